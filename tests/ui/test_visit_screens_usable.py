"""Every state of a visit's screens in the lowest window there is, with names that hurt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Protocol

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.family.screen import DutyRow, FamilyScreen, FamilyState, PersonRow, ReminderRow, VisitRow
from ui.screens.form.screen import FormScreen
from ui.screens.form.state import DecisionChoice, FieldState, FormState, SignerRow, SignIntent
from ui.screens.leave_behind.screen import Asked, LeaveBehindScreen, LeaveBehindState
from ui.screens.visit.screen import VisitScreen
from ui.screens.visit.state import AgendaRow, FormRow, PresentPerson, VisitState
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message

ARABIC = "المساعدة طوعية الآن، والقاضي وحده يقرر غير ذلك."
FAILED = Message("De schijf is vol.", "Er is niets verloren. Maak ruimte en probeer het opnieuw.", "negative")
LOW = (683, 384)
INK = (((3000, 3000), (5000, 3400), (7000, 2800)),)


class Screen(Protocol):
    """What all screens share: state in."""

    def show_state(self, state: object) -> None: ...


def _paper() -> bytes:
    page, data = QPixmap(1240, 1754), QBuffer()
    page.fill(QColor("white"))
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    page.save(data, "PNG")
    return bytes(data.data().data())


def _frames(name: str) -> FramePictureState:
    return FramePictureState((name,), (f"{name} (sinds 12 augustus 2026)",), (name,))


def _family(name: str) -> FamilyState:
    person = PersonRow(
        name, "ouder, 41 jaar", (f"Gezag over {name}: gezagsregister", name), "Niet benaderen", "warning"
    )
    return FamilyState(
        name=name,
        known_as_of="Zoals bekend op 21 november 2026, 14:03",
        people=(person, person),
        frames=_frames(name),
        frame_notes=(f"{name}: er is geen besluit van de kinderrechter; de hulp is vrijwillig.",),
        duties=(DutyRow("1", f"{name}: Eerste gesprek", "Voordat we iets doen", "warning"),),
        reminders=(ReminderRow("10 december 2026", f"Zitting (van de rechter): {name}", "Vertel de rechten."),),
        visits=(VisitRow("v", "21 november 2026 om 14:00", name, can_start=True),),
        forms=((f"Toestemming voor hulp: {name}", "Wij hebben nog niet alle antwoorden.", "info"),),
    )


def _visit(name: str) -> VisitState:
    return VisitState(
        title=f"Bezoek aan {name}",
        people=tuple(PresentPerson(str(at), name, "ouder, 38 jaar", at % 2 == 0) for at in range(4)),
        others=name,
        interpreter="Arabisch (4711)",
        interpreter_languages=(("ar", "Arabisch"), ("pl", "Pools")),
        frames=_frames(name),
        agenda=(
            AgendaRow("K01", "parent", "Dit bezoek", name, done=True, repeat=False),
            AgendaRow("K02", "parent", "Vrijwillig of verplicht", f"{name}, {name}", done=False, repeat=True),
        ),
        other_cards=(("K04", "parent", "Vrijwillige hulp"),),
        forms=(FormRow("c", name, "Nog niet ingevuld"),),
    )


def _card(name: str) -> ExplainState:
    line = (f"Voor {name} is de hulp nu vrijwillig.", ARABIC)
    return ExplainState(
        title="Vrijwillig of verplicht",
        lines=(line, line),
        rtl=True,
        questions=(("Wie kan hulp verplicht maken?", "من يستطيع أن يجعل المساعدة إلزامية؟"),),
        frames=_frames(name),
        show_frames=True,
        listeners=(Listener("a", name), Listener("b", name)),
        notices=("Concept: nog geen jurist heeft deze tekst nagekeken.",),
    )


def _form(name: str) -> FormState:
    return FormState(title="Toestemming voor hulp", child=name, frames=_frames(name), key=name, signer_name=name)


def _fill(name: str) -> FormState:
    fields = (
        FieldState("what", "Hulp in gewone woorden", "text", required=True, help="Wat is de hulp?", value=name),
        FieldState("other", "Andere mogelijkheden", "lines", required=True, value=name, missing=True),
        FieldState("from", "Begin", "date", required=True, group="when", help="De hulp begint niet eerder."),
        FieldState("to", "Einde", "date", required=True, group="when"),
        FieldState(
            "plan", "Eigen plan", "choice", required=True, group="how", choices=(("yes", "Ja"), ("no", name or "Nee"))
        ),
        FieldState("often", "Hoe vaak", "text", required=False),
    )
    return replace(_form(name), fields=fields)


def _signers(name: str) -> FormState:
    rows = (SignerRow("a", name, "Van 12 tot en met 15 jaar geven beiden toestemming.", can_sign=True),)
    return replace(_form(name), stage="signers", signers=rows, standing="Wij hebben nog niet alle antwoorden.")


def _read(name: str) -> FormState:
    return replace(_form(name), stage="read", signer="a", pages=(_paper(),), reading_text=("Dit formulier.", name))


def _decide(name: str) -> FormState:
    choices = (
        DecisionChoice("agreed", "Ik geef toestemming voor deze hulp.", ARABIC, needs_ink=True),
        DecisionChoice("refused", "Ik geef geen toestemming voor deze hulp.", ARABIC, asks_words=True),
        DecisionChoice("later", "Ik beslis later.", ARABIC, asks_date=True),
    )
    return replace(
        _form(name),
        stage="sign",
        signer="a",
        decisions=choices,
        worker_name=name,
        earliest_later=date(2026, 11, 23),
        kept=SignIntent("refused", INK, INK, name),
    )


def _done(name: str) -> FormState:
    return replace(_form(name), stage="done")


def _leave_people(name: str) -> LeaveBehindState:
    return LeaveBehindState(people=(Asked("a", name), Asked("b", name)), frames=_frames(name))


def _leave_question(name: str) -> LeaveBehindState:
    return replace(_leave_people(name), asking="a", asking_name=name, proposed="paperNow")


STATES: dict[str, tuple[type[QWidget], Callable[[str], object]]] = {
    "family": (FamilyScreen, _family),
    "family-empty": (FamilyScreen, lambda name: FamilyState(name=name)),
    "visit": (VisitScreen, _visit),
    "visit-empty": (VisitScreen, lambda name: VisitState(title=name)),
    "visit-busy-failed": (VisitScreen, lambda name: replace(_visit(name), busy=True, message=FAILED)),
    "card": (ExplainScreen, _card),
    "card-dutch": (ExplainScreen, lambda name: replace(_card(name), lines=((name, None), ("Ja.", None)), rtl=False)),
    "card-asked": (ExplainScreen, lambda name: replace(_card(name), asking="a", own_words=name, message=FAILED)),
    "form-fill": (FormScreen, _fill),
    "form-fill-failed": (FormScreen, lambda name: replace(_fill(name), message=FAILED)),
    "form-signers": (FormScreen, _signers),
    "form-read": (FormScreen, _read),
    "form-read-waiting": (FormScreen, lambda name: replace(_read(name), pages=())),
    "form-decide": (FormScreen, _decide),
    "form-done": (FormScreen, _done),
    "leave": (LeaveBehindScreen, _leave_people),
    "leave-asked": (LeaveBehindScreen, _leave_question),
}


@pytest.fixture(params=list(STATES))
def state(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _shown(qtbot: QtBot, state: str, name: str, size: tuple[int, int]) -> QWidget:
    """Return a window of `size` with the screen in it: as in the program, the screen cannot be wider."""
    kind, make = STATES[state]
    window, screen = QWidget(), kind()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(screen)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    screen.show_state(make(name))  # type: ignore[attr-defined]  # all five have it; QWidget does not say so
    if state == "form-decide":
        screen.sign.next.click()  # type: ignore[attr-defined]
    window.resize(*size)
    return window


def test_a_screen_is_usable_with_every_name_at_twice_the_scale(
    qtbot: QtBot, state: str, hostile_name: str, assert_usable: Callable[[QWidget], None]
) -> None:
    window = _shown(qtbot, state, hostile_name, LOW)
    assert_usable(window)
    assert window.width() == LOW[0], "nothing pushes the window wider than the display"
