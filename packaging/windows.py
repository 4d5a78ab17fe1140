"""What Windows is given: an installer, made by NSIS's makensis, and an archive that runs wherever it is unpacked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from freeze import HERE, Frozen

SCRIPT: Final = HERE / "windows" / "installer.nsi"
POLICY: Final = HERE / "windows" / "policy.reg"


def packages(frozen: Frozen, work: Path, out: Path, version: str) -> list[Path]:
    """Make both; returns their paths."""
    shutil.copy(POLICY, frozen.folder / "policy-example.reg")
    archive = shutil.make_archive(
        os.fspath(out / f"evoinbox-{version}-windows"), "zip", frozen.folder.parent, frozen.folder.name
    )
    return [installer(frozen.folder, out, version, work / "evoinbox.ico"), Path(archive)]


def installer(payload: Path, out: Path, version: str, icon: Path | None = None) -> Path:
    """Compile the installer of a folder; returns its path. Raises CalledProcessError with makensis's words."""
    target = out / f"evoinbox-{version}-windows-setup.exe"
    switch = "/" if sys.platform == "win32" else "-"
    defined = {"VERSION": version, "PAYLOAD": os.fspath(payload), "OUTPUT": os.fspath(target)}
    if icon is not None:
        defined["ICON"] = os.fspath(icon)
    if sys.platform != "win32":
        defined["TARGET"] = "amd64-unicode"
    command = ["makensis", f"{switch}V2", f"{switch}WX"]
    command += [f"{switch}D{name}={value}" for name, value in defined.items()]
    subprocess.run([*command, os.fspath(SCRIPT)], check=True)
    return target
