"""Who may come in: sign-ins that go wrong, roles, accounts and changed passwords, through the whole engine."""

from __future__ import annotations

import contextlib
from pathlib import Path

import httpx
import pytest

from evoinbox.domain import errors
from evoinbox.domain.admission import Admission
from evoinbox.domain.conversation import Draft
from evoinbox.domain.message import AccountId, LineId
from evoinbox.domain.outgoing import OutgoingId, OutgoingState, Reason
from evoinbox.engine.changes import (
    AccountsOffered,
    Contact,
    Freshness,
    HistoryProgress,
    Opened,
    OutgoingChanged,
    SignInFailed,
    SignInNeeded,
    Unsafe,
)
from evoinbox.engine.commands import Attend, ChooseAccount, OfferAccounts, SaveDraft, Send, SignIn, SignOut
from evoinbox.store.reader import Reader
from evoinbox.vault import MemoryVault
from tests.support.demo import made
from tests.support.sitting import PASSWORD, USER, Window, carried_out, key_of, play, reader_of, running, serving


@pytest.mark.parametrize(
    ("faults", "password", "kind"),
    [("", "wrong", errors.WrongPassword), ("html", PASSWORD, errors.Unreadable)],
)
def test_a_sign_in_that_fails_says_how_and_may_be_tried_again(
    tmp_path: Path, faults: str, password: str, kind: type
) -> None:
    async def work() -> None:
        async with serving(made(), faults) as (url, _), running(Window(tmp_path, MemoryVault())) as window:
            window.post(SignIn(url, USER, password))
            failed = await window.until(SignInFailed)
            assert type(failed.error) is kind
            if not faults:
                await window.sit_down(url)

    play(work())


def test_nobody_listening_is_said_so(tmp_path: Path) -> None:
    async def work() -> None:
        async with serving(made()) as (url, server), running(Window(tmp_path, MemoryVault())) as window:
            await server.stop()
            window.post(SignIn(url, USER, PASSWORD))
            failed = await window.until(SignInFailed)
            assert type(failed.error) is errors.ConnectionRefused

    play(work())


def test_one_of_several_accounts_is_chosen_once_and_caches_stay_apart(tmp_path: Path) -> None:
    vault = MemoryVault()
    world = made()
    world.split_into(["North", "South"])

    async def choose(index: int) -> set[str]:
        async with serving(world) as (url, _), running(Window(tmp_path, vault)) as window:
            await window.until(SignInNeeded)
            window.post(SignIn(url, USER, PASSWORD))
            offered = await window.until(AccountsOffered)
            window.post(ChooseAccount(AccountId("no such account")))
            window.post(ChooseAccount(offered.accounts[index].id))
            opened = await window.until(Opened)
            assert opened.seat.account == offered.accounts[index]
            await window.until(HistoryProgress, lambda change: change.complete)
            reader = reader_of(opened)
            addresses = {row.address for row in reader.conversations()}
            reader.close()
            window.post(SignOut())
            await window.until(SignInNeeded)
            return addresses

    async def work() -> None:
        assert await choose(0) == {"+15035550111", "PARCELPAL"}
        assert await choose(1) == {"+15035550112"}

    play(work())


def where(reader: Reader) -> tuple[OutgoingState, Reason]:
    """Where the text stands."""
    text = reader.outgoing_text(OutgoingId("o1"))
    assert text is not None
    return text.state, text.reason


@pytest.mark.expects_log
def test_a_password_changed_elsewhere_brings_one_prompt_and_nothing_is_lost(tmp_path: Path) -> None:
    world, vault = made(), MemoryVault()

    async def work() -> None:
        async with serving(world) as (url, server):
            async with running(Window(tmp_path, vault)) as window:
                opened = await window.sit_down(url)
                await window.until(HistoryProgress, lambda change: change.complete)
                window.post(SaveDraft(Draft(key_of(opened, "PARCELPAL"), "PARCELPAL", LineId("l1"), "half a", 4)))
                world.password = "changed"
                server.sessions.end_all()
                window.post(Attend(looking=False))
                window.post(Attend(looking=True))
                needed = await window.until(SignInNeeded)
                assert type(needed.error) is errors.WrongPassword
                window.post(Send(OutgoingId("o1"), "+15035550111", LineId("l1"), "written meanwhile", 0))
                with contextlib.closing(reader_of(opened)) as reader:
                    waiting = (OutgoingState.QUEUED, Reason.SIGNED_OUT)
                    await window.until(OutgoingChanged, lambda _: where(reader) == waiting)
            tried = server.sessions.tried
            async with running(Window(tmp_path, vault)) as window:
                await window.until(Opened)
                assert (await window.until(SignInNeeded)).error is None
                assert not any(isinstance(change, SignInNeeded) for change in window.changes)
                assert server.sessions.tried == tried, "a password once refused was tried again"
                opened = await window.sit_down(url, "changed")
                await carried_out(world)
                assert [entry.body for entry in world.ledger] == ["written meanwhile"]
                reader = reader_of(opened)
                assert [row.draft for row in reader.conversations() if row.address == "PARCELPAL"] == ["half a"]
                reader.close()

    play(work())


