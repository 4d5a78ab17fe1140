"""The program's own icons in the colours of the theme: SVG sources, recoloured and rendered for every pixel ratio.

Invariants: no bitmap is shipped; an icon that is missing leaves an empty place, never an error; what points along
a line of text points the other way where words run so.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from evoinbox.settings import resource

_POINTING = frozenset({"send", "chevron-left", "chevron-right", "undo", "retry", "sign-out"})


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """An icon drawn for one size and pixel ratio."""
    mirrored = name in _POINTING and QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return _drawn(name, colour, size, ratio, mirrored)


@lru_cache(maxsize=256)
def _drawn(name: str, colour: str, size: int, ratio: float, mirrored: bool) -> QPixmap:  # noqa: FBT001 - a cache's key
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name, colour)))
    if renderer.isValid():
        painter = QPainter(drawn)
        if mirrored:
            painter.translate(drawn.width(), 0)
            painter.scale(-1, 1)
        renderer.render(painter, QRectF(drawn.rect()))
        painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def icon(name: str, colour: str, size: int = 20, *, disabled: str = "") -> QIcon:
    """An icon for buttons and menus, as sharp as the screens are; `disabled` is its colour where nothing can be done.

    It takes 0.2 ms for each of their ratios; where there is another one, the theme tells that icons are made anew.
    """
    made = QIcon()
    for ratio in {screen.devicePixelRatio() for screen in QGuiApplication.screens()}:
        made.addPixmap(pixmap(name, colour, size, ratio))
        if disabled:
            made.addPixmap(pixmap(name, disabled, size, ratio), QIcon.Mode.Disabled)
    return made


def application_icon() -> QIcon:
    """The program's own mark, in its own colours."""
    file = resource("icons", "evoinbox.svg")
    return QIcon(str(file)) if file.is_file() else QIcon()


@lru_cache(maxsize=256)
def _source(name: str, colour: str) -> bytes:
    file = resource("icons", f"{name}.svg")
    return file.read_text(encoding="utf-8").replace("#000000", colour).encode() if file.is_file() else b""
