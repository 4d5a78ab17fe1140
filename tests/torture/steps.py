"""The named steps of a text's way through the program, each a moment at which the process may be killed.

Invariants: nothing of the program is replaced, each step only has a look before and after; "inside" is between what a
transaction writes and its commit. Armed in the program's own process by the agent.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from evoinbox.api.session import Session
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.engine.inbox import Inbox
from evoinbox.store.cache import Cache
from evoinbox.store.desk import Desk

_STATES: Final = tuple(state.value for state in OutgoingState if state is not OutgoingState.WITHDRAWN)
NAMES: Final = (
    *(f"enqueue {when}" for when in ("before", "inside", "after")),
    *(f"{state} {when}" for state in _STATES for when in ("before", "inside", "after")),
    *(f"withdrawn {when}" for when in ("before", "inside", "after")),
    *("request before", "request after", "store inside", "take before", "take after"),
)


class _Trap:
    """Ends the process, as kill -9 does, when its step is met for the n-th time."""

    def __init__(self, spec: str) -> None:
        self._name, _, count = spec.partition("#")
        self._left = int(count or 1)

    def met(self, name: str) -> None:
        if name == self._name:
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def arm(spec: str) -> None:
    """Set the trap: `NAME#N`, or nothing."""
    if not spec:
        return
    trap = _Trap(spec)
    _around(Desk, "enqueue", lambda *_: "enqueue", trap)
    _inside(Desk, "_insert", lambda *_: "enqueue", trap)
    _around(Desk, "update", lambda text, *_: text.state.value, trap)
    _inside(Desk, "_replace", lambda text, *_: text.state.value, trap)
    _around(Desk, "withdraw", lambda *_: "withdrawn", trap)
    _inside(Cache, "store", lambda *_: "store", trap)
    _around(Inbox, "take", lambda *_: "take", trap)
    send = Session.send

    async def sent(session: Session, *arguments: Any) -> Any:
        trap.met("request before")
        try:
            return await send(session, *arguments)
        finally:
            trap.met("request after")

    setattr(Session, "send", sent)  # noqa: B010 - mypy lets nobody assign to a method


def _around(owner: type, method: str, name: Callable[..., str], trap: _Trap) -> None:
    work = getattr(owner, method)

    @wraps(work)
    def watched(self: object, *arguments: Any, **named: Any) -> Any:
        trap.met(f"{name(*arguments)} before")
        result = work(self, *arguments, **named)
        trap.met(f"{name(*arguments)} after")
        return result

    setattr(owner, method, watched)


def _inside(owner: type, method: str, name: Callable[..., str], trap: _Trap) -> None:
    work = getattr(owner, method)

    @wraps(work)
    def watched(self: object, *arguments: Any, **named: Any) -> Any:
        result = work(self, *arguments, **named)
        trap.met(f"{name(*arguments)} inside")
        return result

    setattr(owner, method, watched)
