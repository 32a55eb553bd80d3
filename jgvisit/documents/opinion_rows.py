"""What colleagues thought who looked along, on the workers' own paper: also where they think otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.clock import AMSTERDAM
from jgvisit.content.fill import day_in_words
from jgvisit.content.form_model import FormDefinition
from jgvisit.documents.model import Row, Section
from jgvisit.services.agreements.second_reviews import SecondReview
from jgvisit.services.forms.on_paper import FormPrint


def opinion_sections(printed: FormPrint) -> Iterator[Section]:
    """Yield a section for each opinion, in the words of form J; nothing on a paper of the family."""
    if printed.opinion_form is not None and printed.reader is None:
        for review in printed.opinions:
            rows = tuple(Row(label, value) for label, value in _rows(printed.opinion_form, review) if value)
            yield Section(printed.opinion_form.title, rows=rows)


def _rows(form: FormDefinition, review: SecondReview) -> Iterator[tuple[str, str]]:
    yield form.field("askedOf").label, review.colleague
    if review.asked_at is not None:
        moment = review.asked_at.astimezone(AMSTERDAM)
        yield form.field("askedAt").label, f"{day_in_words(moment.date())}, {moment:%H:%M}"
    yield form.field("ownOpinion").label, review.opinion
    for words in review.earlier:
        yield form.labels["opinionEarlier"], words
    yield form.field("agrees").label, dict(form.field("agrees").choices).get(review.agrees, "")
    yield form.field("difference").label, review.difference
    yield form.labels["opinionConfirmed"], form.labels["opinionYes" if review.confirmed else "opinionNotYet"]
