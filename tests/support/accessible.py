"""Programs as assistive technology sees them: a small client of AT-SPI, for tests that drive the program from outside.

Invariants: nothing is kept between calls, every answer is the program's present one; what is waited for is a condition,
with a limit, and a failure shows the tree as it was then. Roles are AT-SPI's own: "list", "list item", "push button".
"""

from __future__ import annotations

import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from types import TracebackType
from typing import Any, Final, NamedTuple, Self, TypeVar

from jeepney import (
    DBusAddress,
    DBusErrorResponse,
    MatchRule,
    Message,
    Properties,
    message_bus,
    new_method_call,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

LIMIT_S: Final = 20.0
"""Longer than from one look to the next while nobody presses a key (`domain/pace.py`): this presses none."""

LOOK_EVERY_S: Final = 0.03
ANSWER_LIMIT_S: Final = 5.0
MANY: Final = 200
"""Children looked at by searches and shown in failures; a list may have a hundred thousand."""

_ROOT: Final = DBusAddress("/org/a11y/atspi/accessible/root", bus_name="org.a11y.atspi.Registry")
_WITH_ROWS: Final = {"list", "table"}
_ROWS: Final = {"list item", "cell", "row header", "column header"}
_NULL_PATH: Final = "/org/a11y/atspi/null"
_Found = TypeVar("_Found")
Name = str | re.Pattern[str] | None


class NotThere(AssertionError):
    """What was waited for did not come about."""


class State(IntEnum):
    """The states tests ask for, by AT-SPI's numbers."""

    ACTIVE = 1
    CHECKED = 4
    EDITABLE = 7
    ENABLED = 8
    EXPANDED = 10
    FOCUSABLE = 11
    FOCUSED = 12
    SELECTABLE = 22
    SELECTED = 23
    SENSITIVE = 24
    SHOWING = 25
    VISIBLE = 30


class Extents(NamedTuple):
    """A place on the screen."""

    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        """The middle, for clicks."""
        return self.x + self.width // 2, self.y + self.height // 2


class Tree:
    """Owns the connection to a desktop's accessibility bus; a context manager."""

    def __init__(self, address: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=address)
        self._spoken: deque[Message] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def program(self, pid: int, limit_s: float = LIMIT_S) -> Node:
        """The program with this process number, once it has a window."""

        def look() -> Node | None:
            desktop = Node(self, _ROOT)
            with suppress(DBusErrorResponse):  # a program that has just ended
                return next((node for node in desktop.children() if node.pid == pid and node.child_count), None)
            return None

        return wait_for(look, f"process {pid} in the accessibility tree", limit_s)

    def listen(self) -> None:
        """Hear from now on what programs want to be said."""
        registry = DBusAddress("/org/a11y/atspi/registry", bus_name="org.a11y.atspi.Registry")
        self.call(registry, "org.a11y.atspi.Registry", "RegisterEvent", "s", "object:announcement")
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=ANSWER_LIMIT_S)
        self._connection.filter(rule, queue=self._spoken)

    def spoken(self) -> list[str]:
        """What was said since `listen`, in order."""
        self.call(_ROOT, "org.freedesktop.DBus.Peer", "Ping")  # what has come until the answer is taken in
        return [message.body[3][1] for message in self._spoken]

    def call(self, address: DBusAddress, interface: str, method: str, signature: str = "", *body: object) -> Any:
        """Call a method; the first part of the answer, None if it has none."""
        message = new_method_call(address.with_interface(interface), method, signature or None, body)
        answer = unwrap_msg(self._connection.send_and_get_reply(message, timeout=ANSWER_LIMIT_S))
        return answer[0] if answer else None

    def get(self, address: DBusAddress, interface: str, name: str) -> Any:
        """Read a property."""
        message = Properties(address.with_interface(interface)).get(name)
        return unwrap_msg(self._connection.send_and_get_reply(message, timeout=ANSWER_LIMIT_S))[0][1]


