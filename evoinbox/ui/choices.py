"""Every setting in one list: its words, and what may be chosen.

Invariants: a setting is a field of `Settings` and is listed once, with a place to try some of them out; the page shows
what is listed here and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from evoinbox.settings import (
    HOURS_STEP_MIN,
    LARGEST_TEXT,
    LONGEST_AGAIN_MIN,
    LONGEST_LOCK_MIN,
    LONGEST_QUIET_DAYS,
    LONGEST_UNDO_S,
    MOST_KEPT_DAYS,
    MOST_SEGMENTS_UNASKED,
    SMALLEST_TEXT,
    Language,
    Notify,
    SendKey,
    Theme,
)


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these: words and value of each."""

    options: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `least` to `most` in steps, read with `unit`; `none` is another name of `least`."""

    least: int
    most: int
    step: int
    unit: str
    none: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """Two letters of ISO 3166."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Has a dialog of its own, behind a button with these words."""

    words: str


@dataclass(frozen=True, slots=True)
class Days:
    """Any days of the week: numbers from 0, which is Monday."""


@dataclass(frozen=True, slots=True)
class TryOut:
    """Nothing is chosen: a button with these words shows whether what is chosen works."""

    words: str


@dataclass(frozen=True, slots=True)
class Door:
    """Not in the file of settings: kept elsewhere, behind a button with these words."""

    words: str


Kind = OneOf | Number | Country | Days | Elsewhere | TryOut | Door


@dataclass(frozen=True, slots=True)
class Offered:
    """A setting as the page offers it: `name` is its field (that of a TryOut is its own), `sought` finds it too."""

    name: str
    group: str
    words: str
    sentence: str
    kind: Kind
    sought: str = ""


CLOCK: Final = tuple((f"{at // 60:02}:{at % 60:02}", at) for at in range(0, 24 * 60, HOURS_STEP_MIN))

_LANGUAGES: Final = (("English", Language.ENGLISH), ("Español", Language.SPANISH), ("العربية", Language.ARABIC))
"""Each by its own name, whatever is spoken now."""

