"""A colleague who looks along: an own opinion that stays, and that only the colleague confirms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from filled_examples import fill_opinion, fill_stay
from town import Family, TestClock, new_workspace, pull

from jgvisit.clock import to_rfc3339
from jgvisit.ids import FormId
from jgvisit.records.answers import Answer, MomentAnswer, TextAnswer
from jgvisit.records.filled import FormFilled
from jgvisit.services.agreements.second_reviews import SecondReview, reviews_of
from jgvisit.services.desk.writing import Writer
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.refusals import RuleBrokenError
from jgvisit.services.ports.journal import NewRecord
from jgvisit.workspace import Workspace


@pytest.fixture
def colleague(tmp_path: Path, clock: TestClock) -> Iterator[Workspace]:
    other = new_workspace(tmp_path / "colleague", clock, "worker-2", "Karin Smit")
    yield other
    other.safe.close()


def opinion_of(work: Workspace, family: Family, stay: FormId) -> SecondReview:
    file = work.files.get(family.case)
    paper = find(file, stay)
    assert paper is not None
    (review,) = reviews_of(file, paper)
    return review


def confirmed(work: Workspace) -> dict[str, Answer]:
    return {"confirmedAt": MomentAnswer(to_rfc3339(work.time.now().moment))}


def test_what_was_heard_by_telephone_is_not_confirmed_yet(work: Workspace, family: Family) -> None:
    stay = fill_stay(work, family)
    fill_opinion(work, family)
    review = opinion_of(work, family, stay)
    assert (review.colleague, review.by_phone, review.confirmed) == ("Karin Smit, gedragswetenschapper", True, False)
    assert review.opinion == "Een kachel voor een week is lichter"


def test_nobody_confirms_for_a_colleague(work: Workspace, family: Family) -> None:
    with pytest.raises(RuleBrokenError, match="bevestigt dit zelf"):
        fill_opinion(work, family, **confirmed(work))
    form = fill_opinion(work, family)
    with pytest.raises(RuleBrokenError, match="bevestigt dit zelf"):
        fill_opinion(work, family, form=form, **confirmed(work))


def test_the_colleague_confirms_after_sync_in_own_words(
    work: Workspace, family: Family, colleague: Workspace, clock: TestClock
) -> None:
    stay = fill_stay(work, family)
    form = fill_opinion(work, family)
    pull(colleague, work)
    clock.forward(hours=2)
    own = TextAnswer("Ik ben het er niet mee eens: koop eerst een kachel")
    fill_opinion(colleague, family, form=form, ownOpinion=own, **confirmed(colleague))
    pull(work, colleague)
    review = opinion_of(work, family, stay)
    assert review.confirmed
    assert review.opinion == own.text
    assert review.earlier == ("Een kachel voor een week is lichter",)  # how it was noted stays to be seen


@pytest.fixture
def third(tmp_path: Path, clock: TestClock) -> Iterator[Workspace]:
    other = new_workspace(tmp_path / "third", clock, "worker-3", "Bo de Wit")
    yield other
    other.safe.close()


def test_a_third_worker_confirms_nothing_for_a_colleague(
    work: Workspace, family: Family, colleague: Workspace, third: Workspace
) -> None:
    stay = fill_stay(work, family)
    form = fill_opinion(work, family)
    pull(third, work)
    with pytest.raises(RuleBrokenError, match="bevestigt dit zelf"):
        fill_opinion(third, family, form=form, **confirmed(third))
    me = TextAnswer("Bo de Wit, gedragswetenschapper")
    with pytest.raises(RuleBrokenError, match="alleen wie het vroeg"):
        fill_opinion(third, family, form=form, askedOf=me, **confirmed(third))
    with pytest.raises(RuleBrokenError, match="alleen wie het vroeg"):
        fill_opinion(third, family, form=form, askedOf=me)  # nor in two steps
    fill_opinion(third, family, form=form, advice=TextAnswer("Bel de woningbouw"))
    pull(colleague, third)
    fill_opinion(colleague, family, form=form, **confirmed(colleague))
    pull(work, colleague)
    assert opinion_of(work, family, stay).confirmed


def test_a_colleague_whose_whole_name_is_not_there_is_written_down_by_who_asked(
    work: Workspace, family: Family, colleague: Workspace
) -> None:
    stay = fill_stay(work, family)
    form = fill_opinion(work, family, askedOf=TextAnswer("Karin"))
    pull(colleague, work)
    with pytest.raises(RuleBrokenError, match="uw hele naam"):
        fill_opinion(colleague, family, form=form, askedOf=TextAnswer("Karin"), **confirmed(colleague))
    fill_opinion(work, family, form=form)
    pull(colleague, work)
    fill_opinion(colleague, family, form=form, **confirmed(colleague))
    pull(work, colleague)
    assert opinion_of(work, family, stay).confirmed


def test_a_confirmation_of_somebody_whom_the_asker_never_named_does_not_count(
    work: Workspace, family: Family, third: Workspace
) -> None:
    """Another program wrote it: who confirms, and says in the same breath that it was asked of them."""
    stay = fill_stay(work, family)
    form = fill_opinion(work, family)
    pull(third, work)
    known = find(third.files.get(family.case), form)
    assert known is not None
    (before,) = known.parts
    answers = {**dict(before.answers), "askedOf": TextAnswer("Bo de Wit"), **confirmed(third)}
    written = FormFilled(
        form=form,
        form_type="secondReview",
        form_version=before.form_version,
        part="team",
        children=before.children,
        answers=answers,
        number=2,
    )
    Writer(third.journal, third.files).write([NewRecord(written, family.case, supersedes=(before.stamp.record,))])
    pull(work, third)
    assert not opinion_of(work, family, stay).confirmed


def test_a_confirmed_opinion_is_not_worded_otherwise_by_who_asked(
    work: Workspace, family: Family, colleague: Workspace
) -> None:
    form = fill_opinion(work, family)
    pull(colleague, work)
    told = confirmed(colleague)
    fill_opinion(colleague, family, form=form, **told)
    pull(work, colleague)
    with pytest.raises(RuleBrokenError, match="blijft staan"):
        fill_opinion(work, family, form=form, ownOpinion=TextAnswer("Helemaal eens"), **told)
    with pytest.raises(RuleBrokenError, match="blijft staan"):
        fill_opinion(work, family, form=form)  # nor is the confirmation taken away
    fill_opinion(work, family, form=form, advice=TextAnswer("Bel de woningbouw"), **told)


def test_an_opinion_the_asker_wrote_and_changed_is_seen_in_both_wordings(work: Workspace, family: Family) -> None:
    stay = fill_stay(work, family)
    form = fill_opinion(work, family)
    fill_opinion(work, family, form=form, ownOpinion=TextAnswer("Helemaal eens"))
    assert opinion_of(work, family, stay).earlier == ("Een kachel voor een week is lichter",)


def test_the_colleague_is_somebody_else_than_who_asks(work: Workspace, family: Family) -> None:
    for name in ("Femke Hoekstra", "femke hoekstra, gezinswerker"):
        with pytest.raises(RuleBrokenError, match="iemand anders"):
            fill_opinion(work, family, askedOf=TextAnswer(name))


def test_a_colleague_who_writes_the_opinion_down_herself_confirms_it_at_once(
    work: Workspace, family: Family, colleague: Workspace
) -> None:
    stay = fill_stay(work, family)
    pull(colleague, work)
    fill_opinion(colleague, family, **confirmed(colleague))
    pull(work, colleague)
    assert opinion_of(work, family, stay).confirmed
