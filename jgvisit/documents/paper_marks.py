"""What a signer decided and how: the kind of mark, each line apart, and the marks under a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from jgvisit.documents.ceremony_words import Line, foreign_label, label_of, when_of, with_when, word, words_of
from jgvisit.documents.model import Kind, Mark, Row
from jgvisit.records.answers import Row as AnswerRow
from jgvisit.records.answers import RowsAnswer, TextAnswer
from jgvisit.services.forms.answer_words import beside_label
from jgvisit.services.forms.laying import is_for_drawing
from jgvisit.services.ports.documents import Ceremony
from jgvisit.services.signing.ceremonies import AUTHOR
from jgvisit.services.signing.choice import NEEDS_WORDS

_LINES: Mapping[str, str] = {"agreed": "paperLineAgreed", "refused": "paperLineRefused", "later": "paperLineLater"}
_SAID: Mapping[str, str] = {
    "drawn": "paperSaid",
    "mark": "paperSaid",
    "verbal": "paperSaidHere",
    "phone": "paperSaidByPhone",
    "video": "paperSaidByVideo",
    "paper": "paperSignedOnPaper",
}


def kind_of_mark(ceremony: Ceremony) -> Kind:
    """Return which of the four kinds of mark is asked: consent, an own promise, received, or an own statement."""
    words = words_of(ceremony)
    name, why = word(words, f"paperKind{ceremony.mark}"), word(words, f"paperKind{ceremony.mark}Means")
    return Kind(ceremony.mark, Row(name[0], why[0], name[1], why[1]))


def lines_decided(ceremony: Ceremony) -> tuple[Row, ...]:
    """Return each line that was put to this signer with their own answer to it, as it is numbered above (H15)."""
    if ceremony.laid is None or ceremony.decision not in ("agreed", "partly", "refused"):
        return ()
    words, said = words_of(ceremony), dict(ceremony.lines)
    whole = "refused" if ceremony.decision == "refused" else "agreed"
    if ceremony.decision == "partly" and not said:
        return ()
    rows = []
    for label, foreign, row in _numbered(ceremony):
        if row.id in ceremony.laid.lines:
            answer, theirs = word(words, _LINES[said.get(row.id, whole)])
            about = _first_words(row)
            direction: Literal["ltr", "rtl"] = "rtl" if words.rtl else "ltr"
            other = None if foreign is None else beside_label(foreign, about, direction)
            rows.append(Row(f"{label}: {about}", answer, other, theirs))
    return tuple(rows)


def _numbered(ceremony: Ceremony) -> Iterator[tuple[str, str | None, AnswerRow]]:
    """Yield every row of the form with the label it has in the table above."""
    assert ceremony.laid is not None
    answers = dict(ceremony.laid.answers)
    labels = {} if ceremony.translation is None else {each.id: each.label for each in ceremony.translation.fields}
    for field in ceremony.form.fields:
        answer = answers.get(field.id)
        for number, row in enumerate(answer.rows if isinstance(answer, RowsAnswer) else (), 1):
            theirs = labels.get(field.id)
            yield f"{field.label} ({number})", None if theirs is None else f"{theirs} ({number})", row


def _first_words(row: AnswerRow) -> str:
    """Return what names a row best: the first words typed in it, such as the organisation or the promise."""
    words = [
        cell.text.strip() for _, cell in sorted(row.cells.items(), key=_named_first) if isinstance(cell, TextAnswer)
    ]
    return words[0] if words else ""


def _named_first(cell: tuple[str, object]) -> tuple[bool, str]:
    return cell[0] not in ("partyOrganisation", "what"), cell[0]


def part_of(ceremony: Ceremony) -> Row | None:
    """Return which part the decision is about: without it a yes to a part could be read as a yes to anything."""
    if not ceremony.view_text or not _stands_with_decision(ceremony):
        return None
    if ceremony.decision not in NEEDS_WORDS:
        own = label_of(ceremony.form, "ownWords", "In eigen woorden")
        return Row(own, f"“{ceremony.view_text}”", foreign_label(ceremony.translation, "ownWords"))
    label, translated = label_of(ceremony.form, "part", "Dit deel"), foreign_label(ceremony.translation, "part")
    return Row(label, f"“{ceremony.view_text}”", translated)


def _stands_with_decision(ceremony: Ceremony) -> bool:
    """Tell whether the own words are what is decided: a part, or an own statement, which is nothing without them."""
    return ceremony.decision in NEEDS_WORDS or (ceremony.mark == "S" and ceremony.decision == "agreed")


def marks_of(ceremony: Ceremony) -> tuple[Mark, ...]:
    """Return the mark of the signer, and that of the worker beside it; none before a decision."""
    if ceremony.decision is None:
        return ()
    words, (when, foreign) = words_of(ceremony), when_of(ceremony)
    is_mark = ceremony.signature_kind == "mark" and bool(ceremony.strokes)
    put = "paperMarked" if is_mark else "paperSigned"
    signer = with_when(words, put if ceremony.strokes else _SAID[ceremony.signature_kind], when, foreign)
    if ceremony.means is not None and ceremony.means.witness and not is_mark:
        signer = _beside(signer, word(words, "paperWitness", witness=ceremony.means.witness))
    if ceremony.view_text and not _stands_with_decision(ceremony):
        signer = _beside(signer, word(words, "paperOwnWords", said=ceremony.view_text))
    worker = with_when(words, "paperWorkerSigned" if ceremony.worker_strokes else "paperWritten", when, foreign)
    signature = ceremony.form.labels.get("signature", "Handtekening")
    heading = (
        word(words, "paperOwnMark")
        if is_mark
        else (
            (signature, foreign_label(ceremony.translation, "signature"))
            if ceremony.strokes
            else word(words, "paperAnswerOf")
        )
    )
    own = Mark(
        heading[0],
        ceremony.signer_name,
        ceremony.strokes,
        signer[0],
        f"{heading[0] if is_mark else signature} van {ceremony.signer_name}",
        heading[1],
        signer[1],
        is_drawing=bool(ceremony.strokes) and is_for_drawing(ceremony.form),
    )
    seen = (_seen_by(ceremony, signature),) if is_mark else ()
    if ceremony.signer_role == AUTHOR:  # the worker, who puts no second mark beside their own
        return (own, *seen)
    theirs = Mark(
        words.nl("paperWorker"),
        ceremony.worker_name,
        ceremony.worker_strokes,
        worker[0],
        f"{signature} van {ceremony.worker_name}",
        words.tr("paperWorker"),
        worker[1],
    )
    return (own, *seen, theirs)


def _seen_by(ceremony: Ceremony, signature: str) -> Mark:
    """Return the mark of who saw somebody put theirs who does not write."""
    words, (when, foreign) = words_of(ceremony), when_of(ceremony)
    witness = "" if ceremony.means is None else ceremony.means.witness or ""
    role = "" if ceremony.means is None else ceremony.means.witness_role or ""
    heading = word(words, "paperWitnessHead")
    return Mark(
        heading[0],
        f"{witness} ({role})",
        ceremony.witness_strokes,
        words.nl("paperWitnessSaw", signer=ceremony.signer_name, when=when),
        f"{signature} van {witness}",
        heading[1],
        None if foreign is None else words.tr("paperWitnessSaw", signer=ceremony.signer_name, when=foreign),
    )


def _beside(line: Line, more: Line) -> Line:
    return f"{line[0]} {more[0]}", None if line[1] is None else f"{line[1]} {more[1] or more[0]}"
