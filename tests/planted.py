"""A family whose every text is a planted word, and everything of it that can come out.

Each record of the family holds words that stand nowhere else, so that whoever sees one knows which record
it came from. `repeated` says some of them again where a careless hand might: the purpose of a visit, a note.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec
from per_child import of_each
from share_examples import line
from town import Family, answers_of_form_a, settle_family, sign

from jgvisit.documents.page_images import PageImages
from jgvisit.errors import RefusedError
from jgvisit.ids import FormId, PersonId, RecordId, VisitId, new_uuid7
from jgvisit.records.answers import LinesAnswer, PersonsAnswer, RowsAnswer, TextAnswer
from jgvisit.records.body import read_body
from jgvisit.records.export import write_export
from jgvisit.records.filled import FormFilled
from jgvisit.records.happening import Happening
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.records.happenings_of_family import ExceptionUsed
from jgvisit.records.happenings_of_ours import PromiseMade
from jgvisit.records.payload_base import Payload
from jgvisit.records.payload_bookmarks import BookmarkWritten
from jgvisit.records.payload_family import (
    AddressRecorded,
    AuthorityRecorded,
    CapacityRecorded,
    OrderRecorded,
    PersonRegistered,
    SafeContactRecorded,
)
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen, CopyChosenTold
from jgvisit.records.payload_reading import PaperStepped, PassageReacted, ReleaseChosen, SourceChecked
from jgvisit.records.payload_rights import CircumstanceSeen
from jgvisit.records.payload_talk import (
    BeliefAskedBack,
    DutyClosedWhen,
    ExplanationRated,
    HeardTermExplained,
    SaidBack,
    SaidBackToColleague,
)
from jgvisit.records.payload_visits import (
    InterpreterUsed,
    PresenceAnswered,
    PresenceChanged,
    VisitEnded,
    VisitPlanned,
    VisitStarted,
)
from jgvisit.records.promises import PROMISE, may_know_promise
from jgvisit.records.visibility import hidden_bodies, without_hidden
from jgvisit.services.desk.writing import Writer
from jgvisit.services.forms.hidden_text import require_telling_nothing
from jgvisit.services.papers.by_office import office_copies
from jgvisit.workspace import Workspace

DAY = "2026-11-02"
LOOK_AGAIN = "2026-11-19"
"""When what is hidden or was said aside is looked at again."""
CONSULTS = ("veiligThuisRecorded", "giConsulted", "boardConsulted")
"""Advice of others, which no family reads (H9, H29)."""
_WORD = re.compile("Geheim[0-9]{3}woord")


@dataclass
class Planted:
    """The family, and which words each of its records brought."""

    work: Workspace
    family: Family
    carer: PersonId
    visit: VisitId
    form: FormId
    plan: FormId
    words: dict[RecordId, tuple[str, ...]] = field(default_factory=dict)
    restriction: RecordId | None = None

    @property
    def people(self) -> tuple[PersonId, ...]:
        """Everybody of the family, the carer among them."""
        return (self.family.mother, self.family.father, self.family.girl, self.family.boy, self.carer)

    def hide(self, records: Sequence[RecordId], whom: Sequence[PersonId]) -> None:
        """Put one restriction in the place of the one before."""
        payload = VisibilityRestricted(
            hides=tuple(records), hidden_from=tuple(whom), basis="veiligheid", review_on=LOOK_AGAIN
        )
        before = () if self.restriction is None else (self.restriction,)
        self.restriction = Writer(self.work.journal, self.work.files).one(self.family.case, payload, supersedes=before)

    def in_the_room(self, present: Sequence[PersonId], others: str | None = None) -> None:
        """Have these persons in the room."""
        self.work.visits.change_presence(self.family.case, self.visit, list(present), others)

    def kept_from(self, viewers: frozenset[PersonId]) -> frozenset[str]:
        """Return the words that these viewers may not see: of what the restriction hides, and of private parts."""
        file = self.work.files.get(self.family.case)
        held = next((each for each in file.restrictions if each.stamp.record == self.restriction), None)
        records = set() if held is None or viewers.isdisjoint(held.hidden_from) else {*held.hides}
        private = [part for form in file.filled for part in form.parts if part.part == "private"]
        records |= {part.stamp.record for part in private if viewers and viewers != {part.owner}}
        post = (each for each in file.addresses if each.serves == "postGoesThere" and not viewers <= {each.person})
        records |= {each.stamp.record for each in post}
        whys = (each for each in file.capacities if viewers and (viewers != {each.person} or each.evidence != "seen"))
        records |= {each.stamp.record for each in whys}
        aside = (each for each in file.bookmarks if not viewers <= each.readers)
        records |= {record for each in aside for record in each.records()}
        unasked = [each for each in file.happenings if each.kind == "exceptionUsed" and each.persons]
        records |= {each.stamp.record for each in unasked if not viewers <= {*each.children}}
        records |= {each.stamp.record for each in file.presence if not viewers <= {each.person}}
        records |= {each.stamp.record for each in file.ratings if not viewers <= {each.person}}
        theirs = {each.detail("form") for each in unasked if not viewers.isdisjoint(each.persons)}
        records |= {part.stamp.record for form in file.filled if form.id in theirs for part in form.parts}
        told = (each for each in file.happenings if each.kind == PROMISE and not may_know_promise(each, viewers))
        records |= {each.stamp.record for each in told}
        if viewers:
            records |= {each.stamp.record for each in file.happenings if each.kind in CONSULTS}
            read = file.read_together
            records |= {each.stamp.record for each in read.reactions if not viewers <= {each.person, *each.heard_by}}
            records |= {each.stamp.record for group in (read.sources, read.releases, read.steps) for each in group}
        return frozenset(word for record in records for word in self.words.get(record, ()))


def plant(work: Workspace) -> Planted:
    """Write the family down: at least one record of every kind that holds text, and begin a visit."""
    family = settle_family(work)
    carer = PersonId(new_uuid7())
    work.families.record_person(
        family.case, PersonRegistered(person=carer, name="Pleegmoeder Geheim900woord", role="foster_parent")
    )
    visit = work.visits.start(family.case, list(_people(family)))
    form = work.forms.open(family.case, visit, "consentToHelp", family.girl, _answers())
    sign(work, family, visit, form, family.mother)
    planted = Planted(work, family, carer, visit, form, FormId(new_uuid7()))
    writer = Writer(work.journal, work.files)
    for payload in _payloads(planted):
        writer.one(family.case, payload)
    _repeat(planted, writer)
    planted.words = dict(_words_of_records(work, family))
    return planted


def _people(family: Family) -> tuple[PersonId, ...]:
    return family.mother, family.father, family.girl, family.boy


def _answers() -> dict[str, str]:
    return answers_of_form_a() | {
        "helpDescription": "Geheim901woord is de hulp",
        "helpGivenBy": "Geheim902woord",
        "helpGoal": "Geheim903woord is het doel",
    }


class _Words:
    def __init__(self) -> None:
        self._next = 0

    def __call__(self) -> str:
        self._next += 1
        return f"Geheim{self._next:03d}woord"


def _payloads(planted: Planted) -> Iterator[Payload]:
    family, visit, said = planted.family, planted.visit, _Words()
    for person in _people(family):
        yield SafeContactRecorded(
            person=person,
            approach="allowed",
            channels=("post",),
            detail=f"{said()} 4, Dorp",
            hours=said(),
            evidence=said(),
        )
    yield from _addresses(family, said)
    yield AuthorityRecorded(
        line=new_uuid7(),
        child=family.boy,
        holder=planted.carer,
        kind="guardian",
        since="2025-01-01",
        evidence=said(),
        checked_on=DAY,
    )
    yield OrderRecorded(
        order=new_uuid7(),
        child=family.boy,
        kind="ots",
        starts_on="2026-10-01",
        until="2027-03-31",
        court=said(),
        number=said(),
        decided_on="2026-10-01",
        gi=said(),
    )
    yield VisitPlanned(visit=new_uuid7(), on=DAY, at="10:00", purpose=said())
    yield InterpreterUsed(
        visit=visit, language="ar", kind="professionalPhone", number=said(), name=said(), agency=said()
    )
    version = planted.work.pack.cards["K02", "nl", "youth12"].version
    yield SaidBack(
        visit=visit, card="K02", card_version=version, person=family.girl, outcome="notYet", own_words=said()
    )
    yield SaidBackToColleague(
        visit=visit,
        card="K11",
        card_version=planted.work.pack.cards["K11", "nl", "parent"].version,
        person=family.mother,
        outcome="notYet",
        own_words=said(),
        colleague=said(),
    )
    yield BeliefAskedBack(
        visit=visit,
        term="kind-al-weg",
        term_version="1.0",
        card="K02",
        card_version=version,
        person=family.girl,
        outcome="later",
        question="?",
        own_words=said(),
    )
    yield HeardTermExplained(
        visit=visit,
        term="drang",
        term_version="1.0",
        word=said(),
        sort="word",
        audience="parent",
        used_by=_people(family),
        explained_to=(*_people(family), planted.carer),
        languages=("nl",),
        statements=(),
    )
    yield from _who_decides(planted, said)
    yield from _said_aside(family, said)
    yield DutyClosedWhen(moment=1, person=family.boy, due=DAY, how="declined", reason=said())
    yield CopyChosen(visit=visit, person=family.girl, way="atOtherPlace", place=said())
    yield CopyChosen(visit=visit, person=family.mother, way="postToSafeAddress")
    yield CopyChosenTold(visit=visit, person=family.father, way="nothing", told_by=said(), told_role=said())
    yield CircumstanceSeen(child=family.girl, person=family.mother, what="parents_apart", seen=said())
    yield from _parts_of_plan(planted, said)
    yield from _reading(planted, said)
    for kind in HAPPENINGS.values():
        yield _happening(kind, family, said)
    yield from _not_asked(planted, said)
    yield PresenceAnswered(visit=visit, person=family.mother, other_words=said(), may_be_there="no")
    for said_by in (family.girl, None):  # what she said of our explanation, and what somebody said without a name
        yield ExplanationRated(rating=new_uuid7(), visit=visit, face="clear", person=said_by, words=said())
    yield PromiseMade(
        event=new_uuid7(),
        on=DAY,
        source=said(),
        persons=(family.girl,),
        only_to="yes",
        who_of_us=said(),
        what=said(),
        promised_by="2026-12-24",
    )


def _addresses(family: Family, said: _Words) -> Iterator[Payload]:
    """Where the mother lives, and where the post of each may go: each with a postcode of its own."""
    who = _people(family)
    yield AddressRecorded(
        person=family.mother, serves="livesThere", address=f"{said()} 5, 3100 ZX Dorp", evidence=said()
    )
    for number, person in enumerate(who):
        address = f"{said()} 6, {3200 + number} ZX Dorp"
        yield AddressRecorded(person=person, serves="postGoesThere", address=address, evidence=said())


def _who_decides(planted: Planted, said: _Words) -> Iterator[Payload]:
    """A carer who was seen to be under guardianship, and what somebody told us of the father."""
    for person, rests_on in (
        (planted.carer, {"evidence": "seen", "paper": said(), "seen_on": DAY}),
        (planted.family.father, {"evidence": "announced", "told_by": said(), "told_on": DAY}),
    ):
        values: Any = rests_on | {"person": person, "capacity": "under_guardianship", "review_on": "2027-02-01"}
        yield CapacityRecorded(**values)


def _said_aside(family: Family, said: _Words) -> Iterator[Payload]:
    """What a girl whispered that nobody may read, and what a mother said that her girl may read too."""
    for who, readers in ((family.girl, ()), (family.mother, (family.girl,))):
        yield BookmarkWritten(
            bookmark=new_uuid7(),
            words=said(),
            said_by=who,
            may_read=readers,
            basis=said(),
            asked_by=said(),
            was_told=said(),
            alone=said(),
            review_on=LOOK_AGAIN,
        )


def _reading(planted: Planted, said: _Words) -> Iterator[Payload]:
    """What was said of a sentence, once before all and once alone; and what only the team knows of a paper."""
    of: dict[str, Any] = {"form": planted.plan, "passage": new_uuid7(), "reaction": "notCorrect", "read": "De deur."}
    yield PassageReacted(**of, person=planted.family.mother, words=said(), heard_by=planted.people)
    yield PassageReacted(**of, person=planted.family.girl, words=said())
    yield SourceChecked(form=planted.plan, passage=of["passage"], source=said(), on=DAY, outcome="confirmed")
    yield ReleaseChosen(form=planted.plan, item="x", choice="leaveOut", on=DAY, note=said())
    yield PaperStepped(form=planted.plan, step="stopped", on=DAY, by=said(), note=said())


def _parts_of_plan(planted: Planted, said: _Words) -> Iterator[Payload]:
    version = planted.work.filled_forms.definition("safetyPlan").version
    owners: tuple[tuple[Literal["common", "private", "team"], PersonId | None], ...] = (
        ("common", None),
        ("private", planted.family.mother),
        ("private", planted.family.girl),
    )
    for part, owner in owners:
        yield FormFilled(
            form=planted.plan,
            form_type="safetyPlan",
            form_version=version,
            part=part,
            owner=owner,
            children=(planted.family.girl,),
            answers={"reason": TextAnswer(said())}
            if part == "common"
            else {"safePlace": TextAnswer(f"{said()} straat 1")},
        )
    yield FormFilled(
        form=new_uuid7(),
        form_type="safetyPlan",
        form_version=version,
        part="common",
        children=(planted.family.girl,),
        answers={
            "reason": LinesAnswer((said(), said())),
            "network": PersonsAnswer((planted.carer,)),
            "meaningPerChild": of_each([planted.family.girl], said()),
        },
    )


def _not_asked(planted: Planted, said: _Words) -> Iterator[Payload]:
    """A form to share about the girl, under which her father is not asked before it was laid: she wants that."""
    family, form = planted.family, FormId(new_uuid7())
    yield FormFilled(
        form=form,
        form_type="consentToShare",
        form_version=planted.work.filled_forms.definition("consentToShare").version,
        part="common",
        children=(family.girl,),
        answers={"shareLines": RowsAnswer((line(said(), family.girl),))},
    )
    yield ExceptionUsed(
        event=new_uuid7(),
        on=DAY,
        source=said(),
        children=(family.girl,),
        persons=(family.father,),
        exception="X2",
        reason=said(),
        colleague=said(),
        form=form,
    )


def _happening(kind: type[Happening], family: Family, said: _Words) -> Happening:
    child = family.boy if kind is ExceptionUsed else family.girl  # her form must stay as it was opened
    values: dict[str, object] = {"event": new_uuid7(), "on": DAY, "source": said(), "children": (child,)}
    for each in msgspec.inspect.type_info(kind).fields:  # type: ignore[attr-defined]  # a struct has them
        if each.name in ("event", "on", "source", "children", "persons", "mistaken"):
            continue
        shape = each.type
        if isinstance(shape, msgspec.inspect.UnionType):
            shape = next(one for one in shape.types if not isinstance(one, msgspec.inspect.NoneType))
        if isinstance(shape, msgspec.inspect.LiteralType):
            values[each.name] = shape.values[0]
        elif isinstance(shape, msgspec.inspect.StrType) and shape.pattern is None:
            values[each.name] = said()
        elif each.name.endswith(("_on", "_by")):
            values[each.name] = "2026-12-24"
        else:
            values[each.name] = new_uuid7()
    return kind(**values)


def _repeat(planted: Planted, writer: Writer) -> None:
    """Say what a contact, a person and a stay hold once more, in records of other kinds."""
    case, family = planted.family.case, planted.family
    contact = planted.work.files.get(case).safe_contacts[0]
    stay = next(known for known in planted.work.files.get(case).happenings if known.kind == "stayProposed")
    writer.one(case, VisitPlanned(visit=new_uuid7(), on=DAY, at="11:00", purpose=f"ophalen bij {contact.detail}"))
    home = next(each for each in planted.work.files.get(case).addresses if each.serves == "livesThere")
    street = home.address.split(",")[0]
    writer.one(case, VisitPlanned(visit=new_uuid7(), on=DAY, at="12:00", purpose=f"{street} achterom"))
    ended = new_uuid7()
    writer.one(case, VisitStarted(visit=ended, present=(family.mother,), others_present="Pleegmoeder Geheim900woord"))
    writer.one(case, VisitEnded(visit=ended, note=f"Zij slaapt bij {stay.detail('place')}."))
    writer.one(case, PresenceChanged(visit=planted.visit, present=_people(family)))


def _words_of_records(work: Workspace, family: Family) -> Iterator[tuple[RecordId, tuple[str, ...]]]:
    """Yield each record with the words that stand in it first; to repeat a word is not to bring it."""
    brought: set[str] = set()
    for record in work.journal.records_of(family.case):
        if record.body is not None:
            words = words_in(record.body.decode()) - brought
            brought |= words
            yield RecordId(read_body(record.body).id), tuple(sorted(words))


def words_in(text: str) -> frozenset[str]:
    """Return the planted words in a text."""
    return frozenset(_WORD.findall(text))


# -- everything that comes out ----------------------------------------------------------------


def leaks(planted: Planted) -> list[str]:
    """Return what came out although somebody may not see it: where, and which words."""
    room = planted.work.files.room(planted.family.case)
    found = [(name, words_in(text) & planted.kept_from(room)) for name, text in outputs(planted)]
    for reader in room & set(planted.people):  # a paper is read by who gets it, whoever else sits here
        kept = planted.kept_from(frozenset({reader}))
        found += [("print", words_in(text) & kept) for text in prints(planted, reader)]
    found += [("envelope", words_in(text) & kept) for text, kept in envelopes(planted)]
    return [f"{name}: {sorted(words)}" for name, words in found if words]


def outputs(planted: Planted) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of all that the services give to screens, papers, codes and files."""
    work, case = planted.work, planted.family.case
    shown = work.files.shown(case)
    yield "case file", repr(shown)
    yield "visit", repr(work.files.visit_shown(case))
    yield "promises", repr(work.promises.of(case))
    opened = work.files.open_visit()
    yield "open visit", "" if opened is None else repr(opened[0])
    yield "agenda", repr(work.explaining.agenda(case))
    yield from _cards(planted)
    yield from _rights(planted)
    yield from _forms(planted)
    yield "export", _export(planted)


