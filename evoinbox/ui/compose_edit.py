"""Where a text is written: grows with its lines, sends on the chosen key only, and takes in plain text only.

Invariants: Enter never sends while an input method is composing, on auto-repeat, or from a paste; Shift+Enter
always makes a new line; what `text` returns is what was typed, character for character.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextDocumentLayout, QPlainTextEdit

from evoinbox.settings import SendKey
from evoinbox.ui.language import tell
from evoinbox.words import tr

MOST_LINES = 6

ASIDE = 20
"""Begun texts whose steps can be undone after coming back to them."""


class ComposeEdit(QPlainTextEdit):
    """The editor of the compose pane; `typed` when the agent has entered something by a key or an input method.

    `menu_made` brings a menu that is about to show, and the place in the text it is about, in code points.
    """

    send_pressed = Signal()
    take_back_wanted = Signal()
    left = Signal()
    lit = Signal(bool)
    typed = Signal()
    menu_made = Signal(object, int)

    def __init__(self, send_key: SendKey) -> None:
        super().__init__()
        self.send_key = send_key
        self._composing = False
        tell(self, self.setAccessibleName, tr("Message"))
        tell(self, self.setPlaceholderText, tr("Write a text"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._aside: dict[str, QTextDocument] = {}
        self.setDocument(self._fresh_document())
        self.textChanged.connect(self._fit)
        self._fit()

    def use_font(self, font: QFont) -> None:
        """Write in this font; the place holder is painted in the viewport's."""
        self.setFont(font)
        self.viewport().setFont(font)

    @property
    def composing(self) -> bool:
        """Whether an input method has something unfinished."""
        return self._composing

    def text(self) -> str:
        """What was written; unlike toPlainText this keeps no-break spaces."""
        return _raw(self.document())

    def put(self, text: str, cursor: int) -> None:
        """Show a text with the cursor before the code point of that number."""
        self.setPlainText(text)
        place = self.textCursor()
        place.setPosition(_units(text[:cursor]))
        self.setTextCursor(place)

    def set_aside(self, name: str) -> None:
        """Show nothing, and keep what was written under a name, with what can be undone in it."""
        if self.text() or self.document().isUndoAvailable() or self.document().isRedoAvailable():
            self._aside.pop(name, None)
            self._aside[name] = self.document()
            self.setDocument(self._fresh_document())
            while len(self._aside) > ASIDE:
                self._aside.pop(next(iter(self._aside))).deleteLater()

    def go_on(self, name: str, text: str, cursor: int) -> None:
        """Show a text; where it is the one kept under that name, what was done to it can be undone."""
        kept = self._aside.pop(name, None)
        if kept is None or _raw(kept) != text:
            self.put(text, cursor)
            return
        kept.setDefaultFont(self.font())
        self.setDocument(kept)
        place = self.textCursor()
        place.setPosition(_units(text[:cursor]))
        self.setTextCursor(place)

    def forget(self) -> None:
        """Keep nothing that was set aside."""
        for kept in self._aside.values():
            kept.deleteLater()
        self._aside.clear()

    def _fresh_document(self) -> QTextDocument:
        document = QTextDocument(self)
        document.setDocumentLayout(QPlainTextDocumentLayout(document))
        document.setDefaultFont(self.font())
        option = document.defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDocumentMargin(2)
        document.clearUndoRedoStacks()  # all that was set counts as a step
        return document

    def drop_first(self, units_of: str) -> None:
        """Take a text away from the beginning, leaving what was typed after it and the cursor."""
        place = QTextCursor(self.document())
        place.setPosition(_units(units_of), QTextCursor.MoveMode.KeepAnchor)
        place.removeSelectedText()
        # Undoing this would put a text that has been handed over back beside the one that leaves.
        self.document().clearUndoRedoStacks()

    def rewrite(self, text: str, cursor: int) -> None:
        """Put other words in the place of all; one step of undo brings the old ones back."""
        place = QTextCursor(self.document())
        place.beginEditBlock()
        place.select(QTextCursor.SelectionType.Document)
        place.insertText(text)
        place.endEditBlock()
        place.setPosition(_units(text[:cursor]))
        self.setTextCursor(place)

    def select(self, start: int, end: int) -> None:
        """Select from one code point up to another; the cursor is at the end."""
        self.setTextCursor(self.stretch(start, end))
        self.setFocus()

    def selection(self) -> tuple[int, int]:
        """What is selected, in code points; both are the cursor's place where nothing is."""
        text, place = self.text().encode("utf-16-le", "surrogatepass"), self.textCursor()
        start, end = (text[: 2 * at] for at in (place.selectionStart(), place.selectionEnd()))
        return len(start.decode("utf-16-le", "replace")), len(end.decode("utf-16-le", "replace"))

    def cursor_place(self) -> int:
        """Where the cursor is, in code points."""
        return self._place_of(self.textCursor())

    def stretch(self, start: int, end: int) -> QTextCursor:
        """A cursor that has selected from one code point up to another."""
        text, place = self.text(), QTextCursor(self.document())
        place.setPosition(_units(text[:start]))
        place.setPosition(_units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return place

    def open_menu(self) -> None:
        """Show what can be done at the cursor, below it."""
        self._show_menu(self.textCursor(), self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def _show_menu(self, about: QTextCursor, at: QPoint) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu_made.emit(menu, self._place_of(about))
        menu.popup(at)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the text under the mouse, or at the cursor."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.open_menu()
        else:
            self._show_menu(self.cursorForPosition(event.pos()), event.globalPos())

    def _place_of(self, cursor: QTextCursor) -> int:
        units = cursor.position()
        return len(self.text().encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))

    def text_before_cursor(self) -> str:
        """What stands before the cursor on its line."""
        place = self.textCursor()
        units = place.block().text().encode("utf-16-le", "surrogatepass")[: 2 * place.positionInBlock()]
        return units.decode("utf-16-le", "surrogatepass")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Send, make a new line, or write."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # While something is being composed the key belongs to the input method, even if it reaches us.
            if not self._composing:
                self._enter(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable() and not self.text():
            self.take_back_wanted.emit()
        else:
            super().keyPressEvent(event)
            if event.key() == Qt.Key.Key_Backspace or _is_written(event):
                self.typed.emit()

    def _enter(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = held == Qt.KeyboardModifier.NoModifier
        with_ctrl = held == Qt.KeyboardModifier.ControlModifier
        if plain if self.send_key is SendKey.ENTER else with_ctrl:
            if not event.isAutoRepeat():
                self.send_pressed.emit()
        elif plain or with_ctrl or held == Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Know whether an input method has something unfinished."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if event.commitString() and not self._composing:
            self.typed.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take in plain text only, whatever else is on the clipboard."""
        if source.hasText():
            self.insertPlainText(source.text().replace("\r\n", "\n").replace("\r", "\n"))
            self.ensureCursorVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light up the frame."""
        super().focusInEvent(event)
        self.lit.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Dim the frame; whatever was being composed is over."""
        super().focusOutEvent(event)
        self._composing = False
        self.lit.emit(False)

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window."""
        return QSize(80, 24)

    def _fit(self) -> None:
        # Laid-out heights: a line of Chinese or emoji is taller than the font's own spacing.
        needed, block = 0.0, self.document().firstBlock()
        most = MOST_LINES * self.fontMetrics().lineSpacing()
        while block.isValid() and needed < most:
            needed += self.blockBoundingRect(block).height()
            block = block.next()
        # Before it is laid out the viewport may be the larger one.
        around = max(self.height() - self.viewport().height(), 0) + 2 * int(self.document().documentMargin())
        self.setFixedHeight(ceil(min(needed, most)) + around)


def _is_written(event: QKeyEvent) -> bool:
    """Whether a key writes a letter: undo, redo and paste bring what is wanted as it is. AltGr may be Ctrl+Alt."""
    held = event.modifiers()
    ctrl = held & Qt.KeyboardModifier.ControlModifier and not held & Qt.KeyboardModifier.AltModifier
    return bool(event.text()) and event.text().isprintable() and not ctrl


def _raw(document: QTextDocument) -> str:
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


def _units(text: str) -> int:
    """How many UTF-16 units a text has: what Qt counts in."""
    return len(text.encode("utf-16-le")) // 2
