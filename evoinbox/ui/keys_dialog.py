"""Another key for a command: one row for each, found by a few letters, in force as soon as it is pressed.

Invariants: a key that another command has is named and changes nothing until the agent says that the two swap; Escape
and Tab are never taken as keys, so that the keyboard alone gets in and out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QKeySequenceEdit, QLineEdit, QVBoxLayout, QWidget

from evoinbox.ui.actions import ACTIONS, Act, Listed
from evoinbox.ui.controls import LOCKED, Button, ErrorLabel, IconButton, scrolled
from evoinbox.ui.dialog import FIELD_HEIGHT, Dialog
from evoinbox.ui.keys import give, keys_in_force, owner_of, portable, refusal, spoken
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean, tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import mark, tr

WIDE: Final = 46
HIGH: Final = 54
FIELD: Final = 11
"""Widths of an M: the dialog's width and height, and that of a field."""

HINT: Final = mark("Choose a field and press the keys. Backspace leaves a command without one.")
NOTHING: Final = mark("No command is called that.")
_WORDS: Final = {one.act: one.words for one in ACTIONS}


class KeysDialog(Dialog):
    """`changed` carries what is kept of the keys each time one was chosen: the differences, by name of command."""

    changed = Signal(object)

    def __init__(
        self, parent: QWidget, theme: ThemeSource, chosen: Mapping[str, Sequence[str]], *, locked: bool
    ) -> None:
        super().__init__(parent, tr("Keys of commands"), tr("Close"), 320)
        self.only_close()
        self._chosen = dict(chosen)
        self.search = QLineEdit()
        tell(self.search, self.search.setAccessibleName, tr("Search commands"))
        tell(self.search, self.search.setPlaceholderText, tr("Search commands"))
        self.search.setClearButtonEnabled(True)
        self.reset_button = Button(tr("Reset all"))
        self.nothing = Label(tr(NOTHING), "muted")
        self.nothing.hide()
        self.rows = {one.act: _Row(theme, one) for one in ACTIONS}
        self._lay_out(parent, locked=locked)
        for act, row in self.rows.items():
            row.setEnabled(not locked)
            row.pressed.connect(lambda sequence, a=act: self._press(a, sequence))
            row.swap_button.clicked.connect(lambda _=False, a=act: self._swap(a))
            row.reset_button.clicked.connect(lambda _=False, a=act: self._reset(a))
        self.reset_button.setEnabled(not locked)
        self.reset_button.clicked.connect(lambda: self._use({}))
        self.search.textChanged.connect(self._sift)
        self._show()
        self.search.setFocus()

    def _lay_out(self, parent: QWidget, *, locked: bool) -> None:
        self.buttons.insertWidget(0, self.reset_button)
        inside = QWidget()
        column = QVBoxLayout(inside)
        lean(column, 0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.nothing)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        hint = Label(tr(LOCKED if locked else HINT), "warning" if locked else "caption")
        hint.setWordWrap(True)
        self.content.addWidget(self.search)
        self.content.addWidget(hint)
        self.content.addWidget(scrolled(inside), 1)
        em = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(WIDE * em, parent.width()), min(HIGH * em, parent.height()))

    def _show(self) -> None:
        keys = keys_in_force(self._chosen)
        for act, row in self.rows.items():
            row.show_keys(keys[act], own=act.value in self._chosen)

    def _use(self, chosen: dict[str, list[str]]) -> None:
        self._chosen = dict(chosen)
        self._show()
        self.changed.emit(chosen)

    def _press(self, act: Act, sequence: QKeySequence) -> None:
        keys, key = keys_in_force(self._chosen), portable(sequence)
        row = self.rows[act]
        if not key:
            self._use(give(self._chosen, act, ()))
        elif key in keys[act]:
            self._show()
        elif words := refusal(sequence):
            row.refuse(words, swap=False)
        elif (owner := owner_of(keys, key)) is not None:
            row.refuse(tr("{key} is the key of “{command}”.", key=spoken([key]), command=tr(_WORDS[owner])), swap=True)
        else:
            self._use(give(self._chosen, act, (key,)))

    def _swap(self, act: Act) -> None:
        """What was pressed becomes this command's, and its owner gets what this one had."""
        keys, key = keys_in_force(self._chosen), portable(self.rows[act].edit.keySequence())
        owner = owner_of(keys, key)
        if owner is not None and owner is not act:
            others = [one for one in keys[owner] if one != key]
            self._use(give(give(self._chosen, owner, [*keys[act], *others]), act, (key,)))
        self.rows[act].edit.setFocus()

    def _reset(self, act: Act) -> None:
        self._use({name: list(keys) for name, keys in self._chosen.items() if name != act.value})
        self.rows[act].edit.setFocus()

    def _sift(self, sought: str) -> None:
        words = sought.casefold().split()
        found = [row.sift(words) for row in self.rows.values()]
        self.nothing.setVisible(not any(found))