def _cards(planted: Planted) -> Iterator[tuple[str, str]]:
    work, case = planted.work, planted.family.case
    here = [person for person in planted.people if person in work.files.room(case)]
    alone = here[0] if len(here) == 1 else None
    for card in work.explaining.cards():
        yield f"card {card.card}", repr(work.explaining.view(case, card.card, card.audience, "ar", alone))
    for term, language in work.pack.heard_terms:
        if language == "nl" and work.heard_terms.may_open(term):
            yield f"word {term}", repr(work.heard_terms.view(case, term, "dwang", "parent", "ar", alone))
    yield "questions", repr(work.family_questions.view(case, "parent", "ar"))
    for offer in work.beliefs.offers(case):
        for person in offer.persons:
            with suppress(KeyError):  # nothing to ask somebody of this age
                yield f"belief {offer.term}", repr(work.beliefs.question(case, offer.term, person, "ar"))


def _rights(planted: Planted) -> Iterator[tuple[str, str]]:
    work, case = planted.work, planted.family.case
    for concern in work.rights.concerns(case):
        yield "rights card", repr(work.rights.view(case, concern, "ar"))
        yield "circumstances", repr(work.rights.known(case, concern))
        sheet = work.sheets.personal(case, concern, "ar")
        yield "rights sheet", repr(sheet)
        yield "codes", repr(work.sheets.codes(case, concern.person, "ar"))


