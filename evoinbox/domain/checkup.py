"""What a checkup looks at, and what it finds: each part told apart from the others, with why.

Invariants: a finding holds facts, no sentence and nothing that a customer or an agent wrote; `checkup_wording` speaks.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass

from evoinbox.domain.attention import Trial
from evoinbox.domain.errors import InboxError


class Part(enum.Enum):
    """What is looked at, in the order in which it is told: what comes first is needed by what follows."""

    PROXY = "proxy"
    NAME = "name"
    TLS = "tls"
    SERVER = "server"
    KEYRING = "keyring"
    SIGN_IN = "sign-in"
    STORES = "stores"
    NOTIFICATIONS = "notifications"
    TRAY = "tray"


class Verdict(enum.Enum):
    """How it is with a part."""

    WELL = "well"
    DOUBT = "doubt"
    PROBLEM = "problem"
    UNTRIED = "untried"


class Why(enum.Enum):
    """What is to be said of a part, where it is no error of the tree."""

    FINE = "fine"
    NOT_REACHED = "not-reached"
    STRAIGHT = "straight"
    BY_PROXY = "by-proxy"
    HERE = "here"
    SLOW = "slow"
    UNUSABLE = "unusable"
    OTHER_PAGE = "other-page"
    CLOCK = "clock"
    NOBODY = "nobody"
    NOT_KEPT = "not-kept"
    FORGETFUL = "forgetful"
    NO_FILES = "no-files"
    NO_KEY = "no-key"
    OPEN_TO_OTHERS = "open-to-others"
    NEARLY_FULL = "nearly-full"
    UNFINISHED = "unfinished"
    NO_TRAY = "no-tray"
    NO_BUS = "no-bus"


@dataclass(frozen=True, slots=True)
class Finding:
    """How it is with one part, and why; `name` is a host's or a file's, `number` and `free` are what is counted.

    `number` is in seconds where something is slow or a clock goes wrong, else in octets, as `free` is.
    """

    part: Part
    verdict: Verdict
    why: Why | InboxError | Trial = Why.FINE
    name: str = ""
    number: int = 0
    free: int = 0
