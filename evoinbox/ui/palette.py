"""Every colour of the window, light and dark, plain and of high contrast, and the contrast each pair must have.

Invariants: every text stands on its background with WCAG AA contrast, AAA in the palettes of high contrast
(`Palette.pairs`, checked by a test).
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of the window, as #rrggbb; `strong` is of high contrast; `avatars` are (disc, letters)."""

    dark: bool
    strong: bool
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
    found: str
    avatars: tuple[tuple[str, str], ...]

    def avatar(self, key: str) -> tuple[str, str]:
        """The disc and letters of one customer: always the same."""
        return self.avatars[zlib.crc32(key.encode()) % len(self.avatars)]

    def pairs(self) -> tuple[tuple[str, str, float], ...]:
        """Foreground, background and the least contrast they must have.

        4.5 for text and 3 for the edges of controls (WCAG AA); 7 and 4.5 where high contrast is wanted.
        """
        least, least_edge = (7.0, 4.5) if self.strong else (4.5, 3.0)
        grounds = (self.side, self.surface, self.raised)
        text = [(ink, ground) for ink in (self.text, self.muted, self.accent) for ground in grounds]
        text += [(ink, ground) for ink in (self.text, self.muted, self.accent) for ground in (self.chosen, self.hover)]
        text += [(ink, ground) for ink in (self.danger, self.warning) for ground in (*grounds, self.chosen, self.hover)]
        text += [(self.on_accent, self.accent), (self.on_accent, self.accent_hover)]
        text += [(self.text, self.incoming), (self.muted, self.incoming)]
        text += [(self.text, self.outgoing), (self.outgoing_muted, self.outgoing)]
        text += [(self.text, self.danger_soft), (self.danger, self.danger_soft)]
        text += [(self.text, self.warning_soft), (self.warning, self.warning_soft), (self.text, self.found)]
        bubbles = (self.incoming, self.outgoing, self.danger_soft, self.warning_soft)
        text += [(ink, ground) for ink in (self.link, self.warning) for ground in bubbles]
        text += [(letters, disc) for disc, letters in self.avatars]
        edges = [(self.rim, ground) for ground in grounds]
        edges += [(self.accent, ground) for ground in (*grounds, self.outgoing, self.incoming)]
        return (*((*pair, least) for pair in text), *((*pair, least_edge) for pair in edges))


LIGHT: Final = Palette(
    dark=False,
    strong=False,
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
    found="#ffe08a",
    avatars=(
        ("#cfe8e4", "#0b4f4a"), ("#d9e3f5", "#27477f"), ("#eadcf3", "#5d3581"), ("#f7dbe2", "#84284a"),
        ("#f8dfd2", "#7c3717"), ("#f3e6c4", "#624708"), ("#e0ebcd", "#3d5613"), ("#d3eadb", "#1b5836"),
        ("#d2e8f2", "#14536d"), ("#e2dff5", "#443a8a"),
    ),
)  # fmt: skip

DARK: Final = Palette(
    dark=True,
    strong=False,
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
    found="#5f4900",
    avatars=(
        ("#17443f", "#a8e3da"), ("#22375c", "#bcd2fb"), ("#432a5b", "#e2c6f7"), ("#5a2439", "#f9c3d2"),
        ("#57301c", "#f9c9b1"), ("#483810", "#efd68f"), ("#324415", "#cfe3a4"), ("#1c452e", "#aee2c2"),
        ("#174254", "#aadcf2"), ("#332d66", "#cdc8fa"),
    ),
)  # fmt: skip


STRONG_LIGHT: Final = Palette(
    dark=False,
    strong=True,
    side="#ffffff",
    surface="#ffffff",
    raised="#ffffff",
    edge="#5b6664",
    rim="#3a4442",
    text="#000000",
    muted="#2b3533",
    accent="#00443f",
    accent_hover="#002f2b",
    on_accent="#ffffff",
    chosen="#c3e3dd",
    hover="#dfe8e6",
    incoming="#e3e9e8",
    outgoing="#bfe5dc",
    outgoing_muted="#1d3a35",
    link="#003a63",
    danger="#7c0b06",
    danger_soft="#ffe9e7",
    warning="#563400",
    warning_soft="#ffefcf",
    found="#ffd54a",
    avatars=(
        ("#0b4f4a", "#ffffff"), ("#27477f", "#ffffff"), ("#5d3581", "#ffffff"), ("#84284a", "#ffffff"),
        ("#7c3717", "#ffffff"), ("#624708", "#ffffff"), ("#3d5613", "#ffffff"), ("#1b5836", "#ffffff"),
        ("#14536d", "#ffffff"), ("#443a8a", "#ffffff"),
    ),
)  # fmt: skip

STRONG_DARK: Final = Palette(
    dark=True,
    strong=True,
    side="#000000",
    surface="#000000",
    raised="#000000",
    edge="#8b9895",
    rim="#b9c5c2",
    text="#ffffff",
    muted="#d3dedb",
    accent="#7ff0e4",
    accent_hover="#a8f7ee",
    on_accent="#000000",
    chosen="#0f3d38",
    hover="#1b2423",
    incoming="#1f2827",
    outgoing="#0c443d",
    outgoing_muted="#d5efe9",
    link="#b5dcff",
    danger="#ffb9b2",
    danger_soft="#3d0f0c",
    warning="#ffd98a",
    warning_soft="#332300",
    found="#5c4500",
    avatars=(
        ("#a8e3da", "#000000"), ("#bcd2fb", "#000000"), ("#e2c6f7", "#000000"), ("#f9c3d2", "#000000"),
        ("#f9c9b1", "#000000"), ("#efd68f", "#000000"), ("#cfe3a4", "#000000"), ("#aee2c2", "#000000"),
        ("#aadcf2", "#000000"), ("#cdc8fa", "#000000"),
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
