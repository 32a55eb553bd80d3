"""Taking a consent back: at once, whole or by line, without a form, a signature or anybody's permission."""

from __future__ import annotations

from datetime import timedelta

import pytest
from share_examples import DOCTOR, POLICE, SCHOOL, fill_share, lay, line
from town import Family, TestClock, begin_visit, open_form_a, sign, squiggle

from jgvisit.documents.form_paper import form_paper
from jgvisit.ids import FormId, VisitId, new_uuid7
from jgvisit.records.answers import ChoiceAnswer, DayAnswer, Row, RowsAnswer, TextAnswer
from jgvisit.records.body import read_body
from jgvisit.records.facts import facts_of
from jgvisit.records.facts_of_forms import concern_of_line
from jgvisit.records.kinds import goes_early, read_payload
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.agreements.after_withdrawal import parties_to_tell, withdrawals
from jgvisit.services.agreements.withdrawing import NothingToWithdrawError, TakenBack
from jgvisit.services.forms.answer_words import in_known_words
from jgvisit.services.forms.days import form_reminders
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.signing.signing import Choice, DecisionKind
from jgvisit.workspace import Workspace


@pytest.fixture
def shared(work: Workspace, family: Family, visit: VisitId) -> FormId:
    """Form B with two lines, to which the mother said yes."""
    school, doctor = line(SCHOOL, family.boy), line(DOCTOR, family.boy)
    opened = lay(work, family, visit, fill_share(work, family, school, doctor))
    sign(work, family, visit, opened, family.mother)
    work.visits.change_presence(family.case, visit, [family.mother])  # what she gave shows to nobody else (H8)
    return opened


def given_lines(work: Workspace, family: Family, form: FormId) -> dict[str, bool]:
    """Return whether the mother's yes to each line counts today."""
    opened = form_of(work.files.get(family.case), form)
    assert opened.laid is not None
    answer = dict(opened.laid.answers)["shareLines"]
    assert isinstance(answer, RowsAnswer)
    facts = facts_of(work.files.get(family.case), work.today())
    names = {concern_of_line(form, row.id): row.cells["partyOrganisation"] for row in answer.rows}
    return {
        names[str(each.concerns)].text: each.given and (each.withdrawn_on is None or each.withdrawn_on > work.today())
        for each in facts.consents
        if each.person == family.mother and each.concerns in names
    }


def test_help_stops_at_once_and_the_word_goes_first_to_the_server(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    form = open_form_a(work, family, visit, family.boy)
    for person in (family.mother, family.father):
        sign(work, family, visit, form, person)
    assert work.forms.law_for(family.case, family.boy, form).may_start
    (record,) = work.withdrawing.withdraw(family.case, family.father, [TakenBack(form)], "phone")
    assert not work.forms.law_for(family.case, family.boy, form).may_start
    bodies = [read_body(each.body) for each in work.journal.records_of(family.case) if each.body is not None]
    (body,) = (each for each in bodies if each.id == record)
    assert goes_early(read_payload(body))


def test_one_line_stops_and_the_others_go_on(work: Workspace, family: Family, shared: FormId) -> None:
    (given,) = work.withdrawing.given(family.case, family.mother)
    assert [each.label for each in given.lines] == [SCHOOL, DOCTOR]
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(shared, (given.lines[0].id,))], "letter")
    assert given_lines(work, family, shared) == {SCHOOL: False, DOCTOR: True}
    (left,) = work.withdrawing.given(family.case, family.mother)
    assert [each.label for each in left.lines] == [DOCTOR]


def test_all_of_it_stops_in_one_word(work: Workspace, family: Family, shared: FormId) -> None:
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(shared)], "thirdParty")
    assert given_lines(work, family, shared) == {SCHOOL: False, DOCTOR: False}
    assert work.withdrawing.given(family.case, family.mother) == ()


def test_nobody_takes_back_what_somebody_else_gave(work: Workspace, family: Family, shared: FormId) -> None:
    for lines in ((), ("0197a0a0-0000-7000-8000-000000000001",)):
        with pytest.raises(NothingToWithdrawError):
            work.withdrawing.withdraw(family.case, family.father, [TakenBack(shared, lines)], "visit")
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(shared)], "visit")
    with pytest.raises(NothingToWithdrawError):
        work.withdrawing.withdraw(family.case, family.mother, [TakenBack(shared)], "visit")


def test_a_letter_of_yesterday_counts_from_yesterday_and_a_wrong_clock_never_later_than_now(
    work: Workspace, family: Family, shared: FormId, clock: TestClock
) -> None:
    clock.forward(days=2)
    heard = clock.now() - timedelta(days=1)
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(shared)], "letter", received_at=heard)
    (back,) = withdrawals(work.files.get(family.case))
    assert back.on == work.today() - timedelta(days=1)
    assert work.withdrawing.given(family.case, family.mother) == ()


