"""The pads under what was chosen: of the signer, of the worker, and of who saw a mark being put."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.form.pad_box import PadBox
from ui.screens.form.state import FormState
from ui.widgets.both import both, both_lines
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.heading import Heading
from ui.widgets.low_window import is_low
from ui.widgets.mood import PROPERTY as MOOD
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage

_NEVER_BESIDE_PX = 100_000
_PADS_BESIDE_FROM_PX, _LOW_PADS_BESIDE_FROM_PX = 820, 520


class InkPart(ScrollPage):
    """Take the ink of each.

    Signals:
        changed: a stroke was drawn or wiped out.
        hand_chosen: whether the pads are laid out for the left hand.
    """

    changed = Signal()
    hand_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, margin="basis-space-md")
        self._low = self._draws = False
        self.chosen, self.own, self.worker, self.witness = Heading(level=3), PadBox(), PadBox(), PadBox()
        self.chosen.set_role("strong")
        self._boxes = (self.own, self.witness, self.worker)
        self.seen_by = ""
        """Name of the witness whose pad is here."""
        self._asked: tuple[PadBox, ...] = (self.own, self.worker)
        panel = self._panel = Panel()
        pads = self._pads = Columns(3, 2)
        pads.left.addWidget(self.own, 1)
        pads.right.addWidget(self.witness, 1)
        pads.right.addWidget(self.worker, 1)
        self.left_hand = Button(kind="choice")
        self.left_hand.setObjectName("left-hand")
        self.left_hand.clicked.connect(self.hand_chosen)
        head = QHBoxLayout()
        head.addWidget(self.chosen, 1)
        head.addWidget(self.left_hand, 0, Qt.AlignmentFlag.AlignTop)
        panel.body.addLayout(head)
        panel.body.addWidget(pads, 1)
        self.body.addWidget(panel, 1)
        for box in self._boxes:
            box.pad.changed.connect(self.changed)

    @property
    def lacks_ink(self) -> bool:
        """Whether somebody whose pad is here has drawn nothing yet."""
        return any(box.pad.is_blank() for box in self._asked)

    def show_state(self, state: FormState, *, fresh: bool) -> None:
        """Say whose pad is whose; with `fresh` lay back what was drawn before a lock."""
        means = state.by_means
        own = self.tr("{name}: write your name here, or draw it") if state.informal else self.tr("Signature of {name}")
        if state.draws:
            own = self.tr("{name}: draw something here, or write your name")
        if means.kind == "mark":
            own = self.tr("{name}: a cross or a mark of your own here")
        self.own.show_name(both_lines(own, state.words, name=state.signer_name), again=state.words)
        asked = {
            self.own: means.kind in ("drawn", "mark"),
            self.witness: means.kind == "mark",
            self.worker: not state.is_own_mark,
        }
        self._draws = state.draws
        self.own.make_room_to_draw(draws=state.draws)
        self._asked = tuple(box for box, is_asked in asked.items() if is_asked)
        for box in self._boxes:
            box.setVisible(box in self._asked)
            box.share_room(shared=asked[self.witness])
        seen = self.tr("Witness {name} ({role})").format(
            name=isolated(means.witness), role=isolated(means.witness_role)
        )
        self.witness.show_name(seen)
        worker = isolated(state.worker_name)
        self.worker.show_name(self.tr("Signature of {name}").format(name=worker), short=worker)
        self.left_hand.setText(both(self.tr("Left hand"), state.words))
        self.left_hand.setChecked(state.left_handed)
        for box in self._boxes:
            box.keep_clear_of_hand(left=state.left_handed)
        if fresh:
            self.own.pad.set_strokes(state.kept.strokes)
            self.worker.pad.set_strokes(state.kept.worker_strokes)
        if fresh or means.witness != self.seen_by:  # the ink of one witness never stands under the name of another
            same = fresh and means.witness == state.kept.witness
            self.witness.pad.set_strokes(state.kept.witness_strokes if same else ())
        self.seen_by = means.witness

    def forget(self) -> None:
        """Take all ink off the screen; drafts on disk stay."""
        self.chosen.clear()
        self.seen_by = ""
        for box in self._boxes:
            box.forget()

    def set_edges(self, edge_px: int) -> None:
        """Fit the edges to the window; in a low one leave the height to the pads."""
        space, low = theme.current().px("basis-space-md"), is_low(self)
        self.set_margin(edge_px)
        beside_from = _LOW_PADS_BESIDE_FROM_PX if low else _NEVER_BESIDE_PX if self._draws else _PADS_BESIDE_FROM_PX
        self._pads.stack_below(beside_from)
        if low != self._low:
            self._low = low
            self.left_hand.setVisible(not low)  # there the tools stand above the pads: no hand lies on them
            self.chosen.setProperty(MOOD, "worker" if low else None)
            QApplication.sendEvent(self.chosen, QEvent(QEvent.Type.Polish))  # measure in the new letters
        if low:
            self._panel.set_inset(space, edge_px, space, edge_px)
        else:
            self._panel.take_own_inset()
