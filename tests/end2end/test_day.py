"""Left running: every text that arrives has its note, each goes with reading, and nothing piles up in the process.

`make soak` plays the whole day; here is a short piece of one.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from tests.end2end.conftest import needs_a_desktop
from tests.support.accessible import wait_for
from tests.support.day import Day
from tests.support.noted import note_all

AT_ONCE = 5
ROUNDS = 8
MOST_FILES_MORE = 4
MOST_THREADS_MORE = 1


@pytest.fixture(autouse=True)
def _tools() -> None:
    needs_a_desktop()


def has_sent(day: Day, number: int) -> bool:
    """Whether so many texts have reached the service."""
    return day.sent() == number


def has_told(day: Day, before: int) -> bool:
    """Whether there are more notes than before."""
    return len(day.notes()) > before


def test_every_arrival_has_its_note_and_every_note_goes_with_reading(tmp_path: Path) -> None:
    with Day(tmp_path) as day:
        day.hide()
        for start in range(0, ROUNDS * AT_ONCE, AT_ONCE):
            day.write(*range(start, start + AT_ONCE))
            day.check()
            wait_for(lambda: len(day.notes()) == day.arrived, "a note for each")
            for note in day.notes()[-AT_ONCE:]:
                day.mark_read(note)
            wait_for(lambda: len(day.closed()) == day.arrived, "no note for what is read")
        said = {note.body for note in day.notes()}

    assert said == {f"Hello, this is customer {number}" for number in range(ROUNDS * AT_ONCE)}


def test_dunst_shows_one_for_each_arrival_and_each_goes_with_reading_here_or_elsewhere(tmp_path: Path) -> None:
    with Day(tmp_path, dunst=True) as day:
        noted = note_all(day, 4 * AT_ONCE)

    assert (noted.arrived, noted.wrong) == (4 * AT_ONCE, ())


def test_what_a_day_brings_leaves_no_file_and_no_thread_behind(tmp_path: Path) -> None:
    with Day(tmp_path) as day:
        day.go_on(20)
        day.send("soak text 0")
        wait_for(lambda: day.sent() == 1, "the first text at the service")
        before = day.gauge()
        for turn in range(3):
            day.hide()
            told = len(day.notes())
            day.write(*range(100 * turn, 100 * turn + 25))
            day.check()
            wait_for(partial(has_told, day, told), "a note about them")
            day.show()
            day.go_on(10)
            day.send(f"soak text {turn + 1}")
            wait_for(partial(has_sent, day, turn + 2), "the text at the service")
        after = day.gauge()

    assert after.files - before.files <= MOST_FILES_MORE
    assert after.threads - before.threads <= MOST_THREADS_MORE