def test_who_took_a_yes_back_may_say_yes_again(work: Workspace, family: Family, visit: VisitId, shared: FormId) -> None:
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(shared)], "visit")
    sign(work, family, visit, shared, family.mother)
    (again,) = work.withdrawing.given(family.case, family.mother)
    assert [each.label for each in again.lines] == [SCHOOL, DOCTOR]


def test_form_g_begins_with_what_is_known_and_lists_who_must_be_told(
    work: Workspace, family: Family, shared: FormId
) -> None:
    (given,) = work.withdrawing.given(family.case, family.mother)
    what = [TakenBack(shared, (given.lines[0].id,))]
    work.withdrawing.withdraw(family.case, family.mother, what, "mail")
    common, team = work.withdrawing.about_it(family.case, family.mother, what, "mail")
    assert common["withdrawnSubject"] == ChoiceAnswer(("share",))
    assert common["withdrawnWhat"] == TextAnswer(f"Toestemming om gegevens te delen: {SCHOOL}")
    notified = team["partiesNotified"]
    assert isinstance(notified, RowsAnswer)
    assert [row.cells["party"] for row in notified.rows] == [TextAnswer(SCHOOL)]
    (back,) = withdrawals(work.files.get(family.case))
    assert parties_to_tell(work.files.get(family.case), back) == (SCHOOL,)
    form = work.filled_forms.begin()
    told = {**common, "consequenceExplained": ChoiceAnswer(("told",))}
    work.filled_forms.fill(family.case, form, "consentWithdrawal", "common", (family.boy,), told)
    work.filled_forms.fill(family.case, form, "consentWithdrawal", "team", (family.boy,), team)


def test_h8_a_paper_that_was_begun_for_one_parent_says_nothing_of_it_to_the_other(
    work: Workspace, family: Family, visit: VisitId, shared: FormId
) -> None:
    work.visits.change_presence(family.case, visit, [family.father])
    sign(work, family, visit, shared, family.father)
    withdrawing, on_paper = work.withdrawing, {}
    school, doctor = (each.id for each in withdrawing.given(family.case, family.mother, for_me=True)[0].lines)
    steps = ((family.mother, school), (family.mother, doctor), (family.father, school))
    said = []
    for person, row in steps:
        what = [TakenBack(shared, (row,))]
        withdrawing.withdraw(family.case, person, what, "phone")
        about = withdrawing.about_it(family.case, person, what, "phone")
        on_paper, _ = withdrawing.beside(family.case, person, about, (on_paper, {}))
        answer = on_paper["withdrawnWhat"]
        assert isinstance(answer, TextAnswer)
        said.append((SCHOOL in answer.text, DOCTOR in answer.text))
    assert said == [(True, False), (True, True), (True, False)]


def test_who_must_be_told_of_a_second_line_is_owed_that_though_those_of_the_first_were_told(
    work: Workspace, family: Family, visit: VisitId, clock: TestClock
) -> None:
    rows = [line(name, family.boy) for name in (SCHOOL, DOCTOR, POLICE)]
    shared = lay(work, family, visit, fill_share(work, family, *rows))
    sign(work, family, visit, shared, family.mother)

    def take_back(row: str) -> None:
        what = [TakenBack(shared, (row,))]
        work.withdrawing.withdraw(family.case, family.mother, what, "phone")

    def owed() -> list[str]:
        return [each.kind for each in form_reminders(work.files.get(family.case), work.today())]

    take_back(rows[0].id)
    assert owed() == ["tell_parties"]
    paper, today = work.filled_forms.begin(), DayAnswer(work.today().isoformat())
    common, _ = work.withdrawing.about_it(family.case, family.mother, [TakenBack(shared, (rows[0].id,))], "phone")
    told = Row(new_uuid7(), {"party": TextAnswer(SCHOOL), "toldOn": today, "toldBy": TextAnswer("Femke Hoekstra")})
    common["consequenceExplained"] = ChoiceAnswer(("told",))
    fill = work.filled_forms.fill
    fill(family.case, paper, "consentWithdrawal", "common", (family.boy,), common)
    fill(family.case, paper, "consentWithdrawal", "team", (family.boy,), {"partiesNotified": RowsAnswer((told,))})
    assert owed() == []
    clock.forward(days=7)
    take_back(rows[1].id)
    assert owed() == ["tell_parties"]


@pytest.mark.parametrize(("decision", "owed"), [("refused", ["tell_parties"]), ("agreed", [])])
def test_a_no_that_is_signed_after_a_yes_was_taken_back_ends_no_duty_to_tell_it(
    work: Workspace, family: Family, visit: VisitId, shared: FormId, decision: DecisionKind, owed: list[str]
) -> None:
    work.withdrawing.withdraw(family.case, family.mother, [TakenBack(shared)], "phone")
    sign(work, family, visit, shared, family.mother, decision)
    assert [each.kind for each in form_reminders(work.files.get(family.case), work.today())] == owed


