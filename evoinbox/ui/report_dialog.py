"""The dialog with a shift's figures: of which days, the figures, who still waits, and the way to a file.

Invariants: everything is words as well as pictures; who waits is reached by the keyboard, and opening them closes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from evoinbox.domain.report import Report, Share
from evoinbox.ui.bars import HourBars
from evoinbox.ui.controls import Button, ErrorLabel, WrappedLabel, announce, scrolled
from evoinbox.ui.dialog import Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.place_words import lasting
from evoinbox.ui.report_file import WHAT_IS_A_WAIT, Known
from evoinbox.ui.spans import Span, SpanChoice
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import again, alone, tr, trn

SHOWN: Final = 50
"""Customers listed as waiting: who leads a desk where there are more looks at the list itself."""

FIGURE: Final = 15
"""Widths of an M that a figure takes."""

WIDE: Final = 46
HIGH: Final = 44
"""Widths of an M that the dialog is wide and high, where there is room."""


class ReportDialog(Dialog):
    """`span_chosen` asks for other figures, `save_wanted` for a file, `opened` for a conversation, `print_wanted`."""

    span_chosen = Signal(object)
    save_wanted = Signal()
    print_wanted = Signal()
    opened = Signal(object)

    def __init__(self, parent: QWidget, theme: ThemeSource, offered: Sequence[tuple[str, Span]], now_us: int) -> None:
        super().__init__(parent, tr("Shift report"), tr("Save as…"), 440)
        self._theme = theme
        self.cancel_button.say(tr("Close"))
        self.span = SpanChoice(tr("Days"), offered, now_us)
        self.span.chosen.connect(self.span_chosen)
        self.said = WrappedLabel("", "caption")
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, Space.S, 0)
        self._column.setSpacing(Space.S)
        self._area = scrolled(self._inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # arrow keys scroll what no key stands on
        self._area.setAccessibleName(tr("Figures"))
        self.error = ErrorLabel()
        self.print_button = Button(tr("Open it to print"), "link")
        self.print_button.hide()
        self.print_button.clicked.connect(self.print_wanted)
        self.content.addWidget(self.span)
        self.content.addWidget(self.said)
        self.content.addWidget(self._area, 1)
        self.content.addWidget(self.error)
        self.content.addWidget(self.print_button)
        unit = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(WIDE * unit, parent.width()), min(HIGH * unit, parent.height()))
        self.accept_button.setDefault(False)
        self.accept_button.setEnabled(False)
        self.accept_button.clicked.connect(self.save_wanted)
        self.span.setFocus()

    def count(self) -> None:
        """Figures are being made."""
        self.accept_button.setEnabled(False)
        self.print_button.hide()
        self.say(tr("The texts are being counted."))

    def say(self, words: str) -> None:
        """Say something below the days."""
        self.said.setText(words)
        self.said.make_room()

    def show_report(self, report: Report, known: Known) -> None:
        """Show these figures."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.say(known.reach)
        self._column.addWidget(self._grid(figures(report)))
        self._head(tr("By hour"))
        bars = HourBars(self._theme)
        bars.show_shares(report.hours)
        self._column.addWidget(bars)
        self._head(tr("By line"))
        for line, share in report.lines:
            self._show_share(known.lines.get(line, line), share, whole=True)
        self._head(tr("By who answered"))
        for sender, share in report.senders:
            self._show_share(sender or tr("Nobody named"), share, whole=False)
        self._head(tr("Still waiting"))
        self._show_waiting(report, known)
        self._column.addWidget(WrappedLabel(tr(WHAT_IS_A_WAIT), "caption"))
        self._column.addStretch(1)
        self.accept_button.setEnabled(True)
        announce(self, " ".join(figures(report)))

    def saved(self, *, page: bool) -> None:
        """The file is there; a page may be opened to print it."""
        self.error.say("")
        self.say(tr("The report is saved."))
        announce(self, self.said.text())
        self.print_button.setVisible(page)

    def _grid(self, words: Sequence[str]) -> QWidget:
        """The figures of the whole side by side, as many as there is room for."""
        columns = max(1, min(3, self.width() // (FIGURE * self.fontMetrics().horizontalAdvance("M"))))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, one in enumerate(words):
            grid.addWidget(WrappedLabel(one), place // columns, place % columns)
        return inside

    def _head(self, words: str) -> None:
        self._column.addWidget(Label(words, "heading"))

    def _show_waiting(self, report: Report, known: Known) -> None:
        for one in report.still_open[:SHOWN]:
            name, _ = known.people.get(one.key, (one.key, ""))
            wait = lasting(report.until_us - one.since_us)
            button = Button("", "line")
            button.say(alone(name), tr("{name}, waiting for {wait}", name=name, wait=wait))
            # A long name is cut where there is no room, and never makes the rest of the figures wider than the dialog.
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setToolTip(name)
            button.clicked.connect(lambda _=False, key=one.key: self._open(key))
            self._column.addWidget(button)
            self._column.addWidget(WrappedLabel(tr("waiting for {wait}", wait=wait), "caption"))
        more = len(report.still_open) - SHOWN
        if more > 0:
            self._column.addWidget(Label(trn("and %n more", "and %n more", more), "muted"))
        if not report.still_open:
            self._column.addWidget(Label(tr("Nobody"), "muted"))

    def _show_share(self, name: str, share: Share, *, whole: bool) -> None:
        self._column.addWidget(WrappedLabel(alone(name)))
        self._column.addWidget(WrappedLabel(share_words(share, whole=whole), "muted"))

    def _open(self, key: object) -> None:
        self.accept()
        self.opened.emit(key)


def figures(report: Report) -> list[str]:
    """The figures of the whole, each a sentence."""
    whole, waits = report.whole, report.whole.waits
    said = [
        tr("Texts in: {number}", number=whole.texts_in),
        tr("Texts out: {number}", number=whole.texts_out),
        tr("Customers answered: {number}", number=report.answered),
    ]
    if waits.count:
        said.append(tr("Median wait: {wait}", wait=lasting(waits.median_us)))
        said.append(tr("Longest wait: {wait}", wait=lasting(waits.longest_us)))
    return [*said, tr("Still waiting: {number}", number=whole.still_open)]


def share_words(share: Share, *, whole: bool) -> str:
    """A part's figures in one line; of a sender there is nothing that came in."""
    parts = [trn("%n text in", "%n texts in", share.texts_in)] if whole else []
    parts.append(trn("%n text out", "%n texts out", share.texts_out))
    parts.append(trn("%n answer", "%n answers", share.waits.count))
    if share.waits.count:
        parts.append(tr("median wait {wait}", wait=lasting(share.waits.median_us)))
        parts.append(tr("longest {wait}", wait=lasting(share.waits.longest_us)))
    if whole:
        parts.append(trn("%n still waiting", "%n still waiting", share.still_open))
    said = parts[0]
    for part in parts[1:]:
        said = tr("{one} · {other}", one=again(said), other=again(part))
    return said
