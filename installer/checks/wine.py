"""Installs the MSI silently under Wine, has the program look at itself, takes it up a version, not back, removes it.

Needs wine64, mingw and Xvfb. Three stubs stand in for libraries of Windows that Wine 8 lacks; they are laid beside the
installed program in Wine's folder and nowhere else. What Wine cannot tell (pen, voices, Defender) is for a
real machine.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from installer.bundle.__main__ import OUT
from installer.bundle.windows import WINDOWS_FILES, pack_msi
from installer.checks.linux import CheckFailedError, _require
from jgvisit.config import VERSION

_INSTALLED = Path("drive_c/Program Files/JGVisit")
_LIMIT_S = 300
_STUBS = {"icuuc": (), "mscms": (), "bcryptprimitives": ("-ladvapi32",)}
_NEWER = "99.0.0"
_SERVER = "https://jgvisit.gemeente.example"


class Wine:
    """One Windows of our own, in a folder."""

    def __init__(self, prefix: Path) -> None:
        self.prefix = prefix
        wanted = "mscoree=;mshtml=;mscms=n,b"
        self._environment = {**os.environ, "WINEPREFIX": str(prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": wanted}
        self._environment.pop("QT_QPA_PLATFORM", None)

    def start(self) -> None:
        """Make it, as a Windows 10."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        self.run("wineboot", "-i")
        self.run("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f")

    def run(self, *command: str) -> tuple[int, str]:
        """Run a program there; return its exit code and what it printed."""
        done = subprocess.run(  # noqa: S603  our own commands
            ["xvfb-run", "-a", "wine", *command],  # noqa: S607
            check=False, capture_output=True, stdin=subprocess.DEVNULL, env=self._environment, timeout=_LIMIT_S,
        )  # fmt: skip
        return done.returncode, done.stdout.decode("utf-8", "replace").replace("\r", "")

    def msi(self, how: str, package: Path) -> int:
        """Install (/i) or remove (/x) silently."""
        return self.run("msiexec", how, f"Z:{str(package).replace('/', chr(92))}", "/qn")[0]


def main() -> int:
    """Run the check; print what was seen."""
    parser = argparse.ArgumentParser(prog="python -m installer.checks.wine", description=__doc__)
    parser.add_argument("--package", type=Path, default=OUT / f"jgvisit-{VERSION}-windows-x86_64.msi")
    parser.add_argument("--folder", type=Path, default=OUT / "wine")
    arguments = parser.parse_args()
    folder: Path = arguments.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wine = Wine(folder / "prefix")
    wine.start()
    kept = _plant(wine)
    _check(wine, arguments.package.resolve(), folder, kept)
    return 0


def _check(wine: Wine, package: Path, folder: Path, kept: dict[Path, bytes]) -> None:
    installed = wine.prefix / _INSTALLED
    _require(wine.msi("/i", package) == 0, "the MSI does not install")
    count = sum(path.is_file() for path in installed.rglob("*"))
    print(f"installed silently: {count} files")
    _require(any((wine.prefix / "drive_c").rglob("jgvisit.lnk")), "nothing in the start menu")
    for stub in _stubs(folder):
        shutil.copyfile(stub, installed / stub.name)
    _set_policy(wine)
    code, said = wine.run(str(installed / "jgvisit-console.exe"), "selftest")
    print(said.strip())
    _require(code == 0 and "WinVaultKeyring" in said and "op windows" in said, "the installation is not whole")
    _require(f"server = {_SERVER} (policy), lease_days = 7 (policy)" in said, "the policy is not read")
    for name in _STUBS:
        (installed / f"{name}.dll").unlink()
    newer = _small(folder)
    _require(wine.msi("/i", newer) == 0, "a newer version does not take the older one's place")
    left = sorted(path.name for path in installed.iterdir())
    _require(left == ["jgvisit.exe"], f"the newer version left files of the older: {left[:5]}")
    print("a newer version takes the place of the older one")
    _require(wine.msi("/i", package) != 0, "an older version installs over a newer one")
    _require(sorted(path.name for path in installed.iterdir()) == left, "the refused version changed something")
    print("an older version over a newer one is refused, and changes nothing")
    _require(wine.msi("/x", newer) == 0, "it cannot be removed")
    _require(not any(path.is_file() for path in installed.rglob("*")), "files of the program stay after removal")
    _require({path: path.read_bytes() for path in kept} == kept, "removal touched what an account had written")
    print(f"removed; {len(kept)} files of the account are as they were")


def _set_policy(wine: Wine) -> None:
    """Set what a group policy would."""
    for name, kind, value in (("Server", "REG_SZ", _SERVER), ("LeaseDays", "REG_DWORD", "7")):
        key = r"HKLM\Software\Policies\JGVisit"
        _require(wine.run("reg", "add", key, "/v", name, "/t", kind, "/d", value, "/f")[0] == 0, "reg add")


def _plant(wine: Wine) -> dict[Path, bytes]:
    """Put files where each account of this Windows has its store."""
    kept = dict[Path, bytes]()
    for account in sorted((wine.prefix / "drive_c" / "users").iterdir()):
        store = account / "AppData" / "Local" / "jgvisit"
        store.mkdir(parents=True, exist_ok=True)
        for name in ("jgvisit.store", "jgvisit.keys", "jgvisit.head"):
            kept[store / name] = os.urandom(512)
            (store / name).write_bytes(kept[store / name])
    return kept


def _small(folder: Path) -> Path:
    """Make an MSI of a later version with one file in it: for Windows it is the next jgvisit."""
    root = folder / "newer"
    root.mkdir()
    (root / "jgvisit.exe").write_bytes(b"MZ")
    package = folder / "newer.msi"
    pack_msi(root, package, folder, _NEWER)
    return package


def _stubs(folder: Path) -> list[Path]:
    made = list[Path]()
    for name, libraries in _STUBS.items():
        made.append(folder / f"{name}.dll")
        source = str(WINDOWS_FILES / "wine_stubs" / f"{name}.c")
        command = ["x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s", "-o", str(made[-1]), source, *libraries]
        subprocess.run(command, check=True)  # noqa: S603  our own compiler, our own files
    return made


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CheckFailedError as error:
        sys.exit(f"packages-check: {error}")
