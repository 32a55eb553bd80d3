"""One visit, or one family, as a card: when, who, where, what is due."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.screens.today.state import MAX_DUTIES, DutyLine, FamilyLine, VisitLine
from ui.theme import Tone
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.icon_mark import IconMark
from ui.widgets.panel import Panel
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

_TIME_WIDTH_PX = 84
_NARROW_PX = 560


class VisitCard(Panel):
    """A card with one button.

    Signals:
        chosen: the button was pressed.
    """

    chosen = Signal()

    def __init__(
        self, line: VisitLine | FamilyLine, *, first: bool = False, ahead: bool = False, parent: QWidget | None = None
    ) -> None:
        """Make the card of `line`; `first` is the one to go to now, `ahead` is not of today."""
        super().__init__(parent)
        visit = line if isinstance(line, VisitLine) else None
        self.about_family = visit is None
        self.name = Heading(isolated(line.family) if line.family else self.tr("Family without a name"), 3)
        self.open = Button(
            _button_words(None if ahead else visit),
            "primary" if first else "secondary",
            icon="chevron-right",
            trailing=True,
        )
        self.open.setAccessibleName(f"{self.open.text()}: {self.name.text()}")  # in a list of buttons each is its own
        self.open.clicked.connect(self.chosen)
        middle = QVBoxLayout()
        middle.setSpacing(theme.current().px("basis-space-2xs"))
        middle.addWidget(self.name)
        middle.addLayout(self._facts(line))
        for duty in line.duties[:MAX_DUTIES]:
            middle.addWidget(_DutyRow(duty))
        if line.coming:
            middle.addWidget(_MarkedLine("calendar-event", "neutral", line.coming))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(theme.current().px("basis-space-lg"))
        if visit is not None:
            self._row.addWidget(self._time(visit), 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(middle, 1)
        self._row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(self._row)

    def _time(self, visit: VisitLine) -> Text:
        time = Text(visit.at or "–", "figure")
        time.setMinimumWidth(round(_TIME_WIDTH_PX * theme.current().text_scale))
        time.setAccessibleName(visit.at or self.tr("No time planned"))
        return time

    def _facts(self, line: VisitLine | FamilyLine) -> FlowLayout:
        facts = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        if isinstance(line, VisitLine) and line.state == "open":
            facts.addWidget(StatusPill(self.tr("Visit is open"), "action", icon="door"))
        if isinstance(line, VisitLine) and line.state == "ended":
            facts.addWidget(StatusPill(self.tr("Visit is done"), "positive", icon="check"))
        if isinstance(line, VisitLine) and line.place:
            facts.addWidget(StatusPill(isolated(line.place), "neutral", icon="map-pin"))
        if line.children:
            facts.addWidget(StatusPill(self.tr("%n child(ren)", "", line.children), "neutral", icon="mood-kid"))
        return facts

    def set_narrow(self, narrow: bool) -> None:
        """Put the parts below each other."""
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)


class _MarkedLine(QWidget):
    """A mark and words beside it."""

    def __init__(self, icon: str, tone: Tone, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.current().px("basis-space-xs"))
        row.addWidget(IconMark(icon, size="sm", tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text), 1)


class _DutyRow(_MarkedLine):
    """A duty: a mark for how soon, the words, and the rank in words for who does not see the mark."""

    def __init__(self, duty: DutyLine) -> None:
        icon, tone, rank = _rank_look(duty)
        super().__init__(icon, tone, f"{rank}: {duty.text}")


def _rank_look(duty: DutyLine) -> tuple[str, Tone, str]:
    if duty.rank == "beforeWeAct":
        return "alert-triangle", "warning", QCoreApplication.translate("VisitCard", "Before we act")
    if duty.rank == "nextVisit":
        return "message-circle", "action", QCoreApplication.translate("VisitCard", "This visit")
    return "info-circle", "neutral", QCoreApplication.translate("VisitCard", "Good to know")


def _button_words(visit: VisitLine | None) -> str:
    if visit is None or visit.state == "ended":
        return QCoreApplication.translate("VisitCard", "Look at the family")
    if visit.state == "open":
        return QCoreApplication.translate("VisitCard", "Go on with the visit")
    return QCoreApplication.translate("VisitCard", "To the visit")
