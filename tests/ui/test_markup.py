"""Markup in what is not ours to say is never interpreted: not in labels, not in tool tips, not in titles."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import Qt as Gui
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from evoinbox.domain.errors import ServerFailed
from evoinbox.domain.message import Account, AccountId, Line, LineId
from evoinbox.engine.changes import Contact, Freshness, LinesChanged, Opened
from evoinbox.ui.controls import CutLabel, unmarked
from tests.support.build import KEY, NOW_US, message
from tests.ui.conftest import SEAT, Stage

BOLD = "<b>bold</b> & <img src='x'>"


def interpreted(words: str) -> bool:
    """Whether Qt would show something else than what is said."""
    return Gui.mightBeRichText(words) and BOLD[:11] not in QTextDocumentFragment.fromHtml(words).toPlainText()


def tips_of(view: QAbstractItemView) -> list[str]:
    """The tool tips of a view's rows."""
    model: QAbstractItemModel | None = view.model()  # the stubs know no None
    if model is None:
        return []
    rows = [model.index(row, 0) for row in range(min(model.rowCount(), 50))]
    return [str(row.data(Qt.ItemDataRole.ToolTipRole) or "") for row in rows]


def test_no_tool_tip_and_no_label_interprets_what_others_wrote(stage: Stage) -> None:
    stage.show()
    stage.window.resize(700, 600)
    texts = [
        message(f"m{n}", address=f"{BOLD}{n}", line=f"l{n}", line_name=f"{n} {BOLD}" * 9, text=BOLD) for n in range(3)
    ]
    stage.store(*texts)
    with stage.cache.transaction():
        stage.cache.learn_lines([Line(LineId(f"l{n}"), f"{BOLD} {n}") for n in range(3)])
    seat = type(SEAT)(SEAT.server, BOLD, Account(AccountId("a1"), BOLD * 9))
    stage.say(Opened(seat, stage.folder / "cache.db", stage.folder / "desk.db", KEY), LinesChanged())
    stage.window.inbox.list.view.setCurrentIndex(stage.window.inbox.model.index(0))
    stage.say(Freshness(Contact.FAILING, NOW_US, NOW_US, ServerFailed(503, "X", BOLD)))
    widgets = stage.window.findChildren(QWidget)
    tips = [widget.toolTip() for widget in widgets]
    for view in stage.window.findChildren(QAbstractItemView):
        tips += tips_of(view)
    assert sum("bold" in tip for tip in tips) > 2
    assert [tip for tip in tips if interpreted(tip)] == []
    labels = [widget for widget in widgets if isinstance(widget, QLabel) and widget.text()]
    assert [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText] == []


def test_a_tip_says_the_words_whatever_they_look_like(stage: Stage) -> None:
    for words in ("plain & simple", "1 < 2", BOLD, f"two\nlines {BOLD}"):
        shown = unmarked(words)
        told = QTextDocumentFragment.fromHtml(shown).toPlainText() if Gui.mightBeRichText(shown) else shown
        assert told == words.replace("\n", "\u2028") or told == words
    label = CutLabel("caption")
    stage.qtbot.addWidget(label)
    label.resize(30, 20)
    label.say(BOLD)
    assert not interpreted(label.toolTip())
