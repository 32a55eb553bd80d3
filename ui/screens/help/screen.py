"""The help of one screen: what it is, why somebody sees it, how it goes, and the law behind it. It names nobody."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.widgets.back_button import BackButton
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.layouts import clear, keeping_focus, tab_as_read
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text


@dataclass(frozen=True)
class HelpState:
    """What the page shows: one chapter, and the titles of all."""

    title: str = ""
    notice: str = ""
    """Who has not read it yet."""
    what: str = ""
    why: str = ""
    steps: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    chapters: tuple[tuple[str, str], ...] = ()
    """(name, title) of every chapter but this one."""
    message: Message | None = None
    busy: bool = False


class HelpScreen(QWidget):
    """Show one chapter; report which is wanted next.

    Signals:
        chapter_chosen: name of a chapter.
        print_requested: the whole guide on paper.
        save_requested: the whole guide as a file.
        back_requested: to the page that lies under this one.
    """

    chapter_chosen = Signal(str)
    print_requested = Signal()
    save_requested = Signal()
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self.back, self.title, self.message = BackButton("before"), Heading(), MessageBar()
        self.notice, self.what = Text(role="small", subtle=True), Text()
        self.why_title, self.why = Heading(self.tr("Why do I see this?"), 2), Text()
        self.steps_title, self.steps = Heading(self.tr("How it goes"), 2), Text()
        self.law_title, self.law = Heading(self.tr("The law behind it"), 2), Text()
        self.print, self.save = Button(self.tr("Print the guide"), icon="printer"), Button(self.tr("Save the guide"))
        self.print.setObjectName("print-guide")
        self.save.setObjectName("save-guide")
        self.page, self._others = ScrollPage(width="basis-page-form-inline-size"), QVBoxLayout()
        self._arrange()
        self.back.clicked.connect(self.back_requested)
        self.print.clicked.connect(self.print_requested)
        self.save.clicked.connect(self.save_requested)

    def _arrange(self) -> None:
        gap, chapter, more = theme.current().px("basis-space-sm"), Panel(), Panel()
        for widget in (self.what, self.why_title, self.why, self.steps_title, self.steps, self.law_title, self.law):
            chapter.body.addWidget(widget)
        ways = FlowLayout(gap_px=gap)
        ways.addWidget(self.print)
        ways.addWidget(self.save)
        more.body.addWidget(Heading(self.tr("Other subjects"), 2))
        more.body.addLayout(self._others)
        more.body.addLayout(ways)
        self.page.body.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.title, self.notice, self.message, chapter, more):
            self.page.body.addWidget(part)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def show_state(self, state: HelpState) -> None:
        """Draw `state`; the only way data enters this screen."""
        if state.title != self.title.text():
            self.page.to_top()
        self.title.setText(state.title)
        self.notice.setText(state.notice)
        self.notice.setVisible(bool(state.notice))
        self.message.show_message(state.message)
        self.what.setText(state.what)
        numbered = tuple(f"{number}. {step}" for number, step in enumerate(state.steps, 1))
        for title, text, lines in (
            (self.why_title, self.why, (state.why,) if state.why else ()),
            (self.steps_title, self.steps, numbered),
            (self.law_title, self.law, state.law),
        ):
            text.setText("\n".join(lines))
            title.setVisible(bool(lines))
            text.setVisible(bool(lines))
        for button in (self.print, self.save):
            button.setEnabled(not state.busy)
        self._show_chapters(state.chapters)
        tab_as_read(self)

    def _show_chapters(self, chapters: tuple[tuple[str, str], ...]) -> None:
        if chapters == self._shown:
            return
        self._shown = chapters
        with keeping_focus(self):
            clear(self._others)
            row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
            for name, title in chapters:
                button = Button(title, "quiet")
                button.setObjectName(f"help-{name}")
                button.clicked.connect(lambda _=False, chosen=name: self.chapter_chosen.emit(chosen))
                row.addWidget(button)
            self._others.addLayout(row)
