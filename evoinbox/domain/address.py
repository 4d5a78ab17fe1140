"""Who is one customer, however the address is written.

Invariants: any string has an answer, in bounded time; two writings share a key only when they dial the same number
with the same extension, or are the same text; ends of numbers are never compared; `written` stays untouched, for that
is what goes back to the service; a key can always be stored as UTF-8.

What merges, and what does not:
- Numbers merge when they are *possible* (right length) from the home region. Valid would be too strict: plans change
  faster than metadata, and numbers set aside for fiction, such as +44 7700 900123, are not valid.
- Short codes are 3 to 8 digits and nothing else. `_means_code` tells them from national numbers as short as that.
  "+72975" is no code: a plus announces a country.
- Sender names compare exactly, case and invisible characters included: no look-alike slips into a trusted thread.
- Mail addresses compare exactly, but for the case of the domain, which DNS ignores.
- Other schemes than tel and sms ("whatsapp:+1503...") are other ways to reach someone and never merge with texts.
"""

from __future__ import annotations

import enum
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, NewType

import phonenumbers  # 13 ms where `re`, `enum` and `threading` are loaded already; its metadata comes region by region
from phonenumbers import PhoneNumber, PhoneNumberFormat, ValidationResult

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

ConversationKey = NewType("ConversationKey", str)

_LONGEST: Final = 250
"""Characters of an address that are looked into, as in phonenumbers: what is longer is compared as it stands."""

_KEPT: Final = 65_536
"""Keys remembered, 160 bytes each: the history repeats its addresses, and reading a number takes 30 us."""

_SHOWN: Final = 1024
"""Readings remembered, 400 bytes each: what a window shows."""

_SCHEME: Final = re.compile(r"(?:tel|sms|smsto):(?://)?", re.IGNORECASE)
_ANY_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ESCAPED: Final = re.compile(r"%([2-7][0-9a-f])", re.IGNORECASE)
_PARAMETER: Final = re.compile(r";(ext|phone-context)=([^;]*)", re.IGNORECASE)
_CONTEXT: Final = re.compile(r"\+[0-9().-]+")
_EXTENSION: Final = re.compile(
    r"(?<![ ,;])[ ,;]*(?:extension|extn?|доб|anexo|int|x|#)[ .:]*([0-9]{1,9})$", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"[ (\[]*\+?[0-9 ./()\[\]~·-]*")
_SEPARATORS: Final = re.compile(r"[^0-9+]")
_CODE: Final = re.compile(r"[0-9]{3,8}")
_MAIL: Final = re.compile(r"([^\s@<>,;:\"]+)@([^\s@<>,;:\"]+)")


class AddressKind(enum.Enum):
    """What kind of other party an address names."""

    NUMBER = "number"
    SHORT_CODE = "short-code"
    SENDER_NAME = "sender-name"
    EMAIL = "email"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """One writing of the other party: `written` as it came, `key` the same for all writings of one customer."""

    written: str
    kind: AddressKind
    key: ConversationKey


def read_address(written: str, region: str) -> Address:
    """Tell who is meant. `region` (ISO 3166) is where national writings are at home; an unknown one has none."""
    if len(written) > _LONGEST:  # kept out of the cache, so that its size has a bound
        return _as_written(written)
    return _read(written, _home(region))


def key_of(written: str, region: str) -> ConversationKey:
    """The key of `read_address`, for many addresses: what it remembers takes less room."""
    if len(written) > _LONGEST:
        return _as_written(written).key
    read = _keys(_home(region))
    if read.cache_info().currsize >= _KEPT:
        read.cache_clear()
    return read(written)


def reading_form(address: Address, region: str) -> str:
    """An address as people read it: a number nationally at home and internationally elsewhere, the rest as written."""
    if address.kind is not AddressKind.NUMBER:
        return address.written.strip()
    number = phonenumbers.parse(address.key)
    at_home = number.country_code == phonenumbers.country_code_for_region(_home(region))
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if at_home else PhoneNumberFormat.INTERNATIONAL
    )


