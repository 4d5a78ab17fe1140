"""Which of the two shows notifications on this system; nothing else asks that.

Invariants: what another system needs is not loaded.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine

from evoinbox.desktop.showing import Heard, Showing

if sys.platform == "linux":
    from evoinbox.desktop.daemon import Daemon as System
else:
    from evoinbox.desktop.center import Center as System


def native(tell: Callable[[Heard], None], start: Callable[[Coroutine[object, object, None]], None]) -> Showing:
    """Make it; `tell` is called in the engine's loop, where `start` runs work, from any thread."""
    return System(tell, start)
