"""Every command of the window in one list: its words, keys and group.

Invariants: menus, palette and cheat sheet come from here, and so do the keys a command comes with (those it has now:
`keys.py`); a command is listed once; no two commands share a key.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from evoinbox.ui.language import tell
from evoinbox.words import Words, tr


class Act(enum.Enum):
    """The commands."""

    NEW = "new"
    PREVIOUS = "previous"
    NEXT = "next"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    FIFTH = "fifth"
    SIXTH = "sixth"
    SEVENTH = "seventh"
    EIGHTH = "eighth"
    NINTH = "ninth"
    NEXT_UNREAD = "next-unread"
    NEXT_NEEDING = "next-needing"
    DONE = "done"
    PUT_OFF = "put-off"
    TAKE_DOWN = "take-down"
    PIN = "pin"
    MARK_READ = "mark-read"
    MARK_UNREAD = "mark-unread"
    UNREAD_ONLY = "unread-only"
    SHOW_ALL = "show-all"
    SHOW_WAITING = "show-waiting"
    SHOW_QUIET = "show-quiet"
    SHOW_DRAFTS = "show-drafts"
    SHOW_PUT_OFF = "show-put-off"
    SHOW_DONE = "show-done"
    MUTE = "mute"
    PERSON = "person"
    IMPORT_PEOPLE = "import-people"
    EXPORT_PEOPLE = "export-people"
    TAKE_BACK = "take-back"
    FOCUS_LIST = "focus-list"
    FOCUS_THREAD = "focus-thread"
    FOCUS_WRITING = "focus-writing"
    WRITE_PLAINLY = "write-plainly"
    EMOJI = "emoji"
    TEMPLATES = "templates"
    SPELLING = "spelling"
    NEXT_PANE = "next-pane"
    PREVIOUS_PANE = "previous-pane"
    TO_NEWEST = "to-newest"
    MENU = "menu"
    OPEN_LINK = "open-link"
    SEARCH = "search"
    NEXT_FOUND = "next-found"
    PREVIOUS_FOUND = "previous-found"
    PALETTE = "palette"
    EXPORT = "export"
    SHIFT_REPORT = "shift-report"
    CHECK = "check"
    READ_AGAIN = "read-again"
    PAUSE_HOUR = "pause-hour"
    PAUSE_TOMORROW = "pause-tomorrow"
    PAUSE = "pause"
    RESUME = "resume"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual-size"
    SETTINGS = "settings"
    SHORTCUTS = "shortcuts"
    KEYS = "keys"
    CHECKUP = "checkup"
    LICENCES = "licences"
    OTHER_ACCOUNT = "other-account"
    LOCK = "lock"
    SIGN_OUT = "sign-out"
    ERASE = "erase"
    QUIT = "quit"


PLACES: Final = (
    Act.FIRST, Act.SECOND, Act.THIRD, Act.FOURTH, Act.FIFTH, Act.SIXTH, Act.SEVENTH, Act.EIGHTH, Act.NINTH,
)  # fmt: skip
"""The commands that go to a place in the list, from its top."""

PAUSING: Final = (Act.PAUSE_HOUR, Act.PAUSE_TOMORROW, Act.PAUSE, Act.RESUME)
"""The commands that keep notifications quiet, or let them be."""


_PLACE_WORDS: Final[tuple[Words, ...]] = (
    "Go to the first conversation", "Go to the second conversation", "Go to the third conversation",
    "Go to the fourth conversation", "Go to the fifth conversation", "Go to the sixth conversation",
    "Go to the seventh conversation", "Go to the eighth conversation", "Go to the ninth conversation",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A command as the window offers it; `picture` names its icon, `sought` are words by which it is found, too."""

    act: Act
    words: str
    keys: tuple[str, ...]
    group: str
    picture: str = ""
    sought: str = ""


