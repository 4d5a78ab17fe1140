"""Fixtures of a private desktop; when a test fails, a picture of it and all that was printed on it are kept."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.support.accessible import Tree
from tests.support.desktop import ROOT, TOOLS, Desktop

PICTURES = ROOT / "build" / "failures"
_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let the fixture below know whether the test failed."""
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


def needs_a_desktop() -> None:
    """Skip or fail where there can be no private desktop."""
    if sys.platform != "linux":
        pytest.skip("the private desktop is an X11 one")
    lacking = [tool for tool in TOOLS if shutil.which(tool) is None]
    if lacking:
        pytest.fail(f"not installed: {', '.join(lacking)}; packaging/setup/system.sh test installs them", pytrace=False)


@pytest.fixture
def desktop(request: pytest.FixtureRequest) -> Iterator[Desktop]:
    """Hand out a desktop of the test's own."""
    needs_a_desktop()
    with Desktop() as private:
        yield private
        if request.node.stash.get(_FAILED, False):
            picture: Path = PICTURES / re.sub(r"\W+", "-", f"{request.node.name}") / "screen.png"
            if private.screenshot(picture):
                print(f"the screen as it was: {picture.relative_to(ROOT)}")
            print(private.output())


@pytest.fixture
def tree(desktop: Desktop) -> Iterator[Tree]:
    """The desktop's accessibility tree."""
    with Tree(desktop.accessibility_address) as connected:
        yield connected
