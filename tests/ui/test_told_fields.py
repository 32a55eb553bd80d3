"""Whatever a card repeats of what a worker typed is looked at while it is typed; so are names of help and providers."""

from __future__ import annotations

from PySide6.QtCore import QObject
from town import Family, settle_family

from jgvisit.ids import new_uuid7
from jgvisit.records.happenings import HAPPENINGS
from jgvisit.services.ports.identity import Setting
from jgvisit.services.talk.conditions import truth_of
from jgvisit.workspace import Workspace
from ui.screens.change.catalogue import Catalogue
from ui.screens.change.change import NO_EVENTS

YES = {"yes", "wanted", "notKept", "considered", "byName", "draft", "contact_ban", "X5", "see"}
ONLY_WHEN_AGREED = {("stayProposed", "carers"), ("contactLimitsProposed", "contact_with")}
"""A card says these once every mark stands under the paper."""
NAMES_OF_HELP = {("providerChanged", "provider"), ("intensiveHelpStarted", "help")}


def repeated(work: Workspace, family: Family, kind: str, own: dict[str, str], texts: set[str]) -> set[str]:
    """Return the fields whose words some card repeats after this was written down."""
    told = HAPPENINGS[kind](
        event=new_uuid7(), on=work.today().isoformat(), source="wij", children=(family.boy,), persons=(family.father,),
        **own,
    )  # fmt: skip
    work.happenings.record(family.case, told)
    words = truth_of(
        work.files, family.case, work.today(), work.book, work.enrolled.identity, Setting(work.enrolled.local), None
    ).words()
    said = " ".join(map(str, words.values()))
    return {field for field in texts if f"zz{kind}{field}" in said}


def test_every_field_that_a_card_repeats_is_advised_on_while_it_is_typed(work: Workspace, qapp: QObject) -> None:
    family = settle_family(work)
    unadvised: set[tuple[str, str]] = set()
    heard: set[tuple[str, str]] = set()
    for change in Catalogue(qapp).changes():
        if change.kind in NO_EVENTS:
            continue
        texts = {field.id for field in change.fields if field.kind in ("line", "text")}
        own = {field: f"zz{change.kind}{field}" for field in texts}
        for field in change.fields:
            if field.kind == "choice" and field.choices:
                own[field.id] = next((value for value, _ in field.choices if value in YES), field.choices[0][0])
            elif field.kind in ("day", "optional_day"):
                own[field.id] = work.today().isoformat()
            elif field.kind == "choice":
                own[field.id] = new_uuid7()
        if change.kind == "exceptionUsed":
            continue
        if change.kind == "giConsulted":
            own["how"] = "anonymous"  # by name asks a consent first
        found = {(change.kind, field) for field in repeated(work, family, change.kind, own, texts)}
        heard |= found
        advised = {(change.kind, field.id) for field in change.fields if field.for_family}
        named = {pair for pair in ONLY_WHEN_AGREED | NAMES_OF_HELP if pair[0] == change.kind}
        unadvised |= (found | named) - advised
    assert unadvised == set()
    assert len(heard) >= 10, "else the cards were asked for nothing"
