"""In which direction the family's language stands below the Dutch."""

from __future__ import annotations

import pytest
from desk import dressed_app
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jgvisit.services.forms.answer_words import beside_label
from ui.i18n import isolated, with_translation
from ui.widgets.button import Button
from ui.widgets.text import Text
from ui.widgets.text_lines import break_lines


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
    assert with_translation("Samira Haddad: elk antwoord is goed.", arabic).endswith(f"\n\u2067{arabic}\u2069")
    assert with_translation("Ja", None) == "Ja"


ARABIC = "كل جواب مقبول."


def _edges(text: str, alignment: Qt.AlignmentFlag, width: float = 600.0) -> list[str]:
    """Return at which edge each paragraph begins: left, right, or neither."""
    lines = break_lines(text, QFont(), width, alignment)
    found = []
    for paragraph in lines.paragraphs:
        box = paragraph.lineAt(0).naturalTextRect()
        found.append("left" if box.left() < 1 else "right" if box.right() > width - 1 else "neither")
    return found


def test_arabic_below_dutch_begins_at_the_right_edge(qtbot: QtBot) -> None:
    said = with_translation("Elk antwoord is goed.", f"{ARABIC}\n{ARABIC}")
    assert _edges(said, Qt.AlignmentFlag.AlignLeft) == ["left", "right", "right"]
    assert _edges(said, Qt.AlignmentFlag.AlignHCenter) == ["neither"] * 3
    assert _edges(with_translation("Ja", "Так"), Qt.AlignmentFlag.AlignLeft) == ["left", "left"]
    assert (
        _edges(with_translation("Ja", "\u2066Samira Haddad\u2069: " + ARABIC), Qt.AlignmentFlag.AlignLeft)[1] == "right"
    )


def test_a_name_in_arabic_letters_stays_where_names_stand(qtbot: QtBot) -> None:
    assert _edges(isolated("سميرة"), Qt.AlignmentFlag.AlignLeft) == ["left"]


@pytest.mark.parametrize("kind", ["text", "choice"])
def test_what_a_signer_reads_is_drawn_at_the_edge_its_writing_begins(qtbot: QtBot, kind: str) -> None:
    dressed_app()
    said = with_translation("Ja", "نعم")
    shown: QWidget = Text(said) if kind == "text" else Button(said, "choice")
    qtbot.addWidget(shown)
    shown.resize(600, 120)
    shown.show()
    picture = shown.grab().toImage()
    ground = picture.pixelColor(300, 60)
    columns = range(80, 590)  # beside the mark of a choice
    inked = [x for x in columns if any(_differs(picture.pixelColor(x, y), ground) for y in range(20, 110))]
    assert inked
    assert not [x for x in inked if 200 < x < 480], "the Dutch at the left, the Arabic at the right"
    assert [x for x in inked if x > 480]


def _differs(one: QColor, other: QColor) -> bool:
    return abs(one.lightness() - other.lightness()) > 40
