"""Searching equals a plain scan that folds by other means, newest first, however texts came in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import pytest

from evoinbox.demo.corpus import read_corpus
from evoinbox.domain.folding import fold
from evoinbox.domain.message import Message
from evoinbox.domain.sieve import Sieve
from evoinbox.store.cache import Cache
from evoinbox.store.search import STRAYS
from tests.demo.test_worlds import REAL, small_corpus
from tests.fuzz.searching import disagreement, plainly
from tests.support.build import KEY, NOW_US, message

EVER = -(2**60)
TOP = 2**62
ODD = (
    "Café at 9?", "CAFÉ!", "cafe\u0301 now", "Straße 5", "Ελληνικά", "ελληνικα", "مَرْحَبًا بك", "مرحبا", "你好吗",
    "我很好", "ありがとう", "Ёлка", "50% off_now!", 'say "hi"', "a\tb\nc", "👍🏽 ok", "naïve façade", "ﬁne", "İstanbul",
    "x", "", "ab",
)  # fmt: skip


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Real texts where they are at hand."""
    path = REAL if REAL.exists() else small_corpus(tmp_path_factory.mktemp("corpus"))
    return [one.text for one in read_corpus(path)]


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    made = Cache(tmp_path / "cache.db", KEY)
    yield made
    made.close()


def store(cache: Cache, *messages: Message) -> None:
    with cache.transaction():
        cache.store(messages, ())


def file(cache: Cache, limit: int = 100, reached_us: int = EVER) -> None:
    while cache.file(limit, reached_us):
        pass


def found(cache: Cache, sought: str) -> list[Message]:
    """All that is found, call after call."""
    below, hits = TOP, list[Message]()
    while below:
        more, below = cache.find(fold(sought), below)
        hits += more
    return hits


def texts(kept: list[str]) -> list[Message]:
    """Each a minute older than the one before."""
    return [
        message(f"t{n:06}", address=f"+1503{5550000 + n % 50}", at_us=NOW_US - n * 60_000_000, text=text)
        for n, text in enumerate(kept)
    ]


def test_it_finds_what_a_plain_scan_finds_newest_first(cache: Cache, corpus: list[str]) -> None:
    kept = [*corpus[:8000], *ODD]
    all_of_them = texts(kept)
    for start in range(0, len(all_of_them), 250):
        store(cache, *all_of_them[start : start + 250])
    file(cache, 700)
    folded = [plainly(one.text) for one in all_of_them]
    chance = random.Random(7)
    sought = [
        "ca",
        "CAFÉ",
        "straSSE",
        "ΕΛΛΗΝΙΚΑ",
        "مرحبا",
        "你好",
        "好",
        "ёлка",
        "%",
        "_",
        '"hi"',
        "a\tb",
        "👍",
        "ok",
        "zz",
    ]
    while len(sought) < 150:
        text = chance.choice(kept)
        length = chance.randint(1, 14)
        start = chance.randrange(max(1, len(text) - length + 1))
        sought.append(chance.choice((str.upper, str.lower, str))(text[start : start + length]))
    for one in filter(fold, sought):
        expected = [text.id for text, words in zip(all_of_them, folded, strict=True) if plainly(one) in words]
        assert [hit.id for hit in found(cache, one)] == expected, one


def test_what_a_sieve_lets_through_is_what_a_plain_scan_does(tmp_path: Path, corpus: list[str]) -> None:
    """A small sample of what `make fuzz` does with the whole corpus."""
    assert disagreement([*corpus[:4000], *ODD], 150, tmp_path) == ""


