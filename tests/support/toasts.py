"""WinRT as far as desktop-notifier's back end for Windows calls it, so that its own code runs here.

Invariants: a toast is read as Windows does it: what is no XML, has more than 5 KiB, or a tag of more than 64 characters
is refused by an error; what the agent does with one is told in a thread that is neither the window's nor the engine's.
"""

from __future__ import annotations

import enum
import importlib
import sys
import threading
import xml.etree.ElementTree as ET
from collections.abc import Callable
from types import ModuleType, SimpleNamespace
from typing import Any, Final, Self

import pytest

LARGEST: Final = 5 * 1024
LONGEST_TAG: Final = 64


class Setting(enum.Enum):
    """NotificationSetting."""

    ENABLED = 0
    DISABLED_FOR_APPLICATION = 1


class Reason(enum.Enum):
    """ToastDismissalReason."""

    USER_CANCELED = 0
    TIMED_OUT = 2


class Priority(enum.Enum):
    """ToastNotificationPriority."""

    DEFAULT = 0
    HIGH = 1


class Boxed:
    """What a handler is given: it says of itself what it is."""

    def __init__(self, **facts: object) -> None:
        self.__dict__ |= facts

    def as_(self, _kind: type) -> Self:
        """Be of that kind."""
        return self


class Document:
    """XmlDocument."""

    def __init__(self) -> None:
        self.root = ET.Element("nothing")

    def load_xml(self, words: str) -> None:
        """Read a toast; raises OSError."""
        if len(words.encode()) > LARGEST:
            raise OSError(0, "too large")
        try:
            self.root = ET.fromstring(words)  # noqa: S314 - made by the code that is tested
        except ET.ParseError as error:
            raise OSError(0, "no XML") from error


class Toast:
    """ToastNotification. `texts` are title and body, `actions` words and arguments of its buttons."""

    def __init__(self, document: Document) -> None:
        self.root = document.root
        self.group = ""
        self.priority: Priority | None = None
        self.handlers: dict[str, Callable[[Toast, object], None]] = {}
        self._tag = ""

    @property
    def tag(self) -> str:
        """By what it is found again."""
        return self._tag

    @tag.setter
    def tag(self, tag: str) -> None:
        if len(tag) > LONGEST_TAG:
            raise OSError(0, "the tag is too long")
        self._tag = tag

    def add_activated(self, handler: Callable[[Toast, object], None]) -> None:
        """Have clicks told."""
        self.handlers["activated"] = handler

    def add_dismissed(self, handler: Callable[[Toast, object], None]) -> None:
        """Have its end told."""
        self.handlers["dismissed"] = handler

    def add_failed(self, handler: Callable[[Toast, object], None]) -> None:
        """Have it told that it could not be shown."""
        self.handlers["failed"] = handler

    @property
    def texts(self) -> list[str]:
        """Title and body."""
        return [element.text or "" for element in self.root.iter("text")]

    @property
    def actions(self) -> dict[str, str]:
        """Words of buttons, and what each is told as."""
        return {element.attrib["content"]: element.attrib["arguments"] for element in self.root.iter("action")}

    def tell(self, what: str, **facts: object) -> None:
        """Let something be done with it, in a thread of Windows'."""
        thread = threading.Thread(target=self.handlers[what], args=(self, Boxed(**facts)))
        thread.start()
        thread.join()

    def press(self, words: str, typed: str = "") -> None:
        """Press a button, with something typed into the field beside it."""
        self.tell("activated", arguments=self.actions[words], user_input={"textBox": typed})

    def click(self) -> None:
        """Click on it."""
        self.tell("activated", arguments=self.root.attrib["launch"], user_input={})


class ActionCenter:
    """All that is shown: `shown` by tag, in order; `setting` is what the agent lets the program do."""

    def __init__(self) -> None:
        self.shown: dict[str, Toast] = {}
        self.all: list[Toast] = []
        self.setting = Setting.ENABLED
        self.fails = 0
        self.history = self

    def show(self, toast: Toast) -> None:
        """Show one, or tell later that it could not be."""
        self.all.append(toast)
        if self.fails:
            toast.tell("failed", error_code=SimpleNamespace(value=self.fails))
        else:
            self.shown[toast.tag] = toast

    def sweep(self, toast: Toast) -> None:
        """Take one away by the agent's hand."""
        del self.shown[toast.tag]
        toast.tell("dismissed", reason=Reason.USER_CANCELED)

    def create_toast_notifier_with_id(self, _application: str) -> Self:
        """Make what shows toasts."""
        return self

    def remove_grouped_tag_with_id(self, tag: str, _group: str, _application: str) -> None:
        """Take one away; raises OSError where there is none."""
        if self.shown.pop(tag, None) is None:
            raise OSError(0, "Element not found")

    def get_history_with_id(self, _application: str) -> list[Toast]:
        """Tell what is there."""
        return list(self.shown.values())


def windows_back_end(center: ActionCenter, patch: pytest.MonkeyPatch) -> Any:
    """The library's own back end for Windows, over this centre."""

    def module(name: str, **names: object) -> None:
        made = ModuleType(name)
        made.__dict__.update(names)
        patch.setitem(sys.modules, name, made)

    def unboxed(boxed: str) -> str:
        return boxed

    for package in ("winrt", "winrt.windows", "winrt.windows.applicationmodel", "winrt.windows.data"):
        module(package, __path__=[])
    for package in ("winrt.windows.data.xml", "winrt.windows.ui"):
        module(package, __path__=[])
    module("winreg")
    module("winrt.system", Object=Boxed, unbox_string=unboxed)
    module("winrt.windows.applicationmodel.core", CoreApplication=SimpleNamespace(id="EvoInbox.EvoInbox"))
    module("winrt.windows.data.xml.dom", XmlDocument=Document)
    module(
        "winrt.windows.ui.notifications", NotificationSetting=Setting, ToastActivatedEventArgs=Boxed,
        ToastDismissalReason=Reason, ToastDismissedEventArgs=Boxed, ToastFailedEventArgs=Boxed,
        ToastNotification=Toast, ToastNotificationPriority=Priority,
        ToastNotificationManager=SimpleNamespace(get_default=lambda: center),
    )  # fmt: skip
    patch.setattr(sys, "getwindowsversion", lambda: SimpleNamespace(build=19045), raising=False)
    name = "desktop_notifier.backends.winrt"
    patch.delitem(sys.modules, name, raising=False)
    back_end = importlib.import_module(name).WinRTDesktopNotifier
    patch.setitem(sys.modules, name, sys.modules[name])  # taken out again with the rest
    return back_end
