"""The bundle for support: what it holds, who may read it, and that nothing in it is a customer's or a secret."""

from __future__ import annotations

import json
import stat
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from evoinbox import bundle
from evoinbox.crash_reports import CrashReports
from evoinbox.domain.checkup import Finding, Part, Verdict
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.policy import Policy
from evoinbox.settings import Places, Settings, Sound

SEAT = {"vault": "v", "server": "https://x.example", "user_name": "dana@shop.example", "account_name": "Rosewood"}


@pytest.fixture
def pieces(tmp_path: Path) -> dict[str, str]:
    places = Places(tmp_path, tmp_path / "logs")
    places.make()
    places.seat_file.write_text(json.dumps(SEAT), encoding="utf-8")
    (tmp_path / "cache-0123456789abcdef.db").write_bytes(b"x" * 5000)
    (tmp_path / "Letter to Dana.txt").touch()
    line = "2026-11-26 14:40:02,123 INFO evoinbox.x: Rosewood asked 503 555 0142\n"
    (places.logs / "evoinbox.log").write_text(line * 2 + f"in {Path.home()}/x\n", encoding="utf-8")
    (places.logs / "evoinbox.log.1").write_text("an old line\n" * bundle.LONGEST_LOG, encoding="utf-8")
    settings = Settings(templates="/shared/Dana.toml", undo_s=7, line_sounds={"Dana": Sound.BELL}, recent_emoji=("x",))
    reports = CrashReports(places.logs, lambda: "EvoInbox 1", lambda: datetime.now(UTC))
    reports.write(ValueError("Dana"), "a test")
    policy = Policy("file", {"server": "https://secret.example"}, {"undo_s": 7})
    found = [Finding(Part.KEYRING, Verdict.WELL)]
    return {piece.name: piece.text for piece in bundle.gathered(places, settings, policy, found, reports, "EvoInbox 1")}


def test_it_holds_what_helps(pieces: dict[str, str]) -> None:
    assert pieces["versions.txt"].startswith("EvoInbox 1\nSystem: ")
    assert "httpx 0" in pieces["versions.txt"]
    assert pieces["checkup.txt"] == "Keyring: Fine. It keeps secrets and gives them back."
    assert "undo_s = 7" in pieces["settings.txt"]
    assert "templates is chosen" in pieces["settings.txt"]
    assert "locked by an administrator: undo_s" in pieces["settings.txt"]
    assert "cache-0123456789abcdef.db: -rw" in pieces["files.txt"]
    assert "5000 octets" in pieces["files.txt"]
    assert "and 1 others" in pieces["files.txt"]
    assert pieces["evoinbox.log"].startswith("2026-11-26 14:40:02,123 INFO evoinbox.x: [left out] asked [number]\n")
    assert len(pieces["evoinbox.log.1"]) == bundle.LONGEST_LOG
    assert any(name.startswith("report-") and "ValueError" in text for name, text in pieces.items())


def test_nothing_tells_who_somebody_is(pieces: dict[str, str]) -> None:
    for text in pieces.values():
        assert not any(word in text for word in ("Dana", "dana", "Rosewood", "secret.example", "0142"))
        assert str(Path.home()) not in text


def test_it_is_written_whole_for_its_owner_only(pieces: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "report.zip"
    target.touch(0o644)  # one that is replaced does not lend its rights
    near = tmp_path / "report.zip.new"
    near.write_text("somebody's own", encoding="utf-8")
    bundle.save(target, [bundle.Piece(name, text) for name, text in pieces.items()])
    with zipfile.ZipFile(target) as opened:
        assert {name.removeprefix("evoinbox-report/") for name in opened.namelist()} == set(pieces)
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert near.read_text(encoding="utf-8") == "somebody's own"
    assert list(tmp_path.glob(".*")) == []


def test_where_it_cannot_be_written_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    with pytest.raises(StoreUnwritable):
        bundle.save(tmp_path / "taken", [])
    with pytest.raises(StoreUnwritable):
        bundle.save(tmp_path / "nowhere" / "report.zip", [])
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]
