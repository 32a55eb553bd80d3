"""The first run: counted through the real screens, with the real server, log-in provider and keyring; then reckoned."""

from __future__ import annotations

import os
from unittest.mock import patch

from first_run_count import run_first_day
from oidc_provider import running_provider
from PySide6.QtWidgets import QApplication
from sync_municipality import open_municipality

from tests.bench.figure import Figure
from tests.bench.workplace import scratch
from ui.demo.headless_browser import HeadlessBrowser
from ui.vault import dress

PIN, WORKER = "402917", "worker-first"


def measure() -> dict[str, Figure]:
    """Do it once: counts do not differ from run to run, and the machine's part is a small one."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with (
        scratch() as folder,
        running_provider() as issuer,
        open_municipality(folder / "server", issuer) as town,
        patch.dict(os.environ, {"JGVISIT_STORE": str(folder / "store")}),
        patch("jgvisit.sync.browser.SystemBrowser", lambda: HeadlessBrowser(WORKER)),
    ):
        dress(app)
        run = run_first_day(lambda: town.code_for(WORKER, "Femke Hoekstra"), town.decide, PIN)
    counted = f"{len(run.screens)} screens, {run.clicks} clicks, {run.keys} keys, {run.words} words"
    reckoned = f"person {run.person_s:.0f} s reckoned (keystroke-level model, reading, paper, telephone)"
    told = f"{counted}; {reckoned}, machine {run.machine_s:.1f} s measured"
    return {"firstrun": Figure(run.whole_s, "s", 180.0, told)}