def test_a_no_on_another_day_to_what_was_a_yes_is_told_as_what_was_taken_back(
    work: Workspace, family: Family, visit: VisitId, shared: FormId
) -> None:
    def owed() -> list[str]:
        return [each.kind for each in form_reminders(work.files.get(family.case), work.today())]

    sign(work, family, visit, shared, family.mother, "refused")
    assert owed() == [], "nobody acted on a yes of this same talk"
    sign(work, family, visit, shared, family.mother, "agreed")
    work.visits.end(family.case, visit)
    later = begin_visit(work, family)
    sign(work, family, later, shared, family.mother, "refused")
    assert owed() == ["tell_parties"]
    [stopped] = withdrawals(work.files.get(family.case))
    assert (stopped.form, stopped.person, stopped.lines) == (shared, family.mother, ())
    sign(work, family, later, shared, family.mother, "agreed")
    assert owed() == [], "a new yes: what was shared may be shared on"


def test_the_paper_about_it_needs_no_signature(  # G.06: een handtekening is hiervoor niet nodig
    work: Workspace, family: Family, visit: VisitId, shared: FormId
) -> None:
    what = [TakenBack(shared)]
    work.withdrawing.withdraw(family.case, family.mother, what, "visit", visit=visit)
    common, _ = work.withdrawing.about_it(family.case, family.mother, what, "visit")
    form = work.filled_forms.begin()
    told = {**common, "consequenceExplained": ChoiceAnswer(("told",))}
    work.filled_forms.fill(family.case, form, "consentWithdrawal", "common", (family.boy,), told)
    opened = lay(work, family, visit, form)
    work.signing.decide(family.case, visit, opened, Choice(family.mother, "refused", "readAloud", (), squiggle()))
    (kept,) = form_of(work.files.get(family.case), opened).decisions
    assert (kept.mark, kept.decision, kept.document is not None) == ("S", "refused", True)
    assert given_lines(work, family, shared) == {SCHOOL: False, DOCTOR: False}


@pytest.mark.parametrize("whole", [True, False], ids=["all of it", "one line"])
def test_the_paper_names_in_the_readers_language_too_what_stops(
    work: Workspace, family: Family, visit: VisitId, shared: FormId, *, whole: bool
) -> None:
    """Who cannot read the Dutch would else read a sentence about nothing."""
    work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="7731")
    )
    (given,) = work.withdrawing.given(family.case, family.mother)
    what = [TakenBack(shared, () if whole else (given.lines[0].id,))]
    work.withdrawing.withdraw(family.case, family.mother, what, "visit", visit=visit)
    common, _ = work.withdrawing.about_it(family.case, family.mother, what, "visit")
    form = work.filled_forms.begin()
    told = {**common, "consequenceExplained": ChoiceAnswer(("told",))}
    work.filled_forms.fill(family.case, form, "consentWithdrawal", "common", (family.boy,), told)
    paper = form_paper(work.filled_forms.print_for(family.case, form, family.mother))
    lines = {line.text: line.translation or "" for section in paper.sections for line in section.paragraphs}
    (dutch,) = (each for each in lines if each.startswith("Dit stopt: "))
    assert dutch.endswith("alles." if whole else f"{SCHOOL}.")
    theirs = lines[dutch]
    words = work.filled_forms.definition("consentToShare"), work.pack.definition("consentToShare", "ar")
    assert words[1] is not None
    assert words[1].title in theirs
    assert words[0].title not in theirs
    assert ("كل شيء" in theirs) is whole
    assert (SCHOOL in theirs) is not whole


def test_what_somebody_typed_is_not_taken_for_words_of_the_program(work: Workspace) -> None:
    arabic = work.pack.definition("consentWithdrawal", "ar")
    dutch = work.pack.definition("consentWithdrawal")
    assert arabic is not None
    assert dutch is not None
    for typed in ("alles", "Ik stop: alles", "Alles, ook de school", "Hulp"):
        assert in_known_words(arabic, typed) == typed
    both = "Toestemming om gegevens te delen: alles; en de brief aan de school"
    said = in_known_words(arabic, both)
    assert said.endswith("; en de brief aan de school")
    assert "alles" not in said
    assert in_known_words(dutch, both) == both


def test_every_form_that_can_stop_has_its_name_in_every_language(work: Workspace) -> None:
    for (form, language), definition in work.pack.definitions.items():
        if form == "consentWithdrawal" and language != "nl":
            assert dict(definition.known)["alles"] != "alles", language
            titles = {
                work.filled_forms.definition(each).title for each, known in work.pack.definitions if known == "nl"
            }
            assert titles <= set(definition.known), language
