"""What there is where a handover has no consent: not sending, or a form of its own; for the worker alone (H11)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.sending.going_out import REQUEST
from jgvisit.services.sending.instead import COLLEAGUE, NO_AGREEMENT, REPORTING_CODE, Instead
from ui import theme
from ui.change_bus import Changes
from ui.error_texts import error_message
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen, WantedForm
from ui.widgets.button import Button
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.message_bar import MessageBar
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class InsteadPanel(FormPanel):
    """Offer it once somebody said no, each with one press; nothing is chosen for anybody."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._work = context, context.workspace
        self._seen: Seen | None = None
        self._drawn: Instead | None = None
        panel = Panel(tone="info")
        self.ways, self.bar = QVBoxLayout(), MessageBar()
        self.ways.setSpacing(theme.current().px("basis-space-md"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.body.addWidget(Text(self.tr("There is no consent"), "subheading"))
        for line in (
            self.tr("Nothing goes to the GI without it. No reason takes its place."),
            self.tr("This is what there is. Never name it to the family to get a yes."),
        ):
            panel.body.addWidget(Text(line))
        self.everybody = Text(
            self.tr("Forms H and I open on the page that everybody here sees."), "small", tone="warning"
        )
        panel.body.addWidget(self.everybody)
        panel.body.addWidget(self.bar)
        panel.body.addLayout(self.ways)

    def show_seen(self, seen: Seen) -> None:
        """Draw what there is; nothing as long as nobody said no."""
        self._seen = seen
        try:
            instead = self._work.paper_way.instead(seen.case, seen.form)
        except FormChangedError:
            instead = None  # nothing of it is on record yet
        self.setVisible(instead is not None)
        if instead != self._drawn:
            self._drawn = instead
            with keeping_focus(self):
                self._lay_out(instead)
        self.everybody.setVisible(bool(self._work.files.room(seen.case)))
        for button in self.findChildren(Button):
            button.setEnabled(not seen.busy)

    def _lay_out(self, instead: Instead | None) -> None:
        clear(self.ways)
        self.bar.show_message(None)
        if instead is None:
            return
        if instead.may_stop:
            stop = self._way(
                "instead-stop", self.tr("Do not send it"), self.tr("It stays here. Our help may go on as it is.")
            )
            stop.clicked.connect(self._on_stop)
        words = {
            NO_AGREEMENT: (
                self.tr("Offer something else (form H)"),
                self.tr("Each opinion on paper, and what happens now."),
            ),
            COLLEAGUE: (
                self.tr("Ask a colleague to look along (form J)"),
                self.tr("Before a request to the Raad somebody else looks at the facts."),
            ),
            REPORTING_CODE: (
                self.tr("Veilig Thuis, by the reporting code (form L)"),
                self.tr("Only where we think of violence, abuse or neglect. No is no sign of that."),
            ),
            REQUEST: (
                self.tr("Ask the Raad to investigate (form I)"),
                self.tr("Only where the child is seriously threatened. That somebody says no is not enough."),
            ),
        }
        for form_type in instead.forms:
            button = self._way(f"instead-{form_type}", *words[form_type])
            button.clicked.connect(lambda _=False, kind=form_type: self._on_form(kind))

    def _way(self, name: str, words: str, about: str) -> Button:
        button = Button(words)
        button.setObjectName(name)
        pair = QVBoxLayout()
        self.ways.addLayout(pair)
        pair.setSpacing(theme.current().px("basis-space-2xs"))
        pair.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        pair.addWidget(Text(about, "small", subtle=True))
        return button

    def _on_form(self, form_type: str) -> None:
        seen, instead = self._seen, self._drawn
        if seen is not None and instead is not None:
            given = self._work.paper_way.start_instead(seen.case, seen.form, form_type)
            self.form_wanted.emit(WantedForm(form_type, instead.children, given))

    def _on_stop(self) -> None:
        seen = self._seen
        if seen is None:
            return
        by, why = self._work.enrolled.worker_name, self.tr("There is no consent.")

        def stopped(_: object) -> None:
            self._context.bus.announce(Changes(frozenset({seen.case}), outbox=True))
            self.recorded.emit()

        self._context.runner.write(
            self,
            lambda: self._work.paper_way.step(seen.case, seen.form, "stopped", by, note=why),
            stopped,
            self._failed,
        )

    def _failed(self, error: JgVisitError) -> None:
        self.bar.show_message(error_message(error))
