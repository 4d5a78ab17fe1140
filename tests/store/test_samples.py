"""What earlier versions left on a disk opens in this one, with everything in it; what a later one left is let alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from evoinbox import wording
from evoinbox.domain.address import ConversationKey
from evoinbox.domain.errors import StoreNewer
from evoinbox.store.cache import Cache
from evoinbox.store.database import Database
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from evoinbox.store.schema import CACHE_STEPS, DESK_STEPS
from tests.support.build import KEY, NOW_US
from tests.support.samples import SAMPLES, TOLD, copied, keeper, read, seat_of, write

ANN, BOB = ConversationKey("tel:+15035550101"), ConversationKey("tel:+15035550102")
VERSIONS = sorted(place.name for place in SAMPLES.iterdir() if (place / TOLD).exists())
PASSING = {"staged_person", "staged_address"}  # of something that is being taken in
STEPS = sorted(SAMPLES.glob("steps/*.sql"))


def part(told: object, found: object) -> bool:
    """Whether all that was told is found: a later version may know more."""
    match told, found:
        case Mapping(), Mapping():
            return all(name in found and part(value, found[name]) for name, value in told.items())
        case list(), list() | tuple():
            return len(told) == len(found) and all(map(part, told, found))
        case _:
            return told == found


@pytest.mark.parametrize("version", VERSIONS)
def test_what_a_version_left_opens_with_everything_in_it(tmp_path: Path, version: str) -> None:
    told = json.loads((SAMPLES / version / TOLD).read_text(encoding="utf-8"))
    found = json.loads(json.dumps(read(copied(SAMPLES / version, tmp_path))))

    assert {name: (value, found[name]) for name, value in told.items() if not part(value, found[name])} == {}
    assert len(told["texts"]) == 8
    assert not list(tmp_path.rglob("*aside"))


def test_what_this_version_leaves_opens_again_with_everything_in_it(tmp_path: Path) -> None:
    write(tmp_path)
    told = read(tmp_path)

    assert read(tmp_path) == told
    assert [text["state"] for text in told["outgoing"]] == ["queued", "asking", "accepted", "failed"]


def test_a_sample_has_something_in_each_table(tmp_path: Path) -> None:
    write(tmp_path)
    empty: list[str] = []
    for file in tmp_path.glob("*.db"):
        database = Database.read(file, KEY)
        for (table,) in database.run(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ):
            if database.one(f"SELECT 1 FROM {table} LIMIT 1") is None:  # noqa: S608 - its own name
                empty.append(table)
        database.close()

    assert [table for table in empty if table not in PASSING] == []


def laid(sample: Path, into: Path) -> Path:
    """A database as that step left it, encrypted as they are."""
    file = into / f"{sample.stem}.db"
    connection = sqlcipher.connect(str(file))
    connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
    connection.executescript(sample.read_text(encoding="utf-8"))
    connection.close()
    return file


@pytest.mark.parametrize("sample", STEPS, ids=lambda sample: sample.stem)
def test_each_step_of_the_schemas_is_taken_from_where_a_file_stands(tmp_path: Path, sample: Path) -> None:
    name, _, number = sample.stem.partition("-")
    files = {"cache": tmp_path / "fresh-cache.db", "desk": tmp_path / "fresh-desk.db"}
    files[name] = laid(sample, tmp_path)
    cache, desk = Cache(files["cache"], KEY), Desk(files["desk"], KEY)
    reader = Reader(files["cache"], files["desk"], KEY)
    (check_cache if name == "cache" else check_desk)(reader, cache, int(number))
    reader.close()
    cache.close()
    desk.close()


def check_cache(reader: Reader, cache: Cache, step: int) -> None:
    ann, bob = reader.conversations()
    assert (ann.key, ann.unread, ann.last_text, ann.waiting_since_us) == (ANN, 1, "Is the invoice paid?", NOW_US)
    assert (bob.key, bob.unread, bob.last_text, bob.waiting_since_us) == (BOB, 0, "Good", 0)
    assert [text.text for text in reader.newest(BOB, 9)] == ["Ja, übermorgen \N{OK HAND SIGN}", "Good"]
    assert cache.marks()["watermark"] == str(NOW_US)
    assert cache.threads_of(ANN) == (["t1"] if step >= 3 else [])
    while cache.file(100, 0):
        pass
    assert [text.id for text in cache.find("invoice", 2**62)[0]] == ["m1"]


def check_desk(reader: Reader, _: Cache, step: int) -> None:
    states = {text.id: (text.state.value, text.text) for key in (ANN, BOB) for text in reader.outgoing(key)}
    assert states == {"o1": ("queued", "Paid, thank you"), "o2": ("checking", "Until then"), "o3": ("accepted", "Good")}
    draft = reader.draft(BOB)
    assert draft is not None
    assert (draft.text, draft.cursor) == ("We will come on", 7)
    queued, undecided = (reader.outgoing(key)[0] for key in (ANN, BOB))
    assert (queued.sent_at_us, queued.willed_at_us, undecided.sent_at_us) == (0, NOW_US, NOW_US)
    rows = {row.key: row for row in reader.conversations()}
    assert rows[ANN].pinned == (step >= 4)
    assert rows[BOB].shelved_until_us == (NOW_US + 60_000_000 if step >= 4 else 0)


def test_a_step_of_the_schemas_that_is_kept_is_there_for_each_that_was_before_the_samples() -> None:
    assert [sample.stem for sample in STEPS] == [f"{name}-{step}" for name in ("cache", "desk") for step in range(1, 5)]


def written_by_a_newer(place: Path) -> dict[str, bytes]:
    """A later version has opened all that is there; what lies on the disk then."""
    for file in place.glob("*.db"):
        connection = sqlcipher.connect(str(file))
        connection.execute(f"PRAGMA key = \"x'{KEY}'\"")
        steps = CACHE_STEPS if file.name.startswith("cache") else DESK_STEPS
        connection.execute(f"PRAGMA user_version = {len(steps) + 1}")
        connection.close()
    return {path.name: path.read_bytes() for path in place.iterdir()}


def test_files_of_a_newer_version_are_refused_with_a_sentence_and_not_touched(tmp_path: Path) -> None:
    place = copied(SAMPLES / VERSIONS[-1], tmp_path)
    read(place)
    before = written_by_a_newer(place)
    own = keeper(place)
    with pytest.raises(StoreNewer) as refused:
        own.open(seat_of(own), KEY)

    assert {path.name: path.read_bytes() for path in place.iterdir()} == before
    assert "newer EvoInbox" in wording.sentence(refused.value)
    assert own.notices == []
