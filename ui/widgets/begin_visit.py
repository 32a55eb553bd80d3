"""Begins a visit that nobody planned, and asks first where it is: in our office nobody is at home."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import Text


class BeginVisit(QWidget):
    """A button; pressed, it asks where, and each answer begins the visit there. `places`: (id, words).

    Signals:
        begun: place, such as "office".
    """

    begun = Signal(str)

    def __init__(
        self,
        text: str,
        kind: ButtonKind,
        icon: str,
        name: str,
        places: Iterable[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.button = Button(text, kind, icon=icon)
        self.button.setObjectName(name)
        self.where = QWidget()
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        for place, words in places:
            each = Button(words, name=f"{text}: {words}")
            each.setObjectName(f"{name}-{place}")
            each.clicked.connect(lambda _=False, chosen=place: self._on_place_chosen(chosen))
            row.addWidget(each)
        asked = QVBoxLayout(self.where)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.addWidget(Text(self.tr("Where is it?"), "label"))
        asked.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.where)
        self.where.hide()
        self.button.clicked.connect(self._on_button_clicked)

    def forget(self) -> None:
        """Ask nothing any more."""
        self.where.hide()

    def _on_button_clicked(self) -> None:
        self.where.setVisible(self.where.isHidden())
        if self.where.isVisible():
            QTimer.singleShot(0, self, self._bring_into_sight)  # once the page has grown for it

    def _bring_into_sight(self) -> None:
        at = self.parentWidget()
        while at is not None and not isinstance(at, QScrollArea):
            at = at.parentWidget()
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(self.where)

    def _on_place_chosen(self, place: str) -> None:
        self.forget()
        self.begun.emit(place)
