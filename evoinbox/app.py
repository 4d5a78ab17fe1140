"""The composition root: builds every object, connects them, starts and stops them in order.

Start: places and log, the window, then the engine's thread, which opens the files and publishes; the network comes
last. Stop: the window closes, the engine finishes what was posted and ends, the log closes. Invariants: nobody else
builds an owner or looks one up; an error nobody expected is logged here and does not end the program.
"""

from __future__ import annotations

import logging
import os
import secrets
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from PySide6.QtCore import QProcess, Qt, qVersion
from PySide6.QtWidgets import QApplication

from evoinbox import __version__, log, note_wording
from evoinbox.desktop.application import Docked, made
from evoinbox.desktop.autostart import Autostart
from evoinbox.desktop.call import called_by
from evoinbox.desktop.instance import Instance
from evoinbox.desktop.newer import Newer
from evoinbox.desktop.notifier import Notifier
from evoinbox.desktop.power import Power
from evoinbox.desktop.signals import Signals
from evoinbox.desktop.tray import Tray
from evoinbox.domain.admission import Admission
from evoinbox.domain.attention import Note
from evoinbox.domain.errand import Errand
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.domain.outgoing import OutgoingId
from evoinbox.engine.clock import Clock
from evoinbox.engine.commands import SignIn, Wake
from evoinbox.engine.early import collect_little
from evoinbox.engine.runner import Commands, Runner
from evoinbox.policy import Policy
from evoinbox.settings import (
    Options,
    Places,
    Settings,
    WindowPlace,
    load_chosen,
    load_seat,
    load_window,
    save,
)
from evoinbox.support import Support
from evoinbox.ui.actions import PAUSING, Act
from evoinbox.ui.bridge import Bridge
from evoinbox.ui.icons import application_icon
from evoinbox.ui.language import speak
from evoinbox.ui.main_window import MainWindow
from evoinbox.ui.placement import Placement
from evoinbox.ui.theme import ThemeSource
from evoinbox.vault import KeyringVault, MemoryVault, Vault
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
STOP_S: Final = 2.5
"""How long the engine may take to end."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a start needs to know; `vault` None means the OS keyring, `policy` is what an administrator has set.

    `autostart` is the entry that starts the same again with the desktop; a demo has none.
    """

    server: str
    places: Places
    vault: Vault | None = None
    demo: bool = False
    background: bool = False
    errand: Errand = Errand()  # noqa: RUF009 - frozen
    policy: Policy = Policy("")  # noqa: RUF009 - frozen, and empty
    autostart: Autostart | None = None


class App:
    """One running inbox: window and engine. Made, started and stopped in the window's thread."""

    def __init__(self, application: QApplication, choice: Choice, clock: Clock) -> None:
        self._choice = choice
        self._clock = clock
        self._autostart = choice.autostart
        self._settings = msgspec.structs.replace(
            choice.policy.settings(load_chosen(choice.places.settings_file)),
            start_at_sign_in=self._autostart is not None and self._autostart.settled(),
        )
        speak(application, self._settings.language)
        self._vault = choice.vault or KeyringVault(f"EvoInbox {_vault_name(choice.places)}")
        self._runner = Runner(self._engine, lambda error: self.support.mishap.on_bug(error))  # noqa: PLW0108 - made below
        self.bridge = Bridge(self._runner.post)
        self.window = MainWindow(
            self.bridge,
            self._settings,
            ThemeSource(application, self._settings.theme, self._settings.text_size),
            save_settings=self._save_settings,
            new_id=lambda: OutgoingId(secrets.token_hex(12)),
            now_us=clock.now_us,
            explore=None if choice.demo else _explore,
            admission=self._admission(),
            locked=choice.policy.locked,
        )
        kept = load_window(choice.places.window_file)
        self._placement = Placement(self.window, kept, self._keep_place)
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
        self.window.alarmed.connect(self._notifier.show)
        self.window.calmed.connect(self._notifier.withdraw)
        self.window.badge_changed.connect(application.setBadgeNumber)
        self._notifier.activated.connect(self._show_text)
        self._notifier.replied.connect(self.window.note_acts.reply)
        self.window.trial_wanted.connect(self._try_notes)
        self._notifier.tried.connect(self.window.tried)
        self._notifier.chosen.connect(self.window.note_acts.choose)
        self._tray = self._tray_of()
        self.support = Support(
            self.window, self._runner.start_work, choice.places, self._vault, choice.policy, choice.server,
            lambda: self._tray.available, versions, clock.now_us, self._notifier.ready,
        )  # fmt: skip
        self.bridge.published.connect(self.support.on_change)  # after the window's own: its pages are as they will be
        self._told_of_tray = False
        application.applicationStateChanged.connect(self._on_state)
        if getattr(sys, "frozen", False):
            self._newer = Newer(Path(sys.executable))
            self._newer.installed.connect(self.on_newer)
        application.commitDataRequest.connect(lambda _session: self.window.inbox.compose.save())

    def _tray_of(self) -> Tray:
        tray = Tray(application_icon())
        self.window.badge_changed.connect(tray.show_number)
        self.window.close_wanted.connect(self._put_aside)
        tray.offer(mark("Notifications"), [self.window.actions_by_name[act] for act in PAUSING])
        self.window.alarms.paused.connect(tray.show_paused)
        tray.show_paused(self.window.alarms.paused_until())
        tray.open_wanted.connect(lambda: self.come_forward(Errand()))
        tray.new_wanted.connect(self._begin_new)
        tray.quit_wanted.connect(self.ask_to_quit)
        tray.lost.connect(self.window.showMinimized)
        self.window.language_changed.connect(tray.speak)
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
        self._placement.restore()
        if not self._choice.background:
            self.window.show()  # before all that costs time and is not seen
        self._runner.start()
        self._power.listen()
        self._aids.begin()
        self._tray.show()
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

    def _keep_place(self, place: WindowPlace) -> None:
        try:
            save(self._choice.places.window_file, place)
        except StoreUnwritable:
            _log.warning("where the window stands could not be stored")

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
            self.window.show_text(identity)

    def stop(self) -> bool:
        """Close the window and end the engine; returns whether it ended within STOP_S."""
        self.window.put_away()
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


