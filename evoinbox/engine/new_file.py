"""A file that is there whole or not at all: written under another name beside its own, which it takes at the end.

Invariants: only its owner may read it; these wait for the disk, so they are called in a worker.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TextIO


def begin(path: Path) -> tuple[TextIO, Path]:
    """A new file beside the one to come, and its name. Raises OSError."""
    number, name = tempfile.mkstemp(prefix=f".{path.stem[:40]}-", suffix=".part", dir=path.parent)
    return os.fdopen(number, "w", encoding="utf-8", errors="surrogatepass", newline=""), Path(name)


def finish(file: TextIO, part: Path, path: Path) -> None:
    """Have all of it on the disk, and put it in its place. Raises OSError."""
    file.flush()
    os.fsync(file.fileno())
    file.close()  # some systems move no file that is open
    part.replace(path)


def write(path: Path, content: str | bytes) -> None:
    """All of it at once. Raises OSError, and leaves nothing then."""
    file, part = begin(path)
    try:
        with file:
            if isinstance(content, bytes):
                file.buffer.write(content)
            else:
                file.write(content)
            finish(file, part, path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
