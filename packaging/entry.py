"""Where the frozen program begins: as `python -m evoinbox` does, after what only a program without Python needs.

Invariants: nothing of ours happens here that a checkout would not do, but for the streams and the identity below.
"""

from __future__ import annotations

import os
import sys


def prepare() -> None:
    """A windowed program on Windows has no streams, which Python shows as None; its taskbar wants one identity."""
    if sys.platform == "win32":
        import ctypes

        for name in ("stdout", "stderr"):
            if getattr(sys, name) is None:
                # Open until the process ends, as the streams it stands for would be.
                setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        # The same as the Start menu's entry carries (windows/installer.nsi): notes and buttons belong to one program.
        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID("EvoInbox.EvoInbox")


if __name__ == "__main__":
    prepare()
    from evoinbox.__main__ import program

    program()
