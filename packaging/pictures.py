"""The program's mark as each system wants it, drawn from the one SVG, and what Windows tells of a program's file."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from evoinbox import __version__
from freeze import ROOT

ICON: Final = ROOT / "resources" / "icons" / "evoinbox.svg"
LARGE: Final = {"win32": 256, "darwin": 512}

ABOUT: Final = """\
VSVersionInfo(
  ffi=FixedFileInfo(filevers=({numbers}, 0), prodvers=({numbers}, 0), mask=0x3F, OS=0x40004, fileType=1),
  kids=[
    StringFileInfo([StringTable("040904B0", [
      StringStruct("ProductName", "EvoInbox"), StringStruct("FileDescription", "EvoInbox"),
      StringStruct("ProductVersion", "{version}"), StringStruct("FileVersion", "{version}"),
      StringStruct("CompanyName", "The EvoInbox authors"), StringStruct("LegalCopyright", "MIT"),
    ])]),
    VarFileInfo([VarStruct("Translation", [1033, 1200])]),
  ],
)
"""


def draw(pixels: int, target: Path) -> None:
    """Draw the mark in a square of so many pixels; the file's ending says its kind. Raises OSError."""
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(os.fspath(ICON)).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(os.fspath(target)):
        raise OSError(f"{target} could not be written")


def make(work: Path) -> None:
    """What PyInstaller puts into a program's file under Windows and macOS."""
    draw(LARGE[sys.platform], work / ("evoinbox.ico" if sys.platform == "win32" else "evoinbox.icns"))
    numbers = ", ".join(__version__.split(".")[:3])
    (work / "version.txt").write_text(ABOUT.format(numbers=numbers, version=__version__), encoding="utf-8")
