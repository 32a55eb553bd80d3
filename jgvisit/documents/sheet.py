"""A `Paper` as the plain data that `resources/forms/paper.typ` draws: strings only, never evaluated."""

from __future__ import annotations

from pathlib import Path

from jgvisit.documents.errors import UndrawableTextError
from jgvisit.documents.ink_picture import ink_picture
from jgvisit.documents.issuers import in_groups
from jgvisit.documents.lettering import clean, is_right_to_left, lay_out, undrawable
from jgvisit.documents.model import Mark, Paper, Paragraph, Row, Section

INK_WIDTH_MM = 74.0
INK_HEIGHT_MM = 21.5
DRAWING_WIDTH_MM, DRAWING_HEIGHT_MM = 150.0, 110.0
_LABELS = {
    "demo": "paperDemo",
    "decision": "paperDecision",
    "signing": "paperSigning",
    "what": "paperWhat",
    "answer": "paperAnswer",
    "translation": "paperTranslation",
}
"""Name in the template -> fixed word."""

_PAGE = "paperPage"
"""Numbered by the template."""
Text = str | None
Drawn = dict[str, object]


class Sheet:
    """Collects the texts of one paper and names the field of the first that cannot be drawn."""

    def __init__(self, fonts_dir: Path) -> None:
        self._fonts_dir = fonts_dir

    def draw(self, paper: Paper) -> Drawn:
        """Return the data of the template.

        Raises:
            UndrawableTextError: a text holds a character no vendored font has; it names the field.
        """
        language = (paper.language or "").split("-")
        return {
            "number": self._text("number", paper.number),
            "title": self._text("title", paper.title),
            "title_translated": self._text("title_translated", paper.title_translated),
            "plain_title": " ".join(f"{clean(paper.title)} {clean(paper.number)}".split()),
            "organisation": self._text("organisation", paper.organisation),
            "plain_organisation": " ".join(clean(paper.organisation).split()),
            "language": language[0] or None,
            "rtl": is_right_to_left("".join(_translations(paper))),
            "notices": self._texts("notices", paper.notices),
            "notices_translated": self._texts("notices_translated", paper.notices_translated),
            "sections": [self._section(f"sections[{n}]", section) for n, section in enumerate(paper.sections)],
            "decision": self._text("decision", paper.decision),
            "decision_translated": self._text("decision_translated", paper.decision_translated),
            "decision_lines": [self._row(f"decision_lines[{n}]", row) for n, row in enumerate(paper.decision_lines)],
            "kind": paper.kind and {"letter": paper.kind.letter, **self._row("kind", paper.kind.words)},
            "decision_part": paper.decision_part and self._row("decision_part", paper.decision_part),
            "marks": [self._mark(f"marks[{n}]", mark) for n, mark in enumerate(paper.marks)],
            "footer": self._text("footer", paper.footer),
            "footer_translated": self._text("footer_translated", paper.footer_translated),
            "attachment_name": clean(paper.attachment_name),
            "demo": paper.demo,
            "labels": {
                **{name: self._word(paper, word) for name, word in _LABELS.items()},
                "page": {"nl": paper.words.nl(_PAGE), "tr": paper.words.tr(_PAGE) if paper.language else None},
            },
            "check": self._check(paper) if paper.is_sealed else None,
        }

    def _text(self, field: str, text: Text) -> Text:
        if text is None:
            return None
        missing = undrawable(text, self._fonts_dir)
        if missing:
            raise UndrawableTextError(field, frozenset(missing))
        return lay_out(clean(text)).strip()

    def _texts(self, field: str, texts: tuple[Text, ...]) -> list[Text]:
        return [self._text(f"{field}[{n}]", text) for n, text in enumerate(texts)]

    def _section(self, field: str, section: Section) -> Drawn:
        return {
            "heading": self._text(f"{field}.heading", section.heading),
            "heading_translated": self._text(f"{field}.heading_translated", section.heading_translated),
            "paragraphs": [self._paragraph(f"{field}.paragraphs[{n}]", p) for n, p in enumerate(section.paragraphs)],
            "rows": [self._row(f"{field}.rows[{n}]", row) for n, row in enumerate(section.rows)],
            "together": section.together,
        }

    def _paragraph(self, field: str, paragraph: Paragraph) -> Drawn:
        return {
            "text": self._text(f"{field}.text", paragraph.text),
            "translation": self._text(f"{field}.translation", paragraph.translation),
        }

    def _row(self, field: str, row: Row) -> Drawn:
        return {
            name: self._text(f"{field}.{name}", getattr(row, name))
            for name in ("label", "value", "label_translated", "value_translated")
        }

    def _mark(self, field: str, mark: Mark) -> Drawn:
        room = (DRAWING_WIDTH_MM, DRAWING_HEIGHT_MM) if mark.is_drawing else (INK_WIDTH_MM, INK_HEIGHT_MM)
        picture = ink_picture(mark.strokes, *room)
        return {
            "heading": self._text(f"{field}.heading", mark.heading),
            "name": self._text(f"{field}.name", mark.name),
            "line": self._text(f"{field}.line", mark.line),
            "heading_translated": self._text(f"{field}.heading_translated", mark.heading_translated),
            "line_translated": self._text(f"{field}.line_translated", mark.line_translated),
            "alt": clean(mark.alt).strip() or clean(mark.heading),
            "wide": mark.is_drawing and picture is not None,
            "ink": picture and {"svg": picture.svg, "width": picture.width_mm, "height": picture.height_mm},
        }

    def _word(self, paper: Paper, name: str, **values: str) -> Drawn:
        """A fixed word in both languages."""
        words = paper.words
        return {
            "nl": self._text(name, words.nl(name, **values)),
            "tr": self._text(name, words.tr(name, **values)) if paper.language is not None else None,
        }

    def _check(self, paper: Paper) -> Drawn:
        said = [("paperSeal", {"organisation": paper.organisation}), ("paperSealSeen", {})]
        said.append(("paperSealNumber", {"number": paper.number}))
        if paper.root_sha256 is not None:
            said.append(("paperSealRoot", {}))
            place = {"place": paper.published_at}
            said.append(("paperSealPublished", place) if paper.published_at else ("paperSealAsk", {}))
        if any(mark.strokes for mark in paper.marks) or not paper.marks:
            said.append(("paperSimple", {}))
        lines = [self._word(paper, name, **values) for name, values in said]
        theirs = [line["tr"] for line in lines if line["tr"] is not None]
        return {
            "heading": self._word(paper, "paperCheck"),
            "nl": " ".join(str(line["nl"]) for line in lines),
            "tr": " ".join(map(str, theirs)) or None,
            "root": None if paper.root_sha256 is None else f"SHA-256: {in_groups(paper.root_sha256)}",
        }


def _translations(paper: Paper) -> list[str]:
    """The texts of the content in the signer's language; names are left out, they may be in any script."""
    texts: list[Text] = [
        paper.title_translated,
        paper.decision_translated,
        *paper.notices_translated,
        paper.footer_translated,
    ]
    for section in paper.sections:
        texts += [section.heading_translated, *(paragraph.translation for paragraph in section.paragraphs)]
        texts += [row.label_translated for row in section.rows]
    return [text for text in texts if text]
