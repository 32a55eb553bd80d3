"""Breaking the glass: role by action by case, each as a line of a table; and what is read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from planted import Planted, plant, words_in
from town import Family, TestClock, new_workspace, pull, settle_family, supervision_order

from jgvisit.ids import CaseId, WorkerId
from jgvisit.records.happenings_of_family import OtherDecisionRecorded
from jgvisit.records.payload_family import AddressRecorded, CapacityRecorded, SafeContactRecorded
from jgvisit.records.visibility import everybody
from jgvisit.server.glass.reading import NOT_TOLD, is_guarded, page_of
from jgvisit.server.glass.rules import (
    LIFE,
    MOST_A_DAY,
    Opening,
    in_order_of_review,
    is_reason,
    is_too_many,
    may_read,
    may_review,
)
from jgvisit.server.pages.rights import ROLES, Action, may
from jgvisit.services.desk.writing import Writer
from jgvisit.workspace import Workspace

NOW = datetime(2026, 11, 22, 22, 0, tzinfo=UTC)
ME, COLLEAGUE = WorkerId("me"), WorkerId("colleague")
REASON = "Politie belt, een kind staat op straat."


def opening(
    worker: WorkerId = ME, at: datetime = NOW, ends: datetime | None = None, verdict: str | None = None, **more: object
) -> Opening:
    given = {"id": f"{at}", "worker": worker, "worker_name": "Kim", "case": CaseId("case"), "reason": REASON}
    given |= {"guarded": False, "opened_at": at, "ends_at": ends or at + LIFE, "reads": 0, "verdict": verdict}
    return Opening(**{**given, **more})  # type: ignore[arg-type]  # fields by name


OPENINGS = {
    "mine, open": (opening(at=NOW - timedelta(minutes=119)), True, False),
    "mine, two hours over": (opening(at=NOW - LIFE), False, False),
    "mine, closed early": (opening(at=NOW - timedelta(hours=1), ends=NOW - timedelta(minutes=30)), False, False),
    "mine, still to come (a clock set back)": (opening(at=NOW + timedelta(minutes=1)), False, False),
    "a colleague's, open": (opening(COLLEAGUE), False, True),
    "a colleague's, over": (opening(COLLEAGUE, NOW - 2 * LIFE), False, True),
    "a colleague's, reviewed": (opening(COLLEAGUE, verdict="fitting"), False, False),
}
MAY_ASK, MAY_LOOK_BACK = {"worker", "lead"}, {"lead", "privacy"}


@pytest.mark.parametrize(("role", "case"), list(product(ROLES, OPENINGS)))
def test_who_reads_and_who_reviews_which_opening(role: str, case: str) -> None:
    found, mine_to_read, mine_to_review = OPENINGS[case]
    glass: Action = "glass"
    review: Action = "glass_review"
    assert (may({role}, glass) and may_read(found, ME, NOW)) == (role in MAY_ASK and mine_to_read)
    assert (may({role}, review) and may_review(found, ME)) == (role in MAY_LOOK_BACK and mine_to_review)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (REASON, True),
        ("", False),
        ("-", False),
        ("spoed", False),
        ("...............", False),
        ("1234567890123456", False),
    ],
)
def test_a_reason_is_a_sentence(text: str, holds: bool) -> None:
    assert is_reason(text) is holds


def test_more_than_ten_a_day_is_a_list_and_no_emergency() -> None:
    today = [NOW - timedelta(hours=hour) for hour in range(MOST_A_DAY - 1)]
    assert not is_too_many(today, 1, NOW)
    assert is_too_many(today, 2, NOW)
    assert not is_too_many([NOW - timedelta(hours=24)] * MOST_A_DAY, 1, NOW)


def test_a_lead_sees_first_what_nobody_reviewed_and_of_that_where_somebody_must_stay_safe() -> None:
    done = opening(id="done", verdict="fitting", guarded=True)
    plain = opening(id="plain", at=NOW - timedelta(hours=1))
    newer = opening(id="newer")
    guarded = opening(id="guarded", at=NOW - timedelta(days=3), guarded=True)
    assert [each.id for each in in_order_of_review((done, plain, newer, guarded))] == [
        "guarded",
        "newer",
        "plain",
        "done",
    ]


# -- what is read -----------------------------------------------------------------------------------------


def read(work: Workspace, case: CaseId) -> str:
    file = work.files.get(case)
    return repr(page_of(file, work.files.shown_to(case, everybody(file)), work.today()))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    return plant(new_workspace(tmp_path_factory.mktemp("planted"), TestClock()))


def test_h2_nothing_that_is_hidden_from_anybody_is_read(planted: Planted) -> None:
    case = planted.family.case
    planted.hide([], [])
    assert words_in(read(planted.work, case)), "a page without words would hide everything"
    for record, words in planted.words.items():
        if words:
            planted.hide([record], [planted.family.father])
            shown = read(planted.work, case)
            assert not planted.kept_from(frozenset({planted.family.father})) & words_in(shown), words


def test_a_private_part_a_veilig_thuis_and_what_the_team_wrote_are_never_read(planted: Planted) -> None:
    planted.hide([], [])
    everyone = everybody(planted.work.files.get(planted.family.case))
    assert not planted.kept_from(everyone) & words_in(read(planted.work, planted.family.case))


def test_of_a_guarded_family_no_contact_and_no_visit_is_read(tmp_path: Path) -> None:
    work = new_workspace(tmp_path, TestClock())
    family = settle_family(work)

    def contact(person: str, **more: object) -> SafeContactRecorded:
        given = {"person": person, "approach": "allowed", "channels": ("phone",), "evidence": "zelf gezegd"}
        return SafeContactRecorded(**{**given, **more})  # type: ignore[arg-type]  # fields by name

    work.families.record_safe_contact(family.case, contact(family.mother, detail="06-00000000"))
    assert not is_guarded(work.files.get(family.case), work.today())
    assert "06-00000000" in read(work, family.case)
    work.families.record_safe_contact(family.case, contact(family.father, joint_talk_safe="no"))
    assert is_guarded(work.files.get(family.case), work.today())
    assert "06-00000000" not in read(work, family.case)
    assert "Noor de Boer" in read(work, family.case)


def _address(family: Family, address: str, **more: Any) -> AddressRecorded:
    given = {"person": family.mother, "serves": "livesThere", "evidence": "zelf gezegd"}
    return AddressRecorded(address=address, **{**given, **more})


def test_where_somebody_lives_is_read_and_never_where_their_post_goes(tmp_path: Path) -> None:
    work, colleague = (new_workspace(tmp_path / name, TestClock()) for name in ("mine", "hers"))
    family = settle_family(work)
    record = work.families.record_address
    record(family.case, _address(family, "Bedachte Laan 9"))
    record(family.case, _address(family, "Marktplein 3", serves="postGoesThere"))
    assert "adres: Bedachte Laan 9" in read(work, family.case)
    assert "Marktplein" not in read(work, family.case)
    pull(colleague, work)
    for each, where in ((work, "Bedachte Weg 1"), (colleague, "Bedacht Pad 2")):
        each.families.record_address(family.case, _address(family, where))
    pull(work, colleague)
    for where in ("Bedachte Weg 1", "Bedacht Pad 2"):
        assert f"adres: {where} (wordt nagegaan)" in read(work, family.case), (
            "the reader sees both, and that it is open"
        )
    record(family.case, _address(family, "Bedacht Pad 2", state="left"))
    assert "Bedacht" not in read(work, family.case)
    record(family.case, _address(family, "Bedachte Laan 9"))
    unsafe = SafeContactRecorded(
        person=family.father, approach="allowed", channels=("phone",), joint_talk_safe="no", evidence="zij zelf"
    )
    work.families.record_safe_contact(family.case, unsafe)
    assert "Bedachte Laan" not in read(work, family.case), "h2: of a guarded family nobody reads it"
    colleague.safe.close()


@pytest.mark.parametrize(("until", "guarded"), [("2026-12-01", True), ("2026-11-01", False), (None, True)])
def test_a_ban_guards_a_family_as_long_as_it_holds(tmp_path: Path, until: str | None, guarded: bool) -> None:
    work = new_workspace(tmp_path, TestClock())
    family = settle_family(work)
    ban = OtherDecisionRecorded(
        event="01900000-0000-7000-8000-000000000001",
        on="2026-10-01",
        source="beschikking",
        decision="contact_ban",
        by="de rechter",
        about="vader mag niet bij moeder komen",
        until_on=until,
        seen="yes",
    )
    Writer(work.journal, work.files).one(family.case, ban)
    assert is_guarded(work.files.get(family.case), work.today()) is guarded
    assert ("vader mag niet bij moeder komen" in read(work, family.case)) is guarded


def test_who_does_not_decide_now_is_read_and_never_why(tmp_path: Path) -> None:
    work = new_workspace(tmp_path, TestClock())
    family = settle_family(work)
    said = CapacityRecorded(
        person=family.father,
        capacity="under_guardianship",
        evidence="seen",
        paper="beschikking C/16/4411",
        seen_on="2026-11-20",
    )
    assert "beslist nu niet" not in read(work, family.case)
    work.families.record_capacity(family.case, said)
    lines = [line for line in read(work, family.case).split("), (") if "beslist nu niet" in line]
    assert len(lines) == 2, "for each of two children"
    assert all("Jeroen de Boer" in line for line in lines)
    assert not any(word in read(work, family.case) for word in ("16/4411", "curatele"))


def test_h12_h13_ordered_is_read_only_where_a_judge_decided_and_the_paper_was_seen(tmp_path: Path) -> None:
    work = new_workspace(tmp_path, TestClock())
    family = settle_family(work)
    assert "Opgelegd" not in read(work, family.case)
    supervision_order(work, family, family.girl)
    page = page_of(file := work.files.get(family.case), work.files.shown_to(family.case, everybody(file)), work.today())
    frames = dict(next(each for each in page.sections if each.heading == "Vrijwillig of opgelegd").rows)
    assert frames["Noor de Boer"].startswith("Opgelegd door de kinderrechter.")
    assert frames["Sami de Boer"].startswith("Vrijwillig")


def test_h12_what_was_only_heard_of_is_never_called_ordered(tmp_path: Path) -> None:
    work = new_workspace(tmp_path, TestClock())
    family = settle_family(work)
    told = {"evidence": "announced", "told_by": "school", "told_on": work.today().isoformat()}
    supervision_order(work, family, family.girl, **told, court=None, number=None, decided_on=None)  # type: ignore[arg-type]  # absent
    shown = read(work, family.case)
    assert "Opgelegd door" not in shown
    assert "ons verteld, nog niet gezien" in shown


def test_h4_where_an_order_is_hidden_no_frame_is_told(planted: Planted) -> None:
    file = planted.work.files.get(planted.family.case)
    planted.hide([file.orders[0].stamp.record], [planted.family.father])
    shown = read(planted.work, planted.family.case)
    assert NOT_TOLD in shown
    assert "Opgelegd door" not in shown
    assert "Vrijwillig, voor zover" not in shown
