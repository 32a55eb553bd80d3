"""Nothing hidden from somebody who looks on comes out anywhere (H1, H2, H4, H7): every output, every viewer."""

from __future__ import annotations

import random
from datetime import date
from itertools import chain, combinations
from pathlib import Path

import msgspec
import pytest
from planted import LOOK_AGAIN, Planted, envelopes, leaks, outputs, plant, prints, words_in
from town import TestClock, answers_of_form_a, new_workspace

from jgvisit import own_content
from jgvisit.content.fill import day_in_words
from jgvisit.domain.reminders import ReminderKind
from jgvisit.ids import PersonId, RecordId
from jgvisit.records.answers import TextAnswer
from jgvisit.records.body import read_body
from jgvisit.records.filled import FormFilled
from jgvisit.records.happening import Happening
from jgvisit.records.kinds import read_payload
from jgvisit.records.link import StoredRecord
from jgvisit.records.visibility import hidden_records, without_hidden
from jgvisit.services.desk.writing import Writer
from jgvisit.services.law.frames import frames_for_room
from jgvisit.services.talk.duties import reminders_of
from jgvisit.shell import export_journal

ROUNDS = 14


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(new_workspace(tmp_path_factory.mktemp("planted"), TestClock()))


def test_the_walk_sees_what_is_not_hidden(planted: Planted) -> None:
    """A walk that looks nowhere finds no leak: with nothing hidden it comes by the words of cards, papers and files."""
    planted.hide([], [])
    planted.in_the_room(planted.people)
    seen: dict[str, frozenset[str]] = {}
    for name, text in outputs(planted):
        seen[name] = seen.get(name, frozenset()) | words_in(text)
    everything = frozenset(chain.from_iterable(planted.words.values()))
    assert len(everything - seen["case file"]) <= 53, (
        "private parts, the team's, advice of Veilig Thuis, a GI and the Raad, said aside, promised to one, where "
        "somebody's post may go, why somebody cannot decide, who is not asked under which form, "
        "what was said of us, who may be there"
    )
    assert len(frozenset(chain.from_iterable(words for name, words in seen.items() if name.startswith("card")))) >= 8
    assert seen["paper"]
    assert seen["export"]
    assert all(words_in(text) for text in prints(planted, planted.family.mother))
    assert [bool(words_in(text)) for text, _ in envelopes(planted)] == [True, True], "an address, and what is in it"


def test_no_paper_or_card_says_that_something_is_looked_at_again(planted: Planted) -> None:  # H2, H6, H7, H8
    known, day = planted.work.files.get(planted.family.case), date.fromisoformat(LOOK_AGAIN)
    planted.hide([known.happenings[0].stamp.record], [planted.family.father])
    file, texts = planted.work.files.get(planted.family.case), own_content.law_tables().reminders
    asked = {each.kind for each in reminders_of(file, day) if each.kind.startswith("look_again")}
    assert asked == {"look_again_hidden", "look_again_aside"}
    kinds: tuple[ReminderKind, ...] = (
        "look_again_contact", "look_again_hidden", "look_again_aside", "look_again_decides", "who_decides_unseen",
        "other_decision_ends",
    )  # fmt: skip
    words = [LOOK_AGAIN, day_in_words(day), *(word for kind in kinds for word in (texts[kind].title, texts[kind].why))]
    planted.in_the_room(planted.people)
    papers = [(name, text) for name, text in outputs(planted) if name not in ("case file", "export")]
    papers += [("print", text) for person in planted.people for text in prints(planted, person)]
    papers += [("envelope", text) for text, _ in envelopes(planted)]
    assert {"paper", "print", "envelope", "rights sheet"} <= {name for name, _ in papers}
    assert [(name, word) for name, text in papers for word in words if word in text] == []


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_nothing_hidden_comes_out_for_any_viewer(planted: Planted, seed: int) -> None:
    chance = random.Random(seed)  # a test that can be repeated
    known = sorted(record for record, words in planted.words.items() if words)
    whom = chance.sample(planted.people, chance.randint(1, 3))
    if planted.carer in whom:  # nobody's own name is kept from themself
        known.remove(planted.work.files.get(planted.family.case).member(planted.carer).stamp.record)
    planted.hide(chance.sample(known, chance.randint(1, 8)), whom)
    planted.in_the_room(chance.sample(planted.people, chance.randint(0, 4)), chance.choice((None, "buurvrouw")))
    assert leaks(planted) == []


