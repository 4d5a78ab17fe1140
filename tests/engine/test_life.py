"""The life of outgoing texts: whatever can happen to them, in any order, held against a ledger of what was carried out.

A state machine of Hypothesis drives the real outbox, checking, inbox, sync and files, under an agent who is honest and
asks the customer before deciding about an undecided text. EVOINBOX_LIFE_EXAMPLES asks for a longer run.
"""

from __future__ import annotations

import asyncio
import os
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from evoinbox.domain import errors
from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.message import Direction, LineId
from evoinbox.domain.outgoing import ASKS_FIRST, STEPS, UNDECIDED, Outgoing, OutgoingId
from evoinbox.engine.changes import NotStored
from evoinbox.engine.commands import CountAsSent, Discard, Hold, Release, Revise, Send, SendAgain, TakeBack
from evoinbox.engine.departures import MOST_AT_ONCE
from evoinbox.ui.thread_row import rows_of
from tests.support.life import TAKEN, VISITED, Death, Mortal, Written, kind
from tests.support.model_service import CLEAR_NO, UNCLEAR, Answer, ModelService, Network, Turn, kind_of
from tests.support.rig import S

pytestmark = pytest.mark.expects_log

EXAMPLES: Final = int(os.environ.get("EVOINBOX_LIFE_EXAMPLES", "0"))
HOUR_US: Final = 3600 * 1_000_000

ADDRESSES: Final = ("+15035550100", "(503) 555-0100", "+15035550177")
CONVERSATIONS: Final = sorted({read_address(address, "US").key for address in ADDRESSES})
LINES: Final = ("line-1", "line-1", "line-1", "line-2")
WORDS: Final = ("yes", " yes\n", "it\u2019s \u201con\u201d its way\u2026", 'it\'s "on" its way...', "ok")
COLLEAGUES_WORDS: Final = "I have an answer"
"""Never the agent's own words: a colleague's identical text of the same minute is one that nothing on the wire tells
from the agent's, so nobody could say which of the two a record is."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What the agent writes, and how the first attempt to send it goes."""

    to: str
    words: str
    line: str
    turn: Turn


def turns(
    answers: tuple[Answer, ...], carried: st.SearchStrategy[bool], lingers_s: tuple[float, ...] = (0.0,)
) -> st.SearchStrategy[Turn]:
    return st.builds(
        Turn,
        answer=st.sampled_from(answers),
        carried=carried,
        early=st.booleans(),
        answer_after_s=st.sampled_from((0.0, 0.0, 2.0, 45.0)),
        shows_after_s=st.sampled_from((0.0, 5.0, 100.0, 280.0)),
        altered=st.booleans(),
        lingers_s=st.sampled_from(lingers_s),
    )


YES_TURNS: Final = turns((Answer.YES,), st.just(True))
UNCLEAR_TURNS: Final = turns(UNCLEAR, st.booleans(), (0.0, 0.0, 0.0, 150.0))
NO_TURNS: Final = turns(CLEAR_NO, st.just(False))
DOUBTFUL: Final = (
    Turn(Answer.TIMED_OUT, carried=False),
    Turn(Answer.TIMED_OUT, carried=True, shows_after_s=280.0),
    Turn(Answer.TIMED_OUT, carried=False, lingers_s=150.0),
)
ANY_TURN: Final = st.one_of(YES_TURNS, UNCLEAR_TURNS, UNCLEAR_TURNS, NO_TURNS)
LETTERS: Final = st.builds(Letter, st.sampled_from(ADDRESSES), st.sampled_from(WORDS), st.sampled_from(LINES), ANY_TURN)
PICK: Final = st.integers(0, 5)
STAYS: Final = st.sampled_from((False, False, True))
SECONDS: Final = st.sampled_from((0.0, 0.3, 1.0, 3.0, 7.0, 40.0, 70.0, 100.0, 300.0, 1200.0))


