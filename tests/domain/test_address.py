"""One customer however written, and nobody merged with anybody else."""

from __future__ import annotations

import itertools

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat

from evoinbox.domain.address import AddressKind, dialled, key_of, read_address, reading_form

HOME = "+15035550142"


@pytest.mark.parametrize(
    "written",
    [
        "+15035550142",
        "15035550142",
        "5035550142",
        "503-555-0142",
        "(503) 555-0142",
        "503.555.0142",
        " +1 (503) 555 0142 ",
        "+1\N{NO-BREAK SPACE}503\N{NO-BREAK SPACE}555\N{NO-BREAK SPACE}0142",
        "tel:+1-503-555-0142",
        "SMS:+15035550142",
        "001 503 555 0142",
        "011 1 503 555 0142",
        "(+1) 503/555/0142",
        "503\N{NON-BREAKING HYPHEN}555\N{EN DASH}0142",
        "tel:503-555-0142;phone-context=+1",
        "tel:555-0142;phone-context=+1-503",
        "sms:%2B15035550142?body=Hello%20there",
        "sms://+15035550142",
        "smsto:+1 503 555 0142",
        "\N{LEFT-TO-RIGHT EMBEDDING}+15035550142\N{POP DIRECTIONAL FORMATTING}",
        "\N{ZERO WIDTH SPACE}5035550142",
        "\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH DIGIT ONE}5035550142",
        "\N{ARABIC-INDIC DIGIT FIVE}\N{ARABIC-INDIC DIGIT ZERO}35550142",
    ],
)
def test_all_spellings_of_a_number_are_one_customer(written: str) -> None:
    address = read_address(written, "US")

    assert address.kind is AddressKind.NUMBER
    assert address.key == "tel:+15035550142"
    assert address.written == written
    assert reading_form(address, "US") == "(503) 555-0142"


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("555-0142", AddressKind.OTHER),
        ("+5035550142", AddressKind.NUMBER),
        ("5035550142 x7", AddressKind.NUMBER),
        ("+15035550142;ext=8", AddressKind.NUMBER),
        ("tel:+15035550142;isub=8", AddressKind.OTHER),
        ("tel:5035550142;phone-context=pbx.example", AddressKind.OTHER),
        ("+15035550142;ext=8;ext=9", AddressKind.SENDER_NAME),
        ("whatsapp:+15035550142", AddressKind.OTHER),
        ("+15035550142,+15035550143", AddressKind.OTHER),
        ("+1 503 555 014O", AddressKind.SENDER_NAME),
        ("*67 503 555 0142", AddressKind.OTHER),
        ("++15035550142", AddressKind.OTHER),
        ("\ud83d+15035550142", AddressKind.OTHER),
        ("+50142", AddressKind.OTHER),
        ("50142 x7", AddressKind.SENDER_NAME),
        ("50142", AddressKind.SHORT_CODE),
        ("550142", AddressKind.SHORT_CODE),
        ("PARCELPAL", AddressKind.SENDER_NAME),
        ("ParcelPal", AddressKind.SENDER_NAME),
        ("1-503-555-HELP", AddressKind.SENDER_NAME),
        ("dana@bikes.example", AddressKind.EMAIL),
        ("Dana@bikes.example", AddressKind.EMAIL),
        ("", AddressKind.OTHER),
        ("5035550142" * 20, AddressKind.OTHER),
        ("+", AddressKind.OTHER),
    ],
)
def test_what_is_not_that_number_is_somebody_else(written: str, kind: AddressKind) -> None:
    address = read_address(written, "US")

    assert address.kind is kind
    assert address.key != read_address(HOME, "US").key