class _Row(QWidget):
    """One command: its words, its key, and what is wrong with what was pressed."""

    pressed = Signal(QKeySequence)

    def __init__(self, theme: ThemeSource, listed: Listed) -> None:
        super().__init__()
        self._listed = listed
        self._keys: tuple[str, ...] = ()
        self.edit = KeyEdit()
        tell(self.edit, self.edit.setAccessibleName, tr("Key of {command}", command=tr(listed.words)))
        self.edit.setMinimumHeight(FIELD_HEIGHT)
        self.edit.setMaximumWidth(FIELD * self.fontMetrics().horizontalAdvance("M"))
        self.reset_button = IconButton(theme, "undo", tr("Reset the key of {command}", command=tr(listed.words)))
        self.problem = ErrorLabel()
        self.swap_button = Button(tr("Swap the two"), "link")
        self.swap_button.hide()
        words = Label(tr(listed.words))
        words.setWordWrap(True)
        words.setBuddy(self.edit)
        kept = self.reset_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.reset_button.setSizePolicy(kept)
        keys = QHBoxLayout()
        keys.addWidget(self.edit, 1)
        keys.addWidget(self.reset_button)
        self._line = line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        line.addWidget(words, 1)
        line.addLayout(keys)
        below = QHBoxLayout()
        below.addWidget(self.problem, 1)
        below.addWidget(self.swap_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addLayout(below)
        self.edit.given.connect(self.pressed)
        tell(self.edit, self.edit.setAccessibleDescription, tr(HINT))

    def minimumSizeHint(self) -> QSize:
        """As narrow as it is with the key below the words: else it would never become so."""
        em = self.fontMetrics().horizontalAdvance("M")
        return QSize(min(super().minimumSizeHint().width(), FIELD * em), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the words, the key stands below them."""
        super().resizeEvent(event)
        em, wide = self.fontMetrics().horizontalAdvance("M"), QBoxLayout.Direction.LeftToRight
        beside = self.width() >= 2 * FIELD * em
        self.edit.setMinimumWidth(FIELD * em if beside else 0)
        self._line.setDirection(wide if beside else QBoxLayout.Direction.TopToBottom)

    def show_keys(self, keys: tuple[str, ...], *, own: bool) -> None:
        """Show the first of these, and whether they are the agent's choice."""
        self._keys = keys
        self.edit.setKeySequence(QKeySequence(keys[0]) if keys else QKeySequence())
        self.edit.setToolTip(spoken(keys))
        self.reset_button.setVisible(own)
        self.problem.say("")
        self.swap_button.hide()

    def refuse(self, words: str, *, swap: bool) -> None:
        """Say why what was pressed is not this command's key."""
        self.problem.say(words)
        self.swap_button.setVisible(swap)

    def sift(self, words: Sequence[str]) -> bool:
        """Show the row if all words are found in what it says; returns whether."""
        said = f"{tr(self._listed.group)} {tr(self._listed.words)} {spoken(self._keys)}".casefold()
        found = all(word in said for word in words)
        self.setVisible(found)
        return found


class KeyEdit(QKeySequenceEdit):
    """Takes one key with what is held, and tells by `given`; Escape and Enter are left to the dialog, Tab leads on.

    Backspace and Delete empty it.
    """

    given = Signal(QKeySequence)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumSequenceLength(1)
        # Not keySequenceChanged: that comes with nothing first, at every key that goes down.
        self.editingFinished.connect(lambda: self.given.emit(self.keySequence()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key."""
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.ignore()
                return
            if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self.clear()
                self.given.emit(QKeySequence())
                return
        super().keyPressEvent(event)
