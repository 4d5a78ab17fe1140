"""Keeps pictures of what is painted, and tells when it comes out otherwise.

`EVOINBOX_PICTURES=new` in the environment writes them anew (`make pictures`): look at them before they are committed.
Invariants: a difference that the eye takes for another picture fails, one of another version of the font's renderer
does not; what came out and where it differs is left in `build/pictures`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QImage

KEPT: Final = Path(__file__).resolve().parents[1] / "ui" / "pictures"
LEFT: Final = Path(__file__).resolve().parents[2] / "build" / "pictures"

APART: Final = 40
"""Levels of 255 by which a pixel's lightness or one of its colours is another one."""

FEW: Final = 0.002
"""Share of pixels that may be apart: a mark of 3 by 5 pixels in a row of the list is more."""


def check(name: str, drawn: QImage) -> None:
    """Compare with the picture of that name; raises AssertionError with what differs."""
    file = KEPT / f"{name}.png"
    drawn = drawn.convertToFormat(QImage.Format.Format_RGB32)
    drawn.setDevicePixelRatio(1)
    if os.environ.get("EVOINBOX_PICTURES") == "new":
        assert drawn.save(str(file))
        return
    assert file.exists(), f"there is no picture {file.name}: make pictures draws it"
    known = QImage(str(file)).convertToFormat(QImage.Format.Format_RGB32)
    assert drawn.size() == known.size(), f"{name} is {drawn.size().toTuple()}, was {known.size().toTuple()}"
    apart, marked = differences(known, drawn)
    share = apart / (known.width() * known.height())
    if share > FEW:
        LEFT.mkdir(parents=True, exist_ok=True)
        drawn.save(str(LEFT / f"{name}.png"))
        marked.save(str(LEFT / f"{name}-differs.png"))
        msg = f"{name}: {share:.2%} of it is drawn otherwise; see {LEFT.relative_to(LEFT.parents[1])}"
        raise AssertionError(msg)


def differences(one: QImage, other: QImage) -> tuple[int, QImage]:
    """How many pixels are apart, and a picture that marks them. Both of one size, RGB32."""
    marked, count = one.copy(), 0
    ours, theirs = bytes(one.constBits()), bytes(other.constBits())
    if ours == theirs:
        return 0, marked
    red = QColor("red")
    stride = one.bytesPerLine()
    for y in range(one.height()):
        line = slice(y * stride, y * stride + 4 * one.width())
        if ours[line] == theirs[line]:
            continue
        for x in range(one.width()):
            at = y * stride + 4 * x
            if max(abs(a - b) for a, b in zip(ours[at : at + 3], theirs[at : at + 3], strict=True)) > APART:
                count += 1
                marked.setPixelColor(x, y, red)
    return count, marked
