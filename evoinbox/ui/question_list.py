"""What only the agent can answer about contacts that are taken in: one row for each, ticked where it is one person.

Invariants: nothing is ticked at first; a tick is the agent's own.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from evoinbox.domain.contact_plan import Plan, Question, Reply, Verdict
from evoinbox.domain.legible import one_line
from evoinbox.domain.person import Person
from evoinbox.ui.controls import unmarked
from evoinbox.ui.icons import pixmap
from evoinbox.ui.names import Names
from evoinbox.words import alone, tr

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_LONGEST: Final = 120
ROWS: Final = 7
BOX: Final = 1.0
"""The side of a box, in heights of the text."""


class Questions(QAbstractListModel):
    """The rows of one plan."""

    def __init__(self, plan: Plan, names: Names, parent: QObject) -> None:
        super().__init__(parent)
        self._plan, self._names = plan, names

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """How many are asked about."""
        return 0 if parent.isValid() else len(self._plan.questions)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row may be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row's words and its tick."""
        question = self._plan.questions[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words(question)
            case Qt.ItemDataRole.ToolTipRole:
                return unmarked(self._words(question))
            case Qt.ItemDataRole.CheckStateRole:
                joined = self._plan.replied(question) is Reply.JOIN
                return Qt.CheckState.Checked if joined else Qt.CheckState.Unchecked
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick a row, or no longer."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._reply(self._plan.questions[index.row()], joined=Qt.CheckState(value) is Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        return True

    def tick_all(self, *, joined: bool) -> None:
        """The same answer for all."""
        for question in self._plan.questions:
            self._reply(question, joined=joined)
        if self._plan.questions:
            self.dataChanged.emit(self.index(0), self.index(len(self._plan.questions) - 1))

    def _reply(self, question: Question, *, joined: bool) -> None:
        self._plan.reply(question, Reply.JOIN if joined else Reply.APART)

    def _words(self, question: Question) -> str:
        contact = question.contact
        numbers = ", ".join(self._names.number(one) for one in contact.numbers)
        called = one_line(contact.name or contact.company, _LONGEST) or alone(numbers)
        if question.verdict is Verdict.NAMESAKE:
            return tr(
                "{name}, {numbers}: you know {other} by that name.",
                name=called, numbers=numbers, other=self._named(question.whom[0]),
            )  # fmt: skip
        return tr(
            "{name}: {numbers} belongs to {other}.",
            name=called, numbers=", ".join(self._names.number(one) for one in question.numbers),
            other="; ".join(map(self._named, question.whom)),
        )  # fmt: skip

    def _named(self, person: Person) -> str:
        numbers = [self._names.number(one.written) for one in person.addresses[:2]]
        return one_line(", ".join(part for part in (person.name or person.company, *numbers) if part), _LONGEST)


class _TickRow(QStyledItemDelegate):
    """Draws a box with or without a tick, by the theme: a style sheet has no tick but from a file."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """A picture takes the place of the style's own box."""
        super().initStyleOption(option, index)
        ticked = option.checkState is Qt.CheckState.Checked
        side = round(option.fontMetrics.height() * BOX)
        ink = option.palette.text().color()
        ratio = option.widget.devicePixelRatioF()
        box = QPixmap(QSize(side, side) * ratio)
        box.setDevicePixelRatio(ratio)
        box.fill(Qt.GlobalColor.transparent)
        painter = QPainter(box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(ink)
        painter.drawRoundedRect(QRectF(0.5, 0.5, side - 1, side - 1), 3, 3)
        if ticked:
            painter.drawPixmap(0, 0, pixmap("check", ink.name(), side, ratio))
        painter.end()
        icon = QIcon(box)
        icon.addPixmap(box, QIcon.Mode.Selected)  # else it would be tinted
        option.icon = icon
        option.decorationSize = QSize(side, side)
        feature = QStyleOptionViewItem.ViewItemFeature
        option.features = (option.features | feature.HasDecoration) & ~feature.HasCheckIndicator

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click anywhere on the row ticks it, and so does Space."""
        del option
        pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        clicked = event.type() is QEvent.Type.MouseButtonRelease
        if not (pressed or clicked):
            return False
        ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        other = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
        return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)


class QuestionList(QListView):
    """Shows them; Space ticks."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "plain")
        self.setUniformItemSizes(True)
        self.setMinimumHeight(ROWS * self.fontMetrics().lineSpacing())
        self.setItemDelegate(_TickRow(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
