"""The composition root: builds every object, connects them, starts and stops them in order.

Start: what is in the window (the one copy's place, the log and the window are there: `start`, `opening`), then the
engine's thread, which opens the files and publishes; the network comes last. Stop: the window closes, the engine
finishes what was posted and ends. Invariants: nobody else builds an owner or looks one up, but those two what comes
before; an error nobody expected is logged here and does not end the program.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QProcess, Qt, QTimer, qVersion
from PySide6.QtWidgets import QApplication

from evoinbox import __version__, note_wording
from evoinbox.desktop.absence import Absence
from evoinbox.desktop.newer import Newer
from evoinbox.desktop.notifier import Notifier
from evoinbox.desktop.power import Power
from evoinbox.desktop.tray import Tray
from evoinbox.domain.admission import Admission
from evoinbox.domain.attention import Note
from evoinbox.domain.errand import Errand
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import SignIn, Wake
from evoinbox.engine.early import collect_little
from evoinbox.engine.runner import Commands, Runner
from evoinbox.engine.thrift import give_back, give_back_freed
from evoinbox.opening import Choice, Opening
from evoinbox.policy import Policy
from evoinbox.settings import (
    Places,
    Settings,
    load_seat,
    save,
)
from evoinbox.support import Support
from evoinbox.ui.actions import PAUSING, Act
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.icons import application_icon
from evoinbox.vault import KeyringVault
from evoinbox.words import mark, tr
from evoinbox.writing_aids import WritingAids

if TYPE_CHECKING:
    from evoinbox.api.session import Session
    from evoinbox.engine.engine import Engine
    from evoinbox.engine.session import Secrets

_log = logging.getLogger(__name__)

DEMO_EVERY_S: Final = 20.0
"""How often, on average, a customer of the demo writes unasked."""

STILL_THERE: Final = "still-there"
BEGUN_MS: Final = 10_000
"""By then all that belongs to a start is done."""

STOP_S: Final = 2.5
"""How long the engine may take to end."""


class App:
    """One running inbox: window and engine. Made, started and stopped in the window's thread.

    `opening` is the window if it is there already, painted and empty.
    """

    def __init__(self, application: QApplication, choice: Choice, clock: Clock, opening: Opening | None = None) -> None:
        self._choice = choice
        self._clock = clock
        self._autostart = choice.autostart
        opening = opening or Opening(application, choice)
        self._settings, self._placement, self.window = opening.settings, opening.placement, opening.window
        self._vault = choice.vault or KeyringVault(f"EvoInbox {_vault_name(choice.places)}")
        self._runner = Runner(self._engine, lambda error: self.support.mishap.on_bug(error))  # noqa: PLW0108 - made below
        self.bridge = Bridge(self._runner.post)
        self.window.furnish(
            self.bridge,
            self._settings,
            save_settings=self._save_settings,
            new_id=lambda: OutgoingId(secrets.token_hex(12)),
            now_us=clock.now_us,
            explore=None if choice.demo else _explore,
            admission=self._admission(),
            locked=choice.policy.locked,
        )
        application.setWindowIcon(application_icon())
        self._placement.watch(self.window.inbox.panes)
        self._notifier = Notifier(self._runner.start_work)
        self._power = Power(self._runner.start_work)
        self._power.woke.connect(lambda: self.bridge.ask(Wake()))
        self._aids = WritingAids(
            self.window.inbox, self._runner.start_work, choice.places.templates_file, self._settings
        )
        for waiting in (self.window.alarms, self.window.lock):
            self._power.woke.connect(waiting.look)  # timers stood still in a sleep
        self._power.lock_changed.connect(self._notifier.veil)
        self._power.lock_changed.connect(self.window.lock.on_screen)
        self.window.lock.changed.connect(self._notifier.veil_too)
        self.window.contents.alarmed.connect(self._notifier.show)
        self.window.contents.calmed.connect(self._notifier.withdraw)
        self.window.contents.badge_changed.connect(application.setBadgeNumber)
        self._notifier.activated.connect(self._show_text)
        self._notifier.replied.connect(self.window.note_acts.reply)
        self.window.contents.trial_wanted.connect(self._try_notes)
        self._notifier.tried.connect(self.window.contents.tried)
        self._notifier.chosen.connect(self.window.note_acts.choose)
        self._tray = self._tray_of()
        self.support = Support(
            self.window, self._runner.start_work, choice.places, self._vault, choice.policy, choice.server,
            lambda: self._tray.available, versions, clock.now_us, self._notifier.ready,
        )  # fmt: skip
        self.bridge.published.connect(self.support.on_change)  # after the window's own: its pages are as they will be
        self._told_of_tray = False
        Absence(application, self.window).timeout.connect(lambda: self._runner.start_work(give_back_freed()))
        application.applicationStateChanged.connect(self._on_state)
        if getattr(sys, "frozen", False):
            self._newer = Newer(Path(sys.executable))
            self._newer.installed.connect(self.on_newer)
        application.commitDataRequest.connect(lambda _session: self.window.inbox.compose.save())

    def _tray_of(self) -> Tray:
        tray = Tray(application_icon())
        self.window.contents.badge_changed.connect(tray.show_number)
        self.window.close_wanted.connect(self._put_aside)
        tray.offer(mark("Notifications"), [self.window.actions_by_name[act] for act in PAUSING])
        self.window.alarms.paused.connect(tray.show_paused)
        tray.show_paused(self.window.alarms.paused_until())
        tray.open_wanted.connect(lambda: self.come_forward(Errand()))
        tray.new_wanted.connect(self._begin_new)
        tray.quit_wanted.connect(self.ask_to_quit)
        tray.lost.connect(self.window.showMinimized)
        self.window.contents.language_changed.connect(tray.speak)
        return tray

    def on_newer(self) -> None:
        """A newer package has taken this one's place."""
        if self._settings.tell_updates:
            self.window.inbox.notice.say(tr(note_wording.NEWER))

    def _try_notes(self) -> None:
        note = Note("test", tr(note_wording.TRIAL_TITLE), tr(note_wording.TRIAL_BODY), "presence")
        self._notifier.attempt(self.window.alarms.voiced(note))

    def start(self) -> None:
        """Start the engine and show the window."""
        collect_little()
        if not self._choice.background:
            self.window.show()
        self._runner.start()
        self._power.listen()
        self._aids.begin()
        self._tray.show()
        QTimer.singleShot(BEGUN_MS, self.window, lambda: self._runner.start_work(give_back()))
        if self._choice.background:
            if self._tray.available:
                self._tray.hold()
            else:
                self.window.showMinimized()
        self.window.errands.carry_out(self._choice.errand)

    def come_forward(self, errand: Errand, token: str = "") -> None:
        """Show the window in front, and do what is asked for.

        `token` is what whoever was clicked gave us for that: under Wayland nobody takes the focus without one.
        """
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks when a window is activated
        self._tray.release()
        self._placement.bring_back()
        self.window.raise_()
        self.window.activateWindow()
        self.window.errands.carry_out(errand)

    def _put_aside(self) -> None:
        """The window is closed and the program stays: in the tray, or where there is none as a minimised window."""
        if not self._tray.show():
            self.window.showMinimized()
            return
        self._tray.hold()
        self.window.hide()
        if not self._told_of_tray:
            self._told_of_tray = True
            words = tr(note_wording.STILL_TITLE), tr(note_wording.STILL_BODY)
            self._notifier.show(Note(STILL_THERE, *words, "presence"))

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self._power.seen()

    def _admission(self) -> Admission:
        # The demo has a server and people of its own.
        policy = Policy("") if self._choice.demo else self._choice.policy
        return policy.admission(self._choice.server)

    def _save_settings(self, settings: Settings) -> None:
        self._settings = settings
        save(self._choice.places.settings_file, self._choice.policy.chosen(settings))
        self._aids.use(settings)
        if self._autostart is not None and settings.start_at_sign_in != self._autostart.on:
            self._autostart.use(on=settings.start_at_sign_in)

    def _begin_new(self) -> None:
        self.come_forward(Errand())
        self.window.actions_by_name[Act.NEW].trigger()

    def ask_to_quit(self) -> None:
        """Do what Quit does in the window, from elsewhere."""
        self.come_forward(Errand())  # there may be a question
        self.window.actions_by_name[Act.QUIT].trigger()

    def _show_text(self, identity: str, token: str) -> None:
        self.come_forward(Errand(), token)
        if identity != STILL_THERE:
            self.window.contents.show_text(identity)

    def stop(self) -> bool:
        """Close the window and end the engine; returns whether it ended within STOP_S."""
        self.window.contents.put_away()
        self._tray.close()
        ended = self._runner.stop(STOP_S)
        if not ended:
            _log.warning("the engine did not end in time")
        return ended

    async def _engine(self, commands: Commands) -> None:
        from evoinbox.engine.engine import Engine  # 60 ms, in the engine's thread
        from evoinbox.engine.session import Keeper

        keeper = Keeper(self._choice.places, self._vault, lambda: str(self._clock.now_us()))
        engine = Engine(
            keeper,
            self._begin,
            self._clock,
            self._settings,
            self.bridge.deliver,
            self.support.mishap.on_bug,
            self._admission(),
        )
        try:
            await (self._with_demo(engine, commands) if self._choice.demo else engine.run(commands))
        finally:
            await self._notifier.close()
            await self._power.close()

    async def _with_demo(self, engine: Engine, commands: Commands) -> None:
        from evoinbox.demo.live import Live  # 60 ms: only where a demo runs
        from evoinbox.demo.server import DemoServer
        from evoinbox.demo.story import shipped_story_path, story_world

        world = story_world(shipped_story_path(), self._clock.now_us)
        server = DemoServer(world, live=Live(every_s=DEMO_EVERY_S, answers=True))
        url = await server.start()
        try:
            commands.put_nowait(SignIn(url, world.user, world.password))
            await engine.run(commands)
        finally:
            await server.stop()

    def _begin(
        self, server: str, user_name: str, kept: Secrets, remembered: Callable[[str | None, dict[str, str]], None]
    ) -> Session:
        from evoinbox.api.client import Client  # 130 ms with httpx: after the cached inbox is open
        from evoinbox.api.session import Session

        client = Client(
            server, user_agent=f"EvoInbox/{__version__}", region=self._settings.region, now_us=self._clock.now_us
        )
        client.cookies |= kept.cookies
        return Session(client, user_name, kept.password, remembered)


def versions() -> str:
    """The versions of the program and of what it stands on."""
    from evoinbox import bundle  # 20 ms: only to be told

    return bundle.versions(f"Qt {qVersion()}")


def _vault_name(places: Places) -> str:
    seat = load_seat(places.seat_file)
    if not places.seat_file.exists():
        save(places.seat_file, seat)
    return seat.vault


def _explore() -> None:
    """Open the demo beside this window: a program of its own, so that nothing of the two can mix."""
    ours = [] if getattr(sys, "frozen", False) else ["-m", "evoinbox"]
    QProcess.startDetached(sys.executable, [*ours, "--demo"])
