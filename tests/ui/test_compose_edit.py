"""Where a text is written: as tall as its lines, whatever they are written in."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from evoinbox.settings import SendKey
from evoinbox.ui.compose_edit import ComposeEdit
from evoinbox.ui.theme import ThemeSource


@pytest.mark.parametrize("text", ["a", "a\nb", "Grüße 你好 😀", "1\n2\n3\n4\n5"], ids=["one", "two", "tall", "five"])
def test_a_few_lines_are_seen_whole(qtbot: QtBot, theme: ThemeSource, text: str) -> None:
    edit = ComposeEdit(SendKey.ENTER)
    qtbot.addWidget(edit)
    edit.resize(400, 40)
    edit.show()
    edit.setPlainText(text)
    qtbot.waitUntil(lambda: edit.verticalScrollBar().maximum() == 0)


def test_many_lines_scroll(qtbot: QtBot, theme: ThemeSource) -> None:
    edit = ComposeEdit(SendKey.ENTER)
    qtbot.addWidget(edit)
    edit.show()
    edit.setPlainText("\n".join("many"))
    four = edit.height()
    edit.setPlainText("\n".join("many lines make it scroll"))
    qtbot.waitUntil(lambda: edit.verticalScrollBar().maximum() > 0)

    assert four < edit.height() < 2 * four
