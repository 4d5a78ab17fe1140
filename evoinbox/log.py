"""The log: one rotating file per run's places, with numbers and addresses struck out.

Invariants: callers log identifiers, never text, numbers or secrets; what slips through in an exception's words is
struck out here as a second net.
"""

from __future__ import annotations

import logging
import logging.handlers
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NUMBER: Final = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){6,}")
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")


class Redacted(logging.Formatter):
    """Formats a record and strikes out what looks like a number or a mail address."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be kept."""
        head, separator, rest = super().format(record).partition(f"{record.levelname} ")
        return head + separator + redact(rest)


class LogFile(logging.handlers.RotatingFileHandler):
    """The log on disk; a full disk costs the record, and nothing of it goes to stderr, where nothing is struck out."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Let a record go that the disk does not take."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)

    def close(self) -> None:
        """Close the file, whatever the disk says to the last words."""
        with suppress(OSError):
            super().close()


def redact(words: str) -> str:
    """Strike out numbers of seven digits and more, and mail addresses."""
    return _MAIL.sub("[mail]", _NUMBER.sub("[number]", words))


def start(directory: Path, level: int) -> logging.Handler:
    """Log into `directory`; with DEBUG also to stderr. Returns the file's handler, to be closed at the end."""
    formatter = Redacted(_FORMAT)
    file = LogFile(directory / "evoinbox.log", maxBytes=2_000_000, backupCount=2, encoding="utf-8", delay=True)
    handlers: list[logging.Handler] = [file]
    if level <= logging.DEBUG:
        handlers.append(logging.StreamHandler(sys.stderr))
    root = logging.getLogger()
    root.setLevel(max(level, logging.INFO))
    logging.getLogger("evoinbox").setLevel(level)
    # httpx logs each address it asks, which may hold a customer's number.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    for handler in handlers:
        handler.setFormatter(formatter)
        root.addHandler(handler)
    return file
