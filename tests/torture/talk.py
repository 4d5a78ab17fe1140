"""What agent and program of the torture say to one another: texts to write, what is seen of them, what is decided.

Invariants: the agent is honest: of an undecided text it asks the customer, who knows what the server carried out; a
text counts as handed over when the composer has let go of it, or when it is found in the outbox after a crash.
"""

from __future__ import annotations

import json
import random
import time
from asyncio.subprocess import Process
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Final

from evoinbox.demo.world import DemoLine
from evoinbox.domain.outgoing import ASKS_FIRST, OutgoingState, Reason
from tests.torture.judge import Judge, Written

LINE: Final = DemoLine("line-main", "Main line", "+15035550101")
AHEAD: Final = 2
"""Texts on their way for each customer at most: an agent looks up now and then, too."""

STILL_S: Final = 100.0
"""Nothing has moved for so long: something hangs. A text is asked about after half a minute."""


class Talk:
    """Keeps what was said in a run, over all its lives; `child` is the program that lives now."""

    def __init__(self, judge: Judge, dice: random.Random, words: Sequence[str], *, sends: int, customers: int) -> None:
        self.judge = judge
        self.counts: Counter[str] = Counter()
        self.problems: list[str] = []
        self.child: Process | None = None
        self.opened_s: list[float] = []
        self.new_life = True  # after a new sign-in the same life opens its files once more
        self._dice = dice
        self._words = words
        self._sends = sends
        self._customers = customers
        self._todo: deque[Written] = deque()
        self._handed: Written | None = None
        self._by_id: dict[str, Written] = {}
        self.asked: dict[str, str] = {}
        self._withdrawing: dict[str, str] = {}
        self._texts = self._made()
        self._moved_s = time.monotonic()

    def blocked(self) -> bool:
        """Whether nothing can be written: all is said, or too much waits already."""
        return self._handed is None and (self._on_the_way() > AHEAD * self._customers or self._exhausted())

    def _exhausted(self) -> bool:
        return len(self.judge.written) == self._sends and not self._todo

    def _on_the_way(self) -> int:
        return sum(text.state is not OutgoingState.ACCEPTED for text in self.judge.written if text.id and not text.gone)

    def still(self) -> bool:
        """Whether nothing has moved for long."""
        return time.monotonic() - self._moved_s > STILL_S

    # ---- what the agent says

    def hear(self, told: dict[str, Any]) -> None:
        """Take in what the agent sees."""
        if self.new_life and told["saw"] != "open":
            return  # what goes on before the inbox is in sight is in the account of it that comes next
        match told["saw"]:
            case "open":
                self.opened_s.append(time.monotonic())
                self._on_open(told["texts"])
            case "took":
                self._on_took(told)
            case "state":
                self._on_state(told)
            case "back":
                self._on_back(told)
            case "not-stored":
                self.counts["not stored"] += 1
            case "out":
                self.counts["signed out"] += 1
            case _:
                pass

    def _on_open(self, texts: list[dict[str, str]]) -> None:
        """A life begins: what the program still knows must be all that was given to it."""
        self.asked.clear()
        found = {told["id"] for told in texts}
        for told in texts:
            self._take_in(told)
        for identity, text in self._by_id.items():
            if identity not in found and text.id == identity and not text.gone:
                if identity in self._withdrawing:
                    self._withdrawn(text)  # the end came before the agent could see it
                else:
                    self.problems.append(f"text {text.n} is gone from the outbox")
        if self._handed is not None and self.new_life:
            self._todo.appendleft(self._handed)  # the end came before it was on disk
            self._handed = None
        self.new_life = False
        self._write_next()

    def _adopt(self, told: dict[str, str]) -> bool:
        """A text that went on disk in the moment of the end, before the agent could see it."""
        text = self._handed
        if text is None or text.words != (told["to"], told["text"]):
            return False
        self._handed = None
        text.tell(f"found as {told['id']}")
        text.id = told["id"]
        self._by_id[text.id] = text
        self.counts["on disk, not seen"] += 1
        return True

    def _on_took(self, told: dict[str, Any]) -> None:
        text = self._handed
        if text is None or text.n != told["n"]:
            return
        self._handed = None
        text.tell(f"taken as {told['id']}")
        if text.id != told["id"]:
            text.id = told["id"]
            text.state = None
            self._by_id[text.id] = text
        chance = self._dice.random()
        if chance < 0.02:
            self.order({"do": "take-back", "id": text.id})
        elif chance < 0.03:
            self.order({"do": "edit", "id": text.id, "text": f"{text.text} (mended)"})
        self._write_next()

    def _on_state(self, told: dict[str, str]) -> None:
        self._take_in(told)
        self._write_next()

    def _take_in(self, told: dict[str, str]) -> None:
        """Where a text stands, as the program says."""
        text = self._by_id.get(told["id"])
        if text is None and not self._adopt(told):
            self.problems.append(f"text {told['id']} was written by nobody")
            return
        text = self._by_id[told["id"]]
        if text.id != told["id"] or text.gone:
            return  # taken back, and written anew
        self._moved_s = time.monotonic()
        if told["text"] != text.text:
            self.counts["edited"] += 1
            self.judge.change(text, told["text"])
        state = OutgoingState(told["state"])
        if state is not text.state:
            self.counts[state.value] += 1
            self.judge.claim(text, state)
        if told["reason"] == Reason.ANSWERED.value and text.id not in self.asked:
            self.counts["stopped: a colleague was faster"] += 1
        if _needs_agent(told) and state is not OutgoingState.CHECKING and self.asked.get(text.id) != told["state"]:
            self.asked[text.id] = told["state"]
            self._decide(text, state)
        elif not _needs_agent(told):
            self.asked.pop(text.id, None)

    def _decide(self, text: Written, state: OutgoingState) -> None:
        text.decided = True
        choice = "again"
        if state is OutgoingState.ASKING:
            if self.judge.has_arrived(text):
                choice = "arrived"
            elif self._dice.random() < 0.1:
                choice = "discard"
        self.counts[f"decided: {choice}"] += 1
        self.order({"do": choice, "id": text.id})

    def _on_back(self, told: dict[str, str]) -> None:
        """A text was withdrawn: it is in the composer again, or was given up."""
        text = self._by_id[told["id"]]
        if text.id != told["id"] or text.gone:
            return
        if self._withdrawing.get(text.id) == "take-back" and text.text not in told["text"]:
            self.problems.append(f"text {text.n} was taken back and is not in the composer")
        self._withdrawn(text)
        self._write_next()

    def _withdrawn(self, text: Written) -> None:
        if text.state is not OutgoingState.WITHDRAWN:
            self.judge.claim(text, OutgoingState.WITHDRAWN)
        text.decided = True
        if self._withdrawing[text.id] == "discard":
            text.gone = True
            return
        self.counts["taken back"] += 1
        text.id = ""
        self._todo.append(text)

    # ---- what the agent is told

    def _write_next(self) -> None:
        if self._handed is not None or self._on_the_way() > AHEAD * self._customers:
            return
        text = self._todo.popleft() if self._todo else next(self._texts, None)
        if text is not None:
            self._handed = text
            self.order({"do": "write", "n": text.n, "to": text.to, "line": LINE.id, "text": text.text})

    def order(self, order: dict[str, Any]) -> None:
        """Tell the agent what to do."""
        text = self._handed if order["do"] == "write" else self._by_id.get(order.get("id", ""))
        if text is not None:
            text.tell(f"told to {order['do']}")
        if order["do"] in ("take-back", "discard"):
            self._withdrawing[order["id"]] = order["do"]
        child = self.child
        if child is not None and child.stdin is not None and child.returncode is None:
            with suppress(ConnectionError):
                child.stdin.write(json.dumps(order).encode() + b"\n")

    def all_said(self) -> bool:
        """Whether every text has been written, and has arrived or was given up."""
        done = (OutgoingState.ACCEPTED, OutgoingState.WITHDRAWN)
        return (
            self._exhausted()
            and self._handed is None
            and all(text.gone or text.state in done for text in self.judge.written)
        )

    def _made(self) -> Iterator[Written]:
        """The texts, one after the other: real words with a number, but some twice in a row."""
        before: Written | None = None
        for number in range(self._sends):
            if before is not None and self._dice.random() < 0.03:
                before = self.judge.write(before.to, before.text)
            else:
                to = number_of(self._dice.randrange(self._customers))
                before = self.judge.write(to, f"{' '.join(self._dice.choice(self._words)[:300].split())} #{number}")
            yield before


def _needs_agent(told: Mapping[str, str]) -> bool:
    state = OutgoingState(told["state"])
    undecided = (OutgoingState.FAILED, OutgoingState.CHECKING, OutgoingState.ASKING)
    return state in undecided or (state is OutgoingState.QUEUED and Reason(told["reason"]) in ASKS_FIRST)


def number_of(customer: int) -> str:
    """The number of one of the customers."""
    return f"+1503555{1000 + customer}"
