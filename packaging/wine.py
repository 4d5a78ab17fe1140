"""Tries the installer for Windows under wine with a payload that stands in for the program, judged by what is on disk.

`python packaging/wine.py`: for one person and for all, install, upgrade in place, remove. Exit codes are not believed:
under wine a stub that cannot run ends with 0 and has installed nothing. The identity of the Start menu's entry is not
looked for: wine's shortcuts keep no properties (IPropertyStore is a stub of its shell32).
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import windows
from evoinbox.desktop.center import IDENTITY

LIMIT_S: Final = 120


def run(prefix: Path, *command: str) -> None:
    """Run a program under wine, and wait until the registry is written."""
    env = {**os.environ, "WINEPREFIX": os.fspath(prefix), "WINEDEBUG": "-all", "DISPLAY": ""}
    env["WINEDLLOVERRIDES"] = "winemenubuilder.exe=d"  # wine's own entries in this desktop's menu
    subprocess.run(["wine", *command], env=env, timeout=LIMIT_S, stderr=subprocess.DEVNULL, check=False)
    subprocess.run(["/usr/lib/wine/wineserver64", "-w"], env=env, timeout=LIMIT_S, check=False)


def payload(place: Path, library: str) -> Path:
    """A folder like the frozen program's, with one library of this name."""
    (place / "_internal").mkdir(parents=True)
    (place / "evoinbox.exe").write_bytes(b"MZ stands in")
    (place / "_internal" / library).write_bytes(b"a library")
    shutil.copy(windows.POLICY, place / "policy-example.reg")
    return place


def files(prefix: Path) -> list[str]:
    """What of ours lies on the disk, by its path below drive C."""
    drive = prefix / "drive_c"
    found = (path for path in drive.rglob("*") if "EvoInbox" in os.fspath(path) and path.is_file())
    return sorted(path.relative_to(drive).as_posix() for path in found)


def registered(prefix: Path) -> int:
    """How many lines of the registry are ours."""
    hives = (prefix / name for name in ("system.reg", "user.reg"))
    return sum(hive.read_text(errors="replace").count("EvoInbox") for hive in hives)


def says(prefix: Path, hive: str, words: str) -> bool:
    """Whether a hive of the registry has these words."""
    return words in (prefix / f"{hive}.reg").read_text(errors="replace")


def expect(*, right: bool, what: str) -> None:
    """Say what was found; raises SystemExit when it is not as it should be."""
    print(f"  {'well' if right else 'WRONG'}: {what}")
    if not right:
        raise SystemExit(1)


def trial(place: Path, mode: str) -> None:
    """Install, upgrade and remove for one or for all."""
    print(mode)
    prefix = place / f"prefix-{mode}"
    old = windows.installer(payload(place / f"old-{mode}", "old.dll"), place, "0.0.9")
    new = windows.installer(payload(place / f"new-{mode}", "new.dll"), place, "0.1.0")
    run(prefix, "wineboot", "-i")
    before = registered(prefix)
    run(prefix, os.fspath(old), "/S", f"/{mode}")
    there = files(prefix)
    (program,) = [path for path in there if path.endswith("/evoinbox.exe")] or ["nothing"]
    home = program.rpartition("/")[0]
    expect(right=f"{home}/_internal/old.dll" in there, what=f"installed in {home}")
    expect(right=home.startswith("Program Files/") == (mode == "AllUsers"), what="in the place of this mode")
    (link,) = [path for path in there if path.endswith("EvoInbox.lnk")] or ["nothing"]
    expect(
        right=home.replace("/", "\\").encode() in (prefix / "drive_c" / link).read_bytes(), what=f"{link} leads there"
    )
    expect(right=registered(prefix) > before + 5, what="handlers and removal are registered")
    everybody = mode == "AllUsers"
    hive, other = ("system", "user") if everybody else ("user", "system")
    for scheme in ("sms", "tel"):
        right = says(prefix, hive, f"EvoInbox.{scheme}") and not says(prefix, other, f"EvoInbox.{scheme}")
        expect(right=right, what=f"{scheme}: links lead to it, for {'all' if everybody else 'one'}")
    asks = says(prefix, "system", "--at-sign-in") == everybody and not says(prefix, "user", "--at-sign-in")
    expect(right=asks, what="an entry that starts it at sign-in is there for all, and for one it is not")
    run(
        prefix,
        "reg",
        "add",
        rf"HKCU\Software\Classes\AppUserModelId\{IDENTITY}",
        "/v",
        "DisplayName",
        "/d",
        "EvoInbox",
        "/f",
    )
    expect(right=says(prefix, "user", IDENTITY), what="the name of its notes is there, as the program writes it")
    run(prefix, os.fspath(new), "/S", f"/{mode}")
    there = files(prefix)
    expect(right=f"{home}/_internal/new.dll" in there, what="upgraded in place")
    expect(right=f"{home}/_internal/old.dll" not in there, what="the old one is gone")
    run(prefix, f"C:\\{home}\\uninstall.exe".replace("/", "\\"), "/S", f"/{mode}")
    left = files(prefix)
    expect(right=left == [], what=f"removed; left: {left or 'nothing'}")
    expect(right=registered(prefix) == before, what="nothing is left in the registry")


def main() -> int:
    """Try both modes."""
    with tempfile.TemporaryDirectory() as place:
        for mode in ("AllUsers", "CurrentUser"):
            trial(Path(place), mode)
    return 0


if __name__ == "__main__":
    sys.exit(main())
