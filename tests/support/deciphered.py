"""What stands in an encrypted file for whoever has its key: every page as it is on the disk, used or not."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV, SALT = 4096, 80, 16, 16
LOG_HEAD, FRAME_HEAD = 32, 24


def deciphered(file: Path, key: str) -> bytes:
    """All pages of a SQLCipher 4 file, or all frames of its log, with free ones."""
    content, log = file.read_bytes(), file.name.endswith("-wal")
    head, apart = (LOG_HEAD, FRAME_HEAD) if log else (0, 0)
    found = []
    for start in range(head + apart, len(content), PAGE + apart):
        page = content[start : start + PAGE]
        first = SALT if not log and start == 0 else 0
        cipher = Cipher(algorithms.AES(bytes.fromhex(key)), modes.CBC(page[-RESERVED:][:IV])).decryptor()
        found.append(cipher.update(page[first:-RESERVED]) + cipher.finalize())
    return b"".join(found)