ACTIONS: Final = (
    Listed(Act.NEW, "New conversation", ("Ctrl+N",), "Conversations", "new-message"),
    Listed(Act.PREVIOUS, "Previous conversation", ("Alt+Up",), "Conversations"),
    Listed(Act.NEXT, "Next conversation", ("Alt+Down",), "Conversations"),
    *(
        Listed(act, words, (f"Ctrl+{place}",), "Conversations")
        for place, (act, words) in enumerate(zip(PLACES, _PLACE_WORDS, strict=True), 1)
    ),
    Listed(Act.NEXT_UNREAD, "Next unread conversation", ("Ctrl+Shift+U",), "Conversations"),
    Listed(Act.NEXT_NEEDING, "Next text that needs you", ("Ctrl+J",), "Conversations"),
    Listed(Act.DONE, "Done, and on to the next", ("Ctrl+D",), "Conversations", "check"),
    Listed(Act.PUT_OFF, "Put off until…", ("Ctrl+B",), "Conversations", "clock"),
    Listed(Act.TAKE_DOWN, "Back to the inbox", ("Ctrl+Shift+D",), "Conversations", "undo"),
    Listed(Act.PIN, "Pin to the top, or unpin", ("Ctrl+P",), "Conversations", "pin"),
    Listed(Act.MARK_READ, "Mark as read", ("Ctrl+Alt+R",), "Conversations"),
    Listed(Act.MARK_UNREAD, "Mark as unread", ("Ctrl+Alt+U",), "Conversations"),
    Listed(Act.MUTE, "Mute conversation, or no longer", (), "Conversations"),
    Listed(Act.PERSON, "Name, note and tags of the customer…", ("Ctrl+I",), "Conversations", "person"),
    Listed(Act.TAKE_BACK, "Take back the text just sent", ("Alt+Z",), "Conversations", "undo"),
    Listed(Act.UNREAD_ONLY, "Show all or only unread", ("Ctrl+U",), "Conversations", "filter"),
    Listed(Act.SHOW_ALL, "Show all conversations", ("Alt+A",), "Conversations"),
    Listed(Act.SHOW_WAITING, "Show who is waiting", ("Alt+W",), "Conversations"),
    Listed(Act.SHOW_QUIET, "Show who has gone quiet", ("Alt+Q",), "Conversations"),
    Listed(Act.SHOW_DRAFTS, "Show drafts", ("Alt+D",), "Conversations"),
    Listed(Act.SHOW_PUT_OFF, "Show what is put off", ("Alt+P",), "Conversations"),
    Listed(Act.SHOW_DONE, "Show what is done", ("Alt+F",), "Conversations"),
    Listed(Act.WRITE_PLAINLY, "Replace what makes a text dear", ("Alt+G",), "Writing"),
    Listed(Act.EMOJI, "Insert an emoji", ("Ctrl+.",), "Writing", "smile"),
    Listed(Act.TEMPLATES, "Edit templates…", (), "Writing"),
    Listed(Act.SPELLING, "Next word to look at in spelling", ("F7",), "Writing"),
    Listed(Act.FOCUS_LIST, "Go to conversations", ("Alt+1", "Alt+Left"), "Moving about"),
    Listed(Act.FOCUS_THREAD, "Go to messages", ("Alt+2",), "Moving about"),
    Listed(Act.FOCUS_WRITING, "Go to writing", ("Alt+3",), "Moving about"),
    Listed(Act.NEXT_PANE, "Next part of the window", ("F6",), "Moving about"),
    Listed(Act.PREVIOUS_PANE, "Previous part of the window", ("Shift+F6",), "Moving about"),
    Listed(Act.TO_NEWEST, "Go to the newest message", ("Ctrl+End",), "Moving about"),
    Listed(Act.MENU, "Menu of what has the keyboard", ("Shift+F10",), "Moving about"),
    Listed(Act.OPEN_LINK, "Open a link of the message", ("Alt+L",), "Moving about"),
    Listed(Act.SEARCH, "Search texts and people", ("Ctrl+F",), "Moving about", "search"),
    Listed(Act.NEXT_FOUND, "Next text that was found", ("F3",), "Moving about"),
    Listed(Act.PREVIOUS_FOUND, "Previous text that was found", ("Shift+F3",), "Moving about"),
    Listed(Act.PALETTE, "Find a command or a person", ("Ctrl+K",), "Moving about", "search"),
    Listed(Act.SHIFT_REPORT, "Shift report…", ("Ctrl+H",), "EvoInbox"),
    Listed(Act.EXPORT, "Export texts…", ("Ctrl+E",), "EvoInbox"),
    Listed(Act.CHECK, "Check for new texts", ("Ctrl+R", "F5"), "EvoInbox", "refresh"),
    Listed(Act.READ_AGAIN, "Fetch all texts again", ("Ctrl+Shift+F5",), "EvoInbox"),
    Listed(Act.IMPORT_PEOPLE, "Import contacts…", (), "EvoInbox", "person"),
    Listed(Act.EXPORT_PEOPLE, "Export contacts…", (), "EvoInbox", "person"),
    Listed(Act.PAUSE_HOUR, "Pause notifications for an hour", (), "EvoInbox"),
    Listed(Act.PAUSE_TOMORROW, "Pause notifications until tomorrow", (), "EvoInbox"),
    Listed(Act.PAUSE, "Pause notifications until resumed", (), "EvoInbox"),
    Listed(Act.RESUME, "Resume notifications", (), "EvoInbox"),
    Listed(Act.LARGER, "Larger text", ("Ctrl++", "Ctrl+="), "EvoInbox"),
    Listed(Act.SMALLER, "Smaller text", ("Ctrl+-",), "EvoInbox"),
    Listed(Act.USUAL_SIZE, "Usual text size", ("Ctrl+0",), "EvoInbox"),
    Listed(Act.SETTINGS, "Settings", ("Ctrl+,",), "EvoInbox", "settings"),
    Listed(Act.SHORTCUTS, "Keyboard shortcuts", ("F1",), "EvoInbox", "info"),
    Listed(Act.KEYS, "Change keys…", (), "EvoInbox", "keyboard"),
    Listed(Act.CHECKUP, "Is everything in order?", (), "EvoInbox", "check", "checkup report support help problem"),
    Listed(Act.LICENCES, "Licences", (), "EvoInbox", "info"),
    Listed(Act.OTHER_ACCOUNT, "Other account…", ("Ctrl+Shift+A",), "EvoInbox", "person"),
    Listed(Act.LOCK, "Lock EvoInbox", ("Ctrl+L",), "EvoInbox", "lock"),
    Listed(Act.SIGN_OUT, "Sign out", (), "EvoInbox", "sign-out"),
    Listed(Act.ERASE, "Sign out and remove everything…", (), "EvoInbox", "sign-out"),
    Listed(Act.QUIT, "Quit", ("Ctrl+Q",), "EvoInbox", "close"),
)


def build(window: QWidget, receivers: Mapping[Act, Callable[[], None]]) -> dict[Act, QAction]:
    """Make the window's actions and connect each to who carries it out; `keys.put_on` gives them their keys."""
    made: dict[Act, QAction] = {}
    for listed in ACTIONS:
        action = QAction(window)
        tell(action, action.setText, tr(listed.words))
        action.triggered.connect(receivers[listed.act])
        window.addAction(action)
        made[listed.act] = action
    return made
