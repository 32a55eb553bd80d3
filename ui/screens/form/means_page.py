"""How somebody answers who does not draw here: aloud, by telephone or video, or on paper (H21). For the worker."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from ui import theme
from ui.choosing_files import ask_pages
from ui.i18n import isolated
from ui.screens.form.state import FormState, MeansKind, OtherMeans
from ui.widgets.announcing import Told
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.heading import Heading
from ui.widgets.panel import Panel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text import Text

_KINDS = ("mark", "verbal", "phone", "video", "paper")
_MORE_THAN_ALLOWED = 21 * 1024 * 1024
"""Nothing larger is read: the service refuses from 20 MB."""


class MeansPage(QWidget):
    """Take the means, and what makes it provable.

    Signals:
        chosen: an `OtherMeans`; go on to the paper.
        typed: an `OtherMeans` at each choice and letter, for the draft.
        photo_offered: the bytes of a file, for a page of the signed paper; none where it could not be read.
    """

    chosen = Signal(object)
    typed = Signal(object)
    photo_offered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos: tuple[bytes, ...] = ()
        self._signer = ""
        self.title, self.page = Heading(), ScrollPage(width="basis-page-form-inline-size")
        self.kinds = QButtonGroup(self)
        row = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        words = {
            "mark": self.tr("With an own mark, for who does not write"),
            "verbal": self.tr("Aloud, here in the room"),
            "phone": self.tr("By telephone"),
            "video": self.tr("By video"),
            "paper": self.tr("On paper, with a photograph"),
        }
        for kind in _KINDS:
            button = Button(words[kind], "choice")
            button.setObjectName(f"means-{kind}")
            button.setProperty("kind", kind)
            self.kinds.addButton(button)
            row.addWidget(button)
        self.witness = Field(
            self.tr("Who heard it with you?"), hint=self.tr("A name. Not the person who answers, and not yourself.")
        )
        self.seen_by = Field(
            self.tr("Who is here with you and sees it?"),
            hint=self.tr("A name, such as of a neighbour or a second worker. Not who signs, and not yourself."),
        )
        self.role = Field(self.tr("As what is this person here?"))
        self.call_back = Field(self.tr("Which number did you call?"))
        self.in_room = Field(self.tr("Who was in the room there, as the person says?"))
        self.add = Button(self.tr("Add a photograph of the paper"), icon="plus")
        self.added = Told("small")
        self.take_off = Button(self.tr("Take the last page away"), "quiet", icon="arrow-back-up")
        self.take_off.setObjectName("take-off-page")
        self.go_on = Button(self.tr("Go on to the paper"), "primary", icon="arrow-right", trailing=True)
        panel = Panel()
        panel.body.addWidget(self.title)
        panel.body.addWidget(Text(self.tr("Read the whole paper aloud, in the language of the person.")))
        panel.body.addLayout(row)
        self._fields = (self.seen_by, self.role, self.witness, self.call_back, self.in_room)
        for widget in self._fields:
            panel.body.addWidget(widget)
        panel.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        panel.body.addWidget(self.added)
        panel.body.addWidget(self.take_off, 0, Qt.AlignmentFlag.AlignLeft)
        panel.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)
        self.page.body.addWidget(panel)
        self.page.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.kinds.buttonToggled.connect(self._refresh)
        self.add.clicked.connect(self._on_add_clicked)
        self.take_off.clicked.connect(self._on_take_off_clicked)
        self.go_on.clicked.connect(lambda: self.chosen.emit(self.means()))
        for field in self._fields:
            field.edit.textChanged.connect(self._refresh)
            field.edit.textEdited.connect(self._tell)
        self.kinds.buttonClicked.connect(self._tell)

    def show_state(self, state: FormState) -> None:
        """Name who answers; for somebody else there is only what was half typed about them before."""
        if state.signer != self._signer:
            self.forget()
            self._signer = state.signer
            self._fill(state.typed_means)
        self.title.setText(self.tr("{name} answers in another way").format(name=isolated(state.signer_name)))
        self._refresh()

    def forget(self) -> None:
        """Take everything of this person off the screen."""
        self._signer, self._photos = "", ()
        self.kinds.setExclusive(False)
        for button in self.kinds.buttons():
            button.setChecked(False)
        self.kinds.setExclusive(True)
        for field in self._fields:
            field.edit.clear()
        self._refresh()

    def _fill(self, typed: OtherMeans) -> None:
        for button in self.kinds.buttons():
            button.setChecked(button.property("kind") == typed.kind)
        witness = self.seen_by if typed.kind == "mark" else self.witness
        for field, words in (
            (witness, typed.witness),
            (self.role, typed.witness_role),
            (self.call_back, typed.call_back),
            (self.in_room, typed.in_room),
        ):
            field.edit.setText(words)

    def _tell(self) -> None:
        self.typed.emit(self.means())

    def means(self) -> OtherMeans:
        """Return what was chosen and typed."""
        button = self.kinds.checkedButton()
        kind: MeansKind = "drawn" if button is None else button.property("kind")
        return OtherMeans(
            kind=kind,
            witness=(self.seen_by if kind == "mark" else self.witness).edit.text().strip(),
            witness_role=self.role.edit.text().strip() if kind == "mark" else "",
            call_back=self.call_back.edit.text().strip(),
            in_room=self.in_room.edit.text().strip(),
            photos=self._photos,
        )

    def take_photo(self, photo: bytes) -> None:
        """Take one page of the signed paper."""
        self._photos = (*self._photos, photo)
        self._refresh()

    def _refresh(self) -> None:
        means = self.means()
        kind = means.kind
        for field in (self.seen_by, self.role):
            field.setVisible(kind == "mark")
        self.witness.setVisible(kind in ("verbal", "phone", "video"))
        for field in (self.call_back, self.in_room):
            field.setVisible(kind in ("phone", "video"))
        self.add.setVisible(kind == "paper")
        added = self.tr("Pages added: {count}").format(count=len(self._photos))
        self.added.tell(added if kind == "paper" else "")
        self.take_off.setVisible(kind == "paper" and bool(self._photos))
        lacks = {"drawn": True, "mark": not (means.witness and means.witness_role), "paper": not self._photos}
        self.go_on.setEnabled(not lacks.get(kind, False))

    def _on_add_clicked(self) -> None:
        kinds = self.tr("Photographs and PDF (*.jpg *.jpeg *.png *.pdf)")
        for name in ask_pages(self, self.tr("Photograph of the paper"), kinds):
            try:
                with Path(name).open("rb") as file:
                    found = file.read(_MORE_THAN_ALLOWED)
            except OSError:
                found = b""
            self.photo_offered.emit(found)

    def _on_take_off_clicked(self) -> None:
        self._photos = self._photos[:-1]
        self._refresh()
