"""Old texts leave the cache: rows, search, summaries, and every byte of them, for whoever has the key too."""

from __future__ import annotations

from pathlib import Path

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.message import MessageId
from evoinbox.store.cache import Cache
from evoinbox.store.database import Database
from evoinbox.store.desk import Desk
from evoinbox.store.reader import Reader
from tests.support.build import KEY, MINUTE_US, NOW_US, message
from tests.support.deciphered import deciphered

OLD, OTHER = "+15035550101", "+15035550102"
MARKED = "qzvxj marked words wkzqp"


def stored(place: Path, count: int = 300) -> Cache:
    """A cache with old texts that are marked, and young ones, all of them filed."""
    cache = Cache(place / "cache.db", KEY)
    texts = [
        message(f"old{n}", address=OLD, at_us=NOW_US - (count + n) * MINUTE_US, text=f"{MARKED} {n}", unread=n == 0)
        for n in range(count)
    ]
    old_us = NOW_US - 2 * count * MINUTE_US
    texts += [message(f"y{n}", address=OTHER, at_us=NOW_US - n * MINUTE_US, text=f"hello there {n}") for n in range(50)]
    texts.append(message("mixed", address=OTHER, at_us=old_us, text=f"{MARKED} too", unread=True))
    with cache.transaction():
        cache.store(texts, ())
    while cache.file(100, 0):
        pass
    return cache


def purge_all(cache: Cache, before_us: int) -> set[ConversationKey]:
    place: int | None = 0
    touched: set[ConversationKey] = set()
    while place is not None:
        keys, place = cache.purge(before_us, place)
        touched |= keys
    return touched


def test_what_is_old_is_gone_and_what_is_young_stays_as_it_was(tmp_path: Path) -> None:
    cache = stored(tmp_path)
    touched = purge_all(cache, NOW_US - 49 * MINUTE_US)  # the instant of the oldest that stays
    assert len(touched) == 2
    assert cache.known([MessageId("old1"), MessageId("mixed"), MessageId("y1")]).keys() == {"y1"}
    assert cache.find(MARKED[:8], 1 << 62)[0] == []
    assert len(cache.find("hello", 1 << 62)[0]) == 50
    Desk(tmp_path / "desk.db", KEY).close()
    reader = Reader(tmp_path / "cache.db", tmp_path / "desk.db", KEY)
    (row,) = reader.conversations()
    assert (row.address, row.unread, row.last_text) == (OTHER, 0, "hello there 0")
    assert row.waiting_since_us == NOW_US - 49 * MINUTE_US
    reader.close()
    # And what comes afterwards is filed and found as before.
    with cache.transaction():
        cache.store([message("new", address=OLD, at_us=NOW_US + MINUTE_US, text="hello again")], ())
    while cache.file(100, 0):
        pass
    assert len(cache.find("hello", 1 << 62)[0]) == 51
    cache.close()


def test_what_is_purged_before_it_was_filed_is_no_text_of_later(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.db", KEY)
    with cache.transaction():
        cache.store([message("old", address=OLD, at_us=NOW_US - MINUTE_US, text=MARKED)], ())
    purge_all(cache, NOW_US)
    with cache.transaction():
        cache.store([message("new", address=OLD, text="hello there")], ())  # under the number of the one that is gone
    while cache.file(100, 0):
        pass
    assert [text.id for text in cache.find("hello", 1 << 62)[0]] == ["new"]
    cache.close()


def test_nothing_of_it_is_left_in_any_page_of_file_or_log(tmp_path: Path) -> None:
    cache = stored(tmp_path)
    with cache.transaction():  # one that was changed was filed with other words before
        cache.store([message("old3", address=OLD, at_us=NOW_US - 303 * MINUTE_US, text="changed words qqzzj")], ())
    while cache.file(100, 0):
        pass
    assert b"marked words" in deciphered(tmp_path / "cache.db", KEY) + deciphered(tmp_path / "cache.db-wal", KEY)

    purge_all(cache, NOW_US - 100 * MINUTE_US)
    assert cache.fold_log()

    for file in tmp_path.iterdir():
        left = deciphered(file, KEY) if not file.name.endswith("-shm") else file.read_bytes()
        for piece in (b"marked", b"qzvxj", b"wkzqp", b"qzv", b"wkz", b"qqzz", OLD.encode()):
            assert piece not in left, (file.name, piece)
    cache.close()


def test_a_reader_in_the_middle_keeps_the_log_and_is_waited_for(tmp_path: Path) -> None:
    cache = stored(tmp_path, 30)
    reader = Database.read(tmp_path / "cache.db", KEY)
    reader.run("BEGIN")
    reader.run("SELECT count(*) FROM message")
    purge_all(cache, NOW_US)
    assert not cache.fold_log()
    reader.run("COMMIT")
    assert cache.fold_log()
    reader.close()
    cache.close()
