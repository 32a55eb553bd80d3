"""The opinions of colleagues on a request to the Raad, each with what somebody chose to do with it (H3). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.ids import RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import Release
from jgvisit.services.agreements.second_reviews import BOARD_REQUEST, OPINION_ABOUT, SecondReview, reviews_of


@dataclass(frozen=True)
class GoingOpinion:
    """An opinion on a request, and what somebody chose to do with it as it stands now."""

    review: SecondReview
    item: RecordId | None
    """The version that stands: a choice is about these words, and whoever words them anew is asked again. None: two
    laptops worded it apart, and a person says first what holds."""
    chosen: Release | None
    """None: nobody chose yet."""


def opinions_on(file: CaseFile, paper: FilledForm) -> tuple[GoingOpinion, ...]:
    """Return the opinions on a request to the Raad; of no other paper: who said yes to that read no opinion of ours."""
    if BOARD_REQUEST not in OPINION_ABOUT.get(paper.form_type, ()):
        return ()
    releases = {each.item: each for each in file.read_together.releases if each.form == paper.id}
    reviews = (each for each in reviews_of(file, paper) if each.opinion or each.agrees)
    items = ((each, _version_of(each)) for each in reviews)
    return tuple(GoingOpinion(each, item, None if item is None else releases.get(item)) for each, item in items)


def _version_of(review: SecondReview) -> RecordId | None:
    parts = [part for part in review.form.parts if part.part == "team"]
    return parts[0].stamp.record if len(parts) == 1 and not parts[0].disputed else None
