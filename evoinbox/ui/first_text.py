"""Where a customer is and what their clock shows: said before the first text to a new number, a hint at night else.

Invariants: says nothing where nothing is known; what it says of the time is true as long as it is in sight; asks about
nobody who has been texted before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtCore import QDateTime, QTimer, QTimeZone

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.whereabouts import LocalTime, NumberPlaces, Whereabouts, local_time
from evoinbox.settings import resource
from evoinbox.ui.controls import WrappedLabel, announce
from evoinbox.ui.language import tell
from evoinbox.ui.region_words import REGIONS
from evoinbox.words import Said, tongue, tr

AHEAD_MS: Final = 500
"""How long after a seat was taken what is slow for the first time is done: by then its list stands."""

SECOND_US: Final = 1_000_000
MINUTE_US: Final = 60 * SECOND_US


class FirstText:
    """Owned by the second step; `hint` is what is in sight."""

    def __init__(self, now_us: Callable[[], int]) -> None:
        self._now_us = now_us
        self._key: ConversationKey | None = None
        self._new = False
        self.hint = WrappedLabel("", "caption")
        self.hint.hide()
        self._minute = QTimer(self.hint, singleShot=True)
        self._minute.timeout.connect(self._show)
        self._ahead = QTimer(self.hint, singleShot=True, interval=AHEAD_MS)
        self._ahead.timeout.connect(_make_ready)

    def make_ready(self) -> None:
        """Customers may soon be looked at: what the first one would wait for is done ahead."""
        self._ahead.start()

    def look(self, key: ConversationKey | None, *, new: bool) -> None:
        """This customer may be written to; `new` where there is no text of theirs or to them."""
        fresh = key != self._key
        self._key, self._new = key, new
        self._show()
        if new and fresh and not self.hint.isHidden():
            announce(self.hint, self.hint.text())

    def question(self) -> Said | None:
        """What to ask before the first text leaves, if anything."""
        time = self._time() if self._new else None
        if time is None or not time.night:
            return None
        return tr("{time} Send this first text now?", time=_time_words(time))

    def _place(self) -> Whereabouts | None:
        return _places().find(self._key) if self._key is not None else None

    def _time(self) -> LocalTime | None:
        place = self._place()
        if place is None:
            return None
        now = QDateTime.fromMSecsSinceEpoch(self._now_us() // 1000)
        zones = [QTimeZone(name.encode()) for name in place.zones]
        return local_time(self._now_us(), {zone.offsetFromUtc(now) for zone in zones if zone.isValid()})

    def _show(self) -> None:
        place, time = self._place(), self._time()
        words = ""
        if place is not None and self._new:
            words = _first_words(place, time)
        elif time is not None and time.night and not self._is_here(time):
            words = _time_words(time)
        self.hint.setText(words)
        tell(self.hint, self.hint.setAccessibleName, words)
        self.hint.setVisible(bool(words))
        self.hint.make_room()
        if time is not None:  # at night's beginning a hint appears
            self._minute.start(-(-(MINUTE_US - self._now_us() % MINUTE_US) // 1000))
        else:
            self._minute.stop()

    def _is_here(self, time: LocalTime) -> bool:
        """Whether clocks there show what the one here does: everybody knows that, then."""
        now = QDateTime.fromMSecsSinceEpoch(self._now_us() // 1000)
        here = local_time(self._now_us(), {now.offsetFromUtc()})
        return here is not None and here.earliest in (time.earliest, time.latest)


@cache
def _places() -> NumberPlaces:
    return NumberPlaces(resource("number_places.txt").read_text(encoding="utf-8"))


def _make_ready() -> None:
    _places()  # 1 ms
    QTimeZone(b"America/New_York")  # 4 ms: the first zone reads what there is for all of them


def _first_words(place: Whereabouts, time: LocalTime | None) -> Said:
    region = tr(REGIONS[place.region])
    where = tr("{area}, {region}", area=place.area, region=region) if place.area else region
    if time is None:
        return tr("New number, {place}.", place=where)
    return tr("New number, {place}. {time}", place=where, time=_time_words(time))


def _time_words(time: LocalTime) -> Said:
    earliest, latest = (tongue().clock(at.hour, at.minute) for at in (time.earliest, time.latest))
    if time.one:
        return tr("It is {time} there.", time=earliest)
    return tr("It is between {earliest} and {latest} there.", earliest=earliest, latest=latest)
