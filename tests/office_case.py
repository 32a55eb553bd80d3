"""A handover that a worker gives to the back office."""

from __future__ import annotations

from dataclasses import dataclass

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


def agreed_handover(house: ServerUnderTest, laptop: WorkerLaptop) -> Case:
    """Let both parents agree to a handover, at the end of a visit."""
    keep_enrolment(laptop.safe, enrolled(laptop.enrolment))
    work = open_workspace(laptop.safe, SystemClock(), laptop.login.token)
    family = settle_family(work)
    visit = begin_visit(work, family)
    form = fill_handover(work, family)
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
