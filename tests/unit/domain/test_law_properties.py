"""What must hold for every family the generator can think of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from law_families import BOOK, CHILD, FATHER, MOTHER, ON, OTHER

from jgvisit.domain.ages import age_on
from jgvisit.domain.authority import authority_over
from jgvisit.domain.facts import Authority, Consent, CourtOrder, Facts, LegalException, Person, Question
from jgvisit.domain.law import answer
from jgvisit.ids import PersonId

IDS = (CHILD, MOTHER, FATHER, OTHER)
DAYS = st.dates(ON - timedelta(days=900), ON + timedelta(days=400))
MAYBE_DAY = st.none() | DAYS
SUBJECTS = st.sampled_from(sorted({subject for row in BOOK.rows for subject in row.subjects}))
WHO = st.sampled_from(IDS)

PEOPLE = st.tuples(
    st.builds(
        Person,
        st.just(CHILD),
        st.none() | st.dates(date(2004, 1, 1), ON),
        st.just("child"),
        st.sampled_from(["full", "full", "incapable_in_this_matter"]),
    ),
    *(
        st.builds(
            Person,
            st.just(name),
            st.none() | st.dates(date(1960, 1, 1), date(2012, 1, 1)),
            st.sampled_from(["parent", "guardian", "foster_parent", "other"]),
            st.sampled_from(["full", "full", "incapable_in_this_matter", "under_guardianship"]),
            st.sampled_from(["known", "known", "unknown"]),
        )
        for name in IDS[1:]
    ),
)
LINES = st.builds(
    Authority,
    st.just(CHILD),
    st.sampled_from([MOTHER, FATHER, OTHER, "gi", "unknown"]),
    DAYS,
    st.sampled_from(["parent", "parent", "other_person", "guardian", "provisional_guardian"]),
    st.sampled_from([None, "gezagsregister", "gezagsregister"]),
    MAYBE_DAY,
    st.booleans(),
)
ORDERS = st.builds(
    CourtOrder,
    child=st.just(CHILD),
    kind=st.sampled_from(
        ["ots", "vots", "placement", "authority_ended", "authority_suspended", "closed_care", "juvenile_probation"]
    ),
    starts_on=DAYS,
    evidence=st.sampled_from(["seen", "announced"]),
    person=st.none() | WHO,
    number=st.none() | st.sampled_from(["C/1", "C/2"]),
    court=st.just("Rechtbank Voorbeeld"),
    until=MAYBE_DAY,
    heard_on=MAYBE_DAY,
    carried_out_on=MAYBE_DAY,
    ended_on=MAYBE_DAY,
    annulled_on=MAYBE_DAY,
    told_on=MAYBE_DAY,
)
CONSENTS = st.builds(
    Consent, WHO, SUBJECTS, st.sampled_from(["T", "A"]), st.booleans(), DAYS, until=MAYBE_DAY, withdrawn_on=MAYBE_DAY
)
EXCEPTIONS = st.builds(
    LegalException,
    st.sampled_from([rule.id for rule in BOOK.exceptions]),
    st.sampled_from(["", "reden"]),
    st.sampled_from([None, "collega"]),
    st.sampled_from([None, ON]),
)
FACTS = st.builds(
    Facts,
    st.just(ON),
    PEOPLE,
    st.lists(LINES, max_size=4).map(tuple),
    st.lists(ORDERS, max_size=3).map(tuple),
    consents=st.lists(CONSENTS, max_size=6).map(tuple),
)
QUESTIONS = st.builds(
    Question,
    st.just(CHILD),
    SUBJECTS,
    recipient=st.none() | WHO,
    touches=st.lists(WHO, max_size=3).map(tuple),
    far_reaching=st.booleans(),
    exceptions=st.lists(EXCEPTIONS, max_size=3).map(tuple),
)


def born(facts: Facts, person: PersonId) -> date | None:
    return next(known.born for known in facts.persons if known.id == person)


@settings(max_examples=150, deadline=None)
@given(FACTS, QUESTIONS)
def test_every_question_has_an_answer_with_one_of_two_frames(facts: Facts, question: Question) -> None:
    result = answer(facts, question, BOOK)
    assert result.frame in ("voluntary", "court_ordered")
    assert (result.frame_evidence is None) is (result.frame == "voluntary")
    assert all(mark.articles and mark.why for mark in result.required)
    if result.blocked_by:
        assert not result.may_start


@settings(max_examples=150, deadline=None)
@given(FACTS, QUESTIONS)
def test_nobody_under_12_is_asked_for_a_mark(facts: Facts, question: Question) -> None:
    for mark in answer(facts, question, BOOK).required:
        day = born(facts, mark.person)
        assert mark.person != CHILD or (day is not None and age_on(day, ON) >= 12)


@settings(max_examples=150, deadline=None)
@given(FACTS, QUESTIONS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_never_changes_the_answer(facts: Facts, question: Question, random: object) -> None:
    def mixed(items: tuple[object, ...]) -> tuple[object, ...]:
        shuffled = list(items)
        random.shuffle(shuffled)
        return tuple(shuffled)

    other = replace(
        facts,
        persons=mixed(facts.persons),
        authority=mixed(facts.authority),
        orders=mixed(facts.orders),
        consents=mixed(facts.consents),
    )
    asked = replace(question, touches=mixed(question.touches), exceptions=mixed(question.exceptions))
    assert answer(other, asked, BOOK) == answer(facts, question, BOOK)


@settings(max_examples=150, deadline=None)
@given(FACTS)
def test_nobody_with_authority_is_left_out_of_a_consent_to_help(facts: Facts) -> None:
    """Except by rows 8-10, by an order or guardian that carries the help, or because the child decides alone."""
    result = answer(facts, Question(CHILD, "help"), BOOK)
    day = born(facts, CHILD)
    reading = authority_over(facts, CHILD)
    if (day is not None and age_on(day, ON) >= 16) or result.this_help == "within_order":
        return
    minors = {name for name in reading.holders if (known := born(facts, name)) and age_on(known, ON) < 12}
    asked = {mark.person for mark in result.required if mark.kind == "T"}
    proven = {
        line.holder
        for line in facts.authority
        if line.evidence and line.since <= ON and (line.until is None or line.until >= ON)
    } - {"gi", "unknown"}
    assert proven - asked <= {dropped.person for dropped in reading.dropped} | minors


@settings(max_examples=150, deadline=None)
@given(FACTS, QUESTIONS)
def test_nothing_is_imposed_without_a_seen_order(facts: Facts, question: Question) -> None:
    result = answer(facts, question, BOOK)
    seen = [order for order in facts.orders if order.evidence == "seen" and order.starts_on <= ON]
    if not seen:
        assert result.may_be_imposed_by is None
        if not any(line.holder == "gi" for line in facts.authority):
            assert (result.frame_evidence, result.this_help) != ("seen", "within_order")
            assert result.this_help == "voluntary"


@settings(max_examples=150, deadline=None)
@given(FACTS, QUESTIONS)
def test_nothing_starts_on_a_consent_that_is_not_there(facts: Facts, question: Question) -> None:
    result = answer(replace(facts, consents=()), question, BOOK)
    waits = [mark for mark in result.required if mark.kind == "T" and not mark.after]
    assert not (waits and result.may_start)
