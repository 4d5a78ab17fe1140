"""The shipped files: a story that shows what an inbox meets, told of nobody real, and icons that are plain drawings."""

from __future__ import annotations

import collections
import re
import unicodedata
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from evoinbox.demo.story import Story, StoryText, read_story, shipped_story_path
from evoinbox.domain.address import AddressKind, read_address

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
NEEDED = {
    *("send", "new-message", "search", "settings", "sign-out", "refresh", "close", "check", "clock", "warning"),
    *("offline", "person", "line", "copy", "undo", "arrow-down", "filter", "unread", "info", "chevron-left"),
    *("chevron-right", "edit", "trash", "retry", "eye", "eye-off", "evoinbox", "chevron-up", "chevron-down"),
    *("keyboard", "smile", "pin", "more", "bell-off"),
}
FICTIONAL = re.compile(r"\+1[2-9]\d{2}55501\d\d|\+447700900\d{3}|\+61491570(006|156|157|158|159)")
RESERVED = re.compile(r"(.+\.)?(example|example\.(com|org|net))")


@pytest.fixture(scope="module")
def story() -> Story:
    """The shipped story."""
    return read_story(shipped_story_path())


def texts(story: Story) -> list[StoryText]:
    return [text for customer in story.customers for text in customer.texts]


def everything_said(story: Story) -> list[str]:
    """Each text, and each answer a customer may give."""
    return [text.text for text in texts(story)] + [answer for c in story.customers for answer in c.answers]


def test_its_size(story: Story) -> None:
    lengths = sorted((len(customer.texts) for customer in story.customers), reverse=True)

    assert 35 <= len(story.customers) <= 45
    assert len(story.lines) == 3
    assert 1300 <= len(texts(story)) <= 1700
    assert lengths[0] >= 280
    assert lengths[5] >= 60
    assert lengths[-10] <= 6
    assert {customer.line for customer in story.customers} == {line.id for line in story.lines}
    assert [customer.address for customer in story.customers if not 3 <= len(customer.answers) <= 8] == []


def test_times_run_and_only_the_newest_incoming_texts_are_unread(story: Story) -> None:
    for customer in story.customers:
        minutes = [text.minutes_ago for text in customer.texts]
        assert minutes == sorted(set(minutes), reverse=True)
        assert minutes[-1] > 0
        unread = [text.unread for text in customer.texts]
        assert unread == sorted(unread)
        assert sum(unread) <= 4
        assert {text.direction for text in customer.texts} <= {"in", "out"}
        assert all(text.direction == "in" for text in customer.texts if text.unread)
        assert all(bool(text.sender) is (text.direction == "out") for text in customer.texts)
        assert all(text.text.strip() == text.text != "" for text in customer.texts)
    newest = [customer.texts[-1] for customer in story.customers]
    assert 4 <= sum(text.unread for text in newest) <= 8
    assert sum(text.minutes_ago < 4 * 60 for text in newest) >= 10
    assert max(text.minutes_ago for text in newest) > 14 * 24 * 60


def test_it_speaks_many_scripts(story: Story) -> None:
    scripts = {unicodedata.name(c, "?").split(" ")[0] for text in texts(story) for c in text.text if c.isalpha()}

    assert {"LATIN", "CYRILLIC", "ARABIC", "HEBREW", "DEVANAGARI", "CJK", "HIRAGANA", "HANGUL"} <= scripts


@pytest.mark.parametrize(
    "letters", ["¿ñá", "çéê", "ßäü", "ạơđ"], ids=["Spanish", "French", "German", "Vietnamese"]
)  # fmt: skip
def test_it_speaks_languages_with_letters_of_their_own(story: Story, letters: str) -> None:
    assert any(set(letters) <= {c for text in customer.texts for c in text.text} for customer in story.customers)


def test_it_holds_what_an_inbox_meets(story: Story) -> None:
    kinds = collections.Counter(read_address(customer.address, "US").kind for customer in story.customers)
    words = [text.text for text in texts(story)]

    assert kinds[AddressKind.SHORT_CODE] >= 2
    assert kinds[AddressKind.SENDER_NAME] >= 1
    assert kinds[AddressKind.EMAIL] >= 1
    assert any("https://" in word for word in words)
    assert any(len(word) > 600 for word in words)
    assert sum(len(word.split()) == 1 for word in words) > 20
    assert any(text.sender == "Auto-reply" for text in texts(story))


