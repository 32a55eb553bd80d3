"""Advice on what a worker types: the work done in a pause, and what a key costs in an advised field."""

from __future__ import annotations

import time
from itertools import cycle, islice
from statistics import median

from desk import dressed_app
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jgvisit.own_content import content
from jgvisit.services.talk.wording import Wording
from tests.bench.figure import Figure, milliseconds, p99
from ui.widgets.advised_field import AdvisedField

CHARACTERS, KEYS, TIMES = 2_000, 200, 60
SENTENCES = ("Wij spreken elke week af. ", "Deze hulp is niet vrijblijvend. ", "De ambulante hulp begint in mei. ")
FRAME_MS = 16.0
"""One picture of a screen of 60 Hz."""


def measure() -> dict[str, Figure]:
    """Advise on a page of text, and type into a field whose words are underlined."""
    app = dressed_app()
    wording, text = Wording(content()[0]), "".join(islice(cycle(SENTENCES), CHARACTERS // 28))
    wording.advice(text, "voluntary")
    looked = []
    for _ in range(TIMES):
        started = time.perf_counter()
        advice = wording.advice(text, "voluntary")
        looked.append(time.perf_counter() - started)
    assert len(advice) > 20
    field, plain = AdvisedField("bench", text, lines=True), QPlainTextEdit(text)
    field.show_advice(text, advice)
    typed = {}
    for edit in (field.edit, plain):
        window = edit.window()
        assert isinstance(window, QWidget)
        window.resize(640, 400)
        window.show()
        edit.setFocus()
        app.processEvents()
        typed[edit] = []
        for _ in range(KEYS):
            started = time.perf_counter()
            QTest.keyClick(edit, "x")
            app.processEvents()
            typed[edit].append(time.perf_counter() - started)
        window.close()
    mid, worst = milliseconds(looked)
    against = f"p99 of {TIMES}, {len(text)} characters, {len(advice)} pieces; median {mid:.1f} ms"
    return {
        "advice": Figure(worst, "ms", FRAME_MS, against),
        "advised_key": Figure(
            median(typed[field.edit]) / median(typed[plain]),
            "×",
            2.0,
            f"medians of {KEYS} keys, typed to painted, against a plain field in the same run; "
            f"p99 {p99(typed[field.edit]) * 1000:.1f} and {p99(typed[plain]) * 1000:.1f} ms",
        ),
    }
