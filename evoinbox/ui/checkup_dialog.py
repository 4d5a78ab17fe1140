"""The page that looks at everything EvoInbox needs, and what is gathered for support: read first, then saved.

Invariants: each part is a row that the keyboard reaches and a screen reader reads; nothing is saved before all of it
has been shown; what is found can be copied as plain words.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from evoinbox import checkup_wording
from evoinbox.domain.checkup import Finding, Part, Verdict
from evoinbox.ui.controls import Button, ErrorLabel, WrappedLabel, announce, scrolled, set_property
from evoinbox.ui.dialog import Dialog
from evoinbox.ui.label import Label
from evoinbox.ui.language import lean, tell
from evoinbox.ui.text_view import TextView
from evoinbox.ui.theme import Space
from evoinbox.words import mark, tr

WIDE: Final = 44
HIGH: Final = 54
"""Widths of an M."""

FILE: Final = "evoinbox-report.zip"
TO_READ: Final = mark(
    "This is all that is saved. It holds no texts, numbers, names or passwords; read it before you give it away."
)
SAVED: Final = mark("Saved as {name}.")

_LOOKS: Final = {
    Verdict.WELL: "caption", Verdict.DOUBT: "warning", Verdict.PROBLEM: "error", Verdict.UNTRIED: "caption",
}  # fmt: skip
_SIGNS: Final[Mapping[Verdict, str]] = {
    Verdict.WELL: "✓", Verdict.DOUBT: "!", Verdict.PROBLEM: "✕", Verdict.UNTRIED: "–",
}  # fmt: skip


class CheckupDialog(Dialog):
    """`again_wanted` asks for another look, `report_wanted` for what support needs."""

    again_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, tr("Is everything in order?"), tr("Close"), 340)
        self.only_close()
        self.findings: list[Finding] = []
        self.summary = WrappedLabel("", "heading")
        self.rows = {part: _Row(part) for part in Part}
        inside = QWidget()
        column = QVBoxLayout(inside)
        lean(column, 0, 0, Space.S, 0)
        column.setSpacing(Space.S)
        self.again = Button(tr("Look again"))
        self.copy = Button(tr("Copy"))
        self.report = Button(tr("Report for support…"))
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(Space.S)
        for button in (self.again, self.copy, self.report):
            self._beside.addWidget(button)
        column.addLayout(self._beside)
        column.addSpacing(Space.S)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self.content.addWidget(self.summary)
        self.content.addWidget(scrolled(inside), 1)
        self.again.clicked.connect(self.again_wanted)
        self.report.clicked.connect(self.report_wanted)
        self.copy.clicked.connect(self._copy)
        em = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(WIDE * em, parent.width()), min(HIGH * em, parent.height()))
        self.begin()

    def begin(self) -> None:
        """A look begins."""
        self.findings.clear()
        self.summary.setText(tr(checkup_wording.LOOKING))
        for row in self.rows.values():
            row.clear()
        self.accept_button.setFocus()  # who looks again must not lose the keyboard with the button
        for button in (self.again, self.copy, self.report):
            button.setEnabled(False)

    def show_finding(self, finding: Finding) -> None:
        """One part has been looked at."""
        self.findings.append(finding)
        self.rows[finding.part].show_finding(finding)

    def end(self) -> None:
        """All parts have been looked at."""
        for button in (self.again, self.copy, self.report):
            button.setEnabled(True)
        self.summary.setText(checkup_wording.summary(self.findings))
        self.summary.make_room()
        announce(self, self.summary.text())

    def _copy(self) -> None:
        words = "\n".join([self.summary.text(), *map(checkup_wording.line, self.findings)])
        QGuiApplication.clipboard().setText(words)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the buttons know how wide they are."""
        super().showEvent(event)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room side by side, the buttons stand below one another."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = sum(one.sizeHint().width() + Space.S for one in (self.again, self.copy, self.report))
        beside = wide <= self.width() - 3 * Space.XL
        self._beside.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


class _Row(QWidget):
    """One part: its name, how it is, and what helps."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._finding: Finding | None = None
        self.sign = Label("")
        self.sign.setFixedWidth(self.fontMetrics().horizontalAdvance("MM"))
        self.sign.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.sentence = WrappedLabel("", "caption")
        self.sentence.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.sentence.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(tr(checkup_wording.PARTS[part])))
        words.addWidget(self.sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sign)
        row.addLayout(words, 1)
        self._name = tr(checkup_wording.PARTS[part])
        self.clear()

    def clear(self) -> None:
        """Nothing is known yet."""
        self._finding = None
        self.sign.setText("")
        self._say(tr(checkup_wording.LOOKING), self._name, "caption")

    def show_finding(self, finding: Finding) -> None:
        """Say what was found."""
        self._finding = finding
        self.sign.setText(_SIGNS[finding.verdict])
        set_property(self.sign, "look", _LOOKS[finding.verdict])
        self._say(checkup_wording.sentence(finding), checkup_wording.line(finding), _LOOKS[finding.verdict])

    def changeEvent(self, event: QEvent) -> None:
        """Say the same in another language: numbers and sizes in it are put together anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._finding is not None:
            self.show_finding(self._finding)

    def _say(self, words: str, heard: str, look: str) -> None:
        set_property(self.sentence, "look", look)
        self.sentence.setText(words)
        tell(self.sentence, self.sentence.setAccessibleName, heard)
        self.sentence.make_room()


class BundleDialog(Dialog):
    """All that is in the report, to be read; `save_wanted` carries where it is to be saved."""

    save_wanted = Signal(object)

    def __init__(self, parent: QWidget, content: str, folder: Path) -> None:
        super().__init__(parent, tr("Report for support"), tr("Save…"), 340)
        self._folder = folder if folder.is_dir() else Path.home()  # a fresh account may have no Documents yet
        self.view = TextView(content)
        tell(self.view, self.view.setAccessibleName, tr("What is in the report"))
        self.problem = ErrorLabel()
        self.content.addWidget(WrappedLabel(tr(TO_READ)))
        self.content.addWidget(self.view, 1)
        self.content.addWidget(self.problem)
        self.accept_button.setDefault(False)
        self.accept_button.clicked.connect(self._ask_where)
        em = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(WIDE * em, parent.width()), min(HIGH * em, parent.height()))
        self.view.setFocus()

    def say(self, words: str, *, failed: bool) -> None:
        """Say what became of the saving; nothing is left to be cancelled when it went well."""
        set_property(self.problem, "look", "error" if failed else "caption")
        self.problem.say(words)
        if not failed:
            self.cancel_button.say(tr("Close"))

    def _ask_where(self) -> None:
        ask = QFileDialog(self, tr("Save the report"), str(self._folder / FILE))
        ask.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ask.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        ask.setDefaultSuffix("zip")
        ask.selectFile(str(self._folder / FILE))
        ask.fileSelected.connect(lambda file: self.save_wanted.emit(Path(file)))
        ask.open()


class ErrorDialog(Dialog):
    """The report of one error, to be read and copied."""

    def __init__(self, parent: QWidget, report: str) -> None:
        super().__init__(parent, tr("Report of an error"), tr("Close"), 340)
        self.only_close()
        self.view = TextView(report)
        self.copy = Button(tr("Copy"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.buttons.insertWidget(1, self.copy)
        self.content.addWidget(self.view, 1)
        em = self.fontMetrics().horizontalAdvance("M")
        self.resize(min(WIDE * em, parent.width()), min(HIGH * em // 2, parent.height()))
        self.view.setFocus()
