"""Versions of one fact side by side: what differs, who wrote it, and one choice with its reason (design §3, H12).

For the worker, never in an open visit. What differs says so in words, never by colour alone.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.conflicts.state import ConflictsState, DisputeView, VersionView
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.columns import Columns
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

REASON = "conflict_reason"
_AROUND_PX = 160
"""Sight on both sides of the field that is asked: which version it is about, and the button below."""


class ConflictsScreen(QWidget):
    """Show what stands against what; report which version was picked, and why.

    Signals:
        picked: (key of the matter, key of the version); an empty version takes it back.
        reason_changed: the reason as it is typed.
        choice_requested: write the picked one down.
        third_requested: key of the matter: write down what is so where no version says it.
        correct_requested: key of a version: to where that fact is corrected.
        unfold_requested: key of a matter that was chosen before: show its versions, or hide them.
        back_requested: to the family.
    """

    picked = Signal(str, str)
    reason_changed = Signal(str)
    choice_requested = Signal()
    third_requested = Signal(str)
    correct_requested = Signal(str)
    unfold_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = BackButton("family")
        self.title, self.bar = Heading(), MessageBar()
        self.page, self.list = ScrollPage(margin="basis-space-md"), QWidget()
        self.reason: EntryFields | None = None
        self._drawn: ConflictsState | None = None
        self._to_sight = False
        self._column = QVBoxLayout(self.list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.current().px("basis-space-md"))
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        explained = self.tr(
            "Both are kept. Until you choose, what protects the family holds. Ask, or look at the paper, before you "
            "choose. You can choose again later."
        )
        for widget in (self.title, Text(explained, subtle=True), self.bar, self.list):
            self.page.body.addWidget(widget)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.back.clicked.connect(self.back_requested)
        self.page.verticalScrollBar().rangeChanged.connect(self._bring_into_sight)

    def show_state(self, state: ConflictsState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("Versions side by side: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        if self._drawn is None or _parts(state) != _parts(self._drawn):
            with keeping_focus(self):
                self._show_all(state)
        self._drawn = state
        if self.reason is not None:
            self.reason.show_missing(state.missing)
        for button in self.list.findChildren(Button, "conflict-keep"):
            button.setEnabled(not state.busy)
        tab_as_read(self)

    def go_to_reason(self) -> None:
        """Bring the question for the reason into sight, and the keys to it."""
        edit = None if self.reason is None else self.reason.findChild(QWidget, f"entry-{REASON}")
        if edit is not None:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self._to_sight = True
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Scroll to the question; its place moves for as long as the page around it finds its heights."""
        if self._to_sight and self.reason is not None:
            self.page.ensureWidgetVisible(self.reason, 0, _AROUND_PX)

    def forget(self) -> None:
        """Take what was shown and typed off the screen."""
        self._drawn, self.reason, self._to_sight = None, None, False
        clear(self._column)

    def _show_all(self, state: ConflictsState) -> None:
        self.reason = None
        clear(self._column)
        if not (state.waiting or state.contradictions):
            self._column.addWidget(Text(self.tr("Nothing stands against something else here."), subtle=True))
        for view in state.waiting:
            self._column.addWidget(self._matter(view, state))
        if state.contradictions:
            self._column.addWidget(Heading(self.tr("These cannot all be so"), 2))
        for view in state.contradictions:
            self._column.addWidget(self._matter(view, state))
        if state.chosen:
            self._column.addWidget(Heading(self.tr("Chosen before"), 2))
        for view in state.chosen:
            self._column.addWidget(self._matter(view, state))

    def _matter(self, view: DisputeView, state: ConflictsState) -> Panel:
        panel = Panel()
        panel.body.addWidget(Heading(view.title, 2))
        for note in view.notes:
            panel.body.addWidget(Text(note))
        if view in state.chosen:
            panel.body.addWidget(self._fold(view), 0, Qt.AlignmentFlag.AlignLeft)
        if not view.is_open:
            return panel
        for first in range(0, len(view.versions), 2):
            pair = Columns()
            for column, version in zip((pair.left, pair.right), view.versions[first : first + 2], strict=False):
                pair.add(column, self._version(view, version))
            panel.body.addWidget(pair)
        if view.third:
            third = Button(view.third, icon="writing")
            third.setObjectName(f"conflict-third-{view.key}")
            third.clicked.connect(lambda: self.third_requested.emit(view.key))
            panel.body.addWidget(third, 0, Qt.AlignmentFlag.AlignLeft)
        if state.choosing == view.key:
            panel.body.addWidget(self._asking(view, state))
        return panel

    def _fold(self, view: DisputeView) -> Button:
        words = self.tr("Put the versions away") if view.is_open else self.tr("Look at the versions, or choose again")
        fold = Button(words, "quiet", icon="eye", name=f"{words}: {view.title}")
        fold.setObjectName(f"conflict-unfold-{view.key}")
        fold.clicked.connect(lambda: self.unfold_requested.emit(view.key))
        return fold

    def _version(self, view: DisputeView, version: VersionView) -> Panel:
        box = Panel(tone="neutral")
        space = theme.current().px("basis-space-md")
        box.set_inset(space, space, space, space)
        box.body.addWidget(Heading(version.title, 3))
        if version.mark:
            box.body.addWidget(StatusPill(version.mark, "info", icon="check"), 0, Qt.AlignmentFlag.AlignLeft)
        for words in version.written:
            box.body.addWidget(Text(words, "small"))
        for line in version.lines:
            fact = QVBoxLayout()
            fact.setSpacing(theme.current().px("basis-space-3xs"))
            fact.addWidget(Text(line.label, "small", subtle=True))
            fact.addWidget(Text(line.words, "strong" if line.differs else "body"))
            if line.differs:
                pill = StatusPill(self.tr("Differs"), "warning", icon="alert-triangle")
                fact.addWidget(pill, 0, Qt.AlignmentFlag.AlignLeft)
            box.body.addLayout(fact)
        if version.barred:
            box.body.addWidget(Text(version.barred, "small", tone="warning"))
        if version.choose:
            choose = Button(version.choose, name=f"{version.choose}: {view.title}, {version.title}")
            choose.setObjectName(f"conflict-pick-{version.key}")
            if view.corrects:
                choose.clicked.connect(lambda: self.correct_requested.emit(version.key))
            else:
                choose.clicked.connect(lambda: self.picked.emit(view.key, version.key))
            box.body.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _on_typed(self, _field: str, words: str) -> None:
        self._to_sight = False
        if self.reason is not None:
            self.reason.show_missing(frozenset())
        self.reason_changed.emit(words)

    def _asking(self, view: DisputeView, state: ConflictsState) -> Panel:
        """Ask for the reason where the version was picked: nothing is written down before."""
        ask = Panel(tone="info")
        ask.body.addWidget(Text(state.picked, "strong"))
        self.reason = EntryFields()
        asked = EntryField(REASON, self.tr("How do you know this one is right?"), help=self.tr(
            "Such as the paper that you saw, or whom you asked."))  # fmt: skip
        self.reason.show_fields((asked,), state.values)
        self.reason.changed.connect(self._on_typed)
        ask.body.addWidget(self.reason)
        keep = Button(self.tr("Let this version hold"), "primary", icon="check")
        keep.setObjectName("conflict-keep")
        keep.clicked.connect(self.choice_requested)
        leave = Button(self.tr("Do not choose yet"), "quiet")
        leave.setObjectName("conflict-leave")
        leave.clicked.connect(lambda: self.picked.emit(view.key, ""))
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        buttons.addWidget(keep)
        buttons.addWidget(leave)
        ask.body.addLayout(buttons)
        return ask


def _parts(state: ConflictsState) -> tuple[object, ...]:
    """Return what the list is drawn from: what is typed meanwhile draws nothing anew."""
    return state.waiting, state.contradictions, state.chosen, state.choosing, state.picked
