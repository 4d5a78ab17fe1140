"""What may be chosen, and where files live.

Invariants: settings are one frozen value, read once and replaced whole; a settings file that cannot be read is set
aside, not obeyed by halves; every file of a run lies below its `Places`, so that two runs with different ones never
meet.
"""

from __future__ import annotations

import enum
import ipaddress
import os
import re
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Final, TypeVar
from urllib.parse import urlsplit

import msgspec
import platformdirs

from evoinbox.domain.errand import Errand
from evoinbox.domain.errors import NotAnAddress, NotEncrypted, StoreUnwritable
from evoinbox.domain.opt_out import OptOuts

_Value = TypeVar("_Value", bound=msgspec.Struct)

PRODUCTION_SERVER: Final = "https://evovoice.io"
"""The service's production host (the vendor's public client)."""

LONGEST_UNDO_S: Final = 10
"""The longest window in which a text can be taken back, in seconds; 0 is none."""

MOST_SEGMENTS_UNASKED: Final = 20
"""The most segments a text may be set to have before the agent is asked; 0 means that it never is."""
SMALLEST_TEXT: Final = 80
LARGEST_TEXT: Final = 200
"""The bounds of the text size, in percent of the system's own."""

LONGEST_AGAIN_MIN: Final = 120
LONGEST_QUIET_DAYS: Final = 30
MOST_KEPT_DAYS: Final = 3650
LONGEST_LOCK_MIN: Final = 240
HOURS_STEP_MIN: Final = 30
"""Working hours begin and end at full and half hours."""

PROFILE_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class SendKey(enum.Enum):
    """Which key sends; the other one makes a new line."""

    ENTER = "enter"
    CTRL_ENTER = "ctrl-enter"


class Theme(enum.Enum):
    """Which colours: all by the system, light, dark, or high contrast and light or dark by the system."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Language(enum.Enum):
    """Which words: those of the system as far as they are spoken here, or a language by its code (ISO 639)."""

    SYSTEM = "system"
    ENGLISH = "en"
    SPANISH = "es"
    ARABIC = "ar"


class Notify(enum.Enum):
    """How much a note about a text that arrived says."""

    TEXT = "text"
    SENDER = "sender"
    OFF = "off"


class Sound(enum.Enum):
    """What is heard with a note (freedesktop.org's Sound Naming Specification); NONE is silence."""

    USUAL = "message-new-instant"
    MAIL = "message-new-email"
    BELL = "bell"
    RING = "phone-incoming-call"
    SIGN = "dialog-information"
    NONE = "none"


_MinuteOfDay = Annotated[int, msgspec.Meta(ge=0, lt=24 * 60, multiple_of=HOURS_STEP_MIN)]
_DayOfWeek = Annotated[int, msgspec.Meta(ge=0, le=6)]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """What the agent may choose.

    `region` (ISO 3166) reads numbers written without a country code; `text_size` is in percent of the system's own;
    `keys` has the keys of those commands, by name, that have others than they come with. A text of more than
    `ask_segments` is asked about before it is sent; 0 is never. `ask_answered`: one whose customer
    somebody else has just written to is asked about too. `dictionaries` are those of these languages (`en_US`),
    none are those of the system's and the window's own. `recent_emoji` are those picked last, the newest first.
    Texts are kept on this computer for `keep_days`, 0 is for ever. The window locks itself after `lock_min` without
    the agent, 0 for never, and `lock_with_screen`, where there is a passphrase.
    `templates` is the path of a file of templates that an administrator shares, "" for none. `quiet_days` is after how
    many days a customer who has not answered a question has gone quiet, `again_min` after how
    many minutes an unread text is told again, `line_sounds` has, by their ids, the lines that have another sound than
    the usual one, 0 for never; `hours_from` and `hours_to` are minutes of the day,
    `hours_days` days of the week (0 is Monday); notifications are paused until `paused_until_us`, which has its
    commands; `start_at_sign_in` is what the system says, whatever the file has; `tell_updates` says once that a newer
    package was put in place while the program runs.
    """

    send_key: SendKey = SendKey.ENTER
    undo_s: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_UNDO_S)] = 3
    theme: Theme = Theme.SYSTEM
    language: Language = Language.SYSTEM
    region: str = "US"
    notify: Notify = Notify.TEXT
    check_spelling: bool = True
    dictionaries: tuple[str, ...] = ()
    ask_segments: Annotated[int, msgspec.Meta(ge=0, le=MOST_SEGMENTS_UNASKED)] = 3
    ask_answered: bool = True
    recent_emoji: tuple[str, ...] = ()
    templates: str = ""
    text_size: Annotated[int, msgspec.Meta(ge=SMALLEST_TEXT, le=LARGEST_TEXT)] = 100
    keys: dict[str, list[str]] = {}
    sound: bool = False
    sound_at_night: bool = False
    line_sounds: dict[str, Sound] = {}
    again_min: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_AGAIN_MIN)] = 0
    quiet_days: Annotated[int, msgspec.Meta(ge=1, le=LONGEST_QUIET_DAYS)] = 3
    hours_only: bool = False
    hours_from: _MinuteOfDay = 8 * 60
    hours_to: _MinuteOfDay = 18 * 60
    hours_days: tuple[_DayOfWeek, ...] = (0, 1, 2, 3, 4)
    lock_min: Annotated[int, msgspec.Meta(ge=0, le=LONGEST_LOCK_MIN)] = 0
    lock_with_screen: bool = False
    keep_days: Annotated[int, msgspec.Meta(ge=0, le=MOST_KEPT_DAYS)] = 0
    start_at_sign_in: bool = False
    tell_updates: bool = True
    paused_until_us: Annotated[int, msgspec.Meta(ge=0)] = 0