def dialled(text: str, region: str) -> Address | None:
    """What an agent typed as the recipient of a new text, as we send it: E.164 or a short code; None if neither.

    With its country code a possible number will do: that is the agent's own word, and metadata lags behind the plans.
    A national one must be valid, for there the region is a guess. An extension cannot be texted.
    """
    address = read_address(text, region)
    match address.kind:
        case AddressKind.NUMBER:
            number = phonenumbers.parse(address.key)
            complete = read_address(text, phonenumbers.UNKNOWN_REGION).key == address.key
            if number.extension is not None or not (complete or phonenumbers.is_valid_number(number)):
                return None
            return Address(address.key.removeprefix("tel:"), address.kind, address.key)
        case AddressKind.SHORT_CODE:
            code = address.key.removeprefix("code:")
            return Address(code, address.kind, address.key) if len(code) in _code_lengths(_home(region)) else None
        case AddressKind.SENDER_NAME | AddressKind.EMAIL | AddressKind.OTHER:
            return None


def sendable(key: ConversationKey) -> str | None:
    """What reaches a conversation nobody has written in yet: E.164 or a short code; None where no text can."""
    kind, _, rest = key.partition(":")
    return rest if (kind == "tel" and ";" not in rest) or kind == "code" else None


def numbers_in(text: str, region: str) -> list[tuple[int, int, Address]]:
    """The numbers written in a text: begin, end and whom they reach; only such as can be texted from the region.

    Takes 60 us for each that looks like one, and looks at a hundred at most.
    """
    found = []
    for match in phonenumbers.PhoneNumberMatcher(text, _home(region), max_tries=100):
        address = dialled(match.raw_string, region)
        if address is not None and address.kind is AddressKind.NUMBER:
            found.append((match.start, match.end, address))
    return found


class _Pressed(NamedTuple):
    """What fingers would press: a plus or none and digits, then an extension or none; `bare` without any separators."""

    digits: str
    extension: str
    bare: bool


def _home(region: str) -> str:
    """The region as phonenumbers knows it; anything else is its unknown region, where only a plus makes a number."""
    code = region.upper()
    return code if code in phonenumbers.SUPPORTED_REGIONS else phonenumbers.UNKNOWN_REGION


@lru_cache(maxsize=4)
def _keys(region: str) -> _lru_cache_wrapper[ConversationKey]:
    @cache  # an ordered one needs twice the room
    def read(written: str) -> ConversationKey:
        return _understood(written, region).key

    return read


@lru_cache(maxsize=_SHOWN)
def _read(written: str, region: str) -> Address:
    return _understood(written, region)


def _understood(written: str, region: str) -> Address:
    pressed = _pressed("".join(map(_folded, written)).strip())
    if pressed is None:
        return _as_written(written)
    digits = pressed.digits
    number, length = _number(digits, region)
    if number is not None and length == ValidationResult.IS_POSSIBLE and not _means_code(digits, number, region):
        e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
        key = f"tel:{e164};ext={pressed.extension}" if pressed.extension else f"tel:{e164}"
        return Address(written, AddressKind.NUMBER, ConversationKey(key))
    if pressed.extension:
        return _as_written(written)
    if length == ValidationResult.IS_POSSIBLE_LOCAL_ONLY and len(digits) not in _code_lengths(region):
        # Without its area code it is somebody else in the next town; only its own writings are one.
        return Address(written, AddressKind.OTHER, ConversationKey(f"other:{digits}"))
    if pressed.bare and _CODE.fullmatch(digits):
        return Address(written, AddressKind.SHORT_CODE, ConversationKey(f"code:{digits}"))
    return _as_written(written)


def _as_written(written: str) -> Address:
    """What merges with nothing: the key is the writing itself."""
    kind, key = AddressKind.OTHER, written
    if len(written) <= _LONGEST:
        if mail := _MAIL.fullmatch(written.strip()):
            kind, key = AddressKind.EMAIL, f"{mail[1]}@{mail[2].lower() if mail[2].isascii() else mail[2]}"
        elif any(map(str.isalpha, written)) and not _ANY_SCHEME.match(written):
            kind = AddressKind.SENDER_NAME
    prefix = {AddressKind.EMAIL: "mail", AddressKind.SENDER_NAME: "name"}.get(kind, "other")
    try:
        key.encode()
    except UnicodeEncodeError:  # half a surrogate pair: no database takes it
        prefix, key = f"{prefix}-escaped", ascii(key)
    return Address(written, kind, ConversationKey(f"{prefix}:{key}"))


