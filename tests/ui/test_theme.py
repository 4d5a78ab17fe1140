"""Colours: contrast of every pair, stability of avatars, one style sheet."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from evoinbox.settings import Theme
from evoinbox.ui.palette import DARK, LIGHT, Palette, contrast
from evoinbox.ui.theme import ThemeSource


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_has_its_contrast(palette: Palette) -> None:
    poor = [
        f"{ink} on {ground}: {contrast(ink, ground):.2f} < {least}"
        for ink, ground, least in palette.pairs()
        if contrast(ink, ground) < least
    ]
    assert not poor


def test_contrast_is_wcags() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_a_customer_keeps_the_same_colour_in_every_run() -> None:
    assert LIGHT.avatars.index(LIGHT.avatar("tel:+15035550100")) == DARK.avatars.index(DARK.avatar("tel:+15035550100"))
    assert len({LIGHT.avatar(f"tel:+1503555{n:04}") for n in range(200)}) == len(LIGHT.avatars)


def test_choosing_a_theme_recolours_the_application(qapp: QApplication, theme: ThemeSource) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.palette.surface))
    theme.use(Theme.DARK)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == DARK.surface
    assert DARK.accent in qapp.styleSheet()
    theme.use(Theme.LIGHT)
    assert LIGHT.accent in qapp.styleSheet()
    assert told == [DARK.surface, LIGHT.surface]
