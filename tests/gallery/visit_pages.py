"""Every page of a visit in every state, as a widget that shows it, for tests that look at them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QWidget

from gallery.forms_pages import FORMS_PAGES
from jgvisit.content.advice import Advice, Span
from jgvisit.content.form_model import Field
from jgvisit.records.answers import DayAnswer, LinesAnswer, TextAnswer
from ui.i18n import isolated
from ui.screens.change.screen import ChangeScreen, ChangeState
from ui.screens.duty.difference import DifferenceRow
from ui.screens.duty.screen import DutyScreen, DutyState
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.family.screen import FamilyScreen
from ui.screens.family.state import DutyRow, FamilyState, PersonRow, ReminderRow, VisitRow
from ui.screens.filled.state import FieldBox, FilledState
from ui.screens.form.leaving_state import LeavingState, LeftOutRow
from ui.screens.form.screen import FormScreen
from ui.screens.form.state import DecisionChoice, FormState, SignerRow, SignIntent
from ui.screens.leave_behind.screen import Asked, LeaveBehindScreen, LeaveBehindState
from ui.screens.rights.screen import RightsScreen
from ui.screens.rights.state import CardRow, Code, RightLine, RightsGroup, RightsState, SeenRow
from ui.screens.visit.screen import VisitScreen
from ui.screens.visit.state import AgendaRow, FormRow, LoggedInterpreter, PresentPerson, VisitState
from ui.widgets.aloud_bar import AloudState
from ui.widgets.entry_fields import EntryField
from ui.widgets.frame_picture import FramePictureState
from ui.widgets.message_bar import Message

ARABIC = "المساعدة طوعية الآن، والقاضي وحده يقرر غير ذلك."
DUTCH = "Deze hulp is vrijwillig. U beslist zelf, en u mag altijd stoppen."
FAILED = Message("De schijf is vol.", "Er is niets verloren. Maak ruimte en probeer het opnieuw.", action="Opnieuw")
INK = (((3000, 3000), (5000, 3400), (7000, 2800)),)


def frames(name: str) -> FramePictureState:
    """A child in each frame, and one that is being checked."""
    return FramePictureState((name, "Noor"), (f"{isolated(name)} (sinds 12 augustus 2026)",), (name,))


def _family(name: str) -> QWidget:
    rows = (
        PersonRow(name, "ouder, 41 jaar", (f"Gezag over {name}: nog niet nagegaan", name), "Niet benaderen", "warning"),
        PersonRow(name, "kind, 7 jaar"),
    )
    state = FamilyState(
        name=name,
        known_as_of="Zoals bekend op 21 november 2026, 14:03",
        people=rows,
        frames=frames(name),
        frame_notes=(f"{name}: er is geen besluit van de kinderrechter; de hulp is vrijwillig.",),
        duties=(DutyRow("1", f"{name}: Eerste gesprek", "Voordat we iets doen", "warning"),),
        reminders=(ReminderRow("10 december 2026", f"Zitting (van de rechter): {name}", "Vertel de rechten."),),
        visits=(VisitRow("v", "21 november 2026 om 14:00", name, can_start=True),),
        forms=((f"Toestemming voor hulp: {name}", "Wij hebben nog niet alle antwoorden.", "info"),),
        message=Message("Het bezoek is afgesloten.", severity="positive", action="Ongedaan maken"),
    )
    return _family_screen(state)


def _family_screen(state: FamilyState) -> QWidget:
    screen = FamilyScreen()
    screen.show_state(state)
    return screen


def _visit_state(name: str) -> VisitState:
    return VisitState(
        title=f"Bezoek aan {name}",
        people=tuple(PresentPerson(str(at), name, "ouder, 38 jaar", at % 2 == 0) for at in range(4)),
        others=name,
        interpreters=(
            LoggedInterpreter("r1", "Arabisch, aan de telefoon", f"4711 · voor {name} · van 10:05", "10:40"),
            LoggedInterpreter("r2", "Pools, met beeld", f"T. Tolk · Tolkbureau (verzonnen) · voor {name} · van 10:50"),
        ),
        interpreter_people=(("a", name, "ar"), ("b", name, "pl")),
        interpreter_languages=(("ar", "Arabisch"), ("pl", "Pools")),
        frames=frames(name),
        agenda=tuple(
            AgendaRow(f"K0{at}", "parent", "Vrijwillig of verplicht", f"{name}, {name}", done=at == 1, repeat=at == 2)
            for at in range(1, 5)
        ),
        other_cards=tuple((f"K1{at}", "parent", "Als u het er niet mee eens bent") for at in range(6)),
        forms=(FormRow("c", name, "Wij hebben nog niet alle antwoorden. De hulp begint nog niet."),),
    )


def _visit(state: VisitState) -> QWidget:
    screen = VisitScreen()
    screen.show_state(state)
    return screen


def card_state(name: str) -> ExplainState:
    """The card of the two frames, in Dutch and Arabic."""
    return ExplainState(
        title="Vrijwillig of verplicht",
        lines=((f"Voor {name} is de hulp nu vrijwillig.", ARABIC), (DUTCH, ARABIC)),
        rtl=True,
        questions=((DUTCH, ARABIC),),
        frames=frames(name),
        show_frames=True,
        listeners=(Listener("a", name), Listener("b", name)),
        notices=(("Concept: nog geen jurist heeft deze tekst nagekeken.", None),),
    )


def card(state: ExplainState) -> ExplainScreen:
    """Return the explain screen showing `state`."""
    screen = ExplainScreen()
    screen.show_state(state)
    return screen


def paper_page() -> bytes:
    """Return a blank page of a paper, PNG."""
    page, data = QPixmap(620, 877), QBuffer()
    page.fill(QColor("white"))
    data.open(QIODevice.OpenModeFlag.WriteOnly)
    page.save(data, "PNG")
    return bytes(data.data().data())


def _form_state(name: str) -> FormState:
    choices = (
        DecisionChoice("agreed", "Ik geef toestemming voor deze hulp.", ARABIC, needs_ink=True),
        DecisionChoice(
            "partly",
            "Ik geef toestemming voor een deel van deze hulp.",
            ARABIC,
            True,
            asks_words=True,
            needs_words=True,
        ),
        DecisionChoice("refused", "Ik geef geen toestemming voor deze hulp.", ARABIC, asks_words=True),
        DecisionChoice("later", "Ik beslis later.", ARABIC, asks_date=True),
    )
    fields = (
        FieldBox(Field("what", "Hulp in gewone woorden", "text", required=True, help=DUTCH), TextAnswer(name)),
        FieldBox(Field("other", "Andere mogelijkheden", "lines", required=True), LinesAnswer((name,))),
        FieldBox(Field("from", "Begin", "date", required=True, help="De hulp begint niet eerder.")),
        FieldBox(Field("to", "Einde", "date", required=True), DayAnswer("2026-12-01")),
        FieldBox(Field("plan", "Eigen plan", "choice", required=True, choices=(("y", DUTCH), ("n", name)))),
        FieldBox(Field("fixed", "Wat als ik nee zeg", "fixed", default=DUTCH)),
        FieldBox(Field("often", "Hoe vaak", "text"), group="more"),
        FieldBox(Field("ours", "Nummer bij ons", "text", part="team"), group="more"),
    )
    part = FilledState(
        key=name,
        fields=fields,
        people=(("p", name),),
        existing=frozenset(box.field.id for box in fields),
        is_unfolded=True,
        readers=DUTCH,
        problems={"other": "Vul dit in."},
        alone=True,
        can_be_alone=True,
    )
    signers = (
        SignerRow("p", name, "Van 12 tot en met 15 jaar geven beiden toestemming.", can_sign=True),
        SignerRow("q", name, "", can_sign=False),
    )
    return FormState(
        key=name,
        title="Toestemming voor hulp",
        child=name,
        frames=frames(name),
        part=part,
        signers=signers,
        standing="Wij hebben nog niet alle antwoorden. De hulp begint nog niet.",
        reasons=(f"Ga het gezag na van: {name}",),
        signer=f"form/{name}",
        signer_name=name,
        rtl=True,
        reading_text=("Dit formulier.", name),
        decisions=choices,
        which_part=("Welk deel is dat? Schrijf het hier op.", ARABIC),
        part_needed=("Deze keuze is klaar als het deel erbij staat.", ARABIC),
        recorded=("Vastgelegd", ARABIC),
        thanks=("Dank u wel. U mag een kopie krijgen.", ARABIC),
        worker_name=name,
        earliest_later=date(2026, 11, 23),
    )


def _leaving(name: str) -> LeavingState:
    """Somebody is not asked, and another is being written down."""
    fields = (
        EntryField("leave_parent", "Wie wordt niet gevraagd?", "choice", choices=(("p", name), ("q", name))),
        EntryField("leave_reason", "Waarom, in feiten?", "text"),
        EntryField("leave_colleague", "Welke collega keek mee?"),
    )
    row = LeftOutRow("r", f"{name} wordt niet gevraagd: veiligheid", (f"Waarom: {name}", f"Keek mee: {name}"))
    missing, values = frozenset({"leave_reason"}), {"leave_parent": "p"}
    return LeavingState((row,), offered=True, fields=fields, values=values, missing=missing, follows=name)


def _form(name: str, **changes: object) -> FormScreen:
    screen = FormScreen()
    screen.show_state(replace(_form_state(name), **changes))  # type: ignore[arg-type]  # the fields of a state
    return screen


def _advised(name: str) -> FormScreen:
    """Return the form with every kind of advice under each line of text."""
    text = f"Dit is niet vrijblijvend. {name}".strip()
    here, sentence = Span(7, 24), Span(0, 25)
    term = Advice("term", here, "niet vrijblijvend", "Zonder besluit is hulp vrijwillig.", name or "Nee.", sentence)
    advice = (term, Advice("long_sentence", sentence, text), Advice("rare_word", here, name or "niet"))
    part = _form_state(name).part
    typed = {box.field.id for box in part.fields if box.field.kind in ("text", "lines")}
    fields = tuple(replace(box, value=TextAnswer(text)) if box.field.id in typed else box for box in part.fields)
    return _form(name, part=replace(part, fields=fields, advice=dict.fromkeys(typed, (text, advice))))


def _ink(name: str) -> QWidget:
    """Return the form where the pads are, with what was drawn before a lock."""
    screen = _form(name, stage="sign", kept=SignIntent("partly", INK, INK, name or "dinsdag"))
    screen.sign.next.click()
    return screen


def _leave(name: str, asking: str = "") -> QWidget:
    screen, people = LeaveBehindScreen(), (Asked("p", name), Asked("q", name))
    screen.show_state(
        LeaveBehindState(
            people,
            asking,
            asking_name=name,
            proposed="nothing",
            place=name,
            sheets=("general", "personal"),
            sheet="none",
            frames=frames(name),
        )
    )
    return screen


def rights_state(name: str) -> RightsState:
    """Return a rights card in two languages, one sentence of which has no translation."""
    line = RightLine((name, ARABIC), ((f"Voor {name} is de hulp vrijwillig.", ARABIC), (name, None)), "Bron: Jw 7.3.4")
    return RightsState(
        page="card",
        rows=(CardRow("a=b", name, f"{name} en {name}", can_ask=True), CardRow("c=c", name, "", can_ask=False)),
        opening=1,
        name=name,
        title=("Uw rechten", ARABIC),
        groups=(RightsGroup(("U mag nee zeggen", ARABIC), (line, line)),),
        rtl=True,
        notices=(("Concept: nog geen jurist heeft deze tekst nagekeken.", None),),
        listeners=(Listener("a", name), Listener("b", name)),
        codes=(Code("Goed om te weten", ((True, False), (False, True)), name),) * 2,
        warnings=(("Uw telefoon bewaart wat u scant.", ARABIC),),
        may_be_personal=True,
        sheet_words=name,
        seen=(
            SeenRow("stay", "Het kind woont bij een ander", recorded=True),
            SeenRow("carer", "Zorgt thuis voor het kind"),
        ),
        source=name,
        today=date(2026, 11, 21),
        frames=frames(name),
    )


def _rights(name: str, aloud: AloudState | None = None, **changes: Any) -> QWidget:
    screen = RightsScreen()
    screen.show_state(replace(rights_state(name), **changes))
    if aloud is not None:
        screen.card.show_aloud(aloud)
    return screen


def _change(name: str, *, chosen: bool) -> QWidget:
    people = (("a", name), ("b", "Noor"))
    fields = (
        EntryField("children", "Over welke kinderen?", "many", choices=people),
        EntryField("carers", "Bij wie, zoals het kind het zegt?"),
        EntryField("opinion", "Wat vindt de collega?", "text", "Alleen wat u hoorde."),
        EntryField("until_on", "De laatste dag is bekend", "optional_day", required=False),
        EntryField("on", "Wanneer was het?", "day", latest="2026-11-21"),
    )
    screen = ChangeScreen()
    screen.show_state(
        ChangeState(
            family=name,
            groups=(("Hulp en afspraken", (("a", "Nieuw of veranderd plan"), ("b", "Zorg"))),),
            chosen="Verblijf elders voorgesteld" if chosen else "",
            fields=fields if chosen else (),
            values={"children": "a", "carers": name, "until_on": "2026-12-01", "on": "2026-11-21"},
            missing=frozenset({"opinion"}),
            note="Laatste dag van het besluit: 1 december 2026",
            opens="Daarna uit te leggen: vrijwillig, tijdelijk, intrekbaar",
            message=FAILED if chosen else None,
        )
    )
    return screen


def _duty(name: str) -> QWidget:
    ways = (("declined", "Wil het niet horen"), ("withheld", "Nu niet verteld: het zou ernstig schaden"))
    screen = DutyScreen()
    screen.show_state(
        DutyState(
            title="Nieuwe wet of nieuwe tekst",
            person=name,
            rank="Voordat we iets doen",
            tone="warning",
            lines=(("Met deze kaarten", "Vrijwillig of verplicht"), ("Sinds", "21 november 2026")),
            events=(("e", f"Zitting gepland op 21 november 2026. Bron: {name}"),),
            differences=(
                (
                    "Vrijwillig of verplicht: versie 1.0 is nu 2.0",
                    (
                        DifferenceRow("changed", "Er zijn twee soorten hulp.", f"Er zijn twee soorten hulp: {name}."),
                        DifferenceRow("gone", "Weg.", ""),
                        DifferenceRow("new", "", "Nieuw."),
                        DifferenceRow("same", "Gelijk.", "Gelijk."),
                    ),
                ),
            ),
            fields=(
                EntryField("how", "Wat is er aan de hand?", "choice", choices=ways),
                EntryField("reason", "Waarom?"),
            ),
            values={"how": "declined", "reason": name},
            missing=frozenset({"reason"}),
            can_close=True,
            mistake="e",
            message=FAILED,
        )
    )
    return screen


PAGES: dict[str, Callable[[str], QWidget]] = {
    "family": _family,
    "family-empty": lambda name: _family_screen(FamilyState(name=name)),
    "change-list": lambda name: _change(name, chosen=False),
    "change": lambda name: _change(name, chosen=True),
    "duty": _duty,
    "visit": lambda name: _visit(_visit_state(name)),
    "visit-empty": lambda name: _visit(VisitState(title=name)),
    "visit-busy-failed": lambda name: _visit(replace(_visit_state(name), busy=True, message=FAILED)),
    "card": lambda name: card(card_state(name)),
    "card-dutch": lambda name: card(replace(card_state(name), lines=((name, None), ("Ja.", None)), rtl=False)),
    "card-asked": lambda name: card(replace(card_state(name), asking="a", own_words=name, message=FAILED)),
    "card-asked-by-colleague": lambda name: card(
        replace(card_state(name), asking="a", asks_colleague=True, colleague=name[:2], colleagues=(name, f"{name} (b)"))
    ),
    "form-fill": _form,
    "form-fill-advised": _advised,
    "form-fill-failed": lambda name: _form(name, message=FAILED),
    "form-signers": lambda name: _form(name, stage="signers"),
    "form-left-out": lambda name: _form(
        name, stage="signers", is_laid=True, alone=True, can_be_alone=True, leaving=_leaving(name)
    ),
    "form-read": lambda name: _form(name, stage="read", pages=(paper_page(),)),
    "form-read-waiting": lambda name: _form(name, stage="read"),
    "form-choose": lambda name: _form(name, stage="sign"),
    "form-part": lambda name: _form(name, stage="sign", kept=SignIntent("partly", INK, INK, "")),
    "form-own-words": lambda name: _form(name, stage="sign", kept=SignIntent("refused", INK, INK, name)),
    "form-ink": _ink,
    "form-check": lambda name: _form(name, stage="check", laid_out=(paper_page(),), chosen=DUTCH),
    "form-done": lambda name: _form(name, stage="done"),
    "leave": _leave,
    "leave-asked": lambda name: _leave(name, "p"),
    "rights": lambda name: _rights(name, page="choose"),
    "rights-empty": lambda name: _rights(name, page="choose", rows=()),
    "rights-card": _rights,
    "rights-card-aloud": lambda name: _rights(name, AloudState(("nl",), ("nl",))),
    "rights-card-said": lambda name: _rights(name, AloudState(("nl",), ("nl",), "nl", 3)),
    "rights-card-last": lambda name: _rights(name, at=9, message=FAILED),
    "rights-asked": lambda name: _rights(
        name, page="ask", ask=replace(card_state(name), asking="a", own_words=name), message=FAILED
    ),
    "rights-phone": lambda name: _rights(name, page="phone"),
    "rights-paper": lambda name: _rights(name, page="paper", pages=(paper_page(),)),
    "rights-paper-waiting": lambda name: _rights(name, page="paper", busy=True),
    "rights-seen": lambda name: _rights(name, page="seen"),
    **FORMS_PAGES,
}
