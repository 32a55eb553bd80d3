"""A receiver as an answer: words as anywhere else, and below them who of the municipality's directory may be meant."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from jgvisit.content.receivers import Receiver, named, offered
from jgvisit.records.answers import Answer
from ui import theme
from ui.i18n import isolated
from ui.moments import day_in_words
from ui.widgets.answers.editor import Asked
from ui.widgets.answers.text_editor import TextEditor
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear
from ui.widgets.text import Text


class ReceiverEditor(TextEditor):
    """Takes any words. One press puts a name of the directory there; nothing else ever does.

    How to reach the receiver is shown where no family looks on.
    """

    def __init__(self, asked: Asked, place: str, value: Answer | None, parent: QWidget | None = None) -> None:
        super().__init__(asked, value, parent)
        self._place = place
        self._shown: tuple[Receiver, ...] | None = None
        self.offers = QWidget()
        self._row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        self.offers.setLayout(self._row)
        self.reach = Text(role="small", subtle=True)
        at = self.column.indexOf(self.problem)
        self.column.insertWidget(at, self.offers)
        self.column.insertWidget(at + 1, self.reach)
        self.field.text_changed.connect(lambda _: self._offer())
        self._offer()

    def _offer(self) -> None:
        typed = self.field.text()
        found = offered(self.asked.receivers, self._place, typed)
        if found != self._shown:
            self._shown = found
            clear(self._row)
            for each in found:
                button = Button(isolated(each.name), "secondary", name=self.tr("Fill in {name}").format(name=each.name))
                button.setObjectName(f"receiver-{self.asked.path}-{each.name}")
                button.clicked.connect(lambda _=False, name=each.name: self._take(name))
                self._row.addWidget(button)
        self.offers.setVisible(bool(found))
        known = named(self.asked.receivers, self._place, typed)
        self.reach.setText("" if known is None or self.asked.onlooked else self._reach(known))
        self.reach.setVisible(bool(self.reach.text()))

    def _take(self, name: str) -> None:
        edit = self.field.edit
        if isinstance(edit, QPlainTextEdit):
            edit.selectAll()
            edit.insertPlainText(name)  # so that one step back brings back what was typed
        edit.setFocus()

    def _reach(self, known: Receiver) -> str:
        parts = [
            self.tr("Works there: {names}").format(names=", ".join(map(isolated, known.works_there)))
            if known.works_there
            else "",
            self.tr("Telephone: {number}").format(number=isolated(known.phone)) if known.phone else "",
            self.tr("E-mail: {mail}").format(mail=isolated(known.mail)) if known.mail else "",
            isolated(known.address),
        ]
        if not any(parts):
            return ""
        looked = self.tr("The municipality checked this on {day}.").format(day=day_in_words(known.checked_on))
        return " · ".join([*filter(None, parts), looked])
