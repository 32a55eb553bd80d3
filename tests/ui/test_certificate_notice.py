"""A certificate that ends on the road takes nothing with it: the worker is told, and can sign and send on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from table import sit_down
from town import TestClock, answers_of_form_a, begin_visit, enrolled_safe, settle_family, sign

from jgvisit.bootstrap import open_workspace
from jgvisit.documents.verify import verify_pdf
from jgvisit.enrolment import enrolment_of
from jgvisit.records.certificates import read_pem
from jgvisit.services.laptop.device_certificate import certificate_ends


@pytest.mark.parametrize(
    ("days_before", "told"),
    [(61, ""), (60, "loopt af op"), (0, "loopt af op"), (-1, "is afgelopen op")],
)
def test_today_tells_in_time(qtbot: QtBot, tmp_path: Path, days_before: int, told: str) -> None:
    clock = TestClock()
    safe = enrolled_safe(tmp_path / "store", clock)
    ends = read_pem(enrolment_of(safe).device_certificate_pem)[0].not_valid_after_utc
    clock.forward(seconds=(ends - timedelta(days=days_before) - clock.moment).total_seconds())
    work = open_workspace(safe, clock)
    settle_family(work)
    table = sit_down(qtbot, work)
    assert table.rooms.today_screen.certificate.isVisible() is bool(told)
    assert told in table.words()
    table.leave()
    safe.close()


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("", "Bij de volgende sync vraagt deze laptop een nieuw certificaat aan."),
        ("waiting", "Uw beheerder moet het nog goedkeuren."),
        ("refused", "Uw beheerder heeft geen nieuw certificaat goedgekeurd."),
        ("taken", "Het telt vanaf de volgende keer dat u ontgrendelt."),
    ],
)
def test_today_tells_how_far_the_next_one_is(qtbot: QtBot, tmp_path: Path, kept: str, told: str) -> None:
    clock = TestClock()
    safe = enrolled_safe(tmp_path / "store", clock)
    ends = read_pem(enrolment_of(safe).device_certificate_pem)[0].not_valid_after_utc
    clock.forward(seconds=(ends - timedelta(days=20) - clock.moment).total_seconds())
    work = open_workspace(safe, clock)
    if kept == "taken":
        work.certificate.take_up(enrolment_of(safe).root_pem)  # any other one; the next unlocking would read it
    elif kept:
        work.certificate.note(refused=kept == "refused")
    settle_family(work)
    table = sit_down(qtbot, work)
    assert told in table.words()
    assert "Tot dan gaat alles gewoon door." in table.words()
    table.leave()
    safe.close()


def test_what_is_signed_after_it_is_kept_sealed_and_waits_and_the_check_of_the_paper_says_so(tmp_path: Path) -> None:
    clock = TestClock(datetime.now(UTC) - timedelta(days=800))  # a seal tells the time of the machine itself
    safe = enrolled_safe(tmp_path / "store", clock)
    enrolled = enrolment_of(safe)
    clock.forward(days=800)
    work = open_workspace(safe, clock)
    family = settle_family(work)
    visit = begin_visit(work, family)
    begins = work.today()
    days = {"startsOn": begins, "reviewOn": begins + timedelta(days=60), "endsOn": begins + timedelta(days=180)}
    answers = answers_of_form_a() | {name: day.isoformat() for name, day in days.items()}
    form = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers)
    signed = sign(work, family, visit, form, family.mother)
    paper = work.journal.blob(family.case, signed.document)
    said = verify_pdf(paper, name="paper.pdf", trust_pem=(enrolled.root_pem,))
    assert not said.valid
    assert [step.outcome for step in said.steps][:2] == ["holds", "fails"]
    assert "was niet geldig" in said.steps[1].detail
    assert work.end_of_day.unsent().pieces > 0
    found = certificate_ends(enrolled.device_certificate_pem, work.today())
    assert found is not None
    assert found.ended
    safe.close()
