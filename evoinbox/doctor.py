"""`evoinbox doctor`: looks at all that EvoInbox needs, from a terminal, beside a running copy and without a window.

Invariants: loads no Qt; each part is told as soon as it is known; exit 0 where nothing is wrong, 1 where something is.
"""

from __future__ import annotations

import argparse
import asyncio
import secrets
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from evoinbox import __version__, bundle, checkup_wording, wording
from evoinbox.crash_reports import CrashReports
from evoinbox.desktop import surroundings
from evoinbox.domain.checkup import Finding, Verdict
from evoinbox.domain.errors import InboxError, ServerAddressError
from evoinbox.engine.checkup import Checkup
from evoinbox.policy import Policy
from evoinbox.settings import PROFILE_NAME, Places, load_chosen, load_seat, read_server
from evoinbox.vault import KeyringVault


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        sys.stderr.write(f"{self.prog}: {message}\n")
        sys.exit(2)


def main(arguments: Sequence[str], policy: Policy) -> int:
    """Look, tell, and return the exit code."""
    parser = _Parser(
        prog="evoinbox doctor", allow_abbrev=False,
        description="Looks at the way to the service, the keyring, the sign-in, the files and the desktop, and says "
        "what is wrong and what helps. Changes nothing, and may run beside EvoInbox.",
    )  # fmt: skip
    parser.add_argument("--server", metavar="URL", help="the service, where nobody has signed in yet")
    parser.add_argument("--profile", metavar="NAME", help="the profile to look at")
    parser.add_argument("--data-dir", metavar="DIR", type=Path, help="the directory to look at")
    parser.add_argument(
        "--bundle", metavar="FILE", type=Path, help="write a report for support, without texts, to FILE"
    )
    found = parser.parse_args(arguments)
    try:
        server = policy.server(None if found.server is None else read_server(found.server))
    except ServerAddressError as error:
        parser.error(f"--server {found.server}: {wording.sentence(error)}")
    if found.profile is not None and not PROFILE_NAME.fullmatch(found.profile):
        parser.error(f"--profile {found.profile}: letters, digits, dots, dashes and underscores only, at most 40")
    places = Places.of(data_dir=found.data_dir, profile=found.profile)
    try:
        findings = _look(places, server, policy)
        if found.bundle is not None:
            _write(found.bundle, places, policy, findings)
    except InboxError as error:
        sys.stderr.write(f"evoinbox: {wording.sentence(error)}\n")
        return 1
    print(checkup_wording.summary(findings))
    return 1 if any(one.verdict is Verdict.PROBLEM for one in findings) else 0


def _write(target: Path, places: Places, policy: Policy, findings: Sequence[Finding]) -> None:
    about = bundle.versions()
    settings = policy.settings(load_chosen(places.settings_file))
    reports = CrashReports(places.logs, lambda: about, lambda: datetime.now(UTC))
    pieces = bundle.gathered(places, settings, policy, findings, reports, about)
    bundle.save(target, pieces)
    print(f"The report is in {target}: {', '.join(piece.name for piece in pieces)}. Read it before you give it away.")


def _look(places: Places, server: str, policy: Policy) -> list[Finding]:
    findings: list[Finding] = []

    def tell(finding: Finding) -> None:
        findings.append(finding)
        print(checkup_wording.line(finding), flush=True)

    async def work() -> None:
        await checkup.run(tell)
        for finding in await surroundings.look(surroundings.alone):
            tell(finding)

    checkup = Checkup(
        places,
        KeyringVault(f"EvoInbox {load_seat(places.seat_file).vault}"),
        server,
        policy.settings(load_chosen(places.settings_file)).region,
        f"EvoInbox/{__version__}",
        time.monotonic,
        lambda: secrets.token_hex(8),
    )
    # Not asyncio.run, which waits for the threads of its pool: a name look-up may hang in one, and the program is to
    # end all the same.
    loop = asyncio.new_event_loop()
    try:
        loop.run_until_complete(work())
    finally:
        loop.close()
    return findings
