"""A handover that a worker gives to the back office."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from form_examples import fill_whole, the_form
from handover_example import fill_handover, fill_team
from server_factory import ServerUnderTest
from sqlalchemy import func, select
from town import Family, begin_visit, settle_family, squiggle
from worker_laptop import WorkerLaptop

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.enrolling import enrolled
from jgvisit.enrolment import keep_enrolment
from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records.answers import Answer, TextAnswer
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.server.backoffice.models import office_device
from jgvisit.server.records.models import record
from jgvisit.services.signing.choice import Choice
from jgvisit.workspace import Workspace

GI = "Jeugdbescherming De Brug (verzonnen)"
FEMKE = "Femke Hoekstra"


@dataclass
class Case:
    """A family with a handover that the worker gave to the office, on a laptop that talks to a real server."""

    server: ServerUnderTest
    laptop: WorkerLaptop
    work: Workspace
    family: Family
    visit: VisitId
    form: FormId
    opened: FormId

    @property
    def address(self) -> str:
        return f"/beheer/versturen/{self.family.case}/{self.form}"

    def copy_of(self, person: PersonId) -> str:
        """Address of the page of this person's copy of what they signed."""
        return f"/beheer/versturen/{self.family.case}/{self.opened}/kopie/{person}"

    def sync(self) -> None:
        self.laptop.sync()
        self.work.files.forget_all()

    def state(self) -> str:
        return self.work.paper_way.standing(self.family.case, self.form).state

    def written(self) -> int:
        """How many records the back office ever wrote about this family."""
        tenant = self.server.municipality.tenant
        query = select(func.count()).select_from(record).where(record.c.tenant == tenant)
        ours = record.c.device.in_(select(office_device.c.device)), record.c.case_id == self.family.case
        with self.server.municipality.database.read(tenant) as conn:
            return int(conn.execute(query.where(*ours)).scalar_one())


Along = Callable[[Workspace, Family], Mapping[str, Answer]]


def agreed_handover(house: ServerUnderTest, laptop: WorkerLaptop, along: Along = lambda *_: {}) -> Case:
    """Let both parents agree to a handover, at the end of a visit; with the answers of `along` too."""
    keep_enrolment(laptop.safe, enrolled(laptop.enrolment))
    work = open_workspace(laptop.safe, SystemClock(), laptop.login.token)
    family = settle_family(work)
    visit = begin_visit(work, family)
    form = fill_handover(work, family, **along(work, family))
    fill_team(work, family, form)
    opened = work.laying.lay_before(family.case, visit, form)[0]
    work.paper_way.step(family.case, form, "discussed", FEMKE)
    for parent in (family.mother, family.father):
        agree(work, family, visit, opened, parent)
    work.visits.end(family.case, visit)
    return Case(house, laptop, work, family, visit, form, opened)


def agree(work: Workspace, family: Family, visit: VisitId, opened: FormId, person: PersonId) -> None:
    choice = Choice(person, "agreed", "self", squiggle(), squiggle(400), mark="T")
    work.signing.decide(family.case, visit, opened, choice)


def give(case: Case) -> None:
    """The worker gives it to the office, and syncs."""
    case.work.paper_way.step(case.family.case, case.form, "ready", FEMKE)
    case.sync()


def wants_post(case: Case, person: PersonId, address: str) -> None:
    """Somebody wants their copies by post, to a safe address of their own; the laptop syncs."""
    contact = SafeContactRecorded(person=person, approach="allowed", channels=("post",), evidence="zelf")
    case.work.families.record_safe_contact(case.family.case, contact)
    post = AddressRecorded(person=person, serves="postGoesThere", address=address, evidence="zelf, alleen")
    case.work.families.record_address(case.family.case, post)
    case.work.leaving.choose(case.family.case, CopyChosen(visit=case.visit, person=person, way="postToSafeAddress"))
    case.sync()


def application_of(case: Case, words: str) -> Case:
    """The mother asks for help, in these words: form M of the same family."""
    work, family = case.work, case.family
    form = fill_whole(work, family, the_form(work, "M"), family.mother)
    asked = Case(case.server, case.laptop, work, family, case.visit, form, case.opened)
    written_anew(asked, words)
    return asked


def written_anew(asked: Case, words: str) -> None:
    """The application says by now that something else is asked for."""
    work, case = asked.work, asked.family.case
    filled = next(each for each in work.files.get(case).filled if each.id == asked.form)
    common = next(part for part in filled.parts if part.part == "common")
    again = {**dict(common.answers), "askedFor": TextAnswer(words)}
    work.filled_forms.fill(case, asked.form, "application", "common", (asked.family.boy,), again)