def test_a_sieve_that_lets_too_much_through_is_noticed(
    tmp_path: Path, corpus: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evoinbox.store.search._conditions", lambda _sieve: ("", []))
    assert "surplus" in disagreement(corpus[:800], 20, tmp_path)


def test_texts_that_come_in_any_order_are_all_found_once(cache: Cache) -> None:
    made = texts([f"bike number {n}" for n in range(60)])
    listed, past, live = made[10:60:7], made[10:60], made[:10]
    store(cache, *listed)
    file(cache, 4, made[9].at_us)
    assert found(cache, "bike") == []  # of what the list named nothing is filed before the past gets there
    for start in range(0, len(past), 8):
        part = past[start : start + 8]
        store(cache, *part)
        file(cache, 4, part[-1].at_us)
    for one in reversed(live):
        store(cache, one)
        file(cache, 4, EVER)
    assert [hit.id for hit in found(cache, "bike")] == [one.id for one in made]


def test_a_text_filed_late_and_one_that_was_changed_are_found_as_they_are(cache: Cache) -> None:
    made = texts(["red bike", "blue bike", "green bike"])
    store(cache, made[0], made[2])
    file(cache)
    store(cache, made[1])
    file(cache)
    assert {hit.text for hit in found(cache, "bike")} == {"red bike", "blue bike", "green bike"}
    store(cache, replace(made[2], text="green car"))
    file(cache)
    assert [hit.text for hit in found(cache, "green")] == ["green car"]
    assert len({hit.id for hit in found(cache, "green")}) == 1
    assert [hit.text for hit in found(cache, "green bike")] == []


def test_a_text_whose_instant_changes_before_it_is_filed_is_found_once(cache: Cache) -> None:
    (made,) = texts(["red bike"])
    store(cache, made)
    store(cache, replace(made, at_us=made.at_us + 1))
    file(cache)
    assert [hit.text for hit in found(cache, "bike")] == ["red bike"]


def test_the_same_text_twice_is_found_twice(cache: Cache) -> None:
    store(cache, *texts(["ok see you", "ok see you"]))
    file(cache)
    assert len(found(cache, "see you")) == 2


def test_a_cache_of_before_is_made_searchable(cache: Cache) -> None:
    store(cache, *texts(["hello there", "hello again"]))
    with cache.transaction():
        for table in ("filed", "unfiled"):
            cache._database.run(f"DELETE FROM {table}")  # noqa: S608 - as a file of the step before
        cache._database.run("INSERT INTO unfiled SELECT at, row FROM message")
    file(cache)
    assert [hit.text for hit in found(cache, "hello")] == ["hello there", "hello again"]


def test_numbers_are_dense_and_the_index_is_smaller_than_twice_the_texts(cache: Cache, corpus: list[str]) -> None:
    kept = list(islice(cycle(corpus), 20_000))
    made = texts(kept)
    for start in range(0, len(made), 250):
        store(cache, *made[start : start + 250])
    file(cache, 2000)
    docs = [row[0] for row in cache._database.run("SELECT doc FROM filed ORDER BY doc")]
    assert docs == list(range(docs[0], docs[0] + len(made)))
    assert docs[0] > STRAYS
    (size,) = cache._database.run("SELECT sum(length(block)) FROM trigram_data")[0]
    assert size < 2 * sum(len(text.encode()) for text in kept)


@pytest.mark.parametrize(
    "sought", ['"', "'; DROP", "*", "AND", "a OR b", "NEAR(", "^ab", "-abc", "abc*", "\\", "(((", "{}:"]
)
def test_no_sign_is_a_command(cache: Cache, sought: str) -> None:
    made = texts([f"x {sought} y", "nothing of it"])
    store(cache, *made)
    file(cache)
    assert [hit.id for hit in found(cache, sought)] == [made[0].id]


def test_only_words_that_are_long_are_bounded(cache: Cache) -> None:
    long = "".join(re.findall(r"\w", "the quick brown fox jumps over the lazy dog " * 20))
    store(cache, *texts([long, long[:-1] + "x"]))
    file(cache)
    assert len(found(cache, long)) == 1


def test_days_are_found_across_the_gaps_that_changed_texts_leave(cache: Cache) -> None:
    made, other = texts([f"bike {n}" for n in range(20)]), (3, 9, 10, 11)
    store(cache, *made)
    file(cache)
    store(cache, *(replace(made[n], text=f"car {n}") for n in other))
    file(cache)
    for n, one in enumerate(made):
        sieve = Sieve(since_us=one.at_us, until_us=one.at_us + 1)
        said = {hit.text for sought in ("bike", "car") for hit in find_all(cache, sought, sieve)}
        assert said == {f"car {n}" if n in other else f"bike {n}"}


def find_all(cache: Cache, sought: str, sieve: Sieve) -> list[Message]:
    hits, below = list[Message](), 1 << 62
    while below:
        more, below = cache.find(sought, below, sieve)
        hits += more
    return hits
