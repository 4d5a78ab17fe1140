"""What an administrator sets: read as far as it can be, named where it cannot, and in force over what is chosen."""

from __future__ import annotations

import configparser
import plistlib
import re
import tomllib
from pathlib import Path

import pytest

from evoinbox import policy
from evoinbox.__main__ import read_options
from evoinbox.domain.admission import Admission
from evoinbox.opening import Choice
from evoinbox.policy import Policy, checked, read_file, told
from evoinbox.settings import PRODUCTION_SERVER, Notify, Places, SendKey, Settings, load_chosen, save
from tests.support.build import chosen_in

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = """
[preset]
send_key = "ctrl-enter"
undo_s = 5
server = "team.evovoice.io"

[lock]
notify = "sender"
"""


def written(place: Path, words: str) -> Policy:
    file = place / "policy.toml"
    file.write_text(words, encoding="utf-8")
    return read_file(file)


def test_a_preset_gives_way_to_a_choice_and_a_lock_does_not(tmp_path: Path) -> None:
    found = written(tmp_path, WRITTEN)

    assert found.problems == ()
    assert found.settings({}) == Settings(send_key=SendKey.CTRL_ENTER, undo_s=5, notify=Notify.SENDER)
    assert found.settings({"undo_s": 9, "notify": "text"}).undo_s == 9
    assert found.settings({"undo_s": 9, "notify": "text"}).notify is Notify.SENDER
    assert found.locked == {"notify"}


def test_only_what_was_chosen_is_kept_so_a_later_preset_reaches_who_made_no_choice(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    before = written(tmp_path, WRITTEN)
    save(file, before.chosen(before.settings({"undo_s": 9})))
    later = written(tmp_path, WRITTEN.replace('"ctrl-enter"', '"enter"').replace("= 5", "= 2"))

    assert load_chosen(file) == {"undo_s": 9}
    assert later.settings(load_chosen(file)) == Settings(send_key=SendKey.ENTER, undo_s=9, notify=Notify.SENDER)
    assert chosen_in(file).undo_s == 9


def test_who_signs_in_is_the_administrator_s_where_it_is_locked(tmp_path: Path) -> None:
    found = written(tmp_path, '[preset]\naccounts = ["Shop"]\n[lock]\nserver = "x.example"\nemail = "desk@x.example"')

    assert found.problems == ()
    assert found.admission("https://x.example") == Admission(
        "https://x.example", "desk@x.example", ("Shop",), frozenset({"server", "email"})
    )
    assert found.locked == frozenset()
    assert found.settings({}) == Settings()


def test_it_is_told_what_is_in_force_and_from_where(tmp_path: Path) -> None:
    lines = told(written(tmp_path, WRITTEN), {"undo_s": 9, "region": "DE"}).splitlines()

    assert lines[:5] == [
        f"Source: {tmp_path}/policy.toml", 'locked  notify = "sender"', 'preset  send_key = "ctrl-enter"',
        'preset  server = "https://team.evovoice.io"', "preset  undo_s = 5",
    ]  # fmt: skip
    in_force = lines[lines.index("In force for you:") + 1 :]
    assert {'locked  notify = "sender"', 'preset  send_key = "ctrl-enter"', "chosen  undo_s = 9"} <= set(in_force)
    assert 'usual   theme = "system"' in in_force
    as_a_file = "\n".join(["[preset]", *(line[8:] for line in in_force)])
    again = written(tmp_path, as_a_file)
    assert (again.problems, set(again.preset)) == ((), set(tomllib.loads(as_a_file)["preset"]))


@pytest.mark.parametrize(
    ("words", "chosen", "starts"),
    [
        ("", {}, False),
        ("[preset]\nstart_at_sign_in = true", {}, True),
        ("[preset]\nstart_at_sign_in = true", {"start_at_sign_in": False}, False),
        ("[lock]\nstart_at_sign_in = true", {"start_at_sign_in": False}, True),
        ("[preset]\nstart_at_sign_in = true\n[lock]\nstart_at_sign_in = false", {}, False),
    ],
    ids=["nothing", "preset", "objected", "locked", "locked off"],
)
def test_everybody_s_start_is_wanted_or_not(
    tmp_path: Path, words: str, chosen: dict[str, object], *, starts: bool
) -> None:
    assert written(tmp_path, words).starts_everybody(chosen) is starts


def test_no_file_is_no_policy(tmp_path: Path) -> None:
    none = read_file(tmp_path / "policy.toml")

    assert none.settings({}) == Settings()
    assert none.complaint == ""
    assert "Nothing is set there" in told(none, {})


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("[preset]\nmind_reading = true", "preset.mind_reading: there is no such setting"),
        ('[lock]\nkeys = "none"', "lock.keys: there is no such setting"),
        ("[lock]\nundo_s = 90", "lock.undo_s: expected `int` <= 10"),
        ("[lock]\ntheme = 1", "lock.theme:"),
        ('[preset]\nserver = "http://evovoice.io"', "is not the address of a server"),
        ('[lock]\nemail = "two words"', "lock.email:"),
        ("[lock]\naccounts = []", "lock.accounts:"),
        ('[preset]\naccounts = [""]', "preset.accounts:"),
        ("[locks]\nundo_s = 3", '"locks" is not known'),
        ("lock = 3", '"lock" is not a table'),
    ],
    ids=[
        "unknown",
        "the agent's own",
        "too much",
        "another kind",
        "server",
        "e-mail",
        "no accounts",
        "no name",
        "table",
        "no table",
    ],
)
def test_what_is_not_understood_is_named_and_the_rest_is_in_force(tmp_path: Path, words: str, problem: str) -> None:
    whole = (
        words if words.startswith("lock =") else f"{words}\n[{'lock' if 'preset' in words else 'preset'}]\nundo_s = 7"
    )
    found = written(tmp_path, whole)

    assert [one for one in found.problems if problem in one] == list(found.problems)
    assert len(found.problems) == 1
    assert found.settings({}).undo_s == (3 if words.startswith("lock =") else 7)
    assert f"Not understood: {found.problems[0]}" in told(found, {})
    assert found.complaint == f'{tmp_path}/policy.toml: one thing is not understood; "evoinbox policy" tells.'


