"""One encrypted file: keys, migrations, transactions, and how SQLite's errors come out."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from evoinbox.domain.errors import StoreDamaged, StoreError, StoreKeyWrong, StoreNewer, StoreUnwritable
from evoinbox.store.database import Database, set_aside
from tests.support.build import KEY

STEPS = (("CREATE TABLE note (words TEXT)",),)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "place" / "notes.db"


def open_one(file: Path, key: str = KEY, steps: tuple[tuple[str, ...], ...] = STEPS) -> Database:
    return Database.write(file, key, steps, full_sync=True)


def test_nothing_readable_is_on_the_disk(file: Path) -> None:
    database = open_one(file)
    with database.transaction():
        database.run("INSERT INTO note VALUES ('MARKED-WORDS')")
    raw = b"".join(path.read_bytes() for path in file.parent.iterdir())
    database.close()

    assert len(raw) > 4096
    assert b"MARKED-WORDS" not in raw
    assert b"MARKED-WORDS" not in file.read_bytes()
    assert not file.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize(("full", "level"), [(True, 2), (False, 1)])
def test_what_must_survive_a_power_cut_is_synced_at_each_commit(file: Path, level: int, *, full: bool) -> None:
    database = Database.write(file, KEY, STEPS, full_sync=full)

    assert database.one("PRAGMA synchronous") == (level,)
    assert database.one("PRAGMA journal_mode") == ("wal",)
    database.close()


def test_files_are_private(file: Path) -> None:
    database = open_one(file)
    modes = {stat.S_IMODE(path.stat().st_mode) for path in file.parent.iterdir()}
    database.close()

    assert modes == {0o600}
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_reader_sees_each_commit_and_cannot_write(file: Path) -> None:
    writer = open_one(file)
    reader = Database.read(file, KEY)
    with writer.transaction():
        writer.run("INSERT INTO note VALUES ('a')")
        assert reader.run("SELECT * FROM note") == []

    assert reader.run("SELECT * FROM note") == [("a",)]
    with pytest.raises(StoreUnwritable):
        reader.run("INSERT INTO note VALUES ('b')")
    reader.close()
    writer.close()


def test_a_transaction_is_all_or_nothing(file: Path) -> None:
    database = open_one(file)
    with pytest.raises(ZeroDivisionError), database.transaction():  # noqa: PT012 - what it did before is the point
        database.run("INSERT INTO note VALUES ('a')")
        raise ZeroDivisionError

    assert database.run("SELECT * FROM note") == []
    database.close()


def test_another_key_does_not_open_it(file: Path) -> None:
    open_one(file).close()

    with pytest.raises(StoreKeyWrong):
        open_one(file, key="cd" * 32)
    with pytest.raises(StoreKeyWrong):
        Database.read(file, "cd" * 32)


def test_a_damaged_file_is_named_so(file: Path) -> None:
    database = open_one(file)
    with database.transaction():
        database.run_many("INSERT INTO note VALUES (?)", (("x" * 500,) for _ in range(500)))
    database.close()
    whole = bytearray(file.read_bytes())
    whole[4096 * 3 : 4096 * 9] = bytes(4096 * 6)
    file.write_bytes(whole)

    with pytest.raises(StoreDamaged):
        open_one(file).run("SELECT sum(length(words)) FROM note")


def test_steps_run_once_each_and_a_failing_one_leaves_no_trace(file: Path) -> None:
    open_one(file).close()
    broken = (*STEPS, ("CREATE TABLE second (words TEXT)", "CREATE TABLE second (words TEXT)"))
    with pytest.raises(StoreError):
        open_one(file, steps=broken)
    whole = (*STEPS, ("CREATE TABLE second (words TEXT)",))
    database = open_one(file, steps=whole)

    assert database.one("PRAGMA user_version") == (2,)
    assert {row[0] for row in database.run("SELECT name FROM sqlite_master")} == {"note", "second"}
    database.close()


def test_a_file_of_a_newer_program_is_refused_and_left_alone(file: Path) -> None:
    open_one(file, steps=(*STEPS, ("CREATE TABLE second (words TEXT)",))).close()
    before = file.read_bytes()

    with pytest.raises(StoreNewer):
        open_one(file)
    assert file.read_bytes() == before


def test_a_place_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("")

    with pytest.raises(StoreUnwritable):
        open_one(tmp_path / "occupied" / "notes.db")


def test_a_full_disk_is_named_so_and_the_file_stays_sound(file: Path) -> None:
    database = open_one(file)
    database.run("PRAGMA max_page_count = 8")
    with pytest.raises(StoreUnwritable), database.transaction():
        database.run_many("INSERT INTO note VALUES (?)", (("x" * 1000,) for _ in range(1000)))

    assert database.run("SELECT count(*) FROM note") == [(0,)]
    database.close()


def test_setting_aside_keeps_the_file_and_frees_its_place(file: Path) -> None:
    open_one(file).close()
    kept = set_aside(file, "7")

    assert kept.exists()
    assert not file.exists()
    open_one(file).close()
