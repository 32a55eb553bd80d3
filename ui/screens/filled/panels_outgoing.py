"""What goes out, block by block, for the back office to copy; and what whom of the family will read there later."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QHideEvent
from PySide6.QtWidgets import QVBoxLayout

from jgvisit.errors import JgVisitError
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.sending.outgoing_model import Outgoing
from ui import theme
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.presenting import Context
from ui.printing import PagePrinter
from ui.screens.filled.panels import Seen
from ui.screens.filled.printed import PrintingPanel
from ui.widgets.button import Button
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.panel import Panel
from ui.widgets.text import Text

COPIED_MS = 60_000
"""So long what was copied can be pasted; then the clipboard forgets it."""
KEPT_OUT_OF_HISTORY: Mapping[str, bytes] = {
    "x-kde-passwordManagerHint": b"secret",
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"1",
}
"""Asks the keepers of earlier clipboards (KDE; Windows 10 and later) to remember nothing of this."""


class OutgoingPanel(PrintingPanel):
    """Shows the blocks once they are asked for."""

    def __init__(self, context: Context, printer: PagePrinter | None = None) -> None:
        super().__init__(context, printer)
        self._seen: Seen | None = None
        self._copied = ""
        panel = Panel()
        self.open = Button(self.tr("See what goes out"), icon="eye")
        self.open.setObjectName("see-outgoing")
        self.open.setCheckable(True)
        self.note = Text(self.tr("This program sends nothing. The back office does that."), "small", subtle=True)
        self.content = QVBoxLayout()
        self.content.setSpacing(theme.current().px("basis-space-md"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        for widget in (self.open, self.note, self.bar):
            panel.body.addWidget(widget)
        panel.body.setAlignment(self.open, Qt.AlignmentFlag.AlignLeft)
        panel.body.addLayout(self.content)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.forget_copied)
        self.open.toggled.connect(lambda _: self._draw())

    def show_seen(self, seen: Seen) -> None:
        """Draw it anew if it is open."""
        self._seen = seen
        with keeping_focus(self):
            self._draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whatever comes over this page closes it, and the clipboard forgets."""
        super().hideEvent(event)
        self.forget_copied()

    def forget_copied(self) -> None:
        """Take what was copied here from the clipboard, if it is still there."""
        clipboard = QGuiApplication.clipboard()
        if self._copied and clipboard.text() == self._copied:
            clipboard.clear()
        self._copied = ""

    def _draw(self) -> None:
        clear(self.content)
        self.bar.show_message(None)
        seen = self._seen
        if seen is None or not self.open.isChecked():
            return
        try:
            outgoing = self._work.outgoing.of(seen.case, seen.form)
        except FormChangedError:
            self.content.addWidget(Text(self.tr("Nothing of it is on record for everybody yet."), subtle=True))
        except JgVisitError as error:
            self.bar.show_message(error_message(error))
        else:
            self._show(seen, outgoing)

    def _show(self, seen: Seen, outgoing: Outgoing) -> None:
        names = {member.id: member.name for member in self._work.files.for_me(seen.case).members}
        for later in outgoing.read_later:
            told = self.tr("{name} can read this later, and does not know it yet:").format(
                name=isolated(names.get(later.person, ""))
            )
            self.content.addWidget(Text(told, "label", tone="warning"))
            for line in later.lines:
                self.content.addWidget(Text(line, "small"))
        if not outgoing.may_go:
            self.content.addWidget(Text(self.tr("Not to be copied or printed yet: it may not go."), tone="warning"))
        else:
            self._add_ways(seen, outgoing)
        for top in outgoing.top:
            self.content.addWidget(Text(top, "strong"))
        for number, block in enumerate(outgoing.blocks):
            self.content.addWidget(Text(block.heading, "label"))
            for each in block.lines:
                self.content.addWidget(Text(f"{isolated(each.label)}: {isolated(each.value)}"))
            if not outgoing.may_go:
                continue
            copy = Button(self.tr("Copy this block"), name=self.tr("Copy: {heading}").format(heading=block.heading))
            copy.setObjectName(f"copy-{number}")
            copy.clicked.connect(lambda _=False, text=block.text: self._copy(text))
            self.content.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_ways(self, seen: Seen, outgoing: Outgoing) -> None:
        whole = Button(self.tr("Copy everything"))
        whole.setObjectName("copy-all")
        whole.clicked.connect(lambda: self._copy(outgoing.text))
        paper = Button(self.tr("Print it for the office"), icon="printer")
        paper.setObjectName("print-outgoing")
        paper.clicked.connect(lambda: self._on_print(seen, large=False))
        large = Button(self.tr("Print it in large letters"), icon="printer")
        large.setObjectName("print-outgoing-large")
        large.clicked.connect(lambda: self._on_print(seen, large=True))
        for button in (whole, paper, large):
            self.content.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _on_print(self, seen: Seen, *, large: bool) -> None:
        outgoing = self._work.outgoing
        self.print_drawn(lambda: outgoing.pages(seen.case, seen.form, large=large))

    def _copy(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        for name, hint in KEPT_OUT_OF_HISTORY.items():
            data.setData(name, hint)
        QGuiApplication.clipboard().setMimeData(data)
        self._copied = text
        self._timer.start(COPIED_MS)
