"""A GI that was asked for advice: for the team alone, and by name only where it may be (H29)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from share_examples import fill_share, lay, line
from town import Family, squiggle, supervision_order

from jgvisit.ids import PersonId, VisitId, new_uuid7
from jgvisit.records.answers import ChoiceAnswer, Row, TextAnswer
from jgvisit.records.happening import Consult
from jgvisit.records.happenings_of_help import GiConsulted, VeiligThuisRecorded
from jgvisit.records.happenings_of_measures import BoardConsulted
from jgvisit.records.visibility import hidden_records, hidden_words
from jgvisit.services.agreements.withdrawing import TakenBack
from jgvisit.services.family.happenings import NotToBeNamedError
from jgvisit.services.family.known_orders import Extension, extended, with_gi
from jgvisit.services.signing.choice import Choice
from jgvisit.services.talk.duties import duties_of
from jgvisit.workspace import Workspace

GI = "Jeugdbescherming De Brug (verzonnen)"


def consult(work: Workspace, family: Family, **more: Any) -> GiConsulted:
    values: dict[str, Any] = {
        "event": new_uuid7(),
        "on": work.today().isoformat(),
        "source": "eigen gesprek",
        "children": (family.boy,),
        "gi": GI,
        "how": "anonymous",
        "spoke_with": "een jeugdbeschermer",
        "our_question": "Wie moet er bij dit gesprek zijn?",
        "advice": "Vraag eerst wie de ouders vertrouwen.",
        **more,
    }
    return GiConsulted(**values)


def share(work: Workspace, family: Family, visit: VisitId, way: str = "tell", receiver: str = GI, *said: str) -> str:
    """Form B about the boy with one line for a GI; both parents answer, yes if nothing else is said."""
    row = line(receiver, family.boy)
    told = Row(row.id, {**row.cells, "direction": ChoiceAnswer((way,)), "partyOrganisation": TextAnswer(receiver)})
    opened = lay(work, family, visit, fill_share(work, family, told))
    for parent, answer in zip((family.mother, family.father), (*said, "agreed", "agreed"), strict=False):
        choice = Choice(parent, answer, "self", squiggle(), squiggle(400), mark="T", lines={row.id: answer})  # type: ignore[arg-type]  # a decision by name
        work.signing.decide(family.case, visit, opened, choice)
    return opened


def test_h29_what_was_asked_and_advised_is_kept_and_no_family_reads_it(work: Workspace, family: Family) -> None:
    record = work.happenings.record(family.case, consult(work, family))
    file = work.files.get(family.case)
    (kept,) = file.happenings
    assert kept.detail("advice") == "Vraag eerst wie de ouders vertrouwen."
    assert (kept.detail("gi"), kept.detail("spoke_with"), kept.detail("how")) == (
        GI, "een jeugdbeschermer", "anonymous",
    )  # fmt: skip
    for member in file.members:
        assert record in hidden_records(file, frozenset({member.id}), work.today())
        assert any("vertrouwen" in word for word in hidden_words(file, frozenset({member.id})))
    assert record not in hidden_records(file, frozenset(), work.today())


def test_h29_by_name_is_refused_where_nothing_lets_us_tell_them(work: Workspace, family: Family) -> None:
    with pytest.raises(NotToBeNamedError):
        work.happenings.record(family.case, consult(work, family, how="byName"))
    assert work.files.get(family.case).happenings == ()
    work.happenings.record(family.case, consult(work, family))


def test_h29_by_name_with_an_order_that_was_seen_about_that_child_alone(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    work.happenings.record(family.case, consult(work, family, how="byName"))
    for others in ((family.boy, family.girl), ()):
        with pytest.raises(NotToBeNamedError):
            work.happenings.record(family.case, consult(work, family, how="byName", children=others))
    with pytest.raises(NotToBeNamedError):
        work.happenings.record(family.case, consult(work, family, how="byName", persons=(family.mother,)))


def test_h29_by_name_with_the_yes_of_everybody_to_telling_this_gi(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    share(work, family, visit)
    work.happenings.record(family.case, consult(work, family, how="byName"))
    with pytest.raises(NotToBeNamedError):
        work.happenings.record(family.case, consult(work, family, how="byName", gi="Een andere GI"))


@pytest.mark.parametrize(
    ("way", "receiver", "said"),
    [("ask", GI, ()), ("tell", "Basisschool De Linde", ()), ("tell", GI, ("refused",))],
    ids=["only asking", "somebody else", "one said no"],
)
def test_h29_by_name_on_no_other_consent(
    work: Workspace, family: Family, visit: VisitId, way: str, receiver: str, said: tuple[str, ...]
) -> None:
    share(work, family, visit, way, receiver, *said)
    with pytest.raises(NotToBeNamedError):
        work.happenings.record(family.case, consult(work, family, how="byName"))


def test_h29_a_yes_taken_back_is_no_yes(work: Workspace, family: Family, visit: VisitId) -> None:
    opened = share(work, family, visit)
    work.withdrawing.withdraw(family.case, family.father, (TakenBack(opened),), "phone", visit=visit)  # type: ignore[arg-type]  # the id of a form
    with pytest.raises(NotToBeNamedError):
        work.happenings.record(family.case, consult(work, family, how="byName"))


def test_h29_a_child_among_who_were_named_needs_its_own_ground_too(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    with pytest.raises(NotToBeNamedError):
        work.happenings.record(family.case, consult(work, family, how="byName", persons=(family.girl,)))
    work.happenings.record(family.case, consult(work, family, how="byName", persons=(family.boy,)))


def test_an_order_that_names_its_gi_is_a_ground_for_that_gi_alone(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy, gi="Een andere GI (verzonnen)")
    with pytest.raises(NotToBeNamedError):
        work.happenings.record(family.case, consult(work, family, how="byName"))
    (order,) = work.files.get(family.case).orders
    work.families.give_order_its_gi(family.case, order.stamp.record, "jeugdbescherming de brug (Verzonnen) ")
    work.happenings.record(family.case, consult(work, family, how="byName"))


def test_a_note_on_an_order_and_its_extension_keep_its_gi_and_an_order_on_authority_has_none(
    work: Workspace, family: Family
) -> None:
    supervision_order(work, family, family.boy, gi=GI)
    (order,) = work.files.get(family.case).orders
    work.families.note_order(family.case, order.stamp.record, "ended", work.today())
    assert [each.gi for each in work.files.get(family.case).orders] == [GI]
    assert extended(order, Extension("Rechtbank", "C/2", work.today(), date(2027, 9, 30))).gi == GI
    with pytest.raises(ValueError, match="which GI"):
        with_gi(replace(order, kind="authority_ended"), GI)


def test_advice_of_a_gi_hides_no_order_that_this_gi_carries_out(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy, gi=GI)
    work.happenings.record(family.case, consult(work, family))
    work.visits.start(family.case, [family.mother])
    shown = work.files.shown(family.case)
    assert [each.gi for each in shown.orders] == [GI]
    assert not shown.proofs_withheld


@pytest.mark.parametrize(
    "told",
    [
        lambda **said: VeiligThuisRecorded(**said, step="adviceAsked", how="anonymous"),
        lambda **said: BoardConsulted(**said, how="byName"),
    ],
    ids=["Veilig Thuis", "the Raad by name"],
)
def test_h9_advice_of_veilig_thuis_and_the_raad_is_kept_whole_and_no_family_reads_it(
    work: Workspace, family: Family, told: Callable[..., Consult]
) -> None:
    said = {"spoke_with": "een adviseur", "our_question": "Wat is nu veilig genoeg?", "next_step": "Wij bellen morgen."}
    base: dict[str, Any] = {"event": new_uuid7(), "on": work.today().isoformat(), "source": "eigen gesprek"}
    record = work.happenings.record(family.case, told(**base, **said, advice="Praat met ieder apart over de avonden."))
    file = work.files.get(family.case)
    (kept,) = file.happenings
    assert {name: kept.detail(name) for name in said} == said
    newcomer = PersonId(new_uuid7())
    for viewer in (*(member.id for member in file.members), newcomer):
        assert record in hidden_records(file, frozenset({viewer}), work.today())
    assert any("avonden" in word for word in hidden_words(file, frozenset({family.mother})))
    assert record not in hidden_records(file, frozenset(), work.today())
    (standing,) = work.hiding.standing(family.case)
    assert standing.ours


def test_h29_what_was_asked_of_the_raad_by_name_is_still_to_be_told_to_the_parents(
    work: Workspace, family: Family
) -> None:
    told = BoardConsulted(event=new_uuid7(), on=work.today().isoformat(), source="eigen gesprek", how="byName")
    work.happenings.record(family.case, told)
    due = duties_of(work.files.get(family.case), work.today(), work.book, work.pack)
    assert {(duty.moment, duty.person) for duty in due} >= {(15, family.mother), (15, family.father)}