@dataclass(frozen=True, slots=True)
class Node:
    """One accessible thing of a program; asks the program anew at each use."""

    tree: Tree
    address: DBusAddress

    # ---- what it is

    @property
    def name(self) -> str:
        """What a screen reader says."""
        return str(self.tree.get(self.address, "org.a11y.atspi.Accessible", "Name"))

    @property
    def description(self) -> str:
        """What a screen reader says after the name."""
        return str(self.tree.get(self.address, "org.a11y.atspi.Accessible", "Description"))

    @property
    def role(self) -> str:
        """AT-SPI's name of the role."""
        return str(self._ask("GetRoleName"))

    @property
    def states(self) -> frozenset[State]:
        """Those of the states named here that it has."""
        low, high = self._ask("GetState")
        bits = low | high << 32
        return frozenset(state for state in State if bits >> state & 1)

    @property
    def text(self) -> str:
        """The content of a field."""
        return str(self.tree.call(self.address, "org.a11y.atspi.Text", "GetText", "ii", 0, -1))

    @property
    def extents(self) -> Extents:
        """Where it is on the screen."""
        return Extents(*self.tree.call(self.address, "org.a11y.atspi.Component", "GetExtents", "u", 0))

    @property
    def pid(self) -> int:
        """The number of the process it belongs to."""
        bus = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus")
        name = self.address.bus_name
        return int(self.tree.call(bus, "org.freedesktop.DBus", "GetConnectionUnixProcessID", "s", name))

    @property
    def child_count(self) -> int:
        """How many children it has, without fetching one."""
        return int(self.tree.get(self.address, "org.a11y.atspi.Accessible", "ChildCount"))

    def child(self, index: int) -> Node:
        """One child; a negative index counts from the last."""
        if index < 0:
            index += self.child_count
        return self._node(self._ask("GetChildAtIndex", "i", index))

    def children(self, most: int = MANY) -> list[Node]:
        """The first children, `most` at most."""
        count = self.child_count
        if count <= MANY:
            found = [self._node(reference) for reference in self._ask("GetChildren")]
            return [node for node in found[:most] if node.address.object_path != _NULL_PATH]
        return [self.child(index) for index in range(min(count, most))]

    def names(self, most: int = MANY) -> list[str]:
        """The names of the first children: what a list reads like."""
        return [node.name for node in self.children(most)]

    def walk(self, *, rows: bool = True) -> Iterator[Node]:
        """It and all below it, parents first; of a long list the first rows only, or none."""
        yield self
        with suppress(DBusErrorResponse):  # gone while we walked
            if rows or self.role not in _WITH_ROWS:
                for child in self.children():
                    yield from child.walk(rows=rows)

    # ---- finding

    def find(
        self,
        role: str | None = None,
        name: Name = None,
        *,
        where: Callable[[Node], bool] = lambda _: True,
        limit_s: float = LIMIT_S,
    ) -> Node:
        """The first descendant that fits, once there is one; `name` is exact, or a pattern for its beginning."""
        what = f"role={role!r} name={name!r}"

        def look() -> Node | None:
            return next((node for node in self._walk_for(role) if node.fits(role, name) and where(node)), None)

        try:
            return wait_for(look, what, limit_s)
        except NotThere as error:
            raise NotThere(f"{error}; what there is:\n{self.outline()}") from None

    def find_all(self, role: str | None = None, name: Name = None) -> list[Node]:
        """All descendants that fit, now."""
        return [node for node in self._walk_for(role) if node.fits(role, name)]

    def fits(self, role: str | None, name: Name) -> bool:
        """Whether role and name are as asked for; a node that has gone meanwhile fits nothing."""
        try:
            if role is not None and self.role != role:
                return False
            match name:
                case None:
                    return True
                case str():
                    return self.name == name
                case re.Pattern():
                    return name.match(self.name) is not None
        except DBusErrorResponse:
            return False

    def wait(self, condition: Callable[[Node], _Found], what: str, limit_s: float = LIMIT_S) -> _Found:
        """What `condition` says of it, once that is true."""
        try:
            return wait_for(lambda: condition(self), what, limit_s)
        except NotThere as error:
            raise NotThere(f"{error}; what there is:\n{self.outline()}") from None

    def outline(self, depth: int = 0) -> str:
        """The tree as text, indented."""
        try:
            line = f"{'  ' * depth}{self.role} {self.name!r}"
            return "\n".join([line, *(child.outline(depth + 1) for child in self.children(30))])
        except DBusErrorResponse:
            return f"{'  ' * depth}(gone)"

    # ---- doing

    @property
    def actions(self) -> list[str]:
        """The names of what can be done with it."""
        return [action[0] for action in self.tree.call(self.address, "org.a11y.atspi.Action", "GetActions")]

    def press(self) -> None:
        """Do what pressing it does."""
        names = [name.lower() for name in self.actions]
        index = next((names.index(name) for name in ("press", "toggle", "showmenu") if name in names), 0)
        if not self.tree.call(self.address, "org.a11y.atspi.Action", "DoAction", "i", index):
            raise NotThere(f"{self.role} {self.name!r} would not be pressed; it offers {names}")

    def focus(self) -> None:
        """Give it the keyboard, and return once it has it."""
        self.tree.call(self.address, "org.a11y.atspi.Component", "GrabFocus")
        self.wait(lambda node: State.FOCUSED in node.states, f"focus on {self.role} {self.name!r}")

    def set_text(self, text: str) -> None:
        """Replace the content of a field in one step, as dictation does."""
        if not self.tree.call(self.address, "org.a11y.atspi.EditableText", "SetTextContents", "s", text):
            raise NotThere(f"{self.role} {self.name!r} would not take text")

    def select(self, index: int) -> None:
        """Select a child of a list."""
        if not self.tree.call(self.address, "org.a11y.atspi.Selection", "SelectChild", "i", index):
            raise NotThere(f"{self.role} {self.name!r} would not select row {index}")

    # ---- plumbing

    def _walk_for(self, role: str | None) -> Iterator[Node]:
        """Leave out rows where none is looked for: each costs calls, and the lists are long."""
        return self.walk(rows=role is None or role in _ROWS)

    def _ask(self, method: str, signature: str = "", *body: object) -> Any:
        return self.tree.call(self.address, "org.a11y.atspi.Accessible", method, signature, *body)

    def _node(self, reference: tuple[str, str]) -> Node:
        return Node(self.tree, DBusAddress(reference[1], bus_name=reference[0]))


def wait_for(look: Callable[[], _Found | None], what: str, limit_s: float = LIMIT_S) -> _Found:
    """What `look` finds, once it finds something true.

    AT-SPI's events would tell sooner, but Qt sends none for much that tests wait for, so we look again, briefly paused.
    """
    deadline, pause = time.monotonic() + limit_s, threading.Event()
    while True:
        found = look()
        if found:
            return found
        if time.monotonic() > deadline:
            raise NotThere(f"not within {limit_s} s: {what}")
        pause.wait(LOOK_EVERY_S)
