"""What becomes of a sitting in each state of the keyring, through the whole engine."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from evoinbox.domain import errors
from evoinbox.domain.conversation import Draft
from evoinbox.domain.message import LineId
from evoinbox.engine.changes import DraftStored, HistoryProgress, KeyringAwaited, Opened, SignInNeeded, Unsafe
from evoinbox.engine.commands import AskKeyring, CheckNow, SaveDraft, SignOut
from evoinbox.engine.safe import Patience, Safe
from evoinbox.settings import LastSeat, load_seat
from evoinbox.vault import MemoryVault
from evoinbox.wording import sentence
from tests.support.demo import made
from tests.support.program import readable_in
from tests.support.sitting import PASSWORD, USER, Window, key_of, play, reader_of, running, serving

pytestmark = pytest.mark.expects_log

HURRIED = Patience(told_s=0.01, limit_s=0.05)
DRAFT = "half a marked draft"


class Box:
    """A keyring that fails on request, or does not answer while `stuck`."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.error: errors.VaultError | None = None
        self.stuck: threading.Event | None = None

    def read(self, name: str) -> str | None:
        self._answer()
        return self.kept.get(name)

    def write(self, name: str, secret: str) -> None:
        self._answer()
        self.kept[name] = secret

    def forget(self, name: str) -> None:
        self._answer()
        self.kept.pop(name, None)

    def _answer(self) -> None:
        if self.stuck is not None:
            assert self.stuck.wait(10)
        if self.error is not None:
            raise self.error

    def named(self, start: str) -> str:
        (name,) = (name for name in self.kept if name.startswith(start))
        return name


async def begun(place: Path, box: Box, url: str) -> Opened:
    """A first sitting with everything in order, which leaves a draft."""
    async with running(Window(place, box)) as window:
        opened = await window.sit_down(url)
        assert opened.kept
        await window.until(HistoryProgress, lambda change: change.complete)
        window.post(SaveDraft(Draft(key_of(opened, "PARCELPAL"), "PARCELPAL", LineId("l1"), DRAFT, 4)))
        await window.until(DraftStored)
    return opened


def asides(place: Path) -> list[Path]:
    return list(place.glob("desk-*.aside"))


def draft_of(opened: Opened) -> str:
    reader = reader_of(opened)
    found = {row.address: row.draft for row in reader.conversations()}.get("PARCELPAL", "")
    reader.close()
    return found


def test_in_order_the_next_start_opens_what_was_open(tmp_path: Path) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            await begun(tmp_path, box, url)
            async with running(Window(tmp_path, box)) as window:
                assert draft_of(await window.until(Opened)) == DRAFT
        assert {name.partition(":")[0] for name in box.kept} == {"key", "signin"}

    play(work())


@pytest.mark.parametrize(
    "error", [errors.VaultLocked, errors.VaultDenied, errors.VaultMissing, errors.VaultFailed], ids=lambda e: e.__name__
)
def test_a_keyring_that_says_no_is_named_asked_again_or_left_for_the_sitting(
    tmp_path: Path, error: type[errors.VaultError]
) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            before = await begun(tmp_path, box, url)
            box.error = error()
            async with running(Window(tmp_path, box)) as window:
                needed = await window.until(SignInNeeded)
                assert (needed.user_name, type(needed.error)) == (USER, error)
                opened = await window.sit_down(url)
                assert not opened.kept
                assert opened.desk != before.desk
                assert type((await window.until(Unsafe)).error) is error
                await window.until(HistoryProgress, lambda change: change.complete)
            assert not opened.cache.exists()

            async with running(Window(tmp_path, box)) as window:
                await window.until(SignInNeeded)
                box.error = None
                window.post(AskKeyring())
                assert draft_of(await window.until(Opened)) == DRAFT

    play(work())


def test_a_slow_keyring_is_said_to_be_waited_for_and_not_waited_for_for_ever(
    tmp_path: Path,
) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            await begun(tmp_path, box, url)
            box.stuck = threading.Event()
            async with running(Window(tmp_path, box, patience=HURRIED)) as window:
                await window.until(KeyringAwaited)
                assert type((await window.until(SignInNeeded)).error) is errors.VaultSlow
                assert not (await window.sit_down(url)).kept
            box.stuck.set()

    play(work())


def test_the_end_does_not_wait_for_the_keyring_and_all_else_does(tmp_path: Path) -> None:
    patient = Patience(told_s=0.01)

    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            await begun(tmp_path, box, url)
            box.stuck = threading.Event()
            async with running(Window(tmp_path, box, patience=patient)) as window:
                await window.until(KeyringAwaited)
                window.post(SignOut(erasing=False))
            assert not box.stuck.is_set()  # and yet it has ended
            async with running(Window(tmp_path, box, patience=patient)) as window:
                await window.until(KeyringAwaited)
                window.post(SignOut(erasing=False))
                box.stuck.set()
                await window.until(Opened)
                assert (await window.until(SignInNeeded)).error is None

    play(work())


def test_an_empty_keyring_asks_for_a_sign_in_and_the_files_are_put_aside(tmp_path: Path) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            before = await begun(tmp_path, box, url)
            box.kept.clear()
            async with running(Window(tmp_path, box)) as window:
                assert type((await window.until(SignInNeeded)).error) is errors.VaultEmpty
                opened = await window.sit_down(url)
                assert type((await window.until(Unsafe)).error) is errors.VaultKeyLost
                assert (opened.kept, opened.desk, draft_of(opened)) == (True, before.desk, "")
            assert len(asides(tmp_path)) == 1
            async with running(Window(tmp_path, box)) as window:
                await window.until(Opened)  # from now on it is in order again

    play(work())


