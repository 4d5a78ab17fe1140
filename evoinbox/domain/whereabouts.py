"""Where a number is at home, as its first digits tell: region, state or province, and the time of day there.

Invariants: pure; what the digits do not tell is not guessed: a number of nowhere has no region, one that may be in
several time zones has all of them; the places come from one file (`resources/number_places.txt`).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import phonenumbers

from evoinbox.domain.address import ConversationKey
from evoinbox.domain.quiet import Hours

NIGHT: Final = Hours(21 * 60, 8 * 60, range(7))
"""When nobody expects a text of a business: from 21:00 to 8:00."""

NEAR_S: Final = 2 * 3600
"""Zones so near to one another count as one place, where it is night as soon as it is at one end."""

TOO_FAR_S: Final = 4 * 3600
"""Zones further apart tell no time of day."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """`region` is a code of ISO 3166, `area` a state's or province's own name, `zones` are names of the tz database."""

    region: str
    area: str
    zones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LocalTime:
    """What clocks there show: the same twice where they agree."""

    earliest: datetime
    latest: datetime

    @property
    def one(self) -> bool:
        """Whether it is one time."""
        return self.earliest == self.latest

    @property
    def night(self) -> bool:
        """Whether it is night: wherever the number is, or somewhere on a stretch that is no wider than two zones."""
        ends = NIGHT.hold(self.earliest), NIGHT.hold(self.latest)
        near = (self.latest - self.earliest).total_seconds() <= NEAR_S
        return any(ends) if near else all(ends)


class NumberPlaces:
    """The file's tables; made once."""

    def __init__(self, content: str) -> None:
        self._zones: dict[str, tuple[str, ...]] = {}
        self._areas: dict[str, str] = {}
        for line in content.splitlines():
            if line.startswith("#"):
                continue
            if " = " in line:
                zones, _, prefixes = line.partition(" = ")
                self._zones |= dict.fromkeys(prefixes.split(), tuple(zones.split()))
            else:
                name, _, prefixes = line.partition(": ")
                self._areas |= dict.fromkeys(prefixes.split(), name)
        self._longest = max(map(len, self._zones), default=0)

    def find(self, key: ConversationKey) -> Whereabouts | None:
        """Where a customer's number is at home; None for what is no number of a region."""
        if not key.startswith("tel:"):
            return None
        number = phonenumbers.parse(key)
        region = phonenumbers.region_code_for_number(number)
        if region is None or region not in phonenumbers.SUPPORTED_REGIONS:
            return None
        if not phonenumbers.is_number_geographical(number):
            return Whereabouts(region, "", self._zones.get(str(number.country_code), ()))
        digits = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)[1:]
        found = next((z for n in range(self._longest, 0, -1) if (z := self._zones.get(digits[:n])) is not None), ())
        return Whereabouts(region, self._areas.get(digits[:4], ""), found)


def local_time(now_us: int, offsets_s: Collection[int]) -> LocalTime | None:
    """What clocks show at these offsets from UTC; None where there are none, or they are too far apart to say."""
    if not offsets_s or max(offsets_s) - min(offsets_s) > TOO_FAR_S:
        return None
    now = datetime.fromtimestamp(now_us / 1_000_000, tz=UTC).replace(second=0, microsecond=0, tzinfo=None)
    return LocalTime(now + timedelta(seconds=min(offsets_s)), now + timedelta(seconds=max(offsets_s)))
