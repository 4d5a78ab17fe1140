"""The engine: takes the window's commands in order and runs the seat that is signed in.

Invariants: commands are handled one after the other and none waits for the network; a seat's tasks end before its
files close, and the window is told to let go first; nothing here outlives `run`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final, assert_never

from evoinbox.domain.errors import (
    Forbidden,
    InboxError,
    ServerAddressError,
    ServiceError,
    SignedOut,
    StoreError,
    WrongPassword,
)
from evoinbox.domain.message import Account, AccountId
from evoinbox.domain.pace import PAGES_A_MINUTE
from evoinbox.engine.acquaintance import Acquaintance
from evoinbox.engine.archive import Archive
from evoinbox.engine.changes import (
    AccountsOffered,
    Change,
    Closing,
    DraftNotStored,
    NotStored,
    PersonNotStored,
    Seat,
    SignInFailed,
    SignInNeeded,
    Unsafe,
)
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import (
    Acted,
    Addressed,
    Attend,
    CheckNow,
    ChooseAccount,
    FindTexts,
    ForgetPerson,
    HurryPast,
    LookingCommand,
    MarkRead,
    MarkUnread,
    Mute,
    OfferAccounts,
    Pin,
    Posted,
    PutAway,
    ReadAllAgain,
    SaveDraft,
    SavePerson,
    SeatedCommand,
    Send,
    SignIn,
    SignOut,
    TakeBack,
    TakeDown,
    UseSettings,
    Wake,
)
from evoinbox.engine.early import make_ready
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.look import CLOCK_MARK
from evoinbox.engine.outbox import Outbox
from evoinbox.engine.runner import Commands, Crew
from evoinbox.engine.running import Pending, Running
from evoinbox.engine.session import Keeper, Secrets, find_accounts, find_roles, may_send
from evoinbox.engine.sync import Sync
from evoinbox.engine.waking import watch
from evoinbox.settings import Settings

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

SIGN_OUT_S: Final = 2.0
"""How long the server may take to hear of a sign-out; the session ends here either way."""

Begin = Callable[[str, str, Secrets, Callable[[str | None, dict[str, str]], None]], "Session"]
"""Makes a session: server, user name, what is known of it, and whom to tell password and cookies when they change.
Raises NotAnAddress."""


class Engine:
    """Owns everything that changes state. Made and run in the engine's thread."""

    def __init__(
        self,
        keeper: Keeper,
        begin: Begin,
        clock: Clock,
        settings: Settings,
        publish: Callable[[Change], None],
        on_bug: Callable[[BaseException], None],
        default_server: str,
        *,
        pages_a_minute: int = PAGES_A_MINUTE,
    ) -> None:
        self._pages_a_minute = pages_a_minute
        self._keeper = keeper
        self._begin = begin
        self._clock = clock
        self._settings = settings
        self._publish = publish
        self._on_bug = on_bug
        self._default_server = default_server
        self._crew = Crew(on_bug)
        self._running: Running | None = None
        self._pending: Pending | None = None
        self._sittings = 0

    async def run(self, commands: Commands) -> None:
        """Open the seat of last time, then take commands until None comes; leaves nothing open."""
        try:
            self._resume()
            self._crew.start(watch(self._clock, self._wake), "waking")
            self._crew.start(make_ready(self._clock.sleep), "early")
            while (command := await commands.get()) is not None:
                if not self._crew.attempt(partial(self._stored, command)):
                    self._answer_for(command, StoreError("a bug"))
        finally:
            await self._crew.dismiss()
            await self._drop_pending()
            await self._close()
            self._keeper.close()

    def _resume(self) -> None:
        last = self._keeper.last
        seat = self._keeper.seat_of_last_time()
        kept = self._keeper.secrets_of(last.server, last.user_name) if seat is not None else None
        if seat is None or kept is None:
            self._publish(SignInNeeded(last.server or self._default_server, last.user_name, None))
            self._tell_notices()
            return
        try:
            self._open(seat, lambda: self._session(seat.server, seat.user_name, kept))
        except StoreError as error:
            _log.warning("the files of last time do not open: %s", type(error).__name__)
            self._publish(SignInNeeded(last.server, last.user_name, error))
            self._tell_notices()

    def _stored(self, command: Posted) -> None:
        try:
            self._take(command)
        except StoreError as error:
            name = type(command.command if isinstance(command, Addressed) else command).__name__
            _log.warning("%s could not be stored: %s", name, type(error).__name__)
            if isinstance(command, Addressed) and isinstance(command.command, SaveDraft):
                self._publish(DraftNotStored(command.command.draft, error))
            if isinstance(command, Addressed) and isinstance(command.command, SavePerson):
                self._publish(PersonNotStored(error))
            self._publish(Unsafe(error))

    def _answer_for(self, command: Posted, error: StoreError) -> None:
        """Nothing came of a command: whoever asked goes on with what it has."""
        match command:
            case Addressed(Send(identity) | TakeBack(identity)):
                self._publish(NotStored(identity, error))
            case Addressed(SaveDraft(draft)):
                self._publish(DraftNotStored(draft, error))
            case Addressed(SavePerson()):
                self._publish(PersonNotStored(error))
            case _:
                pass

    def _tell_notices(self) -> None:
        """After the page has changed: a notice belongs to the page it is seen on."""
        while self._keeper.notices:
            self._publish(Unsafe(self._keeper.notices.pop(0)))

    def _take(self, command: Posted) -> None:
        match command:
            case SignIn():
                self._crew.start(self._sign_in(command), "sign-in")
            case ChooseAccount(account):
                self._crew.start(self._choose(account), "choose account")
            case OfferAccounts():
                self._crew.start(self._offer_accounts(), "offer accounts")
            case SignOut():
                self._crew.start(self._sign_out(), "sign-out")
            case UseSettings(settings):
                self._settings = settings
            case Addressed(seated, sitting) if self._running is not None and self._running.sitting == sitting:
                self._take_seated(self._running, seated)
            case Addressed(seated):
                _log.info("%s is for a seat that is not open", type(seated).__name__)
                self._answer_for(command, StoreError("its seat is not open"))
            case _:
                assert_never(command)

    def _take_seated(self, running: Running, command: SeatedCommand) -> None:
        match command:
            case Send():
                running.outbox.accept(command)
            case SaveDraft(draft):
                running.inbox.save_draft(draft)
            case MarkRead(seen):
                running.inbox.mark_read(seen)
            case MarkUnread(key):
                running.inbox.mark_unread(key)
            case PutAway() | TakeDown() | Pin() | Mute():
                running.inbox.place(command)
            case FindTexts():
                running.crew.start(running.archive.answer(command), "search")
            case SavePerson() | ForgetPerson():
                running.acquaintance.take(command)
            case CheckNow() | ReadAllAgain() | HurryPast() | Wake() | Acted() | Attend():
                self._take_about_looking(running, command)
            case _:
                running.outbox.decide(command)

    def _take_about_looking(self, running: Running, command: LookingCommand) -> None:
        match command:
            case CheckNow() if running.sync.over:
                self._signed_out(running.seat, SignedOut())  # said once more: there is nothing to check with
            case CheckNow():
                running.sync.check_now()
            case ReadAllAgain():
                running.sync.read_all_again()
            case HurryPast(key):
                running.sync.hurry(key)
            case Wake():
                self._wake()
            case Acted():
                running.sync.acted()
            case Attend(looking):
                running.sync.attend(looking=looking)
            case _:
                assert_never(command)

    def _wake(self) -> None:
        if self._running is not None:
            self._running.sync.wake()
            self._running.outbox.wake()

    async def _sign_in(self, command: SignIn) -> None:
        await self._drop_pending()
        try:
            session = self._session(command.server, command.user_name, Secrets(command.password, {}))
        except ServerAddressError as error:
            self._publish(SignInFailed(error))
            return
        try:
            signed_in = await session.sign_in()
            roles = signed_in.roles or await find_roles(session)
            accounts = await find_accounts(session)
        except ServiceError as error:
            await session.close()
            self._publish(SignInFailed(error))
            return
        self._pending = Pending(command.server, command.user_name, session, accounts, roles)
        last = self._keeper.last
        known = last.account_id if (last.server, last.user_name) == (command.server, command.user_name) else ""
        match [account for account in accounts if account.id == known] or accounts:
            case [] | ():
                await self._be_seated(Account(AccountId(""), ""))
            case [account] | (account,):
                await self._be_seated(account)
            case _:
                self._publish(AccountsOffered(accounts))

    async def _offer_accounts(self) -> None:
        """Ask beside the seat that is open, which stays until another one is chosen."""
        running = self._running
        if running is None:
            return
        await self._drop_pending()
        server, user_name = running.seat.server, running.seat.user_name
        kept = self._keeper.secrets_of(server, user_name) or Secrets(None, {})
        session = self._session(server, user_name, kept)
        try:
            accounts = await find_accounts(session)
        except ServiceError as error:
            await session.close()
            self._publish(Unsafe(error))
            return
        self._pending = Pending(server, user_name, session, accounts, None)
        self._publish(AccountsOffered(accounts))

    async def _choose(self, identity: AccountId) -> None:
        pending = self._pending
        account = next((a for a in pending.accounts if a.id == identity), None) if pending is not None else None
        if account is not None:
            await self._be_seated(account)

    async def _be_seated(self, account: Account) -> None:
        pending, self._pending = self._pending, None
        if pending is None:
            return
        await self._close()
        others = frozenset(known.id for known in pending.accounts if known.id != account.id)
        try:
            self._open(Seat(pending.server, pending.user_name, account, others), lambda: pending.session)
        except StoreError as error:
            await pending.session.close()
            self._publish(SignInFailed(error))
            return
        if not may_send(pending.roles):
            self._publish(Unsafe(Forbidden(403)))

    def _open(self, seat: Seat, session: Callable[[], Session]) -> None:
        files, opened = self._keeper.open(seat)
        crew = Crew(self._on_bug)
        inbox = Inbox(files.cache, files.desk, self._publish)
        speaking = session()
        speaking.leave_out(seat.others)
        if not speaking.ahead_us:
            speaking.take_clock(int(inbox.marks.get(CLOCK_MARK, "0")))
        outbox = Outbox(
            speaking, files.cache, files.desk, inbox, self._clock, self._publish,
            settings=lambda: self._settings, crew=crew, on_sent=lambda: sync.expect_text(),  # noqa: PLW0108 - made below
        )  # fmt: skip
        sync = Sync(
            speaking, seat.account.id, inbox, self._clock, self._publish,
            on_good_look=outbox.on_good_look, on_signed_out=lambda error: self._signed_out(seat, error),
            on_turned_away=lambda error: self._crew.start(self._turn_away(seat, error), "turn away"),
            pages_a_minute=self._pages_a_minute,
        )  # fmt: skip
        archive = Archive(files.cache, self._clock.sleep, self._publish, lambda: sync.reached_us)
        inbox.stored = archive.stir
        # What the window reads first is true already: a text cut off by the last end is not "being sent".
        outbox.recover()
        self._sittings += 1
        self._publish(replace(opened, sitting=self._sittings))
        self._tell_notices()
        crew.keep(outbox.run, "outbox", self._clock.sleep)
        crew.keep(sync.run, "sync", self._clock.sleep)
        crew.keep(partial(inbox.shelf.run, self._clock), "shelf", self._clock.sleep)
        crew.keep(archive.run, "archive", self._clock.sleep)
        known = Acquaintance(files.desk.people, self._publish)
        self._running = Running(seat, self._sittings, speaking, files, inbox, outbox, sync, archive, known, crew)

    async def _close(self) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        self._publish(Closing())
        await running.crew.dismiss()
        running.outbox.close()
        await running.session.close()
        running.files.close()

    async def _sign_out(self) -> None:
        running = self._running
        if running is None:
            return
        seat, session = running.seat, running.session
        # Whoever still asks would meet the end of the session, and begin another one.
        await running.crew.dismiss()
        with suppress(ServiceError, TimeoutError):
            async with asyncio.timeout(SIGN_OUT_S):
                await session.sign_out()
        self._keeper.forget(seat.server, seat.user_name)
        if self._running is running:
            await self._close()
            self._publish(SignInNeeded(seat.server, seat.user_name, None))

    def _signed_out(self, seat: Seat, error: InboxError) -> None:
        self._publish(SignInNeeded(seat.server, seat.user_name, error if isinstance(error, WrongPassword) else None))

    async def _turn_away(self, seat: Seat, error: InboxError) -> None:
        """A sign-in that may not even read is none: back to the page, with the reason beside the fields."""
        self._keeper.forget(seat.server, seat.user_name)
        await self._close()
        self._publish(SignInFailed(error))

    async def _drop_pending(self) -> None:
        pending, self._pending = self._pending, None
        if pending is not None:
            await pending.session.close()

    def _session(self, server: str, user_name: str, kept: Secrets) -> Session:
        def remember(password: str | None, cookies: dict[str, str]) -> None:
            self._keeper.remember(server, user_name, Secrets(password, cookies))

        return self._begin(server, user_name, kept, remember)
