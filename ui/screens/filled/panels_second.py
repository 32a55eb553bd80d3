"""A noted opinion of a colleague: who may confirm it, and the one button with which they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.clock import to_rfc3339
from jgvisit.records.answers import MomentAnswer
from jgvisit.services.agreements.second_reviews import CONFIRMED, opinion_on, whose_opinion
from jgvisit.services.forms.drafts import find
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.button import Button
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class ConfirmPanel(FormPanel):
    """Says whether the colleague confirmed the opinion; the colleague's own laptop offers to."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._work = context.workspace
        self.panel = Panel(tone="info")
        self.text, self.earlier = Text(), Text(role="small", subtle=True)
        self.confirm = Button(self.tr("This is my own opinion"), icon="check")
        self.confirm.setObjectName("confirm-opinion")
        for widget in (self.text, self.earlier, self.confirm):
            self.panel.body.addWidget(widget)
        self.panel.body.setAlignment(self.confirm, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.confirm.clicked.connect(self._on_confirm_clicked)

    def show_seen(self, seen: Seen) -> None:
        """Draw where it stands."""
        form = find(self._work.files.for_me(seen.case), seen.form)
        review = None if form is None else opinion_on(form)
        self.setVisible(review is not None)
        if form is None or review is None:
            return
        whose = whose_opinion(form, self._work.colleagues.called())
        mine = whose == "yes"
        done = review.confirmed or CONFIRMED in seen.answers
        self.panel.set_tone("positive" if review.confirmed else "info")
        self.confirm.setVisible(mine and not done)
        self.confirm.setEnabled(not seen.busy)
        if review.confirmed:
            text = self.tr("The colleague confirmed this opinion.")
        elif done:
            text = self.tr("Put it on record to confirm it.")
        elif mine:
            text = self.tr("A colleague noted this as your opinion. Read it, change what is not right, and confirm it.")
        elif whose == "unsure":
            text = self.tr(
                "The name does not tell whether you were asked: {colleague}. If so, let {asker} write only your whole"
                " name, with a comma before what you do."
            )
        else:
            text = self.tr(
                "{colleague} confirms this on an own laptop, by tomorrow. That works after a sync, where this family is"
                " on that laptop too. Is it not? Ask who assigns families."
            )
        self.text.setText(text.format(colleague=review.colleague, asker=review.asked_by))
        self.earlier.setVisible(bool(review.earlier))
        self.earlier.setText("\n".join(self.tr("Noted before: {text}").format(text=text) for text in review.earlier))

    def _on_confirm_clicked(self) -> None:
        self.answer_given.emit(CONFIRMED, MomentAnswer(to_rfc3339(self._work.time.now().moment)))
