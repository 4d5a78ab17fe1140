"""People to and from files: which file, the dialog that takes contacts in, and writing all of them out.

Invariants: a file is written under another name and moved when it is whole; what could not be written leaves nothing
behind.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from evoinbox.domain.errors import InboxError, StoreUnwritable
from evoinbox.domain.person import NOT_KEPT, Person, PersonId
from evoinbox.engine.changes import TakenIn, TakingIn
from evoinbox.engine.commands import Command, StopTakingIn, TakeIn
from evoinbox.ui.actions import Act
from evoinbox.ui.names import Names
from evoinbox.ui.piecework import Piecework
from evoinbox.words import tr, trn

if TYPE_CHECKING:
    from evoinbox.domain.contacts_file import Form
    from evoinbox.ui.import_dialog import ImportDialog

_READ_AT_ONCE: Final = 50
_WRITTEN_AT_ONCE: Final = 20


class PeopleFiles(QObject):
    """Owned by whoever knows people. `tell` shows a sentence, `say` an error."""

    def __init__(
        self,
        page: QWidget,
        names: Names,
        ask: Callable[[Command], None],
        say: Callable[[InboxError], None],
        tell: Callable[[str], None],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(page)
        self._page, self._names, self._ask = page, names, ask
        self._say, self._tell, self._now_us = say, tell, now_us
        self._more: Callable[[PersonId, int], list[Person]] | None = None
        self._dialog: ImportDialog | None = None
        self._work = Piecework(self)
        self._work.failed.connect(say)

    def commands(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about files of people."""
        return {Act.IMPORT_PEOPLE: self.choose_source, Act.EXPORT_PEOPLE: self.choose_target}

    def take_seat(self, more: Callable[[PersonId, int], list[Person]]) -> None:
        """Read people there; raises StoreError when it does not go."""
        self._more = more

    def leave_seat(self) -> None:
        """There are no people any more."""
        self._more = None
        self._work.stop()
        if self._dialog is not None:
            self._dialog.on_change(TakenIn(known=False))

    def choose_source(self) -> None:
        """Ask which file is to be taken in."""
        if self._more is not None:
            chooser = self._chooser(tr("Import contacts"))
            chooser.setNameFilters([tr("Contacts (*.vcf *.csv *.tsv *.txt)"), tr("All files (*)")])
            chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
            chooser.fileSelected.connect(lambda name: self.take_in(Path(name)))
            chooser.open()

    def choose_target(self) -> None:
        """Ask where all people are to be written."""
        from evoinbox.domain.contacts_file import Form  # 8 ms with what reads and writes them

        forms = {"vCard (*.vcf)": Form.CARDS, "CSV (*.csv)": Form.TABLE}
        if self._more is not None:
            chooser = self._chooser(tr("Export contacts"))
            chooser.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            chooser.setNameFilters(list(forms))
            chooser.setDefaultSuffix(Form.CARDS.value)
            chooser.filterSelected.connect(lambda chosen: chooser.setDefaultSuffix(forms[chosen].value))
            chooser.selectFile(tr("contacts"))
            chooser.fileSelected.connect(lambda name: self.write(Path(name)))
            chooser.open()

    def _chooser(self, title: str) -> QFileDialog:
        chooser = QFileDialog(self._page.window(), title)
        chooser.finished.connect(chooser.deleteLater)
        return chooser

    def take_in(self, file: Path) -> None:
        """Show what taking that file in would do."""
        if self._more is None or self._dialog is not None:
            return
        from evoinbox.ui.import_dialog import ImportDialog  # 8 ms with what reads and compares contacts

        dialog = self._dialog = ImportDialog(self._page.window(), self._names, file, self._more, self._now_us)
        dialog.wanted.connect(lambda intake: self._ask(TakeIn(intake.people, intake.absorbed)))
        dialog.stop_wanted.connect(lambda: self._ask(StopTakingIn()))
        dialog.finished.connect(self._close)
        dialog.open()

    def on_change(self, change: TakingIn | TakenIn) -> None:
        """The engine takes people in, or has."""
        if self._dialog is not None:
            self._dialog.on_change(change)

    def _close(self) -> None:
        self._dialog = None

    def write(self, file: Path) -> None:
        """Write all people there, as the end of the file's name says; as cards where it says nothing."""
        from evoinbox.domain.contacts_file import Form  # 8 ms

        form = Form.TABLE if file.suffix.casefold() == f".{Form.TABLE.value}" else Form.CARDS
        if self._more is not None:
            self._work.begin(self._writing(file, form, self._more), lambda number: self._on_written(file, number))

    def _writing(
        self, file: Path, form: Form, more: Callable[[PersonId, int], list[Person]]
    ) -> Generator[None, None, int]:
        from evoinbox.domain.contacts_file import write_contacts  # 8 ms

        people, after = list[Person](), NOT_KEPT
        while some := more(after, _READ_AT_ONCE):
            people += some
            after = some[-1].id
            yield
        unfinished = file.with_name(f"{file.name}.part")
        try:
            with unfinished.open("wb") as target:
                for number, piece in enumerate(write_contacts(people, form)):
                    target.write(piece)
                    if not piece or number % _WRITTEN_AT_ONCE == 0:
                        yield
            unfinished.replace(file)
        except OSError as error:
            raise StoreUnwritable(str(file)) from error
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return len(people)

    def _on_written(self, file: Path, number: int) -> None:
        self._tell(trn("%n contact is in {file} now.", "%n contacts are in {file} now.", number, file=file.name))
