"""The shipped files: a story that shows what an inbox meets, told of nobody real, and icons that are plain drawings."""

from __future__ import annotations

import collections
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from evoinbox.demo.story import Story, StoryText, read_story, shipped_story_path
from evoinbox.domain.address import AddressKind, read_address

ICONS = sorted((Path(__file__).resolve().parents[1] / "resources" / "icons").glob("*.svg"))


@pytest.fixture(scope="module")
def story() -> Story:
    """The shipped story."""
    return read_story(shipped_story_path())


def texts(story: Story) -> list[StoryText]:
    return [text for customer in story.customers for text in customer.texts]


def test_its_size(story: Story) -> None:
    assert 35 <= len(story.customers) <= 45
    assert len(story.lines) == 3
    assert 1300 <= len(texts(story)) <= 1700
    assert {customer.line for customer in story.customers} == {line.id for line in story.lines}


def test_times_run_and_only_the_newest_incoming_texts_are_unread(story: Story) -> None:
    for customer in story.customers:
        minutes = [text.minutes_ago for text in customer.texts]
        assert minutes == sorted(set(minutes), reverse=True)
        assert minutes[-1] > 0
        unread = [text.unread for text in customer.texts]
        assert unread == sorted(unread)
        assert all(text.direction == "in" for text in customer.texts if text.unread)
        assert all((text.sender is not None) is (text.direction == "out") for text in customer.texts)
    assert 4 <= sum(customer.texts[-1].unread for customer in story.customers) <= 8


def test_it_speaks_many_scripts(story: Story) -> None:
    scripts = {unicodedata.name(c, "?").split(" ")[0] for text in texts(story) for c in text.text if c.isalpha()}

    assert {"LATIN", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI", "CJK", "HIRAGANA", "HANGUL"} <= scripts


def test_it_holds_what_an_inbox_meets(story: Story) -> None:
    kinds = collections.Counter(read_address(customer.address, "US").kind for customer in story.customers)
    words = [text.text for text in texts(story)]

    assert kinds[AddressKind.SHORT_CODE] >= 2
    assert kinds[AddressKind.SENDER_NAME] >= 1
    assert kinds[AddressKind.EMAIL] >= 1
    assert any(customer.texts[-1].text == "STOP" for customer in story.customers)
    assert any("\N{ZERO WIDTH JOINER}" in word for word in words)
    assert any("https://" in word for word in words)
    assert any(len(word) > 600 for word in words)
    assert sum(len(word.split()) == 1 for word in words) > 20


def test_a_customer_spelt_differently_is_one_customer(story: Story) -> None:
    spelt = [(customer, text) for customer in story.customers for text in customer.texts if text.address]

    assert spelt
    assert all(
        read_address(text.address or "", "US").key == read_address(customer.address, "US").key
        for customer, text in spelt
    )


def test_nobody_real_is_named(story: Story) -> None:
    """Numbers and hosts are of the ranges reserved for fiction and documentation."""
    numbers = [customer.address for customer in story.customers if customer.address.startswith("+")]
    hosts = [urlsplit(link).hostname or "" for text in texts(story) for link in re.findall(r"https?://\S+", text.text)]
    fictional = re.compile(r"\+1\d{3}55501\d\d|\+447700900\d{3}|\+6149157\d{4}")

    assert len(set(numbers)) == len(numbers) > 30
    assert [number for number in numbers if not fictional.fullmatch(number)] == []
    assert [host for host in hosts if not re.fullmatch(r"(.*\.)?(example|example\.(com|org|net))", host)] == []


def test_it_does_not_repeat_itself(story: Story) -> None:
    repeated = collections.Counter(text.text for text in texts(story) if len(text.text) > 20)

    assert max(repeated.values()) <= 5


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icons_are_plain_drawings(file: Path) -> None:
    root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    inside = {name.rpartition("}")[2] for element in root.iter() for name in element.attrib}

    assert root.get("viewBox")
    assert tags <= {"svg", "path", "circle", "rect"}
    assert "href" not in inside
    assert not any(name.startswith("on") for name in inside)
    if file.stem != "evoinbox":
        assert root.get("stroke") == "#000000"
        assert root.get("viewBox") == "0 0 24 24"