def garbled(box: Box) -> None:
    box.kept[box.named("signin")] = "not ours"


def without_sign_in(box: Box) -> None:
    del box.kept[box.named("signin")]


@pytest.mark.parametrize(
    ("harm", "kind"), [(garbled, errors.VaultUnreadable), (without_sign_in, errors.VaultEmpty)], ids=["wrong", "gone"]
)
def test_a_sign_in_that_is_not_ours_costs_a_sign_in_and_no_draft(
    tmp_path: Path, harm: Callable[[Box], None], kind: type[errors.VaultError]
) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            await begun(tmp_path, box, url)
            harm(box)
            async with running(Window(tmp_path, box)) as window:
                assert type((await window.until(SignInNeeded)).error) is kind
                assert draft_of(await window.sit_down(url)) == DRAFT

    play(work())


@pytest.mark.parametrize(
    ("key", "kind"),
    [("no key at all", errors.VaultKeyLost), ("ab" * 32, errors.DeskSetAside)],
    ids=["wrong", "changed"],
)
def test_another_key_sets_the_files_aside_and_says_so(tmp_path: Path, key: str, kind: type[errors.InboxError]) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            await begun(tmp_path, box, url)
            box.kept[box.named("key")] = key
            async with running(Window(tmp_path, box)) as window:
                assert draft_of(await window.until(Opened)) == ""
                await window.until(Unsafe, lambda told: type(told.error) is kind)
                await window.until(HistoryProgress, lambda change: change.complete)
            assert asides(tmp_path)

    play(work())


def test_one_that_fails_in_the_middle_is_told_and_costs_nothing_that_was_known(tmp_path: Path) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, server), running(Window(tmp_path, box)) as window:
            opened = await window.sit_down(url)
            await window.until(HistoryProgress, lambda change: change.complete)
            box.error = errors.VaultFailed()
            server.sessions.end_all()  # the renewal brings new cookies, which are to be kept
            window.post(CheckNow())
            assert type((await window.until(Unsafe)).error) is errors.VaultFailed
            window.post(SaveDraft(Draft(key_of(opened, "PARCELPAL"), "PARCELPAL", LineId("l1"), DRAFT, 4)))
            await window.until(DraftStored)
            assert draft_of(opened) == DRAFT

    play(work())


def test_what_was_known_before_it_failed_is_known_and_what_comes_then_is_for_the_sitting() -> None:
    async def work() -> None:
        box = Box()
        box.kept["key"] = "known"
        safe = Safe(box)
        assert await safe.read("key") == "known"
        box.error = errors.VaultFailed()
        await safe.write("later", "of the sitting")
        assert [await safe.read(name) for name in ("key", "later", "other")] == ["known", "of the sitting", None]
        assert box.kept == {"key": "known"}

    play(work())


def test_signing_out_with_everything_removed_leaves_nothing_of_anybody(tmp_path: Path) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            opened = await begun(tmp_path, box, url)
            (tmp_path / "templates.toml").write_text("[[template]]\nname='x'\ntext='marked words'\n")
            aside = opened.desk.with_name(f"{opened.desk.name}.1.aside")
            aside.write_bytes(opened.desk.read_bytes())
            async with running(Window(tmp_path, box)) as window:
                await window.until(Opened)
                window.post(SignOut(erasing=True))
                needed = await window.until(SignInNeeded)
                assert (needed.user_name, needed.error) == ("", None)
        assert box.kept == {}

    play(work())
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"seat.json"}
    assert msgspec.structs.replace(load_seat(tmp_path / "seat.json"), vault="") == LastSeat("")
    assert not any(readable_in(tmp_path, words) for words in (DRAFT, "marked words", "PARCELPAL", USER, PASSWORD))


def test_a_keyring_that_does_not_let_go_is_said_and_the_files_go_all_the_same(tmp_path: Path) -> None:
    async def work() -> None:
        box = Box()
        async with serving(made()) as (url, _):
            opened = await begun(tmp_path, box, url)
            async with running(Window(tmp_path, box)) as window:
                await window.until(Opened)
                box.error = errors.VaultLocked()
                window.post(SignOut(erasing=True))
                assert type((await window.until(SignInNeeded)).error) is errors.VaultKept
        assert not opened.desk.exists()

    play(work())


def test_what_a_killed_sitting_left_is_gone_at_the_next_start(tmp_path: Path) -> None:
    async def work() -> None:
        (tmp_path / "sitting-killed").mkdir()
        (tmp_path / "sitting-killed" / "desk.db").write_bytes(b"x")
        async with running(Window(tmp_path, MemoryVault())) as window:
            await window.until(SignInNeeded)

    play(work())
    assert not list(tmp_path.glob("sitting-*"))


def test_each_state_has_a_sentence_of_its_own() -> None:
    states = (
        errors.VaultLocked, errors.VaultDenied, errors.VaultMissing, errors.VaultSlow, errors.VaultEmpty,
        errors.VaultUnreadable, errors.VaultKeyLost, errors.VaultFailed, errors.VaultKept, errors.StoreKeyWrong,
    )  # fmt: skip
    assert len({sentence(state()) for state in states}) == len(states)