class LastSeat(msgspec.Struct, frozen=True):
    """Who sat here last, so that the next start opens the same files before any network call; no secrets.

    `vault` names this place in the keyring and is made once; the rest is empty before the first sign-in.
    `other_accounts` are those the sign-in reaches beside this one, `sign_ins` what the keyring may have of anybody.
    """

    vault: str
    server: str = ""
    user_name: str = ""
    account_id: str = ""
    account_name: str = ""
    files: str = ""
    other_accounts: list[str] = []
    sign_ins: list[str] = []


_Pixels = Annotated[int, msgspec.Meta(ge=-100_000, le=100_000)]
"""More than any desktop has, and no more than Qt can count."""


class WindowPlace(msgspec.Struct, frozen=True):
    """Where the window stood: its inner rectangle when not maximised, and the width of the list, in Qt's pixels."""

    x: _Pixels
    y: _Pixels
    width: _Pixels
    height: _Pixels
    maximised: bool
    list_width: _Pixels


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    server: str
    profile: str | None
    data_dir: Path | None
    demo: bool
    background: bool
    debug: bool
    errand: Errand
    at_sign_in: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """Where the files of a run live."""

    data: Path
    logs: Path

    @classmethod
    def of(cls, *, data_dir: Path | None, profile: str | None) -> Places:
        """Everything below `data_dir` if given, else platformdirs' places, apart per profile."""
        if data_dir is not None:
            return cls(data_dir.absolute(), data_dir.absolute() / "logs")
        below = Path("profiles", profile) if profile else Path()
        return cls(
            Path(platformdirs.user_data_dir("evoinbox", appauthor=False)) / below,
            Path(platformdirs.user_log_dir("evoinbox", appauthor=False)) / below,
        )

    @property
    def settings_file(self) -> Path:
        """The agent's choices."""
        return self.data / "settings.json"

    @property
    def seat_file(self) -> Path:
        """Who sat here last."""
        return self.data / "seat.json"

    @property
    def templates_file(self) -> Path:
        """The agent's own templates."""
        return self.data / "templates.toml"

    @property
    def window_file(self) -> Path:
        """Where the window stood."""
        return self.data / "window.json"

    @property
    def lock_file(self) -> Path:
        """Held while a copy of the program uses these places."""
        return self.data / "lock"

    def store_files(self, name: str) -> tuple[Path, Path]:
        """Cache and desk file of one seat."""
        return self.data / f"cache-{name}.db", self.data / f"desk-{name}.db"

    def seats(self) -> set[str]:
        """The names of all seats that have, or had, files here."""
        return {path.name.split(".")[0].partition("-")[2] for path in self._stores()}

    def caches(self) -> list[Path]:
        """All caches with their logs, and what was put aside of them."""
        return list(self.data.glob("cache-*.db*"))

    def private_files(self) -> list[Path]:
        """All that holds what somebody wrote: stores with what was put aside of them, and the agent's templates."""
        return [*self._stores(), *self.data.glob("templates*"), *self.data.glob("seat.*")]

    def _stores(self) -> list[Path]:
        return [path for kind in ("cache", "desk") for path in self.data.glob(f"{kind}-*.db*")]

    def make(self) -> None:
        """Create the directories, private to the user; raises StoreUnwritable."""
        try:
            for place in (self.data, self.logs):
                place.mkdir(parents=True, exist_ok=True, mode=0o700)
                _keep_private(place)
                if not os.access(place, os.W_OK | os.X_OK):
                    raise StoreUnwritable(str(place))
        except OSError as error:
            raise StoreUnwritable(str(error.filename or self.data)) from error


