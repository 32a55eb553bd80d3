"""Table B: every measure of law.md, and nothing imposed without the court's paper."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from law_families import BOOK, CHILD, TWO_PARENTS, announced, family, order

from jgvisit import config
from jgvisit.content.law_tables import load_law_tables
from jgvisit.domain.facts import CourtOrder, OrderKind, Subject
from jgvisit.domain.measures import imposed_on
from jgvisit.domain.orders import read_orders

ROWS = {row.row: row for row in load_law_tables(config.resources_dir() / "law").measures}
NEVER = {"1", "3", "5", "6", "9", "16", "18", "20"}
ON_ORDERS: dict[str, set[OrderKind]] = {
    "2": {"ots", "vots"},
    "4": {"ots", "vots"},
    "7": {"ots", "vots"},
    "8": {"ots", "vots"},
    "10": {"placement"},
    "11": {"placement"},
    "12": {"placement"},
    "13": {"placement"},
    "14": {"placement"},
    "15": {"ots", "vots", "authority_suspended"},
    "17": {"ots", "vots"},
    "19": {"closed_care"},
    "21": {"authority_ended"},
}


def on_paper(row: str, *orders: CourtOrder) -> list[str]:
    readings = read_orders(family(13, *TWO_PARENTS, orders=orders), CHILD)
    return [found.kind for found in imposed_on(ROWS[row], readings)]


def test_the_table_has_the_21_measures() -> None:
    assert set(ROWS) == {str(number) for number in range(1, 22)}
    assert set(ROWS) == NEVER | set(ON_ORDERS)


@pytest.mark.parametrize("row", sorted(ROWS, key=int))
def test_a_measure_is_imposed_on_its_own_orders_only(row: str) -> None:
    all_kinds: tuple[OrderKind, ...] = get_args(OrderKind)
    assert set(on_paper(row, *(order(kind) for kind in all_kinds))) == ON_ORDERS.get(row, set())


def test_nothing_is_imposed_on_hearsay_on_a_paper_without_number_or_on_what_has_ended() -> None:
    assert on_paper("17", order("ots")) == ["ots"]
    assert on_paper("17", announced("ots")) == []
    assert on_paper("17", replace(order("ots"), number=None)) == []
    assert on_paper("17", replace(order("ots"), court="")) == []
    assert on_paper("17", replace(order("ots"), ended_on=order("ots").starts_on)) == []
    assert on_paper("17", replace(order("ots"), disputed=True)) == []


def test_what_does_not_exist_in_the_voluntary_frame_needs_a_court() -> None:
    assert {row.row for row in ROWS.values() if not row.voluntary} == {"11", "15", "17", "21"}
    assert all(set(ON_ORDERS[row.row]) for row in ROWS.values() if not row.voluntary)


@pytest.mark.parametrize("subject", [subject for subject in get_args(Subject) if subject != "help_within_order"])
def test_what_an_answer_says_of_a_subject_stands_in_the_readable_table(subject: Subject) -> None:
    rows = [row for row in ROWS.values() if subject in row.subjects]
    readable = {power.decision.split(";")[0] for row in rows for power in row.could}
    answered = {could.decision for line in BOOK.measures if subject in line.subjects for could in line.could}
    known = {decision for decision in answered if any(decision.startswith(start) for start in readable)}
    general = {"voorlopige ondertoezichtstelling bij acuut en ernstig gevaar"}
    handed_over = {decision for decision in answered if subject == "handover" and decision.startswith("informatie aan")}
    assert answered - known - general == handed_over
    remedies = {remedy.articles for row in rows for remedy in row.remedies}
    terms = {
        line.articles for each in BOOK.measures if subject in each.subjects for line in each.remedies if line.term_days
    }
    assert terms <= remedies
