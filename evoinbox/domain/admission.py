"""Where and as whom one signs in: what a start asks for and what an administrator has set.

Invariants: what is kept to is kept to by the seat of last time as well; an account that nobody names is none of those
that are kept to.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evoinbox.domain.errors import NotAdmitted

if TYPE_CHECKING:
    from evoinbox.domain.message import Account  # which brings the library of numbers: a start has no time for it


@dataclass(frozen=True, slots=True)
class Admission:
    """The server, the e-mail ("" for anybody's) and the accounts, by name or id, that are offered (none for all).

    `kept` names those of `server`, `email` and `accounts` that nobody may choose otherwise.
    """

    server: str
    email: str = ""
    accounts: tuple[str, ...] = ()
    kept: frozenset[str] = frozenset()

    def check(self, server: str, user_name: str) -> None:
        """Raise NotAdmitted where one may not sign in there with that name."""
        another = user_name.strip().casefold() != self.email.strip().casefold()
        if ("server" in self.kept and server != self.server) or ("email" in self.kept and another):
            raise NotAdmitted

    def open_to(self, accounts: Sequence[Account]) -> tuple[Account, ...]:
        """Those of the accounts that one may sit at; raises NotAdmitted when that is none of them."""
        if "accounts" not in self.kept:
            return tuple(accounts)
        found = self._named(accounts)
        if not found:
            raise NotAdmitted
        return found

    def usual(self, offered: tuple[Account, ...]) -> tuple[Account, ...]:
        """Those to choose from where nothing is known of last time: the first that a preset names, or all."""
        named = self._named(offered)
        return named[:1] if named and "accounts" not in self.kept else offered

    def _named(self, accounts: Iterable[Account]) -> tuple[Account, ...]:
        return tuple(account for wanted in self.accounts for account in accounts if _is(account, wanted))


def _is(account: Account, wanted: str) -> bool:
    return wanted.strip() == account.id or wanted.strip().casefold() == account.name.strip().casefold()
