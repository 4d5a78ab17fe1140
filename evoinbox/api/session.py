"""A signed-in client: cookies kept, and one silent renewal when the service has ended the session.

Invariants: a 401 leads to at most one sign-in, shared by all calls that met it; a service that takes the sign-in and
refuses all the same gets a few and no more, so that there is no loop; a password the service refused is not tried
again, now or at the next start; a send is not repeated here, whatever happened.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection
from typing import Final, TypeVar

from evoinbox.api.client import Client, SignedIn
from evoinbox.api.wire import MessagePage
from evoinbox.domain.address import AddressKind, read_address
from evoinbox.domain.errors import (
    ConnectionLost,
    Forbidden,
    Missing,
    NoAnswer,
    NotBegun,
    Refused,
    ServerFailed,
    ServiceError,
    SignedOut,
    Unreadable,
    WrongPassword,
)
from evoinbox.domain.message import Account, AccountId, Line, LineId, Message, ThreadId

_Answer = TypeVar("_Answer")

SIGN_INS_IN_VAIN: Final = 3
"""So many sign-ins in a row without a call that worked are enough: a session may die before it is used, but rarely."""


class Session:
    """The calls of one signed-in user; used by the engine's thread only.

    `remembered` is called with password and cookies after each sign-in, for the keyring; with None for the password
    when the service has refused it in a renewal.
    """

    def __init__(
        self,
        client: Client,
        user_name: str,
        password: str | None,
        remembered: Callable[[str | None, dict[str, str]], None],
    ) -> None:
        self._client = client
        self._user_name = user_name
        self._password = password
        self._remembered = remembered
        self._renewal: asyncio.Task[SignedIn] | None = None
        self._epoch = 0
        self._in_vain = 0  # cookies of last time are taken to have worked

    def leave_out(self, accounts: frozenset[AccountId]) -> None:
        """Keep the texts of these accounts out of all answers, should the service mix them in."""
        self._client.other_accounts = accounts

    @property
    def ahead_us(self) -> int:
        """How far the service's clock is ahead of ours, as its last answer told, or that of the last run."""
        return self._client.ahead_us

    def take_clock(self, ahead_us: int) -> None:
        """Start from what was known in the last run: a text may leave before the first answer comes."""
        self._client.ahead_us = ahead_us

    async def start_over(self) -> None:
        """Begin with new connections: the computer slept, or the network is another one."""
        await self._client.start_over()

    async def close(self) -> None:
        """Stop a renewal under way and close the connections."""
        if self._renewal is not None and not self._renewal.done():
            self._renewal.cancel()
            await asyncio.wait([self._renewal])
        await self._client.close()

    async def sign_in(self) -> SignedIn:
        """Sign in with the password held; raises SignedOut when there is none. One that is refused is forgotten."""
        if self._password is None:
            raise SignedOut
        try:
            signed_in = await self._client.sign_in(self._user_name, self._password)
        except (WrongPassword, Forbidden, Refused):
            self._password = None
            raise
        self._epoch += 1
        self._in_vain += 1
        self._remembered(self._password, dict(self._client.cookies))
        return signed_in

    async def sign_out(self) -> None:
        """End the session on the server; it is not renewed any more."""
        self._password, self._in_vain = None, SIGN_INS_IN_VAIN
        if self._renewal is not None:
            self._renewal.cancel()
        await self._client.sign_out()

    async def roles(self) -> frozenset[str] | None:
        """The roles of this sign-in, or None where the service does not say."""
        return await self._read(self._client.roles)

    async def accounts(self) -> tuple[Account, ...]:
        """The accounts this sign-in reaches."""
        return await self._read(self._client.accounts)

    async def lines(self, account: AccountId) -> tuple[Line, ...]:
        """Our own lines; raises Forbidden where the role does not allow asking."""
        return await self._read(lambda: self._client.lines(account))

    async def conversations(self, account: AccountId, after_us: int | None = None) -> MessagePage:
        """The newest text of every conversation, or of those with one dated after an instant."""
        return await self._read(lambda: self._client.conversations(account, after_us))

    async def messages(self, account: AccountId, *, page: int, count: int, after_us: int | None = None) -> MessagePage:
        """One page of texts."""
        return await self._read(lambda: self._client.messages(account, page=page, count=count, after_us=after_us))

    async def thread(
        self, account: AccountId, threads: Collection[ThreadId], *, page: int, count: int, after_us: int | None = None
    ) -> MessagePage:
        """One page of the texts of these conversations, of those dated after an instant."""
        return await self._read(
            lambda: self._client.messages(account, page=page, count=count, after_us=after_us, threads=threads)
        )

    async def send(self, line: LineId, address: str, text: str) -> Message | None:
        """Send one text, once; a 401 renews the session for next time and is raised.

        An address that is no number is answered through the session it writes from, where one is open (inferred);
        raises NotBegun when that cannot be found out.
        """
        chat = await self._chat_with(line, address)
        epoch = self._epoch
        try:
            sent = await (self._client.send_to_chat(chat, text) if chat else self._client.send(line, address, text))
        except SignedOut as refusal:
            try:
                await self._renew(epoch, refusal)
            except ServiceError as error:
                # Whatever the renewal met, the text itself was refused: it must not look undecided.
                raise refusal from error
            raise
        self._in_vain = 0
        return sent

    async def _chat_with(self, line: LineId, address: str) -> str:
        party = read_address(address, self._client.region)
        if party.kind in (AddressKind.NUMBER, AddressKind.SHORT_CODE):
            return ""
        try:
            chats = await self._read(self._client.chats)
        except (Forbidden, Missing, Refused):
            return ""
        except (NoAnswer, ServerFailed, Unreadable) as error:
            raise NotBegun from error
        found = [chat for chat in chats if party.key in chat.parties and chat.line in (line, "")]
        return found[-1].session if found else ""

    async def _read(self, call: Callable[[], Awaitable[_Answer]]) -> _Answer:
        epoch = self._epoch
        try:
            answer = await self._once_more_if_cut(call)
        except SignedOut as refusal:
            await self._renew(epoch, refusal)
            answer = await self._once_more_if_cut(call)
        self._in_vain = 0
        return answer

    async def _once_more_if_cut(self, call: Callable[[], Awaitable[_Answer]]) -> _Answer:
        try:
            return await call()
        except ConnectionLost:
            # A server may close a kept connection just as it is used again (one host closes after each error): a read
            # may be asked twice.
            return await call()

    async def _renew(self, epoch: int, refusal: SignedOut) -> None:
        """Sign in anew for a call that began in `epoch`; raises `refusal` when another sign-in would not help."""
        if epoch != self._epoch:
            return
        if self._renewal is None or self._renewal.done():
            if self._in_vain >= SIGN_INS_IN_VAIN:
                raise refusal
            self._renewal = asyncio.create_task(self._sign_in_again())
        await asyncio.shield(self._renewal)

    async def _sign_in_again(self) -> SignedIn:
        try:
            return await self.sign_in()
        except WrongPassword:
            self._remembered(None, {})
            raise
        except (Forbidden, Refused) as error:
            raise SignedOut(error.words) from error
