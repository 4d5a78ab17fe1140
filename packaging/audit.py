"""Audits what the program is made of: licences, known faults of each locked version, and a bill of materials.

`make audit` runs it in an environment of its own. Invariants: what could not be looked up is said and is no success;
exit 0 where all is known and well, 1 where a fault or a licence is in the way, 2 where something is not known.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evoinbox.licences import Part, installed_parts

ROOT: Final = Path(__file__).resolve().parent.parent
LOCKS: Final = tuple(
    ROOT / "packaging" / "setup" / f"requirements{group}.lock" for group in ("", "-package", "-test", "-audit")
)
BILL: Final = ROOT / "build" / "audit" / "evoinbox.cdx.json"
SERVICES: Final = ("pypi", "osv")
"""Databases of known faults, by the names pip-audit has for them; the second is asked where the first knows not all."""

ALLOWED: Final = frozenset({
    "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "LGPL-2.1-or-later", "LGPL-3.0-only",
    "LGPL-3.0-or-later", "MIT", "MIT-0", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib",
})  # fmt: skip
"""Licences under which a part may be shipped with a program that is under MIT; of a choice, one is enough."""

BY_NOTICE: Final = {"sqlcipher3": "Zlib"}
"""Parts whose makers give a notice and no name of it, as read by us."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the databases say: `faults` are sentences, `unknown` the packages that could not be looked up."""

    looked_up: int
    faults: tuple[str, ...]
    unknown: tuple[str, ...]


def is_allowed(licence: str) -> bool:
    """Whether an SPDX expression lets a part be shipped."""
    choices = re.split(r"\s+OR\s+", licence.replace("(", " ").replace(")", " ").strip())
    return any(
        all(term.partition(" WITH ")[0].strip() in ALLOWED for term in re.split(r"\s+AND\s+", choice))
        for choice in choices
    )


def forbidden(parts: Iterable[Part]) -> list[str]:
    """The parts that may not be shipped, each with its licence."""
    named = ((part, BY_NOTICE.get(part.name, part.licence)) for part in parts)
    return [f"{part.name} {part.version}: {licence}" for part, licence in named if not is_allowed(licence)]


def known_of(report: str) -> Known | None:
    """What a report of pip-audit in JSON says; None where it is none, because the database could not be reached."""
    try:
        found = {one["name"]: one for one in json.loads(report)["dependencies"]}
    except (ValueError, KeyError, TypeError):
        return None
    unknown = tuple(sorted(name for name, one in found.items() if "vulns" not in one))
    faults = tuple(
        f"{name} {one['version']}: {fault['id']}, mended in {' or '.join(fault['fix_versions']) or 'no version'}"
        for name, one in sorted(found.items())
        for fault in one.get("vulns", ())
    )
    return Known(len(found) - len(unknown), faults, unknown)


def combined(reports: Sequence[Known | None]) -> Known | None:
    """What several databases know together."""
    there = [one for one in reports if one is not None]
    if not there:
        return None
    unknown = set(there[0].unknown).intersection(*(one.unknown for one in there))
    whole = there[0].looked_up + len(there[0].unknown)
    faults = dict.fromkeys(fault for one in there for fault in one.faults)
    return Known(whole - len(unknown), tuple(faults), tuple(sorted(unknown)))


def ask() -> Known | None:
    """Ask the databases about every locked version."""
    reports: list[Known | None] = []
    for service in SERVICES:
        named = [argument for lock in LOCKS for argument in ("--requirement", str(lock))]
        command = [sys.executable, "-m", "pip_audit", "--vulnerability-service", service, "--require-hashes"]
        command += ["--disable-pip", "--progress-spinner", "off", "--timeout", "20", "--format", "json", *named]
        report = known_of(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
        reports.append(report)
        if report is not None and not report.unknown:
            break
    return combined(reports)


def verdict(known: Known | None, licences: Sequence[str]) -> tuple[int, list[str]]:
    """The exit code, and what is to be said."""
    said = [f"LICENCE: {one} may not be shipped" for one in licences]
    if known is None or not known.looked_up:
        said.append(
            "NOT AUDITED: no database of known faults could be reached from here, so nothing is known of any version."
            " Run this where the network lets it."
        )
        return 1 if licences else 2, said
    said += [f"FAULT: {one}" for one in known.faults]
    if known.unknown:
        said.append(f"NOT AUDITED: the databases could not be asked about {', '.join(known.unknown)}.")
    if licences or known.faults:
        return 1, said
    if known.unknown:
        return 2, said
    return 0, [*said, f"No known fault in any of {known.looked_up} locked packages, and every licence may be shipped."]


def main() -> int:
    """Write the bill, look at licences, ask about faults, and say what was found."""
    import bill  # its library is in the environments for packages and for this

    parts = list(installed_parts())
    BILL.parent.mkdir(parents=True, exist_ok=True)
    BILL.write_text(bill.bom(parts), encoding="utf-8")
    print(f"The bill of materials, {len(parts)} parts, is in {BILL.relative_to(ROOT)}.")
    code, said = verdict(ask(), forbidden(parts))
    print("\n".join(said))
    return code


if __name__ == "__main__":
    raise SystemExit(main())
