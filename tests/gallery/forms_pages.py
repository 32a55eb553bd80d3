"""The pages of filled forms in their states, as widgets, for tests that look at every page of a visit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from jgvisit.content.form_model import Column, Field
from jgvisit.records.answers import (
    ChoiceAnswer,
    DayAnswer,
    Passage,
    PassagesAnswer,
    PersonsAnswer,
    Row,
    RowsAnswer,
    TextAnswer,
)
from ui.screens.filled.screen import FilledScreen
from ui.screens.filled.state import FieldBox, FilledState, PartTab
from ui.screens.form.means_page import MeansPage
from ui.screens.form.state import FormState
from ui.screens.forms.screen import FormsScreen
from ui.screens.forms.state import FormEntry, FormsState, NewForm
from ui.widgets.message_bar import Message

FAILED = Message("Er is nog iets leeg.", "Vul het aan. Wat getypt is, blijft bewaard.", "warning")
SAID = "Dit is een lange zin die iemand typte en die niet op één regel past, ook niet op een brede pagina."


def _list(name: str) -> QWidget:
    entry = FormEntry("k1", "D · Veiligheidsplan", name, "Getypt, nog niet vastgelegd", can_discard=True)
    waits = FormEntry("k2", "E · Ergens anders wonen of minder contact, als afspraak", name, name, "info", (name,))
    groups = (("Hulp en toestemming", (NewForm("a", "B · Toestemming om gegevens te delen", SAID),)),)
    screen = FormsScreen()
    state = FormsState(name, (entry,), (waits,), (replace(waits, key="k3"),), groups, (SAID,), can_be_alone=True)
    screen.show_state(replace(state, message=FAILED))
    return screen


def _fields(name: str) -> tuple[FieldBox, ...]:
    choices = (("a", SAID), ("b", name))
    columns = (
        Column("who", "Wie", "persons", required=True),
        Column("what", "Wat anderen kunnen zien", "text", required=True),
        Column("until", "Tot en met", "date"),
    )
    row = Row("r1", {"who": PersonsAnswer(("p",), (name,)), "what": TextAnswer(name), "until": DayAnswer("2026-12-01")})
    return (
        FieldBox(Field("kind", "Soort", "choice", required=True, choices=choices), ChoiceAnswer(("a",))),
        FieldBox(Field("said", "Waar zijn wij bang voor", "text", required=True, help=SAID), TextAnswer(name)),
        FieldBox(Field("on", "Samen kijken op", "date", required=True)),
        FieldBox(Field("called", "Gebeld om", "moment", required=True)),
        FieldBox(
            Field("facts", "Wat is er gebeurd", "passages", required=True),
            PassagesAnswer((Passage("s1", "fact", name, name, "2026-11-21"),)),
        ),
        FieldBox(Field("rows", "Afspraken", "rows", required=True, columns=columns), RowsAnswer((row,))),
        FieldBox(Field("fixed", "Wat dit is", "fixed", default=SAID)),
        FieldBox(Field("more", "Kosten", "text"), TextAnswer(name), "more"),
    )


def _state(name: str) -> FilledState:
    fields = _fields(name)
    return FilledState(
        key="k",
        title="Ergens anders wonen of minder contact, als afspraak",
        letter="E",
        children=(("c1", name, True), ("c2", "Noor", False)),
        tabs=(PartTab("common", "", "Samen", chosen=True), PartTab("private", "p", name), PartTab("team", "", "Team")),
        readers=SAID,
        fields=fields,
        people=(("p", name), ("q", "Noor")),
        existing=frozenset(box.field.id for box in fields),
        problems={"said": SAID, "facts/s1": SAID, "rows/r1/what": SAID},
        standing=SAID,
        changes=((name, name, SAID),),
        rivals=((name, "", name),),
        can_print=True,
        next="Voorleggen aan wie tekent",
    )


def _filled(state: FilledState) -> QWidget:
    screen = FilledScreen()
    screen.show_state(state)
    return screen


def _means(name: str) -> QWidget:
    page = MeansPage()
    page.show_state(FormState(signer="s", signer_name=name))
    for button in page.kinds.buttons():
        button.setChecked(button.property("kind") == "phone")
    return page


FORMS_PAGES: dict[str, Callable[[str], QWidget]] = {
    "forms": _list,
    "filled-empty": lambda name: _filled(FilledState(title=name)),
    "filled": lambda name: _filled(_state(name)),
    "filled-failed": lambda name: _filled(replace(_state(name), message=FAILED, can_record=False)),
    "filled-closed": lambda name: _filled(replace(_state(name), closed=SAID, can_be_alone=True, fields=())),
    "form-means": _means,
}
