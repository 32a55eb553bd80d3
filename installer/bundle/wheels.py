"""Brings the packages of the lock into a folder: wheels of that machine only, each held against its hash."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from installer.bundle.lock import Pin, as_requirements
from installer.bundle.targets import Target


def install(pins: Sequence[Pin], target: Target, folder: Path) -> None:
    """Unpack the wheels of `pins` into `folder`. Nothing is built: a package without a wheel stops the build.

    The lock was judged by the target's own markers already; what a wheel says of the Python it wants would be held
    against the one that builds, so pip is told not to.

    Raises:
        subprocess.CalledProcessError: pip found no wheel, or one with another hash.
    """
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(as_requirements(pins))
        file.flush()
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps",
                   "--require-hashes", "--only-binary=:all:", "--ignore-requires-python", "--no-compile",
                   *target.pip_options, "--target", str(folder), "--requirement", file.name]  # fmt: skip
        subprocess.run(command, check=True)  # noqa: S603  our own command, names from our own lock
