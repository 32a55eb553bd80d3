"""One page of the gallery: a screen class, what it shows, and how it is laid in a window as the program does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from event_loop import settle
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from ui.main_window import MainWindow
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.header_bar import HeaderState

Size = tuple[int, int]


@dataclass(frozen=True)
class Around:
    """What the window itself shows around a screen."""

    header: HeaderState | None = None
    """None: a page of the family, or the door, stands without the worker's header."""
    frames: FramePictureState | None = None
    tip: str = ""
    """Of the bar over everything while somebody practises; empty: nobody does."""


@dataclass(frozen=True)
class Page:
    """A screen in one state, made anew each time it is asked for: a theme is taken up as a screen is built."""

    screen: str
    """The folder of `ui/screens` it comes from; `window` for what stands outside them."""
    state: str
    build: Callable[[], QWidget]
    around: Around = Around()
    real: bool = False
    """Its presenter made the state from records; else it is put together here, with one name in many places."""
    whole_window: bool = False
    """It is a window of its own, not a screen in the window."""

    @property
    def name(self) -> str:
        """What its picture is called."""
        return f"{self.screen}-{self.state}"

    @contextmanager
    def shown(self, size: Size) -> Iterator[QWidget]:
        """Show it in a window of this size; afterwards it is gone: a theme is laid over every widget there is."""
        window = self.build() if self.whole_window else self._in_the_window()
        window.resize(*size)
        window.show()
        window.activateWindow()
        settle()
        yield window
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)

    def _in_the_window(self) -> MainWindow:
        window = MainWindow()
        screen = self.build.kind() if isinstance(self.build, Showing) else self.build()
        window.add_screen(self.screen, screen)
        if self.around.header is not None:
            window.show_header(self.around.header)
        if self.around.tip:
            window.practice.show()
            window.practice.show_tip(self.around.tip)
        if self.around.frames is not None:
            strip = FrameStrip()
            strip.show_state(self.around.frames)
            window.show_frame(strip)
        if isinstance(self.build, Showing):
            self.build.fill(screen)
        window.go(self.screen, header=self.around.header is not None)
        return window


@dataclass(frozen=True)
class Showing:
    """Makes a screen and then shows it a state, as the program does: the screen has its place in the window first."""

    kind: Callable[[], Any]
    state: Any
    after: Callable[[Any], object] | None = None
    """What a person did on it meanwhile."""

    def __call__(self) -> QWidget:
        screen: QWidget = self.kind()
        self.fill(screen)
        return screen

    def fill(self, screen: Any) -> None:
        """Show the state."""
        screen.show_state(self.state)
        if self.after is not None:
            self.after(screen)


def showing(kind: Callable[[], Any], state: Any, after: Callable[[Any], object] | None = None) -> Showing:
    """Return what makes a screen that shows `state`."""
    return Showing(kind, state, after)