def test_every_record_hidden_alone_from_one_parent_leaves_the_case_file_whole(planted: Planted) -> None:
    planted.in_the_room([planted.family.father])
    for record, words in planted.words.items():
        if words:
            planted.hide([record], [planted.family.father])
            shown = repr(planted.work.files.shown(planted.family.case))
            assert not planted.kept_from(frozenset({planted.family.father})) & words_in(shown), words


def test_h2_an_address_said_again_in_another_record_is_hidden_with_it(planted: Planted) -> None:
    """The purpose of a visit says the address, a note the place of the stay, a helper the carer's name."""
    file = planted.work.files.get(planted.family.case)
    stay = next(known for known in file.happenings if known.kind == "stayProposed")
    contact = file.safe_contacts[0]
    home = next(each for each in file.addresses if each.serves == "livesThere")
    planted.in_the_room([planted.family.father])
    for record, word in (
        (contact.stamp.record, contact.detail),
        (home.stamp.record, home.address.split(",")[0]),
        (stay.stamp.record, stay.detail("place")),
        (file.member(planted.carer).stamp.record, file.member(planted.carer).name),
    ):
        assert word is not None
        planted.hide([record], [planted.family.father])
        said = [name for name, text in outputs(planted) if word in text]
        assert said == [], word


@pytest.mark.parametrize("room", ["nobody noted", "a neighbour"])
def test_h4_as_long_as_nobody_knows_who_is_there_it_is_hidden_from_all(planted: Planted, room: str) -> None:
    file = planted.work.files.get(planted.family.case)
    contact = file.safe_contacts[0]
    planted.hide([contact.stamp.record], [planted.family.father])
    mother = [planted.family.mother]
    planted.in_the_room(mother)
    assert contact.detail in repr(planted.work.files.shown(planted.family.case))
    planted.in_the_room([] if room == "nobody noted" else mother, None if room == "nobody noted" else "buurvrouw")
    assert leaks(planted) == []
    assert contact.detail not in repr(planted.work.files.shown(planted.family.case))


def test_h7_an_address_that_is_kept_from_anybody_stands_on_no_envelope_of_the_back_office(planted: Planted) -> None:
    file = planted.work.files.get(planted.family.case)
    contacts = {each.person: each for each in file.safe_contacts}
    post = {each.person: each for each in file.addresses if each.serves == "postGoesThere"}
    for whom in (planted.family.father, planted.family.girl, planted.carer):
        for fact in (contacts, post):
            planted.hide([fact[planted.family.mother].stamp.record], [whom])
            assert list(envelopes(planted)) == []
    planted.hide([contacts[planted.family.father].stamp.record], [planted.family.girl])
    assert len(list(envelopes(planted))) == 2, "of somebody else: hers may go"


def test_h7_one_viewer_hides_it_for_every_room_that_person_is_in(planted: Planted) -> None:
    """What the girl said is kept from both parents: no group with one of them sees a letter of it."""
    case, family = planted.family.case, planted.family
    said = next(one for one in planted.work.files.get(case).said_back if one.own_words)
    planted.hide([said.stamp.record], [family.mother, family.father])
    for group in chain.from_iterable(combinations(planted.people, size) for size in (1, 2, 3)):
        shown = repr(planted.work.files.shown_to(case, frozenset(group)))
        assert (said.own_words in shown) == (family.mother not in group and family.father not in group)


def test_a_hidden_child_is_not_there_and_takes_no_frame_from_the_other(planted: Planted) -> None:
    """As if it had never been written down: no gap, no empty picture, nothing of its orders (H4)."""
    work, family = planted.work, planted.family
    planted.in_the_room([family.father])
    boy = work.files.get(family.case).member(family.boy)
    planted.hide([boy.stamp.record], [family.father])
    shown = work.files.shown(family.case)
    assert family.boy not in {member.id for member in shown.members}
    assert not [order for order in shown.orders if order.child == family.boy]
    assert [frame.child for frame in frames_for_room(shown, work.today())] == [family.girl]
    assert leaks(planted) == []
    for name, text in outputs(planted):
        assert "Sami de Boer" not in text, name


