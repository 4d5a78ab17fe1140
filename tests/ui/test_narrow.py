"""Dialogs over the narrowest window: none is wider than it, and nothing in them is cut off at a side."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from evoinbox.settings import Language, Theme
from evoinbox.ui.actions import Act
from evoinbox.ui.language import speak
from evoinbox.ui.main_window import SMALLEST
from tests.ui.conftest import Stage, dialog_of

DIALOGS = (
    Act.SETTINGS, Act.EXPORT, Act.PERSON, Act.NEW, Act.SHIFT_REPORT, Act.KEYS, Act.SHORTCUTS, Act.LOCK,
)  # fmt: skip


def beyond(dialog: QWidget) -> list[str]:
    """What in a dialog reaches over the edge of what scrolls."""
    found = []
    for area in dialog.findChildren(QScrollArea):
        inside, room = area.widget(), area.viewport().width()
        if inside is not None and area.isVisible() and inside.width() > room:
            found += [
                f"{type(one).__name__} {one.accessibleName()!r} wants {one.minimumSizeHint().width()} of {room}"
                for one in inside.findChildren(QWidget)
                if one.isVisible() and one.minimumSizeHint().width() > room
            ] or [f"{inside.width()} in {room}"]
    return found


@pytest.mark.parametrize(("percent", "language"), [(100, Language.ENGLISH), (150, Language.SPANISH)])
def test_nothing_is_cut_off_at_the_sides(listed: Stage, percent: int, language: Language) -> None:
    speak(QApplication.instance(), language, QLocale.c())  # type: ignore[arg-type]
    listed.theme.use(Theme.LIGHT, percent)
    listed.window.resize(*SMALLEST)
    wrong = []
    for act in DIALOGS:
        dialog = dialog_of(listed, act)
        QApplication.processEvents()
        wrong += [f"{act}: {words}" for words in beyond(dialog)]
        if dialog.width() > SMALLEST[0]:
            wrong.append(f"{act}: {dialog.width()} wide, {dialog.minimumSizeHint().width()}")
        dialog.reject()
        listed.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert wrong == []