def test_nobody_of_these_is_anybody_else() -> None:
    written = [
        "555-0142",
        "+5035550142",
        "5035550142 x7",
        "5035550142 x07",
        "50142",
        "+50142",
        "550142",
        "PARCELPAL",
        "ParcelPal",
        "PARCEL\N{ZERO WIDTH SPACE}PAL",
        "\N{CYRILLIC CAPITAL LETTER ER}ARCELPAL",
        "1-503-555-HELP",
        "whatsapp:+15035550142",
        "a@b.example",
        "A@b.example",
        "\ud800",
        "a\ud800",
        "'a\\ud800'",
        "",
    ]

    assert len({read_address(w, "US").key for w in written}) == len(written)


def test_only_the_domain_of_a_mail_address_has_no_case() -> None:
    assert read_address("a@B.Example", "US").key == read_address("a@b.example", "US").key


@pytest.mark.parametrize(
    ("written", "region", "key"),
    [
        ("72975", "US", "code:72975"),
        (" \N{RIGHT-TO-LEFT MARK}72975 ", "US", "code:72975"),
        ("sms:72975", "US", "code:72975"),
        ("729-75", "US", "other:729-75"),
        ("123456", "US", "code:123456"),
        ("5550142", "US", "other:5550142"),
        ("555 0142", "US", "other:5550142"),
        ("+1 555 0142", "US", "other:+15550142"),
        ("77007", "DE", "code:77007"),  # possible as a number, there and in Austria, but codes are as long
        ("12345", "AT", "code:12345"),
        ("030 12345", "DE", "tel:+493012345"),
        ("60777", "GB", "code:60777"),
        ("56767000", "IN", "code:56767000"),
        ("32 12 34 56", "DK", "tel:+4532123456"),
        ("8123 4567", "SG", "tel:+6581234567"),
        ("02000", "NO", "tel:+4702000"),
        ("72975", "", "code:72975"),
        ("5035550142", "XX", "other:5035550142"),
        ("+15035550142", "XX", "tel:+15035550142"),
        ("503 555 0142", "us", "tel:+15035550142"),
        ("0011 65 8123 4567", "AU", "tel:+6581234567"),  # 00 read as a plus would make it Jamaican
        ("02 1234 5678", "IT", "tel:+390212345678"),
        ("+49 30 12345", "US", "tel:+493012345"),
        ("4930123456", "US", "tel:+14930123456"),  # without a plus it is a home number, whatever it might be abroad
        ("442079460000", "US", "other:442079460000"),
        ("+7 495 123-45-67 доб. 5", "RU", "tel:+74951234567;ext=5"),
    ],
)
def test_who_is_meant(written: str, region: str, key: str) -> None:
    assert read_address(written, region).key == key


NO_TEXTS = {"CA+13101234", "CN+8616812345", "KR+8215441234", "UY+59821123"}
"""Examples that are no one's telephone, but service numbers as short as codes, or not dialled from outside."""


def examples() -> list[tuple[str, phonenumbers.PhoneNumber]]:
    """Every example number the library has: each region, each kind of number."""
    found = {
        (region, phonenumbers.format_number(number, PhoneNumberFormat.E164)): number
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        for kind in phonenumbers.PhoneNumberType.values()
        if (number := phonenumbers.example_number_for_type(region, kind)) is not None
    }
    return [(region, number) for (region, e164), number in found.items() if region + e164 not in NO_TEXTS]


WIDE = {digit: 0xFF10 + digit - ord("0") for digit in range(ord("0"), ord("9") + 1)}
ARABIC = {digit: 0x0660 + digit - ord("0") for digit in range(ord("0"), ord("9") + 1)}
DOTTED = {ord(" "): ".", ord("-"): "."}
BARE = dict.fromkeys(map(ord, " -().,/"))


