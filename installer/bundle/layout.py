"""Lays out what is installed, alike on both platforms.

jgvisit       the launcher: starts the program by the Python beside it and nothing of the machine's
python/       CPython
lib/          the packages of the lock
src/          jgvisit, ui, resources
licences/     who made what, under which licence, and the bill of materials
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from installer.bundle import lock, pruning, wheels
from installer.bundle.lock import ROOT
from installer.bundle.papers import write_papers
from installer.bundle.targets import Target
from jgvisit.store.migrations import STEPS

PROGRAM = ("jgvisit", "ui", "resources")
_LEFT_OUT = (".ts", ".pyi")


def program_files() -> tuple[Path, ...]:
    """Return the files of the program that are installed, relative to the source: what git knows, and the words.

    A file that lies about uncommitted is not part of anything that is given to others.
    """
    said = subprocess.run(  # noqa: S603
        ["git", "ls-files", "-z", "--", *PROGRAM],  # noqa: S607  git of the builder
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    known = [Path(name) for name in said.stdout.split("\0") if name and not name.endswith(_LEFT_OUT)]
    words = [path.relative_to(ROOT) for path in (ROOT / "resources" / "i18n").glob("*.qm")]
    if not words:
        raise FileNotFoundError("no .qm: run installer/build_translations.py first")
    return tuple(sorted({*known, *words}))


def copy_program(folder: Path) -> None:
    """Copy the program's own files into `folder`."""
    for file in program_files():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / file, folder / file)


def add_packages(root: Path, target: Target) -> None:
    """Bring packages, program, licences and bill of materials into `root`, beside `python/`."""
    pins = lock.for_target(target)
    wheels.install(pins, target, root / "lib")
    pruning.prune_packages(root / "lib")
    copy_program(root / "src")
    (root / "STORE_VERSION").write_text(f"{len(STEPS)}\n", encoding="ascii")
    write_papers(root, pins, target)


def compile_all(root: Path, compiler: Path) -> None:
    """Compile every module once and for all: nobody may write where it is installed.

    The compiled files hold neither a time nor a path of the machine that builds.
    """
    folders = [str(path) for path in (root / "python", root / "lib", root / "src") if path.exists()]
    command = [str(compiler), "-I", "-B", "-m", "compileall", "-f", "-q", "-j", "1", "-s", str(root),
               "--invalidation-mode", "unchecked-hash", *folders]  # fmt: skip
    done = subprocess.run(command, check=False, capture_output=True, text=True,  # noqa: S603
                          env={**os.environ, "PYTHONHASHSEED": "0"})  # fmt: skip
    if done.returncode not in (0, 1):  # 1: a template of a package that is no Python, such as alembic's
        raise RuntimeError(done.stdout + done.stderr)


def set_times(root: Path, epoch: int) -> None:
    """Give every file and folder the same time and plain rights, so that two builds are the same bytes."""
    for path in [root, *root.rglob("*")]:
        if path.is_symlink():
            os.utime(path, (epoch, epoch), follow_symlinks=False)
            continue
        run = path.is_dir() or bool(path.stat().st_mode & 0o100)
        path.chmod(0o755 if run else 0o644)
        os.utime(path, (epoch, epoch))


def size_of(root: Path) -> tuple[int, int]:
    """Return bytes and number of files."""
    sizes = [path.lstat().st_size for path in _all_files(root)]
    return sum(sizes), len(sizes)


def _all_files(root: Path) -> Iterator[Path]:
    return (path for path in root.rglob("*") if path.is_file())
