"""Loads the parts of Qt that the window needs and says in one sentence which system library is missing, if one is.

Qt's binding keeps Python files of its own in an archive within its library and compiles them at each start; told so in
the environment it unpacks them beside itself, once, and Python keeps what it compiled (a start is 15 ms shorter).
Source: shiboken6's signature_bootstrap.py of 6.11.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
from pathlib import Path


def missing() -> str:
    """The loader's words about the first library that does not load, or "" when all do."""
    os.environ["SBK_EMBED"] = "0"
    try:
        for module in ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtSvg"):
            importlib.import_module(f"PySide6.{module}")
    except ImportError as error:
        return str(error)
    if sys.platform == "linux":
        package = importlib.import_module("PySide6").__file__
        for plugin in ("libqxcb.so", "libqoffscreen.so"):
            try:
                ctypes.CDLL(str(Path(package or "").parent / "Qt" / "plugins" / "platforms" / plugin))
            except OSError as error:
                return str(error)
    return ""


if __name__ == "__main__":
    words = missing()
    if words:
        sys.exit(
            f"Qt cannot be loaded: {words}. Install the system package that holds that library, then run make again."
        )
