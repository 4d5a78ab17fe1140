"""Where the window stands: kept over starts, and on a screen that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from PySide6.QtCore import QPoint, QRect, Qt

from evoinbox.settings import WindowPlace, load_window, save
from evoinbox.ui.placement import VISIBLE, Placement, fitted
from tests.ui.conftest import Stage

LEFT, RIGHT = QRect(0, 0, 1920, 1040), QRect(1920, 0, 2560, 1400)
BELOW = QRect(-300, 1080, 1280, 1024)

sides = st.integers(-6000, 6000)
lengths = st.integers(360, 4000)
rooms = st.lists(st.builds(QRect, sides, sides, st.integers(800, 4000), st.integers(600, 2200)), min_size=1, max_size=3)


def share(rect: QRect, screens: list[QRect]) -> float:
    """How much of a rectangle is on screens that do not overlap."""
    seen = sum(max((rect & room).width(), 0) * max((rect & room).height(), 0) for room in screens)
    return seen / (rect.width() * rect.height())


@given(st.builds(QRect, sides, sides, lengths, lengths), rooms)
def test_whatever_was_kept_most_of_the_window_is_on_a_screen(wanted: QRect, screens: list[QRect]) -> None:
    place = fitted(wanted, screens)
    assert share(place, screens) >= VISIBLE
    assert any(room.contains(QPoint(place.center().x(), place.top())) for room in screens)
    assert place.width() <= wanted.width()
    assert place.height() <= wanted.height()
    assert fitted(place, screens) == place


@pytest.mark.parametrize(
    ("wanted", "screens", "place"),
    [
        (QRect(100, 100, 1180, 760), [LEFT, RIGHT], QRect(100, 100, 1180, 760)),
        (QRect(1500, 100, 1180, 760), [LEFT, RIGHT], QRect(1500, 100, 1180, 760)),
        (QRect(2400, 100, 1180, 760), [LEFT], QRect(740, 100, 1180, 760)),
        (QRect(100, 1200, 1180, 760), [LEFT], QRect(100, 280, 1180, 760)),
        (QRect(100, -100, 1180, 760), [LEFT], QRect(100, 0, 1180, 760)),
        (QRect(-250, 1100, 1180, 760), [LEFT, BELOW], QRect(-250, 1100, 1180, 760)),
        (QRect(0, 0, 3000, 2000), [LEFT], QRect(0, 0, 1920, 1040)),
        (QRect(-200, 100, 1180, 760), [LEFT], QRect(-200, 100, 1180, 760)),
        (QRect(5, 5, 10, 10), [], QRect(5, 5, 10, 10)),
    ],
    ids=[
        *("on-one", "across-two", "screen-gone", "below-all", "title-above", "second-below", "too-large"),
        *("a-little-out", "no-screen"),
    ],
)
def test_a_window_goes_no_further_than_it_must(wanted: QRect, screens: list[QRect], place: QRect) -> None:
    assert fitted(wanted, screens) == place


def placed(stage: Stage, kept: WindowPlace | None, screens: list[QRect]) -> tuple[Placement, list[WindowPlace]]:
    """The window, put where it was kept."""
    told: list[WindowPlace] = []
    placement = Placement(stage.window, kept, told.append, lambda: screens)
    placement.restore()
    placement.watch(stage.window.inbox.panes)
    return placement, told


def test_the_window_comes_back_to_where_it_was(stage: Stage) -> None:
    _, told = placed(stage, WindowPlace(40, 50, 900, 600, maximised=False, list_width=300), [LEFT])
    stage.show()
    stage.open_seat()
    assert stage.window.geometry() == QRect(40, 50, 900, 600)
    assert stage.window.inbox.list.width() == 300
    stage.window.contents.put_away()
    assert told == []  # nothing is other than it was


def test_a_place_of_its_own_is_told_when_the_window_goes(inbox: Stage) -> None:
    _, told = placed(inbox, None, [LEFT])
    inbox.window.setGeometry(10, 20, 1000, 700)
    inbox.qtbot.waitUntil(lambda: inbox.window.inbox.panes.width() == 1000)
    inbox.window.inbox.panes.moveSplitter(400, 1)
    inbox.window.contents.put_away()
    assert told == [WindowPlace(10, 20, 1000, 700, maximised=False, list_width=400)]


def test_it_is_told_after_a_while_too(stage: Stage) -> None:
    _, told = placed(stage, None, [LEFT])
    stage.show()
    stage.window.setGeometry(10, 20, 1000, 700)
    stage.qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert (told[-1].x, told[-1].width) == (10, 1000)


def test_a_maximised_window_comes_back_maximised_and_knows_its_other_size(stage: Stage) -> None:
    _, told = placed(stage, WindowPlace(40, 50, 900, 600, maximised=True, list_width=300), [LEFT])
    stage.show()
    assert stage.window.isMaximized()
    stage.window.contents.put_away()
    assert not told or (told[-1].maximised, told[-1].width) == (True, 900)


def test_a_screen_that_goes_takes_no_window_with_it(stage: Stage) -> None:
    screens = [LEFT, RIGHT]
    placement, _ = placed(stage, WindowPlace(2400, 100, 1180, 760, maximised=False, list_width=340), screens)
    stage.show()
    assert stage.window.geometry().x() == 2400
    screens.remove(RIGHT)
    placement.look()
    assert stage.window.geometry() == QRect(740, 100, 1180, 760)
    stage.window.setWindowState(Qt.WindowState.WindowMaximized)
    before = stage.window.geometry()
    screens[0] = BELOW
    placement.look()
    assert stage.window.geometry() == before  # the desktop's own affair


def test_the_place_survives_its_file(tmp_path: Path) -> None:
    place = WindowPlace(-40, 50, 900, 600, maximised=True, list_width=300)
    save(tmp_path / "window.json", place)
    assert load_window(tmp_path / "window.json") == place
    assert load_window(tmp_path / "absent.json") is None
    save(tmp_path / "window.json", structs.replace(place, x=10**12))
    assert load_window(tmp_path / "window.json") is None  # no screen is there, and Qt cannot count so far
