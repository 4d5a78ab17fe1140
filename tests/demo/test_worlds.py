"""The two sources of the demo's data: the shipped story and files of real texts."""

from __future__ import annotations

import collections
import gzip
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from phonenumbers import is_valid_number, parse

from evoinbox.demo.corpus import corpus_world, read_corpus
from evoinbox.demo.story import Numbers, shipped_story_path, story_world
from evoinbox.demo.world import World

ROOT = Path(__file__).resolve().parents[2]
NOW_US = 1_795_000_000_000_000
REAL = Path(os.environ.get("EVOINBOX_CORPUS", ROOT.parent / "shared" / "corpus" / "nus-sms-en.jsonl.gz"))


def now_us() -> int:
    return NOW_US


def everything(world: World) -> list[dict[str, object]]:
    return [world.message_info(place) for place in range(len(world))]


def small_corpus(place: Path) -> Path:
    """A file of the corpus's form: two pairs, one of which writes both ways, and every form of a date."""
    times = ["2010.10.24 11:59", "1/13/2011 8:05", None, "2011-01-14 09:00"]
    lines = [
        {"id": str(n), "sender": "ab"[n % 2], "recipient": "ba"[n % 2], "time": times[n % 4], "text": f"text {n}"}
        for n in range(40)
    ] + [
        {"id": str(n), "sender": "9", "recipient": "unknown", "time": None, "text": f"text {n}"} for n in range(40, 60)
    ]
    file = place / "small.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return file


def corpora(place: Path) -> list[Path]:
    """The small one always, and the real one where it lies beside the checkout."""
    return [small_corpus(place), *([REAL] if REAL.exists() else [])]


def test_each_text_of_a_corpus_is_there_exactly_once(tmp_path: Path) -> None:
    for file in corpora(tmp_path):
        corpus = read_corpus(file)
        world = corpus_world(corpus, now_us)
        there = everything(world)

        assert len(there) == len(corpus)
        assert len({text["id"] for text in there}) == len(corpus)
        assert collections.Counter(str(text.get("text", "")) for text in there) == collections.Counter(
            text.text for text in corpus
        )


DATES = ["2010.10.24 11:59", "2010.10.24 9:05:06", "2010.10.2512:01:45", "10/25/2010 8:05:06 PM", "2010-10-26 09:00"]


