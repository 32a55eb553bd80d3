"""Take the pictures of docs/design-language.md from the real widgets: `QT_QPA_PLATFORM=offscreen` is set here."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from jgvisit.config import resources_dir
from jgvisit.own_content import content
from ui import theme
from ui.i18n import install_translations
from ui.screens.appearance.screen import AppearanceScreen, AppearanceState
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.unlock.screen import UnlockScreen
from ui.theme import Mood, TextRole, ThemeName, Tone
from ui.theme.appearance import Appearance
from ui.theme.icons import paint_icon
from ui.theme.pictograms import paint_pictogram, pictograms
from ui.theme.tokens import THEMES
from ui.widgets.button import Button, ButtonKind
from ui.widgets.field import Field
from ui.widgets.frame_picture import FramePicture, FramePictureState
from ui.widgets.heading import Heading
from ui.widgets.message_bar import Message, MessageBar
from ui.widgets.mood import look_of, set_look, set_mood
from ui.widgets.panel import Panel
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "img" / "design"
_COLORS = 160
_WORKER: tuple[ThemeName, ...] = ("light", "dark", "contrast")
_ROLES: tuple[TextRole, ...] = ("title", "heading", "subheading", "strong", "body", "label", "small")
_KINDS: tuple[ButtonKind, ...] = ("primary", "secondary", "quiet", "danger", "choice")
_TONES: tuple[Tone, ...] = ("neutral", "action", "positive", "info", "warning", "negative", "voluntary", "court")
_SWATCHES = (
    "default-bg-document",
    "default-bg-surface",
    "default-bg-sunken",
    "default-border",
    "default-text",
    "default-text-subtle",
    "action-bg",
    "action-subtle-bg",
    "voluntary-border",
    "court-border",
    "warning-border",
    "negative-border",
)
_REACHED = "reached"
_NAMES = FramePictureState(voluntary=("Noor",), ordered=("Deniz (sinds 12 augustus 2026)",))


Draw = Callable[[QPainter, str, QRectF], None]


class _Drawing(QWidget):
    """A row of things drawn by a function into squares."""

    def __init__(
        self, names: Sequence[str], side: int, draw: Callable[[QPainter, str, QRectF], None], across: int
    ) -> None:
        super().__init__()
        self._names, self._side, self._draw, self._across = names, side, draw, across
        self.setFixedSize(across * side, -(-len(names) // across) * side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inset = self._side // 8
        for number, name in enumerate(self._names):
            box = QRectF(
                number % self._across * self._side, number // self._across * self._side, self._side, self._side
            )
            self._draw(painter, name, box.adjusted(inset, inset, -inset, -inset))
        painter.end()


def _page(width: int, *, whose: Mood = "worker") -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    set_look(page, whose)
    set_mood(page, whose)
    page.setFixedWidth(width)
    space = theme.current().px("basis-space-lg")
    column = QVBoxLayout(page)
    column.setContentsMargins(space, space, space, space)
    column.setSpacing(theme.current().px("basis-space-sm"))
    return page, column


def _sample(whose: Mood = "worker") -> QWidget:
    page, column = _page(560, whose=whose)
    column.addWidget(Heading("Bezoek aan Haddad"))
    panel = Panel()
    panel.body.addWidget(Heading("Uitleggen", 2))
    panel.body.addWidget(Text("In elke volgorde: volg wat het gezin vraagt."))
    pills = QHBoxLayout()
    pills.addWidget(StatusPill("Noor: vrijwillig", "voluntary", icon="home-heart"))
    pills.addWidget(StatusPill("Deniz: verplicht", "court", icon="gavel"))
    pills.addStretch(1)
    panel.body.addLayout(pills)
    panel.body.addWidget(Field("Wie was erbij?", hint="Voornaam is genoeg"))
    buttons = QHBoxLayout()
    buttons.addWidget(Button("Verder", "primary", icon="arrow-right", trailing=True))
    buttons.addWidget(Button("Later", "secondary"))
    buttons.addStretch(1)
    panel.body.addLayout(buttons)
    column.addWidget(panel)
    bar = MessageBar()
    bar.show_message(Message("De server is niet bereikbaar.", "Alles staat veilig op deze laptop.", "warning"))
    column.addWidget(bar)
    return page


def _type(whose: Mood) -> QWidget:
    page, column = _page(620, whose=whose)
    for role in _ROLES:
        size = theme.current().type(role, whose)
        column.addWidget(Text(f"{role} {size.size_px} – U beslist", role))
    column.addWidget(Text("القاضي وحده يقرر غير ذلك.", "body"))
    return page


def _swatches() -> QWidget:
    page, column = _page(900)
    grid = QGridLayout()
    now = theme.current()

    def draw(painter: QPainter, name: str, box: QRectF) -> None:
        painter.setPen(now.color("basis-color-default-border"))
        painter.setBrush(now.color(f"basis-color-{name}"))
        radius = now.px("basis-border-radius-sm")
        painter.drawRoundedRect(box, radius, radius)

    for number, name in enumerate(_SWATCHES):
        cell = QHBoxLayout()
        cell.addWidget(_Drawing((name,), 52, draw, 1))
        cell.addWidget(Text(f"{name}\n{now.colors[f'basis-color-{name}']}", "small"), 1)
        grid.addLayout(cell, number // 3, number % 3)
    column.addLayout(grid)
    return page


def _buttons() -> QWidget:
    page, column = _page(900)
    grid = QGridLayout()
    grid.setVerticalSpacing(theme.current().px("basis-space-sm"))
    for row, kind in enumerate(_KINDS):
        rest, off = (Button(words, kind, icon="check") for words in (kind, "kan nog niet"))
        off.setEnabled(False)
        for at, button in enumerate((rest, off)):
            grid.addWidget(button, row, at, Qt.AlignmentFlag.AlignLeft)
    reached, chosen = Button("met Tab bereikt", "primary", icon="check"), Button("gekozen", "choice")
    reached.setObjectName(_REACHED)
    chosen.setChecked(True)
    grid.addWidget(reached, 0, 2, Qt.AlignmentFlag.AlignLeft)
    grid.addWidget(chosen, len(_KINDS) - 1, 2, Qt.AlignmentFlag.AlignLeft)
    column.addLayout(grid)
    ways = QHBoxLayout()
    group = QButtonGroup(page)
    for words in ("Ja, dit is goed", "Nee", "Ik beslis later"):
        button = Button(words, "choice")
        group.addButton(button)
        ways.addWidget(button)
    ways.addStretch(1)
    column.addLayout(ways)
    return page


def _pills() -> QWidget:
    page, column = _page(900)
    row = QHBoxLayout()
    for tone in _TONES:
        row.addWidget(StatusPill(tone, tone, icon="clock"))
    row.addStretch(1)
    column.addLayout(row)
    for severity in ("info", "positive", "warning", "negative"):
        bar = MessageBar()
        bar.show_message(Message(f"Een bericht: {severity}", "Wat er is, wat veilig is, wat u kunt doen.", severity))
        column.addWidget(bar)
    return page


def _houses(whose: Mood) -> QWidget:
    page, column = _page(560, whose=whose)
    panel, picture = Panel(), FramePicture()
    picture.show_state(_NAMES)
    panel.body.addWidget(picture)
    column.addWidget(panel)
    return page


def _pictures() -> QWidget:
    page, column = _page(920, whose="family")

    def draw(painter: QPainter, name: str, box: QRectF) -> None:
        paint_pictogram(painter, name, look_of(page), box)

    column.addWidget(_Drawing(sorted(pictograms()), 96, draw, 9))
    return page


def _icons() -> QWidget:
    page, column = _page(900)
    names = sorted(file.stem for file in (resources_dir() / "icons").glob("*.svg"))

    def draw(painter: QPainter, name: str, box: QRectF) -> None:
        paint_icon(painter, name, look_of(page).color("basis-color-action-subtle-text"), box)

    column.addWidget(_Drawing(names, 40, draw, 21))
    return page


def _card() -> QWidget:
    pack, _ = content()
    card = pack.cards["K10", "nl", "parent"]
    lines = tuple((line.text, None) for line in card.statements if "{" not in line.text)[:3]
    screen = ExplainScreen()
    screen.resize(1100, 620)
    screen.show_state(
        ExplainState(
            card="K10", title=card.title, lines=lines, frames=_NAMES, listeners=(Listener("a", "Samira Haddad"),)
        )
    )
    return screen


def _display() -> QWidget:
    screen = AppearanceScreen()
    screen.resize(1100, 820)
    screen.show_state(AppearanceState(Appearance("dark")))
    return screen


def _unlock() -> QWidget:
    screen = UnlockScreen()
    set_look(screen, "worker")
    screen.resize(1100, 620)
    return screen


def _grab(make: Callable[[], QWidget], name: ThemeName) -> QImage:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, name=name)
    widget = make()
    if widget.property("look") is None:
        set_look(widget, "worker")
    widget.show()
    widget.activateWindow()
    for _ in range(4):  # polished, laid out, laid out again by what wraps
        QCoreApplication.processEvents()
    layout = widget.layout()
    if layout is not None and widget.minimumWidth() == widget.maximumWidth():  # a board: as high as its words need
        widget.setFixedHeight(max(layout.heightForWidth(widget.width()), layout.sizeHint().height()))
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for button in widget.findChildren(Button, _REACHED):
        button.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        QCoreApplication.processEvents()
    image = widget.grab().toImage()
    widget.hide()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.DeferredDelete)
    return image


def _beside(images: Sequence[QImage], direction: QBoxLayout.Direction = QBoxLayout.Direction.LeftToRight) -> QImage:
    """Put pictures side by side, or below each other."""
    across = direction == QBoxLayout.Direction.LeftToRight
    widths, heights = [image.width() for image in images], [image.height() for image in images]
    width, height = (sum(widths), max(heights)) if across else (max(widths), sum(heights))
    whole = QImage(width, height, QImage.Format.Format_RGB32)
    whole.fill(Qt.GlobalColor.white)
    painter, at = QPainter(whole), 0
    for image in images:
        painter.drawImage(at if across else 0, 0 if across else at, image)
        at += image.width() if across else image.height()
    painter.end()
    return whole


def _themes() -> QImage:
    down = QBoxLayout.Direction.TopToBottom
    left = _beside([_grab(_sample, "light"), _grab(_sample, "contrast")], down)
    right = _beside([_grab(_sample, "dark"), _grab(lambda: _sample("family"), "light")], down)
    return _beside([left, right])


PICTURES: dict[str, Callable[[], QImage]] = {
    "themes": _themes,
    "type": lambda: _beside([_grab(lambda: _type("worker"), "light"), _grab(lambda: _type("family"), "light")]),
    "colours": lambda: _beside([_grab(_swatches, name) for name in _WORKER], QBoxLayout.Direction.TopToBottom),
    "buttons": lambda: _grab(_buttons, "light"),
    "messages": lambda: _grab(_pills, "light"),
    "houses": lambda: _beside([_grab(lambda: _houses("family"), "light"), _grab(lambda: _houses("worker"), "dark")]),
    "pictograms": lambda: _grab(_pictures, "light"),
    "icons": lambda: _grab(_icons, "light"),
    "card": lambda: _grab(_card, "light"),
    "display": lambda: _grab(_display, "dark"),
    "unlock": lambda: _grab(_unlock, "light"),
}


def take(folder: Path) -> None:
    """Write every picture into `folder`, in few colours: they are flat, and small so."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply_theme(app)
    install_translations(app)
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in PICTURES.items():
        image = make().convertToFormat(QImage.Format.Format_RGBA8888)
        picture = Image.frombytes("RGBA", (image.width(), image.height()), bytes(image.constBits()))
        picture.convert("RGB").quantize(_COLORS).save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    assert set(THEMES) == {*_WORKER, "family"}
    take(FOLDER)
