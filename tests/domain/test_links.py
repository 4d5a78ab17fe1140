"""Links in texts: which there are and which there are not, where they lead, what about them may deceive."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evoinbox.domain.links import MOST, Doubt, LinkKind, find_links, read_host

WEB, MAIL, TEXT = LinkKind.WEB, LinkKind.MAIL, LinkKind.TEXT


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see https://example.com/a?b=c.", [(WEB, "https://example.com/a?b=c", "https://example.com/a?b=c")]),
        ("(HTTP://Example.com:8080/x)", [(WEB, "HTTP://Example.com:8080/x", "HTTP://Example.com:8080/x")]),
        ("example.com and www.shop.it", [(WEB, "http://example.com", "example.com"),
                                         (WEB, "http://www.shop.it", "www.shop.it")]),
        ("bit.ly/x2", [(WEB, "http://bit.ly/x2", "bit.ly/x2")]),
        ("mail ann@example.com now", [(MAIL, "mailto:ann@example.com", "ann@example.com")]),
        ("call (503) 555-0134 or", [(TEXT, "+15035550134", "(503) 555-0134")]),
        ("tel:+15035550134", [(TEXT, "+15035550134", "tel:+15035550134")]),
        ("sms:+442079460123", [(TEXT, "+442079460123", "sms:+442079460123")]),
        ("пример.рф", [(WEB, "http://пример.рф", "пример.рф")]),
        ("\U0001f680 example.com \U0001f680 5035550134", [(WEB, "http://example.com", "example.com"),
                                                        (TEXT, "+15035550134", "5035550134")]),
    ],
    ids=["page", "capitals", "bare", "short", "mail", "number", "tel", "sms", "idn", "emoji"],
)  # fmt: skip
def test_what_leads_somewhere_is_found(text: str, links: list[tuple[LinkKind, str, str]]) -> None:
    found = find_links(text, "US")
    assert [(link.kind, link.target, text[link.begin : link.end]) for link in found] == links


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "smb://example.com/x",
        "ftp://example.com/x",
        "data:text/html,<b>",
        "//example.com",
        "https://good.example\\@evil.example/",
        "See you.In a bit.So long",
        "order 1234567 total 1,234,567.89 at 12:30 on 12/10/2025",
        "1.2.3.4",
        "x" * 5000,
        "",
    ],
    ids=["script", "file", "ftp", "data", "slashes", "backslash", "blank", "figures", "bare-ip", "long", "empty"],
)
def test_what_leads_nowhere_we_go_is_no_link(text: str) -> None:
    assert find_links(text, "US") == ()


def test_no_link_goes_over_a_hidden_character() -> None:
    text = "https://good.exa\u202emple\u200b.com/x"
    assert [(link.target, text[link.begin : link.end]) for link in find_links(text, "US")] == [
        ("https://good.exa", "https://good.exa")
    ]


def test_numbers_are_read_as_from_home() -> None:
    assert find_links("020 7946 0123", "US") == ()
    [link] = find_links("ring 020 7946 0123", "GB")
    assert (link.target, link.words) == ("+442079460123", "020 7946 0123")


@pytest.mark.parametrize(
    ("host", "user_info", "doubts", "like"),
    [
        ("example.com", False, set(), ""),
        ("evil.example", True, {Doubt.USER_INFO}, ""),
        ("xn--80ak6aa92e.com", False, {Doubt.LOOK_ALIKE, Doubt.OTHER_SCRIPT}, "apple.com"),
        ("xn--pypal-4ve.com", False, {Doubt.LOOK_ALIKE, Doubt.MIXED_SCRIPTS, Doubt.OTHER_SCRIPT}, "paypal.com"),
        ("xn--e1afmkfd.xn--p1ai", False, {Doubt.OTHER_SCRIPT}, ""),
        ("xn--mnchen-3ya.de", False, {Doubt.LOOK_ALIKE, Doubt.OTHER_SCRIPT}, "munchen.de"),
        ("xn--wgv71a119e.jp", False, {Doubt.OTHER_SCRIPT}, ""),
        ("192.0.2.1", False, {Doubt.NUMERIC}, ""),
        ("xn--.com", False, set(), ""),
    ],
    ids=["plain", "user-info", "apple", "paypal", "russian", "umlaut", "japanese", "number", "broken"],
)
def test_what_is_odd_about_a_host_is_said(host: str, user_info: bool, doubts: set[Doubt], like: str) -> None:  # noqa: FBT001
    read = read_host(host, user_info=user_info)
    assert (set(read.doubts), read.like) == (doubts, like)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.one_of(st.characters(), st.sampled_from(["a.com", "://", "https", "@", "503 555 0134", "tel:", "."])))
)
def test_links_stand_in_order_and_apart_whatever_the_text(parts: list[str]) -> None:
    text = "".join(parts)
    found = find_links(text, "US")
    assert len(found) <= MOST
    ends = [0]
    for link in found:
        assert ends[-1] <= link.begin < link.end <= len(text)
        ends.append(link.end)
        assert link.target.lower().startswith({WEB: "http", MAIL: "mailto:", TEXT: "+"}[link.kind])
