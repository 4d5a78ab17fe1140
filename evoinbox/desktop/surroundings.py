"""What this desktop has, for a checkup: who shows notifications, and whether there is a tray. Nothing is shown.

Invariants: asks the session bus only, without Qt; the bus may start whoever shows notifications, as it does for one.
"""

from __future__ import annotations

import asyncio
import sys
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, Any, Final

from evoinbox.desktop.daemon import ANSWER_S, NAME, PATH, PAUSES, PROPERTIES
from evoinbox.domain.attention import Silence, Trial
from evoinbox.domain.checkup import Finding, Part, Verdict, Why

if TYPE_CHECKING:
    from jeepney.io.asyncio import DBusRouter

TRAY: Final = "org.kde.StatusNotifierWatcher"
"""Who knows the icons of a tray that speaks D-Bus; one for X11's icons only is known to Qt alone."""


async def look(*, tray: bool | None = None) -> tuple[Finding, Finding]:
    """Notifications and tray; `tray` is what a window knows of the latter."""
    if sys.platform != "linux":
        notes = Finding(Part.NOTIFICATIONS, Verdict.DOUBT, Trial(Silence.ELSEWHERE))
        return notes, _tray(there=tray is not False)
    # 5 ms; installed on Linux only
    from jeepney import DBusErrorResponse
    from jeepney.io.asyncio import DBusRouter, open_dbus_connection
    from jeepney.io.common import RouterClosed

    no_bus = Finding(Part.TRAY, Verdict.UNTRIED, Why.NO_BUS) if tray is None else _tray(there=tray)
    try:
        async with asyncio.timeout(ANSWER_S), AsyncExitStack() as ends:
            connection = await ends.enter_async_context(await open_dbus_connection("SESSION"))
            router = await ends.enter_async_context(DBusRouter(connection))
            notes = await _notes(router)
            there = await _owned(router, TRAY) if tray is None else tray
    except TimeoutError:
        return Finding(Part.NOTIFICATIONS, Verdict.PROBLEM, Trial(Silence.NO_ANSWER)), no_bus
    # The middle three are jeepney's for an address that is not set, malformed or of another kind.
    except (OSError, EOFError, KeyError, ValueError, RuntimeError, RouterClosed, DBusErrorResponse) as error:
        return Finding(Part.NOTIFICATIONS, Verdict.PROBLEM, Trial(Silence.NO_BUS, "", type(error).__name__)), no_bus
    return notes, _tray(there=there)


def _tray(*, there: bool) -> Finding:
    return Finding(Part.TRAY, *((Verdict.WELL, Why.FINE) if there else (Verdict.DOUBT, Why.NO_TRAY)))


async def _notes(router: DBusRouter) -> Finding:
    if not await _owned(router, NAME) and not await _startable(router, NAME):
        return Finding(Part.NOTIFICATIONS, Verdict.PROBLEM, Trial(Silence.NO_SERVICE))
    told = await _ask(router, NAME, PATH, NAME, "GetServerInformation")
    abilities = await _ask(router, NAME, PATH, NAME, "GetCapabilities")
    if told is None or abilities is None:
        return Finding(Part.NOTIFICATIONS, Verdict.PROBLEM, Trial(Silence.REFUSED))
    service = str(told[0])
    for interface, name in PAUSES:
        paused = await _ask(router, NAME, PATH, PROPERTIES, "Get", interface, name)
        if paused is not None and paused[0] == ("b", True):
            return Finding(Part.NOTIFICATIONS, Verdict.DOUBT, Trial(Silence.PAUSED, service))
    if "actions" not in abilities[0]:
        return Finding(Part.NOTIFICATIONS, Verdict.DOUBT, Trial(Silence.NO_ACTIONS, service))
    return Finding(Part.NOTIFICATIONS, Verdict.WELL, Why.FINE, service)


async def _owned(router: DBusRouter, name: str) -> bool:
    answer = await _ask(router, *_BUS, "NameHasOwner", name)
    return answer is not None and answer[0] is True


async def _startable(router: DBusRouter, name: str) -> bool:
    """Whether the bus would start somebody of that name when asked for."""
    answer = await _ask(router, *_BUS, "ListActivatableNames")
    return answer is not None and name in answer[0]


_BUS: Final = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")


async def _ask(
    router: DBusRouter, whom: str, path: str, interface: str, method: str, *words: str
) -> tuple[Any, ...] | None:
    """What a method answers, or None where it does not."""
    # 5 ms; installed on Linux only
    from jeepney import DBusAddress, MessageType, new_method_call

    call = new_method_call(DBusAddress(path, whom, interface), method, "s" * len(words) or None, words)
    answer = await router.send_and_get_reply(call)
    return answer.body if answer.header.message_type is MessageType.method_return else None
