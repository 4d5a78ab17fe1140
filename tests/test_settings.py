"""What may be chosen, and where files live."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from evoinbox.domain.errors import ServerAddressError, StoreUnwritable
from evoinbox.settings import (
    LastSeat,
    Places,
    SendKey,
    Settings,
    Theme,
    load_seat,
    read_server,
    resource,
    save,
)
from tests.support.build import chosen_in


def test_choices_survive(tmp_path: Path) -> None:
    chosen = Settings(send_key=SendKey.CTRL_ENTER, undo_s=7, theme=Theme.DARK, region="DE")
    save(tmp_path / "settings.json", chosen)

    assert chosen_in(tmp_path / "settings.json") == chosen
    assert chosen_in(tmp_path / "absent.json") == Settings()
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_what_is_kept_is_the_user_s_alone_whatever_the_umask_and_whoever_made_the_place(tmp_path: Path) -> None:
    places = Places(tmp_path / "data", tmp_path / "logs")
    before = os.umask(0)
    try:
        places.data.mkdir(0o755)
        places.make()
        save(places.settings_file, Settings())
    finally:
        os.umask(before)

    modes = [file.stat().st_mode & 0o777 for file in (places.data, places.logs, places.settings_file)]
    assert modes == [0o700, 0o700, 0o600]


def test_choices_of_a_newer_program_are_read_as_far_as_known(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"undo_s": 9, "mind_reading": True}), encoding="utf-8")

    assert chosen_in(tmp_path / "settings.json") == Settings(undo_s=9)


@pytest.mark.parametrize("content", [b"", b"{", b'{"undo_s": "soon"}', b"\xff\xfe"])
def test_what_cannot_be_read_is_set_aside_and_not_obeyed_by_halves(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)

    assert chosen_in(file) == Settings()
    assert not file.exists()
    assert (tmp_path / "settings.unreadable").read_bytes() == content


def test_a_first_start_makes_a_name_for_the_keyring_of_its_own(tmp_path: Path) -> None:
    names = {load_seat(tmp_path / "absent.json").vault for _ in range(5)}

    assert len(names) == 5
    save(tmp_path / "seat.json", LastSeat("abc", server="https://x.example"))
    assert load_seat(tmp_path / "seat.json") == LastSeat("abc", server="https://x.example")


def test_two_places_never_meet(tmp_path: Path) -> None:
    places = [
        Places.of(data_dir=None, profile=None),
        Places.of(data_dir=None, profile="shop"),
        Places.of(data_dir=None, profile="home"),
        Places.of(data_dir=tmp_path / "a", profile=None),
        Places.of(data_dir=tmp_path / "b", profile=None),
    ]
    files = [{p.settings_file, p.seat_file, p.lock_file, p.logs, *p.store_files("x")} for p in places]

    assert len(set().union(*files)) == sum(len(one) for one in files)


def test_places_are_made_private(tmp_path: Path) -> None:
    places = Places.of(data_dir=tmp_path / "new", profile=None)
    places.make()

    assert (places.data.stat().st_mode & 0o777, places.logs.stat().st_mode & 0o777) == (0o700, 0o700)


def test_a_place_that_cannot_be_written_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(StoreUnwritable):
        Places.of(data_dir=tmp_path / "file" / "below", profile=None).make()
    with pytest.raises(StoreUnwritable):
        save(tmp_path / "file" / "settings.json", Settings())


def test_shipped_files_are_found() -> None:
    assert resource("icons", "evoinbox.svg").is_file()
    assert resource("demo", "story.json").is_file()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("evovoice.io", "https://evovoice.io"),
        (" https://evovoice.io/ ", "https://evovoice.io"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
    ids=["no-scheme", "spaces", "localhost", "v4", "v6"],
)
def test_servers_that_can_be_used(typed: str, read: str) -> None:
    assert read_server(typed) == read


@pytest.mark.parametrize(
    "typed",
    ["", "ftp://evovoice.io", "http://evovoice.io", "https://", "a b", "https://host:port", "http://127.evil.io"],
)
def test_servers_that_cannot(typed: str) -> None:
    with pytest.raises(ServerAddressError):
        read_server(typed)
