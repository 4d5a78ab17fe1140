"""One encrypted SQLite file: opening, key, pragmas, transactions, and SQLite's errors turned into ours.

Invariants: a `Database` is used by the thread that opened it only; the writer is the engine's, every other connection
is read-only; a file is 0600 in a 0700 directory; every error of SQLite leaves here as a StoreError.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from evoinbox.domain.errors import StoreDamaged, StoreError, StoreKeyWrong, StoreNewer, StoreUnwritable

Row = tuple[Any, ...]
Steps = Sequence[Sequence[str]]

MANY_KIB: Final = 20_000
FEW_KIB: Final = 2_000
"""Pages kept deciphered. At a million texts in 50,000 conversations one more takes 65 us of the processor's time with
many, and 87 with few (same process, in turns); with 2,000 conversations the difference is 2 %."""

_STEPS_A_LOOK: Final = 10_000
"""Steps of SQLite's machine between two questions whether to go on: some milliseconds."""

BUSY_S: Final = 5
"""How long one connection waits for another of the same file."""

_UNWRITABLE = frozenset(
    {
        sqlcipher.SQLITE_FULL,
        sqlcipher.SQLITE_READONLY,
        sqlcipher.SQLITE_CANTOPEN,
        sqlcipher.SQLITE_PERM,
        sqlcipher.SQLITE_IOERR,
    }
)


def library_versions() -> str:
    """The versions of SQLite and SQLCipher in words."""
    with closing(sqlcipher.connect(":memory:")) as connection:
        (cipher,) = connection.execute("PRAGMA cipher_version").fetchone()
    return f"SQLite {sqlcipher.sqlite_version}, SQLCipher {cipher}"


