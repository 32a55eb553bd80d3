"""The page for a telephone call: who, born when, where, with whose authority, and who is in the house (H10).

Across a room it looks like any other page: no colour of alarm, no sign of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, tab_as_read
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text
from ui.widgets.whole_page import turning

ALONE_MS = 60_000
"""So long something stays in sight that is for the worker alone."""


@dataclass(frozen=True)
class CallPerson:
    """One person of the family, in the words one says on the telephone."""

    name: str
    role: str
    born: str
    facts: tuple[str, ...] = ()
    """Authority with its evidence, and where or how to reach this person."""


@dataclass(frozen=True)
class CallState:
    """What the page shows."""

    place: str = ""
    here: str = ""
    people: tuple[CallPerson, ...] = ()
    alone: bool = False
    """Whether it shows what is for the worker alone; the button stands there whether or not there is any."""


class CallScreen(QWidget):
    """Show what has to be said.

    Signals:
        alone_requested: show what is for the worker alone (true), or what all may see.
        back_requested: to the page that lies under this one.
        in_sight: whether the page is on the screen.
    """

    alone_requested = Signal(bool)
    back_requested = Signal()
    in_sight = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: CallState | None = None
        self.back = BackButton("before")
        self.alone = Button(self.tr("For me alone"), "quiet", icon="eye")
        self.alone.setObjectName("alone")
        self.title, self.place, self.here = Heading(self.tr("Telephone")), Text(role="strong"), Text(role="strong")
        self._people, self.page = QVBoxLayout(), ScrollPage(margin="basis-space-md")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_alone)
        space = theme.current().px("basis-space-md")
        self._people.setSpacing(theme.current().px("basis-space-sm"))
        top = turning(QHBoxLayout())
        top.addWidget(self.back)
        top.addStretch(1)
        top.addWidget(self.alone)
        for widget in (self.title, self.place, self.here):
            self.page.body.addWidget(widget)
        self.page.body.addLayout(self._people)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, 0)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        self.back.clicked.connect(self.back_requested)
        self.alone.clicked.connect(self._on_alone_clicked)

    def show_state(self, state: CallState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state == self._known:
            return
        self._known = state
        self.alone.setText(self.tr("Close again") if state.alone else self.tr("For me alone"))
        self.place.setText(self.tr("Place of this visit: {place}").format(place=state.place))
        self.place.setVisible(bool(state.place))
        self.here.setText(self.tr("Here now: {names}").format(names=state.here))
        self.here.setVisible(bool(state.here))
        clear(self._people)
        for person in state.people:
            self._people.addWidget(_panel_of(person))
        tab_as_read(self)
        if state.alone:
            self._timer.start(ALONE_MS)
        else:
            self._timer.stop()

    def close_alone(self) -> None:
        """Show what all may see again."""
        if self._known is not None and self._known.alone:
            self.alone_requested.emit(False)

    def forget(self) -> None:
        """Take every name off the page."""
        self._timer.stop()
        self._known = None
        clear(self._people)
        for text in (self.place, self.here):
            text.clear()

    def _on_alone_clicked(self) -> None:
        self.alone_requested.emit(not (self._known is not None and self._known.alone))

    def showEvent(self, event: QShowEvent) -> None:
        """Tell that somebody may be on the telephone."""
        super().showEvent(event)
        self.in_sight.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever is laid over this page closes what was for the worker alone."""
        super().hideEvent(event)
        self.close_alone()
        self.in_sight.emit(False)


def _panel_of(person: CallPerson) -> Panel:
    panel, space = Panel(), theme.current().px("basis-space-md")
    panel.set_even_inset(space)
    panel.body.setSpacing(theme.current().px("basis-space-3xs"))
    first = QHBoxLayout()
    first.addWidget(Text(isolated(person.name), "strong"), 1)
    first.addWidget(Text(person.born, "strong"), 0, Qt.AlignmentFlag.AlignTop)
    panel.body.addLayout(first)
    panel.body.addWidget(Text(person.role, "small", subtle=True))
    for fact in person.facts:
        panel.body.addWidget(Text(fact))
    return panel
