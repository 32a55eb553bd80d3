"""In which direction the family's language stands below the Dutch."""

from __future__ import annotations

from PySide6.QtGui import QTextLayout, QTextOption
from pytestqt.qtbot import QtBot

from jgvisit.services.forms.answer_words import beside_label
from ui.i18n import with_translation
from ui.widgets.text import Text


def _x_of(words: str, part: str) -> float:
    """Return where `part` begins in the one line `words`, in pixels from the left."""
    layout = QTextLayout(words)
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(4000)
    layout.endLayout()
    found: object = line.cursorToX(words.index(part))
    x = found[0] if isinstance(found, tuple) else found
    assert isinstance(x, float)
    return x


def test_each_line_of_label_and_answer_is_read_from_the_right_also_below_the_first(qtbot: QtBot) -> None:
    said = "\n".join(beside_label(label, "Basisschool", "rtl") for label in ("المنظمة", "عن من"))
    shown = with_translation("Organisatie: Basisschool\nOver wie: Sami", said)
    text = Text(shown)
    qtbot.addWidget(text)
    _, _, *lines = text.text().split("\n")
    assert len(lines) == 2
    for line, label in zip(lines, ("المنظمة", "عن من"), strict=True):
        assert _x_of(line, label) > _x_of(line, "Basisschool"), line


def test_a_sentence_keeps_its_direction_whatever_name_it_begins_with() -> None:
    arabic = "\u2066Samira Haddad\u2069: كل جواب مقبول."
    assert with_translation("Samira Haddad: elk antwoord is goed.", arabic).endswith(f"\n\u2068{arabic}\u2069")
    assert with_translation("Ja", None) == "Ja"