def _forms(planted: Planted) -> Iterator[tuple[str, str]]:
    work, case = planted.work, planted.family.case
    for child in work.files.shown(case).children:
        yield "law", repr(work.forms.told(case, child.id, planted.form))
    readers = work.files.room(case) & set(planted.people)
    for reader in readers:
        with suppress(RefusedError):  # it cannot be signed, or stops until a person looked
            yield "paper", repr(work.signing.ceremony(case, planted.form, reader))


def prints(planted: Planted, reader: PersonId) -> Iterator[str]:
    """Yield the papers of filled forms that this reader gets, asked alone for the one of their own (H1)."""
    work, case = planted.work, planted.family.case
    for filled in work.files.get(case).filled:
        for own in (False, True):
            with suppress(RefusedError):
                yield repr(work.filled_forms.print_for(case, filled.id, reader, own_part=own))


def envelopes(planted: Planted) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each text of what the back office sends, and the words that may not stand in it.

    On the envelope that is what anybody of the family may not know (H7); in it, what its reader may not (H2).
    """
    work, case = planted.work, planted.family.case
    file = work.files.get(case)
    held = next((each for each in file.restrictions if each.stamp.record == planted.restriction), None)
    hidden = frozenset(
        word for record in (() if held is None else held.hides) for word in planted.words.get(record, ())
    )
    for copy in office_copies(file, work.today()):
        yield f"{copy.name} {copy.address}", hidden
        texts = [PageImages().text(work.journal.blob(case, each)) for each in copy.documents]
        with suppress(RefusedError):
            require_telling_nothing(file, frozenset({copy.person}), texts)
            yield " ".join(texts), planted.kept_from(frozenset({copy.person}))


def _export(planted: Planted) -> str:
    work, case = planted.work, planted.family.case
    out = io.BytesIO()
    records = work.journal.records_of(case)
    hidden = hidden_bodies(work.files.get(case), records, work.files.room(case), work.today())
    write_export(out, without_hidden(records, hidden), {})
    return out.getvalue().decode()
