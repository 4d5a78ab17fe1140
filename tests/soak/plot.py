"""A day's readings as a picture: a band each for processor, wake-ups, memory, files, threads over the same time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QPen, QPolygonF

from tests.support.gauge import Reading, cost

WIDTH: Final = 1200
BAND: Final = 150
LEFT: Final = 90
TOP: Final = 30
GRID, INK, LINE = QColor("#d8dee0"), QColor("#26313a"), QColor("#0f6b5e")

Series = tuple[str, list[tuple[float, float]]]


def series(readings: Sequence[Reading]) -> list[Series]:
    """What is drawn: a name, and values over seconds."""
    begun = readings[0].at_s
    rates = [(after.at_s - begun, cost(before, after)) for before, after in pairwise(readings)]
    return [
        ("CPU, % of a core", [(at, cpu) for at, (cpu, _) in rates]),
        ("wake-ups / s", [(at, wakes) for at, (_, wakes) in rates]),
        ("PSS, MiB", [(r.at_s - begun, r.pss_mib) for r in readings]),
        ("memory of its own, MiB", [(r.at_s - begun, r.own_mib) for r in readings]),
        ("files", [(r.at_s - begun, float(r.files)) for r in readings]),
        ("threads", [(r.at_s - begun, float(r.threads)) for r in readings]),
    ]


def draw(readings: Sequence[Reading], phases: Sequence[tuple[float, str]], file: Path) -> None:
    """Draw readings, with a rule where something else began, into a PNG file."""
    application = QGuiApplication.instance() or QGuiApplication(["soak"])
    bands = series(readings)
    image = QImage(WIDTH, TOP + BAND * len(bands) + 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    begun, length = readings[0].at_s, readings[-1].at_s - readings[0].at_s
    across = (WIDTH - LEFT - 20) / length
    painter.setPen(INK)
    for at_s, what in phases:
        x = LEFT + max(at_s - begun, 0) * across
        painter.drawText(QPointF(x + 3, TOP - 10), what if len(what) < 12 else what.split(",")[0])
        painter.fillRect(QRectF(x, TOP, 1, BAND * len(bands)), GRID)
    for place, (name, values) in enumerate(bands):
        _band(painter, QRectF(LEFT, TOP + place * BAND + 8, WIDTH - LEFT - 20, BAND - 24), name, values, across)
    painter.end()
    image.save(str(file))
    del application


def _band(painter: QPainter, room: QRectF, name: str, values: list[tuple[float, float]], across: float) -> None:
    most = max(value for _, value in values) or 1.0
    painter.setPen(QPen(GRID, 1))
    painter.drawRect(room)
    painter.setPen(INK)
    painter.drawText(QPointF(6, room.top() + 12), f"{most:,.0f}")
    painter.drawText(QPointF(6, room.bottom()), "0")
    painter.drawText(QPointF(room.left() + 6, room.top() + 14), name)
    painter.setPen(QPen(LINE, 1.4))
    points = [QPointF(room.left() + at * across, room.bottom() - v / most * (room.height() - 4)) for at, v in values]
    painter.drawPolyline(QPolygonF(points))