@pytest.mark.expects_log
def test_a_service_that_mixes_accounts_up_does_not_mix_the_files_up(tmp_path: Path) -> None:
    def info(number: int, account: str) -> dict[str, object]:
        return {
            "id": f"m{number}",
            "accountId": account,
            "date": "2026-11-23T10:00:00Z",
            "otherAddress": f"name-{number}",
        }

    texts = [info(0, "a1"), info(1, "a2"), info(2, "below-a1"), info(3, "")]
    answers = {
        "/auth/credentials": {"sessionId": "s"},
        "/accounts": {"items": [{"id": "a1"}, {"id": "a2"}]},
        "/conversations": {"conversations": [{"mostRecentMessage": text} for text in texts]},
        "/messages": {"items": texts, "hasMorePages": False},
    }
    service = httpx.MockTransport(
        lambda request: httpx.Response(200, json=answers.get(request.url.path, {"items": [], "roles": ["User"]}))
    )
    vault = MemoryVault()

    async def work() -> None:
        for start in range(2):
            async with running(Window(tmp_path, vault, service)) as window:
                if not start:
                    window.post(SignIn("https://evo.example", USER, PASSWORD))
                    await window.until(AccountsOffered)
                    window.post(ChooseAccount(AccountId("a1")))
                opened = await window.until(Opened)
                await window.until(Freshness, lambda change: change.contact is Contact.GOOD)
                reader = reader_of(opened)
                assert {row.address for row in reader.conversations()} == {"name-0", "name-2", "name-3"}
                reader.close()

    play(work())


@pytest.mark.parametrize("server", ["https://xn--", "https://\N{SNOWMAN}"])
def test_an_address_nobody_can_look_up_is_said_so(tmp_path: Path, server: str) -> None:
    async def work() -> None:
        async with running(Window(tmp_path, MemoryVault())) as window:
            window.post(SignIn(server, USER, PASSWORD))
            assert type((await window.until(SignInFailed)).error) is errors.NotAnAddress

    play(work())


def test_a_sign_in_without_the_role_to_send_reads_and_is_told(tmp_path: Path) -> None:
    async def work() -> None:
        async with (
            serving(made(roles=frozenset({"Customer"}))) as (url, _),
            running(Window(tmp_path, MemoryVault())) as window,
        ):
            await window.sit_down(url)
            told = await window.until(Unsafe)
            assert type(told.error) is errors.Forbidden
            await window.until(HistoryProgress, lambda change: change.complete)

    play(work())