@lru_cache(maxsize=1024)
def _folded(character: str) -> str:
    """One character as numbers are written in ASCII: any digits, wide forms, dashes; unseen marks vanish."""
    category = unicodedata.category(character)
    if character.isspace():
        return " "
    if category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if "\N{FULLWIDTH EXCLAMATION MARK}" <= character <= "\N{FULLWIDTH TILDE}":
        return chr(ord(character) - 0xFEE0)
    return "-" if category == "Pd" or character in "−ー" else character


def _pressed(text: str) -> _Pressed | None:
    """Take a writing apart; None when it holds anything else than a number, so that letters never become digits."""
    if scheme := _SCHEME.match(text):
        # A URI: what follows "?" is a text's body, and browsers escape the plus.
        text = _ESCAPED.sub(lambda escaped: chr(int(escaped[1], 16)), text[scheme.end() :].partition("?")[0])
    found = _PARAMETER.findall(text)
    parameters = {name.lower(): value for name, value in found}
    body = _PARAMETER.sub("", text).strip()
    extension = parameters.get("ext", "")
    if extension and not _EXTENSION.fullmatch(f"x{extension}"):
        return None
    if not extension and (shorthand := _EXTENSION.search(body)):
        body, extension = body[: shorthand.start()], shorthand[1]
    if len(parameters) < len(found) or not _NUMBER.fullmatch(body):
        return None
    digits = _SEPARATORS.sub("", body)
    if context := parameters.get("phone-context"):
        # RFC 3966: the context completes a local number. A domain as context makes it a number of that domain only.
        if digits.startswith("+") or not _CONTEXT.fullmatch(context):
            return None
        digits = _SEPARATORS.sub("", context) + digits
    return _Pressed(digits, extension, digits == body) if digits.strip("+") else None


def _number(digits: str, region: str) -> tuple[PhoneNumber | None, int]:
    """The number that `digits` dial from `region`, and what its length says."""
    number, length = _parsed(digits, region)
    zeros_stay = number is not None and (number.number_of_leading_zeros or 0) >= 2
    if digits.startswith("00") and (zeros_stay or length != ValidationResult.IS_POSSIBLE):
        # Most of the world dials 00 to go abroad, and writes so. What 00 means at home came first: from Australia
        # "0011 65..." is Singapore, while "+1165..." would pass for a number in Jamaica.
        abroad, its_length = _parsed(f"+{digits[2:]}", region)
        if its_length == ValidationResult.IS_POSSIBLE:
            return abroad, its_length
    return number, length


def _parsed(digits: str, region: str) -> tuple[PhoneNumber | None, int]:
    try:
        number = phonenumbers.parse(digits, region)
    except phonenumbers.NumberParseException:
        return None, ValidationResult.INVALID_LENGTH
    return number, phonenumbers.is_possible_number_with_reason(number)


def _means_code(digits: str, number: PhoneNumber, region: str) -> bool:
    """Whether up to 8 digits that have a number's length are better read as a short code, or as nothing.

    In Germany 4 digits make a possible number, so length alone decides nothing here. Where long-distance calls begin
    with a trunk prefix ("0"), digits without it are no national number: a code if codes are that long there, else the
    plan must know the number. Where there is none, the plan decides between numbers and codes of the same length.
    """
    trunk = phonenumbers.ndd_prefix_for_region(region, True)
    if digits.startswith("+") or len(digits) > 8 or (trunk and digits.startswith(trunk)):
        return False
    as_long_as_codes = len(digits) in _code_lengths(region)
    if trunk and as_long_as_codes:
        return True
    return bool(trunk or as_long_as_codes) and not phonenumbers.is_valid_number(number)


@cache
def _code_lengths(region: str) -> frozenset[int]:
    """How many digits the region's short codes have."""
    plan = phonenumbers.PhoneMetadata.short_metadata_for_region(region)
    return (
        frozenset(plan.general_desc.possible_length)
        if plan is not None and plan.general_desc is not None
        else frozenset()
    )
