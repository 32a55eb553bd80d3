"""The signer's side of a form on another screen, such as a pen display; the worker's side stays where it was.

Nothing opens there by itself: a second screen may be a projector in a room full of people. It is asked for each time,
and comes back whenever the form leaves the worker's screen, that screen is unplugged, or the window is closed.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import isolated
from ui.locking import WINDOW_TITLE
from ui.screen_capture import capture_guard
from ui.screens.form.state import FormState
from ui.widgets.both import run_on
from ui.widgets.button import Button
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, tab_as_read
from ui.widgets.mood import set_look
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_WORDS_FROM_PX = 1200


class SignerWindow(QWidget):
    """Fills another screen with what one signer reads and signs, under the sign of who decides.

    Signals:
        gone: the screen was unplugged, or somebody closed the window.
    """

    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(WINDOW_TITLE)
        set_look(self, "family")
        self.strip, self.notices = FrameStrip(), Text(role="small", tone="warning")
        space = theme.current().px("basis-space-md")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(space, space, space, 0)
        column.addWidget(self.strip)
        column.addWidget(self.notices)
        self._on: QScreen | None = None
        QGuiApplication.instance().screenRemoved.connect(self._on_screen_removed)  # type: ignore[union-attr]  # runs

    @property
    def is_open(self) -> bool:
        """Whether the signer's side lies there."""
        return self._on is not None

    def lay(self, side: QWidget, screen: QScreen) -> None:
        """Take the signer's side there."""
        self._on = screen
        self._column.addWidget(side, 1)
        side.show()
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        capture_guard().protect(int(self.winId()))

    def close_up(self) -> None:
        """Leave that screen; whoever asked took the signer's side back first."""
        self._on = None
        self.hide()

    def show_state(self, state: FormState) -> None:
        """Say who decides, and what is known of the text, as on the worker's screen."""
        self.strip.show_state(state.frames, state.words)
        self.notices.setText(run_on(state.notices))
        self.notices.setVisible(bool(state.notices) and state.stage == "sign")
        tab_as_read(self)

    def forget(self) -> None:
        """Keep nothing of a form."""
        self.notices.clear()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give everything back instead of closing it."""
        event.ignore()
        self.gone.emit()

    def _on_screen_removed(self, screen: QScreen) -> None:
        if screen is self._on:
            self.gone.emit()


class OtherScreens(QWidget):
    """A button for each other screen; none where there is only one.

    Signals:
        chosen: a `QScreen`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may, self._wide = False, True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._refresh)
        app.screenRemoved.connect(self._refresh)

    def offer(self, may: bool) -> None:
        """Say whether there is something to show there now."""
        self._may = may
        self._refresh()

    def fit(self, width_px: int) -> None:
        """Say what the buttons do where a page of this width has room for words."""
        if (wide := width_px >= _WORDS_FROM_PX * theme.current().text_scale) != self._wide:
            self._wide = wide
            self._refresh()

    def _refresh(self) -> None:
        clear(self._row)
        here = self.screen()
        others = [each for each in QGuiApplication.screens() if each is not here and each.geometry() != here.geometry()]
        for screen in sorted(others, key=lambda each: each.geometry().x()) if self._may else ():
            words = self.tr("On the other screen")
            if len(others) > 1:
                words = self.tr("On the screen {name}").format(name=isolated(screen.model() or screen.name()))
            button = Button(words if self._wide else "", "quiet", icon="signature", name=words)
            button.setObjectName(f"show-on-{screen.name()}")
            button.clicked.connect(lambda _=False, screen=screen: self.chosen.emit(screen))
            self._row.addWidget(button)
        self.setVisible(self._may and bool(others))


class ElsewherePage(QWidget):
    """What stands on the worker's screen meanwhile.

    Signals:
        back_requested: bring the form back here.
    """

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Heading()
        self.back = Button(self.tr("Bring it back to this screen"))
        self.back.clicked.connect(self.back_requested)
        page = ScrollPage()
        page.body.addStretch(2)
        for widget in (self.title, Text(self.tr("It also comes back when that screen is unplugged.")), self.back):
            page.body.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        page.body.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def show_state(self, state: FormState) -> None:
        """Name whose side it is."""
        self.title.setText(
            self.tr("The form of {name} lies on the other screen").format(name=isolated(state.signer_name))
        )

    def forget(self) -> None:
        """Take the name off the screen."""
        self.title.clear()
