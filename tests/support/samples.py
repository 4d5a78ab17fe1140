"""What a version of the program leaves on a disk, kept, so that each later one is tried with it.

`python -m tests.support.samples NAME` writes tests/samples/NAME with the program as it is now: at a release under its
version, before a new step of a schema under the version to come with a number (`0.1.0.dev1`). Nothing that is kept is
ever written anew. Its two databases are encrypted with a key that everybody knows.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

import msgspec

from evoinbox.domain.address import read_address
from evoinbox.domain.conversation import FOR_GOOD_US, Draft
from evoinbox.domain.message import Account, AccountId, Direction, LineId, MessageId, ThreadId
from evoinbox.domain.outgoing import OutgoingState
from evoinbox.domain.person import NOT_KEPT, Person, Reached
from evoinbox.engine.changes import Seat
from evoinbox.engine.session import Files, Keeper
from evoinbox.settings import (
    Places,
    SendKey,
    Settings,
    Sound,
    Theme,
    WindowPlace,
    load_chosen,
    load_seat,
    load_window,
    save,
)
from evoinbox.store.reader import Reader
from evoinbox.vault import MemoryVault
from tests.support.build import KEY, MINUTE_US, NOW_US, message, outgoing

SAMPLES: Final = Path(__file__).resolve().parents[1] / "samples"
TOLD: Final = "told.json"
"""Beside the files: what is in them."""

SOUGHT: Final = "invoice"
ANN, BOB, CAFE, DORA, EMIL = "+15035550101", "+15035550102", "+15035550103", "+15035550104", "PARCELPAL"
SEAT: Final = Seat("https://evovoice.example", "ann@shop.example", Account(AccountId("a1"), "Shop"))
TEMPLATES: Final = '[[template]]\nname = "Open"\ntext = "We are open until six, {name}."\n'


class KnownVault(MemoryVault):
    """A keyring that has the key everybody knows, and the sign-in of the sample."""

    def read(self, name: str) -> str | None:
        """The key of any files; nothing else."""
        return KEY if name.startswith("key:") else super().read(name)


def keeper(place: Path) -> Keeper:
    """Who opens the files below a place."""
    return Keeper(Places(place, place), KnownVault(), lambda: "set")


def seat_of(keeper: Keeper) -> Seat:
    """Who sat there last."""
    seat = keeper.seat_of_last_time()
    assert seat is not None
    return seat


def write(place: Path) -> None:
    """Leave what an agent who did everything once would."""
    chosen = Settings(
        send_key=SendKey.CTRL_ENTER, undo_s=7, theme=Theme.DARK, region="DE", keys={"quit": ["Ctrl+Shift+Q"]},
        recent_emoji=("\N{WAVING HAND SIGN}",), line_sounds={"line-2": Sound.BELL}, hours_days=(0, 2, 4),
    )  # fmt: skip
    save(place / "settings.json", _differing(chosen))
    save(place / "window.json", WindowPlace(40, 30, 1000, 700, maximised=False, list_width=320))
    (place / "templates.toml").write_text(TEMPLATES, encoding="utf-8")
    files, _ = keeper(place).open(SEAT, KEY)
    _take_in(files)
    _sit(files)
    files.close()


def _differing(chosen: Settings) -> dict[str, object]:
    usual: dict[str, object] = msgspec.to_builtins(Settings())
    given: dict[str, object] = msgspec.to_builtins(chosen)
    return {name: value for name, value in given.items() if value != usual[name]}


def _take_in(files: Files) -> None:
    texts = [
        message("m1", address=ANN, at_us=NOW_US, text="Is the invoice paid?", unread=True),
        message("m2", address=ANN, at_us=NOW_US - MINUTE_US, text="Hello", line="line-2", line_name="Workshop"),
        message("m3", address=BOB, at_us=NOW_US - 5 * MINUTE_US, text="Ja, übermorgen \N{OK HAND SIGN}"),
        message(
            "m4", address=BOB, at_us=NOW_US - 4 * MINUTE_US, text="Good", direction=Direction.OUTGOING, sender="Ann"
        ),
        message("m5", address=CAFE, at_us=NOW_US - 9 * MINUTE_US, text="مرحبا", unread=True),
        message("m6", address=DORA, at_us=NOW_US - 20 * MINUTE_US, text="An INVOICE for the door"),
        message("m7", address=EMIL, at_us=NOW_US - 30 * MINUTE_US, text="Your parcel is there"),
        message("m8", address=EMIL, at_us=NOW_US - 31 * MINUTE_US, text="It is gone again"),
    ]
    with files.cache.transaction():
        files.cache.store(texts, {MessageId("m5")})
        files.cache.mark_vanished([MessageId("m8")])
        files.cache.learn_threads({ThreadId("t1"): read_address(ANN, "US").key})
        files.cache.set_mark("watermark", str(NOW_US))
    files.cache.file(5, 0)


def _sit(files: Files) -> None:
    bob, cafe, dora, emil = (read_address(one, "US").key for one in (BOB, CAFE, DORA, EMIL))
    desk = files.desk
    desk.mark_read([MessageId("m5")])
    desk.remind(dora)
    desk.pin([bob], pinned=True)
    desk.mute([emil], muted=True)
    desk.shelve({cafe: NOW_US}, NOW_US + 60 * MINUTE_US)
    desk.shelve({emil: NOW_US}, FOR_GOOD_US)
    desk.save_draft(Draft(dora, DORA, LineId("line-1"), "We will come on", 7))
    desk.enqueue(outgoing("o1", address=ANN, text="Paid, thank you"))
    desk.enqueue(outgoing("o2", address=BOB, text="Until then", state=OutgoingState.ASKING, doubt_at_us=NOW_US))
    desk.enqueue(
        outgoing(
            "o3", address=BOB, text="Good", state=OutgoingState.ACCEPTED, sent_at_us=NOW_US - 4 * MINUTE_US,
            server_id="m4", look_alikes=("m0",),
        )
    )  # fmt: skip
    reached = tuple(Reached(key, written) for key, written in ((bob, BOB), (emil, EMIL)))
    desk.people.save(Person(NOT_KEPT, "Bob Ämil", "Workshop", "Has two numbers", NOW_US, ("rentals",), reached))
    desk.enqueue(outgoing("o4", address=CAFE, text="Too late", state=OutgoingState.FAILED))


def read(place: Path) -> dict[str, Any]:
    """What the present program finds below a place; opening is what takes its files through the steps they lack."""
    own = keeper(place)
    files, opened = own.open(seat_of(own), KEY)
    assert own.notices == [], own.notices
    while files.cache.file(100, 0):
        pass
    found, _ = files.cache.find(SOUGHT, 2**62)
    reader = Reader(opened.cache, opened.desk, KEY)
    rows = sorted(reader.conversations(), key=lambda row: row.key)
    told = {
        "seat": msgspec.to_builtins(load_seat(place / "seat.json")),
        "chosen": load_chosen(place / "settings.json"),
        "window": msgspec.to_builtins(load_window(place / "window.json")),
        "lines": {line.id: line.name for line in reader.lines()},
        "marks": dict(files.cache.marks()),
        "threads": files.cache.threads_of(read_address(ANN, "US").key),
        "found": sorted(text.id for text in found),
        "read": sorted(files.desk.read_among([MessageId(f"m{number}") for number in range(1, 9)])),
        "conversations": [
            {
                "key": row.key, "address": row.address, "line": row.line, "last_at": row.last_at_us,
                "last_text": row.last_text, "unread": row.unread, "draft": row.draft, "pinned": row.pinned,
                "muted": row.muted, "shelved_until": row.shelved_until_us,
            }
            for row in rows
        ],
        "people": [
            {
                "name": person.name, "company": person.company, "note": person.note, "noted_at": person.noted_at_us,
                "tags": list(person.tags), "addresses": [[one.key, one.written] for one in person.addresses],
            }
            for person in reader.more_people(NOT_KEPT, 99)
        ],
        "drafts": {row.key: [draft.text, draft.cursor] for row in rows if (draft := reader.draft(row.key))},
        "texts": [
            {
                "id": text.id, "address": text.address, "line": text.line, "at": text.at_us, "text": text.text,
                "direction": text.direction.value, "sender": text.sender, "unread": text.unread,
            }
            for row in rows
            for text in reader.newest(row.key, 50)
        ],
        "outgoing": [
            {
                "id": text.id, "address": text.address, "line": text.line, "text": text.text,
                "state": text.state.value, "sent_at": text.sent_at_us, "doubt_at": text.doubt_at_us,
                "server_id": text.server_id, "look_alikes": list(text.look_alikes),
            }
            for row in rows
            for text in reader.outgoing(row.key)
        ],
    }  # fmt: skip
    reader.close()
    files.close()
    return told


def copied(sample: Path, into: Path) -> Path:
    """A copy of a sample's files, to be opened."""
    return shutil.copytree(sample, into / "place", ignore=shutil.ignore_patterns(TOLD))


def main() -> int:
    """Write the sample that was asked for."""
    parser = argparse.ArgumentParser(description="Keep what the program leaves on a disk now.")
    parser.add_argument("name", help="the version, or what comes before one: 0.1.0.dev1")
    place = SAMPLES / parser.parse_args().name
    place.mkdir()
    write(place)
    with tempfile.TemporaryDirectory() as away:  # reading may write
        told = read(copied(place, Path(away)))
    (place / TOLD).write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
