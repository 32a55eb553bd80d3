"""What a colleague thought who looked along, line by line in the words of form J. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from jgvisit.clock import AMSTERDAM
from jgvisit.content.fill import day_in_words
from jgvisit.content.form_model import FormDefinition
from jgvisit.services.agreements.second_reviews import SecondReview


def opinion_words(form: FormDefinition, review: SecondReview) -> tuple[tuple[str, str], ...]:
    """Return each heading with what was said under it: also another opinion, and every wording it had before."""
    return tuple((label, value) for label, value in _lines(form, review) if value)


def _lines(form: FormDefinition, review: SecondReview) -> Iterator[tuple[str, str]]:
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
