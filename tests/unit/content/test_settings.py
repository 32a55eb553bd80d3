"""What a municipality sets comes with its signed texts, and nothing of it is made up."""

from __future__ import annotations

import pytest
from pack_maker import own_texts

from jgvisit.config import resources_dir
from jgvisit.content.check import check_pack
from jgvisit.content.findings import PackError
from jgvisit.content.pack import load_pack
from jgvisit.content.text_files import InMemory

FILE = "nl/municipality.toml"
GIVEN = """
contact_line = "Bel het Team Jeugd en Gezin (verzonnen)."
fingerprint_place = "de website van de gemeente"
municipality_pays_interpreter = "yes"
handed_over_minutes = 15
decision_weeks = 6
decision_weeks_source = "Verordening jeugdhulp, artikel 9 (verzonnen)"
"""


def texts(given: str) -> InMemory:
    return InMemory({**own_texts(), FILE: given.encode()})


def test_the_program_sets_nothing_itself() -> None:
    assert load_pack(resources_dir() / "content").settings == {}


def test_what_is_given_is_set_and_nothing_else() -> None:
    assert load_pack(texts(GIVEN)).settings == {
        "contact_line": "Bel het Team Jeugd en Gezin (verzonnen).",
        "fingerprint_place": "de website van de gemeente",
        "municipality_pays_interpreter": "yes",
        "handed_over_minutes": "15",
        "decision_weeks": "6",
        "decision_weeks_source": "Verordening jeugdhulp, artikel 9 (verzonnen)",
    }
    assert FILE not in {finding.file for finding in check_pack(texts(GIVEN))}


@pytest.mark.parametrize(
    "given",
    [
        'contact_lin = "Bel ons"',
        'municipality_pays_interpreter = "maybe"',
        "handed_over_minutes = 0",
        "handed_over_minutes = 1000",
        "decision_weeks = 0",
        "decision_weeks = 9",
        'oral_witness = "never"',
        'contact_line = ""',
        'contact_line = "een\\nregel erbij"',
    ],
)
def test_what_cannot_be_set_is_refused_with_its_file(given: str) -> None:
    with pytest.raises(PackError) as refused:
        load_pack(texts(given))
    assert refused.value.finding.file == FILE
