"""What is hidden from whom in one family, and hiding more; for the worker, never in an open visit (H4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryField, EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

WHY = "why_lifted"


@dataclass(frozen=True)
class HiddenRow:
    """One restriction in force: from whom, and what stands about it."""

    key: str
    title: str
    lines: tuple[tuple[str, str], ...]
    """(label, words)"""
    can_lift: bool = True


@dataclass(frozen=True)
class HidingState:
    """What the screen shows."""

    family: str = ""
    rows: tuple[HiddenRow, ...] = ()
    writing: bool = False
    """Something is being hidden now."""
    lifting: str = ""
    """Key of the restriction that is being lifted; empty while none is."""
    fields: tuple[EntryField, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    along: tuple[str, ...] = ()
    """What is hidden too, in words (H2)."""
    message: Message | None = None
    busy: bool = False


class HidingScreen(QWidget):
    """Show what is hidden; report what should be, and what no longer.

    Signals:
        begin_requested: hide something.
        cancelled: neither hide nor lift anything now.
        lift_chosen: key of a restriction to lift.
        value_changed: (field id, value).
        record_requested: write down what was chosen.
        back_requested: to the family.
    """

    begin_requested = Signal()
    cancelled = Signal()
    lift_chosen = Signal(str)
    value_changed = Signal(str, str)
    record_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[HiddenRow, ...], bool] | None = None
        self.back, self.title, self.bar = BackButton("family"), Heading(), MessageBar()
        self.page, self._rows = ScrollPage(width="basis-page-form-inline-size"), QVBoxLayout()
        self.begin = Button(self.tr("Hide something"), icon="plus")
        self.begin.setObjectName("hide-something")
        self.panel, self.fields, self.along = Panel(), EntryFields(), Text()
        self.along_title = Text(self.tr("This hides too:"), "label")
        self.record = Button(self.tr("Record this"), "primary", icon="check")
        self.record.setObjectName("record-hiding")
        self.cancel = Button(self.tr("Not now"), "quiet")
        self.cancel.setObjectName("hiding-later")
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.begin.clicked.connect(self.begin_requested)
        self.fields.changed.connect(self.value_changed)
        self.record.clicked.connect(self.record_requested)
        self.cancel.clicked.connect(self.cancelled)

    def _arrange(self) -> None:
        self._rows.setSpacing(theme.current().px("basis-space-md"))
        ways = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        ways.addWidget(self.record)
        ways.addWidget(self.cancel)
        self.panel.body.addWidget(self.fields)
        self.panel.body.addWidget(self.along_title)
        self.panel.body.addWidget(self.along)
        self.panel.body.addLayout(ways)
        told = self.tr(
            "What stands here shows on no page, paper or search as long as one of them looks on. It is kept. "
            "Papers that were given out before cannot be reached."
        )
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, Text(told, subtle=True), self.bar):
            self.page.body.addWidget(widget)
        self.page.body.addLayout(self._rows)
        self.page.body.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.panel)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: HidingState) -> None:
        """Draw `state`; the only way data enters this screen."""
        editing = state.writing or bool(state.lifting)
        self.title.setText(self.tr("What not everybody may know: {family}").format(family=isolated(state.family)))
        self.bar.show_message(state.message)
        rows = tuple(row for row in state.rows if not state.lifting or row.key == state.lifting)
        if (rows, editing) != self._shown:
            self._shown = rows, editing
            with keeping_focus(self):
                clear(self._rows)
                for row in rows:
                    self._rows.addWidget(self._panel(row, choosable=not editing))
                if not rows and not editing:
                    self._rows.addWidget(Text(self.tr("Nothing is hidden in this family."), subtle=True))
        self.begin.setVisible(not editing)
        self.panel.setVisible(editing)
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        self.along.setText("\n".join(state.along))
        for widget in (self.along_title, self.along):
            widget.setVisible(bool(state.along))
        self.record.setText(self.tr("Hide it no longer") if state.lifting else self.tr("Record this"))
        self.record.setEnabled(not state.busy)
        tab_as_read(self)

    def forget(self) -> None:
        """Take what was typed off the screen."""
        self.fields.forget()

    def _panel(self, row: HiddenRow, *, choosable: bool) -> Panel:
        panel = Panel()
        panel.body.addWidget(Heading(row.title, 2))
        for label, words in row.lines:
            panel.body.addWidget(Text(label, "label"))
            panel.body.addWidget(Text(words))
        if choosable and row.can_lift:
            words = self.tr("Hide this no longer")
            lift = Button(words, "quiet", name=f"{words}: {row.title}")
            lift.setObjectName(f"lift-{row.key}")
            lift.clicked.connect(lambda _=False, key=row.key: self.lift_chosen.emit(key))
            panel.body.addWidget(lift, 0, Qt.AlignmentFlag.AlignLeft)
        return panel
