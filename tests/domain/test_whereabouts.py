"""Where a number is at home, and whether it is night there."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import available_timezones

import phonenumbers
import pytest

from evoinbox.domain.address import ConversationKey, read_address
from evoinbox.domain.whereabouts import NumberPlaces, local_time
from evoinbox.settings import resource
from evoinbox.ui.region_words import REGIONS

HOUR_S = 3600


@pytest.fixture(scope="module")
def places() -> NumberPlaces:
    return NumberPlaces(resource("number_places.txt").read_text(encoding="utf-8"))


def key(number: str) -> ConversationKey:
    return read_address(number, "US").key


@pytest.mark.parametrize(
    ("number", "region", "area", "zones"),
    [
        ("+1 503 555 0100", "US", "Oregon", ["America/Los_Angeles"]),
        ("+1 416 555 0100", "CA", "Ontario", ["America/Toronto"]),
        ("+1 208 555 0100", "US", "Idaho", ["America/Boise", "America/Los_Angeles"]),
        ("+1 868 622 0100", "TT", "", ["America/Port_of_Spain"]),
        ("+44 20 7946 0958", "GB", "", ["Europe/London"]),
        ("+49 1511 2345678", "DE", "", ["Europe/Berlin"]),
    ],
)
def test_what_the_digits_tell(places: NumberPlaces, number: str, region: str, area: str, zones: list[str]) -> None:
    found = places.find(key(number))
    assert found is not None
    assert (found.region, found.area) == (region, area)
    assert [zone for zone in zones if zone not in found.zones] == []
    assert len(found.zones) <= 2


@pytest.mark.parametrize("written", ["32665", "Pharmacy", "ana@example.com", "+1 200 555 0100", "+999 12345678"])
def test_what_is_of_nowhere_has_no_place(places: NumberPlaces, written: str) -> None:
    assert places.find(key(written)) is None


def test_every_region_s_own_example_has_a_name_and_zones_that_exist(places: NumberPlaces) -> None:
    known = available_timezones()
    for region in phonenumbers.SUPPORTED_REGIONS:
        example = phonenumbers.example_number(region)
        assert example is not None
        e164 = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)
        found = places.find(ConversationKey(f"tel:{e164}"))
        assert found is not None, region
        assert found.region in REGIONS
        assert found.zones, region
        assert known.issuperset(found.zones) or not known


@pytest.mark.parametrize(
    ("hour", "offsets_h", "shown", "night"),
    [
        (18, [-8], "10:00-10:00", False),
        (5, [-8], "21:00-21:00", True),
        (16, [-8], "08:00-08:00", False),
        (15, [-8], "07:00-07:00", True),
        (15, [-8, -7], "07:00-08:00", True),
        (15, [-8, -5], "07:00-10:00", False),
        (4, [-8, -5], "20:00-23:00", False),
        (6, [-8, -5], "22:00-01:00", True),
    ],
)
def test_the_time_there(hour: int, offsets_h: list[int], shown: str, *, night: bool) -> None:
    now_us = int(datetime(2026, 3, 2, hour, tzinfo=UTC).timestamp()) * 1_000_000
    time = local_time(now_us, [hours * HOUR_S for hours in offsets_h])
    assert time is not None
    assert f"{time.earliest:%H:%M}-{time.latest:%H:%M}" == shown
    assert time.night is night


def test_places_too_far_apart_tell_no_time() -> None:
    assert local_time(0, [-10 * HOUR_S, -5 * HOUR_S]) is None
    assert local_time(0, []) is None