def test_a_broken_file_is_in_force_as_far_as_the_line_that_broke_it(tmp_path: Path) -> None:
    found = written(tmp_path, '[lock]\nnotify = "off"\nundo_s = \ntheme = "dark"\n')

    assert dict(found.lock) == {"notify": "off"}
    assert len(found.problems) == 1
    assert "broken" in found.problems[0]


def test_what_is_no_text_at_all_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_bytes(b"\xff\xfe\x00")

    assert len(read_file(tmp_path / "policy.toml").problems) == 1


def test_a_property_list_is_read_as_the_file_is(tmp_path: Path) -> None:
    file = tmp_path / "com.evoinbox.EvoInbox.plist"
    file.write_bytes(plistlib.dumps({"lock": {"undo_s": 0}, "PayloadUUID": "1"}))
    found = read_file(file)
    file.write_bytes(b"no list")

    assert dict(found.lock) == {"undo_s": 0}
    assert found.problems == ('"PayloadUUID" is not known; there are preset and lock',)
    assert len(read_file(file).problems) == 1


@pytest.mark.parametrize(
    ("table", "asked", "used"),
    [
        ("preset", [], "https://team.evovoice.io"),
        ("preset", ["--server", "https://x.example"], "https://x.example"),
        ("lock", ["--server", "https://x.example"], "https://team.evovoice.io"),
        ("none", [], PRODUCTION_SERVER),
    ],
    ids=["preset", "asked", "locked", "nothing"],
)
def test_the_server_is_the_administrator_s_where_it_is_locked(
    tmp_path: Path, table: str, asked: list[str], used: str
) -> None:
    words = f'[{table}]\nserver = "team.evovoice.io"' if table != "none" else ""

    assert read_options(asked, written(tmp_path, words)).server == used


def test_the_example_that_is_shipped_is_understood_and_names_every_setting(tmp_path: Path) -> None:
    example = (ROOT / "packaging" / "linux" / "policy.toml").read_text(encoding="utf-8")
    found = written(tmp_path, re.sub(r"(?m)^# (?=\w+ = )", "", example))

    assert found.problems == ()
    assert set(found.preset) == {*Settings.__struct_fields__, policy.SERVER, policy.EMAIL, policy.ACCOUNTS} - {
        "keys",
        "recent_emoji",
        "paused_until_us",
        "line_sounds",
    }
    assert read_file(ROOT / "packaging" / "linux" / "policy.toml").locked == frozenset()


def test_the_examples_for_windows_and_macos_say_the_same_and_are_understood(tmp_path: Path) -> None:
    registry = configparser.ConfigParser(comment_prefixes=(";",), delimiters=("=",))
    words = (ROOT / "packaging" / "windows" / "policy.reg").read_text(encoding="utf-8")
    registry.read_string(words.partition("\n")[2])
    tables = {
        section.rpartition("\\")[2]: {name.strip('"'): registered(value) for name, value in registry[section].items()}
        for section in registry.sections()
    }
    file = tmp_path / "com.evoinbox.EvoInbox.plist"
    file.write_bytes((ROOT / "packaging" / "macos" / "policy.plist").read_bytes())
    windows, macos = checked(tables, "x", strict=False), read_file(file)

    assert windows.problems == macos.problems == ()
    assert (windows.preset, windows.lock) == (macos.preset, macos.lock)
    assert windows.admission("https://evovoice.io").accounts == ("Shop",)


def registered(value: str) -> object:
    """A value as the registry hands it out."""
    if value.startswith("dword:"):
        return int(value.removeprefix("dword:"), 16)
    if value.startswith("hex(7):"):
        words = bytes.fromhex(value.removeprefix("hex(7):").replace(",", "")).decode("utf-16-le")
        return words.rstrip("\0").split("\0")
    return value.strip('"')


def test_a_start_without_a_policy_locks_nothing(tmp_path: Path) -> None:
    assert Choice("https://x.example", Places(tmp_path, tmp_path)).policy.locked == frozenset()


def test_what_the_registry_can_spell_is_understood_and_made_what_settings_are() -> None:
    tables = {"lock": {"sound": 1, "hours_only": 0, "undo_s": "5", "hours_days": ["1", "2"], "theme": "dark"}}

    assert checked(tables, "x", strict=False).lock == {
        "sound": True, "hours_only": False, "undo_s": 5, "hours_days": (1, 2), "theme": "dark",
    }  # fmt: skip
    assert checked({"lock": {"sound": 1}}, "x").lock == {}
    assert len(checked({"lock": {"sound": "perhaps"}}, "x", strict=False).problems) == 1
