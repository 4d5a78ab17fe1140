"""The first page: e-mail, password, and the server for those who need another; errors stand beside what they are about.

Invariants: nothing typed is lost by a refusal; while a sign-in runs it cannot be asked for again; the password
leaves in the command only.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from evoinbox import wording
from evoinbox.domain.admission import Admission
from evoinbox.domain.errors import (
    Forbidden,
    InboxError,
    NotAdmitted,
    Refused,
    ServerAddressError,
    SignedOut,
    VaultDenied,
    VaultError,
    VaultFailed,
    VaultLocked,
    VaultMissing,
    VaultSlow,
    WrongPassword,
)
from evoinbox.engine.commands import SignIn
from evoinbox.settings import read_server
from evoinbox.ui.controls import LOCKED, Button, ErrorLabel, centred, panel, scrolled
from evoinbox.ui.icons import icon
from evoinbox.ui.label import Label
from evoinbox.ui.language import tell
from evoinbox.ui.theme import Space, ThemeSource
from evoinbox.words import mark, tr

CARD_WIDTH = 400
_ASKABLE = (VaultDenied, VaultFailed, VaultLocked, VaultMissing, VaultSlow)
"""What another try may change."""

NEEDS_PERSON = mark("Fill in your e-mail and your password.")


class SignInPage(QWidget):
    """`submitted` carries the command; `keyring_wanted` asks that the keyring be tried once more."""

    submitted = Signal(object)
    exploring = Signal()
    checkup_wanted = Signal()
    back_wanted = Signal()
    keyring_wanted = Signal()

    def __init__(self, theme: ThemeSource, admission: Admission, *, can_explore: bool) -> None:
        super().__init__()
        self._theme = theme
        self._admission = admission
        self._busy = False
        self.email, self.password, self.server = _field(tr("E-mail")), _field(tr("Password")), _field(tr("Server"))
        self.button = Button(tr("Sign in"), "primary")
        self.advanced = Button(tr("Advanced"), "link")
        self.check = Button(tr("Is everything in order?"), "link")
        self.explore = Button(tr("Explore with sample conversations"), "link")
        self.back = Button(tr("Back to the inbox"), "link")
        self.keyring = Button(tr("Ask the keyring again"), "link")
        self.person_error, self.server_error = ErrorLabel(), ErrorLabel()
        self._email_kept = Label(tr(LOCKED), "warning")
        self._server_label = _caption(tr("Server"), self.server)
        self._eye = QAction(self)
        self._mark = QLabel()
        self.explore.setVisible(can_explore)
        self._lay_out()
        self._connect()
        self._keep(admission)
        self.prefill("", "", None)

    def _lay_out(self) -> None:
        card = self._card = panel("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(32, 32, 32, Space.XL)
        inside.setSpacing(Space.XS)
        inside.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(Space.XS)
        inside.addWidget(Label("EvoInbox", "display"), 0, Qt.AlignmentFlag.AlignHCenter)
        words = Label(tr("Sign in with your Evo Voice account"), "muted")
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(words)
        inside.addSpacing(Space.L)
        for caption, field in ((tr("E-mail"), self.email), (tr("Password"), self.password)):
            inside.addWidget(_caption(caption, field))
            inside.addWidget(field)
            if field is self.email:
                inside.addWidget(self._email_kept)
            inside.addSpacing(Space.XS)
        inside.addWidget(self.person_error)
        inside.addWidget(self.keyring, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.advanced, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self._server_label)
        inside.addWidget(self.server)
        inside.addWidget(self.server_error)
        inside.addSpacing(Space.S)
        inside.addWidget(self.button)
        inside.addWidget(self.back)
        page = QWidget()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(page))
        whole = QVBoxLayout(page)
        whole.addStretch(1)
        whole.addLayout(centred(card))
        whole.addSpacing(Space.S)
        for link in (self.explore, self.check):
            whole.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(1)
        self.setProperty("look", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back.hide()
        self.keyring.hide()

    def _connect(self) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._eye.triggered.connect(self._toggle_password)
        self._theme.changed.connect(self._restyle)
        self.advanced.setCheckable(True)
        self.advanced.toggled.connect(self._show_server)
        self.button.clicked.connect(self.submit)
        for field in (self.email, self.password, self.server):
            field.returnPressed.connect(self.submit)
            field.textEdited.connect(self._forget_errors)
        self.explore.clicked.connect(self.exploring)
        self.check.clicked.connect(self.checkup_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.keyring.clicked.connect(self._ask_keyring)
        self._restyle()

    def prefill(self, server: str, user_name: str, error: InboxError | None) -> None:
        """Start from what is known; what stands in a field already is left if nothing better is known."""
        self._set_busy(False)
        own = self._admission
        self.server.setText(own.server if "server" in own.kept else server or own.server)
        self.email.setText(own.email if "email" in own.kept else user_name or self.email.text() or own.email)
        self.advanced.setChecked(self.server.text() != own.server)
        self._show_server(self.advanced.isChecked())
        self._forget_errors()
        if error is not None:
            self.refuse(error)

    def _keep(self, admission: Admission) -> None:
        """What is not the agent's to choose is shown and cannot be changed, or where it is seldom seen is not shown."""
        self.advanced.setVisible("server" not in admission.kept)
        if "email" in admission.kept:
            self.email.setReadOnly(True)
            self.email.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            tell(self.email, self.email.setAccessibleDescription, tr(LOCKED))
        self._email_kept.setVisible("email" in admission.kept)

    def offer_back(self, *, possible: bool) -> None:
        """An inbox is open behind this page."""
        self.back.setVisible(possible)

    def refuse(self, error: InboxError) -> None:
        """Say why it did not go, beside what it is about."""
        self._set_busy(False)
        self._forget_errors()
        if isinstance(error, WrongPassword | Forbidden | SignedOut | Refused | VaultError | NotAdmitted):
            self._blame_person(wording.sentence(error))
            self.keyring.setVisible(isinstance(error, _ASKABLE))
        else:
            self._blame_server(wording.sentence(error))

    def await_keyring(self) -> None:
        """The keyring has not answered yet."""
        if self._busy:
            self.button.say(tr("Waiting for your keyring…"))

    def _ask_keyring(self) -> None:
        self._forget_errors()
        self._set_busy(True)
        self.button.say(tr("Waiting for your keyring…"))
        self.keyring_wanted.emit()

    def submit(self) -> None:
        """Ask for a sign-in with what stands in the fields."""
        if self._busy:
            return
        self._forget_errors()
        if not self.email.text().strip() or not self.password.text():
            self._blame_person(tr(NEEDS_PERSON), self.password if self.email.text().strip() else self.email)
            return
        try:
            server = read_server(self.server.text() or self._admission.server)
        except ServerAddressError as error:
            self._blame_server(wording.sentence(error))
            return
        self._set_busy(True)
        self.submitted.emit(SignIn(server, self.email.text().strip(), self.password.text()))

    def forget_password(self) -> None:
        """Signed in: the password has no business in a field any more."""
        self._set_busy(False)
        self.password.clear()

    def showEvent(self, event: QShowEvent) -> None:
        """Start where something is missing."""
        super().showEvent(event)
        (self.password if self.email.text() else self.email).setFocus()

    def _blame_person(self, words: str, field: QLineEdit | None = None) -> None:
        self.person_error.say(words)
        self._go_to(field or self.password)
        (field or self.password).selectAll()

    def _blame_server(self, words: str) -> None:
        self.advanced.setChecked(True)
        self.server_error.say(words)
        self._go_to(self.server)

    def _go_to(self, field: QLineEdit) -> None:
        # Behind the inbox this page must not take the keyboard from somebody who is writing.
        if self.isVisible():
            field.setFocus()

    def _forget_errors(self) -> None:
        self.person_error.say("")
        self.server_error.say("")
        self.keyring.hide()

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, as of Qt's setters
        self._busy = busy
        self.button.setEnabled(not busy)
        self.button.say(tr("Signing in…") if busy else tr("Sign in"))

    def _show_server(self, shown: bool) -> None:  # noqa: FBT001 - a slot of toggled
        self._server_label.setVisible(shown)
        self.server.setVisible(shown)
        self.advanced.say(tr("Hide advanced") if shown else tr("Advanced"), tr("Advanced"))

    def _toggle_password(self) -> None:
        hidden = self.password.echoMode() is QLineEdit.EchoMode.Password
        self.password.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._restyle()

    def _restyle(self) -> None:
        hidden = self.password.echoMode() is QLineEdit.EchoMode.Password
        side = self._theme.scaled(16)
        self._eye.setIcon(icon("eye" if hidden else "eye-off", self._theme.palette.muted, side))
        words = tr("Show password") if hidden else tr("Hide password")
        tell(self._eye, self._eye.setText, words)
        tell(self._eye, self._eye.setToolTip, words)
        self._card.setMaximumWidth(self._theme.scaled(CARD_WIDTH))
        self._mark.setPixmap(icon("evoinbox", self._theme.palette.accent, 56).pixmap(56, 56))


def _field(name: str) -> QLineEdit:
    field = QLineEdit()
    tell(field, field.setAccessibleName, name)
    field.setMinimumHeight(38)
    return field


def _caption(words: str, field: QLineEdit) -> Label:
    label = Label(words, "caption")
    label.setBuddy(field)
    return label
