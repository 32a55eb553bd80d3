"""Who is meant by a name that somebody typed."""

from __future__ import annotations

import pytest

from jgvisit.domain.called import Called, Meant, meant


@pytest.mark.parametrize(
    ("own", "typed", "others", "answer"),
    [
        ("Karin Smit", "Karin Smit, gedragswetenschapper", "", "yes"),
        ("Karin Smit", "Karin Smit (gedragswetenschapper)", "", "yes"),
        ("Karin Smit", "Karin Smit.", "", "yes"),
        ("karin  smit", "Met KARIN SMIT", "", "yes"),
        ("Karin Smit", "onze collega mw. Karin Smit", "", "yes"),
        ("Karin Smit", "gedragswetenschapper: Karin Smit", "", "yes"),
        ("Karin Smit (k.smit)", "Karin Smit (k.smit), gedragswetenschapper", "Karin Smit (karin2)", "yes"),
        ("An", "Anna de Wit", "", "no"),
        ("An", "Johan", "", "no"),
        ("Karin Smit", "Karin Smits", "", "no"),
        ("Karin Smit", "Karin", "", "no"),
        ("", "Karin Smit", "", "no"),
        ("Anna Bakker", "Anna Bakker", "Anna Bakker-Smit", "yes"),
        ("Anna Bakker-Smit", "Anna Bakker-Smit, jurist", "Anna Bakker", "yes"),
        ("Anna Bakker", "Anna Bakker-Smit, jurist", "Anna Bakker-Smit", "no"),
        ("Anna Bakker", "Anna Bakker-Smit, jurist", "", "unsure"),
        ("Anna Bakker", "Anna Bakker - Smit", "", "unsure"),
        ("Anna Bakker", "Anna Bakker Smit", "", "unsure"),
        ("Anna Bakker", "Eva Anna Bakker", "", "unsure"),
        ("Anna Bakker", "Anna Bakker gedragswetenschapper", "", "unsure"),
        ("Anna Bakker", "Anna Bakker, Karin Smit", "Karin Smit", "unsure"),
        ("Z.", "Z. de Boer", "", "unsure"),
        ("Karin Smit", "Karin Smit", "Karin Smit", "no"),
    ],
)
def test_a_colleague_is_known_by_a_whole_name_that_stands_apart(
    own: str, typed: str, others: str, answer: Meant
) -> None:
    assert meant(Called((own,), (others,) if others else ()), typed) == answer
