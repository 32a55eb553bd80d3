"""Builds the packages: `python -m installer.bundle linux` or `… windows --python PLACE`. See docs/install.md."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

from installer.bundle import linux, windows
from installer.bundle.layout import size_of
from installer.bundle.lock import ROOT
from installer.bundle.start_time import RUNS, start_time
from installer.bundle.targets import LINUX
from jgvisit.config import VERSION

OUT = ROOT / "build" / "packages"


def main() -> int:
    """Build what is asked for; print what came of it."""
    parser = argparse.ArgumentParser(prog="python -m installer.bundle", description=__doc__)
    what = parser.add_subparsers(dest="what", required=True)
    for_linux = what.add_parser("linux", help="a .deb and a portable folder")
    default = Path(sys.base_prefix) / "bin" / f"python{LINUX.version}"
    for_linux.add_argument("--python", type=Path, default=default, help=f"CPython {LINUX.version} that goes along")
    for_windows = what.add_parser("windows", help="an MSI for the whole machine, to be signed")
    for_windows.add_argument("--python", type=Path, required=True, help="python.org's embeddable zip, or a folder")
    for_windows.add_argument("--compiler", type=Path, help="a CPython of the same minor version on this machine")
    for each in (for_linux, for_windows):
        each.add_argument("--out", type=Path, default=OUT, help="folder for the packages")
    arguments = parser.parse_args()
    out: Path = arguments.out.resolve()
    return (
        _linux(out, arguments.python)
        if arguments.what == "linux"
        else _windows(out, arguments.python, arguments.compiler)
    )


def _linux(out: Path, interpreter: Path) -> int:
    root, workshop = out / "linux" / f"jgvisit-{VERSION}", out / "linux" / "workshop"
    shutil.rmtree(out / "linux", ignore_errors=True)
    workshop.mkdir(parents=True)
    full = linux.build_folder(root, interpreter)
    portable, package = out / f"jgvisit-{VERSION}-linux-x86_64.tar.xz", out / f"jgvisit_{VERSION}_amd64.deb"
    linux.pack_portable(root, portable)
    linux.pack_debian(root, package, workshop)
    shutil.rmtree(workshop)
    tell(root, f"Python {full}", portable, package)
    print(f"from start to first window: {start_time(root / 'jgvisit'):.2f} s (median of {RUNS})")
    return 0


def _windows(out: Path, python: Path, compiler: Path | None) -> int:
    root, workshop = out / "windows" / f"jgvisit-{VERSION}", out / "windows" / "workshop"
    shutil.rmtree(out / "windows", ignore_errors=True)
    workshop.mkdir(parents=True)
    target = windows.build_folder(root, python.resolve(), compiler)
    package = out / f"jgvisit-{VERSION}-windows-x86_64.msi"
    windows.pack_msi(root, package, workshop)
    tell(root, f"Python {target.version}", package)
    return 0


def tell(root: Path, what: str, *files: Path) -> None:
    """Print sizes, and the sum of each file that an administrator holds it against."""
    size, count = size_of(root)
    print(f"{root.name}: {what}, {size / 1e6:.0f} MB in {count} files")
    for file in files:
        data = file.read_bytes()
        print(f"{file.name}: {len(data) / 1e6:.1f} MB, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    sys.exit(main())