class Life(Mortal):
    """An agent, a computer that fails, and a service that fails."""

    @initialize(
        ahead_h=st.sampled_from((0, 0, 7, -5)), undo_s=st.sampled_from((0, 3)), letters=st.lists(LETTERS, max_size=4)
    )
    def begin(self, ahead_h: int, undo_s: int, letters: list[Letter]) -> None:
        self.loop = asyncio.new_event_loop()
        self.loop.set_exception_handler(self.on_stray)
        self.folder = tempfile.TemporaryDirectory(prefix="evoinbox-life-")
        self.place = Path(self.folder.name) / "0"
        self.model = ModelService(ahead_h * HOUR_US)
        self.undo_s = undo_s
        self.open(None)
        for letter in letters:
            self._write_letter(letter)

    # ---- the agent writes and decides

    @rule(letters=st.lists(LETTERS, min_size=1, max_size=3), seconds=SECONDS)
    def write(self, letters: list[Letter], seconds: float) -> None:
        for letter in letters:
            self._write_letter(letter)
        self.time_passes(seconds)

    @precondition(lambda self: not self.has(S.QUEUED, S.SENDING, *UNDECIDED) and self.model.network is Network.WELL)
    @rule(letter=LETTERS, comes=st.sampled_from(DOUBTFUL), again=st.booleans(), turn=ANY_TURN)
    def write_and_be_asked(self, letter: Letter, comes: Turn, again: bool, turn: Turn) -> None:  # noqa: FBT001 - Hypothesis names its arguments
        """What rarely comes by chance: a text that is in doubt for long, then decided and perhaps in trouble again."""
        self._write_letter(replace(letter, turn=comes))
        self.time_passes(130.0)
        for text in self.texts(S.ASKING):
            self._decide(text, again=again, turn=turn)
        self.time_passes(3.0)

    @precondition(lambda self: not self.has(S.QUEUED, S.SENDING, *UNDECIDED) and self.model.network is Network.WELL)
    @rule(letter=LETTERS, again=st.booleans(), turn=ANY_TURN)
    def write_and_be_refused(self, letter: Letter, again: bool, turn: Turn) -> None:  # noqa: FBT001 - as above
        self._write_letter(replace(letter, turn=Turn(Answer.REFUSED, carried=False)))
        self.time_passes(7.0)
        for text in self.texts(S.FAILED):
            self._send_again_or_discard(text, again=again, turn=turn)
        self.time_passes(3.0)

    def _write_letter(self, letter: Letter) -> None:
        identity = OutgoingId(f"o{len(self.written)}")
        key = read_address(letter.to, "US").key
        self.model.turns[identity] = letter.turn
        self.written[identity] = Written(key, {letter.words})
        self.drafts[key] = self.drafts.get(key, {""}) | {""}  # what was begun before is overwritten by the agent
        send = Send(identity, letter.to, LineId(letter.line), letter.words, len(letter.words))
        deaths = self.starts
        self.tell(lambda: self.rig.outbox.accept(send))
        if self.rig.desk.outgoing(identity) is None:
            del self.written[identity]
            given_back = any(isinstance(change, NotStored) and change.id == identity for change in self.rig.changes)
            assert given_back or self.starts > deaths
        self._learn()

    @precondition(lambda self: self.has(S.QUEUED, S.FAILED))
    @rule(pick=PICK)
    def take_back(self, pick: int) -> None:
        text = self.pick(pick, S.QUEUED, S.FAILED)
        assert text is not None
        self.written[text.id].given_up = True
        drafts = self.drafts.get(text.conversation, {""})
        self.drafts[text.conversation] = drafts | {f"{text.text}\n{old}" if old else text.text for old in drafts}
        self.tell(lambda: self.rig.outbox.decide(TakeBack(text.id)))
        self._learn()

    @precondition(lambda self: self.has(S.QUEUED))
    @rule(pick=PICK)
    def hold(self, pick: int) -> None:
        text = self.pick(pick, S.QUEUED)
        assert text is not None
        self.held.add(text.id)
        self.tell(lambda: self.rig.outbox.decide(Hold(text.id)))

    @precondition(lambda self: self.held)
    @rule(pick=PICK, words=st.sampled_from((None, *WORDS)))
    def revise(self, pick: int, words: str | None) -> None:
        """Other words for a text that is held, or none; it may have gone on all the same."""
        identity = sorted(self.held)[pick % len(self.held)]
        if words is None:
            self.held.discard(identity)
            self.tell(lambda: self.rig.outbox.decide(Release(identity)))
            return
        self.written[identity].words.add(words)
        if not self.disk_full:  # else it is not stored, and the agent goes on with it
            self.held.discard(identity)
        self.tell(lambda: self.rig.outbox.decide(Revise(identity, words)))
        self._learn()

    @precondition(lambda self: self.has(S.ASKING))
    @rule(pick=PICK, again=st.booleans(), turn=ANY_TURN)
    def decide(self, pick: int, again: bool, turn: Turn) -> None:  # noqa: FBT001 - Hypothesis names its arguments
        text = self.pick(pick, S.ASKING)
        assert text is not None
        self._decide(text, again=again, turn=turn)

    def _decide(self, text: Outgoing, *, again: bool, turn: Turn) -> None:
        if self.arrived(text):
            self.tell(lambda: self.rig.outbox.decide(CountAsSent(text.id)))
        else:
            self.model.overrule(text.id)
            self._send_again_or_discard(text, again=again, turn=turn)

    @precondition(lambda self: self.has(S.FAILED, S.QUEUED))
    @rule(pick=PICK, again=st.booleans(), turn=ANY_TURN)
    def decide_what_did_not_leave(self, pick: int, again: bool, turn: Turn) -> None:  # noqa: FBT001 - as above
        text = self.pick(pick, S.FAILED) or self.pick(pick, S.QUEUED)
        assert text is not None
        self._send_again_or_discard(text, again=again, turn=turn)

    def _send_again_or_discard(self, text: Outgoing, *, again: bool, turn: Turn) -> None:
        if again:
            self.model.turns[text.id] = turn
            self.tell(lambda: self.rig.outbox.decide(SendAgain(text.id)))
        else:
            self.written[text.id].given_up = True
            self.tell(lambda: self.rig.outbox.decide(Discard(text.id)))
        self._learn()

    @precondition(lambda self: self.has(S.SENDING, S.CHECKING, S.ACCEPTED, S.WITHDRAWN))
    @rule(pick=PICK, command=st.sampled_from((TakeBack, Release, SendAgain, CountAsSent, Discard)))
    def decide_too_late(self, pick: int, command: Callable[[OutgoingId], Any]) -> None:
        """The text has gone on before the command came: nothing may change."""
        text = self.pick(pick, S.SENDING, S.CHECKING, S.ACCEPTED, S.WITHDRAWN)
        assert text is not None
        self.rig.outbox.decide(command(text.id))
        assert self.rig.desk.outgoing(text.id) == text

    def _learn(self) -> None:
        """Look at what became of a command: which words are there now is known again."""
        for identity, written in self.written.items():
            text = self.rig.desk.outgoing(identity)
            if text is not None and text.text in written.words:
                written.words = {text.text}
            if text is not None and text.state is not S.WITHDRAWN:
                written.given_up = False
        for key, allowed in self.drafts.items():
            draft = self.rig.desk.draft(key)
            found = draft.text if draft is not None else ""
            if found in allowed:
                self.drafts[key] = {found}

    # ---- time, network, disk, death

    @rule(seconds=SECONDS)
    def time_passes(self, seconds: float) -> None:
        self.play(self.rig.time.pass_(seconds))

    @rule(network=st.sampled_from((Network.GONE, Network.ILL)), seconds=SECONDS, stays=STAYS)
    def network_changes(self, network: Network, seconds: float, stays: bool) -> None:  # noqa: FBT001 - as above
        self.model.network = network
        self.time_passes(seconds)
        if not stays:
            self.model.network = Network.WELL

    @rule(take_s=st.sampled_from((0.0, 0.0, 2.0, 25.0)), fail=st.integers(0, 2), seconds=SECONDS)
    def reads_change(self, take_s: float, fail: int, seconds: float) -> None:
        self.model.reads_take_s = take_s
        self.model.reads_fail = [errors.TimedOut(), errors.Unreadable("text/html")][:fail]
        self.time_passes(seconds)

    @rule(seconds=SECONDS, stays=STAYS)
    def disk_is_full(self, seconds: float, stays: bool) -> None:  # noqa: FBT001 - as above
        self.disk_full = True
        self.time_passes(seconds)
        self.disk_full = stays

    @rule(to=st.sampled_from(ADDRESSES), direction=st.sampled_from(Direction))
    def others_write(self, to: str, direction: Direction) -> None:
        self.model.others_write(to, COLLEAGUES_WORDS, direction)

    @rule(carried=st.booleans(), at_start=st.none() | st.builds(Death, st.integers(0, 1), st.booleans(), st.booleans()))
    def dies_now(self, carried: bool, at_start: Death | None) -> None:  # noqa: FBT001 - as above
        async def die() -> None:
            self.die(carried=carried)

        self.death = at_start
        self.play(die())

    @rule(death=st.builds(Death, st.integers(0, 3), st.booleans(), st.booleans()), seconds=SECONDS)
    def dies_soon(self, death: Death, seconds: float) -> None:
        self.death = death
        self.time_passes(seconds)

    # ---- what must hold

    def on_leave(self, key: ConversationKey, words: str) -> OutgoingId:
        texts = [text for text in self.texts() if text.conversation == key]
        out = [text for text in texts if text.state is S.SENDING]
        if len(out) != 1 or out[0].text != words:
            self.wrong.append(f"left without being marked on disk: {[text.id for text in out]}")
            return OutgoingId("")
        before = texts[: texts.index(out[0])]
        self.wrong += [f"{out[0].id} left before {text.id}" for text in before if text.state in (S.QUEUED, *UNDECIDED)]
        if len(self.model.out) >= MOST_AT_ONCE or any(request.key == key for request in self.model.out):
            self.wrong.append("too many requests at once")
        return out[0].id

    @invariant()
    def nothing_is_wrong(self) -> None:
        self.sound = False
        assert self.wrong == []
        assert self.rig.bugs == []
        texts = self.texts()
        self._claims_hold(texts)
        self._nothing_vanished({text.id: text for text in texts})
        for key in CONVERSATIONS:
            self._each_text_is_shown_once(key, texts)
        self.sound = True

    def _claims_hold(self, texts: list[Outgoing]) -> None:
        ledger = self.model.carried_out()
        accepted = Counter(kind(text) for text in texts if text.state is S.ACCEPTED)
        assert accepted <= ledger, "accepted and never carried out"
        maybe = Counter(kind(t) for t in texts if t.state is not S.ACCEPTED and (t.sent_at_us or t.doubt_at_us))
        assert ledger <= accepted + maybe + self.model.strays(), "carried out twice, or against what is said"

    def _nothing_vanished(self, texts: dict[OutgoingId, Outgoing]) -> None:
        for identity, written in self.written.items():
            text = texts[identity]
            assert text.text in written.words
            assert text.state is not S.WITHDRAWN or written.given_up
        for key, allowed in self.drafts.items():
            draft = self.rig.reader.draft(key)
            assert (draft.text if draft is not None else "") in allowed

    def _each_text_is_shown_once(self, key: ConversationKey, texts: list[Outgoing]) -> None:
        stored = self.rig.reader.newest(key, 400)
        rows = rows_of(stored, self.rig.reader.outgoing(key), {}, {})
        assert len({row.identity for row in rows}) == len(rows), "two rows of one identity"
        shown = Counter(kind_of(key, row.line, row.text) for row in rows if row.ours)
        there = Counter(kind(t) for t in texts if t.conversation == key and t.state is not S.WITHDRAWN)
        there += Counter(
            kind_of(key, m.line, m.text)
            for m in stored
            if m.direction is Direction.OUTGOING and m.text == COLLEAGUES_WORDS
        )
        assert there <= shown <= there + self.model.strays(), f"shown {shown - there} too often, {there - shown} not"

    # ---- the end: all is well, and what is open is decided

    def teardown(self) -> None:
        try:
            if self.sound:
                self._end_well()
                self.nothing_is_wrong()
                accepted = Counter(kind(text) for text in self.texts(S.ACCEPTED))
                assert accepted <= self.model.carried_out() <= accepted + self.model.strays()
        finally:
            self.loop.run_until_complete(self.rig.end())
            self.loop.close()
            self.folder.cleanup()

    def _end_well(self) -> None:
        self.disk_full, self.death = False, None
        self.model.get_well()
        for _ in range(60):
            self.time_passes(30.0)
            for text in self.texts(S.ASKING):
                self._decide(text, again=True, turn=Turn())
            stopped = any(text.reason in ASKS_FIRST for text in self.texts(S.QUEUED))
            for text in self.texts(S.FAILED, *((S.QUEUED,) if stopped else ())):
                self.tell(lambda text=text: self.rig.outbox.decide(SendAgain(text.id)))  # type: ignore[misc]
            for identity in sorted(self.held):
                self.tell(lambda identity=identity: self.rig.outbox.decide(Release(identity)))  # type: ignore[misc]
            self.held.clear()
            if not self.has(S.QUEUED, S.SENDING, S.CHECKING, S.ASKING, S.FAILED):
                break
        left = [(t.id, t.state, t.reason) for t in self.texts(S.QUEUED, S.SENDING, S.CHECKING, S.ASKING, S.FAILED)]
        assert left == [], left
        self.time_passes(400.0)  # the last records show


Life.TestCase.settings = settings(
    max_examples=EXAMPLES or 40,
    stateful_step_count=60 if EXAMPLES else 40,
    deadline=None,
    derandomize=not EXAMPLES,
    suppress_health_check=list(HealthCheck),
)
TestLife = Life.TestCase


LATE_ECHOES: Final = frozenset({(S.QUEUED, S.ACCEPTED), (S.FAILED, S.ACCEPTED)})
"""Too rare for a short run, as the echo must come between two attempts: tests/engine/test_checking.py takes them."""


def test_every_state_and_every_step_was_seen() -> None:
    assert set(S) == VISITED
    assert {f"{one.value} > {other.value}" for one, other in STEPS - TAKEN - LATE_ECHOES} == set()
