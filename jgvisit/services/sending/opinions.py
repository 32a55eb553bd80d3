"""The opinions of colleagues on a request to the Raad, each with what somebody chose to do with it (H3). Pure."""

from __future__ import annotations

from dataclasses import dataclass

from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.case_reading import Release
from jgvisit.records.case_stamp import time_of
from jgvisit.services.agreements.second_reviews import BOARD_REQUEST, OPINION_ABOUT, SecondReview, reviews_of


@dataclass(frozen=True)
class GoingOpinion:
    """An opinion on a request, and what somebody chose to do with it as it stands now."""

    review: SecondReview
    chosen: Release | None
    """None: nobody chose yet, or it was worded anew since."""


def opinions_on(file: CaseFile, paper: FilledForm) -> tuple[GoingOpinion, ...]:
    """Return the opinions on a request to the Raad; of no other paper: who said yes to that read no opinion of ours."""
    if BOARD_REQUEST not in OPINION_ABOUT.get(paper.form_type, ()):
        return ()
    releases = {each.item: each for each in file.read_together.releases if each.form == paper.id}
    reviews = (each for each in reviews_of(file, paper) if each.opinion or each.agrees)
    return tuple(GoingOpinion(each, _as_it_stands(each, releases.get(each.form.id))) for each in reviews)


def _as_it_stands(review: SecondReview, release: Release | None) -> Release | None:
    worded = max((time_of(part.stamp) for part in review.form.versions if part.part == "team"), default="")
    return release if release is not None and time_of(release.stamp) >= worded else None
