"""The window that comes when the vault keeps crashing: what happened, what is safe, what to do. Knows no names.

A process of its own, started by the launcher; loads neither store nor services.
"""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from jgvisit.config import places
from ui import theme
from ui.appearance import AppearanceKeeper
from ui.i18n import install_translations
from ui.vault_process import LauncherLink
from ui.vault_protocol import AGAIN, CLOSED
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading, install_heading_role
from ui.widgets.icon_mark import IconMark
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

WINDOW_TITLE = "jgvisit"
_SIZE_PX = (760, 520)


class StoppedWindow(QWidget):
    """Says that the program cannot be opened now.

    Signals:
        again_requested: try once more.
        close_requested: leave the program; also the window's own cross.
    """

    again_requested = Signal()
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(WINDOW_TITLE)
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.again = Button(self.tr("Try again"), "primary", icon="refresh")
        self.leave = Button(self.tr("Close"), "secondary")
        page, panel = ScrollPage(max_width_px=_SIZE_PX[0]), Panel()
        panel.body.addWidget(IconMark("alert-triangle", size="xl", tone="warning", disc=True))
        panel.body.addWidget(Heading(self.tr("jgvisit cannot be opened now"), 1))
        for words in self._sentences():
            panel.body.addWidget(Text(words))
        buttons = FlowLayout(gap_px=theme.current().px("basis-space-sm"))
        buttons.addWidget(self.again)
        buttons.addWidget(self.leave)
        panel.body.addLayout(buttons)
        page.body.addWidget(panel)
        page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        self.again.clicked.connect(self.again_requested)
        self.leave.clicked.connect(self.close_requested)

    def _sentences(self) -> tuple[str, ...]:
        return (
            self.tr("The program stopped three times in a row."),
            self.tr("Nothing is lost: everything that was shown as done is saved on this laptop."),
            self.tr("Restart the laptop and open jgvisit again."),
            self.tr("Does it happen again? Call the service desk. Do not delete anything until then."),
            self.tr("In an appointment now? Go on talking, and note on paper what you agree."),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let `run` end the process."""
        event.ignore()
        self.close_requested.emit()


def run() -> int:
    """Show the window until the person chose; return AGAIN or CLOSED."""
    app = QApplication(sys.argv[:1])
    app.setQuitOnLastWindowClosed(False)
    AppearanceKeeper(places().appearance, places().house_style).wear()
    install_translations(app)
    install_heading_role()
    window, link = StoppedWindow(), LauncherLink()
    window.again_requested.connect(partial(app.exit, AGAIN))
    window.close_requested.connect(partial(app.exit, CLOSED))
    link.launcher_gone.connect(partial(app.exit, CLOSED))
    link.start()
    available = app.primaryScreen().availableGeometry()
    window.resize(min(_SIZE_PX[0], available.width()), min(_SIZE_PX[1], available.height()))
    window.show()
    window.activateWindow()
    QTimer.singleShot(0, link.report_painted)
    return app.exec()
