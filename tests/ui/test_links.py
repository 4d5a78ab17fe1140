"""Links in a bubble: shown, told under the mouse, asked about with their true host, opened through one door only."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from evoinbox.domain.links import LinkKind, find_links
from evoinbox.settings import Settings
from evoinbox.ui.dialogs import STEADY_US, LinkDialog
from evoinbox.ui.link_door import goal
from evoinbox.ui.link_words import TITLES
from evoinbox.ui.message_view import MessageView
from tests.support.build import NOW_US, message
from tests.ui.conftest import OTHER, Stage
from tests.ui.test_message_view import opened
from tests.ui.test_text_selection import drag, spot


def click(stage: Stage, view: MessageView, row: int, place: int) -> None:
    """Click just behind a place of a text."""
    stage.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, row, place) + QPoint(3, 0))


def asked(stage: Stage) -> LinkDialog:
    """The dialog, half a second later."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LinkDialog)
    stage.now_us += STEADY_US
    return dialog


def host_of(dialog: LinkDialog) -> str:
    """The host it shows, without the places where a line may end."""
    return dialog.host.text().replace("\u200b", "")


def test_a_page_is_opened_after_its_host_was_shown(stage: Stage) -> None:
    view = opened(stage, message("a", text="see https://user@Example.com/a?b=c now"))
    click(stage, view, 0, 10)
    dialog = asked(stage)
    assert host_of(dialog) == "example.com"
    assert "before the @" in dialog.doubts.text()
    assert not stage.opened
    stage.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert stage.opened == [QUrl("https://user@Example.com/a?b=c")]


def test_a_forged_host_is_shown_as_it_is(stage: Stage) -> None:
    view = opened(stage, message("a", text="https://аррӏе.com/login"))
    click(stage, view, 0, 3)
    dialog = asked(stage)
    assert host_of(dialog) == "xn--80ak6aa92e.com"
    assert "It looks like apple.com" in dialog.doubts.text()
    assert "apple.com" in dialog.accessibleDescription()
    stage.qtbot.mouseClick(dialog.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "https://аррӏе.com/login"
    assert not stage.opened


def test_keys_and_clicks_meant_for_something_else_open_nothing(stage: Stage) -> None:
    view = opened(stage, message("a", text="example.com"))
    click(stage, view, 0, 3)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LinkDialog)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape):
        for widget in (dialog.accept_button, dialog.cancel_button, dialog):
            stage.qtbot.keyClick(widget, key)
    stage.qtbot.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    stage.now_us += STEADY_US
    stage.qtbot.waitUntil(lambda: not dialog.guard.active)
    stage.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert not stage.opened


def test_a_long_host_cannot_push_its_end_off_the_screen(stage: Stage) -> None:
    host = f"www.paypal.com.{'a' * 60}.{'b' * 60}.{'c' * 60}.example.org"
    view = opened(stage, message("a", text=f"https://{host}/{'x' * 900}"))
    click(stage, view, 0, 12)
    dialog = asked(stage)
    assert host_of(dialog) == host
    assert dialog.width() < 600
    stage.qtbot.waitUntil(dialog.isVisible)
    assert dialog.host.height() >= dialog.host.heightForWidth(dialog.host.width())
    menu = view.menu_for(view.currentIndex())
    words = next(action.text() for action in menu.actions() if action.text().startswith("Open "))
    assert words.endswith(".example.org…")
    assert len(words) < 80
    menu.deleteLater()
    dialog.reject()


def test_a_link_nobody_opens_is_copied_and_said(stage: Stage) -> None:
    stage.opens = False
    view = opened(stage, message("a", text="https://example.com/x"))
    click(stage, view, 0, 12)
    asked(stage).accept_button.click()
    assert QGuiApplication.clipboard().text() == "https://example.com/x"
    assert stage.window.inbox.notice.isVisible()


def test_a_mail_address_goes_to_the_mail_program(stage: Stage) -> None:
    view = opened(stage, message("a", text="write to ann@example.com"))
    click(stage, view, 0, 12)
    dialog = asked(stage)
    assert (dialog.windowTitle(), host_of(dialog)) == (TITLES[LinkKind.MAIL], "ann@example.com")
    dialog.accept_button.click()
    assert stage.opened == [QUrl("mailto:ann@example.com")]


