"""Emoji by name, shortcode and group."""

from __future__ import annotations

import emoji
import pytest

from evoinbox.domain.emoji_index import EmojiIndex, Group


@pytest.fixture(scope="module")
def index() -> EmojiIndex:
    """All of them."""
    return EmojiIndex()


def test_every_one_is_fully_qualified_and_shown_once(index: EmojiIndex) -> None:
    full = emoji.STATUS["fully_qualified"]
    signs = [one.sign for one in index.shown]

    assert len(signs) == len(set(signs)) > 1500
    assert {emoji.EMOJI_DATA[sign]["status"] for sign in signs} == {full}
    assert not any(chr(tone) in sign for sign in signs for tone in range(0x1F3FB, 0x1F400))


def test_groups_come_in_order_and_none_is_empty_or_holds_everything(index: EmojiIndex) -> None:
    order = [one.group for one in index.shown]

    assert list(dict.fromkeys(order)) == list(Group)
    assert all(90 < order.count(group) < 400 for group in Group)
    assert index.shown[0].sign == "😀"


@pytest.mark.parametrize(
    ("sign", "group"),
    [
        ("❤️", Group.FACES), ("👍", Group.PEOPLE), ("🧑‍💻", Group.PEOPLE), ("🐶", Group.NATURE), ("🍕", Group.FOOD),
        ("🚗", Group.PLACES), ("⚽", Group.PLAY), ("📞", Group.THINGS), ("✅", Group.SIGNS), ("🇩🇪", Group.FLAGS),
    ],
    ids=["heart", "hand", "job", "animal", "food", "car", "ball", "phone", "sign", "flag"],
)  # fmt: skip
def test_an_emoji_is_filed_where_it_is_looked_for(index: EmojiIndex, sign: str, group: Group) -> None:
    found = index.of_sign(sign)

    assert found is not None
    assert found.group is group


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("heart", "❤️"), ("thumbs up", "👍"), ("+1", "👍"), ("TADA", "🎉"), ("party", "🥳"), ("tada party", "🎉"),
        ("cote d ivoire", "🇨🇮"), (" pizza ", "🍕"), ("party popp", "🎉"),
    ],
    ids=["name", "two", "sign", "case", "begins", "across", "accents", "spaces", "word"],
)  # fmt: skip
def test_the_best_one_comes_first(index: EmojiIndex, wanted: str, first: str) -> None:
    assert index.find(wanted)[0].sign == first


def test_no_words_find_all_and_strange_ones_nothing(index: EmojiIndex) -> None:
    assert index.find("  ") == list(index.shown)
    assert index.find("zzyzx") == []


def test_shortcodes_are_known_in_any_case_with_skin_tones_too(index: EmojiIndex) -> None:
    assert index.of_code("Tada") == "🎉"
    assert index.of_code("thumbs_up_dark_skin_tone") == "👍🏿"
    assert index.of_code("nothing") is None


def test_each_is_offered_once_by_its_shortest_code(index: EmojiIndex) -> None:
    offered = index.complete("hea", 50)

    assert len({one.sign for _, one in offered}) == len(offered)
    assert offered[0] == ("heart", index.of_sign("❤️"))
    assert [len(code) for code, _ in offered] == sorted(len(code) for code, _ in offered)
    assert all(code.lower().startswith("hea") for code, _ in offered)
    assert len(index.complete("a", 5)) == 5
