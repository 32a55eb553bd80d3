"""A day, or a day and an hour, as an answer. It is empty until somebody says which: no day is ever assumed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtWidgets import QDateTimeEdit, QWidget

from jgvisit.clock import AMSTERDAM, from_rfc3339, to_rfc3339
from jgvisit.records.answers import Answer, DayAnswer, MomentAnswer
from ui import theme
from ui.widgets.answers.editor import Asked, Editor
from ui.widgets.button import Button
from ui.widgets.day_edit import DayEdit, MomentEdit
from ui.widgets.flow_layout import FlowLayout

_FIRST, _LAST = QDate(1900, 1, 1), QDate(2200, 12, 31)


class DayEditor(Editor):
    """Takes a day; with `with_hour` a moment of the Netherlands' time."""

    def __init__(
        self, asked: Asked, value: Answer | None, parent: QWidget | None = None, *, with_hour: bool = False
    ) -> None:
        super().__init__(asked, parent)
        self._with_hour = with_hour
        self._given = False
        self.now = Button(self.tr("Now") if with_hour else self.tr("Today"))
        self.pick = Button(self.tr("Another moment") if with_hour else self.tr("Another day"), icon="calendar-event")
        self.clear = Button(kind="quiet", icon="x", name=self.tr("Make empty: {label}").format(label=asked.label))
        self.edit: QDateTimeEdit = MomentEdit() if with_hour else DayEdit()
        self._arrange()
        match value:
            case DayAnswer(day=day):
                self._give(QDateTime(QDate.fromString(day, Qt.DateFormat.ISODate), QTime(0, 0)))
            case MomentAnswer(at=at):
                local = from_rfc3339(at).astimezone(AMSTERDAM)
                self._give(_qt(local))
            case _:
                self._show()
        self.edit.dateTimeChanged.connect(lambda _: self.changed.emit() if self._given else None)
        self.now.clicked.connect(lambda: self._choose(at_edit=False))
        self.pick.clicked.connect(lambda: self._choose(at_edit=True))
        self.clear.clicked.connect(self._make_empty)

    def _arrange(self) -> None:
        self.edit.setCalendarPopup(True)
        self.edit.setDateRange(_FIRST, _LAST)
        if self._with_hour:
            self.edit.setDisplayFormat("d MMMM yyyy, HH:mm")
        self.name(self.edit)
        for button, name in ((self.now, "now"), (self.pick, "pick"), (self.clear, "clear")):
            button.setObjectName(f"{name}-{self.asked.path}")
        for button in (self.now, self.pick):
            button.setAccessibleName(f"{self.asked.label}: {button.text()}")
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        for widget in (self.now, self.pick, self.edit, self.clear):
            row.addWidget(widget)
        self.column.addLayout(row)
        self.column.addWidget(self.problem)

    def value(self) -> Answer | None:
        """Return the day or moment that was said; None until then."""
        if not self._given:
            return None
        day, time = self.edit.date(), self.edit.time()
        if not self._with_hour:
            return DayAnswer(day.toString(Qt.DateFormat.ISODate))
        local = datetime(day.year(), day.month(), day.day(), time.hour(), time.minute(), tzinfo=AMSTERDAM)
        return MomentAnswer(to_rfc3339(local.astimezone(UTC)))

    def controls(self) -> Sequence[QWidget]:
        """Return the day, or the buttons that ask for one."""
        return (self.edit, self.clear) if self._given else (self.now, self.pick)

    def _give(self, moment: QDateTime) -> None:
        self._given = True
        self.edit.setDateTime(moment)
        self._show()

    def _choose(self, *, at_edit: bool) -> None:
        self._give(_qt(self.asked.now()))
        (self.edit if at_edit else self.clear).setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _make_empty(self) -> None:
        self._given = False
        self._show()
        self.now.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _show(self) -> None:
        for widget in (self.edit, self.clear):
            widget.setVisible(self._given)
        for button in (self.now, self.pick):
            button.setVisible(not self._given)


def _qt(local: datetime) -> QDateTime:
    return QDateTime(QDate(local.year, local.month, local.day), QTime(local.hour, local.minute))