def test_with_a_form_its_decisions_and_papers_are_hidden_and_not_the_reverse(planted: Planted) -> None:
    work, family = planted.work, planted.family
    form = next(form for form in work.files.get(family.case).forms if form.id == planted.form)
    mother = next(each for each in form.decisions if each.person == family.mother)
    planted.hide([form.stamp.record], [family.father])
    hidden = hidden_records(work.files.get(family.case), frozenset({family.father}), work.today())
    assert mother.stamp.record in hidden
    planted.hide([mother.stamp.record], [family.father])
    assert form.stamp.record not in hidden_records(
        work.files.get(family.case), frozenset({family.father}), work.today()
    )


def test_an_export_for_somebody_keeps_every_link_and_no_hidden_body(planted: Planted) -> None:
    case = planted.family.case
    contact = planted.work.files.get(case).safe_contacts[0]
    planted.hide([contact.stamp.record], [planted.family.father])
    hidden = hidden_records(planted.work.files.get(case), frozenset({planted.family.father}), planted.work.today())
    records = planted.work.journal.records_of(case)
    given = list(without_hidden(records, hidden))
    assert [record.link for record in given] == [record.link for record in records]
    bodies = {RecordId(read_body(record.body).id) for record in given if record.body is not None}
    assert bodies.isdisjoint(hidden)
    assert len(bodies) == len(records) - len(hidden)


def test_h1_a_safe_place_that_was_changed_shows_neither_as_it_is_nor_as_it_was(
    planted: Planted, tmp_path: Path
) -> None:
    """Leaving out the last version alone would let the one before it stand: the old address, for everybody."""
    work, family = planted.work, planted.family
    part = next(part for form in work.files.get(family.case).filled for part in form.parts if part.owner == family.girl)
    again = FormFilled(
        form=planted.plan,
        form_type="safetyPlan",
        form_version=work.filled_forms.definition("safetyPlan").version,
        part="private",
        owner=family.girl,
        children=(family.girl,),
        answers={"safePlace": TextAnswer("Bij oma, Kerkpad 12")},
    )
    first = words_in(repr(part.answers))
    assert first
    Writer(work.journal, work.files).one(family.case, again, supersedes=(part.stamp.record,))
    planted.hide([], [])
    for others in ([family.father], [family.mother, family.girl], [*planted.people]):
        planted.in_the_room(others)
        for name, text in (*outputs(planted), ("journal", exported(planted, others[0], tmp_path / "journal.jsonl"))):
            assert "Kerkpad" not in text, name
            assert not first & words_in(text), name
    planted.in_the_room([family.girl])
    assert "Kerkpad" in repr(work.files.shown(family.case))


def test_h9_what_was_written_of_veilig_thuis_stays_the_teams_also_where_it_was_corrected(
    planted: Planted, tmp_path: Path
) -> None:
    work, family = planted.work, planted.family
    told = next(one for one in work.files.get(family.case).happenings if one.kind == "veiligThuisRecorded")
    (record,) = (one for one in work.journal.records_of(family.case) if _id(one) == told.stamp.record)
    payload = read_payload(read_body(record.body or b""))
    assert isinstance(payload, Happening)
    corrected = msgspec.structs.replace(payload, source="bij nader inzien")
    Writer(work.journal, work.files).one(family.case, corrected, supersedes=(told.stamp.record,))
    planted.hide([], [])
    planted.in_the_room([family.mother])
    assert "veiligThuisRecorded" not in repr(work.files.shown(family.case))
    assert "veiligThuisRecorded" not in exported(planted, family.mother, tmp_path / "journal.jsonl")


def test_h1_no_export_of_a_reader_holds_what_only_the_team_typed_on_form_a(planted: Planted, tmp_path: Path) -> None:
    work, family = planted.work, planted.family
    visit = work.files.open_visit_id(family.case)
    assert visit is not None
    answers = {**answers_of_form_a(), "consentException": "X2: besproken met Quirijn"}
    work.forms.open(family.case, visit, "consentToHelp", family.boy, answers)
    assert "Quirijn" not in exported(planted, family.mother, tmp_path / "journal.jsonl")


def exported(planted: Planted, reader: PersonId, out: Path) -> str:
    """What `jgvisit journal export --reader` writes."""
    export_journal(planted.work.safe, out, reader)
    return out.read_text(encoding="utf-8")


def _id(record: StoredRecord) -> str:
    return "" if record.body is None else read_body(record.body).id