def spellings(region: str, number: phonenumbers.PhoneNumber) -> list[tuple[str, str]]:
    """Spellings and the region they are read in."""
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    there = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    abroad = [e164, there, there.replace(" ", "-"), f"({there.replace(' ', ') ', 1)}"]
    abroad += [
        phonenumbers.format_number(number, PhoneNumberFormat.RFC3966),
        f"sms:%2B{e164[1:]}?body=+1",
        f"00{e164[1:]}",
    ]
    home = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    national = [home, home.translate(BARE), home.translate(DOTTED), f"\u202a{home}\u202c", home.replace(" ", "\u00a0")]
    national.append(home.translate(WIDE if len(home) % 2 else ARABIC))
    outside = [
        (phonenumbers.format_out_of_country_calling_number(number, where), where)
        for where in ("US", "AU")
        if number.country_code != phonenumbers.country_code_for_region(where)
    ]
    return [(form, "US") for form in abroad] + [(form, region) for form in [e164, *national]] + outside


def test_ends_of_numbers_are_never_compared() -> None:
    """Every tail of a number is another customer than the number, and than every other tail."""
    tails = ["15035550142"[start:] for start in range(2, 9)]
    keys = [read_address(tail, "US").key for tail in [HOME, *tails]]

    assert all(a != b for a, b in itertools.combinations(keys, 2))


NUMBER_LIKE = st.text("0123456789+-() .;=x#,:ext/\u202a\u00a0\uff11\u0661\ud800", max_size=30)
ANY = st.text(max_size=200) | st.text(st.characters(), max_size=40) | NUMBER_LIKE
REGIONS = st.sampled_from(["US", "DE", "IT", "BR", "AU", "JP", "NO", "IN", ""])


@given(ANY, REGIONS)
def test_any_text_is_somebody(written: str, region: str) -> None:
    address = read_address(written, region)

    assert address.written == written
    assert address.key.encode()
    assert reading_form(address, region) is not None
    typed = dialled(written, region)
    if typed is not None:
        assert typed.key == address.key
        assert read_address(typed.written, region).key == typed.key


@given(ANY, ANY)
def test_what_is_no_number_merges_with_its_own_spelling_only(one: str, other: str) -> None:
    a, b = read_address(one, ""), read_address(other, "")

    if a.key == b.key:
        assert a.kind is b.kind
        assert one == other or a.kind in {AddressKind.NUMBER, AddressKind.SHORT_CODE, AddressKind.EMAIL}


def pressed(written: str) -> str:
    """Digits of any script without the trunk 1, read another way than the program reads them."""
    return "".join(str(int(c)) for c in written if c.isdecimal()).removeprefix("1")[-10:]


@given(st.from_regex(r"\+?1?[ .-]?[(]?[2-9][0-9]{2}[)]?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}", fullmatch=True))
def test_a_home_number_is_its_ten_digits_however_dressed(written: str) -> None:
    if written.startswith("+") and not written.startswith("+1"):
        return  # some other country
    assert read_address(written, "US").key == f"tel:+1{pressed(written)}"


def test_thousands_of_neighbours_stay_apart() -> None:
    """Numbers that differ in one digit, in length at either end, or by a plus."""
    digits = "15035550142"
    changed = {digits[:at] + str(new) + digits[at + 1 :] for at in range(1, 11) for new in range(10)}
    twice = {d[:at] + str(new) + d[at + 1 :] for d in changed for at in range(1, 11) for new in range(10)}
    lengths = {f"{digits}{new}" for new in range(10)} | {digits[:end] for end in range(4, 11)}
    keys = {read_address(f"+{number}", "US").key for number in twice | lengths}

    assert len(twice | lengths) > 3_700
    assert len(keys) == len(twice | lengths)


def test_junk_costs_no_more_than_its_length() -> None:
    for junk in ("9" * 10_000, "(" * 10_000, "x" * 10_000, " " * 250, "1 " * 125, ";ext=1" * 41, "@" * 250, "+" * 250):
        assert read_address(junk, "US").kind in {AddressKind.OTHER, AddressKind.SENDER_NAME}


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("(503) 555-0142", HOME),
        ("07700 900123", None),
        ("+44 7700 900123", "+447700900123"),
        ("72975", "72975"),
        ("PARCELPAL", None),
        ("dana@bikes.example", None),
        ("503555014", None),
        ("5035550142 x7", None),
        ("+15556667777", "+15556667777"),  # no such area code is known: with the country code it is the agent's word
        ("(555) 666-7777", None),
        ("5550142", None),
        ("12345678", None),
        ("tel:+15035550142", HOME),
        (" \N{FULLWIDTH DIGIT SEVEN}2975 ", "72975"),
        ("+72975", None),
        ("1-503-555-HELP", None),
        ("whatsapp:+15035550142", None),
        ("", None),
    ],
)
def test_what_an_agent_types_is_sent_as_e164_or_not_at_all(typed: str, sent: str | None) -> None:
    address = dialled(typed, "US")

    assert (address.written if address is not None else None) == sent


