"""The window: header, one message, one screen at a time. Wires and navigates, nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.locking import WINDOW_TITLE
from ui.widgets.header_bar import HeaderBar, HeaderState
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.scroll_page import ScrollPage

_SMALLEST_PX = (640, 360)
"""A 1366 x 768 screen at 200 % with its window frame."""

_SCROLL_KEYS = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class MainWindow(QWidget):
    """Holds the screens by name.

    Its title never carries a name: titles show in task bars and outlive a cover.

    Signals:
        screen_shown: name of the screen that is now in sight.
        lock_requested: the lock button.
        close_requested: the window's own cross; whoever listens ends the vault.
        message_action_requested: the button of the message.
    """

    screen_shown = Signal(str)
    lock_requested = Signal()
    close_requested = Signal()
    message_action_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(WINDOW_TITLE)
        self.setProperty("page", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(*_SMALLEST_PX)
        self.header, self.message = HeaderBar(), MessageBar()
        self._stack = QStackedWidget()
        self._screens: dict[str, QWidget] = {}
        self._names: dict[QWidget, str] = {}
        side = theme.current().px("basis-space-lg")
        notice = QVBoxLayout()
        notice.setContentsMargins(side, 0, side, 0)
        notice.addWidget(self.message)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().px("basis-space-xs"))
        column.addWidget(self.header)
        column.addLayout(notice)
        column.addWidget(self._stack, 1)
        self.header.lock_requested.connect(self.lock_requested)
        self.message.action_requested.connect(self.message_action_requested)
        self.header.hide()

    def add_screen(self, name: str, screen: QWidget) -> None:
        """Take `screen`; its parent becomes this window."""
        self._screens[name] = screen
        self._names[screen] = name
        self._stack.addWidget(screen)

    def remove_screen(self, name: str) -> None:
        """Forget a screen with all that it shows, such as a visit that is over."""
        screen = self._screens.pop(name)
        self._stack.removeWidget(screen)
        del self._names[screen]
        screen.deleteLater()

    def go(self, name: str, *, header: bool = True) -> None:
        """Show the screen `name`; family pages go without the worker's header."""
        screen = self._screens[name]
        self.header.setVisible(header)
        self._stack.setCurrentWidget(screen)
        screen.setFocus(Qt.FocusReason.OtherFocusReason)
        self.screen_shown.emit(name)

    @property
    def current(self) -> str:
        """Name of the screen in sight, empty before the first."""
        shown = self._stack.currentWidget()
        return self._names.get(shown, "") if shown is not None else ""

    def show_header(self, state: HeaderState) -> None:
        """Draw the header."""
        self.header.show_state(state)

    def show_frame(self, frame: QWidget | None) -> None:
        """Put the frame picture into the header, or take it away."""
        self.header.show_frame(frame)

    def show_message(self, message: Message | None) -> None:
        """Show a message above the screen, or none."""
        self.message.show_message(message)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by key also where the page has nothing to focus."""
        action = _SCROLL_KEYS.get(Qt.Key(event.key()))
        shown = self._stack.currentWidget()
        if action is None or shown is None:
            super().keyPressEvent(event)
            return
        for page in [shown, *shown.findChildren(ScrollPage)]:
            if isinstance(page, ScrollPage) and page.isVisible():
                page.verticalScrollBar().triggerAction(action)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never close on its own: the vault must be ended properly."""
        event.ignore()
        self.close_requested.emit()
