"""What a checkup found, as words: what is wrong with a part, and what helps; beside `wording`, by its rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from evoinbox import note_wording, wording
from evoinbox.domain.attention import Trial
from evoinbox.domain.checkup import Finding, Part, Verdict, Why
from evoinbox.domain.errors import ConnectionRefused, InboxError, NameUnknown, SignedOut
from evoinbox.words import Words, amount, tr

PARTS: Final[dict[Part, Words]] = {
    Part.PROXY: "Proxy",
    Part.NAME: "Server’s name",
    Part.TLS: "Encryption",
    Part.SERVER: "Server",
    Part.KEYRING: "Keyring",
    Part.SIGN_IN: "Sign-in",
    Part.STORES: "Files",
    Part.NOTIFICATIONS: "Notifications",
    Part.TRAY: "Tray",
}

VERDICTS: Final[dict[Verdict, Words]] = {
    Verdict.WELL: "Fine",
    Verdict.DOUBT: "Look at this",
    Verdict.PROBLEM: "Problem",
    Verdict.UNTRIED: "Not looked at",
}

ALL_WELL: Final[Words] = "Everything EvoInbox needs is there."
SOME_WRONG: Final[Words] = "Something EvoInbox needs is not as it should be."
LOOKING: Final[Words] = "Looking…"

_BEHIND: Final[Words] = "It needs what was not found above."

_SENTENCES: Final[dict[tuple[Part, Why], Words]] = {
    (Part.PROXY, Why.STRAIGHT): "None is set for this server, which is asked straight.",
    (Part.PROXY, Why.FINE): "{name} lets EvoInbox through.",
    (Part.PROXY, Why.UNUSABLE): "What this computer’s settings name as a proxy is none. Correct it there, or in "
    "HTTPS_PROXY.",
    (Part.PROXY, Why.SLOW): "{name} does not answer within {number} s. Ask whoever looks after your network.",
    (Part.NAME, Why.FINE): "{name} is known.",
    (Part.NAME, Why.BY_PROXY): "The proxy looks it up.",
    (Part.NAME, Why.SLOW): "Nobody says within {number} s where {name} is. Check your network connection, and this "
    "computer’s name servers (DNS).",
    (Part.TLS, Why.FINE): "The connection to {name} is encrypted, and its certificate is trusted.",
    (Part.TLS, Why.HERE): "Not needed: the server is this computer.",
    (Part.TLS, Why.SLOW): "{name} agrees on none within {number} s. Something between may hold it back: ask whoever "
    "looks after your network.",
    (Part.SERVER, Why.FINE): "{name} answers as Evo Voice does.",
    (Part.SERVER, Why.CLOCK): "{name} answers as Evo Voice does, but this computer’s clock is {number} s away from its "
    "own. Set the clock.",
    (Part.SERVER, Why.OTHER_PAGE): "A web page came in place of the service. In a hotel’s or a guests’ network, open a "
    "browser and sign in to the network; else check the server’s address.",
    (Part.KEYRING, Why.FINE): "It keeps secrets and gives them back.",
    (Part.KEYRING, Why.FORGETFUL): "It does not give back what was put into it. Restart it, or your session.",
    (Part.KEYRING, Why.SLOW): "It does not answer within {number} s. Look for a window that asks for its password.",
    (Part.SIGN_IN, Why.FINE): "The service takes the sign-in that is kept.",
    (Part.SIGN_IN, Why.NOBODY): "Nobody has signed in here.",
    (Part.SIGN_IN, Why.NOT_KEPT): "None is kept in the keyring. Sign in again.",
    (Part.STORES, Why.FINE): "Sound, {size} in all; {free} are free on the disk.",
    (Part.STORES, Why.UNFINISHED): "Too large to be looked through in a moment: {size} in all; {free} are free on the "
    "disk.",
    (Part.STORES, Why.NEARLY_FULL): "Sound, but only {free} are free on the disk. Make room.",
    (Part.STORES, Why.NO_FILES): "There are none here yet, or they are gone.",
    (Part.STORES, Why.NO_KEY): "Their key is not in the keyring. At the next start they are set aside, and texts are "
    "fetched again.",
    (Part.STORES, Why.OPEN_TO_OTHERS): "Others on this computer may read {name}. Take that right from them.",
    (Part.NOTIFICATIONS, Why.FINE): "{name} shows them.",
    (Part.TRAY, Why.FINE): "There is one.",
    (Part.TRAY, Why.NO_TRAY): "There is none: a window that is closed is minimised. GNOME needs an extension for one.",
    (Part.TRAY, Why.NO_BUS): "Nobody can be asked: there is no session bus.",
}  # fmt: skip

_ERRORS: Final[dict[tuple[Part, type[InboxError]], Words]] = {
    (Part.PROXY, NameUnknown): "Its name, {name}, is not known. Correct it in this computer’s settings, or check your "
    "network connection.",
    (Part.PROXY, ConnectionRefused): "{name} cannot be reached. Ask whoever looks after your network, or correct this "
    "computer’s settings.",
    (Part.NAME, NameUnknown): "{name} is not known. Check your network connection, the server’s address, and this "
    "computer’s name servers (DNS).",
    (Part.SERVER, ConnectionRefused): "{name} cannot be reached. Check your network connection, and ask whoever looks "
    "after your network whether a firewall is in between.",
    (Part.SIGN_IN, SignedOut): "The service has ended it, and no password is kept. Sign in again.",
}  # fmt: skip


def sentence(finding: Finding) -> str:
    """How it is with a part, and what helps where it is not well."""
    match finding.why:
        case Trial() as trial:
            return note_wording.trial(trial)
        case InboxError() as error:
            words = _ERRORS.get((finding.part, type(error)))
            return tr(words, name=finding.name) if words else wording.sentence(error)
        case Why.NOT_REACHED:
            return tr(_BEHIND)
        case why:
            words = _SENTENCES[finding.part, why]
            facts = {"name": finding.name, "number": finding.number, "size": _size(finding.number)}
            return tr(words, **facts, free=_size(finding.free))


def line(finding: Finding) -> str:
    """One finding on one line."""
    return tr(
        "{part}: {verdict}. {sentence}",
        part=tr(PARTS[finding.part]), verdict=tr(VERDICTS[finding.verdict]), sentence=sentence(finding),
    )  # fmt: skip


def summary(findings: Iterable[Finding]) -> str:
    """All findings in one sentence."""
    return tr(SOME_WRONG if any(one.verdict is Verdict.PROBLEM for one in findings) else ALL_WELL)


def _size(octets: int) -> str:
    """A size for reading, in megabytes."""
    return tr("{number} MB", number=amount(max(1, round(octets / 1_000_000))))