class Database:
    """An open file. `write` opens (and creates, and migrates) for the engine, `read` for everybody else."""

    def __init__(self, connection: Any, path: Path) -> None:
        self._connection = connection
        self.path = path
        self._many = False

    @classmethod
    def write(cls, path: Path, key: str, steps: Steps, *, full_sync: bool) -> Database:
        """Open for writing, creating and migrating as needed.

        `key` is 64 hexadecimal digits (a raw key: no derivation at open). `steps` are the migrations in order, each
        run in its own transaction. Raises StoreKeyWrong, StoreNewer, StoreDamaged or StoreUnwritable.
        """
        with _translated():
            try:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
            except OSError as error:
                raise StoreUnwritable(path.name) from error
            database = cls(_connect(f"{path.absolute().as_uri()}?mode=rw", key), path)
            database._connection.create_function("beginning", 2, _beginning, deterministic=True)
            try:
                version = database._version(len(steps))
                # WAL: the window reads while the engine writes, and neither waits for the other.
                database.run("PRAGMA journal_mode = WAL")
                database.run(f"PRAGMA synchronous = {'FULL' if full_sync else 'NORMAL'}")
                database.run("PRAGMA foreign_keys = ON")
                database.run("PRAGMA journal_size_limit = 16777216")
                # What is deleted is gone from the file, for whoever has the key too; it makes filing 12 % dearer.
                database.run("PRAGMA secure_delete = ON")
                database._migrate(steps, version)
            except BaseException:
                database.close()
                raise
            return database

    @classmethod
    def read(cls, path: Path, key: str) -> Database:
        """Open an existing file read-only; raises StoreError."""
        with _translated():
            database = cls(_connect(f"{path.absolute().as_uri()}?mode=ro", key), path)
            database.run("PRAGMA query_only = ON")
            return database

    def keep_pages(self, *, many: bool) -> None:
        """Keep many pages deciphered, which is faster while much is written, or as few as SQLite does by itself.

        Many fill up within a day of looking, and are memory of the program's own.
        """
        if many != self._many:
            self._many = many
            self.run(f"PRAGMA cache_size = -{MANY_KIB if many else FEW_KIB}")
            if not many:
                self.run("PRAGMA shrink_memory")

    def close(self) -> None:
        """Close the connection; the last one to close folds the log into the file."""
        with _translated():
            self._connection.close()

    def run(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Run one statement and return all its rows; raises StoreError."""
        with _translated():
            rows: list[Row] = self._connection.execute(sql, values).fetchall()
            return rows

    def one(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        rows = self.run(sql, values)
        return rows[0] if rows else None

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for each row of values; raises StoreError."""
        with _translated():
            self._connection.executemany(sql, rows)

    def look_through(self, go_on: Callable[[], bool]) -> bool:
        """Read the whole file and see whether it is sound: raises StoreDamaged. False where `go_on` ended it first."""
        self._connection.set_progress_handler(lambda: not go_on(), _STEPS_A_LOOK)
        try:
            rows = self.run("PRAGMA quick_check(1)")
        except StoreKeyWrong as error:  # the key opened it: a later page that does not fit is a damaged one
            raise StoreDamaged(str(error)) from error
        except StoreError:
            if go_on():
                raise
            return False
        finally:
            self._connection.set_progress_handler(None, 0)
        if rows != [("ok",)]:
            raise StoreDamaged(self.path.name)
        return True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, and on disk (as far as `full_sync` says) when the block is left."""
        self.run("BEGIN IMMEDIATE")
        try:
            yield
            self.run("COMMIT")
        except BaseException:
            # SQLite may have rolled back by itself (disk full); then there is nothing left to undo.
            with suppress(StoreError):
                self.run("ROLLBACK")
            raise

    def _version(self, newest: int) -> int:
        """How many steps the file has been through; asked before anything is written."""
        (version,) = self.run("PRAGMA user_version")[0]
        if version > newest:
            raise StoreNewer(self.path.name)
        return int(version)

    def fold_log(self) -> bool:
        """Write the log into the file and empty it; returns False where a reader keeps it from being whole."""
        self.run("PRAGMA busy_timeout = 0")
        try:
            row = self.one("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self.run(f"PRAGMA busy_timeout = {BUSY_S * 1000}")
        return row is not None and row[0] == 0

    @contextmanager
    def lazy_transaction(self) -> Iterator[None]:
        """As `transaction`, but on disk with a later one only: for what may be lost, in a file with `full_sync`."""
        self.run("PRAGMA synchronous = NORMAL")
        try:
            with self.transaction():
                yield
        finally:
            self.run("PRAGMA synchronous = FULL")

    def _migrate(self, steps: Steps, version: int) -> None:
        for number, statements in enumerate(steps[version:], start=version + 1):
            with self.transaction():
                for statement in statements:
                    self.run(statement)
                self.run(f"PRAGMA user_version = {number}")


def set_aside(path: Path, mark: str) -> Path:
    """Rename a file that cannot be used, its log with it, to make room for a fresh one; returns where it went."""
    target = path.with_name(f"{path.name}.{mark}.aside")
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").replace(f"{target}{suffix}")
    return target


def _beginning(text: bytes, most: int) -> bytes:
    """The first characters of a text; SQLite's own `substr` ends at a NUL, and so does what it hands over as text."""
    return text[: 4 * most].decode("utf-8", "ignore")[:most].encode()


def _connect(uri: str, key: str) -> Any:
    if len(bytes.fromhex(key)) != 32:
        raise StoreKeyWrong("a key has 32 bytes")
    connection = sqlcipher.connect(uri, uri=True, isolation_level=None, timeout=BUSY_S)
    try:
        connection.execute(f"PRAGMA key = \"x'{key}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise StoreError("half a surrogate pair cannot be stored") from error
    except sqlcipher.Error as error:
        primary = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if primary == sqlcipher.SQLITE_NOTADB:
            raise StoreKeyWrong(str(error)) from error
        if primary == sqlcipher.SQLITE_CORRUPT:
            raise StoreDamaged(str(error)) from error
        if primary in _UNWRITABLE:
            raise StoreUnwritable(str(error)) from error
        raise StoreError(str(error)) from error
