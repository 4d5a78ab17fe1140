"""Notes on Windows: the library's own code for it over a stand-in for WinRT, which reads toasts as Windows does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import desktop_notifier.main
import pytest
from pytestqt.qtbot import QtBot

from evoinbox.desktop import center as module
from evoinbox.desktop.center import Center
from evoinbox.desktop.notifier import Notifier
from evoinbox.domain.attention import Note, Offer, Silence, Trial
from tests.support.notifications import EngineLoop
from tests.support.toasts import ActionCenter, Reason, Setting, windows_back_end

NOTE = Note(
    f"conversation:{'x' * 200}", "Ann <b>& Bob</b>", '<action content="Pay"/> & "7" ]]>',
    offers=(Offer.REPLY, Offer.READ, Offer.LATER), sound="bell",
)  # fmt: skip


@pytest.fixture
def windows() -> ActionCenter:
    return ActionCenter()


@pytest.fixture
def notifier(
    qtbot: QtBot, engine: EngineLoop, windows: ActionCenter, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Notifier]:
    back_end = windows_back_end(windows, monkeypatch)
    monkeypatch.setattr(desktop_notifier.main, "get_backend_class", lambda: back_end)
    monkeypatch.setattr(module, "STAYS_S", 0.05)
    made = Notifier(engine.start, Center)
    yield made
    engine.start(made.close())
    engine.settle()
    assert windows.shown == {}


def test_a_toast_says_what_was_written_and_offers_what_can_be_done(
    windows: ActionCenter, notifier: Notifier, engine: EngineLoop
) -> None:
    notifier.show(NOTE)
    engine.settle()
    (toast,) = windows.shown.values()
    assert toast.texts == [NOTE.title, NOTE.body]
    assert list(toast.actions) == ["Send", "Mark read", "In an hour"]
    assert [element.attrib["type"] for element in toast.root.iter("input")] == ["text"]
    assert [element.attrib for element in toast.root.iter("audio")] == [
        {"src": "ms-winsoundevent:Notification.Default"}
    ]


@pytest.mark.parametrize(
    "text",
    ["".join(map(chr, range(0x2100))), "😀" * 1000, "&" * 1000, "\ud83d\ufffe\uffff\x7f", "ب" * 1000],
    ids=["every-sign", "emoji", "escaped", "halves", "arabic"],
)
def test_no_text_is_refused(windows: ActionCenter, notifier: Notifier, engine: EngineLoop, text: str) -> None:
    notifier.show(replace(NOTE, title=text, body=text, sound=""))
    engine.settle()
    (toast,) = windows.shown.values()
    assert max(map(len, toast.texts)) <= module.LONGEST
    assert [element.attrib for element in toast.root.iter("audio")] == [{"silent": "true"}]


def test_one_note_a_conversation_and_none_once_it_is_read(
    windows: ActionCenter, notifier: Notifier, engine: EngineLoop
) -> None:
    for note in (NOTE, replace(NOTE, identity="other"), replace(NOTE, title="later")):
        notifier.show(note)
    engine.settle()
    assert [toast.texts[0] for toast in windows.shown.values()] == [NOTE.title, "later"]
    windows.shown.popitem()  # swept away, without a word to us
    notifier.withdraw(NOTE.identity)
    engine.settle()
    assert len(windows.shown) == 1


def test_what_is_done_with_a_toast_is_told_also_from_the_centre(
    qtbot: QtBot, windows: ActionCenter, notifier: Notifier, engine: EngineLoop
) -> None:
    heard: list[tuple[object, ...]] = []
    for signal in (notifier.activated, notifier.replied, notifier.chosen):
        signal.connect(lambda *what: heard.append(what))
    for number in range(5):
        notifier.show(replace(NOTE, identity=f"n{number}"))
    engine.settle()
    for toast in windows.all[1:]:
        toast.tell("dismissed", reason=Reason.TIMED_OUT)  # from the screen into the centre
    windows.all[0].press("Mark read")
    windows.all[1].press("Send", "On <my> way")
    windows.all[2].click()
    windows.all[3].press("In an hour")
    windows.sweep(windows.all[4])
    qtbot.waitUntil(lambda: len(heard) == 4)
    engine.settle()

    assert heard == [("n0", Offer.READ), ("n1", "On <my> way"), ("n2", ""), ("n3", Offer.LATER)]


def tried(qtbot: QtBot, notifier: Notifier) -> object:
    """What becomes of a test notification."""
    with qtbot.waitSignal(notifier.tried, timeout=10_000) as heard:
        notifier.attempt(NOTE)
    assert heard.args is not None
    return heard.args[0]


def test_each_cause_of_silence_that_windows_tells_is_named(
    qtbot: QtBot, windows: ActionCenter, notifier: Notifier
) -> None:
    assert tried(qtbot, notifier) == Trial(Silence.UNTOLD)
    windows.setting = Setting.DISABLED_FOR_APPLICATION
    assert tried(qtbot, notifier) == Trial(Silence.NOT_ALLOWED, "", "not allowed")
    windows.setting, windows.fails = Setting.ENABLED, -2143420140
    assert tried(qtbot, notifier) == Trial(Silence.REFUSED, "", "-2143420140")
