"""Finding: by family and newest first; with a visit open only what the room may know of its own family (H4, H7)."""

from __future__ import annotations

from pathlib import Path
from threading import Thread

import pytest
from town import Family, TestClock, begin_visit, new_workspace, pull, settle_family, supervision_order

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.payload_family import OrderRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.services.desk.writing import Writer
from jgvisit.services.family.finding import MOST_OF_A_FAMILY, Finding, excerpt_of
from jgvisit.services.ports.journal import NewRecord
from jgvisit.workspace import Workspace


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return new_workspace(tmp_path / "store", TestClock())


@pytest.fixture
def family(work: Workspace) -> Family:
    return settle_family(work)


def other_family(work: Workspace, name: str = "Tesfay") -> CaseId:
    people = (PersonRegistered(person=new_uuid7(), name=f"Hadush {name}", role="child", born="2015-05-01"),)
    return work.families.register(name, people)


def told_alone(work: Workspace, family: Family) -> None:
    """The mother told where she really lives, and the father may not know."""
    writer = Writer(work.journal, work.files)
    contact = SafeContactRecorded(
        person=family.mother, approach="allowed", detail="bij tante aan de Kastanjelaan", evidence="moeder zelf"
    )
    (record,) = (writer.one(family.case, contact),)
    writer.one(family.case, VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid"))


def found(work: Workspace, text: str) -> dict[str, list[str]]:
    return {each.name: [hit.kind for hit in each.hits] for each in work.finding.look_for(text).families}


def test_what_is_found_is_told_by_family_with_what_it_is_and_when(work: Workspace, family: Family) -> None:
    other = other_family(work)
    work.journal.append([NewRecord(VisitEnded(visit=new_uuid7(), note="Hadush en Noor spelen samen"), family.case)])
    shown = work.finding.look_for("hadush")
    assert [(each.case, each.name) for each in shown.families] == [
        (family.case, "Haddad en De Boer"),
        (other, "Tesfay"),
    ]
    (hit,) = shown.families[0].hits
    assert (hit.kind, hit.excerpt, hit.recorded_at[:10]) == ("visitEnded", "Hadush en Noor spelen samen", "2026-11-21")
    assert not shown.cut
    assert work.finding.look_for(" .,- ").families == ()


def test_of_one_family_the_newest_few_are_shown_and_the_rest_is_counted(work: Workspace, family: Family) -> None:
    notes = [NewRecord(VisitEnded(visit=new_uuid7(), note=f"over zwemles {n}"), family.case) for n in range(5)]
    work.journal.append(notes)
    (hits,) = work.finding.look_for("zwemles").families
    assert [hit.excerpt for hit in hits.hits] == ["over zwemles 4", "over zwemles 3", "over zwemles 2"]
    assert hits.more == 5 - MOST_OF_A_FAMILY


def test_in_a_visit_nothing_of_another_family_is_found(work: Workspace, family: Family) -> None:
    other_family(work, "Noorlander")
    assert set(found(work, "noor")) == {"Haddad en De Boer", "Noorlander"}
    assert [name for _, name in work.finding.families()] == ["Haddad en De Boer", "Noorlander"]
    visit = begin_visit(work, family, family.father)
    assert set(found(work, "noor")) == {"Haddad en De Boer"}
    assert work.finding.families() == ((family.case, "Haddad en De Boer"),)
    work.visits.end(family.case, visit)
    assert set(found(work, "noor")) == {"Haddad en De Boer", "Noorlander"}


def test_in_a_visit_nothing_is_found_that_somebody_in_the_room_may_not_know(work: Workspace, family: Family) -> None:
    told_alone(work, family)
    assert found(work, "kastanjelaan") == {"Haddad en De Boer": ["safeContactRecorded"]}
    visit = begin_visit(work, family)
    assert found(work, "kastanjelaan") == {}
    assert found(work, "veiligheid") == {}, "that something is hidden is hidden too"
    work.visits.end(family.case, visit)
    begin_visit(work, family, family.father)
    assert found(work, "kastanjelaan") == {"Haddad en De Boer": ["safeContactRecorded"]}


def test_what_repeats_hidden_words_is_not_found_either(work: Workspace, family: Family) -> None:
    told_alone(work, family)
    work.journal.append(
        [NewRecord(VisitEnded(visit=new_uuid7(), note="gereden: bij tante aan de Kastanjelaan"), family.case)]
    )
    begin_visit(work, family)
    assert found(work, "gereden") == {}, "a note that says the same tells it too (H2)"


def test_a_colleagues_family_that_is_not_assigned_is_not_found(tmp_path: Path, work: Workspace, family: Family) -> None:
    colleague = new_workspace(tmp_path / "other", TestClock(), worker="worker-2", name="Anna")
    other_family(colleague, "Roodborst")
    pull(work, colleague, placed=True)
    assert set(found(work, "roodborst")) == {"Roodborst"}
    seen = work.journal.last_pull()
    assert seen is not None
    work.journal.put_feed(seen.seen, [], [], [family.case])  # type: ignore[attr-defined]  # the store's own
    work.files.forget_all()
    assert found(work, "roodborst") == {}
    assert [name for _, name in work.finding.families()] == ["Haddad en De Boer"]


def test_an_order_that_was_replaced_is_found_as_it_is_now(work: Workspace, family: Family) -> None:
    order = supervision_order(work, family, family.boy, court="Rechtbank Midden-Nederland")
    first = work.files.get(family.case).orders[0].stamp.record
    assert found(work, "midden nederland") == {"Haddad en De Boer": ["orderRecorded"]}
    mended = OrderRecorded(order=order.order, child=order.child, kind=order.kind, starts_on=order.starts_on,
                           court="Rechtbank Gelderland", number=order.number, decided_on=order.decided_on)  # fmt: skip
    work.journal.append([NewRecord(mended, family.case, supersedes=(first,))])
    work.files.forget(family.case)
    assert found(work, "midden nederland") == {}
    assert found(work, "gelderland") == {"Haddad en De Boer": ["orderRecorded"]}


@pytest.mark.parametrize(
    ("texts", "words", "excerpt"),
    [
        pytest.param(("kort",), ("kort",), "kort", id="whole"),
        pytest.param(("eerste tekst", "Ömer was er"), ("omer",), "Ömer was er", id="the text that holds it"),
        pytest.param(
            (" ".join(f"w{n}" for n in range(40)),), ("w20",), f"… {' '.join(f'w{n}' for n in range(11, 30))} …",
            id="around it",
        ),
        pytest.param(("x" * 400,), ("xx",), "x" * 180 + " …", id="no spaces"),
        pytest.param((), ("x",), "", id="nothing"),
    ],
)  # fmt: skip
def test_an_excerpt_stands_around_the_word(texts: tuple[str, ...], words: tuple[str, ...], excerpt: str) -> None:
    assert excerpt_of(texts, words) == excerpt


def test_whoever_writes_meanwhile_gets_in_between_the_steps(work: Workspace, family: Family) -> None:
    notes = [NewRecord(VisitEnded(visit=new_uuid7(), note=f"regel {n}"), family.case) for n in range(90)]
    work.journal.append(notes)
    written: list[bool] = []

    def between() -> None:
        thread = Thread(target=lambda: work.journal.append([notes[0]]))
        thread.start()
        thread.join(timeout=60)
        written.append(not thread.is_alive())

    work.finding.bring_up(between)
    assert len(written) >= 3
    assert all(written), "the store was held between two steps"


def test_nothing_that_was_looked_for_is_kept(work: Workspace, family: Family) -> None:
    work.finding.look_for("waterlelie")
    assert "waterlelie" not in repr(vars(work.finding))
    assert all(b"waterlelie" not in data for data in work.journal.drafts(family.case).values())
    assert not [name for name in vars(Finding) if "recent" in name or "history" in name]
