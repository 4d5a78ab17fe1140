"""Exports from the window: what may be exported now, where to, and what the engine says of it.

Invariants: the place is chosen in the system's own dialog, which asks before it takes a file's place; a seat that is
left takes its export with it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from evoinbox import wording
from evoinbox.domain.export import PageWords, file_name
from evoinbox.domain.legible import one_line
from evoinbox.domain.sieve import EVER_US
from evoinbox.engine.changes import Change, Closing, ExportEnded, ExportFailed, Exporting
from evoinbox.engine.commands import CancelExport, Export, SeatedCommand
from evoinbox.ui.export_dialog import ExportDialog, Offer, reach_in_words
from evoinbox.ui.inbox_page import InboxPage
from evoinbox.ui.link_words import breakable
from evoinbox.ui.searching import Searching
from evoinbox.words import alone, tongue, tr

SHOWN: Final = 60
"""Characters of what was sought, at most."""


class Exports(QObject):
    """Made by the window; `ask` goes to the engine, `came` brings what it says."""

    def __init__(
        self,
        window: QWidget,
        inbox: InboxPage,
        searching: Searching,
        ask: Callable[[SeatedCommand], None],
        came: Callable[[Callable[[Change], None]], object],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window, self._inbox, self._searching = window, inbox, searching
        self._ask, self._now_us = ask, now_us
        self._dialog: ExportDialog | None = None
        self._number = 0
        self._path = Path()
        came(self.on_change)

    def open(self) -> None:
        """Ask which texts, and how."""
        if self._dialog is not None or not self._inbox.seated:
            return
        self._dialog = dialog = ExportDialog(self._window, self._offers(), self._now_us())
        dialog.save_wanted.connect(self._ask_place)
        dialog.cancelled.connect(lambda: self._ask(CancelExport(self._number)))
        dialog.finished.connect(self._close)
        dialog.open()

    def on_change(self, change: Change) -> None:
        """Hear how far the export is."""
        dialog = self._dialog
        if dialog is None:
            return
        match change:
            case Exporting(number, written, total) if number == self._number:
                dialog.show_progress(written, total)
            case ExportEnded(number, summary) if number == self._number and summary is not None:
                from_us = summary.whole_from_us
                day = wording.moment(from_us, self._now_us()) if from_us > EVER_US else ""
                name = breakable(one_line(self._path.name, SHOWN).replace("-", "-\u200b"))
                dialog.end(summary, name, reach_in_words(from_us, day))
            case ExportFailed(number, error) if number == self._number:
                dialog.fail(wording.sentence(error))
            case Closing():
                dialog.close()
            case _:
                pass

    def _offers(self) -> list[Offer]:
        offers, key = [], self._inbox.open_key
        known = self._inbox.known(key) if key is not None else None
        if known is not None:
            name = self._inbox.model.names.of(known.address)
            offers.append(Offer(tr("The conversation with {name}", name=name), name, known.key))
        offers.append(Offer(tr("All conversations"), tr("All conversations")))
        sought, sieve = self._searching.asked
        if sought or not sieve.empty:
            shown = one_line(sought, SHOWN)
            words = tr("What was searched for: “{sought}”", sought=shown) if sought else tr("What was filtered")
            offers.append(Offer(words, tr("Search"), sought=sought, sieve=sieve, searched=True))
        return offers

    def _ask_place(self) -> None:
        dialog = self._dialog
        assert dialog is not None
        day = wording.local(self._now_us()).date().isoformat()
        name = file_name(dialog.offer.named, day, form=dialog.chosen_form)
        places = QFileDialog(dialog, tr("Save texts as"), usual_place())
        places.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        places.setNameFilter(f"*.{dialog.chosen_form.value}")
        places.setDefaultSuffix(dialog.chosen_form.value)
        places.selectFile(name)
        places.fileSelected.connect(self._begin)
        places.finished.connect(places.deleteLater)
        places.open()

    def _begin(self, place: str) -> None:
        dialog = self._dialog
        assert dialog is not None
        self._number += 1
        self._path = Path(place)
        offer = dialog.offer
        dialog.begin()
        self._ask(
            Export(
                self._number, self._path, dialog.chosen_form, page_words(offer.words), offer.conversation,
                offer.sought, dialog.sieve,
            )
        )  # fmt: skip

    def _close(self) -> None:
        self._dialog = None


def page_words(title: str) -> PageWords:
    """What stands on a page beside the texts, in the language in force."""
    heads = (tr("When"), tr("Direction"), tr("Customer"), tr("Line"), tr("Text"))
    return PageWords(
        QLocale().bcp47Name(), tongue().right_to_left, str(alone(title)), heads, tr("From customer"), tr("From us"),
        tr("Texts"), tr("SHA-256 of the texts"), reach_in_words(EVER_US, ""), reach_in_words(0, "{day}"),
    )  # fmt: skip


def usual_place() -> str:
    """The folder in which a file is offered to be kept."""
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
