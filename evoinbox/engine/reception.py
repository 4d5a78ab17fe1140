"""Who comes in: a sign-in, the choice of an account where it reaches several, and the session that is made of it.

Invariants: one person at a time stands here; a sign-in that comes to nothing leaves no session open; the key of the
files is there before the seat that is open is left.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from evoinbox.domain.admission import Admission
from evoinbox.domain.errors import Forbidden, NotAdmitted, ServerAddressError, ServiceError, VaultError
from evoinbox.domain.message import Account, AccountId
from evoinbox.engine.changes import AccountsOffered, Change, Seat, SignInFailed, Unsafe
from evoinbox.engine.commands import SignIn
from evoinbox.engine.running import Pending
from evoinbox.engine.session import Keeper, Secrets, find_accounts, find_roles, may_send
from evoinbox.settings import read_server

if TYPE_CHECKING:
    from evoinbox.api.session import Session

Begin = Callable[[str, str, Secrets, Callable[[str | None, dict[str, str]], None]], "Session"]
"""Makes a session: server, user name, what is known of it, and whom to tell password and cookies when they change.
Raises NotAnAddress."""

Seating = Callable[[Seat, str, "Session"], Awaitable[bool]]
"""Opens a seat with a key and a session, in place of the one that is open; returns whether it did."""


class Reception:
    """Made by the engine; its methods are tasks of the engine's."""

    def __init__(
        self, keeper: Keeper, begin: Begin, publish: Callable[[Change], None], seat: Seating, admission: Admission
    ) -> None:
        self._keeper = keeper
        self._begin = begin
        self._publish = publish
        self._seat = seat
        self._admission = admission
        self._pending: Pending | None = None

    def session(self, server: str, user_name: str, kept: Secrets) -> Session:
        """A session whose secrets are kept as they change; raises ServerAddressError.

        Whoever named the server, one in the open is spoken to on this computer only.
        """
        read_server(server)

        def remember(password: str | None, cookies: dict[str, str]) -> None:
            self._keeper.remember(server, user_name, Secrets(password, cookies))

        return self._begin(server, user_name, kept, remember)

    async def sign_in(self, command: SignIn) -> None:
        """Sign in, and sit down where there is one account to sit at."""
        await self.dismiss()
        try:
            self._admission.check(command.server, command.user_name)
            session = self.session(command.server, command.user_name, Secrets(command.password, {}))
        except (ServerAddressError, NotAdmitted) as error:
            self._publish(SignInFailed(error))
            return
        try:
            signed_in = await session.sign_in()
            roles = signed_in.roles or await find_roles(session)
            accounts = await find_accounts(session)
            offered = self._admission.open_to(accounts)
        except (ServiceError, NotAdmitted) as error:
            await session.close()
            self._publish(SignInFailed(error))
            return
        self._pending = Pending(command.server, command.user_name, session, accounts, roles)
        last = self._keeper.last
        known = last.account_id if (last.server, last.user_name) == (command.server, command.user_name) else ""
        match [account for account in offered if account.id == known] or self._admission.usual(offered):
            case [] | ():
                await self._be_seated(Account(AccountId(""), ""))
            case [account] | (account,):
                await self._be_seated(account)
            case _:
                self._publish(AccountsOffered(offered))

    async def offer(self, seat: Seat) -> None:
        """Ask for the accounts of whoever sits here, who stays until another one is chosen."""
        await self.dismiss()
        server, user_name = seat.server, seat.user_name
        try:
            kept = await self._keeper.secrets_of(server, user_name) or Secrets(None, {})
        except VaultError:
            kept = Secrets(None, {})
        session = self.session(server, user_name, kept)
        try:
            accounts = await find_accounts(session)
            offered = self._admission.open_to(accounts)
        except (ServiceError, NotAdmitted) as error:
            await session.close()
            self._publish(Unsafe(error))
            return
        self._pending = Pending(server, user_name, session, accounts, None)
        self._publish(AccountsOffered(offered))

    async def choose(self, identity: AccountId) -> None:
        """Sit down at one of the accounts that were offered."""
        pending = self._pending
        offered = self._admission.open_to(pending.accounts) if pending is not None else ()
        account = next((a for a in offered if a.id == identity), None)
        if account is not None:
            await self._be_seated(account)

    async def dismiss(self) -> None:
        """Whoever stands here goes."""
        pending, self._pending = self._pending, None
        if pending is not None:
            await pending.session.close()

    async def _be_seated(self, account: Account) -> None:
        pending = self._pending
        if pending is None:
            return
        others = frozenset(known.id for known in pending.accounts if known.id != account.id)
        seat = Seat(pending.server, pending.user_name, account, others)
        key = await self._keeper.key_of(seat)
        if self._pending is not pending:
            return  # somebody else came while the keyring was asked
        self._pending = None
        if not await self._seat(seat, key, pending.session):
            await pending.session.close()
        elif not may_send(pending.roles):
            self._publish(Unsafe(Forbidden(403)))
