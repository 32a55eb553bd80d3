"""What colleagues thought who looked along with a request, as it goes to the Raad: also where they think otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from jgvisit.content.form_model import FormDefinition
from jgvisit.records.body import PackRef
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import Release
from jgvisit.records.telling import betrays, telling_phrases, texts_of
from jgvisit.records.visibility import everybody, hidden_words
from jgvisit.services.agreements.opinion_words import opinion_words
from jgvisit.services.agreements.second_reviews import SECOND_REVIEW, SecondReview
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.sending.opinions import opinions_on
from jgvisit.services.sending.outgoing_fields import KEPT_BACK
from jgvisit.services.sending.outgoing_model import Line

FormWords = Callable[[str, PackRef | None], FormDefinition | None]
"""Returns a form that goes along in Dutch, in the texts it was filled with."""
KEPT_OPINION = "Deze mening staat hier niet op papier. Vraag ernaar bij wie het verzoek deed."
"""In the place of words that tell a hidden thing: the request goes on, and the Raad knows that there is an opinion."""


def opinion_lines(file: CaseFile, paper: FilledForm, words: FormWords) -> Iterator[Line]:
    """Yield each opinion on `paper` that somebody chose to let go along, in the words of form J (practice.md §11 I).

    With every wording it ever had, whether the colleague agreed or not: it is no field that the worker words anew. It
    was written for the team alone, so nothing of it goes unchosen, and it stands in what each parent can read later
    through the file it goes to (H3).

    Args:
        file: whole.
        paper: a request to the Raad.
        words: of form J.

    Raises:
        LookAgainError: the texts of form J are not here.
    """
    reviews = tuple(each.review for each in opinions_on(file, paper) if _goes(each.chosen))
    hidden = _hidden_beside(file, paper, reviews)
    for review in reviews:
        form = words(SECOND_REVIEW, next((part.pack for part in review.form.parts if part.part == "team"), None))
        if form is None:
            raise LookAgainError("the texts of an opinion that goes along are not here")
        said = opinion_words(form, review)
        if any(betrays(value, hidden) for _, value in said):
            said = ((form.field("ownOpinion").label, KEPT_OPINION),)
        yield from (Line(label, value, restricted=True) for label, value in said)


def _goes(release: Release | None) -> bool:
    return release is not None and release.choice == "include" and not release.disputed


def _hidden_beside(file: CaseFile, paper: FilledForm, reviews: tuple[SecondReview, ...]) -> frozenset[str]:
    """Return what is hidden from somebody of the family, but for these opinions and what the request says itself."""
    own = {review.form.id for review in reviews}
    others = replace(file, filled=tuple(form for form in file.filled if form.id not in own))
    team = (
        answer for part in paper.parts if part.part == "team" for name, answer in part.answers if name not in KEPT_BACK
    )
    said = telling_phrases(text for answer in team for text in texts_of(answer))
    restricted = {word for each in file.restrictions for word in each.words}
    return (hidden_words(others, everybody(others)) - said) | restricted
