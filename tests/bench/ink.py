"""Ink: from the pen event to the painted pixels, and a 240 Hz stream of ten minutes."""

from __future__ import annotations

import math
import time

from desk import dressed_app
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtWidgets import QApplication

from tests.bench.figure import Figure, milliseconds
from ui.demo.hand import Hand
from ui.widgets.ink_pad import InkPad

STREAM_S, RATE_HZ, STROKE_S = 600, 240, 5
PEN_STEP_MS = 4


class Painted(QObject):
    """Counts the paint events of a pad."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def measure() -> dict[str, Figure]:
    """Send the events of ten minutes one by one, each painted before the next; look for every sample."""
    dressed_app()
    pad, painted, hand = InkPad(), Painted(), Hand(1)
    pad.resize(900, 300)
    pad.show()
    hand.settle()
    pad.installEventFilter(painted)
    took: list[float] = []
    samples = STROKE_S * RATE_HZ
    sent = kept = 0
    for number in range(STREAM_S // STROKE_S):
        for index in range(samples):
            kind = (
                QEvent.Type.TabletPress if index == 0
                else QEvent.Type.TabletRelease if index == samples - 1
                else QEvent.Type.TabletMove
            )  # fmt: skip
            at = QPointF(450 + 400 * math.sin(index / 60), 150 + 120 * math.sin(index / 17))
            before = painted.count
            started = time.perf_counter()
            hand._pen(pad, kind, at, 0.5, (number * samples + index) * PEN_STEP_MS)
            while painted.count == before and kind != QEvent.Type.TabletRelease:
                QApplication.processEvents()
            took.append(time.perf_counter() - started)
        # the release ends the stroke; its place is that of the last move
        sent += samples - 1
        kept += len(pad.strokes()[-1])
        if number % 20 == 19:
            pad.clear()
    pad.hide()
    _, slowest = milliseconds(took)
    return {
        "ink_p99": Figure(slowest, "ms", 8.0, f"{sent} events, offscreen, 900 x 300"),
        "ink_dropped": Figure(sent - kept, "samples", 0.0, f"{STREAM_S} s at {RATE_HZ} Hz"),
    }
