"""Every card opens also where what a frame rests on is hidden from somebody here, and tells nothing of it (H4)."""

from __future__ import annotations

from pathlib import Path

import pytest
from town import Family, TestClock, begin_visit, new_workspace, supervision_order

from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.payload_family import AuthorityRecorded, PersonRegistered
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.workspace import Workspace

NUMBER, COURT = "C/00/123", "Rechtbank Midden"


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path, TestClock())


def hide(work: Workspace, family: Family, *records: str) -> None:
    hidden = VisibilityRestricted(hides=records, hidden_from=(family.father,), basis="safety")
    work.families._writer.one(family.case, hidden)


def told(work: Workspace, family: Family, language: str | None) -> dict[tuple[str, str], str]:
    """Return the words of every card, by card and audience."""
    shown = {}
    for card in work.explaining.cards():
        view = work.explaining.view(family.case, card.card, card.audience, language)
        lines = [text for line in view.lines for text in (line.text, line.translation) if text]
        shown[card.card, card.audience] = "\n".join((*lines, *view.questions, *view.translated_questions))
    return shown


@pytest.mark.parametrize("language", [None, "ar"])
def test_h4_every_card_opens_with_an_order_hidden_from_somebody_here_and_says_what_holds_without_it(
    work: Workspace, family: Family, language: str | None
) -> None:
    visit = begin_visit(work, family)
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone"))
    supervision_order(work, family, family.girl)
    shown = told(work, family, language)
    (order,) = work.files.get(family.case).orders
    hide(work, family, order.stamp.record)
    hidden = told(work, family, language)
    assert hidden.keys() == shown.keys()
    assert "Noor" in hidden["K01", "parent"]
    assert "1 oktober 2026" in "\n".join(shown.values())
    for words in hidden.values():
        assert "1 oktober 2026" not in words
        assert NUMBER not in words
        assert COURT not in words


def test_h4_whose_authority_is_hidden_from_somebody_here_is_not_named_as_one_who_decides(work: Workspace) -> None:
    people = {role: PersonId(new_uuid7()) for role in ("mother", "father", "boy")}
    members = (
        PersonRegistered(person=people["mother"], name="Samira Haddad", role="parent", born="1988-03-02"),
        PersonRegistered(person=people["father"], name="Jeroen de Boer", role="parent", born="1985-07-19"),
        PersonRegistered(person=people["boy"], name="Sami de Boer", role="child", born="2019-02-14"),
    )
    case = work.families.register("De Boer", members)
    for parent in ("mother", "father"):
        line = AuthorityRecorded(
            line=new_uuid7(),
            child=people["boy"],
            holder=people[parent],
            kind="parent",
            since="2020-01-01",
            evidence="gezagsregister",
            checked_on="2026-11-01",
        )
        work.families.record_authority(case, line)
    family = Family(case, people["mother"], people["father"], people["boy"], people["boy"])
    work.visits.start(case, list(people.values()))
    asked = told(work, family, None)["K03", "parent"]
    # those who decide stand in the order of their ids, and two ids of one moment have none of their own
    assert "Samira Haddad en Jeroen de Boer" in asked or "Jeroen de Boer en Samira Haddad" in asked
    hide(
        work, family, *(line.stamp.record for line in work.files.get(case).authority if line.holder == people["mother"])
    )
    hidden = told(work, family, None)
    assert "Sami de Boer" in hidden["K01", "parent"]
    assert not [words for words in hidden.values() if "Samira" in words]


def test_h4_every_heard_word_opens_with_an_order_hidden_from_somebody_here(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    supervision_order(work, family, family.girl)
    (order,) = work.files.get(family.case).orders
    hide(work, family, order.stamp.record)
    for term, language in work.pack.heard_terms:
        if language == "nl" and work.heard_terms.may_open(term):
            view = work.heard_terms.view(family.case, term, "dwang", "parent", None, None)
            assert "1 oktober 2026" not in "\n".join(line.text for line in view.lines)
