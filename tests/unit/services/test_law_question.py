"""`jgvisit law`: strict input, the answer as the contract says."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from jgvisit import config
from jgvisit.content.law_book import load_law_book
from jgvisit.errors import InputError
from jgvisit.services.law.question import answer_json

BOOK = load_law_book(config.resources_dir() / "law")
Case = dict[str, Any]


def case() -> Case:
    """An invented family: two parents with authority, a child of 13 under supervision."""
    return {
        "on": "2026-06-15",
        "persons": [
            {"id": "m", "born": "1986-02-03", "role": "parent"},
            {"id": "f", "born": "1984-07-08", "role": "parent", "whereabouts": None},
            {"id": "k", "born": "2013-01-20", "role": "child", "capacity": "full"},
        ],
        "authority": [
            {"child": "k", "holder": "m", "since": "2013-01-20", "kind": "parent", "evidence": "gezagsregister"},
            {
                "child": "k",
                "holder": "f",
                "since": "2013-01-20",
                "until": None,
                "kind": "parent",
                "evidence": "gezagsregister",
            },
        ],
        "orders": [
            {
                "child": "k",
                "kind": "ots",
                "court": "Rechtbank Voorbeeld",
                "number": "C/1",
                "decided_on": "2026-04-30",
                "from": "2026-05-01",
                "until": "2027-04-30",
            }
        ],
        "consents": [
            {"person": "m", "subject": "help", "kind": "T", "given": True, "on": "2026-06-01"},
            {"person": "f", "subject": "help", "kind": "T", "given": False, "on": "2026-06-01"},
            {"person": "k", "subject": "help", "kind": "T", "given": True, "on": "2026-06-01"},
        ],
        "question": {
            "child": "k",
            "subject": "help",
            "exceptions": [{"id": "X2", "reason": "blijft het willen", "consulted": "collega", "on": "2026-06-15"}],
        },
    }


def asked(changed: Case) -> Case:
    answer: Case = json.loads(answer_json(json.dumps(changed), BOOK))
    return answer


def test_the_answer_has_the_keys_of_the_contract() -> None:
    answer = asked(case())
    assert list(answer) == [
        "child",
        "frame",
        "frame_evidence",
        "this_help",
        "required",
        "informed",
        "may_be_imposed_by",
        "could_be_imposed_by",
        "may_start",
        "blocked_by",
        "remedies",
        "explain_again",
        "jurist_check",
    ]
    assert (answer["frame"], answer["frame_evidence"], answer["this_help"]) == ("court_ordered", "seen", "voluntary")
    assert (answer["informed"], answer["may_start"], answer["may_be_imposed_by"]) == (["f"], True, None)
    assert {(mark["person"], mark["kind"]) for mark in answer["required"]} == {("k", "T"), ("m", "T")}
    assert set(answer["required"][0]) == {"person", "kind", "why", "articles"}
    assert {"moment": 20, "persons": ["f", "k", "m"], "due": "2026-04-30"} in answer["explain_again"]
    assert {remedy.get("term_days") for remedy in answer["remedies"]} == {None, 14, 42}


def test_a_consent_that_may_follow_is_marked_after() -> None:
    changed = case()
    changed["consents"] = [changed["consents"][2]]
    changed["question"]["exceptions"] = [{"id": "X4", "reason": "gevaar", "on": "2026-06-15"}]
    answer = asked(changed)
    assert {mark["person"]: mark.get("after") for mark in answer["required"]} == {"f": True, "k": None, "m": True}
    assert answer["may_start"]


def test_null_means_absent() -> None:
    changed = case()
    changed.update(other_decisions=None)
    changed["question"].update(concerns=None, recipient=None, touches=None, far_reaching=None)
    changed["orders"][0].update(evidence=None, heard_on=None)
    assert asked(changed) == asked(case())


def test_an_announced_order_needs_no_court_number_or_dates() -> None:
    changed = case()
    changed["orders"] = [
        {"child": "k", "kind": "ots", "evidence": "announced", "told_by": "moeder", "told_on": "2026-06-12"}
    ]
    answer = asked(changed)
    assert (answer["frame"], answer["frame_evidence"]) == ("court_ordered", "announced")


def test_what_lies_ahead_is_possible_and_does_not_count_yet() -> None:
    changed = case()
    changed["orders"][0]["from"] = "2026-07-01"
    changed["consents"][0]["withdrawn_on"] = "2026-07-01"
    answer = asked(changed)
    assert (answer["frame"], answer["may_start"]) == ("voluntary", True)


def put(*path: Any) -> Callable[[Case], None]:
    """Return a change that sets the last of `path` at the place the others name."""

    def change(changed: Case) -> None:
        target: Any = changed
        for step in path[:-2]:
            target = target[step]
        target[path[-2]] = path[-1]

    return change


def drop(*path: Any) -> Callable[[Case], None]:
    """Return a change that takes the field at `path` out."""

    def change(changed: Case) -> None:
        target: Any = changed
        for step in path[:-1]:
            target = target[step]
        del target[path[-1]]

    return change


BAD = [
    (put("persons", 1, "born", "2026-06-16"), "persons[1].born"),
    (put("persons", 1, "born", "1986-02-30"), "persons[1].born"),
    (put("persons", 1, "born", None), "persons[1].born"),
    (put("persons", 1, "born", "0001-01-01"), "persons[1].born"),
    (put("persons", 1, "id", "m"), "persons[1].id"),
    (put("persons", 1, "id", "gi"), "persons[1].id"),
    (put("persons", 1, "role", "aunt"), "persons[1].role"),
    (put("persons", 1, "name", "Jan"), "persons[1].name"),
    (drop("persons", 2, "born"), "persons[2].born"),
    (drop("on"), "on"),
    (put("on", "vandaag"), "on"),
    (put("on", 20260615), "on"),
    (drop("orders"), "orders"),
    (put("authority", 0, "holder", "oma"), "authority[0].holder"),
    (put("authority", 0, "child", "z"), "authority[0].child"),
    (put("authority", 0, "since", "2013-01-19"), "authority[0].since"),
    (put("authority", 0, "until", "2013-01-19"), "authority[0].until"),
    (put("orders", 0, "decided_on", "2026-06-16"), "orders[0].decided_on"),
    (put("orders", 0, "until", "2026-04-30"), "orders[0].until"),
    (drop("orders", 0, "from"), "orders[0].from"),
    (drop("orders", 0, "court"), "orders[0].court"),
    (put("orders", 0, "number", ""), "orders[0].number"),
    (put("orders", 0, "court", " \u200b-"), "orders[0].court"),
    (put("orders", 0, "person", "oma"), "orders[0].person"),
    (put("orders", 0, "evidence", "announced"), "orders[0].told_by"),
    (put("consents", 0, "person", "oma"), "consents[0].person"),
    (put("consents", 0, "until", "2026-05-01"), "consents[0].until"),
    (put("consents", 0, "given", "yes"), "consents[0].given"),
    (put("question", "child", "z"), "question.child"),
    (put("question", "recipient", "z"), "question.recipient"),
    (put("question", "touches", ["m", "z"]), "question.touches[1]"),
    (put("question", "subject", "drug_test"), "question.subject"),
    (put("question", "exceptions", 0, "id", "X9"), "question.exceptions[0].id"),
    (put("other", []), "other"),
]


@pytest.mark.parametrize(("change", "where"), BAD, ids=[f"{number} {where}" for number, (_, where) in enumerate(BAD)])
def test_bad_input_is_refused_with_the_path_of_the_field(change: Callable[[Case], None], where: str) -> None:
    changed = case()
    change(changed)
    with pytest.raises(InputError) as refused:
        asked(changed)
    assert refused.value.where == where
    assert str(refused.value).startswith(where)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"a"', "{} {}", "\ud800"], ids=repr)
def test_what_is_no_case_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        answer_json(text, BOOK)


def test_another_decision_must_name_somebody_known_and_end_after_it_starts() -> None:
    changed = case()
    decision = {"person": "f", "kind": "contact_ban", "by": "rechter", "about": "moeder", "from": "2026-06-01"}
    changed["other_decisions"] = [decision | {"until": "2026-05-01"}]
    with pytest.raises(InputError, match=r"other_decisions\[0\]\.until"):
        asked(changed)
    changed["other_decisions"] = [decision | {"person": "oma"}]
    with pytest.raises(InputError, match=r"other_decisions\[0\]\.person"):
        asked(changed)


@pytest.mark.parametrize("nothing", ["-", ".", " \u200b", "\u3164", None])
def test_a_guardianship_whose_evidence_says_nothing_is_not_known_and_orders_nothing(nothing: str | None) -> None:
    changed = case()
    changed["orders"] = []
    changed["authority"] = [
        {"child": "k", "holder": "gi", "since": "2020-01-01", "kind": "guardian", "evidence": nothing}
    ]
    answer = asked(changed)
    assert (answer["frame"], answer["frame_evidence"]) == ("voluntary", None)
    assert "authority_unknown" in {block["code"] for block in answer["blocked_by"]}
