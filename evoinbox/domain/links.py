"""Links in a text: where they stand, where they lead, and what about them may deceive.

Invariants: only web pages, mail addresses and numbers to text are links; a link holds no hidden character and spans
none; finding them is bounded, and costs next to nothing in a text that has none.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from evoinbox.domain.address import numbers_in, reading_form
from evoinbox.domain.legible import Legible, legible

if TYPE_CHECKING:
    from linkify_it import LinkifyIt  # type: ignore[import-untyped]

MOST: Final = 50
"""Links shown in one text."""

TRIALS: Final = ("a.example", "http://a.example", "mailto:b@a.example", "+12025550123")
"""Texts in which each kind of link is found: the first of a kind takes 3 to 17 ms, for its patterns are made then."""

_MAYBE_LINK: Final = re.compile(r"\w\.\w|://|@")
_MAYBE_NUMBER: Final = re.compile(r"(?:\d[^\w\n]{0,3}){6}\d")
_SCHEME_BEFORE: Final = re.compile(r"(?:tel|sms|smsto):(?://)?\Z", re.IGNORECASE)

# Ends of hosts that are English words: "see you.In a bit" is a forgotten blank far more often than a host in India.
_WORDS: Final = frozenset({"am", "as", "at", "be", "by", "do", "in", "is", "it", "me", "my", "no", "so", "to", "us"})
_END_OF_HOST: Final = re.compile(
    rf"\.(?<=\w\.)(?:(?!(?:{'|'.join(sorted(_WORDS))})(?![\w/?#:]))[a-z]{{2}}(?![^\W\d_])|xn--|biz|com|edu|gov|net|org|pro|web"
    "|xxx|aero|asia|coop|info|museum|name|shop|рф)",
    re.IGNORECASE,
)
"""The ends of hosts that linkify-it takes for links without a scheme: of a country, or one of its list."""

_BARE: Final = re.compile(r"(?!www\.)[^/?#:@]+\.([a-z]{2})", re.IGNORECASE)

# Letters of other scripts that pass for Latin ones: the common ones of Unicode's confusables.txt.
_LATIN_LIKE: Final = dict(zip("авеԁһіјӏкмнорԛгѕтуԝхьαικνορτυχγ", "abedhijlkmhopqrstywxbaikvoptuxy", strict=True))


class LinkKind(enum.Enum):
    """Where a link leads."""

    WEB = "web"
    MAIL = "mail"
    TEXT = "text"


class Doubt(enum.Enum):
    """What about a host may deceive."""

    OTHER_SCRIPT = "other-script"
    MIXED_SCRIPTS = "mixed-scripts"
    LOOK_ALIKE = "look-alike"
    USER_INFO = "user-info"
    NUMERIC = "numeric"


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of the original text, in code points; `target` is the URL, or the number as it is dialled.

    `words` are the stretch in short, or the number as it is read.
    """

    begin: int
    end: int
    kind: LinkKind
    target: str
    words: str


@dataclass(frozen=True, slots=True)
class Host:
    """The host a page is on: as the network knows it (ASCII), as it reads, and what is odd about it."""

    ascii: str
    reading: str
    doubts: frozenset[Doubt]
    like: str = ""


def find_links(text: str, region: str, shown: Legible | None = None) -> tuple[Link, ...]:
    """The links of a text in order, none over another; `shown` is `legible(text)` where the caller has it."""
    pages, numbers = _MAYBE_LINK.search(text), _MAYBE_NUMBER.search(text)
    if not pages and not numbers:
        return ()
    plain = _plain(text, shown or legible(text))
    found = _pages(plain) if pages else []
    taken = [(link.begin, link.end) for link in found]
    for begin, end, address in numbers_in(plain, region) if numbers else ():
        if any(begin < last and first < end for first, last in taken):
            continue
        scheme = _SCHEME_BEFORE.search(plain, max(0, begin - 9), begin)
        first = scheme.start() if scheme else begin
        found.append(Link(first, end, LinkKind.TEXT, address.written, reading_form(address, region)))
    return tuple(sorted(found, key=lambda link: link.begin)[:MOST])


def has_page(text: str) -> bool:
    """Whether a link to a page or a mail address is in a text: what `find_links` finds but for numbers, and sooner."""
    schemed = ":" in text and ("://" in text or "mailto:" in text.lower())
    maybe = schemed or ("." in text and ("www." in text.lower() or _END_OF_HOST.search(text)))
    return bool(maybe) and bool(_pages(_plain(text, legible(text))))


def read_host(host: str, *, user_info: bool) -> Host:
    """What a host in its ASCII form is, said for somebody who decides whether to trust it."""
    reading = ".".join(_decoded(label) for label in host.lower().split("."))
    doubts = set()
    like = ""
    if user_info:
        doubts.add(Doubt.USER_INFO)
    if re.fullmatch(r"[0-9.]+|\[.*\]|.*:.*", reading):
        doubts.add(Doubt.NUMERIC)
    if not reading.isascii():
        skeleton = "".join(_LATIN_LIKE.get(letter, _base(letter)) for letter in reading)
        if any(len(_scripts(label)) > 1 for label in reading.split(".")):
            doubts.add(Doubt.MIXED_SCRIPTS)
        if skeleton.isascii():
            doubts.add(Doubt.LOOK_ALIKE)
            like = skeleton
        doubts.add(Doubt.OTHER_SCRIPT)
    return Host(host, legible(reading).text, frozenset(doubts), like)


def _plain(text: str, shown: Legible) -> str:
    """The text with a blank for each hidden character, so that places stay and no link goes over one."""
    parts, place = [], 0
    for mark in shown.marks:
        if mark.telling:
            parts += [text[place : mark.source], " " * mark.covers]
            place = mark.source + mark.covers
    return "".join([*parts, text[place:]])


def _pages(text: str) -> list[Link]:
    found = []
    for match in _linkifier().match(text) or ():
        target, words = match.url, match.raw
        if "\\" in words:  # browsers read it as "/", others do not: whoever writes it means to deceive
            continue
        bare = _BARE.fullmatch(words) if not match.schema else None
        if bare and bare[1].lower() in _WORDS:
            continue
        kind = LinkKind.MAIL if target.lower().startswith("mailto:") else LinkKind.WEB
        found.append(Link(match.index, match.last_index, kind, target, words))
    return found


@cache
def _linkifier() -> LinkifyIt:
    # Late: 2 ms to import and 18 ms to make, which no start waits for.
    from linkify_it import LinkifyIt

    made = LinkifyIt(options={"fuzzy_link": True, "fuzzy_email": True, "fuzzy_ip": False})
    for scheme in ("ftp:", "//"):
        made.add(scheme, None)
    return made


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError):
        return label


def _base(letter: str) -> str:
    """A letter without its accents: an accent is small, and passes for dirt on the screen."""
    return unicodedata.normalize("NFKD", letter)[:1]


def _scripts(label: str) -> set[str]:
    """The scripts of a label's letters, by the first word of their names; those of Japan and Korea count as one."""
    names = {unicodedata.name(letter, "OTHER").split()[0] for letter in label if letter.isalpha()}
    return {"EAST" if name in _EASTERN else name for name in names}


_EASTERN: Final = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"})
