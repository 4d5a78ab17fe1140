"""Qt's binding, loaded by the program, leaves Python's import as it was: nobody's source is read and kept."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.program import ROOT

PROGRAM = """
import linecache
from evoinbox.desktop.imports import import_plainly
import_plainly()
import evoinbox.app
print(*(file for file in linecache.cache if "evoinbox" in file or "PySide6" in file))
"""


def test_no_module_is_searched_for_switches_of_qt_s_binding() -> None:
    env = {**os.environ, "PYTHONPATH": os.fspath(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True)

    assert done.stdout.split() == []