def test_home_is_read_nationally_and_the_rest_of_the_world_internationally() -> None:
    number = read_address("+447700900123", "US")

    assert reading_form(number, "US") == "+44 7700 900123"
    assert reading_form(number, "GB") == "07700 900123"
    assert reading_form(read_address("5035550142 x7", "US"), "US") == "(503) 555-0142 ext. 7"
    assert reading_form(read_address(" PARCELPAL ", "US"), "US") == "PARCELPAL"


@given(st.text(max_size=300), st.sampled_from(["US", "GB", "DE", "ZZ", "us"]))
def test_a_key_alone_is_that_of_the_reading(written: str, region: str) -> None:
    assert key_of(written, region) == read_address(written, region).key


def test_the_keys_of_a_hundred_thousand_customers_are_their_own() -> None:
    numbers = [f"+1{2_025_550_000 + n}" for n in range(100_000)]
    assert [key_of(number, "US") for number in numbers] == [f"tel:{number}" for number in numbers]


EXTENDED = ("{} x{}", "{} ext. {}", "{} #{}", "{};ext={}")
SENDERS = ("PARCELPAL", "ParcelPal", "Parcel Pal", "Bank-24", "O2", "Café", "Банк", "お知らせ", "Info", "INFO")
MAILS = ("dana@bikes.example", "Dana@bikes.example", "dana+shop@bikes.example", "d.ana@bikes.example")


def customers() -> dict[str, list[tuple[str, str]]]:
    """Customers of every kind by what is dialled, each with forms of writing them and where each is read."""
    found: dict[str, list[tuple[str, str]]] = {}
    for place, (region, number) in enumerate(examples()):
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        found.setdefault(e164, []).extend(spellings(region, number))
        there = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
        for extension in ("7", "41") if place % 3 == 0 else ():
            forms = [(form.format(one, extension), "US") for form in EXTENDED for one in (there, e164)]
            found.setdefault(f"{e164} x{extension}", []).extend(forms)
    for region in sorted(phonenumbers.SUPPORTED_SHORT_REGIONS):
        code = phonenumbers.shortnumberinfo._example_short_number(region)
        if read_address(code, region).kind is AddressKind.SHORT_CODE:
            forms = [(form.format(code), region) for form in ("{}", " {} ", "sms:{}", "\u200e{}")]
            found.setdefault(f"code {code}", []).extend(forms)
    found |= {sender: [(sender, "US"), (sender, "DE"), (sender, "")] for sender in SENDERS}
    found |= {mail: [(mail, "US"), (mail.replace("bikes.example", "Bikes.EXAMPLE"), "GB")] for mail in MAILS}
    return found


def test_thousands_of_forms_are_as_many_threads_as_there_are_customers() -> None:
    """One thread for one number in whatever form, and no two customers in one thread."""
    known = customers()
    threads = {who: {read_address(form, where).key for form, where in forms} for who, forms in known.items()}

    assert sum(map(len, known.values())) >= 20_000
    assert len(known) > 1_500
    astray = {
        who: keys for who, keys in threads.items() if who[0] == "+" and " x" not in who and keys != {f"tel:{who}"}
    }
    assert astray == {}
    assert {who: keys for who, keys in threads.items() if len(keys) > 1} == {}
    assert len(set().union(*threads.values())) == len(known)