def refusing(path: str, status: int, words: str = "Forbidden") -> httpx.MockTransport:
    """A service that knows the sign-in and refuses one path."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.url.path == "/auth/credentials":
            return httpx.Response(200, json={"sessionId": "s", "displayName": "Ann"})
        if request.url.path == "/auth/status":
            return httpx.Response(200, json={"isAuthenticated": True, "roles": ["Manager"]})
        if request.url.path == path:
            return httpx.Response(status, text=words)
        return httpx.Response(200, json={"items": [], "conversations": [], "hasMorePages": False})

    return httpx.MockTransport(answer)


def test_a_sign_in_that_may_not_read_is_refused_and_one_that_may_not_send_is_told(tmp_path: Path) -> None:
    async def work() -> None:
        reading = Window(tmp_path / "a", MemoryVault(), refusing("/messages", 403))
        async with running(reading) as window:
            window.post(SignIn("https://x.example", USER, PASSWORD))
            assert type((await window.until(SignInFailed)).error) is errors.Forbidden
        sending = Window(tmp_path / "b", MemoryVault(), refusing("/accounts", 403))
        async with running(sending) as window:
            opened = await window.sit_down("https://x.example")
            assert opened.seat.account.id == ""
            assert type((await window.until(Unsafe)).error) is errors.Forbidden

    play(work())


@pytest.mark.parametrize("answer", [(403, "Forbidden"), (404, "404"), (400, "{}")], ids=str)
def test_a_service_that_does_not_tell_of_accounts_has_one(tmp_path: Path, answer: tuple[int, str]) -> None:
    async def work() -> None:
        async with running(Window(tmp_path, MemoryVault(), refusing("/accounts", *answer))) as window:
            opened = await window.sit_down("https://x.example")
            assert opened.seat.account.id == ""

    play(work())


def test_a_service_that_fails_to_tell_of_accounts_is_asked_again_by_the_agent(tmp_path: Path) -> None:
    async def work() -> None:
        async with running(Window(tmp_path, MemoryVault(), refusing("/accounts", 503))) as window:
            window.post(SignIn("https://x.example", USER, PASSWORD))
            assert type((await window.until(SignInFailed)).error) is errors.ServerFailed

    play(work())


def test_another_account_is_chosen_without_a_password_and_nothing_of_the_first_is_in_it(tmp_path: Path) -> None:
    async def work() -> None:
        world = made()
        world.split_into(["North", "South"])
        async with serving(world) as (url, server), running(Window(tmp_path, MemoryVault())) as window:
            window.post(SignIn(url, USER, PASSWORD))
            accounts = (await window.until(AccountsOffered)).accounts
            window.post(ChooseAccount(accounts[0].id))
            first = await window.until(Opened)
            await window.until(HistoryProgress, lambda change: change.complete)
            tried = server.sessions.tried
            window.post(OfferAccounts())
            assert (await window.until(AccountsOffered)).accounts == accounts
            window.post(ChooseAccount(accounts[1].id))
            second = await window.until(Opened)
            await window.until(HistoryProgress, lambda change: change.complete)
            assert (first.seat.account.name, second.seat.account.name) == ("North", "South")
            assert first.cache != second.cache
            assert server.sessions.tried == tried
            with contextlib.closing(reader_of(first)) as one, contextlib.closing(reader_of(second)) as other:
                assert not {row.key for row in one.conversations()} & {row.key for row in other.conversations()}

    play(work())


def test_an_administrator_s_accounts_are_the_only_ones_and_those_of_before_are_closed(tmp_path: Path) -> None:
    async def work() -> None:
        world, vault = made(), MemoryVault()
        world.split_into(["North", "South"])
        async with serving(world) as (url, _):
            led = Admission(url, accounts=("South",))
            async with running(Window(tmp_path, vault), led) as window:
                seat = (await window.sit_down(url)).seat  # the preset leads: nobody is asked
                assert (seat.account.name, len(seat.others)) == ("South", 1)
            north = Admission(url, USER, ("North",), frozenset({"server", "email", "accounts"}))
            async with running(Window(tmp_path, vault), north) as window:
                needed = await window.until(SignInNeeded)
                assert (needed.user_name, type(needed.error)) == (USER, errors.NotAdmitted)
                window.post(SignIn(url, "bob@shop.example", PASSWORD))
                assert type((await window.until(SignInFailed)).error) is errors.NotAdmitted
                assert (await window.sit_down(url)).seat.account.name == "North"
                window.post(OfferAccounts())
                offered = (await window.until(AccountsOffered)).accounts
                assert [account.name for account in offered] == ["North"]
                window.post(ChooseAccount(seat.account.id))
                window.post(SignOut())
                await window.until(SignInNeeded)
            nobody = Admission(url, accounts=("West",), kept=frozenset({"accounts"}))
            async with running(Window(tmp_path, vault), nobody) as window:
                window.post(SignIn(url, USER, PASSWORD))
                assert type((await window.until(SignInFailed)).error) is errors.NotAdmitted

    play(work())


@pytest.mark.expects_log
def test_a_seat_that_names_a_server_in_the_open_is_not_spoken_to(tmp_path: Path) -> None:
    """Somebody may have written another server into the file that says who sat here last."""

    async def work() -> None:
        vault = MemoryVault()
        async with serving(made()) as (url, _):
            async with running(Window(tmp_path, vault)) as window:
                await window.sit_down(url)
            place = window.places.seat_file
            place.write_text(place.read_text().replace(url, "http://evil.example"))
            secrets = {name.replace(url, "http://evil.example"): kept for name, kept in vault._secrets.items()}
            vault._secrets |= secrets
            async with running(Window(tmp_path, vault)) as window:
                assert type((await window.until(SignInNeeded)).error) is errors.NotEncrypted
                assert window.sessions == []
                window.post(SignIn("http://evil.example", USER, PASSWORD))
                assert type((await window.until(SignInFailed)).error) is errors.NotEncrypted
                assert window.sessions == []

    play(work())


def test_one_server_s_secrets_are_not_another_s(tmp_path: Path) -> None:
    async def work() -> None:
        vault = MemoryVault()
        async with serving(made()) as (one, _), serving(made()) as (other, _):
            async with running(Window(tmp_path, vault)) as window:
                await window.sit_down(one)
                await window.sit_down(other)
            first, second = ({name for name in vault._secrets if name.endswith(url)} for url in (one, other))
            assert len(first) == len(second) == 1

    play(work())
