from record_factory import CASE, FATHER, MOTHER, VISIT, Laptop, card, id_of, said_back, uuid

from jgvisit.records.case_journal import Conflict
from jgvisit.records.fold import fold
from jgvisit.records.payload_papers import CopyChosen, CopyDelivered
from jgvisit.records.payload_talk import DutyClosed
from jgvisit.records.payload_visits import (
    InterpreterUsed,
    PresenceChanged,
    VisitEnded,
    VisitPlanned,
    VisitReopened,
    VisitStarted,
)

PLAN = VisitPlanned(visit=VISIT, on="2026-03-02", at="15:00", place="school", purpose="kennismaken", worker="w")
STARTED = VisitStarted(visit=VISIT, present=(MOTHER,))
ENDED = VisitEnded(visit=VISIT, note="rustig gesprek")


def test_a_visit_goes_from_planned_to_open_to_ended(laptop: Laptop) -> None:
    laptop.write(PLAN)
    planned = fold(CASE, laptop.records).visits[0]
    assert (planned.state, planned.on, planned.at, planned.place) == ("planned", "2026-03-02", "15:00", "school")
    assert (planned.present, planned.started, planned.ended) == ((), None, None)
    started = laptop.write(STARTED)
    file = fold(CASE, laptop.records)
    assert file.open_visit is not None
    assert (file.open_visit.state, file.open_visit.place, file.open_visit.present) == ("open", "home", (MOTHER,))
    ended = laptop.write(ENDED)
    visit = fold(CASE, laptop.records).visits[0]
    assert (visit.state, visit.note, visit.purpose, visit.worker) == ("ended", "rustig gesprek", "kennismaken", "w")
    assert visit.started is not None
    assert visit.ended is not None
    assert (visit.started.record, visit.ended.record) == (id_of(started), id_of(ended))
    assert fold(CASE, laptop.records).open_visit is None


def test_an_end_that_was_taken_back_leaves_the_visit_open_with_the_same_people(laptop: Laptop) -> None:
    started = laptop.write(STARTED)
    end = laptop.write(ENDED)
    laptop.write(VisitReopened(visit=VISIT), supersedes=(end,))
    file = fold(CASE, laptop.records)
    (visit,) = file.visits
    assert (visit.state, visit.present, visit.ended, file.conflicts) == ("open", (MOTHER,), None, ())
    assert visit.started is not None
    assert visit.started.record == id_of(started)
    again = laptop.write(VisitEnded(visit=VISIT))
    (visit,) = fold(CASE, laptop.records).visits
    assert visit.ended is not None
    assert (visit.state, visit.ended.record) == ("ended", id_of(again))


def test_a_colleagues_end_that_was_not_seen_when_ours_was_taken_back_leaves_the_visit_open() -> None:
    one, other = Laptop(), Laptop()
    end = one.write(ENDED)
    other.write(VisitEnded(visit=VISIT))
    one.write(VisitReopened(visit=VISIT), supersedes=(end,))
    (visit,) = fold(CASE, [*one.records, *other.records]).visits
    assert visit.state == "open", "open protects: the screens guard what they show (H4)"


def test_a_visit_nobody_planned_has_no_day_of_its_own_and_sorts_by_its_start(laptop: Laptop) -> None:
    laptop.write(VisitPlanned(visit=uuid(29), on="2026-03-09", at="10:00"))
    laptop.write(STARTED)
    laptop.write(VisitEnded(visit=uuid(28)))
    visits = fold(CASE, laptop.records).visits
    assert [(visit.id, visit.on, visit.state) for visit in visits] == [
        (VISIT, None, "open"),
        (uuid(28), None, "ended"),
        (uuid(29), "2026-03-09", "planned"),
    ]


def test_the_room_is_who_was_last_said_to_be_in_it(laptop: Laptop) -> None:
    laptop.write(STARTED)
    laptop.write(PresenceChanged(visit=VISIT, present=(FATHER, MOTHER), others_present="buurvrouw"))
    visit = fold(CASE, laptop.records).visits[0]
    assert (visit.present, visit.others_present) == ((MOTHER, FATHER), "buurvrouw")
    laptop.write(PresenceChanged(visit=VISIT, present=(FATHER,)))
    visit = fold(CASE, laptop.records).visits[0]
    assert (visit.present, visit.others_present) == ((FATHER,), None)


def test_when_two_laptops_saw_different_people_all_of_them_count_as_present() -> None:
    one, other = Laptop(), Laptop()
    one.write(VisitStarted(visit=VISIT, present=(MOTHER,), others_present="tante"))
    other.write(PresenceChanged(visit=VISIT, present=(FATHER,), others_present="buurvrouw"))
    file = fold(CASE, [*one.records, *other.records])
    assert (file.visits[0].present, file.visits[0].others_present) == ((MOTHER, FATHER), "buurvrouw · tante")
    assert [conflict.matter for conflict in file.conflicts] == [f"presence:{VISIT}"]


