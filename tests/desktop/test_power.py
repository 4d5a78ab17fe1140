"""Hints from the computer: a sleep that ended, on a real bus; the network, by Qt's own signal."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from jeepney import DBusAddress, new_signal
from PySide6.QtNetwork import QNetworkInformation
from pytestqt.qtbot import QtBot

from evoinbox.desktop.power import LOGIND, LOGIND_PATH, Power
from tests.support.notifications import EngineLoop, SessionBus

MANAGER = DBusAddress(LOGIND_PATH, LOGIND, f"{LOGIND}.Manager")


@pytest.fixture
def power(qtbot: QtBot, engine: EngineLoop) -> Power:
    return Power(engine.start)


def test_the_end_of_a_sleep_is_told_and_its_beginning_is_not(
    qtbot: QtBot,
    engine: EngineLoop,
    power: Power,
    bus: SessionBus,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
    caplog.set_level(logging.DEBUG)
    woke: list[str] = []
    power.woke.connect(lambda: woke.append("woke"))
    power.listen()
    qtbot.waitUntil(lambda: "the system bus will tell" in caplog.text)
    with bus.connect() as logind:
        for begins in (True, False, True, False):
            logind.send(new_signal(MANAGER, "PrepareForSleep", "b", (begins,)))
        qtbot.waitUntil(lambda: len(woke) >= 2)
    engine.start(power.close())
    engine.settle()
    assert len(woke) == 2


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", "nonsense"])
def test_a_system_without_such_a_bus_costs_a_line_in_the_log(
    engine: EngineLoop,
    power: Power,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    address: str,
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
    with caplog.at_level(logging.INFO):
        power.listen()
        engine.settle()
    engine.start(power.close())

    assert "no word from the system bus" in caplog.text


def test_a_network_that_comes_or_changes_is_told_and_one_that_goes_is_not(
    qtbot: QtBot, engine: EngineLoop, power: Power, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", f"unix:path={tmp_path}/none")
    woke: list[bool] = []
    power.woke.connect(lambda: woke.append(True))
    power.listen()
    engine.settle()
    network = QNetworkInformation.instance()
    if network is None:
        pytest.skip("Qt has no plug-in for networks here")
    network.reachabilityChanged.emit(QNetworkInformation.Reachability.Disconnected)
    assert woke == []
    network.reachabilityChanged.emit(QNetworkInformation.Reachability.Online)
    assert woke == [True]
    engine.start(power.close())
