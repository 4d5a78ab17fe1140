"""What macOS is given: the program as an .app with our own Info.plist, in a .dmg. Runs on macOS only.

Signed for this machine only ("-"), which is what trimming after PyInstaller's own signing needs; EVOINBOX_SIGN names an
identity for a real signature, and what Apple's notary asks for is then met (hardened run time, entitlements).
"""

from __future__ import annotations

import os
import plistlib
import subprocess
from pathlib import Path
from typing import Any, Final

from freeze import HERE, Frozen

SOURCES: Final = HERE / "macos"


def described(made: dict[str, Any], version: str) -> dict[str, Any]:
    """PyInstaller's Info.plist with what ours says in its place."""
    ours = (SOURCES / "Info.plist").read_text(encoding="utf-8").replace("@VERSION@", version)
    return {**made, **plistlib.loads(ours.encode("utf-8"))}


def packages(frozen: Frozen, work: Path, out: Path, version: str) -> list[Path]:
    """Describe and sign the .app and put it into a .dmg; returns its path."""
    about = frozen.folder / "Contents" / "Info.plist"
    about.write_bytes(plistlib.dumps(described(plistlib.loads(about.read_bytes()), version)))
    identity = os.environ.get("EVOINBOX_SIGN", "-")
    command = ["codesign", "--force", "--deep", "--sign", identity, "--entitlements"]
    command += [os.fspath(SOURCES / "entitlements.plist"), "--options", "runtime", os.fspath(frozen.folder)]
    subprocess.run(command, check=True)
    app = frozen.folder.rename(work / "EvoInbox.app")
    target = out / f"evoinbox-{version}-macos.dmg"
    command = ["hdiutil", "create", "-volname", "EvoInbox", "-srcfolder", os.fspath(app), "-ov", "-format", "UDZO"]
    subprocess.run([*command, os.fspath(target)], check=True)
    return [target]