def test_dates_of_every_form_keep_their_distances_and_the_newest_is_just_before_now(tmp_path: Path) -> None:
    written = [*DATES, "2010.10.23 18:08    ", "1970.01.01 00:00", "2010.13.45 11:59", "soon"]
    lines = [{"sender": str(n), "recipient": "x", "time": time, "text": time} for n, time in enumerate(written)]
    file = tmp_path / "dates.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    world = corpus_world(read_corpus(file), now_us)
    at_us = {str(text["text"]): world.at_us(place) for place, text in enumerate(everything(world))}

    ago_s = {text: (NOW_US - at) // 1_000_000 for text, at in at_us.items()}
    newest = datetime(2010, 10, 26, 9, 0, tzinfo=UTC)
    exact = {
        DATES[0]: datetime(2010, 10, 24, 11, 59, tzinfo=UTC),
        DATES[1]: datetime(2010, 10, 24, 9, 5, 6, tzinfo=UTC),
        DATES[2]: datetime(2010, 10, 25, 12, 1, 45, tzinfo=UTC),
        DATES[3]: datetime(2010, 10, 25, 20, 5, 6, tzinfo=UTC),
        DATES[4]: newest,
        written[5]: datetime(2010, 10, 23, 18, 8, tzinfo=UTC),
    }
    assert {text: ago_s[text] for text in exact} == {
        text: 60 + (newest - at).total_seconds() for text, at in exact.items()
    }
    assert all(0 < ago_s[text] < 401 * 24 * 3600 for text in written[6:])


def test_texts_without_a_date_keep_the_order_of_the_file(tmp_path: Path) -> None:
    world = corpus_world(read_corpus(small_corpus(tmp_path)), now_us)
    undated = [str(text["text"]) for text in everything(world) if int(str(text["text"]).removeprefix("text ")) >= 40]

    assert undated == [f"text {n}" for n in range(40, 60)]


def test_a_world_made_anew_later_has_the_same_ids_but_never_those_of_texts_added_before() -> None:
    early = story_world(shipped_story_path(), now_us)
    late = story_world(shipped_story_path(), lambda: NOW_US + 90_000_000)

    assert [text["id"] for text in everything(early)] == [text["id"] for text in everything(late)]
    assert early.id_of(early.add(0, "x", incoming=True, sender="")) != late.id_of(
        late.add(0, "y", incoming=True, sender="")
    )


def test_pairs_are_conversations_and_those_that_write_both_ways_one(tmp_path: Path) -> None:
    world = corpus_world(read_corpus(small_corpus(tmp_path)), now_us)
    sides = collections.Counter((text["otherAddress"], text["direction"]) for text in everything(world))

    assert len(world.threads) == 2
    assert len(sides) == 4
    assert sorted(sides.values())[-2:] == [20, 20]


def test_a_seed_gives_the_same_world_and_another_one_another(tmp_path: Path) -> None:
    corpus = read_corpus(small_corpus(tmp_path))

    assert everything(corpus_world(corpus, now_us, seed=1)) == everything(corpus_world(corpus, now_us, seed=1))
    assert everything(corpus_world(corpus, now_us, seed=1)) != everything(corpus_world(corpus, now_us, seed=2))


@pytest.mark.parametrize(
    ("messages", "conversations"), [(10, None), (500, None), (500, 7), (60, 1), (59, 2), (61, 2), (40, 30), (9, 9)]
)
def test_a_corpus_is_cut_or_repeated_to_the_size_asked_for(
    tmp_path: Path, messages: int, conversations: int | None
) -> None:
    world = corpus_world(read_corpus(small_corpus(tmp_path)), now_us, messages=messages, conversations=conversations)
    there = everything(world)

    assert len(there) == messages
    assert len({text["id"] for text in there}) == messages
    if conversations is not None:
        assert len(world.threads) == conversations
    assert all(world.newest_shown(thread) >= 0 for thread in world.threads)
    assert all(str(text["date"]) <= "2026-11-18T11:06:40.0000000Z" for text in there)


def test_numbers_made_up_are_numbers_and_each_another() -> None:
    made = Numbers(taken=["+12125550100"])
    numbers = [made.of("pair", n) for n in range(100_000)]

    assert len({*numbers, "+12125550100"}) == len(numbers) + 1
    assert Numbers().of("pair", 7) == numbers[7]
    assert all(is_valid_number(parse(number)) for number in numbers[:300])
    assert all(len(number) == 12 and number.startswith("+1") and number[5] not in "01" for number in numbers)


def test_who_is_asked_for_as_conversations_alone_is_there(tmp_path: Path) -> None:
    world = corpus_world(read_corpus(small_corpus(tmp_path)), now_us, conversations=11)

    assert len(world.threads) == len({thread.address for thread in world.threads}) == 11
    assert len(world) >= 60


@pytest.mark.parametrize("cut", [b"plain words\n", gzip.compress(b'{"text":"x"}\n' * 99)[:-9]], ids=["plain", "cut"])
def test_a_broken_gzip_file_is_said_so(tmp_path: Path, cut: bytes) -> None:
    file = tmp_path / "broken.jsonl.gz"
    file.write_bytes(cut)

    with pytest.raises(ValueError, match="no whole gzip file"):
        read_corpus(file)


@pytest.mark.parametrize("content", [b"", b"not json\n", b'{"sender":"1"}\n'])
def test_what_is_no_corpus_is_said_so(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "broken.jsonl.gz"
    file.write_bytes(gzip.compress(content))

    with pytest.raises(ValueError, match=r"line 1|no texts"):
        read_corpus(file)


def test_the_shipped_story_is_told_relative_to_now() -> None:
    world = story_world(shipped_story_path(), now_us)
    there = everything(world)

    assert len(world.lines) == 3
    assert len(world.threads) >= 30
    assert len(there) > 1000
    assert str(there[-1]["date"]).startswith("2026-11-18T1")
    assert any(text["isUnread"] for text in there)
    assert all(text["direction"] == "Incoming" for text in there if text["isUnread"])


def test_a_story_asked_for_more_goes_on_with_other_customers_further_back() -> None:
    short = story_world(shipped_story_path(), now_us)
    long = story_world(shipped_story_path(), now_us, messages=20_000, conversations=300)

    assert (len(long), len(long.threads)) == (20_000, 300)
    assert long.at_us(0) < short.at_us(0)
    assert len({thread.address for thread in long.threads}) == 300