@pytest.mark.parametrize(
    "words", ["(503) 555-0177", "sms:+15035550177", "tel:+15035550177"], ids=["bare", "sms", "tel"]
)
def test_a_number_has_a_text_prepared_and_sends_nothing(stage: Stage, words: str) -> None:
    view = opened(stage, message("a", text=f"or {words} please"))
    click(stage, view, 0, 5)
    assert stage.window.inbox.open_key == message(address=OTHER).conversation
    assert stage.window.inbox.compose.edit.text() == ""
    assert QApplication.activeModalWidget() is None
    assert not stage.opened


def test_home_decides_what_is_a_number(stage: Stage) -> None:
    view = opened(stage, message("a", text="020 7946 0123"))
    assert not view._bubbles.links(view._rows.rows[0])
    stage.window.contents.use(Settings(region="GB"))
    assert [link.target for link in view._bubbles.links(view._rows.rows[0])] == ["+442079460123"]


def test_the_mouse_shows_a_hand_over_a_link_only(stage: Stage) -> None:
    view = opened(stage, message("a", text="see example.com ok"))
    beside = QPoint(view.viewport().width() - 9, 9)
    for at, shape in (
        (spot(view, 0, 6), Qt.CursorShape.PointingHandCursor),
        (spot(view, 0, 1), Qt.CursorShape.IBeamCursor),
        (beside, Qt.CursorShape.ArrowCursor),
    ):
        stage.qtbot.mouseMove(view.viewport(), at)
        assert view.viewport().cursor().shape() is shape


def test_the_true_host_is_told_under_the_mouse(stage: Stage) -> None:
    view = opened(stage, message("a", text="see https://bank.example@аррӏе.com ok"))
    at = spot(view, 0, 12)
    QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at)))
    assert QToolTip.text() == "xn--80ak6aa92e.com"
    QToolTip.hideText()


def test_a_drag_over_a_link_selects_it_and_opens_nothing(stage: Stage) -> None:
    view = opened(stage, message("a", text="see example.com ok"))
    drag(view, spot(view, 0, 4), spot(view, 0, 15))
    assert view._selection.text() == "example.com"
    assert QApplication.activeModalWidget() is None


def test_the_menu_lists_a_text_s_links(stage: Stage) -> None:
    text = "a&b: https://Shop.example.com/x, ann@example.com or 503 555 0177"
    view = opened(stage, message("a", text=text))
    menu = view.menu_for(view.currentIndex())
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words == [
        "Copy text", "Show the whole text…", "Open shop.example.com…", "Copy link",
        "Write to ann@example.com…", "Copy link", "Text (503) 555-0177", "Copy number",
    ]  # fmt: skip
    by_words = {action.text(): action for action in menu.actions()}
    by_words["Copy number"].trigger()
    assert QGuiApplication.clipboard().text() == "+15035550177"
    by_words["Open shop.example.com…"].trigger()
    menu.deleteLater()
    assert host_of(asked(stage)) == "shop.example.com"
    assert not stage.opened


def test_a_link_cut_by_the_fold_is_none(stage: Stage) -> None:
    view = opened(stage, message("a", text="https://example.com/" + "x" * 5000, at_us=NOW_US))
    assert view._bubbles.laid(view._rows.rows[0]).folded
    assert not view._bubbles.links(view._rows.rows[0])


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab.@:/?#[]%\\-_~!$&'()*+,;= \u0430\u00e91xn"), max_size=30))
def test_what_is_shown_as_the_host_is_what_is_opened(rest: str) -> None:
    for link in find_links(f"https://{rest}", "US"):
        shown = goal(link).ascii
        assert shown.isascii()
        if link.kind is LinkKind.WEB and shown:
            opened_url = QUrl(link.target).toString(QUrl.ComponentFormattingOption.FullyEncoded)
            authority = opened_url.partition("://")[2].partition("/")[0].partition("?")[0].partition("#")[0]
            assert (
                authority.rpartition("@")[2].rpartition(":")[0 if ":" in authority.rpartition("@")[2] else 2] == shown
            )
