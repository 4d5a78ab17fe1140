"""The cheat sheet: every key there is, as it is now.

Invariants: the keys of commands are those in force; what is not a command's is told as it works here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from evoinbox.settings import SendKey
from evoinbox.ui.actions import ACTIONS, PLACES
from evoinbox.ui.controls import Button, scrolled
from evoinbox.ui.dialog import Dialog
from evoinbox.ui.keys import Keys, keys_in_force, spoken
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean, tell
from evoinbox.ui.theme import Space
from evoinbox.words import Words, tr

WIDE: Final = 58
HIGH: Final = 52
BESIDE: Final = 24
"""Widths of an M."""

_FIRST: Final[tuple[Words, ...]] = ("Conversations", "Writing", "Messages")
_SECOND: Final[tuple[Words, ...]] = ("Moving about", "EvoInbox")

Groups = Mapping[str, Sequence[tuple[str, str]]]


class ShortcutsDialog(Dialog):
    """`change_wanted` when keys are to be chosen."""

    change_wanted = Signal()

    def __init__(self, parent: QWidget, send_key: SendKey, keys: Keys) -> None:
        super().__init__(parent, tr("Keyboard shortcuts"), tr("Close"), 320)
        self.only_close()
        self.change_button = Button(tr("Change keys…"))
        self.buttons.insertWidget(0, self.change_button)
        self.change_button.clicked.connect(self._change)
        groups = _groups(send_key, keys)
        inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        lean(self._columns, 0, 0, Space.S, 0)
        self._columns.setSpacing(Space.XXL)
        self._rows: list[QBoxLayout] = []
        self._columns.addLayout(self._column(groups, _FIRST), 1)
        self._columns.addLayout(self._column(groups, _SECOND), 1)
        self.area = scrolled(inside)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # scrolled by its keys
        tell(self.area, self.area.setAccessibleName, tr("Keys"))
        self.content.addWidget(self.area, 1)
        em = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(WIDE * em, parent.width()), min(HIGH * em, parent.height()))
        self.accept_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where there is no room for two, and keys below the words where there is little for one."""
        super().resizeEvent(event)
        em = self.fontMetrics().horizontalAdvance("M")
        wide = self.width() >= (WIDE - 10) * em
        self._columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._columns.setSpacing(Space.XXL if wide else Space.M)
        beside = self.width() >= BESIDE * em
        for row in self._rows:
            row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
            row.setSpacing(Space.M if beside else 0)

    def _column(self, groups: Groups, wanted: Sequence[str]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(Space.XS)
        for group in wanted:
            column.addWidget(Label(tr(group), "heading"))
            for words, keys in groups[group]:
                said = Label(words)
                said.setWordWrap(True)
                row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
                self._rows.append(row)
                row.addWidget(said, 1)
                row.addWidget(Label(keys, "muted"), 0, Qt.AlignmentFlag.AlignTop)
                column.addLayout(row)
            column.addSpacing(Space.M)
        column.addStretch(1)
        return column

    def _change(self) -> None:
        self.accept()
        self.change_wanted.emit()


def _groups(send_key: SendKey, keys: Keys) -> Groups:
    groups: dict[str, list[tuple[str, str]]] = {}
    as_they_come = keys_in_force({})
    collapsed = all(keys[act] == as_they_come[act] for act in PLACES)
    for listed in ACTIONS:
        rows = groups.setdefault(listed.group, [])
        if collapsed and listed.act is PLACES[0]:
            rows.append((tr("Go to the first … ninth conversation"), f"{spoken(keys[PLACES[0]])} … 9"))
        elif keys[listed.act] and not (collapsed and listed.act in PLACES):
            rows.append((tr(listed.words), spoken(keys[listed.act])))
    groups["Writing"] = [
        (tr("Send"), tr("Enter") if send_key is SendKey.ENTER else tr("Ctrl+Enter")),
        (tr("New line"), tr("Shift+Enter")),
        *groups.get("Writing", ()),
        (tr("Use a template"), tr("/ in an empty message")),
        (tr("Next field of a template"), "Tab"),
        (tr("Emoji by its name"), tr(":name:")),
        (tr("Back to conversations"), "Esc"),
    ]
    groups["Messages"] = [
        (tr("Copy"), spoken(("Ctrl+C",))),
        (tr("Show the whole text"), tr("Enter")),
        (tr("Menu of a text"), tr("Menu key")),
    ]
    return groups