def load_chosen(file: Path) -> dict[str, object]:
    """Read which settings the agent has chosen, by field; an absent file has none, an unreadable one is set aside."""
    if _read(file, Settings) is None:
        return {}
    fields: dict[str, object] = msgspec.json.decode(file.read_bytes())
    return {name: value for name, value in fields.items() if name in Settings.__struct_fields__}


def keep_locked(before: Settings, after: Settings, locked: frozenset[str]) -> Settings:
    """What comes of a choice where the fields named in `locked` are not the agent's to choose."""
    return msgspec.structs.replace(after, **{name: getattr(before, name) for name in locked})


def load_seat(file: Path) -> LastSeat:
    """Read who sat here last; a first start makes a new name for this place in the keyring."""
    return _read(file, LastSeat) or LastSeat(vault=os.urandom(8).hex())


def load_window(file: Path) -> WindowPlace | None:
    """Read where the window stood, if that is known."""
    return _read(file, WindowPlace)


def save(file: Path, value: Settings | LastSeat | WindowPlace | dict[str, object]) -> None:
    """Write a value whole or not at all; raises StoreUnwritable."""
    fresh = file.with_suffix(".new")
    try:
        with open(fresh, "wb", opener=private) as writing:
            writing.write(msgspec.json.format(msgspec.json.encode(value)))
        fresh.replace(file)
    except OSError as error:
        raise StoreUnwritable(str(file)) from error


def private(path: str, flags: int) -> int:
    """An opener for open(): what it makes is the user's alone, whatever the umask."""
    return os.open(path, flags, 0o600)


def _keep_private(place: Path) -> None:
    """A directory that others may look into was made by somebody else, or before this program did."""
    if sys.platform != "win32":
        mode = place.stat()
        if mode.st_mode & 0o077 and mode.st_uid == os.getuid():
            place.chmod(0o700)


def read_server(typed: str) -> str:
    """The address of a server to use: https, or plain http to this computer; raises ServerAddressError."""
    text = typed.strip()
    parts = urlsplit(text if "://" in text else f"https://{text}")
    try:
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise NotAnAddress from error
    odd = parts.query or parts.fragment or parts.username
    if parts.scheme not in ("https", "http") or not host or odd or any(c.isspace() for c in text):
        raise NotAnAddress
    if parts.scheme == "http" and not is_this_computer(host):
        raise NotEncrypted
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


def is_this_computer(host: str) -> bool:
    """Whether a host's name means the computer it is read on."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def resource(*parts: str) -> Path:
    """A shipped file: beside the package when installed, at the top of the tree in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "resources"
    return (installed if installed.is_dir() else package.parent / "resources").joinpath(*parts)


@cache
def opt_outs() -> OptOuts:
    """What customers write who want no more texts, as the shipped file lists it."""
    return OptOuts(resource("opt_out.toml").read_text(encoding="utf-8"))


def _read(file: Path, kind: type[_Value]) -> _Value | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=kind)
    except FileNotFoundError:
        return None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        file.replace(file.with_suffix(".unreadable"))
        return None
    except OSError as error:
        raise StoreUnwritable(str(file)) from error
