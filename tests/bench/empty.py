"""An empty window of our shape, for measuring what Python and Qt cost by themselves: a list, a thread, a field."""

from __future__ import annotations

import sys

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)


def column(*parts: QWidget) -> QWidget:
    """Parts below each other."""
    around = QWidget()
    layout = QVBoxLayout(around)
    for part in parts:
        layout.addWidget(part)
    return around


def row(*parts: QWidget) -> QWidget:
    """Parts beside each other."""
    around = QWidget()
    layout = QHBoxLayout(around)
    for part in parts:
        layout.addWidget(part)
    return around


def build() -> QMainWindow:
    """The window; nothing in it does anything."""
    window = QMainWindow()
    window.setWindowTitle("Empty window")
    split = QSplitter(Qt.Orientation.Horizontal)
    for parts in (
        (row(QLineEdit(), QPushButton("New")), QListView(), QLabel("Checked just now")),
        (row(QLabel("Ann Example"), QPushButton("Done")), QListView(), row(QPlainTextEdit(), QPushButton("Send"))),
    ):
        split.addWidget(column(*parts))
    for view in split.findChildren(QListView):
        view.setModel(QStringListModel(parent=window))
    window.setCentralWidget(split)
    window.resize(1180, 760)
    return window


if __name__ == "__main__":
    application = QApplication(sys.argv)
    shown = build()
    shown.show()
    sys.exit(application.exec())