def run(options: Options, policy: Policy) -> int:
    """Run the program until the agent quits; returns the exit code."""
    application = made(application_icon)
    with ExitStack() as ends:
        try:
            choice = _chosen(options, policy, ends)
            choice.places.make()
            handler = log.start(choice.places.logs, logging.DEBUG if options.debug else logging.INFO)
            ends.callback(handler.close)
            if policy.complaint:
                _log.warning("policy: %s", policy.complaint)
            instance = Instance(choice.places.lock_file)
            alone = instance.hold()
        except StoreUnwritable as error:
            return _refuse(f"the data directory cannot be written: {error}")
        if not alone:
            if instance.call(called_by(choice.errand)):
                return 0
            return _refuse(f"EvoInbox is already running on {choice.places.data} and does not answer")
        ends.callback(instance.let_go)
        app = App(application, choice, Clock())

        def end() -> None:
            # Not quit(): that asks the windows once more, and one with a question would be asked without end.
            application.exit(0)

        ends.callback(app.support.watch())
        app.window.quit_requested.connect(end)
        instance.called.connect(app.come_forward)
        if isinstance(application, Docked):
            application.called.connect(app.come_forward)
            application.quit_wanted.connect(app.ask_to_quit)
        with Signals(end):
            app.start()
            code = application.exec()
            app.stop()
        return code


def versions() -> str:
    """The versions of the program and of what it stands on."""
    from evoinbox import bundle  # 20 ms: only to be told

    return bundle.versions(f"Qt {qVersion()}")


def _chosen(options: Options, policy: Policy, ends: ExitStack) -> Choice:
    places = Places.of(data_dir=options.data_dir, profile=options.profile)
    vault: Vault | None = None
    if options.demo:
        # A throw-away profile: its key is in memory only, so nothing of it could be read later anyway.
        place = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="evoinbox-demo-")))
        places, vault = Places(place, place / "logs"), MemoryVault()
    return Choice(
        options.server, places, vault, options.demo, options.background, options.errand, policy,
        autostart=None if options.demo else Autostart.of(options, policy),
    )  # fmt: skip


def _vault_name(places: Places) -> str:
    seat = load_seat(places.seat_file)
    if not places.seat_file.exists():
        save(places.seat_file, seat)
    return seat.vault


def _explore() -> None:
    """Open the demo beside this window: a program of its own, so that nothing of the two can mix."""
    ours = [] if getattr(sys, "frozen", False) else ["-m", "evoinbox"]
    QProcess.startDetached(sys.executable, [*ours, "--demo"])


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"evoinbox: {sentence}\n")
    return 1
