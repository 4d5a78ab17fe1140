"""Who is signed in to the demo server: cookies as the measured framework gives and takes them.

Invariants: a session is found by the cookie `ss-opt` points to (`ss-pid` with perm, `ss-id` otherwise); it ends a
fixed time after the sign-in, however much it is used; a wrong password sent along with a live session ends that
session.
"""

from __future__ import annotations

import base64
import binascii
import random
from collections.abc import Callable, Mapping
from typing import Final

from evoinbox.demo.world import World

TEMPORARY_S: Final = 14 * 24 * 3600
PERMANENT_S: Final = 28 * 24 * 3600


class Sessions:
    """Owns the live sessions of one server; `now_s` is its clock, `tried` counts the sign-ins it was asked for."""

    def __init__(self, world: World, now_s: Callable[[], float], dice: random.Random) -> None:
        self._world = world
        self._now_s = now_s
        self._dice = dice
        self._ends_s: dict[str, float] = {}
        self.tried = 0

    def signed_in(self, cookies: Mapping[str, str], authorization: str) -> list[str] | None:
        """Cookies to be set when a request comes from the user (new ones with each HTTP Basic), or None."""
        if authorization.lower().startswith("basic "):
            user, password = _basic(authorization[6:])
            return self.sign_in(user, password, cookies, remember=False)
        name = "ss-pid" if cookies.get("ss-opt") == "perm" else "ss-id"
        return [] if self._ends_s.get(cookies.get(name, ""), 0.0) > self._now_s() else None

    def sign_in(self, user: str, password: str, cookies: Mapping[str, str], *, remember: bool) -> list[str] | None:
        """New cookies, or None for a wrong pair; the old session ends either way."""
        self.tried += 1
        self.end(cookies)
        if not self._right(user, password):
            return None
        option = "perm" if remember else "temp"
        temporary, permanent = self._id(), self._id()
        self._ends_s[permanent if remember else temporary] = self._now_s() + (PERMANENT_S if remember else TEMPORARY_S)
        return [
            *(f"ss-id={temporary}; {_RULES}", f"ss-pid={permanent}; max-age={630_720_000}; {_RULES}"),
            *(f"ss-opt={option}; max-age={630_720_000}; {_RULES}", f"X-UAId=1; max-age={630_720_000}; {_RULES}"),
        ]

    def anonymous(self, cookies: Mapping[str, str]) -> list[str]:
        """Cookies for somebody unknown: having them does not mean being signed in."""
        if "ss-id" in cookies or "ss-pid" in cookies:
            return []
        return [f"ss-id={self._id()}; {_RULES}", f"ss-pid={self._id()}; max-age={630_720_000}; {_RULES}"]

    def sign_out(self, cookies: Mapping[str, str]) -> list[str]:
        """End the session; the client is told to forget its ids, and `ss-opt` stays."""
        self.end(cookies)
        return [f"{name}=; expires=Thu, 01 Jan 1970 00:00:00 GMT; {_RULES}" for name in ("ss-id", "ss-pid")]

    def end(self, cookies: Mapping[str, str]) -> None:
        """End the session these cookies name."""
        for name in ("ss-id", "ss-pid"):
            self._ends_s.pop(cookies.get(name, ""), None)

    def end_all(self) -> None:
        """End every session."""
        self._ends_s.clear()

    def _right(self, user: str, password: str) -> bool:
        return user.lower() == self._world.user.lower() and password == self._world.password

    def _id(self) -> str:
        return base64.urlsafe_b64encode(self._dice.randbytes(15)).decode()


_RULES: Final = "path=/; httponly; samesite=lax"


def _basic(written: str) -> tuple[str, str]:
    try:
        user, _, password = base64.b64decode(written, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return user, password
