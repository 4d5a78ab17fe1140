"""What the composition root decides by itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from evoinbox import note_wording
from evoinbox.app import App
from evoinbox.engine.clock import Clock
from evoinbox.opening import Choice
from evoinbox.policy import checked
from evoinbox.settings import Places
from evoinbox.vault import MemoryVault


@pytest.mark.parametrize("told", [True, False])
def test_a_newer_package_is_told_of_unless_an_administrator_wants_silence(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, *, told: bool
) -> None:
    policy = checked({"lock": {"tell_updates": told}}, "a policy")
    app = App(qapp, Choice("https://x.example", Places(tmp_path, tmp_path), MemoryVault(), policy=policy), Clock())
    for made in qapp.topLevelWidgets():  # the tray's menus, too
        qtbot.addWidget(made)
    app.on_newer()

    assert app.window.inbox.notice.isHidden() is not told
    assert (note_wording.NEWER in {label.text() for label in app.window.inbox.notice.findChildren(QLabel)}) is told
