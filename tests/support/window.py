"""A small window for the tests of the harness: a list of three rows, a field, and a button that moves text to it."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

FIRST_ROWS = ("Ann Example, unread 2", "Bob Example", "Shop 555")


def spoken(text: str) -> QStandardItem:
    """An item that reads otherwise than it looks."""
    item = QStandardItem(text[:3])
    item.setData(text, Qt.ItemDataRole.AccessibleTextRole)
    item.setEditable(False)
    return item


def build(rows: int) -> QWidget:
    """The window, its parts connected; `rows` rows are added to the three."""
    model = QStandardItemModel()
    for text in (*FIRST_ROWS, *(f"Row {number}" for number in range(rows))):
        model.appendRow(spoken(text))
    window = QWidget()
    window.setWindowTitle("Small window")
    layout = QVBoxLayout(window)
    views: tuple[tuple[str, QAbstractItemView], ...] = (("List", QListView()), ("Table", QTableView()))
    for name, view in views:
        view.setAccessibleName(name)
        view.setModel(model)
        layout.addWidget(view)
    model.setParent(window)
    field = QPlainTextEdit()
    field.setAccessibleName("Message")
    button = QPushButton("Send")

    def send() -> None:
        model.appendRow(spoken(field.toPlainText()))
        field.clear()

    button.clicked.connect(send)
    layout.addWidget(field)
    layout.addWidget(button)
    window.resize(500, 600)
    return window


if __name__ == "__main__":
    application = QApplication(sys.argv)
    application.setApplicationName("small-window")
    shown = build(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    shown.show()
    sys.exit(application.exec())
