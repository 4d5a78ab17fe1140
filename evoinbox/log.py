"""The log: one rotating file per run's places, 0600, with numbers and addresses struck out.

Invariants: callers log identifiers, never text, numbers or secrets; of an error its kind and places are kept, never
what it says, for a text may stand in that; of what libraries log only the sentence is kept, without what is put into
it; what slips through is struck out here as a second net.
"""

from __future__ import annotations

import copy
import errno
import logging
import logging.handlers
import os
import re
import sys
import traceback
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Final, TextIO

OURS: Final = "evoinbox"
"""What the names of our own loggers begin with."""

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NUMBER: Final = re.compile(
    r"(?P<time>\b20\d\d-[01]\d-[0-3]\d[ T][0-2]\d:[0-5]\d:[0-5]\d(?:[,.]\d{1,6})?\b)"
    r"|\+?\d(?:(?:[^\S\n]|[().-]){0,2}\d){6,}"
)
"""Or a moment as the log writes it, which stays."""

_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


_DEEPEST: Final = 8
"""Causes of causes that are told."""


class Redacted(logging.Formatter):
    """Formats a record as it may be kept, and strikes out what looks like a number or a mail address."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be kept."""
        kept = copy.copy(record)
        kept.exc_text = kept.stack_info = None  # another handler may have put an error's words there
        if not record.name.startswith(OURS):
            kept.msg, kept.args = str(record.msg).partition("\n")[0], ()
        if record.exc_info and record.exc_info[1] is not None:
            kept.exc_info, kept.exc_text = None, traced(record.exc_info[1])
        return redact(super().format(kept))


def wanted(record: logging.LogRecord) -> bool:
    """Whether a record may be kept at all: what libraries tell of their daily work holds addresses and cookies."""
    return record.name.startswith(OURS) or record.levelno >= logging.WARNING


class LogFile(logging.handlers.RotatingFileHandler):
    """The log on disk; a full disk costs the record, and nothing of it goes to stderr, where nothing is struck out."""

    def _open(self) -> TextIOWrapper:
        os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Let a record go that cannot be written: logging itself would print all of it to stderr."""

    def close(self) -> None:
        """Close the file, whatever the disk says to the last words."""
        with suppress(OSError):
            super().close()


class Shown(logging.StreamHandler[TextIO]):
    """The log on stderr, for who looks for a fault."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """As for the file."""


def redact(words: str) -> str:
    """Strike out numbers of seven digits and more, and mail addresses."""
    return _MAIL.sub("[mail]", _NUMBER.sub(lambda found: found["time"] or "[number]", words))


def traced(error: BaseException, depth: int = 0) -> str:
    """An error as it may be kept: its kind, where it came by, and the same of what caused it."""
    kind = type(error)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    code = errno.errorcode.get(getattr(error, "errno", None) or 0, "") or getattr(error, "sqlite_errorname", "")
    lines = [f"{name} {code}".rstrip()]
    for frame, number in traceback.walk_tb(error.__traceback__):
        lines.append(f"  {_place(frame.f_code.co_filename)}:{number} in {frame.f_code.co_name}")
    inside = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if depth < _DEEPEST:
        lines += [f"of {traced(one, depth + 1)}" for one in inside]
        lines += [f"caused by {traced(cause, depth + 1)}"] if cause is not None else []
    return "\n".join(lines)


def _place(file: str) -> str:
    """A module by its path below what is installed: the rest tells who somebody is."""
    parts = Path(file).parts
    for top in ("site-packages", "evoinbox"):
        if top in parts:
            return "/".join(parts[len(parts) - 1 - parts[::-1].index(top) :])
    return parts[-1] if parts else ""


def start(directory: Path, level: int) -> logging.Handler:
    """Log into `directory`; with DEBUG also to stderr. Returns the file's handler, to be closed at the end."""
    formatter = Redacted(_FORMAT)
    file = LogFile(
        directory / "evoinbox.log", maxBytes=2_000_000, backupCount=2, encoding="utf-8", errors="backslashreplace",
        delay=True,
    )  # fmt: skip
    handlers: list[logging.Handler] = [file]
    if level <= logging.DEBUG:
        handlers.append(Shown(sys.stderr))
    root = logging.getLogger()
    root.setLevel(max(level, logging.INFO))
    logging.getLogger("evoinbox").setLevel(level)
    # What httpx logs may name the address it asks, which may hold a customer's number.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    for handler in handlers:
        handler.setFormatter(formatter)
        handler.addFilter(wanted)
        root.addHandler(handler)
    return file
