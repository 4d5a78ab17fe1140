"""Signing in: what is asked, what is said, and that nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from evoinbox.domain.admission import Admission
from evoinbox.domain.errors import (
    Forbidden,
    InboxError,
    Missing,
    NameUnknown,
    NotAdmitted,
    ServerFailed,
    TimedOut,
    Unreadable,
    VaultDenied,
    VaultEmpty,
    WrongPassword,
)
from evoinbox.domain.message import Account, AccountId
from evoinbox.engine.changes import AccountsOffered, KeyringAwaited, SignInFailed, SignInNeeded
from evoinbox.engine.commands import AskKeyring, ChooseAccount, SignIn
from evoinbox.ui.controls import LOCKED
from evoinbox.ui.theme import ThemeSource
from tests.ui.conftest import SERVER, Stage


@pytest.fixture
def page(stage: Stage) -> Stage:
    """The sign-in page in sight."""
    stage.show()
    stage.say(SignInNeeded(SERVER, "", None))
    return stage


@contextmanager
def staged(qtbot: QtBot, place: Path, theme: ThemeSource, admission: Admission) -> Iterator[Stage]:
    """A window where an administrator has set who signs in."""
    stage = Stage(qtbot, place, theme, admission=admission)
    stage.show()
    stage.say(SignInNeeded(SERVER, "", None))
    yield stage
    stage.cache.close()
    stage.desk.close()


def fill(stage: Stage, email: str = "ann@example.com", password: str = "s3cret") -> None:
    """Type into the fields."""
    stage.qtbot.keyClicks(stage.window.sign_in.email, email)
    stage.qtbot.keyClicks(stage.window.sign_in.password, password)


def test_before_the_engine_speaks_the_window_says_that_it_opens(stage: Stage) -> None:
    assert stage.window.pages.currentWidget() is stage.window.opening


def test_enter_in_the_password_signs_in_once(page: Stage) -> None:
    fill(page)
    for _ in range(2):
        page.qtbot.keyClick(page.window.sign_in.password, Qt.Key.Key_Return)
    assert page.all_of(SignIn) == [SignIn(SERVER, "ann@example.com", "s3cret")]
    assert not page.window.sign_in.button.isEnabled()
    assert page.window.sign_in.button.text() == "Signing in…"


def test_an_empty_field_is_asked_for(page: Stage) -> None:
    page.qtbot.keyClicks(page.window.sign_in.email, "ann@example.com")
    page.qtbot.mouseClick(page.window.sign_in.button, Qt.MouseButton.LeftButton)
    assert not page.all_of(SignIn)
    assert page.window.sign_in.person_error.isVisible()
    assert page.window.sign_in.password.hasFocus()


@pytest.mark.parametrize(
    ("error", "about_person"),
    [
        (WrongPassword(), True),
        (Forbidden(403), True),
        (NameUnknown(), False),
        (TimedOut(), False),
        (Missing(404), False),
        (ServerFailed(503), False),
        (Unreadable("a web page"), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_refusal_stands_beside_what_it_is_about(page: Stage, error: InboxError, about_person: bool) -> None:  # noqa: FBT001
    fill(page)
    page.window.sign_in.submit()
    page.say(SignInFailed(error))
    sign_in = page.window.sign_in
    assert sign_in.person_error.isVisible() is about_person
    assert sign_in.server_error.isVisible() is not about_person
    assert (sign_in.email.text(), sign_in.password.text(), sign_in.server.text()) == (
        "ann@example.com",
        "s3cret",
        SERVER,
    )
    assert sign_in.button.isEnabled()
    assert sign_in.button.accessibleName() == "Sign in"


def test_last_time_is_filled_in(page: Stage) -> None:
    page.say(SignInNeeded("http://127.0.0.1:8000", "bob@example.com", WrongPassword()))
    sign_in = page.window.sign_in
    assert (sign_in.email.text(), sign_in.server.text()) == ("bob@example.com", "http://127.0.0.1:8000")
    assert sign_in.server.isVisible()
    assert sign_in.person_error.isVisible()


def test_the_server_is_under_advanced(page: Stage) -> None:
    assert not page.window.sign_in.server.isVisible()
    page.qtbot.mouseClick(page.window.sign_in.advanced, Qt.MouseButton.LeftButton)
    assert page.window.sign_in.server.isVisible()


def test_the_password_can_be_looked_at(page: Stage) -> None:
    field = page.window.sign_in.password
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.actions()[0].trigger()
    assert field.echoMode() is QLineEdit.EchoMode.Normal


def test_exploring_is_offered(page: Stage) -> None:
    page.qtbot.mouseClick(page.window.sign_in.explore, Qt.MouseButton.LeftButton)
    assert page.explored == ["yes"]


def test_plain_http_is_refused_before_anything_leaves(page: Stage) -> None:
    fill(page)
    page.window.sign_in.server.setText("http://evovoice.example")
    page.window.sign_in.submit()
    assert not page.all_of(SignIn)
    assert page.window.sign_in.server_error.isVisible()


def test_one_of_several_accounts_is_chosen_once(page: Stage) -> None:
    page.say(AccountsOffered((Account(AccountId("1"), "North"), Account(AccountId("2"), "South"))))
    accounts = page.window.accounts
    assert page.window.pages.currentWidget() is accounts
    page.qtbot.keyClick(accounts.list, Qt.Key.Key_Down)
    for _ in range(2):
        page.qtbot.keyClick(accounts.list, Qt.Key.Key_Return)
    assert page.all_of(ChooseAccount) == [ChooseAccount(AccountId("2"))]


def test_once_signed_in_the_password_leaves_the_field(page: Stage) -> None:
    fill(page)
    page.open_seat()
    assert page.window.sign_in.password.text() == ""
    assert page.window.pages.currentWidget() is page.window.inbox


def test_an_e_mail_that_is_set_stands_there_and_can_be_another(
    qtbot: QtBot, tmp_path: Path, theme: ThemeSource
) -> None:
    with staged(qtbot, tmp_path, theme, Admission(SERVER, "desk@example.com")) as stage:
        page = stage.window.sign_in
        assert (page.email.text(), page.email.isReadOnly()) == ("desk@example.com", False)
        stage.say(SignInNeeded(SERVER, "ann@example.com", None))
        assert page.email.text() == "ann@example.com"


def test_an_e_mail_that_is_locked_is_the_one_signed_in_with_and_said_so(
    qtbot: QtBot, tmp_path: Path, theme: ThemeSource
) -> None:
    locked = Admission(SERVER, "desk@example.com", kept=frozenset({"email"}))
    with staged(qtbot, tmp_path, theme, locked) as stage:
        page = stage.window.sign_in
        stage.say(SignInNeeded(SERVER, "ann@example.com", NotAdmitted()))
        assert page.person_error.isVisible()
        fill(stage)
        qtbot.keyClick(page.password, Qt.Key.Key_Return)
        assert [sent.user_name for sent in stage.all_of(SignIn)] == ["desk@example.com"]
        assert page.email.accessibleDescription() == LOCKED
        assert LOCKED in {label.text() for label in page.findChildren(QLabel) if label.isVisible()}


def test_a_server_that_is_not_the_agent_s_to_choose_is_the_one_signed_in_to(
    qtbot: QtBot, tmp_path: Path, theme: ThemeSource
) -> None:
    with staged(qtbot, tmp_path, theme, Admission(SERVER, kept=frozenset({"server"}))) as stage:
        check_server(stage)


def check_server(stage: Stage) -> None:
    stage.say(SignInNeeded("https://elsewhere.example", "", None))
    fill(stage)
    stage.qtbot.keyClick(stage.window.sign_in.password, Qt.Key.Key_Return)

    assert not stage.window.sign_in.advanced.isVisible()
    assert not stage.window.sign_in.server.isVisible()
    assert [sent.server for sent in stage.asked if isinstance(sent, SignIn)] == [SERVER]


def test_a_keyring_that_said_no_can_be_asked_again(page: Stage) -> None:
    sign_in = page.window.sign_in
    page.say(SignInNeeded("", "ann@shop.example", VaultDenied()))
    assert "not unlocked" in sign_in.person_error.text()
    page.qtbot.mouseClick(sign_in.keyring, Qt.MouseButton.LeftButton)
    page.qtbot.mouseClick(sign_in.button, Qt.MouseButton.LeftButton)
    assert page.all_of(AskKeyring) == [AskKeyring()]
    assert (page.all_of(SignIn), sign_in.button.text()) == ([], "Waiting for your keyring…")

    page.say(SignInNeeded("", "ann@shop.example", VaultEmpty()))
    assert sign_in.keyring.isHidden()  # asking again would change nothing
    assert sign_in.button.isEnabled()


def test_while_the_keyring_lets_us_wait_the_window_says_so(stage: Stage) -> None:
    stage.show()
    stage.say(KeyringAwaited())
    assert "Waiting for your keyring" in [label.text() for label in stage.window.opening.findChildren(QLabel)]
