"""Today and the end of the day in their states: empty, first use, three hundred families, failed, offline."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle, islice

from gallery.names import HOSTILE, LANGUAGES
from gallery.page import Around, Page, showing
from jgvisit.ids import CaseId, VisitId
from jgvisit.store.errors import DiskFullError
from jgvisit.sync.failures import NoNetworkError
from ui.error_texts import error_message
from ui.i18n import isolated
from ui.lease_wording import lease_warning
from ui.screens.end_of_day.screen import EndOfDayScreen
from ui.screens.end_of_day.state import AuditView, BalanceView, EndOfDayState, LeaseEnd
from ui.screens.hands.neutral_screen import NeutralScreen
from ui.screens.palette.screen import PaletteScreen
from ui.screens.palette.state import PaletteState, Row
from ui.screens.search.screen import SearchScreen
from ui.screens.search.state import FoundFamily, HitLine, SearchState
from ui.screens.today.screen import TodayScreen
from ui.screens.today.state import DutyLine, FamilyLine, TodayState, VisitLine
from ui.widgets.header_bar import HeaderState

NOW = datetime(2026, 11, 22, 16, 5, tzinfo=UTC)
DUTIES = (
    DutyLine("uitleg dat de hulp vrijwillig is, aan vader", "beforeWeAct"),
    DutyLine("vragen of Samira het in eigen woorden kan vertellen", "nextVisit"),
    DutyLine("de verlenging is nog niet bekend", "toKnow"),
    DutyLine("dit is de vierde en staat er niet", "toKnow"),
)
DAY = TodayState(
    today=date(2026, 11, 22),
    worker="Noor de Wit",
    visits=(
        VisitLine(VisitId("v1"), CaseId("c1"), "Familie Bakker", "09:30", "Thuis", 1, "ended"),
        VisitLine(
            VisitId("v2"), CaseId("c2"), "Familie Yılmaz – de Boer", "13:00", "Thuis bij moeder", 2, duties=DUTIES
        ),
        VisitLine(VisitId("v3"), CaseId("c3"), "Familie Tesfay", "15:30", "School De Regenboog", 4, duties=DUTIES[1:2]),
    ),
    tomorrow=(
        VisitLine(VisitId("v4"), CaseId("c5"), "Familie Öztürk", "09:00", "Kantoor", 1, duties=DUTIES[:1]),
        VisitLine(VisitId("v5"), CaseId("c6"), "Familie Van Dam", "", "Thuis", 3),
    ),
    families=(FamilyLine(CaseId("c4"), "Familie Jansen", 2, DUTIES[2:3]),),
    unsent=12,
    oldest_unsent_at=NOW - timedelta(hours=3, minutes=20),
    now=NOW,
    pulled_at=NOW - timedelta(hours=9),
)
BALANCE = BalanceView(
    made=42,
    received=38,
    parked=2,
    rejected=1,
    waiting=3,
    kept=True,
    checked=True,
    receipt_at=NOW,
    parked_reasons=(("no_right", 1), ("brand_new_code", 1)),
)
WELL = BalanceView(made=42, received=42, kept=True, checked=True, safe=True, receipt_at=NOW)
AUDIT = (
    AuditView("restored", date(2026, 11, 20), NOW, told=True),
    AuditView("fork", date(2026, 11, 22), None, told=True),
    AuditView("hidden", date(2026, 11, 22), NOW, told=False),
)
TIP = "6 van 10. Open het formulier onder “Toestemming hulp”. Vul in wat is afgesproken, en kies “Leg het voor”."
_PRACTICE = Around(HeaderState(detail="Robin Oefenaar", stays=True), tip=TIP)
_BAR = Around(HeaderState(detail="Femke Hoekstra", unsent=12, demo=True))


def families(names: tuple[str, ...], count: int) -> tuple[FamilyLine, ...]:
    """Return so many families with these names in turn."""
    return tuple(
        FamilyLine(CaseId(f"f{at}"), name, at % 4, DUTIES[at % 3 : at % 3 + 1])
        for at, name in enumerate(islice(cycle(names), count))
    )


def _today(name: str) -> dict[str, TodayState]:
    empty = TodayState(today=DAY.today, pulled_at=NOW - timedelta(days=1))
    named = replace(DAY.visits[1], family=name, duties=(DutyLine(f"{name}: uitleg", "nextVisit"),))
    return {
        "first-use": TodayState(today=DAY.today),
        "empty": empty,
        "full": replace(DAY, visits=(*DAY.visits, named), families=families(tuple(LANGUAGES.values()), 300)),
        "hostile": replace(DAY, visits=(), families=families(tuple(HOSTILE.values()), len(HOSTILE))),
        "syncing": replace(DAY, tomorrow=(), syncing=True),
        "failed": replace(DAY, problem=error_message(DiskFullError("x"))),
        "offline": replace(DAY, lease=lease_warning(1), unsent=120, pulled_at=NOW - timedelta(days=12)),
    }


def _practice() -> TodayState:
    return TodayState(today=DAY.today, families=families(("Oefengezin Vogelaar",), 1), now=NOW, stays=True)


def end_of_day_states() -> dict[str, EndOfDayState]:
    """Made when the program speaks Dutch, not when this file is imported."""
    return {
        "ready": EndOfDayState(
            balance=replace(BALANCE, received=0, parked=0, rejected=0, waiting=42, parked_reasons=())
        ),
        "running": EndOfDayState("running", "sendingRecords", 17, 42, BALANCE),
        "cancelling": EndOfDayState("cancelling", "sendingFiles", 1, 3, BALANCE),
        "stopped": EndOfDayState(
            "stopped", "fetching", balance=BALANCE, problem=error_message(NoNetworkError(""), "Opnieuw")
        ),
        "login": EndOfDayState("done", balance=BALANCE, needs_login=True),
        "done": EndOfDayState("done", balance=WELL),
        "audit": EndOfDayState("done", balance=WELL, audit=AUDIT),
        "alone": EndOfDayState(connected=False),
    }


def _end_of_day(name: str) -> dict[str, EndOfDayState]:
    ended = EndOfDayState(balance=BALANCE, ended=LeaseEnd(date(2026, 12, 5), date(2026, 12, 9)))
    return {
        **end_of_day_states(),
        "left-and-disputed": EndOfDayState("done", balance=WELL, gone=(name, "Visser"), disputed=(("c", name),)),
        "lease-ended": replace(ended, code_problem="Dit is niet de code van deze laptop voor vandaag."),
    }


def _search(name: str) -> dict[str, SearchState]:
    hits = (
        HitLine("1", "Bezoek", "Opgeschreven op 20 november 2026, 16:40", "… oma haalt Sami op maandag van school …"),
        HitLine(
            "2",
            f"Ondertoezichtstelling: {isolated(name)} (aan ons verteld, niet gezien)",
            "Opgeschreven op 3 maart 2026, 9:12",
            "school belde en zei dat er een brief van de rechter is",
        ),
    )
    families = (FoundFamily("c1", name, hits, 14), FoundFamily("c2", "Familie Bakker", (replace(hits[0], key="3"),)))
    found = SearchState("school", families, opening=1)
    hostile = tuple(
        FoundFamily(
            f"h{at}", each, (HitLine(f"h{at}", f"Naam: {isolated(each)}", "Opgeschreven op 3 maart 2026, 9:12", each),)
        )
        for at, each in enumerate((*HOSTILE.values(), *LANGUAGES.values()))
    )
    return {
        "first-use": SearchState(),
        "busy": SearchState("schoo", busy=True, opening=1),
        "found": found,
        "full": SearchState("a", hostile, cut=True, opening=1),
        "empty": SearchState("waterlelie", opening=1),
        "failed": replace(found, families=(), message=error_message(DiskFullError("x"))),
    }


def _palette(name: str) -> dict[str, PaletteState]:
    after = "Er is een bezoek open. Dit kan daarna."
    rows = (
        Row("page-1", "Naar einde van de dag", "moon-stars"),
        Row("lock", "Vergrendel (Ctrl+L)", "lock"),
        Row("family-1", isolated(name), "home-heart"),
        Row("find-typed", f"Zoek in alles: {isolated(name)}", "search"),
        Row("new-family", "Nieuw gezin opschrijven", "plus", after),
        Row("visit", "Naar het bezoek", "door", "Er is geen bezoek open."),
    )
    hostile = tuple(Row(f"h{at}", isolated(each), "home-heart") for at, each in enumerate(HOSTILE.values()))
    return {
        "open": PaletteState(rows, opening=1),
        "full": PaletteState(hostile, more=288, opening=1),
        "empty": PaletteState(opening=1),
    }


def day_pages(name: str) -> tuple[Page, ...]:
    """Return the pages of a day; one family has this name."""
    return (
        *(Page("today", state, showing(TodayScreen, shown), _BAR) for state, shown in _today(name).items()),
        *(Page("palette", state, showing(PaletteScreen, shown)) for state, shown in _palette(name).items()),
        *(Page("search", state, showing(SearchScreen, shown), _BAR) for state, shown in _search(name).items()),
        Page("today", "practice", showing(TodayScreen, _practice()), _PRACTICE),
        Page("hands", "practice-neutral", NeutralScreen, Around(tip=TIP)),
        *(
            Page("end_of_day", state, showing(EndOfDayScreen, shown), _BAR)
            for state, shown in _end_of_day(name).items()
        ),
    )
