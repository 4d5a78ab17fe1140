"""A list of rows of one height: it answers as a QListView does, without going through its rows."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from evoinbox.ui.uniform_list import UniformList, UniformRow

ROWS = 3000
HEIGHT = 31
Index = QModelIndex | QPersistentModelIndex
NONE = QModelIndex()


class Numbers(QAbstractListModel):
    """Rows that only count how often they are asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows = ROWS
        self.asked = 0

    def rowCount(self, parent: Index = NONE) -> int:
        """How many there are."""
        return 0 if parent.isValid() else self.rows

    def data(self, index: Index, role: int = 0) -> object:
        """The row's number."""
        self.asked += 1
        return str(index.row()) if role == Qt.ItemDataRole.DisplayRole else None

    def put(self, row: int) -> None:
        """One more row there."""
        self.beginInsertRows(NONE, row, row)
        self.rows += 1
        self.endInsertRows()

    def drop(self, row: int) -> None:
        """One row less."""
        self.beginRemoveRows(NONE, row, row)
        self.rows -= 1
        self.endRemoveRows()


class Row(UniformRow):
    """Paints nothing, and keeps which rows it was to paint."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.painted: list[int] = []

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """For Qt's own list, which asks so."""
        del option, index
        return QSize(100, HEIGHT)

    @property
    def row_height(self) -> int:
        """Any height."""
        return HEIGHT

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Keep the row."""
        del painter, option
        self.painted.append(index.row())


@pytest.fixture
def row() -> Row:
    """What paints."""
    return Row()


@pytest.fixture
def ours(qtbot: QtBot, row: Row) -> UniformList:
    """The list, as large as its peer."""
    model = Numbers(row)
    view = UniformList(model, row)
    view.resize(300, 400)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


@pytest.fixture
def peer(qtbot: QtBot) -> QListView:
    """Qt's own list with rows of the same height."""
    view = QListView()
    view.setProperty("look", "bare")
    view.setModel(Numbers(view))
    view.setItemDelegate(Row(view))
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setUniformItemSizes(True)
    view.resize(300, 400)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    return view


def numbers_of(view: QListView) -> Numbers:
    """The model behind a view."""
    model = view.model()
    assert isinstance(model, Numbers)
    return model


def state_of(view: QListView) -> tuple[object, ...]:
    """What a user sees of it."""
    row, bar = view.currentIndex().row(), view.verticalScrollBar()
    seen = [view.indexAt(QPoint(9, y)).row() for y in range(0, 400, 7)]
    chosen = sorted(index.row() for index in view.selectedIndexes())
    return row, bar.value(), bar.maximum(), seen, chosen, view.visualRect(view.currentIndex()).getRect()


def test_it_answers_keys_clicks_and_changes_as_qt_s_own_list_does(ours: UniformList, peer: QListView) -> None:
    chance = random.Random(5)
    keys = [Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Down]
    for view in (ours, peer):
        view.setCurrentIndex(view.model().index(5, 0))
    for _ in range(250):
        row, y, key = chance.randrange(2000), chance.randrange(400), chance.choice(keys)
        act = chance.randrange(6)
        for view in (ours, peer):
            match act:
                case 0:
                    view.scrollTo(view.model().index(row, 0))
                case 1:
                    numbers_of(view).put(row)
                case 2:
                    numbers_of(view).drop(row)
                case 3:
                    view.verticalScrollBar().setValue(row * 20)
                case 4:
                    QTest.mouseClick(
                        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, y)
                    )
                case _:
                    QTest.keyClick(view, key)
            view.doItemsLayout()
        assert state_of(ours) == state_of(peer)


@pytest.mark.parametrize("hint", list(QAbstractItemView.ScrollHint), ids=lambda hint: hint.name)
@pytest.mark.parametrize("number", [0, 7, 1500, ROWS - 1], ids=str)
def test_any_row_can_be_brought_into_sight(
    ours: UniformList, peer: QListView, hint: QAbstractItemView.ScrollHint, number: int
) -> None:
    for view in (ours, peer):
        view.scrollTo(view.model().index(number, 0), hint)
    assert ours.verticalScrollBar().value() == pytest.approx(peer.verticalScrollBar().value(), abs=1)
    assert ours.viewport().rect().contains(ours.visualRect(ours.model().index(number, 0)).center())


def test_a_row_that_has_only_just_come_can_be_brought_into_sight(ours: UniformList) -> None:
    model = numbers_of(ours)
    for _ in range(9):
        model.put(model.rows)
    last = model.index(model.rows - 1, 0)
    ours.scrollTo(last)
    assert ours.viewport().rect().contains(ours.visualRect(last))


def test_a_page_is_what_is_in_sight_but_for_one_row(ours: UniformList) -> None:
    ours.setCurrentIndex(ours.model().index(0, 0))
    QTest.keyClick(ours, Qt.Key.Key_PageDown)
    page = ours.currentIndex().row()
    assert page == ours.viewport().height() // HEIGHT - 1
    QTest.keyClick(ours, Qt.Key.Key_PageUp)
    assert ours.currentIndex().row() == 0


def test_several_rows_can_be_chosen(ours: UniformList) -> None:
    ours.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    ours.setCurrentIndex(ours.model().index(2, 0))
    below = ours.visualRect(ours.model().index(5, 0)).center()
    QTest.mouseClick(ours.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, below)
    assert sorted(index.row() for index in ours.selectedIndexes()) == [2, 3, 4, 5]
    assert ours.several_chosen
    region = ours.visualRegionForSelection(ours.selectionModel().selection()).boundingRect()
    assert (region.top(), region.height()) == (2 * HEIGHT, 4 * HEIGHT)
    ours.selectionModel().select(ours.model().index(9, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    assert not ours.several_chosen


def test_only_rows_in_sight_are_painted_or_asked_for(ours: UniformList, row: Row, qtbot: QtBot) -> None:
    ours.verticalScrollBar().setValue(10 * HEIGHT + 3)
    qtbot.waitUntil(lambda: bool(row.painted))
    row.painted.clear()
    numbers_of(ours).asked = 0
    numbers_of(ours).put(0)
    ours.viewport().repaint()
    seen = ours.viewport().height() // HEIGHT + 2
    assert row.painted == list(range(10, 10 + len(row.painted)))
    assert len(row.painted) <= seen
    assert numbers_of(ours).asked <= 10 * seen


def test_an_empty_list_answers_too(ours: UniformList) -> None:
    model = numbers_of(ours)
    model.beginResetModel()
    model.rows = 0
    model.endResetModel()
    ours.doItemsLayout()
    assert not ours.indexAt(QPoint(5, 5)).isValid()
    QTest.keyClick(ours, Qt.Key.Key_End)
    assert not ours.currentIndex().isValid()
    assert ours.verticalScrollBar().maximum() == 0
