"""What this desktop has, for a checkup: who shows notifications, and whether there is a tray. Nothing is shown.

Invariants: asks the session bus and whoever shows notifications, without Qt; the bus may start who does, as it does for
a note, and macOS may ask the agent whether it may be done.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Final

from evoinbox.desktop.native import native
from evoinbox.domain.attention import Silence, Trial
from evoinbox.domain.checkup import Finding, Part, Verdict, Why

ANSWER_S: Final = 2.0
TRAY: Final = "org.kde.StatusNotifierWatcher"
"""Who knows the icons of a tray that speaks D-Bus; one for X11's icons only is known to Qt alone."""

DOUBTFUL: Final = frozenset({Silence.PAUSED, Silence.NO_ACTIONS, Silence.UNPACKAGED, Silence.ASKED})
"""Ways not to be seen that are no fault."""


async def look(
    notes: Callable[[], Coroutine[object, object, Trial]], *, tray: bool | None = None
) -> tuple[Finding, Finding]:
    """Notifications and tray; `notes` asks who shows the former, `tray` is what a window knows of the latter."""
    trial = await notes()
    if trial.silence is None:
        shown = Finding(Part.NOTIFICATIONS, Verdict.WELL, Why.FINE, trial.service)
    else:
        doubtful = trial.silence in DOUBTFUL
        shown = Finding(Part.NOTIFICATIONS, Verdict.DOUBT if doubtful else Verdict.PROBLEM, trial)
    return shown, await _tray(there=tray)


async def alone() -> Trial:
    """What would become of a note, where no window is to show any."""
    showing = native(lambda _: None, lambda work: work.close())
    try:
        return await showing.ready()
    finally:
        await showing.close()


async def _tray(*, there: bool | None) -> Finding:
    if there is None:
        there = await _watched() if sys.platform == "linux" else True
    if there is None:
        return Finding(Part.TRAY, Verdict.UNTRIED, Why.NO_BUS)
    return Finding(Part.TRAY, *((Verdict.WELL, Why.FINE) if there else (Verdict.DOUBT, Why.NO_TRAY)))


async def _watched() -> bool | None:
    """Whether somebody on the session bus knows the icons of a tray; None where there is no bus."""
    # 5 ms; installed on Linux only
    from jeepney import DBusErrorResponse, message_bus
    from jeepney.io.asyncio import DBusRouter, Proxy, open_dbus_connection
    from jeepney.io.common import RouterClosed

    try:
        async with asyncio.timeout(ANSWER_S), AsyncExitStack() as ends:
            connection = await ends.enter_async_context(await open_dbus_connection("SESSION"))
            router = await ends.enter_async_context(DBusRouter(connection))
            (owned,) = await Proxy(message_bus, router).NameHasOwner(TRAY)
            return owned is True
    # The middle three are jeepney's for an address that is not set, malformed or of another kind.
    except (OSError, EOFError, KeyError, ValueError, RuntimeError, RouterClosed, DBusErrorResponse):
        return None  # TimeoutError among them
