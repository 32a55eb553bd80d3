"""`jgvisit demo --headless --tour`: every form once, and what it leaves behind (design §7). It runs once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from played_demo import Played, end_of, start, verify

from ui.demo.tour import DAYS_BETWEEN
from ui.demo.tour_script import read_script

OUTCOMES = {"agreed", "partly", "refused", "later", "objection", "otherMeans", "withdrawn"}
TOUR_TIMEOUT_S = 400
"""A machine that does nothing else needs half a minute."""


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Played:
    out = tmp_path_factory.mktemp("tour") / "out"
    played = end_of(start(out, "--tour"), out, TOUR_TIMEOUT_S)
    assert played.code == 0, played.said
    return played


def by_form(toured: Played) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for document in toured.report["documents"]:
        found.setdefault(document["form"], []).append(document)
    return found


def test_every_form_gives_a_sealed_paper_and_every_outcome_is_there(toured: Played) -> None:
    documents = toured.report["documents"]
    assert {document["file"][0] for document in documents} == set("ABCDEFGHIJKLMN")
    assert len(by_form(toured)) == 14
    assert {document["outcome"] for document in documents} == OUTCOMES


def test_every_paper_and_the_journal_verify(toured: Played) -> None:
    files = sorted((toured.out / "documents").iterdir())
    assert {file.name for file in files} == {document["file"] for document in toured.report["documents"]}
    checked = verify(*files, toured.out / "journal.jsonl", "--trust", toured.out / "ca.pem")
    assert checked.returncode == 0, checked.stdout


def test_the_balance_of_the_sync_adds_up(toured: Played) -> None:
    sync = toured.report["sync"]
    answered = sync["stored"] + sync["already"] + sync["early"] + sync["rejected"]
    assert sync["made"] == answered + sync["waiting"] == toured.report["records"]
    assert (sync["waiting"], sync["rejected"], sync["parked"]) == (0, 0, 0)


def test_the_second_parent_signs_the_same_text_days_later_at_another_visit(toured: Played) -> None:
    share = {document["signer"]: document["outcome"] for document in by_form(toured)["consentToShare"]}
    assert share == {"Samira Haddad": "partly", "Jeroen de Boer": "agreed"}
    opened = {form["form"] for form in toured.of_kind("formOpened") if form["form_type"] == "consentToShare"}
    decided = [body for body in toured.bodies() if body["kind"] == "signerDecided"]
    records = [body for body in decided if body["payload"]["form"] in opened]
    days = [datetime.fromisoformat(body["recorded_at"]).date() for body in records]
    assert (days[1] - days[0]).days in (DAYS_BETWEEN, DAYS_BETWEEN + 1), "one more where midnight passed meanwhile"
    said = [body["payload"] for body in records]
    assert len({each["content_sha256"] for each in said}) == 1
    assert len({each["visit"] for each in said}) == len(said) == 2


def test_both_kinds_of_request_were_made_and_they_are_not_the_same_ground(toured: Played) -> None:  # VTO and VTO-S
    assert len(by_form(toured)["investigationRequest"]) == 2
    script = read_script()
    grounds = {key: script[key].parts["common"]["requestGround"] for key in ("request", "urgentRequest")}
    assert grounds == {"request": ["notAccepted"], "urgentRequest": ["acuteDanger"]}
    signers = {document["signer"] for document in by_form(toured)["investigationRequest"]}
    assert signers == {"Agnieszka Kowalska", "Anke Dijkstra"}


def test_h9_what_is_for_the_team_is_signed_by_the_worker_alone(toured: Played) -> None:
    for form in ("secondReview", "reportingCode"):
        assert {document["signer"] for document in by_form(toured)[form]} == {"Femke Hoekstra"}


def test_h7_the_child_says_its_own_words(toured: Played) -> None:
    assert [document["signer"] for document in by_form(toured)["childView"]] == ["Noor de Boer"]


def test_a_paper_is_read_in_the_language_of_its_reader_with_the_interpreter(toured: Played) -> None:
    asked = {each["language"] for each in toured.of_kind("interpreterUsed")}
    assert asked == {"ar", "pl"}
    languages = [each["language"] for each in toured.of_kind("signerDecided")]
    assert set(languages) == {"nl", "ar", "pl"}


def test_a_handover_is_read_together_before_it_may_go(toured: Played) -> None:  # H11
    (said,) = [body["payload"] for body in toured.bodies() if body["kind"] == "passageReacted"]
    assert said["reaction"] == "correct"
