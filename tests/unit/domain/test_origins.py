"""Law.md §1.3: who should hold authority by how it came about; one case a row of origins.toml."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from jgvisit import config
from jgvisit.content.law_tables import load_law_tables
from jgvisit.domain.facts import GI, UNKNOWN
from jgvisit.domain.origins import History, HowLost, Loss, advise, say
from jgvisit.ids import PersonId

TABLE = load_law_tables(config.resources_dir() / "law").origins
MOTHER, FATHER, PARTNER, AUNT, UNCLE = (PersonId(name) for name in ("mother", "father", "partner", "aunt", "uncle"))
ALONE = History(child_born=date(2015, 3, 1), birth_parent=MOTHER)
PAIR = replace(ALONE, other_parent=FATHER)
MARRIED = replace(PAIR, bond="married")
RECOGNISED = replace(PAIR, recognised_on=date(2024, 5, 1), child_born=date(2024, 6, 1))
NEW_YEAR_2023 = date(2023, 1, 1)


def lost(person: PersonId, how: HowLost) -> tuple[Loss, ...]:
    return (Loss(person, how),)


def told(history: History) -> tuple[dict[str, str], list[str]]:
    advice = advise(history, TABLE)
    return {held.holder: held.kind for held in advice.holders}, [row.row for row in advice.rows]


BOTH = {MOTHER: "parent", FATHER: "parent"}
ONLY_MOTHER = {MOTHER: "parent"}
ROWS: list[tuple[str, History, dict[str, str], list[str]]] = [
    ("the GI is guardian", replace(PAIR, guardians=(GI,)), {GI: "guardian"}, ["1"]),
    (
        "the GI is provisional guardian",
        replace(MARRIED, provisional_guardianship=True),
        {GI: "provisional_guardian"},
        ["2"],
    ),
    ("two guardians", replace(PAIR, guardians=(AUNT, UNCLE)), {AUNT: "guardian", UNCLE: "guardian"}, ["3"]),
    (
        "divorced, sole authority",
        replace(PAIR, bond="ended", court_gave=(FATHER,)),
        {FATHER: "parent"},
        ["4"],
    ),
    ("the court gave it to both unmarried", replace(PAIR, court_gave=(MOTHER, FATHER)), BOTH, ["5"]),
    (
        "partner by the court",
        replace(ALONE, partner=PARTNER, partner_by="court"),
        {MOTHER: "parent", PARTNER: "other_person"},
        ["6"],
    ),
    (
        "partner by birth within the partnership",
        replace(ALONE, partner=PARTNER, partner_by="birth"),
        {MOTHER: "parent", PARTNER: "other_person"},
        ["7"],
    ),
    ("married", MARRIED, BOTH, ["8"]),
    ("registered partners", replace(PAIR, bond="partnership"), BOTH, ["8"]),
    ("divorced, nothing else decided", replace(PAIR, bond="ended"), BOTH, ["9"]),
    (
        "joint note after an old recognition",
        replace(PAIR, recognised_on=date(2019, 1, 1), joint_note=True),
        BOTH,
        ["10"],
    ),
    ("recognised in 2024, mother alone by deed", replace(RECOGNISED, mother_alone=True), ONLY_MOTHER, ["11"]),
    ("recognised in 2024", RECOGNISED, BOTH, ["12"]),
    (
        "recognised on 1 January 2023",
        replace(RECOGNISED, child_born=date(2022, 6, 1), recognised_on=NEW_YEAR_2023),
        BOTH,
        ["12"],
    ),
    (
        "recognised on 31 December 2022",
        replace(RECOGNISED, child_born=date(2022, 6, 1), recognised_on=date(2022, 12, 31)),
        ONLY_MOTHER,
        ["14"],
    ),
    (
        "unborn recognised in 2022, born on 1 January 2023",
        replace(RECOGNISED, child_born=NEW_YEAR_2023, recognised_on=date(2022, 11, 1)),
        ONLY_MOTHER,
        ["13"],
    ),
    (
        "recognised in 2019",
        replace(PAIR, recognised_on=date(2019, 1, 1)),
        ONLY_MOTHER,
        ["14"],
    ),
    ("second parent, not known how", PAIR, {MOTHER: "parent", UNKNOWN: "parent"}, ["15"]),
    ("only the mother is parent", ALONE, ONLY_MOTHER, ["16"]),
    ("father died", replace(MARRIED, losses=lost(FATHER, "died")), ONLY_MOTHER, ["8", "17"]),
    ("mother is a minor", replace(MARRIED, losses=lost(MOTHER, "minor")), {FATHER: "parent"}, ["8", "18"]),
    (
        "mother under guardianship",
        replace(MARRIED, losses=lost(MOTHER, "under_guardianship")),
        {FATHER: "parent"},
        ["8", "19"],
    ),
    ("mother unable", replace(MARRIED, losses=lost(MOTHER, "unable")), {FATHER: "parent"}, ["8", "20"]),
    (
        "father cannot be found",
        replace(MARRIED, losses=lost(FATHER, "whereabouts_unknown")),
        ONLY_MOTHER,
        ["8", "21"],
    ),
    ("father suspended", replace(MARRIED, losses=lost(FATHER, "suspended")), ONLY_MOTHER, ["8", "22"]),
    ("father ended", replace(MARRIED, losses=lost(FATHER, "ended")), ONLY_MOTHER, ["8", "23"]),
    (
        "mother died, partner by the court stays",
        replace(ALONE, partner=PARTNER, partner_by="court", losses=lost(MOTHER, "died")),
        {PARTNER: "guardian"},
        ["6", "17", "24"],
    ),
    (
        "mother suspended, partner by the court stays",
        replace(ALONE, partner=PARTNER, partner_by="court", losses=lost(MOTHER, "suspended")),
        {PARTNER: "other_person"},
        ["6", "22"],
    ),
    ("the only holder died", replace(ALONE, losses=lost(MOTHER, "died")), {}, ["16", "17", "25"]),
    ("supervision keeps authority", replace(MARRIED, supervised=True), BOTH, ["8", "26"]),
    (
        "one of two guardians died",
        replace(ALONE, guardians=(AUNT, UNCLE), losses=lost(AUNT, "died")),
        {UNCLE: "guardian"},
        ["3", "17"],
    ),
    (
        "who has no authority cannot lose it",
        replace(PAIR, recognised_on=date(2019, 1, 1), losses=lost(FATHER, "ended")),
        ONLY_MOTHER,
        ["14"],
    ),
]


@pytest.mark.parametrize(("history", "holders", "rows"), [case[1:] for case in ROWS], ids=[case[0] for case in ROWS])
def test_the_table_says_who_should_hold_authority_and_by_which_row(
    history: History, holders: dict[str, str], rows: list[str]
) -> None:
    assert told(history) == (holders, rows)


def test_every_row_of_the_table_has_a_case() -> None:
    assert {row.row for row in TABLE.rows()} == {row for case in ROWS for row in case[3]}


def test_the_order_of_losses_guardians_and_holders_changes_nothing() -> None:
    losses = (Loss(MOTHER, "minor"), Loss(FATHER, "died"), Loss(MOTHER, "unable"))
    assert len({repr(advise(replace(MARRIED, losses=order), TABLE)) for order in permutations(losses)}) == 1
    both = [advise(replace(ALONE, guardians=pair), TABLE).holders for pair in permutations((AUNT, UNCLE))]
    assert both[0] == both[1]


def test_two_deaths_name_their_row_and_proof_once() -> None:
    advice = advise(replace(MARRIED, losses=(Loss(MOTHER, "died"), Loss(FATHER, "died"))), TABLE)
    assert [row.row for row in advice.rows] == ["8", "17", "25"]
    assert len(set(advice.proof)) == len(advice.proof)


def test_the_proof_and_the_points_come_from_every_row_that_spoke() -> None:
    advice = advise(replace(MARRIED, losses=lost(MOTHER, "minor")), TABLE)
    assert advice.proof == ("akte van huwelijk of partnerschap", "geboorteakte", "BRP", "geboorteakte van de ouder")
    assert advice.points == ("Minderjarige moeder vanaf 16 jaar: is zij meerderjarig verklaard (BW 1:253ha)?",)


@pytest.mark.parametrize(
    ("history", "sentence"),
    [
        (MARRIED, "Volgens deze feiten hebben Fadi en Mira gezag. Ga dit na in het gezagsregister."),
        (ALONE, "Volgens deze feiten heeft Mira gezag. Ga dit na in het gezagsregister."),
        (PAIR, "Volgens deze feiten hebben Mira en misschien nog iemand gezag. Ga dit na in het gezagsregister."),
        (
            replace(ALONE, losses=lost(MOTHER, "died")),
            "Volgens deze feiten heeft niemand gezag. Ga dit na in het gezagsregister.",
        ),
        (
            replace(PAIR, guardians=(AUNT, FATHER, MOTHER)),
            "Volgens deze feiten hebben Ans, Fadi en Mira gezag. Ga dit na in het gezagsregister.",
        ),
        (
            replace(PAIR, guardians=(GI,)),
            "Volgens deze feiten heeft de GI gezag. Ga dit na in het gezagsregister.",
        ),
    ],
    ids=["two", "one", "perhaps another", "nobody", "three", "gi"],
)
def test_the_worker_reads_one_advice_that_sends_to_the_register(history: History, sentence: str) -> None:
    names = {MOTHER: "Mira", FATHER: "Fadi", AUNT: "Ans"}
    assert say(advise(history, TABLE), names) == sentence


def test_a_holder_without_a_name_is_no_advice() -> None:
    with pytest.raises(KeyError):
        say(advise(MARRIED, TABLE), {MOTHER: "Mira"})


def test_a_condition_holds_only_with_the_second_parent_it_speaks_of() -> None:
    for fields in ({"bond": "married"}, {"bond": "ended"}, {"joint_note": True}, {"recognised_on": date(2024, 1, 1)}):
        assert told(replace(ALONE, **fields)) == (ONLY_MOTHER, ["16"])  # type: ignore[arg-type]  fields by name


def test_a_partner_beside_a_second_parent_has_no_authority_by_birth() -> None:
    assert told(replace(MARRIED, partner=PARTNER, partner_by="birth")) == (BOTH, ["8"])
    assert told(replace(ALONE, partner=PARTNER)) == (ONLY_MOTHER, ["16"])
