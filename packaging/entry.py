"""Where the frozen program begins: as `python -m evoinbox` does, after what only a program without Python needs.

Invariants: nothing of ours happens here that a checkout would not do, but for the streams and the identity below.
"""

from __future__ import annotations

import os
import sys
from typing import Final

TOLD: Final = frozenset({"policy", "doctor", "demo-server", "--version", "--help", "-h"})
"""What is answered in words and done with."""


def prepare() -> None:
    """A windowed program on Windows has no streams, which Python shows as None; its taskbar wants one identity."""
    if sys.platform == "win32":
        import ctypes

        where = os.devnull
        # Not for the window's sake: who closes a console ends all that is attached to it.
        if TOLD & set(sys.argv[1:2]) and ctypes.windll.kernel32.AttachConsole(-1):
            where = "CONOUT$"
        for name in ("stdout", "stderr"):
            if getattr(sys, name) is None:
                # Open until the process ends, as the streams it stands for would be.
                setattr(sys, name, open(where, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        # The same as the Start menu's entry carries (windows/installer.nsi): notes and buttons belong to one program.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("EvoInbox.EvoInbox")


def hold() -> None:
    """A newer package may replace the program's file while it runs: what is loaded late comes from the one started.

    PyInstaller opens the file by its name for each module, and would read the new one at the old one's places.
    """
    if sys.platform == "linux" and getattr(sys, "frozen", False):
        archive = sys.modules["pyimod02_importers"].pyz_archive
        archive._filename = f"/proc/self/fd/{os.open(sys.executable, os.O_RDONLY)}"  # noqa: SLF001 - there is no other way


if __name__ == "__main__":
    prepare()
    hold()
    from evoinbox.__main__ import program

    program()
