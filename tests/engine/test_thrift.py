"""What is given back comes from its file again; what was changed since stays."""

from __future__ import annotations

import asyncio
import ctypes
import mmap
import os
import sys
from pathlib import Path

import pytest

from evoinbox.engine.thrift import SMAPS, clean_pieces, give_back, give_back_freed
from tests.support.gauge import read

SIZE = 256 * 1024
WORD = b"as it is in the file"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux tells what is mapped")


def place_of(mapped: mmap.mmap) -> int:
    return ctypes.addressof(ctypes.c_char.from_buffer(mapped))


def present_kib(place: int) -> int:
    """How much of what is mapped at a place is in memory."""
    lines = iter(SMAPS.read_text(errors="replace").splitlines())
    next(line for line in lines if line.startswith(f"{place:x}-"))
    return int(next(line for line in lines if line.startswith("Rss:")).split()[1])


def forbid_writing(place: int) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.mprotect(ctypes.c_void_p(place), ctypes.c_size_t(SIZE), mmap.PROT_READ) == 0


def test_pages_of_a_file_are_given_back_and_come_again(tmp_path: Path) -> None:
    file = tmp_path / "library"
    file.write_bytes(WORD + bytes(SIZE - len(WORD)))
    with file.open("r+b") as opened, mmap.mmap(opened.fileno(), SIZE, mmap.MAP_PRIVATE) as mapped:
        os.fsync(opened.fileno())  # until it is on the disk the system calls it changed
        place = place_of(mapped)
        forbid_writing(place)
        assert mapped[: len(WORD)] == WORD
        assert sum(mapped[:]) == sum(WORD)
        assert present_kib(place) == SIZE // 1024

        asyncio.run(give_back())
        assert present_kib(place) == 0
        assert mapped[: len(WORD)] == WORD


def test_what_is_no_longer_as_in_its_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "library"
    file.write_bytes(bytes(SIZE))
    with file.open("r+b") as opened, mmap.mmap(opened.fileno(), SIZE, mmap.MAP_PRIVATE) as mapped:
        os.fsync(opened.fileno())
        mapped[: len(WORD)] = WORD  # as a linker writes addresses, and then forbids to write
        assert sum(mapped[:]) == sum(WORD)
        forbid_writing(place_of(mapped))

        asyncio.run(give_back())
        assert mapped[: len(WORD)] == WORD


def test_what_was_freed_between_what_is_in_use_is_given_back() -> None:
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "malloc_trim"):
        pytest.skip("not glibc")
    libc.malloc.restype = ctypes.c_void_p
    pieces = [libc.malloc(ctypes.c_size_t(64 * 1024)) for _ in range(400)]
    for piece in pieces:
        ctypes.memset(piece, 1, 64 * 1024)
    kept, freed = pieces[::20], [piece for place, piece in enumerate(pieces) if place % 20]
    for piece in freed:
        libc.free(ctypes.c_void_p(piece))
    full = read(os.getpid()).own_mib
    asyncio.run(give_back_freed())
    assert read(os.getpid()).own_mib < full - 15
    for piece in kept:
        assert ctypes.string_at(piece, 64 * 1024) == b"\x01" * 64 * 1024
        libc.free(ctypes.c_void_p(piece))


@pytest.mark.parametrize(
    ("rights", "inode", "present", "dirty", "given"),
    [
        ("r-xp", 7, 64, 0, True),
        ("r--p", 7, 64, 0, True),
        ("r--s", 7, 64, 0, True),
        ("rw-p", 7, 64, 0, False),
        ("r--p", 7, 64, 4, False),
        ("r--p", 7, 60, 0, False),
        ("r-xp", 0, 64, 0, False),
    ],
)
def test_which_pieces(*, rights: str, inode: int, present: int, dirty: int, given: bool) -> None:
    file = "/a folder/a lib.so" if inode else "[vdso]"
    told = [
        f"7f0000000000-7f0000010000 {rights} 00000000 fe:00 {inode}    {file}", "Size:   64 kB", f"Rss:   {present} kB",
        "Pss:     1 kB", "Private_Clean:  64 kB", f"Private_Dirty:  {dirty} kB", "VmFlags: rd mr",
    ]  # fmt: skip
    assert list(clean_pieces(told)) == ([(0x7F0000000000, 0x10000)] if given else [])
