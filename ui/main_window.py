"""The window: header, one message, one screen at a time. Wires and navigates, nothing else."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui import theme
from ui.locking import WINDOW_TITLE
from ui.widgets.header_bar import HeaderBar, HeaderState
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.popups import close_popups
from ui.widgets.practice_bar import PracticeBar
from ui.widgets.quiet_focus import quiet_focus
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.whole_page import WholePage

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

    A screen can be laid over the one in sight, which stays as it is until it is lifted; and the window can be
    kept to one screen, while the family has it. Both stand against every way of the program itself: what goes
    elsewhere meanwhile is shown when the window is free again.

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
        self.header, self.message, self.practice = HeaderBar(), MessageBar(), PracticeBar()
        self._stack = QStackedWidget()
        self._screens: dict[str, QWidget] = {}
        self._names: dict[QWidget, str] = {}
        self._kept, self._laid = "", list[str]()
        self._under: tuple[str, bool] = ("", False)
        self._wanted: tuple[str, bool] | None = None
        self._focus: QWidget | None = None
        self._whole = WholePage()
        side = theme.current().px("basis-space-lg")
        self._notice = QWidget()
        notice = QVBoxLayout(self._notice)
        notice.setContentsMargins(side, 0, side, 0)
        notice.addWidget(self.message)
        all_of_it = QVBoxLayout(self)
        all_of_it.setContentsMargins(0, 0, 0, 0)
        all_of_it.addWidget(self._whole)
        column = self._whole.column
        column.addWidget(self.practice)
        column.addWidget(self.header)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)
        self.header.lock_requested.connect(self.lock_requested)
        self.message.action_requested.connect(self.message_action_requested)
        self.header.hide()
        self.practice.hide()

    def add_screen(self, name: str, screen: QWidget) -> None:
        """Take `screen`; its parent becomes this window."""
        self._screens[name] = screen
        self._names[screen] = name
        self._stack.addWidget(screen)
        self._whole.take_along(screen)

    def remove_screen(self, name: str) -> None:
        """Forget a screen with all that it shows, such as a visit that is over."""
        screen = self._screens.pop(name)
        self._stack.removeWidget(screen)
        del self._names[screen]
        screen.deleteLater()

    def go(self, name: str, *, header: bool = True) -> None:
        """Show the screen `name`; family pages go without the worker's header."""
        if self._kept and name != self._kept:
            self._wanted = name, header
        elif self._laid:
            self._under, self._focus = (name, header), None
        else:
            self._show(name, header=header and not self._kept)
            self._screens[name].setFocus(Qt.FocusReason.OtherFocusReason)
            self.screen_shown.emit(name)

    def lay(self, name: str) -> None:
        """Put the screen `name` over what is in sight; where it lies already, what lies on it goes."""
        if not self._laid:
            focus = QApplication.focusWidget()
            self._focus = focus if focus is not None and self.isAncestorOf(focus) else None
            self._under = self.current, not self.header.isHidden()
        at = self._laid.index(name) if name in self._laid else len(self._laid)
        self._laid = [*self._laid[:at], name]
        close_popups()
        self._notice.hide()
        with quiet_focus():
            self._show(name, header=False)
            self._screens[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def lift(self, *, whole: bool = False) -> None:
        """Take away what lies on top: what was beneath is as it was, the keyboard where it was. `whole`: all of it."""
        if not self._laid:
            return
        self._laid = [] if whole else self._laid[:-1]
        if self._laid:
            self._show(self._laid[-1], header=False)
            self._screens[self._laid[-1]].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        name, header = self._under
        self._notice.setVisible(not self._kept)
        self._show(name, header=header)
        focus = self._focus if self._focus is not None and isValid(self._focus) else self._screens[name]
        focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def keep_to(self, name: str) -> None:
        """Show no other screen than this one, and nothing of the worker's around it; free again with ""."""
        self._kept, wanted = name, self._wanted
        self._wanted = None
        if self._laid:
            self._under = wanted or (self._under[0], self._under[1] and not name)
            return
        self._notice.setVisible(not name)
        if name:
            self.header.hide()
        elif wanted is not None:
            self.go(wanted[0], header=wanted[1])

    def free(self) -> None:
        """Take away what lies over the screen and keep to none: a store that must close comes before everything."""
        self._laid, self._kept, self._wanted = [], "", None
        self._notice.show()

    def _show(self, name: str, *, header: bool) -> None:
        if name != self.current:
            self._whole.to_top()
        self.header.setVisible(header)
        self._stack.setCurrentWidget(self._screens[name])

    @property
    def current(self) -> str:
        """Name of the screen in sight, empty before the first."""
        shown = self._stack.currentWidget()
        return self._names.get(shown, "") if shown is not None else ""

    @property
    def screen_in_sight(self) -> QWidget | None:
        """The screen itself, None before the first."""
        return self._stack.currentWidget()

    @property
    def beneath(self) -> str:
        """Name of the screen that is in sight, or lies under the one that was laid over it."""
        return self._under[0] if self._laid else self.current

    @property
    def is_wanted_elsewhere(self) -> bool:
        """Whether a way led to another screen while the window is kept to this one."""
        return self._wanted is not None

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
        """Scroll by key also where the page has nothing to focus; Escape goes back from what lies over the page."""
        if event.key() == Qt.Key.Key_Escape and self._laid:
            back = getattr(self._screens[self._laid[-1]], "back_requested", None)
            if back is not None:  # a cover, a break and the exit code know no way back by this key
                back.emit()
            return
        action = _SCROLL_KEYS.get(Qt.Key(event.key()))
        shown = self._stack.currentWidget()
        if action is None or shown is None:
            super().keyPressEvent(event)
            return
        if self._whole.scrolls:
            self._whole.verticalScrollBar().triggerAction(action)
        for page in [shown, *shown.findChildren(ScrollPage)]:
            if isinstance(page, ScrollPage) and page.isVisible():
                page.verticalScrollBar().triggerAction(action)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never close on its own: the vault must be ended properly; with the family it does not close at all."""
        event.ignore()
        if not self._kept:
            self.close_requested.emit()
