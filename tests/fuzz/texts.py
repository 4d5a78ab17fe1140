"""Hostile texts: whatever a customer, or who wears a customer's number, may put into one to break or deceive.

Invariants: a text follows from the random numbers that are passed in; each way is there in every few hundred texts,
but for the huge ones, of which there are few.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random
from typing import Final

Way = Callable[[Random], str]

MARKUP: Final = (
    "<b>bold</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='//evil.example'>bank</a>",
    "&lt;b&gt;", "&#0;&#x202e;", "]]>", "<![CDATA[", "<!--", "-->", "<qt><h1>", "<meta http-equiv=refresh>", "</p>",
    "<style>*{display:none}</style>", "{{7*7}}", "${HOME}", "%n%s%x", "%1$s", "{0}", "{name}", "\\u0041\\n", "&amp;&&",
)  # fmt: skip
FORMULAS: Final = (
    "=1+1",
    "+1",
    "-1+2",
    "@SUM(A1)",
    '=HYPERLINK("https://evil.example")',
    "\t=1",
    "\r=1",
    "=cmd|' /C calc'!A0",
)
LINKS: Final = (
    "https://bank.example@evil.example/", "http://bank.example%2f@evil.example", "https://b\u0430nk.example",
    "https://bank.example\u202egpj.exe", "https://bank\u200b.example", "https://evil.example/\u2044bank.example",
    "javascript:alert(1)", "data:text/html,<script>", "file://localhost/etc/passwd", "https://[::1]/", "https://0x7f.1/",
    "http://xn--80ak6aa92e.example", "https://bank.example。evil.example", "https://evil.example/?q=https://bank.example",
    "[https://bank.example](https://evil.example)", "sms:+15035550100?body=send", "tel:*21*0100%23", "https://\u3164.example",
    "https://bank.example:443:80", "https://" + "a" * 300 + ".example", "mailto:a@b.example?bcc=c@d.example",
)  # fmt: skip
TERMINAL: Final = (
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "\x1b[2J",
    "\x9b1m",
    "\x08\x7f",
)
BIDI: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200c\u200d\u2060\u3164\ufe0f\ufeff\uffa0\ufff9\ufffc\U000e0041"
)
ENDS: Final = ("\n", "\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
MARKS: Final = "\u0301\u0316\u0489\u20dd\u0e49\u0f71\u1ab0\U0001d165\u05b0\u064b\u3099"
FACES: Final = (
    "\U0001f469\u200d\U0001f680",
    "\U0001f1e9\U0001f1ea",
    "\U0001f1e9",
    "#\ufe0f\u20e3",
    "\U0001f44d\U0001f3ff",
    "\u2764\ufe0f",
)
WORDS: Final = (
    "see you at five",
    "né",
    "STRASSE straße",
    "İstanbul ıi",
    "שלום",
    "مرحبا",
    "日本語",
    "नमस्ते",
    "ﬁ",
    "K",
    "ŉ",
    "DŽ",
)
PLANES: Final = tuple(range(17))


def of(random: Random) -> str:
    """One text: a few pieces, each hostile in its way."""
    if random.random() < 1 / 4000:
        return huge(random)
    return "".join(random.choice(WAYS)(random) for _ in range(random.choice((1, 1, 2, 3, 5))))


def huge(random: Random) -> str:
    """One that is too long for any phone: up to a million characters, or 100,000 marks on one letter."""
    length = random.choice((20_000, 100_000, 1_000_000))
    match random.randrange(6):
        case 0:
            return "x" * length
        case 1:
            return "Z" + random.choice(MARKS) * min(length, 100_000)
        case 2:
            return random.choice(ENDS) * length
        case 3:
            return (random.choice(FACES) * (length // 2))[:length]
        case 4:
            return ("\u202ea\u200b" * length)[:length]
        case _:
            return (random.choice(LINKS) + " ") * (length // 40)


def _from(words: Sequence[str]) -> Way:
    return lambda random: "".join(random.choice(words) for _ in range(random.randrange(1, 5)))


def _any_plane(random: Random) -> str:
    plane = random.choice(PLANES) << 16
    return "".join(chr(plane + random.randrange(0x10000)) for _ in range(random.randrange(1, 20)))


def _ends_of_planes(random: Random) -> str:
    return "".join(chr((random.choice(PLANES) << 16) + 0xFFFE + random.randrange(2)) for _ in range(3))


def _controls(random: Random) -> str:
    return "".join(chr(random.choice((0, 0, random.randrange(32), random.randrange(0x7F, 0xA0)))) for _ in range(4))


def _halves(random: Random) -> str:
    return "".join(chr(random.randrange(0xD800, 0xE000)) + random.choice(("", "a")) for _ in range(3))


def _tower(random: Random) -> str:
    return random.choice("aZ\u0627\u05d0 ") + "".join(
        random.choice(MARKS) for _ in range(random.choice((3, 9, 40, 300)))
    )


def _long_word(random: Random) -> str:
    return random.choice(("x", "\u4e00", "-", "\u00a0", "W", "\u0644")) * random.choice((50, 500, 3000))


def _many_lines(random: Random) -> str:
    return ("a" + random.choice(ENDS)) * random.choice((3, 50, 300))


WAYS: Final[tuple[Way, ...]] = (
    *map(_from, (MARKUP, FORMULAS, LINKS, TERMINAL, BIDI, UNSEEN, ENDS, MARKS, FACES, WORDS, WORDS)),
    _any_plane, _any_plane, _ends_of_planes, _controls, _halves, _tower, _long_word, _many_lines,
)  # fmt: skip