SETTINGS: Final = (
    Offered(
        "send_key", "Writing", "Sending", "Which key sends what you write; Shift+Enter always makes a new line.",
        OneOf((("Enter", SendKey.ENTER), ("Ctrl+Enter", SendKey.CTRL_ENTER))), "key return newline",
    ),
    Offered(
        "undo_s", "Writing", "Time to undo", "How long a text waits before it leaves, so that you can take it back.",
        Number(0, LONGEST_UNDO_S, 1, " s", "Off"), "seconds delay cancel take back",
    ),
    Offered(
        "ask_segments", "Writing", "Ask before more than",
        "A text of more segments than these is asked about before it leaves.",
        Number(0, MOST_SEGMENTS_UNASKED, 1, " segments", "Never"), "long cost parts split",
    ),
    Offered(
        "ask_answered", "Writing", "Ask if answered",
        "Looks once more before a text leaves, and asks if somebody else has just written to that customer.",
        OneOf((("Off", False), ("On", True))), "colleague collision twice double answer flow",
    ),
    Offered(
        "check_spelling", "Writing", "Spelling",
        "Underlines words that your system's dictionaries do not have; the text's menu says which are used.",
        OneOf((("Off", False), ("On", True))), "spell check dictionary mistakes typos",
    ),
    Offered(
        "region", "Writing", "Home country", "Reads numbers written without a country code: two letters, such as US.",
        Country(), "region phone number dialling",
    ),
    Offered(
        "quiet_days", "Writing", "Follow up after",
        "After how long a customer who has not answered your question has gone quiet.",
        Number(1, LONGEST_QUIET_DAYS, 1, " days"), "quiet unanswered reminder days",
    ),
    Offered(
        "notify", "Notifications", "Notifications show", "How much the desktop says when a customer writes.",
        OneOf((("Who wrote, and the text", Notify.TEXT), ("Who wrote", Notify.SENDER), ("Nothing", Notify.OFF))),
        "toast alert privacy quiet",
    ),
    Offered(
        "sound", "Notifications", "Sound", "Whether a notification may be heard, where your desktop has sounds.",
        OneOf((("Off", False), ("On", True))), "ring noise",
    ),
    Offered(
        "sound_at_night", "Notifications", "Sound at night", "From 9 in the evening to 7 in the morning.",
        OneOf((("Off", False), ("On", True))), "ring noise quiet evening",
    ),
    Offered(
        "line_sounds", "Notifications", "Sounds of lines", "Tells the ear on which of your lines a customer wrote.",
        Elsewhere("Choose sounds…"), "ring noise bell line",
    ),
    Offered(
        "again_min", "Notifications", "Tell me again", "Once more, when a text has been unread for so long.",
        Number(0, LONGEST_AGAIN_MIN, 5, " min", "Never"), "remind waiting minutes",
    ),
    Offered(
        "hours_only", "Notifications", "When", "Outside your hours nothing is shown; when they begin, what came is.",
        OneOf((("At all times", False), ("In my hours only", True))), "working quiet do not disturb",
    ),
    Offered(
        "hours_from", "Notifications", "Hours begin", "By this computer's clock.", OneOf(CLOCK), "working quiet time",
    ),
    Offered(
        "hours_to", "Notifications", "Hours end", "If not later than the beginning, on the day after.", OneOf(CLOCK),
        "working quiet time",
    ),
    Offered(
        "hours_days", "Notifications", "Days with hours", "On the others nothing is shown, if you keep to your hours.",
        Days(), "working quiet weekend week",
    ),
    Offered(
        "test_note", "Notifications", "Do they show?", "Shows a notification, and says why if your desktop does not.",
        TryOut("Show one"), "toast alert test try",
    ),
    Offered(
        "lock_min", "Privacy", "Lock after",
        "When you have not touched EvoInbox for so long, it asks for the passphrase.",
        Number(0, LONGEST_LOCK_MIN, 5, " min", "Never"), "lock idle passphrase password privacy minutes",
    ),
    Offered(
        "lock_with_screen", "Privacy", "Lock with the screen",
        "Asks for the passphrase after your screen was locked too.",
        OneOf((("Off", False), ("On", True))), "lock screen saver passphrase password privacy",
    ),
    Offered(
        "passphrase", "Privacy", "Passphrase", "What opens EvoInbox when it is locked.", Door("Choose passphrase…"),
        "lock password privacy",
    ),
    Offered(
        "keep_days", "Privacy", "Keep texts",
        "Older ones are removed from this computer for good and not fetched again; what the service has stays there.",
        Number(0, MOST_KEPT_DAYS, 1, " days", "For ever"), "retention purge delete old cache days privacy",
    ),
    Offered(
        "start_at_sign_in", "EvoInbox", "Start when I sign in",
        "Starts with your desktop, out of sight, so that nobody waits for you to open it.",
        OneOf((("Off", False), ("On", True))), "autostart login boot background",
    ),
    Offered(
        "tell_updates", "EvoInbox", "Say when a newer version is installed",
        "Once, in the window, when it was put in place while this one runs. Nothing restarts by itself.",
        OneOf((("Off", False), ("On", True))), "update upgrade version restart",
    ),
    Offered(
        "theme", "Appearance", "Colours", "Like the system follows your desktop, its high contrast included.",
        OneOf((
            ("Like the system", Theme.SYSTEM), ("Light", Theme.LIGHT), ("Dark", Theme.DARK),
            ("High contrast", Theme.CONTRAST),
        )),
        "theme night mode colors look accessibility",
    ),
    Offered(
        "text_size", "Appearance", "Text size", "How large all words are, apart from your desktop's scale.",
        Number(SMALLEST_TEXT, LARGEST_TEXT, 10, " %"), "font zoom larger smaller accessibility",
    ),
    Offered(
        "language", "Appearance", "Language", "Dates and numbers are those of your system's place.",
        OneOf((("Like the system", Language.SYSTEM), *_LANGUAGES)), "english español idioma العربية لغة translation",
    ),
    Offered(
        "keys", "Keyboard", "Keys of commands", "Every command can have another key, or none.",
        Elsewhere("Change keys…"), "shortcuts hotkeys",
    ),
)  # fmt: skip