def test_a_visit_that_one_laptop_ended_and_another_started_again_stays_open() -> None:
    one, other = Laptop(), Laptop()
    first, second = one.write(STARTED), other.write(STARTED)
    ended = one.write(ENDED)
    file = fold(CASE, [first, second, ended])
    assert file.visits[0].state == "open"
    assert file.visits[0].ended is None
    assert Conflict(f"visit:{VISIT}", tuple(sorted((id_of(second), id_of(ended))))) in file.conflicts


def test_a_visit_started_again_after_its_end_is_open(laptop: Laptop) -> None:
    for payload in (STARTED, ENDED, STARTED):
        laptop.write(payload)
    assert fold(CASE, laptop.records).visits[0].state == "open"


def test_interpreters_are_kept_and_can_be_corrected(laptop: Laptop) -> None:
    laptop.write(STARTED)
    wrong = laptop.write(InterpreterUsed(visit=VISIT, language="ar", kind="adultInformal", reason="oom"))
    laptop.write(
        InterpreterUsed(visit=VISIT, language="ar", kind="professionalPhone", number="T-12"), supersedes=(wrong,)
    )
    (interpreter,) = fold(CASE, laptop.records).visits[0].interpreters
    assert (interpreter.kind, interpreter.number, interpreter.language) == ("professionalPhone", "T-12", "ar")


def test_cards_and_answers_stand_in_the_order_they_were_written(laptop: Laptop) -> None:
    laptop.write(card())
    laptop.write(said_back("notYet", follow_up_on="2026-03-06"))
    laptop.write(card(reading_mode="readAloud"))
    laptop.write(said_back("correctAfterRepeat", repeats=1))
    file = fold(CASE, laptop.records)
    assert [explained.reading_mode for explained in file.explained] == ["self", "readAloud"]
    assert [(a.outcome, a.repeats, a.follow_up_on) for a in file.said_back] == [
        ("notYet", 0, "2026-03-06"),
        ("correctAfterRepeat", 1, None),
    ]
    assert file.explained[0].languages == ("nl", "ar")


def test_two_corrections_of_one_answer_are_a_conflict_until_one_replaces_both() -> None:
    one, other = Laptop(), Laptop()
    first = one.write(said_back("notYet"))
    a = one.write(said_back("later"), supersedes=(first,))
    b = other.write(said_back("declined"), supersedes=(first,))
    untouched = one.write(said_back(card="K03"))
    file = fold(CASE, [first, a, b, untouched])
    assert {answer.outcome for answer in file.said_back} == {"later", "declined", "ownWordsCorrect"}
    assert [conflict.records for conflict in file.conflicts] == [tuple(sorted((id_of(a), id_of(b))))]
    last = one.write(said_back("ownWordsCorrect"), supersedes=(a, b))
    file = fold(CASE, [first, a, b, untouched, last])
    assert [answer.outcome for answer in file.said_back] == ["ownWordsCorrect", "ownWordsCorrect"]
    assert file.conflicts == ()


def test_corrections_in_a_ring_are_all_shown() -> None:
    one, other = Laptop(), Laptop()
    first = one.write(said_back("later"), id=uuid(71), supersedes=())
    second = other.write(said_back("notYet"), id=uuid(72), supersedes=(first,))
    third = one.write(said_back("later"), id=uuid(71), supersedes=(second,))
    assert len(fold(CASE, [second, third]).said_back) == 2


def test_what_leaves_least_at_home_holds_until_decided() -> None:
    paper = Laptop().write(CopyChosen(visit=VISIT, person=MOTHER, way="paperNow"))
    unsafe = Laptop().write(CopyChosen(visit=VISIT, person=MOTHER, way="notSafe", by=FATHER, place="kantoor"))
    file = fold(CASE, [paper, unsafe])
    assert [(wish.way, wish.by, wish.place) for wish in file.copies] == [("notSafe", FATHER, "kantoor")]
    assert len(file.other_versions) == 1
    assert file.conflicts[0].matter == f"copy:{VISIT}:{MOTHER}"


def test_a_duty_closed_in_two_ways_shows_the_careful_one() -> None:
    one = Laptop().write(DutyClosed(moment=3, person=MOTHER, how="declined", reason="hoeft niet"))
    other = Laptop().write(DutyClosed(moment=3, person=MOTHER, how="unsafe", reason="partner", again_on="2026-04-01"))
    file = fold(CASE, [one, other])
    assert [(duty.how, duty.again_on) for duty in file.duties_closed] == [("unsafe", "2026-04-01")]
    assert len(file.other_versions) == 1


def test_a_copy_that_was_handed_over_twice_was_handed_over(laptop: Laptop) -> None:
    for day in ("2026-03-02", "2026-03-03"):
        laptop.write(CopyDelivered(person=MOTHER, form=uuid(31), way="post", on=day))
    assert fold(CASE, laptop.records).delivered == ((MOTHER, uuid(31)),)
    laptop.write(CopyDelivered(person=MOTHER, form=uuid(31), way="post", on="2026-03-09", given=False))
    assert fold(CASE, laptop.records).delivered == ()
