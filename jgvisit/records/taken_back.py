"""What a child let everybody read of a form and took back: where it stood before, it shows to that child alone (H7).

A case file holds the last version of a form, but a file of records the ones before it too, and so does a text that was
laid before its signers. A child that says "rather not" counts on it that nobody reads on. Who decided on that text
has read it, and keeps what they decided on. Pure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jgvisit.ids import FormId, PersonId
from jgvisit.records.answers import Answer, PerChildAnswer, TextAnswer
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form

SHARED = "viewPerChild"
"""The field of a common part with what each child wants everybody to read."""
OF_BEFORE = "childView"
"""In versions of before: one text for all children, in the part for everybody."""


def may_have_words(
    file: CaseFile,
    form: str | None,
    answers: Mapping[str, Answer],
    children: Collection[str],
    viewers: Collection[PersonId],
) -> bool:
    """Tell whether all `viewers` may have a version of a common part, or the text that was laid of it.

    Args:
        file: with the version that stands now.
        form: the filled form; None where it is none, such as form A.
        answers: of this version.
        children: whom this version is about.
        viewers: empty for the worker alone.
    """
    if form is None or not viewers:
        return True
    standing = [
        (dict(part.answers), part.children)
        for filled in file.filled
        if filled.id == FormId(form)
        for part in filled.parts
        if part.part == "common"
    ]
    now = [said for told, about in standing for said in _said(told, about)]
    return all(
        set(viewers) <= {PersonId(child)}
        for child, words in _said(answers, children)
        if not any(whose == child and words in said for whose, said in now)
    )


def have_decided(form: Form, viewers: Collection[PersonId]) -> bool:
    """Tell whether each of `viewers` decided on the text of this form, and so has read it."""
    told = (*form.decisions, *form.other_decisions, *(each.decision for each in form.once))
    return set(viewers) <= {decision.person for decision in told}


def _said(answers: Mapping[str, Answer], children: Collection[str]) -> Iterator[tuple[str, str]]:
    shared, before = answers.get(SHARED), answers.get(OF_BEFORE)
    if isinstance(shared, PerChildAnswer):
        yield from ((each.child, each.text.strip()) for each in shared.said if each.text.strip())
    if isinstance(before, TextAnswer) and before.text.strip():
        yield from ((child, before.text.strip()) for child in children)


def to_compare(
    file: CaseFile, before: Form, now: Mapping[str, Answer], viewers: Collection[PersonId]
) -> Mapping[str, Answer]:
    """Return the answers that were laid, to show `viewers` what is another now: words taken back are as if never there.

    Args:
        file: as `may_have_words`.
        before: what was laid before its signers.
        now: the answers that stand now, or that are laid now.
        viewers: who looks on; empty for the worker alone.
    """
    if before.laid is None:
        return {}
    told = dict(before.laid.answers)
    if have_decided(before, viewers) or may_have_words(file, before.laid.form, told, before.laid.children, viewers):
        return told
    kept = {name: answer for name, answer in told.items() if name not in (SHARED, OF_BEFORE)}
    return kept | {name: now[name] for name in (SHARED, OF_BEFORE) if name in now}
