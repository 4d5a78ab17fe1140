"""The engine: takes the window's commands in order and runs the seat that is signed in.

Invariants: commands are handled one after the other and none waits for the network; a seat's tasks end before its
files close, and the window is told to let go first; nothing here outlives `run`.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final, assert_never

from msgspec.structs import replace

from evoinbox.domain.admission import Admission
from evoinbox.domain.errors import (
    InboxError,
    NotAdmitted,
    ServerAddressError,
    ServiceError,
    SignedOut,
    StoreError,
    VaultError,
    VaultKept,
    WrongPassword,
)
from evoinbox.domain.pace import PAGES_A_MINUTE
from evoinbox.engine.acquaintance import Acquaintance
from evoinbox.engine.archive import Archive
from evoinbox.engine.changes import (
    Change,
    Closing,
    DraftNotStored,
    KeyringAwaited,
    NotStored,
    PersonNotStored,
    Seat,
    SignInFailed,
    SignInNeeded,
    TakenIn,
    Unsafe,
)
from evoinbox.engine.clerk import Clerk
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import (
    Acted,
    Addressed,
    AskKeyring,
    Attend,
    CancelExport,
    CheckNow,
    ChooseAccount,
    ChoosePassphrase,
    CountShift,
    Export,
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
    StopTakingIn,
    TakeBack,
    TakeDown,
    TakeIn,
    Unlock,
    UseSettings,
    Wake,
    WriteFile,
)
from evoinbox.engine.early import make_ready
from evoinbox.engine.inbox import Inbox
from evoinbox.engine.latch import Latch
from evoinbox.engine.look import CLOCK_MARK
from evoinbox.engine.outbox import Outbox
from evoinbox.engine.reach import Reach
from evoinbox.engine.reception import Begin, Reception
from evoinbox.engine.retention import Retention
from evoinbox.engine.runner import Commands, Crew, first
from evoinbox.engine.running import Running
from evoinbox.engine.session import Keeper, latch_name
from evoinbox.engine.sync import Sync
from evoinbox.engine.waking import watch
from evoinbox.settings import Settings

if TYPE_CHECKING:
    from evoinbox.api.session import Session

_log = logging.getLogger(__name__)

SIGN_OUT_S: Final = 2.0
"""How long the server may take to hear of a sign-out; the session ends here either way."""


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
        admission: Admission,
        *,
        pages_a_minute: int = PAGES_A_MINUTE,
    ) -> None:
        self._pages_a_minute = pages_a_minute
        self._keeper = keeper
        self._reception = Reception(keeper, begin, publish, self._be_seated, admission)
        self._clock = clock
        self._settings = settings
        self._publish = publish
        self._on_bug = on_bug
        self._admission = admission
        self._crew = Crew(on_bug)
        self._running: Running | None = None
        self._sittings = 0
        self._latch = Latch(keeper.safe, clock, publish)
        keeper.safe.on_wait = lambda: publish(KeyringAwaited())
        keeper.safe.on_failed = self._on_vault_failed

    async def run(self, commands: Commands) -> None:
        """Open the seat of last time, then take commands until None comes; leaves nothing open."""
        try:
            waiting = await first(self._resume(), commands)  # a keyring may be asked in there
            self._crew.start(watch(self._clock, self._wake), "waking")
            self._crew.start(make_ready(self._clock.sleep), "early")
            while (command := waiting.popleft() if waiting else await commands.get()) is not None:
                if not self._crew.attempt(partial(self._stored, command)):
                    self._answer_for(command, StoreError("a bug"))
        finally:
            await self._crew.dismiss()
            await self._reception.dismiss()
            await self._close()
            await self._keeper.close()

    async def _resume(self) -> None:
        """Open the seat of last time, or say why somebody has to sign in."""
        last = self._keeper.last
        seat, kept = self._keeper.seat_of_last_time(), None
        why: InboxError | None = None
        if seat is not None:
            try:
                kept = await self._keeper.secrets_of(last.server, last.user_name)
                key = await self._keeper.key_of(seat) if kept is not None else ""
                why = self._keeper.safe.failed
            except VaultError as error:
                why = error
        if seat is None or kept is None or why is not None:
            self._publish(SignInNeeded(last.server or self._admission.server, last.user_name, why))
            return
        await self._latch.take(latch_name(seat.server, seat.user_name), locked=True)
        try:
            self._admission.check(seat.server, seat.user_name)
            self._admission.open_to([seat.account])
            self._open(seat, key, lambda: self._reception.session(seat.server, seat.user_name, kept))
        except NotAdmitted as error:
            self._publish(SignInNeeded(self._admission.server, self._admission.email, error))
        except (StoreError, ServerAddressError) as error:
            _log.warning("what was open last time does not open: %s", type(error).__name__)
            self._publish(SignInNeeded(last.server, last.user_name, error))
            self._tell_notices()

    async def _ask_keyring_again(self) -> None:
        if self._running is None:
            self._keeper.safe.try_again()
            await self._resume()

    def _on_vault_failed(self, error: VaultError) -> None:
        """In the middle of a sitting; before one opens the page that comes says it."""
        if self._running is not None:
            self._publish(Unsafe(error))

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
            case Addressed(TakeIn()):
                self._publish(TakenIn(known=False, error=error))
            case _:
                pass

    def _tell_notices(self) -> None:
        """After the page has changed: a notice belongs to the page it is seen on."""
        while self._keeper.notices:
            self._publish(Unsafe(self._keeper.notices.pop(0)))

    def _take(self, command: Posted) -> None:
        match command:
            case SignIn():
                self._crew.start(self._reception.sign_in(command), "sign-in")
            case ChooseAccount(account):
                self._crew.start(self._reception.choose(account), "choose account")
            case OfferAccounts():
                if self._running is not None:
                    self._crew.start(self._reception.offer(self._running.seat), "offer accounts")
            case SignOut(erasing):
                self._crew.start(self._sign_out(erasing=erasing), "sign-out")
            case Unlock() | ChoosePassphrase():
                self._crew.start(self._latch.answer(command), "passphrase")
            case AskKeyring():
                self._crew.start(self._ask_keyring_again(), "ask the keyring")
            case UseSettings(settings):
                self._settings = settings
                if self._running is not None:
                    self._running.retention.stir()
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
            case SavePerson() | ForgetPerson() | StopTakingIn():
                running.acquaintance.take(command)
            case TakeIn():
                running.crew.start(running.acquaintance.take_in(command), "people")
            case Export() | CancelExport() | CountShift() | WriteFile():
                running.clerk.take(command)
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

    async def _be_seated(self, seat: Seat, key: str, session: Session) -> bool:
        await self._latch.take(latch_name(seat.server, seat.user_name), locked=False)
        await self._close()
        try:
            self._open(seat, key, lambda: session)
        except StoreError as error:
            self._publish(SignInFailed(error))
            return False
        return True

    def _open(self, seat: Seat, key: str, session: Callable[[], Session]) -> None:
        speaking = session()
        files, opened = self._keeper.open(seat, key)
        crew = Crew(self._on_bug)
        inbox = Inbox(files.cache, files.desk, self._publish)
        speaking.leave_out(seat.others)
        if not speaking.ahead_us:
            speaking.take_clock(int(inbox.marks.get(CLOCK_MARK, "0")))
        outbox = Outbox(
            speaking, seat.account.id, files.cache, files.desk, inbox, self._clock, self._publish,
            settings=lambda: self._settings, crew=crew, on_sent=lambda: sync.expect_text(),  # noqa: PLW0108 - made below
            may_ask=lambda: sync.may_ask,
        )  # fmt: skip
        sync = Sync(
            speaking, seat.account.id, inbox, self._clock, self._publish,
            on_good_look=outbox.on_good_look, on_signed_out=lambda error: self._signed_out(seat, error),
            on_turned_away=lambda error: self._crew.start(self._turn_away(seat, error), "turn away"),
            pages_a_minute=self._pages_a_minute,
        )  # fmt: skip
        archive = Archive(files.cache, self._clock.sleep, self._publish, lambda: sync.reached_us, files.desk.answered)
        retention = Retention(
            files.cache, files.desk, inbox, self._clock,
            days=lambda: self._settings.keep_days, ahead_us=lambda: speaking.ahead_us, read_again=sync.read_all_again,
            drop_idle=self._keeper.drop_idle_caches,
        )  # fmt: skip
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
        crew.keep(retention.run, "retention", self._clock.sleep)
        known = Acquaintance(files.desk.people, self._publish)
        reach = Reach(lambda key: max(sync.whole_from_us(key), retention.whole_from_us), files.desk.answered)
        clerk = Clerk(crew, files.cache, files.desk.people, reach, self._publish, self._clock.now_us)
        self._running = Running(
            seat, self._sittings, speaking, files, inbox, outbox, sync, archive, retention, known, clerk, crew
        )  # fmt: skip

    async def _close(self) -> None:
        running, self._running = self._running, None
        if running is None:
            return
        self._publish(Closing())
        await running.crew.dismiss()
        running.outbox.close()
        await running.session.close()
        running.files.close()

    async def _sign_out(self, *, erasing: bool) -> None:
        running = self._running
        if running is None:
            if erasing:
                self._publish(SignInNeeded(self._admission.server, "", await self._keeper.erase()))
            return
        seat, session = running.seat, running.session
        # Whoever still asks would meet the end of the session, and begin another one.
        await running.crew.dismiss()
        with suppress(ServiceError, TimeoutError):
            async with asyncio.timeout(SIGN_OUT_S):
                await session.sign_out()
        why: InboxError | None = None
        try:
            await self._keeper.forget(seat.server, seat.user_name)
        except VaultKept as error:
            why = error
        if self._running is not running:
            return
        await self._close()
        if erasing:
            why = await self._keeper.erase()
        self._publish(SignInNeeded(seat.server, "" if erasing else seat.user_name, why))

    def _signed_out(self, seat: Seat, error: InboxError) -> None:
        self._publish(SignInNeeded(seat.server, seat.user_name, error if isinstance(error, WrongPassword) else None))

    async def _turn_away(self, seat: Seat, error: InboxError) -> None:
        """A sign-in that may not even read is none: back to the page, with the reason beside the fields."""
        with suppress(VaultKept):  # it is of no use to anybody
            await self._keeper.forget(seat.server, seat.user_name)
        await self._close()
        self._publish(SignInFailed(error))
