"""The start: one running copy, a window that is seen at once, and then what is in it.

What costs most of a start, the window's contents and the engine, is loaded and made once the empty window has been
painted. Invariants: nothing of `app` is loaded before that; a second start that comes meanwhile waits for the first
one's ear.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from evoinbox import log
from evoinbox.desktop.application import Docked, made
from evoinbox.desktop.autostart import Autostart
from evoinbox.desktop.call import called_by
from evoinbox.desktop.instance import Instance
from evoinbox.desktop.signals import Signals
from evoinbox.domain.errand import Errand
from evoinbox.domain.errors import StoreUnwritable
from evoinbox.opening import Choice, Opening
from evoinbox.policy import Policy
from evoinbox.settings import Options, Places

if TYPE_CHECKING:
    from evoinbox.app import App
    from evoinbox.vault import Vault

_UNWRITABLE: Final = "the data directory cannot be written: {}"

_log = logging.getLogger(__name__)


class _Start(QObject):
    """Goes on from the empty window to the program; `app` is None until then."""

    def __init__(
        self, application: QApplication, choice: Choice, instance: Instance, ends: ExitStack, end: Callable[[], None]
    ) -> None:
        super().__init__(application)
        self._application, self._choice = application, choice
        self._instance, self._ends, self._end = instance, ends, end
        self.app: App | None = None
        self._waiting: list[Errand] = []
        self._opening = Opening(application, choice)
        if isinstance(application, Docked):
            application.called.connect(self._on_docked)
            application.quit_wanted.connect(self._on_quit)

    def begin(self) -> None:
        """Show the window, unless the start is one in the background."""
        if self._choice.background:
            QTimer.singleShot(0, self, self._go_on)
        else:
            self._opening.show(self._go_on)

    def _go_on(self) -> None:
        from evoinbox.app import App  # 150 ms: an empty window is seen meanwhile
        from evoinbox.engine.clock import Clock

        try:
            self.app = app = App(self._application, self._choice, Clock(), self._opening)
        except StoreUnwritable as error:
            self._application.exit(_refuse(_UNWRITABLE.format(error)))
            return
        except Exception:
            _log.critical("the start ended in an error", exc_info=True)
            self._application.exit(1)  # rather than be an empty window for ever
            raise
        self._ends.callback(app.support.watch())
        app.window.contents.quit_requested.connect(self._end)
        app.start()
        self._instance.called.connect(app.come_forward)
        self._instance.listen()
        for errand in self._waiting:
            app.come_forward(errand)

    def _on_docked(self, errand: Errand) -> None:
        """A link that macOS starts the program for is told before there is anything to show it in."""
        if self.app is None:
            self._waiting.append(errand)
        else:
            self.app.come_forward(errand)

    def _on_quit(self) -> None:
        """Before anything is in the window there is nothing to ask about, and a sign-out must not wait."""
        if self.app is None:
            self._end()
        else:
            self.app.ask_to_quit()


def run(options: Options, policy: Policy) -> int:
    """Run the program until the agent quits; returns the exit code."""
    application = made()
    with ExitStack() as ends:
        try:
            choice = _chosen(options, policy, ends)
            choice.places.make()
            handler = log.start(choice.places.logs, logging.DEBUG if options.debug else logging.INFO)
            ends.callback(handler.close)
            if policy.complaint:
                _log.warning("policy: %s", policy.complaint)
            instance = Instance(choice.places.lock_file)
            if not instance.hold():
                if instance.call(called_by(choice.errand)):
                    return 0
                if not instance.held and not instance.hold():  # it was not about to end
                    return _refuse(f"EvoInbox is already running on {choice.places.data} and does not answer")
        except StoreUnwritable as error:
            return _refuse(_UNWRITABLE.format(error))
        ends.callback(instance.let_go)

        def end() -> None:
            # Not quit(): that asks the windows once more, and one with a question would be asked without end.
            application.exit(0)

        start = _Start(application, choice, instance, ends, end)
        with Signals(end):
            start.begin()
            code = application.exec()
            if start.app is not None:
                start.app.stop()
        return code


def _chosen(options: Options, policy: Policy, ends: ExitStack) -> Choice:
    places = Places.of(data_dir=options.data_dir, profile=options.profile)
    vault: Vault | None = None
    if options.demo:
        import tempfile  # 2 ms: of a demo only

        from evoinbox.vault import MemoryVault

        # A throw-away profile: its key is in memory only, so nothing of it could be read later anyway.
        place = Path(ends.enter_context(tempfile.TemporaryDirectory(prefix="evoinbox-demo-")))
        places, vault = Places(place, place / "logs"), MemoryVault()
    return Choice(
        options.server, places, vault, options.demo, options.background, options.errand, policy,
        autostart=None if options.demo else Autostart.of(options, policy),
    )  # fmt: skip


def _refuse(sentence: str) -> int:
    sys.stderr.write(f"evoinbox: {sentence}\n")
    return 1
