"""The one moment that everything in a package carries, so that two builds of one source are the same bytes."""

from __future__ import annotations

import os
import subprocess

from installer.bundle.lock import ROOT


def source_date() -> int:
    """Return `SOURCE_DATE_EPOCH`, else the moment of the last commit, in seconds since 1970."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct"],  # noqa: S607  git of the builder
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return int(said.stdout)
