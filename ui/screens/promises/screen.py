"""What we promised: read together at the table, and what is written about it (H26)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.promises.state import PromiseRow, PromisesState
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.entry_fields import EntryFields
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text


class PromisesScreen(QWidget):
    """Show our promises; report what is written about one.

    Signals:
        make_requested: write a new promise.
        keep_requested, fail_requested: key of the promise of which it is written.
        value_changed: (field id, value).
        write_requested: write down what was typed.
        later_requested: leave it; what was typed waits.
        undo_requested: take back what was just written.
        back_requested: to the visit or the family.
    """

    make_requested = Signal()
    keep_requested = Signal(str)
    fail_requested = Signal(str)
    value_changed = Signal(str, str)
    write_requested = Signal()
    later_requested = Signal()
    undo_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[PromiseRow, ...], str, bool] | None = None
        self.back, self.title, self.bar = BackButton("family"), Heading(), MessageBar()
        self.heading, self.none = Heading("", 2), Text(self.tr("No promises yet."), subtle=True)
        self.page, self._rows = ScrollPage(width="basis-page-form-inline-size"), QVBoxLayout()
        self.panel, self.what, self.fields = Panel(), Heading("", 2), EntryFields()
        self.make = Button(self.tr("Write down a promise"), icon="writing")
        self.make.setObjectName("promise-new")
        self.write = Button(self.tr("Record this"), "primary", icon="check")
        self.write.setObjectName("write-promise")
        self.later = Button(self.tr("Not now"), "quiet")
        self.later.setObjectName("promise-later")
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.make.clicked.connect(self.make_requested)
        self.fields.changed.connect(self.value_changed)
        self.write.clicked.connect(self.write_requested)
        self.later.clicked.connect(self.later_requested)
        self.bar.action_requested.connect(self.undo_requested)

    def _arrange(self) -> None:
        self._rows.setSpacing(theme.current().px("basis-space-md"))
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.title, Text(self.tr("What we say, we do. Read it together."), subtle=True), self.bar):
            self.page.body.addWidget(widget)
        self.page.body.addWidget(self.make, 0, Qt.AlignmentFlag.AlignLeft)
        self.page.body.addWidget(self.panel)
        self.page.body.addWidget(self.heading)
        self.page.body.addWidget(self.none)
        self.page.body.addLayout(self._rows)
        self.page.body.addStretch(1)
        self.panel.body.addWidget(self.what)
        self.panel.body.addWidget(self.fields)
        ways = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        self.panel.body.addLayout(ways)
        ways.addWidget(self.write)
        ways.addWidget(self.later)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: PromisesState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self.title.setText(self.tr("What we promise: {family}").format(family=isolated(state.family)))
        self.heading.setText(state.heading)
        self.back.lead_to("visit" if state.in_visit else "family")
        self.bar.show_message(state.message)
        self.none.setVisible(not state.rows)
        shown = (state.rows, state.chosen, bool(state.doing))
        if shown != self._shown:
            self._shown = shown
            with keeping_focus(self):
                clear(self._rows)
                for row in state.rows:
                    if not state.chosen or row.key == state.chosen:
                        self._add(row, endable=not state.doing)
        self.make.setVisible(not state.doing)
        self.panel.setVisible(bool(state.doing))
        self.what.setText(state.title)
        self.fields.show_fields(state.fields, state.values)
        self.fields.show_missing(state.missing)
        self.fields.show_advice(state.advice)
        self.write.setEnabled(not state.busy)
        tab_as_read(self)

    def forget(self) -> None:
        """Take what was typed off the screen."""
        self.fields.forget()

    def _add(self, row: PromiseRow, *, endable: bool) -> None:
        panel = Panel()
        self._rows.addWidget(panel)
        panel.body.addWidget(Text(row.what, "strong"))
        panel.body.addWidget(Text(row.who))
        panel.body.addWidget(Text(row.by))
        panel.body.addWidget(StatusPill(row.status, row.tone, icon=row.icon), 0, Qt.AlignmentFlag.AlignLeft)
        for detail in row.details:
            panel.body.addWidget(Text(detail, "small"))
        if not (endable and row.can_end):
            return
        ways = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        panel.body.addLayout(ways)
        kept, failed = self.tr("It is done"), self.tr("It will not happen")
        for words, name, signal in (
            (kept, "kept", self.keep_requested),
            (failed, "failed", self.fail_requested),
        ):
            button = Button(words, "secondary" if name == "kept" else "quiet", name=f"{words}: {row.what}")
            button.setObjectName(f"promise-{name}-{row.key}")
            button.clicked.connect(lambda _=False, ask=signal, key=row.key: ask.emit(key))
            ways.addWidget(button)
