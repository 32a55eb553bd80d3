"""Our own pictograms of the cards, drawn in four colours that each theme gives anew (`resources/pictograms`)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from jgvisit.config import resources_dir
from ui.theme.tokens import Theme

DRAWN_IN = {
    "#1d4f63": "basis-color-picture-line",
    "#7fb2c2": "basis-color-picture-main",
    "#f0c25a": "basis-color-picture-accent",
    "#ffffff": "basis-color-picture-light",
}
"""Colours of the files, and the tokens that take their place."""
MIRRORED = frozenset({"K08", "K10", "K18", "K20"})
"""What points somewhere: read from the right it points the other way."""


@lru_cache(maxsize=1)
def pictograms() -> frozenset[str]:
    """Return the cards that have a pictogram."""
    return frozenset(file.stem for file in (resources_dir() / "pictograms").glob("*.svg"))


def paint_pictogram(painter: QPainter, card: str, theme: Theme, target: QRectF, *, mirrored: bool = False) -> None:
    """Draw the pictogram of `card` into `target`; `mirrored` (right-to-left) turns only what points somewhere."""
    renderer = _renderer(card, tuple(theme.colors[token] for token in DRAWN_IN.values()))
    painter.save()
    if mirrored and card in MIRRORED:
        painter.translate(target.center().x() * 2, 0)
        painter.scale(-1, 1)
    renderer.render(painter, target)
    painter.restore()


def paint_face(painter: QPainter, face: str, theme: Theme, target: QRectF) -> None:
    """Draw one of the three faces by which somebody says how our explanation was."""
    _renderer(f"faces/{face}", tuple(theme.colors[token] for token in DRAWN_IN.values())).render(painter, target)


@lru_cache(maxsize=128)
def _renderer(card: str, colors: tuple[str, ...]) -> QSvgRenderer:
    svg = (resources_dir() / "pictograms" / f"{card}.svg").read_text(encoding="utf-8")
    for number, drawn in enumerate(DRAWN_IN):  # in two steps: a theme may use a colour of the files for another part
        svg = svg.replace(drawn, f"@{number}@")
    for number, color in enumerate(colors):
        svg = svg.replace(f"@{number}@", color)
    return QSvgRenderer(QByteArray(svg.encode()))
