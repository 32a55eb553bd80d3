"""For the telephone: general words in a code, and the warning that the telephone keeps them (H5)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.screens.explain.lines_view import LinesView
from ui.screens.rights.state import Code, RightsState
from ui.widgets.code_picture import CodePicture
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


class PhonePage(ScrollPage):
    """Shows the codes, one a language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, width="basis-page-form-inline-size", margin="basis-space-md")
        self._known: tuple[Code, ...] | None = None
        self.warnings = LinesView("subheading")
        codes = QWidget()
        self._codes = FlowLayout(codes, gap_px=theme.current().px("basis-space-2xl"))
        warning = Panel(tone="warning")
        warning.body.addWidget(self.warnings)
        panel = Panel()
        panel.body.addWidget(codes)
        self.body.addWidget(warning)
        self.body.addWidget(panel)
        self.body.addStretch(1)

    def show_state(self, state: RightsState) -> None:
        """Draw the codes and the warning."""
        self.warnings.show_lines(state.warnings, rtl=state.rtl)
        if state.codes == self._known:
            return
        self._known = state.codes
        clear(self._codes)
        for code in state.codes:
            self._codes.addWidget(self._code(code))
        self.to_top()

    def _code(self, code: Code) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        picture = CodePicture(code.squares)
        picture.setAccessibleName(self.tr("Code for a telephone: {caption}").format(caption=code.caption))
        picture.setAccessibleDescription(code.words)
        column.addWidget(picture)
        column.addWidget(Text(code.caption, "strong", alignment=Qt.AlignmentFlag.AlignHCenter))
        return box
