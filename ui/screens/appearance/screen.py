"""Choose how the program looks. What is chosen is seen at once; nothing here has to be confirmed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import theme
from ui.theme.appearance import OFFERED_SCALES, Appearance, ThemeChoice
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


@dataclass(frozen=True)
class AppearanceState:
    """What is chosen now, and what there is to say about it."""

    chosen: Appearance = field(default_factory=Appearance)
    message: Message | None = None


class AppearanceScreen(QWidget):
    """Offer themes, text sizes and rest.

    Signals:
        chosen: an `Appearance`.
        back_requested: to the page that lies under this one.
    """

    chosen = Signal(object)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = AppearanceState()
        self.back, self.message = BackButton("before"), MessageBar()
        self.themes: dict[ThemeChoice, Button] = {
            "system": Button(self.tr("As the laptop"), "choice"),
            "light": Button(self.tr("Light"), "choice"),
            "dark": Button(self.tr("Dark"), "choice"),
            "contrast": Button(self.tr("High contrast"), "choice"),
        }
        self.scales = {
            scale: Button(self.tr("{n} %").format(n=round(scale * 100)), "choice") for scale in OFFERED_SCALES
        }
        self.still = Button(self.tr("Let nothing move"), "choice")
        self._groups = [self._one_of(list(self.themes.values())), self._one_of(list(self.scales.values()))]
        self._build()
        for choice, button in self.themes.items():
            button.setObjectName(f"theme-{choice}")
        for scale, button in self.scales.items():
            button.setObjectName(f"scale-{round(scale * 100)}")
        for button in (*self.themes.values(), *self.scales.values(), self.still):
            button.toggled.connect(self._on_toggled)
        self.back.clicked.connect(self.back_requested)

    def _one_of(self, buttons: list[Button]) -> QButtonGroup:
        group = QButtonGroup(self)
        for button in buttons:
            group.addButton(button)
        return group

    def _build(self) -> None:
        page, gap = ScrollPage(width="basis-page-panel-inline-size"), theme.current().px("basis-space-sm")
        page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        page.body.addWidget(Heading(self.tr("Display")))
        page.body.addWidget(self.message)
        for title, words, buttons in (
            (
                self.tr("Colours"),
                self.tr("The pages for the family stay warm and light; with high contrast they have it too."),
                list(self.themes.values()),
            ),
            (self.tr("Text size"), self.tr("Everything grows along, the buttons too."), list(self.scales.values())),
            (self.tr("Motion"), self.tr("Little moves here: only what shows where something goes."), [self.still]),
        ):
            panel, row = Panel(), FlowLayout(gap_px=gap)
            panel.body.addWidget(Heading(title, 2))
            panel.body.addWidget(Text(words, subtle=True))
            for button in buttons:
                row.addWidget(button)
            panel.body.addLayout(row)
            page.body.addWidget(panel)
        page.body.addWidget(
            Text(self.tr("This is kept on this laptop alone, and says nothing about anybody."), "small", subtle=True)
        )
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_state(self, state: AppearanceState) -> None:
        """Draw `state`; the only way data enters this screen."""
        self._state = state
        self.message.show_message(state.message)
        nearest = min(self.scales, key=lambda scale: abs(scale - state.chosen.scale))
        chosen = (self.themes[state.chosen.theme], self.scales[nearest])
        for button in (*self.themes.values(), *self.scales.values(), self.still):
            button.blockSignals(True)
        for button in chosen:
            button.setChecked(True)
        self.still.setChecked(state.chosen.motion == "none")
        for button in (*self.themes.values(), *self.scales.values(), self.still):
            button.blockSignals(False)

    def _on_toggled(self, checked: bool) -> None:
        if not checked and self.sender() is not self.still:
            return  # the other of the two that change says it
        chosen = replace(
            self._state.chosen,
            theme=next(choice for choice, button in self.themes.items() if button.isChecked()),
            text_scale=next(scale for scale, button in self.scales.items() if button.isChecked()),
            motion="none" if self.still.isChecked() else "system",
        )
        self.chosen.emit(chosen)
