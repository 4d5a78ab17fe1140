"""What a text costs, told above the editor, and one key that makes it cheaper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from evoinbox.domain.dear import cost
from evoinbox.ui.actions import Act
from evoinbox.ui.compose_head import cost_words
from tests.ui.conftest import Stage, edit_of, pane_of, write

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a" * 132, "132/160 · 1 segment"),
        ("a" * 161, "161/306 · 2 segments"),
        ("héllo ’", "7/70 · 1 segment · Unicode because of “’”"),
        ("it’s" + "a" * 93, "97/134 · 2 segments because of “’”; 1 without"),
        ("\u00a0" + "a" * 96, "97/134 · 2 segments because of no-break space; 1 without"),
        ("😀", "2/70 · 1 segment · Unicode because of “😀”"),
    ],
    ids=["one", "two", "unicode", "dear", "unseen", "emoji"],
)
def test_segments_are_counted_and_the_culprit_named(writing: Stage, text: str, words: str) -> None:
    edit_of(writing).put(text, 0)
    assert pane_of(writing).head.cost_label.text() == words == cost_words(cost(text))


def test_one_key_makes_a_text_plain_and_another_brings_it_back(writing: Stage) -> None:
    edit_of(writing).put("it’s “olá”…", 4)
    assert pane_of(writing).head.plainer_button.text() == "Plain signs"
    writing.window.actions_by_name[Act.WRITE_PLAINLY].trigger()
    assert edit_of(writing).text() == 'it\'s "olá"...'
    assert edit_of(writing).cursor_place() == 4
    assert pane_of(writing).head.plainer_button.text() == "Plain letters"
    writing.qtbot.mouseClick(pane_of(writing).head.plainer_button, Qt.MouseButton.LeftButton)
    assert edit_of(writing).text() == 'it\'s "ola"...'
    assert pane_of(writing).head.plainer_button.isHidden()
    writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Z, CTRL)
    writing.qtbot.keyClick(edit_of(writing), Qt.Key.Key_Z, CTRL)
    assert edit_of(writing).text() == "it’s “olá”…"


def test_what_nothing_looks_like_stays_and_is_named(writing: Stage) -> None:
    edit_of(writing).put("it’s 😀", 0)
    writing.window.actions_by_name[Act.WRITE_PLAINLY].trigger()
    assert edit_of(writing).text() == "it's 😀"
    assert "“😀”, which has no plain form" in pane_of(writing).head.cost_label.text()
    write(writing, "a")
    assert "plain form" not in pane_of(writing).head.cost_label.text()


def test_the_cost_never_makes_the_window_wider(writing: Stage) -> None:
    writing.window.resize(640, 500)
    edit_of(writing).put("’" * 300, 0)
    label = pane_of(writing).head.cost_label
    writing.qtbot.waitUntil(lambda: label.text().startswith("300/335") and label.text().endswith("…"))
    assert writing.window.width() == 640
    assert pane_of(writing).head.cost_label.accessibleName() == "300/335 · 5 segments because of “’”; 2 without"
