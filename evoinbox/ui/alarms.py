"""What reaches the desktop of what deserves the agent: nothing while somebody looks, while paused, or out of hours.

Invariants: what is held back is told once the quiet is over, arrivals in one note; a pause ends by itself, or by the
agent's word; one timer, and only while it is quiet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from evoinbox import note_wording
from evoinbox.domain.attention import Note
from evoinbox.domain.conversation import FOR_GOOD_US
from evoinbox.domain.quiet import HOUR_US, NIGHT, Hours, Pause, next_morning
from evoinbox.engine.commands import Command
from evoinbox.settings import Settings, Sound
from evoinbox.ui.actions import Act
from evoinbox.ui.activity import looked_at
from evoinbox.ui.controls import announce
from evoinbox.ui.inbox_page import InboxPage

LONGEST_WAIT_MS: Final = 3_600_000
"""A clock that is set, or a sleep, is noticed after so long at the latest."""


class Alarms(QObject):
    """Made by the window; `choose` puts one setting in force.

    `alarmed` brings a Note for the desktop, `calmed` says which one is over, `paused` in words until when it is quiet
    by the agent's wish, or "".
    """

    alarmed = Signal(object)
    calmed = Signal(str)
    paused = Signal(str)

    def __init__(
        self,
        window: QWidget,
        inbox: InboxPage,
        settings: Settings,
        *,
        ask: Callable[[Command], None],
        choose: Callable[[str, object], None],
        now_us: Callable[[], int],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._inbox = inbox
        self._settings = settings
        self._ask = ask
        self._choose = choose
        self._now_us = now_us
        self._held: dict[str, Note] = {}
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.VeryCoarseTimer)
        self._timer.timeout.connect(self.look)
        inbox.arrivals.quiet = self.quiet
        for source in (inbox.decisions, inbox.arrivals):
            source.alarmed.connect(self.tell)
            source.calmed.connect(self._calm)
            source.heard.connect(self._say)
        self._wait()

    def carried_out(self) -> dict[Act, Callable[[], None]]:
        """Who carries out the commands about notifications."""
        return {
            Act.PAUSE_HOUR: partial(self._pause, Pause.HOUR),
            Act.PAUSE_TOMORROW: partial(self._pause, Pause.TOMORROW),
            Act.PAUSE: partial(self._pause, Pause.ENDLESS),
            Act.RESUME: self._resume,
        }

    def use(self, settings: Settings) -> None:
        """The agent chose differently."""
        self._settings = settings
        self.look()

    def quiet(self) -> bool:
        """Whether nothing may be said now."""
        hours = self._hours()
        return self._is_paused() or (hours is not None and not hours.hold(self._wall_clock()))

    def paused_until(self) -> str:
        """In words until when notifications are paused, "" where they are not."""
        return note_wording.paused(self._settings.paused_until_us, self._now_us()) if self._is_paused() else ""

    def tell(self, note: Note) -> None:
        """Say something on the desktop, now or when the quiet is over, and to a screen reader in the window."""
        if looked_at(self._inbox) and note.news:
            self._say(f"{note.title}. {note.body}")
        if self.quiet():
            self._held[note.identity] = note
        elif not looked_at(self._inbox):
            self.alarmed.emit(self.voiced(note))
            if note.news:
                QApplication.alert(self._window)

    def voiced(self, note: Note) -> Note:
        """The note with what is heard with it now: the sound of its line, at night only if the agent wants that."""
        chosen = self._settings
        heard = chosen.sound and note.news and (chosen.sound_at_night or not NIGHT.hold(self._wall_clock()))
        sound = chosen.line_sounds.get(note.line, Sound.USUAL) if heard else Sound.NONE
        return replace(note, sound="" if sound is Sound.NONE else sound.value)

    def _say(self, words: str) -> None:
        if words and looked_at(self._inbox):
            announce(self._window, words)

    def look(self) -> None:
        """Is the quiet over?"""
        self._wait()
        self.paused.emit(self.paused_until())
        if self.quiet():
            return
        held, self._held = self._held, {}
        for note in held.values():
            self.tell(note)
        self._inbox.arrivals.sum_up()

    def _calm(self, identity: str) -> None:
        self._held.pop(identity, None)
        self.calmed.emit(identity)

    def _is_paused(self) -> bool:
        return self._settings.paused_until_us > self._now_us()

    def _hours(self) -> Hours | None:
        chosen = self._settings
        return Hours(chosen.hours_from, chosen.hours_to, chosen.hours_days) if chosen.hours_only else None

    def _wall_clock(self) -> datetime:
        return datetime.fromtimestamp(self._now_us() / 1e6)  # noqa: DTZ006 - the wall clock is what is asked for

    def _wait(self) -> None:
        """Be woken when the quiet may be over."""
        now, ends_us = self._now_us(), 0
        hours = self._hours()
        if self._is_paused():
            ends_us = self._settings.paused_until_us
        elif hours is not None and not hours.hold(self._wall_clock()):
            begin = hours.next_begin(self._wall_clock())
            ends_us = int(begin.timestamp() * 1e6) if begin is not None else FOR_GOOD_US
        if now < ends_us < FOR_GOOD_US:
            self._timer.start(min((ends_us - now) // 1000 + 1, LONGEST_WAIT_MS))
        else:
            self._timer.stop()

    def _pause(self, how_long: Pause) -> None:
        match how_long:
            case Pause.HOUR:
                until_us = self._now_us() + HOUR_US
            case Pause.TOMORROW:
                until_us = int(next_morning(self._wall_clock(), self._settings.hours_from).timestamp() * 1e6)
            case Pause.ENDLESS:
                until_us = FOR_GOOD_US
        self._choose("paused_until_us", until_us)

    def _resume(self) -> None:
        self._choose("paused_until_us", 0)
