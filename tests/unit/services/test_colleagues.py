"""Colleagues by number: what one is called, and that a namesake confirms nothing for another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from filled_examples import fill_opinion, fill_stay
from team_maker import tell
from town import TestClock, new_workspace, pull, settle_family

from jgvisit.clock import to_rfc3339
from jgvisit.ids import WorkerId, new_uuid7
from jgvisit.records.answers import MomentAnswer, TextAnswer
from jgvisit.records.filled import FormFilled
from jgvisit.services.agreements.second_reviews import second_reviews
from jgvisit.services.desk.writing import Writer
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.refusals import RuleBrokenError
from jgvisit.services.laptop.colleagues import Colleague, Colleagues, Cover, KnownTeam
from jgvisit.services.ports.journal import NewRecord

ME, OTHER = WorkerId("me"), WorkerId("other")
TODAY = date(2026, 11, 22)


class Told:
    """What the server told, without a store."""

    def __init__(self, *colleagues: Colleague, covers: tuple[Cover, ...] = ()) -> None:
        self._team = KnownTeam(colleagues, covers)

    def team(self) -> KnownTeam:
        return self._team


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ((), ("Kim de Wit",)),
        ((Colleague(ME, "Kim de Wit"),), ("Kim de Wit",)),
        ((Colleague(ME, "K. de Wit"),), ("K. de Wit", "Kim de Wit")),
        ((Colleague(ME, "Kim de Wit (a)"), Colleague(OTHER, "Kim de Wit (b)")), ("Kim de Wit (a)",)),
        ((Colleague(OTHER, "Kim de Wit"),), ()),
        ((Colleague(OTHER, "Anna Bos"),), ("Kim de Wit",)),
    ],
)
def test_somebody_is_called_by_no_name_that_a_colleague_has_too(
    told: tuple[Colleague, ...], names: tuple[str, ...]
) -> None:
    assert Colleagues(Told(*told), ME, "Kim de Wit", lambda: TODAY).called().own == names


def test_a_namesake_confirms_nothing_that_was_asked_of_the_other(tmp_path: Path) -> None:
    clock = TestClock()
    asks, asked, namesake = new_uuid7(), new_uuid7(), new_uuid7()
    work = new_workspace(tmp_path / "asks", clock, asks)
    two = [new_workspace(tmp_path / each, clock, each, "Karin Smit") for each in (asked, namesake)]
    names = {asks: "Femke Hoekstra", asked: "Karin Smit (k.smit)", namesake: "Karin Smit (karin2)"}
    for each in (work, *two):
        tell(each, names)
    family = settle_family(work)
    fill_stay(work, family)
    form = fill_opinion(work, family, askedOf=TextAnswer("Karin Smit (k.smit), gedragswetenschapper"))
    mine, other = two
    for each in two:
        pull(each, work)
    done = {"confirmedAt": MomentAnswer(to_rfc3339(clock.moment))}
    with pytest.raises(RuleBrokenError, match="bevestigt dit zelf"):
        fill_opinion(other, family, form=form, askedOf=TextAnswer(f"{names[asked]}, gedragswetenschapper"), **done)
    fill_opinion(mine, family, form=form, askedOf=TextAnswer(f"{names[asked]}, gedragswetenschapper"), **done)
    pull(work, mine)
    (review,) = second_reviews(work.files.get(family.case))
    assert review.confirmed
    for each in (work, *two):
        each.safe.close()


@pytest.mark.parametrize("typed", ["Anna Bakker-Smit, gedragswetenschapper", "Anna Bakker Smit", "Eva Anna Bakker"])
def test_a_name_that_is_part_of_a_colleagues_name_confirms_nothing_for_that_colleague(
    tmp_path: Path, typed: str
) -> None:
    """Also before this laptop was told of that colleague."""
    clock = TestClock()
    asks, short, long = new_uuid7(), new_uuid7(), new_uuid7()
    work = new_workspace(tmp_path / "asks", clock, asks)
    other = new_workspace(tmp_path / "short", clock, short, "Anna Bakker")
    asked = new_workspace(tmp_path / "long", clock, long, typed.partition(",")[0])
    family = settle_family(work)
    fill_stay(work, family)
    form = fill_opinion(work, family, askedOf=TextAnswer(typed))
    for each in (other, asked):
        pull(each, work)
    done = {"askedOf": TextAnswer(typed), "confirmedAt": MomentAnswer(to_rfc3339(clock.moment))}
    with pytest.raises(RuleBrokenError, match="uw hele naam"):
        fill_opinion(other, family, form=form, **done)
    for each in (other, asked):
        tell(each, {asks: "Femke Hoekstra", short: "Anna Bakker", long: typed.partition(",")[0]})
    with pytest.raises(RuleBrokenError, match="uw hele naam"):
        fill_opinion(other, family, form=form, **done)
    with pytest.raises(RuleBrokenError, match="uw hele naam"):
        fill_opinion(other, family, **done)  # nor in a note of their own
    fill_opinion(asked, family, form=form, **done)
    pull(work, asked)
    (review,) = second_reviews(work.files.get(family.case))
    assert review.confirmed
    for each in (work, other, asked):
        each.safe.close()


def test_where_two_have_a_name_now_that_once_was_one_nobody_confirms_until_who_asked_says_which(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    asked, namesake = new_uuid7(), new_uuid7()
    work, mine = new_workspace(tmp_path / "asks", clock), new_workspace(tmp_path / "mine", clock, asked, "Karin Smit")
    family = settle_family(work)
    fill_stay(work, family)
    form = fill_opinion(work, family)
    tell(mine, {asked: "Karin Smit (k.smit)", namesake: "Karin Smit (karin2)"})
    pull(mine, work)
    done = {"confirmedAt": MomentAnswer(to_rfc3339(clock.moment))}
    with pytest.raises(RuleBrokenError, match="uw hele naam"):
        fill_opinion(mine, family, form=form, **done)
    for each in (work, mine):
        each.safe.close()


def test_who_was_asked_is_kept_by_number_also_where_names_change(tmp_path: Path) -> None:
    """Two of one name come apart later: who was meant stands in the record, and the namesake confirms nothing."""
    clock = TestClock()
    asks, asked, namesake = new_uuid7(), new_uuid7(), new_uuid7()
    work = new_workspace(tmp_path / "asks", clock, asks)
    mine, other = (new_workspace(tmp_path / each, clock, each, "Karin Smit") for each in (asked, namesake))
    tell(work, {asks: "Femke Hoekstra", asked: "Karin Smit"})
    family = settle_family(work)
    fill_stay(work, family)
    form = fill_opinion(work, family)
    (review,) = second_reviews(work.files.get(family.case))
    assert review.colleague_number == asked
    for each in (mine, other):
        tell(each, {asks: "Femke Hoekstra", asked: "Karin Smit (k.smit)", namesake: "Karin Smit (karin2)"})
        pull(each, work)
    done = {"confirmedAt": MomentAnswer(to_rfc3339(clock.moment))}
    with pytest.raises(RuleBrokenError, match="bevestigt dit zelf"):
        fill_opinion(other, family, form=form, **done)
    fill_opinion(mine, family, form=form, **done)
    pull(work, mine)
    (review,) = second_reviews(work.files.get(family.case))
    assert (review.confirmed, review.colleague_number) == (True, asked)
    for each in (work, mine, other):
        each.safe.close()


def test_a_confirmation_by_another_number_than_the_note_holds_does_not_count(tmp_path: Path) -> None:
    """Another program wrote it, under the very name that the note says."""
    clock = TestClock()
    asks, asked, namesake = new_uuid7(), new_uuid7(), new_uuid7()
    work = new_workspace(tmp_path / "asks", clock, asks)
    other = new_workspace(tmp_path / "other", clock, namesake, "Karin Smit")
    tell(work, {asks: "Femke Hoekstra", asked: "Karin Smit"})
    family = settle_family(work)
    fill_stay(work, family)
    form = fill_opinion(work, family)
    pull(other, work)
    known = find(other.files.get(family.case), form)
    assert known is not None
    (before,) = known.parts
    told = FormFilled(
        form=form,
        form_type="secondReview",
        form_version=before.form_version,
        part="team",
        children=before.children,
        answers={**dict(before.answers), "confirmedAt": MomentAnswer(to_rfc3339(clock.moment))},
        number=2,
        colleague_number=namesake,
    )
    Writer(other.journal, other.files).write([NewRecord(told, family.case, supersedes=(before.stamp.record,))])
    pull(work, other)
    (review,) = second_reviews(work.files.get(family.case))
    assert not review.confirmed
    for each in (work, other):
        each.safe.close()


def test_a_note_of_before_numbers_keeps_to_the_name(tmp_path: Path) -> None:
    clock = TestClock()
    asked = new_uuid7()
    work, mine = new_workspace(tmp_path / "asks", clock), new_workspace(tmp_path / "mine", clock, asked, "Karin Smit")
    family = settle_family(work)
    fill_stay(work, family)
    form = fill_opinion(work, family)  # this laptop was told of no colleagues
    pull(mine, work)
    tell(mine, {asked: "Karin Smit"})
    fill_opinion(mine, family, form=form, confirmedAt=MomentAnswer(to_rfc3339(clock.moment)))
    pull(work, mine)
    (review,) = second_reviews(work.files.get(family.case))
    assert (review.confirmed, review.colleague_number) == (True, None)
    for each in (work, mine):
        each.safe.close()