def test_a_customer_opted_out_and_was_told_how(story: Story) -> None:
    (out,) = [customer for customer in story.customers if customer.texts[-1].text == "STOP"]

    assert out.texts[-1].direction == "in"
    assert any("STOP" in text.text for text in out.texts if text.direction == "out")


@pytest.mark.parametrize(
    "composed",
    [r"\N{MAN}\N{ZERO WIDTH JOINER}\N{WOMAN}", r"[\U0001F1E6-\U0001F1FF]{2}", r"[\U0001F3FB-\U0001F3FF]"],
    ids=["family", "flag", "skin tone"],
)
def test_it_holds_emoji_of_several_code_points(story: Story, composed: str) -> None:
    assert any(re.search(composed, text.text) for text in texts(story))


def test_a_customer_spelt_differently_is_one_customer(story: Story) -> None:
    spelt = [(customer, text) for customer in story.customers for text in customer.texts if text.address]

    assert spelt
    assert all(text.address != customer.address for customer, text in spelt)
    assert all(
        read_address(text.address or "", "US").key == read_address(customer.address, "US").key
        for customer, text in spelt
    )


def test_numbers_are_of_the_ranges_kept_for_fiction(story: Story) -> None:
    numbers = [customer.address for customer in story.customers if customer.address.startswith("+")]
    numbers += [line.number for line in story.lines]
    spelt = [text.address for text in texts(story) if text.address]
    said = [found for word in everything_said(story) for found in re.findall(r"\(?\d{3}\)?[ .-]?\d{3}[ .-]\d{4}", word)]

    assert len(set(numbers)) == len(numbers) > 30
    assert len({number[:5] for number in numbers}) > 5
    assert sum(not number.startswith("+1") for number in numbers) >= 2
    assert [number for number in numbers if not FICTIONAL.fullmatch(number)] == []
    assert [number for number in spelt + said if not re.search(r"555[ .-]?01\d\d$", number)] == []


def test_hosts_are_of_the_names_kept_for_documentation(story: Story) -> None:
    said = "\n".join([*everything_said(story), *(customer.address for customer in story.customers)])
    hosts = [urlsplit(link).hostname or "" for link in re.findall(r"https?://\S+", said)]
    hosts += [mail.rstrip(".") for mail in re.findall(r"[\w.+-]+@([\w.-]+)", said)]

    assert len(hosts) > 10
    assert [host for host in hosts if not RESERVED.fullmatch(host)] == []
    assert "http://" not in said
    assert re.findall(r"(?i)(?<!//)\bwww\.\S+", said) == []


def test_it_does_not_repeat_itself(story: Story) -> None:
    repeated = collections.Counter(text.text for text in texts(story) if len(text.text) > 12)

    assert [text for text, times in repeated.items() if times > 3] == []


def test_no_icon_is_missing() -> None:
    assert {file.stem for file in ICONS} >= NEEDED


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icons_are_plain_drawings(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    root = ET.fromstring(source)  # noqa: S314 - our own file
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    inside = {name.rpartition("}")[2] for element in root.iter() for name in element.attrib}

    assert root.get("viewBox") == ("0 0 256 256" if file.stem == "evoinbox" else "0 0 24 24")
    assert tags <= {"svg", "path", "circle", "rect"}
    assert not inside & {"href", "src", "style"}
    assert not any(name.startswith("on") for name in inside)
    assert not re.search(r"url\(|<!|<\?", source)


@pytest.mark.parametrize("file", [file for file in ICONS if file.stem != "evoinbox"], ids=lambda file: file.stem)
def test_icons_are_of_one_style_and_one_color(file: Path) -> None:
    root = ET.fromstring(file.read_text(encoding="utf-8"))  # noqa: S314 - our own file
    look = {name: root.get(name) for name in ("fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin")}

    assert look == {
        "fill": "none", "stroke": "#000000", "stroke-width": "1.75", "stroke-linecap": "round",
        "stroke-linejoin": "round",
    }  # fmt: skip
    assert not any(set(look) & set(element.attrib) for element in root)


@pytest.mark.parametrize("file", ICONS, ids=lambda file: file.stem)
def test_icons_can_be_drawn(file: Path) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    renderer = QSvgRenderer(file.read_bytes())
    renderer.render(painter)
    painter.end()

    dark = sum(image.pixelColor(x, y).lightness() < 160 for x in range(16) for y in range(16))
    assert renderer.isValid()
    assert 6 <= dark <= 200
