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


@dataclass(frozen=True)
class Page:
    """A screen in one state, made anew each time it is asked for: a theme is taken up as a screen is built."""

    screen: str
    """The folder of `ui/screens` it comes from; `window` for what stands outside them."""
    state: str
    build: Callable[[], QWidget]
    around: Around = Around()
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
        window, screen = MainWindow(), self.build()
        window.add_screen(self.screen, screen)
        if self.around.header is not None:
            window.show_header(self.around.header)
        if self.around.frames is not None:
            strip = FrameStrip()
            strip.show_state(self.around.frames)
            window.show_frame(strip)
        window.go(self.screen, header=self.around.header is not None)
        return window


def showing(kind: Callable[[], Any], state: Any, after: Callable[[Any], object] | None = None) -> Callable[[], QWidget]:
    """Return what makes a screen that shows `state`; `after` does what a person did on it meanwhile."""

    def build() -> QWidget:
        screen: QWidget = kind()
        screen.show_state(state)  # type: ignore[attr-defined]  # every screen has one
        if after is not None:
            after(screen)
        return screen

    return build
