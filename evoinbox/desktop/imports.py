"""Python's own import, given back after Qt's binding has put another in its place.

PySide6's `__import__` looks for the word PySide6 in the source of every module that is imported after it, for switches
(`from __feature__ import ...`) that nothing here uses, and Python keeps all the lines that were read: 14 MB and a good
part of the start. Source: shibokensupport/feature.py of 6.11, which says that the true one is kept in `builtins`.
"""

from __future__ import annotations

import builtins
import linecache


def import_plainly() -> None:
    """Load Qt's binding, and import everything after it as Python does."""
    import PySide6.QtCore  # noqa: F401 - 60 ms: before it there is nothing to give back

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()
