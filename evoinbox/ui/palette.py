"""Every colour of the window, light and dark, and the contrast each pair must have.

Invariants: every text stands on its background with WCAG AA contrast (`Palette.pairs`, checked by a test).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the window, as #rrggbb; `avatars` are (disc, letters)."""

    dark: bool
    side: str
    surface: str
    raised: str
    edge: str
    rim: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    chosen: str
    hover: str
    incoming: str
    outgoing: str
    outgoing_muted: str
    link: str
    danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    avatars: tuple[tuple[str, str], ...]

    def avatar(self, key: str) -> tuple[str, str]:
        """The disc and letters of one customer: always the same."""
        return self.avatars[zlib.crc32(key.encode()) % len(self.avatars)]

    def pairs(self) -> tuple[tuple[str, str, float], ...]:
        """Foreground, background and the least contrast they must have (4.5 for text, 3 for the edges of controls)."""
        grounds = (self.side, self.surface, self.raised)
        text = [(ink, ground, 4.5) for ink in (self.text, self.muted, self.accent) for ground in grounds]
        text += [
            (ink, ground, 4.5) for ink in (self.text, self.muted, self.accent) for ground in (self.chosen, self.hover)
        ]
        text += [
            (ink, ground, 4.5) for ink in (self.danger, self.warning) for ground in (*grounds, self.chosen, self.hover)
        ]
        text += [(self.on_accent, self.accent, 4.5), (self.on_accent, self.accent_hover, 4.5)]
        text += [(self.text, self.incoming, 4.5), (self.muted, self.incoming, 4.5)]
        text += [(self.text, self.outgoing, 4.5), (self.outgoing_muted, self.outgoing, 4.5)]
        text += [(self.text, self.danger_soft, 4.5), (self.danger, self.danger_soft, 4.5)]
        text += [(self.text, self.warning_soft, 4.5), (self.warning, self.warning_soft, 4.5)]
        bubbles = (self.incoming, self.outgoing, self.danger_soft, self.warning_soft)
        text += [(ink, ground, 4.5) for ink in (self.link, self.warning) for ground in bubbles]
        text += [(letters, disc, 4.5) for disc, letters in self.avatars]
        rims = [(self.rim, ground, 3.0) for ground in grounds]
        focus = [(self.accent, ground, 3.0) for ground in (*grounds, self.outgoing, self.incoming)]
        return (*text, *rims, *focus)


LIGHT: Final = Palette(
    dark=False,
    side="#f3f6f5",
    surface="#ffffff",
    raised="#ffffff",
    edge="#dde4e2",
    rim="#7f8d8a",
    text="#15211f",
    muted="#53615e",
    accent="#0b625d",
    accent_hover="#084e4a",
    on_accent="#ffffff",
    chosen="#d8ebe7",
    hover="#e8eeec",
    incoming="#eef2f1",
    outgoing="#d5ece6",
    outgoing_muted="#44605b",
    link="#0a5a8f",
    danger="#a8201a",
    danger_soft="#fdeceb",
    warning="#7a4b00",
    warning_soft="#fdf3df",
    avatars=(
        ("#cfe8e4", "#0b4f4a"), ("#d9e3f5", "#27477f"), ("#eadcf3", "#5d3581"), ("#f7dbe2", "#84284a"),
        ("#f8dfd2", "#7c3717"), ("#f3e6c4", "#624708"), ("#e0ebcd", "#3d5613"), ("#d3eadb", "#1b5836"),
        ("#d2e8f2", "#14536d"), ("#e2dff5", "#443a8a"),
    ),
)  # fmt: skip

DARK: Final = Palette(
    dark=True,
    side="#161c1b",
    surface="#101514",
    raised="#1b2221",
    edge="#2a3331",
    rim="#71807c",
    text="#e7eeec",
    muted="#a2b1ad",
    accent="#5cc9be",
    accent_hover="#7ad8ce",
    on_accent="#04211e",
    chosen="#1c3a36",
    hover="#202928",
    incoming="#212a28",
    outgoing="#134640",
    outgoing_muted="#a9cdc6",
    link="#8cc8f5",
    danger="#ff9d94",
    danger_soft="#3b1c1a",
    warning="#f0c268",
    warning_soft="#372a11",
    avatars=(
        ("#17443f", "#a8e3da"), ("#22375c", "#bcd2fb"), ("#432a5b", "#e2c6f7"), ("#5a2439", "#f9c3d2"),
        ("#57301c", "#f9c9b1"), ("#483810", "#efd68f"), ("#324415", "#cfe3a4"), ("#1c452e", "#aee2c2"),
        ("#174254", "#aadcf2"), ("#332d66", "#cdc8fa"),
    ),
)  # fmt: skip


def contrast(one: str, other: str) -> float:
    """WCAG 2's contrast of two colours, 1 to 21."""
    lighter, darker = sorted((_luminance(QColor(one)), _luminance(QColor(other))), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (_linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
