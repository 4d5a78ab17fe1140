"""`evoinbox demo-server`: the demo server alone, until it is told to end.

Invariants: bad usage is one line and exit 2; a fault of the world is one sentence and exit 1; "listening on" is said
when a request would be answered, not before.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn, TextIO

import msgspec

from evoinbox.demo.corpus import corpus_world, read_corpus
from evoinbox.demo.faults import Fault, Faults, read_faults
from evoinbox.demo.live import Live
from evoinbox.demo.server import DemoServer
from evoinbox.demo.story import shipped_story_path, story_world
from evoinbox.demo.world import DEMO_PASSWORD, DEMO_USER, World

ENDS: Final = (signal.SIGTERM, signal.SIGINT)


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message}\n")
        sys.exit(2)


class _WorldError(Exception):
    """The world does not give what was asked for; carries a sentence."""


def main(arguments: Sequence[str]) -> int:
    """Serve until SIGTERM or SIGINT; returns the exit code."""
    options = _read(arguments)
    for number in ENDS:
        signal.signal(number, _end)
    with ExitStack() as ends:
        try:
            world = _built(options)
            log = ends.enter_context(_opened(options.log)) if options.log is not None else None
            asyncio.run(_serve(options, world, log))
        except _WorldError as error:
            sys.stderr.write(f"evoinbox demo-server: {error}\n")
            return 1
    return 0


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(prog="evoinbox demo-server", description="Evo Voice's messaging API on loopback, for trying out.")
    parser.add_argument("--port", type=_port, default=0, help="0 takes a free one (default)")
    parser.add_argument("--conversations", type=_count, metavar="N", help="how many conversations")
    parser.add_argument("--messages", type=_count, metavar="N", help="how many texts, repeating what there is")
    parser.add_argument("--corpus", type=Path, metavar="FILE", help="texts of a .jsonl or .jsonl.gz file")
    parser.add_argument("--seed", type=int, default=0, help="the same seed makes the same world")
    parser.add_argument("--live", type=_seconds, metavar="SECONDS", help="a customer writes so often, and answers")
    parser.add_argument("--faults", type=_faults, default=(), metavar="SPEC", help="NAME[@WHERE][=RATE][:ARG],...")
    parser.add_argument("--user", default=DEMO_USER, help="(default: %(default)s)")
    parser.add_argument("--password", default=DEMO_PASSWORD, help="(default: %(default)s)")
    parser.add_argument("--accounts", type=_count, default=1, metavar="N", help="accounts the sign-in reaches")
    parser.add_argument(
        "--role", action="append", metavar="ROLE", help="roles of the sign-in (default: User, Customer)"
    )
    parser.add_argument("--log", type=Path, metavar="FILE", help="one JSON line a request, without texts")
    return parser.parse_args(arguments)


def _built(options: argparse.Namespace) -> World:
    size = {"messages": options.messages, "conversations": options.conversations, "seed": options.seed}
    try:
        if options.corpus is not None:
            world = corpus_world(read_corpus(options.corpus), _now_us, **size)
        else:
            world = story_world(shipped_story_path(), _now_us, **size)
    except OSError as error:
        raise _WorldError(f"{error.filename} cannot be read: {error.strerror or error}") from error
    except (ValueError, msgspec.MsgspecError) as error:
        raise _WorldError(f"{options.corpus or 'the sample data'} cannot be used: {error}") from error
    world.user, world.password = options.user, options.password
    world.roles = frozenset(options.role or world.roles)
    if options.accounts > 1:
        world.split_into([f"{world.business} {number + 1}" for number in range(options.accounts)])
    return world


async def _serve(options: argparse.Namespace, world: World, log: TextIO | None) -> None:
    live = Live(every_s=options.live, answers=True, seed=options.seed) if options.live is not None else None
    server = DemoServer(world, faults=Faults(options.faults, random.Random(options.seed)), live=live, log=log)
    done = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in ENDS:
        # Not the loop's own way, which Windows has not.
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(done.set))
    try:
        url = await server.start(options.port)
    except OSError as error:
        raise _WorldError(f"port {options.port} cannot be had: {error.strerror or error}") from error
    sys.stdout.write(f"listening on {url}\n")
    sys.stdout.flush()
    await done.wait()
    await server.stop()
    for number in ENDS:
        signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    """Told to end while nothing is served: the world is still being built, or all is over."""
    del number, frame
    sys.exit(0)


def _opened(path: Path) -> TextIO:
    try:
        return path.open("a", encoding="utf-8")
    except OSError as error:
        raise _WorldError(f"{path} cannot be written: {error.strerror}") from error


def _now_us() -> int:
    return time.time_ns() // 1000


def _port(words: str) -> int:
    if not words.isdecimal() or int(words) > 65535:
        raise argparse.ArgumentTypeError(f"a port is 0 to 65535, not {words}")
    return int(words)


def _count(words: str) -> int:
    if not words.isdecimal() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"a whole number of at least 1, not {words}")
    return int(words)


def _seconds(words: str) -> float:
    with suppress(ValueError):
        if 0 < float(words) < 86_400:
            return float(words)
    raise argparse.ArgumentTypeError(f"seconds are more than 0 and less than a day, not {words}")


def _faults(words: str) -> tuple[Fault, ...]:
    try:
        return read_faults(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
