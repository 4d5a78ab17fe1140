"""The command line: reads the arguments, then hands over to the demo server or the program.

Invariants: bad usage is one line on stderr and exit 2; a fault of the world is one sentence and exit 1; Qt is not
loaded before the arguments are known to be good.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from evoinbox.desktop.autostart import Autostart
from evoinbox.desktop.call import answered, called_by
from evoinbox.desktop.imports import import_plainly
from evoinbox.domain.errand import Aim, Errand, errand_of_link
from evoinbox.domain.errors import ServerAddressError
from evoinbox.policy import Policy, read_file
from evoinbox.policy import read as read_policy
from evoinbox.policy import told as told_policy
from evoinbox.settings import PRODUCTION_SERVER, PROFILE_NAME, Options, Places, load_chosen, read_server

_COMMANDS: Final = """\
commands, each with a --help of its own:
  evoinbox doctor       look whether all that EvoInbox needs is there, and say what helps
  evoinbox policy       print what an administrator has set on this computer
  evoinbox demo-server  the sample service alone, on loopback"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message}\n")
        sys.exit(2)


class _Versions(argparse.Action):
    """Prints what a report of a fault has to say: the program and what it stands on."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from evoinbox.app import versions  # 200 ms, mostly Qt, whose version is asked for

        print(versions())
        parser.exit()


def read_options(arguments: Sequence[str], policy: Policy | None = None) -> Options:
    """Read the arguments; ends the program with a line on stderr and exit 2 when they are wrong.

    `policy` decides on the server where it locks one, and where none is asked for.
    """
    policy = policy or Policy("")
    parser = _Parser(
        prog="evoinbox", description="The desktop inbox for texts over Evo Voice lines.", allow_abbrev=False,
        epilog=_COMMANDS, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--server", metavar="URL", help=f"the service (default: {PRODUCTION_SERVER})")
    parser.add_argument("--profile", metavar="NAME", help="keep everything of this run under a name of its own")
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="keep every file of this run in DIR")
    parser.add_argument("--demo", action="store_true", help="explore with sample conversations; nothing is kept")
    parser.add_argument("--background", action="store_true", help="start without showing the window in front")
    parser.add_argument(
        "--at-sign-in", action="store_true", help="as --background, where the administrator wants it, else end at once"
    )
    parser.add_argument("--debug", action="store_true", help="log more, to stderr too (never texts or numbers)")
    parser.add_argument("--version", action=_Versions, nargs=0, help="print versions: of EvoInbox, Qt and SQLite")
    wish = parser.add_mutually_exclusive_group()
    wish.add_argument("--compose", metavar="ADDRESS", help="prepare a text to an address; nothing here ever sends it")
    wish.add_argument("--open", metavar="ADDRESS", help="show a conversation, or prepare a text where there is none")
    wish.add_argument("--search", metavar="TEXT", help="search texts and people")
    wish.add_argument("link", nargs="?", metavar="sms:NUMBER", help="prepare a text from a link")
    found = parser.parse_args(arguments)
    try:
        server = policy.server(None if found.server is None else read_server(found.server))
    except ServerAddressError as error:
        from evoinbox import wording  # 20 ms, of wrong usage only

        parser.error(f"--server {found.server}: {wording.sentence(error)}")
    if found.profile is not None and not PROFILE_NAME.fullmatch(found.profile):
        parser.error(f"--profile {found.profile}: letters, digits, dots, dashes and underscores only, at most 40")
    errand = _errand(parser, found)
    return Options(
        server, found.profile, found.data_dir, found.demo, found.background or found.at_sign_in, found.debug, errand,
        found.at_sign_in,
    )  # fmt: skip


def _errand(parser: _Parser, found: argparse.Namespace) -> Errand:
    if found.link is not None:
        errand = errand_of_link(_words(found.link))
        if errand is None:
            parser.error(f"{_words(found.link)}: neither an option nor an sms: or tel: link")
        return errand
    if found.search is not None:
        return Errand(Aim.SEARCH, text=_words(found.search).strip())
    for option, aim in (("compose", Aim.PREPARE), ("open", Aim.OPEN)):
        if (given := getattr(found, option)) is not None:
            if not (address := _words(given).strip()):
                parser.error(f"--{option}: an address is missing")
            return Errand(aim, address)
    return Errand()


def _words(argument: str) -> str:
    """An argument without what is no Unicode: a call to the running copy could not carry it."""
    return argument.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _tell_policy(arguments: Sequence[str], policy: Policy) -> int:
    parser = _Parser(
        prog="evoinbox policy", allow_abbrev=False,
        description="Prints what an administrator has set on this computer, what of it is not understood (then it ends "
        "with 1), and where each setting in force for you comes from.",
    )  # fmt: skip
    parser.add_argument(
        "file", nargs="?", metavar="FILE", type=Path,
        help="a policy that is not in place yet: what it would set (.toml, or .plist as on macOS)",
    )  # fmt: skip
    file: Path | None = parser.parse_args(arguments).file
    if file is not None:
        if not file.is_file():
            parser.error(f"{file}: there is no such file")
        policy = read_file(file)
    chosen = load_chosen(Places.of(data_dir=None, profile=None).settings_file)
    print(told_policy(policy, chosen), end="")
    return 1 if policy.problems else 0


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["demo-server"]:
        from evoinbox.demo.command import main as serve  # 60 ms: not paid by the inbox

        return serve(given[1:])
    policy = read_policy()
    if given[:1] == ["policy"]:
        return _tell_policy(given[1:], policy)
    if given[:1] == ["doctor"]:
        from evoinbox.doctor import main as examine  # 60 ms: not paid by the inbox

        return examine(given[1:], policy)
    options = read_options(given, policy)
    if options.at_sign_in and not Autostart.of(options, policy).due:
        return 0
    if policy.complaint:
        sys.stderr.write(f"evoinbox: {policy.complaint}\n")
    if not options.demo:
        lock_file = Places.of(data_dir=options.data_dir, profile=options.profile).lock_file
        if answered(lock_file, called_by(options.errand)):
            return 0
    gc.disable()  # 15 ms: nothing of a start is garbage; `collect_little` has it looked for again
    import_plainly()
    from evoinbox.start import run  # 100 ms, mostly Qt: wrong usage is answered without it

    return run(options, policy)


def program() -> NoReturn:
    """Run, and end the process at once.

    A name look-up that hangs keeps a thread of asyncio's own pool, and Python would wait for it.
    """
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    program()
