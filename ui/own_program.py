"""How this program starts itself again: from an installed folder or from its source. Knows neither Qt nor the store."""

from __future__ import annotations

import sys

MARK = "jgvisit"
"""The installed launcher names itself so: `-X jgvisit=/opt/jgvisit/jgvisit`."""


def own_program() -> list[str]:
    """Return the command that starts this program: the installed launcher, else this interpreter with our module."""
    installed = sys._xoptions.get(MARK)
    return [installed] if isinstance(installed, str) else [sys.executable, "-m", "ui.launch"]
