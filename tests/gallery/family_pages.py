"""The screens about one family that the walk meets in one state only: empty, full, busy, failed."""

from __future__ import annotations

from dataclasses import replace

from gallery.names import LANGUAGES
from gallery.page import Around, Page, showing
from gallery.visit_pages import FAILED, INK, PAGES, frames, paper_page
from jgvisit.ids import new_uuid7
from ui.screens.call.screen import CallPerson, CallScreen, CallState
from ui.screens.change.screen import ChangeScreen, ChangeState
from ui.screens.conflicts.screen import ConflictsScreen
from ui.screens.conflicts.state import ConflictsState
from ui.screens.dossier.screen import DossierScreen
from ui.screens.dossier.state import DossierState, LookState
from ui.screens.exceptions.screen import ExceptionRow, ExceptionsScreen, ExceptionsState
from ui.screens.family.screen import FamilyScreen
from ui.screens.family.state import DutyRow, FamilyState, PersonRow, ReminderRow, VisitRow
from ui.screens.forms.screen import FormsScreen
from ui.screens.forms.state import FormsState
from ui.screens.heard.screen import HeardScreen
from ui.screens.heard.state import Came, Group, HeardState, OfferedQuestion
from ui.screens.papers.screen import OwnerRow, PaperRow, PapersScreen, PapersState
from ui.widgets.header_bar import HeaderState

_FOLDER = {"card": "explain", "leave": "leave_behind"}
"""Where the first word of a page's name is not its folder."""


def _full_family(name: str) -> FamilyState:
    people = tuple(LANGUAGES.values())
    return FamilyState(
        name=name,
        known_as_of="Zoals bekend op 21 november 2026, 14:03",
        people=tuple(PersonRow(each, "kind, 7 jaar", (f"Gezag over {name}: nog niet nagegaan",)) for each in people),
        frames=frames(name),
        duties=tuple(DutyRow(str(at), "Eerste gesprek", "Voordat we iets doen", "warning") for at in range(3)),
        reminders=tuple(ReminderRow("10 december 2026", "Zitting", "Vertel de rechten.") for _ in range(12)),
        visits=tuple(VisitRow(str(at), "21 november 2026 om 14:00", name, can_start=at == 0) for at in range(20)),
        forms=tuple(("Toestemming voor hulp", "Wij hebben nog niet alle antwoorden.", "info") for _ in range(14)),
        heard=tuple((f"“drang {at}”", f"{name}, 21 november 2026") for at in range(6)),
        papers=14,
        exceptions=2,
        disagreements=3,
        chosen_before=True,
    )


def _exceptions(name: str) -> ExceptionsState:
    lines = (("Waarom", "zij heeft nu hulp nodig, " * 8), ("Welke collega", name))
    rows = tuple(
        ExceptionRow(new_uuid7(), "X1 · 12 tot en met 15: duidelijk nodig", name, lines, "Bel vóór morgen", "warning")
        for _ in range(2)
    )
    return ExceptionsState(name, rows, rows[0].key, f"X1, over {name}", missing=frozenset({"exception_mistake"}))


def _papers(name: str) -> PapersState:
    paper = PaperRow("p", f"Toestemming voor hulp, over {name}", "Op papier, bij het volgende bezoek.")
    owners = tuple(
        OwnerRow(str(at), each, tuple(replace(paper, key=f"p{at}-{copy}") for copy in range(2)))
        for at, each in enumerate((name, "Noor"))
    )
    return PapersState(name, owners, message=FAILED)


def _heard(name: str) -> HeardState:
    groups = (Group("Namen voor hulp", (("1", "drang"), ("2", "niet vrijblijvend"))),)
    return HeardState(
        people=(Came("a", name, True), Came("b", "Noor", False)),
        groups=groups,
        other="bijzondere regie",
        questions=(OfferedQuestion("t", "a", name, "Wat vertelt u thuis: wie beslist waar een kind woont?"),),
        explained="drangtraject",
        read_on=(("K02", "Vrijwillig of verplicht"),),
        frames=frames(name),
        message=FAILED,
    )


def _call(name: str) -> CallState:
    facts = (f"Gezag over {name}: gezagsregister", "Dorpsstraat 1 (verzonnen)")
    people = tuple(CallPerson(each, "ouder, 38 jaar", "2 maart 1988", facts) for each in (name, *LANGUAGES.values()))
    return CallState("Thuis", name, people, alone=True)


def family_pages(name: str) -> tuple[Page, ...]:
    """Return the pages of a family in which people have this name."""
    bar = Around(HeaderState(detail="Femke Hoekstra", unsent=3, demo=True))
    visit = Around(HeaderState(context=name, detail="Bezoek bezig", unsent=3, demo=True), frames(name))
    look = LookState(1, 12, (paper_page(),), (f"Van {name}",), still=11)
    hidden = LookState(
        0, 12, facts=(f"Van {name}",), left_out=(("Verborgen voor deze persoon", (name,) * 9),), still=12
    )
    made = (
        Page("family", "full", showing(FamilyScreen, _full_family(name)), bar),
        Page("family", "failed", showing(FamilyScreen, FamilyState(name=name, message=FAILED, busy=True)), bar),
        Page("change", "busy", showing(ChangeScreen, ChangeState(family=name, message=FAILED, busy=True)), bar),
        Page("exceptions", "taking-out", showing(ExceptionsScreen, _exceptions(name)), bar),
        Page("papers", "empty", showing(PapersScreen, PapersState(name)), bar),
        Page("papers", "failed", showing(PapersScreen, _papers(name)), bar),
        Page("dossier", "left-out", showing(DossierScreen, DossierState(name, look=hidden)), bar),
        Page("dossier", "page", showing(DossierScreen, DossierState(name, look=look)), bar),
        Page(
            "dossier",
            "drawing",
            showing(DossierScreen, DossierState(name, look=replace(look, page=()), busy=True)),
            bar,
        ),
        Page("conflicts", "empty", showing(ConflictsScreen, ConflictsState(name)), bar),
        Page("conflicts", "failed", showing(ConflictsScreen, ConflictsState(name, message=FAILED, busy=True)), bar),
        Page("forms", "empty", showing(FormsScreen, FormsState(name)), bar),
        Page("heard", "explained", showing(HeardScreen, _heard(name))),
        Page("call", "full", showing(CallScreen, _call(name))),
    )
    with_bar = {"family": bar, "change": bar, "duty": bar, "visit": visit, "forms": visit, "filled": visit}
    return made + tuple(_of_a_visit(key, name, with_bar) for key in PAGES)


def _of_a_visit(key: str, name: str, around: dict[str, Around]) -> Page:
    first, _, state = key.partition("-")
    return Page(
        _FOLDER.get(first, first), f"made-{state}".rstrip("-"), lambda: PAGES[key](name), around.get(first, Around())
    )


__all__ = ["INK", "family_pages"]
