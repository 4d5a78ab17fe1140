"""The audit: which licences may be shipped, and that what is not known is never taken for well."""

from __future__ import annotations

import json

import pytest

import audit
from evoinbox.licences import Part, installed_parts


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only", True),
        ("Apache-2.0 AND (MIT OR GPL-3.0-only)", True),
        ("GPL-3.0-only", False),
        ("GPL-3.0-or-later AND MIT", False),
        ("AGPL-3.0-only", False),
        ("see its notice", False),
        ("", False),
    ],
)
def test_nothing_that_is_gpl_only_may_be_shipped(licence: str, allowed: bool) -> None:  # noqa: FBT001
    assert audit.is_allowed(licence) is allowed


def test_every_part_that_is_shipped_has_a_licence_that_allows_it() -> None:
    assert audit.forbidden(installed_parts()) == []
    assert audit.forbidden([Part("x", "1", "GPL-3.0-only")]) == ["x 1: GPL-3.0-only"]


def report(**packages: list[dict[str, object]] | None) -> audit.Known | None:
    """What pip-audit says of packages: their faults, or None where it could not look one up."""
    said = [
        {"name": name, "skip_reason": "not found"}
        if faults is None
        else {"name": name, "version": "1", "vulns": faults}
        for name, faults in packages.items()
    ]
    return audit.known_of(json.dumps({"dependencies": said, "fixes": []}))


FAULT: list[dict[str, object]] = [{"id": "CVE-2026-1", "fix_versions": ["2", "3"], "aliases": []}]


@pytest.mark.parametrize(
    ("reports", "code", "words"),
    [
        ([report(a=[], b=[])], 0, "No known fault in any of 2 locked packages"),
        ([report(a=[], b=FAULT)], 1, "FAULT: b 1: CVE-2026-1, mended in 2 or 3"),
        ([report(a=[], b=None)], 2, "NOT AUDITED: the databases could not be asked about b."),
        ([report(a=None, b=None), None], 2, "NOT AUDITED: no database of known faults could be reached"),
        ([None, None], 2, "NOT AUDITED: no database of known faults could be reached"),
        ([report(a=None, b=[]), report(a=FAULT, b=[])], 1, "FAULT: a 1"),
        ([report(a=None, b=[]), report(a=[], b=None)], 0, "2 locked packages"),
        ([audit.known_of("Traceback"), report(a=[])], 0, "1 locked packages"),
    ],
    ids=["well", "a fault", "one unknown", "all unknown", "no network", "the second knows", "together", "one is down"],
)
def test_what_is_not_known_is_said_and_is_no_success(reports: list[audit.Known | None], code: int, words: str) -> None:
    found, said = audit.verdict(audit.combined(reports), [])
    assert found == code
    assert words in "\n".join(said)


def test_a_forbidden_licence_is_told_whatever_the_databases_say() -> None:
    code, said = audit.verdict(None, ["x 1: GPL-3.0-only"])
    assert code == 1
    assert said[0] == "LICENCE: x 1: GPL-3.0-only may not be shipped"
    assert said[1].startswith("NOT AUDITED")


def test_every_lock_is_audited() -> None:
    assert {lock.name for lock in audit.LOCKS} == {file.name for file in audit.LOCKS[0].parent.glob("*.lock")}
