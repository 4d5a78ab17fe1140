"""Exports and shift reports by the real program, from the keyboard to the file, judged by the server's own texts."""

from __future__ import annotations

import csv
import io
import re
import statistics
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.end2end.test_inbox import conversations, quit_by_keyboard, sign_in, start
from tests.support.accessible import State, Tree, wait_for
from tests.support.desktop import Desktop
from tests.support.program import Server, program

WEEK = timedelta(days=7)


@pytest.fixture
def server() -> Iterator[Server]:
    """A demo server that is quiet."""
    with Server("--seed", "5") as running:
        yield running


def saved(path: Path) -> str:
    """What is in a file, once it is there: it is there whole or not at all."""
    wait_for(path.exists, f"no {path.name}", 20)
    return path.read_bytes().decode("utf-8-sig")


def test_all_texts_and_a_week_in_figures_are_those_of_the_server(
    desktop: Desktop, tree: Tree, server: Server, tmp_path: Path
) -> None:
    process, inbox = start(desktop, tree, *program(server.url, tmp_path / "data"))
    sign_in(desktop, inbox)
    conversations(inbox)
    desktop.key("ctrl+h")
    inbox.find("combo box", "This shift").wait(lambda node: State.FOCUSED in node.states, "the report")
    desktop.key("Down", "Down", "Down")
    inbox.find("label", re.compile("^From "))
    desktop.key("Escape")

    desktop.key("ctrl+e")
    texts = inbox.find("combo box", "All conversations")
    texts.wait(lambda node: State.FOCUSED in node.states, "the export")
    inbox.find("push button", "Save as…").press()
    place = inbox.find("text", "File name:")
    place.wait(lambda node: State.FOCUSED in node.states, "the place to save at")
    place.set_text(str(tmp_path / "all.csv"))  # while it is typed, Qt's own list of what there is may take Enter
    inbox.find("push button", "Save").press()
    told = inbox.find("label", re.compile(".*SHA-256: "))
    rows = list(csv.reader(io.StringIO(saved(tmp_path / "all.csv"), newline="")))
    truth = server.texts()
    assert "Nothing is missing" in told.name
    assert [row[1] for row in rows if row[0] == "#rows"] == [str(len(truth))]
    kept = {row[0]: row[-1].removeprefix("'") for row in rows if len(row) > 2}
    assert {text["id"]: text["text"] for text in truth}.items() <= kept.items()
    desktop.key("Return")

    desktop.key("ctrl+h")
    inbox.find("combo box", "This shift").wait(lambda node: State.FOCUSED in node.states, "the report again")
    desktop.key("Down", "Down", "Down")
    figure = inbox.find("label", re.compile("^Texts in: "))
    now = datetime.now().astimezone()
    begin = (now - timedelta(days=6)).replace(hour=0, minute=0, second=0, microsecond=0)
    incoming = [text for text in truth if text["direction"] == "Incoming" and instant(text) >= begin]
    figure.wait(lambda node: node.name == f"Texts in: {len(incoming):,}", "the figures of a week")
    waits = waits_since(truth, begin)
    median = timedelta(seconds=int(statistics.median(waits)))
    inbox.find("label", f"Median wait: {said(median)}")
    inbox.find("label", f"Longest wait: {said(timedelta(seconds=max(waits)))}")
    desktop.key("Escape")
    quit_by_keyboard(desktop, process)


def instant(text: dict[str, object]) -> datetime:
    return datetime.fromisoformat(str(text["date"]))


def customer_of(text: dict[str, object]) -> str:
    """One of the server's customers is spelled in three ways: with and without +1, and with brackets."""
    address = str(text["otherAddress"])
    digits = re.sub(r"\D", "", address)
    return digits.removeprefix("1") if len(digits) in (10, 11) else address


def waits_since(truth: list[dict[str, object]], begin: datetime) -> list[float]:
    """In seconds, all waits that ended since then, counted from the server's texts."""
    found = []
    for customer in {customer_of(text) for text in truth}:
        pending: list[datetime] = []
        for text in sorted((one for one in truth if customer_of(one) == customer), key=instant):
            if text["direction"] == "Incoming":
                pending.append(instant(text))
                continue
            asked = [at for at in pending if at >= instant(text) - WEEK]
            if asked and instant(text) >= begin:
                found.append((instant(text) - asked[0]).total_seconds())
            pending.clear()
    return found


def said(length: timedelta) -> str:
    """A length as the report says it."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 60:
        return f"{minutes} min" if minutes else "under 1 min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h {minutes % 60} min"
    return f"{minutes // 1440} d {minutes // 60 % 24} h"
