"""Not asking a parent under a form, for a youth of 12 to 15 (H17, H2): what it counts for, and who may know of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from filled_examples import fill_opinion, fill_pause, fill_stay
from share_examples import DOCTOR, SCHOOL, lay, line, share_lines
from town import Family, TestClock, sign, squiggle

from jgvisit.ids import FormId, PersonId, VisitId, new_uuid7
from jgvisit.records.answers import Row
from jgvisit.records.body import read_body
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import hidden_bodies, hidden_words
from jgvisit.services.family.happenings import ColleagueMissingError, OwnNameAsColleagueError
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.leaving_out import Begun, Ground, NotLeftOutError
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.signing.choice import Choice
from jgvisit.services.talk.saying_back import ReasonMissingError
from jgvisit.workspace import Workspace


def share(work: Workspace, family: Family, *rows: Row, child: PersonId | None = None) -> FormId:
    """Fill form B in about the girl of 13."""
    form = work.filled_forms.begin()
    children = (child or family.girl,)
    work.filled_forms.fill(family.case, form, "consentToShare", "common", children, share_lines(*rows))
    return form


def leave_out(work: Workspace, family: Family, form: FormId, ground: Ground = "childWish", **more: str | None) -> None:
    chosen = {"parent": family.father, "line": None, "reason": "zij wil dit zelf regelen", "colleague": "Olga Bakker"}
    work.leaving_out.leave_out(family.case, form, family.girl, ground, **{**chosen, **more})  # type: ignore[arg-type]  # by name


def go_out(work: Workspace, family: Family, visit: VisitId, *gone: PersonId) -> None:
    """Leave the table to the others: who is not asked may not even look on."""
    everybody = (family.mother, family.father, family.girl, family.boy)
    work.visits.change_presence(family.case, visit, [person for person in everybody if person not in gone])


def states(work: Workspace, family: Family, form: FormId) -> list[str]:
    return [each.state for each in work.laid.lines(family.case, form, for_me=True)]


def decide(
    work: Workspace, family: Family, visit: VisitId, opened: FormId, person: PersonId, said: str, **lines: str
) -> None:
    choice = Choice(person, said, "self", squiggle(), squiggle(400), lines=lines)  # type: ignore[arg-type]  # a word
    work.signing.decide(family.case, visit, opened, choice)


@pytest.mark.parametrize("ground", ["safety", "childWish"])
def test_h17_a_line_counts_without_the_parent_who_is_not_asked_and_never_on_their_yes(
    work: Workspace, family: Family, visit: VisitId, ground: Ground
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    opened = lay(work, family, visit, form)
    leave_out(work, family, form, ground)
    go_out(work, family, visit, family.father)
    for person, expected in ((family.girl, "open"), (family.mother, "yes")):
        sign(work, family, visit, opened, person)
        assert states(work, family, form) == [expected], "the other parent is asked as before"
    marks = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert marks == {
        family.girl: "agreed",
        family.mother: "agreed",
        family.father: "not_asked" if ground == "safety" else "not_wanted",
    }


def test_h17_it_is_taken_back_at_once_and_the_line_waits_for_the_parent_again(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    opened = lay(work, family, visit, form)
    leave_out(work, family, form)
    go_out(work, family, visit, family.father)
    for person in (family.girl, family.mother):
        sign(work, family, visit, opened, person)
    go_out(work, family, visit)
    (used,) = work.leaving_out.in_use(family.case, form)
    work.leaving_out.ask_again(family.case, used.event)
    assert work.leaving_out.in_use(family.case, form) == ()
    assert states(work, family, form) == ["open"]
    sign(work, family, visit, opened, family.father)
    assert states(work, family, form) == ["yes"]


def test_h17_taken_back_after_the_form_was_laid_anew_he_is_asked_and_not_called_left_out(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    school = line(SCHOOL, family.girl)
    form = share(work, family, school)
    lay(work, family, visit, form)
    leave_out(work, family, form)
    go_out(work, family, visit, family.father)
    lines = share_lines(school, line(DOCTOR, family.girl))
    work.filled_forms.fill(family.case, form, "consentToShare", "common", (family.girl,), lines)
    opened = lay(work, family, visit, form)
    go_out(work, family, visit)
    (used,) = work.leaving_out.in_use(family.case, form)
    work.leaving_out.ask_again(family.case, used.event)
    marks = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert "not_wanted" not in marks.values()
    assert states(work, family, form) == ["open", "open"]
    assert work.files.shown_to(family.case, frozenset({family.father})).forms
    again = lay(work, family, visit, form)
    assert again == opened, "the same text, laid for him too"
    for person in (family.girl, family.mother, family.father):
        sign(work, family, visit, again, person)
    assert states(work, family, form) == ["yes", "yes"]


def test_h17_it_counts_for_its_own_line_and_its_own_form(work: Workspace, family: Family, visit: VisitId) -> None:
    school, doctor = line(SCHOOL, family.girl), line(DOCTOR, family.girl)
    form, other = share(work, family, school, doctor), share(work, family, line(DOCTOR, family.girl))
    opened, beside = lay(work, family, visit, form), lay(work, family, visit, other)
    leave_out(work, family, form, line=school.id)
    go_out(work, family, visit, family.father)
    for laid in (opened, beside):
        for person in (family.girl, family.mother):
            sign(work, family, visit, laid, person)
    counts = {each.line: each.state for each in work.laid.lines(family.case, form, for_me=True)}
    assert counts == {school.id: "yes", doctor.id: "open"}, "of the other line nobody said that he may be left out"
    assert states(work, family, other) == ["open"]


def test_x2_who_said_no_is_passed_over_where_the_child_keeps_wanting_it_and_his_no_stays(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    opened = lay(work, family, visit, form)
    for person in (family.girl, family.mother):
        sign(work, family, visit, opened, person)
    sign(work, family, visit, opened, family.father, "refused")
    assert states(work, family, form) == ["no"]
    leave_out(work, family, form)
    assert states(work, family, form) == ["yes"]
    marks = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert marks[family.father] == "refused"
    seen = work.files.shown_to(family.case, frozenset({family.father}))
    assert [each.id for each in seen.forms] == [opened], "he decided on it, and knows of it"
    assert not seen.happenings, "and not that it goes on without him"


def test_the_childs_own_no_is_a_no_whoever_is_left_out(work: Workspace, family: Family, visit: VisitId) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    opened = lay(work, family, visit, form)
    leave_out(work, family, form)
    go_out(work, family, visit, family.father)
    sign(work, family, visit, opened, family.mother)
    sign(work, family, visit, opened, family.girl, "refused")
    assert states(work, family, form) == ["no"]


def test_a_line_about_the_parent_waits_for_the_parent(work: Workspace, family: Family, visit: VisitId) -> None:
    form = share(work, family, line(SCHOOL, family.girl, family.father))
    opened = lay(work, family, visit, form)
    leave_out(work, family, form, "safety")
    go_out(work, family, visit, family.father)
    for person in (family.girl, family.mother):
        sign(work, family, visit, opened, person)
    assert states(work, family, form) == ["open"], "what is told of him is his to allow"


def test_h2_who_is_not_asked_reads_neither_the_form_nor_that_there_is_one(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    lay(work, family, visit, form)
    leave_out(work, family, form, "safety")
    for room in ({family.father}, {family.father, family.girl}, {family.father, family.mother}):
        shown = work.files.shown_to(family.case, frozenset(room))
        assert not shown.forms
        assert not [part for each in shown.filled for part in each.parts]
        assert not shown.happenings
        assert not shown.restrictions
    hers = work.files.shown_to(family.case, frozenset({family.mother}))
    assert not hers.happenings, "why he is not asked is the child's"
    assert hers.forms
    assert work.files.shown_to(family.case, frozenset({family.girl})).happenings
    (used,) = work.leaving_out.in_use(family.case, form)
    work.leaving_out.ask_again(family.case, used.event)
    back = work.files.shown_to(family.case, frozenset({family.father}))
    assert back.forms, "asked again, he reads the form again"
    assert not back.happenings


def test_h2_the_reason_in_another_text_is_stopped_where_he_would_read_it(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    lay(work, family, visit, form)
    leave_out(work, family, form, "safety", reason="zij is bang dat hij boos wordt om school")
    file, note = work.files.get(family.case), "Zij zei: zij is bang dat hij boos wordt om school."
    assert betrays(note, hidden_words(file, frozenset({family.father})))
    assert betrays(note, hidden_words(file, frozenset({family.father, family.girl})))
    assert not betrays(note, hidden_words(file, frozenset({family.girl})))
    assert not betrays(note, hidden_words(file, frozenset()))


def test_h17_no_version_of_it_goes_to_anybody_of_the_family_but_the_child(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    lay(work, family, visit, form)
    leave_out(work, family, form, "safety")
    (used,) = work.leaving_out.in_use(family.case, form)
    work.leaving_out.ask_again(family.case, used.event)
    leave_out(work, family, form)
    file, records = work.files.get(family.case), list(work.journal.records_of(family.case))
    bodies = {read_body(each.body).id for each in records if each.body is not None and b"exceptionUsed" in each.body}
    assert len(bodies) == 3
    for reader in (family.mother, family.father, family.boy):
        assert bodies <= hidden_bodies(file, records, frozenset({reader}), work.today())
    assert bodies.isdisjoint(hidden_bodies(file, records, frozenset({family.girl}), work.today()))


def test_under_12_nothing_is_offered_and_from_16_only_that_the_youth_cannot_weigh_it(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    form = share(work, family, line(SCHOOL, family.boy), child=family.boy)
    lay(work, family, visit, form)
    assert work.leaving_out.offered(family.case, form) == ()
    with pytest.raises(NotLeftOutError):
        leave_out(work, family, form)
    hers = share(work, family, line(SCHOOL, family.girl, until="2032-01-01"))
    opened = lay(work, family, visit, hers)
    leave_out(work, family, hers)
    go_out(work, family, visit, family.father)
    sign(work, family, visit, opened, family.girl)
    clock.forward(days=365 * 3 + 30)
    (offer,) = work.leaving_out.offered(family.case, hers)
    assert offer.grounds == ("cannotWeigh",), "from 16 she alone decides: there is no parent to leave out"
    with pytest.raises(NotLeftOutError):
        leave_out(work, family, hers)
    assert states(work, family, hers) == ["open"], "laid when the mother had to be asked too"
    clock.forward(days=365 * 2)
    assert work.leaving_out.offered(family.case, hers) == (), "who represents a grown-up has no place in the records"


def test_x3_of_a_youth_of_16_who_represents_her_is_asked_and_her_no_still_stops_it(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    clock.forward(days=365 * 3 + 30)
    school, doctor = line(SCHOOL, family.girl, until="2032-01-01"), line(DOCTOR, family.girl, until="2032-01-01")
    form = share(work, family, school, doctor)
    leave_out(work, family, form, "cannotWeigh", parent=None, line=school.id)
    opened = lay(work, family, visit, form)
    (laid,) = [each for each in work.files.get(family.case).forms if each.id == opened]
    assert {mark.person: set(mark.lines) for mark in laid.required} == {
        family.girl: {school.id, doctor.id},
        family.mother: {school.id},
        family.father: {school.id},
    }
    counts = lambda: {each.line: each.state for each in work.laid.lines(family.case, form, for_me=True)}  # noqa: E731  read anew
    sign(work, family, visit, opened, family.girl)
    assert counts() == {school.id: "open", doctor.id: "yes"}, "her own yes does not count where she cannot weigh it"
    for person in (family.mother, family.father):
        sign(work, family, visit, opened, person)
    assert counts() == {school.id: "yes", doctor.id: "yes"}
    sign(work, family, visit, opened, family.girl, "refused")
    assert set(counts().values()) == {"no"}


def test_x3_written_down_under_a_laid_form_of_a_youth_of_16_asks_those_who_represent_her_once_it_is_laid_again(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    clock.forward(days=365 * 3 + 30)
    form = share(work, family, line(SCHOOL, family.girl, until="2032-01-01"))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.girl)
    assert states(work, family, form) == ["yes"]
    leave_out(work, family, form, "cannotWeigh", parent=None)
    assert states(work, family, form) == ["open"], "nothing is shared before those who represent her said yes"
    assert lay(work, family, visit, form) == opened
    for person in (family.mother, family.father):
        sign(work, family, visit, opened, person)
    assert states(work, family, form) == ["yes"]


def names_in(shown: object, name: str) -> bool:
    return name in repr(shown)


def test_h17_h2_a_parent_left_out_before_the_form_is_laid_is_neither_asked_nor_shown_it(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    school = line(SCHOOL, family.girl)
    form = share(work, family, school, line(DOCTOR, family.girl))
    (offer,) = work.leaving_out.offered(family.case, form)
    assert (offer.parents, school.id in offer.lines) == (tuple(sorted((family.mother, family.father))), True)
    leave_out(work, family, form, "safety")
    assert not names_in(work.files.shown_to(family.case, frozenset({family.father})), SCHOOL)
    key = PartKey(form, "consentToShare")
    assert not work.filled_forms.may_open(family.case, key), "he sits at the table"
    assert family.father not in work.form_papers.readers(family.case, key)
    with pytest.raises(FormChangedError):
        work.filled_forms.print_for(family.case, form, family.father)
    go_out(work, family, visit, family.father)
    assert work.filled_forms.may_open(family.case, key)
    opened = lay(work, family, visit, form)
    (laid,) = [each for each in work.files.get(family.case).forms if each.id == opened]
    assert {mark.person for mark in laid.required} == {family.girl, family.mother}
    for person in (family.girl, family.mother):
        sign(work, family, visit, opened, person)
    assert states(work, family, form) == ["yes", "yes"]
    assert not work.files.shown_to(family.case, frozenset({family.father})).forms
    marks = {each.person: each.state for each in work.laid.standing(family.case, form, for_me=True)}
    assert marks[family.father] == "not_asked", "and never agreed"
    (used,) = work.leaving_out.in_use(family.case, form)
    work.leaving_out.ask_again(family.case, used.event)
    assert states(work, family, form) == ["open", "open"], "the law asks him again"


def test_h2_of_a_form_that_is_only_typed_who_is_not_asked_reads_nothing_either(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form, begun = work.filled_forms.begin(), Begun("consentToShare", (family.girl,))
    key, rows = PartKey(form, "consentToShare"), share_lines(line(SCHOOL, family.girl))
    assert work.filled_forms.may_open(family.case, key, rows)
    assert work.leaving_out.offered(family.case, form) == (), "nobody said what it is"
    (offer,) = work.leaving_out.offered(family.case, form, begun)
    assert offer.lines == ()
    work.leaving_out.leave_out(
        family.case, form, family.girl, "childWish", parent=family.father, line=None,
        reason="zij wil dit zelf", colleague="Olga Bakker", begun=begun,
    )  # fmt: skip
    assert not work.filled_forms.may_open(family.case, key, rows)
    go_out(work, family, visit, family.father)
    assert work.filled_forms.may_open(family.case, key, rows)
    work.filled_forms.fill(family.case, form, "consentToShare", "common", (family.girl,), rows)
    opened = lay(work, family, visit, form)
    (laid,) = [each for each in work.files.get(family.case).forms if each.id == opened]
    assert {mark.person for mark in laid.required} == {family.girl, family.mother}
    other = work.filled_forms.begin()
    with pytest.raises(NotLeftOutError):  # about somebody else than it was begun for
        work.leaving_out.leave_out(
            family.case, other, family.boy, "safety", parent=family.father, line=None,
            reason="x", colleague="Olga Bakker", begun=begun,
        )  # fmt: skip


def test_it_needs_a_reason_a_colleague_and_a_parent_of_this_child(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    opened = lay(work, family, visit, form)
    for more, refusal in (
        ({"reason": " - "}, ReasonMissingError),
        ({"colleague": "."}, ColleagueMissingError),
        ({"colleague": "Femke Hoekstra"}, OwnNameAsColleagueError),
        ({"parent": None}, NotLeftOutError),
        ({"parent": family.boy}, NotLeftOutError),
        ({"line": new_uuid7()}, NotLeftOutError),
    ):
        with pytest.raises(refusal):
            leave_out(work, family, form, **more)  # type: ignore[arg-type]  # by name
    sign(work, family, visit, opened, family.father)
    with pytest.raises(NotLeftOutError):  # his yes stands until he takes it back
        leave_out(work, family, form)
    assert not work.files.get(family.case).happenings


def test_x3_who_represents_the_child_decides_and_the_childs_no_still_stops_it(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    opened = lay(work, family, visit, form)
    leave_out(work, family, form, "cannotWeigh", parent=None)
    sign(work, family, visit, opened, family.mother)
    assert states(work, family, form) == ["open"]
    sign(work, family, visit, opened, family.father)
    assert states(work, family, form) == ["yes"]
    sign(work, family, visit, opened, family.girl, "refused")
    assert states(work, family, form) == ["no"], "resistance to something far-reaching counts (Jw 7.3.15 lid 6)"


def test_h2_of_a_stay_who_is_not_asked_never_counts_as_agreed_so_it_does_not_begin(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    about_her = replace(family, boy=family.girl)
    form = fill_stay(work, about_her)
    fill_pause(work, about_her, form)
    fill_opinion(work, about_her)
    (opened,) = work.laying.lay_before(family.case, visit, form)
    (offer,) = work.leaving_out.offered(family.case, form)
    assert (offer.grounds, offer.lines) == (("safety", "cannotWeigh"), ()), "table A2 lets nobody be left out of a stay"
    with pytest.raises(NotLeftOutError):
        leave_out(work, family, form, "childWish")
    leave_out(work, family, form, "safety")
    assert not work.files.shown_to(family.case, frozenset({family.father})).forms
    told = work.laid.told(family.case, opened, for_me=True)
    assert told is not None
    assert family.father in {mark.person for mark in told.required if mark.kind == "T"}
    assert not told.may_start


def test_who_joined_the_family_since_is_not_told_why_either(work: Workspace, family: Family, visit: VisitId) -> None:
    form = share(work, family, line(SCHOOL, family.girl))
    lay(work, family, visit, form)
    leave_out(work, family, form, "safety")
    aunt = PersonId(new_uuid7())
    work.families.record_person(family.case, PersonRegistered(person=aunt, name="Aisha Haddad", role="network"))
    assert not work.files.shown_to(family.case, frozenset({aunt})).happenings
