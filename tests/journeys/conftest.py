"""Journeys: whole visits through the real screens, without a display and in Dutch."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session", autouse=True)
def _translations() -> None:
    subprocess.run([sys.executable, str(ROOT / "installer" / "build_translations.py")], check=True)
