"""The signer's side on a second screen; and that one screen alone offers nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from desk import dressed_app
from pytestqt.qtbot import QtBot

from ui.screens.form.screen import FormScreen
from ui.screens.form.state import FormState

HERE = Path(__file__).parent
SCREENS = [
    {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
    {"name": "Wacom One", "x": 1366, "y": 0, "width": 1280, "height": 800},
]


@pytest.mark.parametrize(
    "what",
    [
        "opens_there_full_screen_and_only_when_asked",
        "unplugging_brings_it_back_with_the_stroke_that_was_being_drawn",
        "every_way_out_brings_it_back",
        "nothing_of_one_signer_is_there_for_the_next",
        "a_lock_leaves_nothing_on_either",
    ],
)
def test_signing_on_a_pen_display(what: str, tmp_path: Path) -> None:
    more = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = {
        "synchronousWindowSystemEvents": False,
        "windowFrameMargins": True,
        "screens": [each | more for each in SCREENS],
    }
    file = tmp_path / "screens.json"
    file.write_text(json.dumps(screens))
    paths = os.pathsep.join([str(HERE.parent.parent), str(HERE.parent)])
    env = os.environ | {"QT_QPA_PLATFORM": f"offscreen:configfile={file}", "PYTHONPATH": paths}
    ran = subprocess.run(
        [sys.executable, str(HERE / "two_screens.py"), what], env=env, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_where_there_is_one_screen_no_other_is_offered(qtbot: QtBot) -> None:
    dressed_app()
    form = FormScreen()
    qtbot.addWidget(form)
    form.show()
    form.show_state(FormState(stage="sign", signer="form/mother/1", signer_name="Amal Haddad"))
    assert not form.other_screens.isVisible()
