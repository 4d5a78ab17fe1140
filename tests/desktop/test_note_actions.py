"""What can be done on a notification itself: answering it, marking it read, and coming to the front by a click."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from evoinbox.desktop.notifier import Notifier
from evoinbox.domain.attention import Note, Offer
from tests.support.notifications import ALL, WITH_REPLY, Close, EngineLoop, NotificationDaemon, SessionBus

ASKING = Note("conversation:+1", "Ann", "Are you there?", "im.received", (Offer.REPLY, Offer.READ))


@pytest.mark.parametrize(
    ("abilities", "actions"),
    [
        (WITH_REPLY, ["default", "Open", "inline-reply", "Reply", "mark-read", "Mark read"]),
        (ALL, ["default", "Open", "reply", "Reply", "mark-read", "Mark read"]),
        (("body", "inline-reply"), []),
    ],
    ids=["answered-inline", "buttons", "none"],
)
def test_a_note_offers_what_its_daemon_can_do(
    bus: SessionBus, notifier: Notifier, engine: EngineLoop, abilities: tuple[str, ...], actions: list[str]
) -> None:
    with NotificationDaemon(bus.address, abilities=abilities) as daemon:
        notifier.show(ASKING)
        engine.settle()

    (note,) = daemon.notes
    assert note.actions == actions
    assert ("x-kde-reply-placeholder-text" in note.hints) is ("inline-reply" in actions)


def test_what_is_answered_on_a_note_is_told_once_and_the_note_goes(
    qtbot: QtBot, bus: SessionBus, notifier: Notifier, engine: EngineLoop
) -> None:
    heard: list[tuple[str, str]] = []
    notifier.replied.connect(lambda *what: heard.append(what))
    with NotificationDaemon(bus.address, abilities=WITH_REPLY) as daemon:
        notifier.show(ASKING)
        notifier.show(Note("other", "another", ""))
        engine.settle()
        daemon.reply(1, " \n")  # nothing was written
        daemon.reply(1, "Yes, <b>come</b> in")
        daemon.reply(1, "Yes, <b>come</b> in")
        daemon.reply(2, "nobody asked for an answer to this")
        with qtbot.waitSignal(notifier.activated, timeout=5000):
            daemon.click(2)  # its echo tells that what came before has been heard
        qtbot.waitUntil(lambda: Close(1) in daemon.calls)
        notifier.show(ASKING)
        engine.settle()

    assert heard == [(ASKING.identity, "Yes, <b>come</b> in")]
    assert daemon.notes[-1].replaces == 0


def test_a_button_is_told_and_reply_without_a_field_leads_to_the_window(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    notifier.show(ASKING)
    engine.settle()
    with qtbot.waitSignal(notifier.chosen, timeout=5000) as chosen:
        daemon.signal("ActionInvoked", "us", 1, "snooze")
        daemon.signal("ActionInvoked", "us", 1, "mark-read")
    with qtbot.waitSignal(notifier.activated, timeout=5000) as activated:
        daemon.signal("ActionInvoked", "us", 1, "reply")

    assert chosen.args == [ASKING.identity, Offer.READ]
    assert activated.args == [ASKING.identity, ""]


def test_the_token_of_a_click_comes_with_that_click_only(
    qtbot: QtBot, daemon: NotificationDaemon, notifier: Notifier, engine: EngineLoop
) -> None:
    heard: list[tuple[str, str]] = []
    notifier.activated.connect(lambda *what: heard.append(what))
    for number in range(3):
        notifier.show(Note(f"n{number}", "", ""))
    engine.settle()
    daemon.click(1, token="first")
    daemon.click(2)
    daemon.signal("ActivationToken", "us", 1, "of another one")
    daemon.click(3)
    qtbot.waitUntil(lambda: len(heard) == 3)

    assert heard == [("n0", "first"), ("n1", ""), ("n2", "")]


@pytest.mark.parametrize(
    ("sound", "abilities", "paused", "heard"),
    [
        ("bell", (*ALL, "sound"), False, True),
        ("bell", ALL, False, None),
        ("bell", (*ALL, "sound"), True, False),
        ("", (*ALL, "sound"), False, False),
    ],
    ids=["wanted", "no-sounds-here", "do-not-disturb", "unwanted"],
)
def test_a_note_is_heard_where_it_is_wanted_and_may_be(
    bus: SessionBus,
    notifier: Notifier,
    engine: EngineLoop,
    abilities: tuple[str, ...],
    sound: str,
    *,
    paused: bool,
    heard: bool | None,
) -> None:
    with NotificationDaemon(bus.address, abilities=abilities) as daemon:
        daemon.paused = paused
        notifier.show(replace(ASKING, sound=sound))
        engine.settle()

    (note,) = daemon.notes
    assert note.hints.get("sound-name") == (("s", "bell") if heard else None)
    assert note.hints.get("suppress-sound") == {True: None, None: ("b", False), False: ("b", True)}[heard]
