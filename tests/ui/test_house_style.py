from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from jgvisit.config import resources_dir
from ui import theme
from ui.theme.house_style import wear_house_style
from ui.theme.tokens import read_tokens

OURS = read_tokens(resources_dir() / "theme")
PURPLE = {
    "basis-color-action-bg": "#5B2A86",
    "basis-color-action-bg-hover": "#4A2070",
    "basis-color-action-border": "#5B2A86",
    "basis-color-action-subtle-text": "#4A2070",
}


def _file(folder: Path, said: object) -> Path:
    file = folder / "huisstijl.json"
    file.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return file


def test_a_municipality_wears_its_own_colours_and_keeps_the_rest(qapp: QApplication, tmp_path: Path) -> None:
    file = _file(tmp_path, {"light": PURPLE})
    now = theme.apply_theme(qapp, house_style=file)
    assert now.colors["basis-color-action-bg"] == "#5B2A86"
    assert now.colors["basis-color-default-text"] == OURS.colors["light"]["basis-color-default-text"]
    assert theme.look("family").colors == OURS.colors["family"]
    assert "#5B2A86" in qapp.styleSheet()
    theme.apply_theme(qapp)
    assert "#5B2A86" not in qapp.styleSheet()


def test_no_file_is_no_house_style(tmp_path: Path) -> None:
    worn = wear_house_style(OURS, tmp_path / "huisstijl.json")
    assert (worn.tokens, worn.faults) == (OURS, ())


def test_colours_that_cannot_be_read_are_refused_whole_with_what_was_measured(tmp_path: Path) -> None:
    pale = {**PURPLE, "basis-color-action-text": "#8A6BB0"}
    worn = wear_house_style(OURS, _file(tmp_path, {"light": pale, "dark": {}}))
    assert worn.tokens == OURS
    assert worn.faults[0] == (
        "light: basis-color-action-text op basis-color-action-bg heeft contrast 2.27 en heeft 4.5 nodig (WCAG 2.2)."
    )


@pytest.mark.parametrize("token", ["voluntary-bg", "court-text", "negative-text", "paper-bg", "ink"])
def test_a_house_style_cannot_change_what_a_colour_means(tmp_path: Path, token: str) -> None:
    worn = wear_house_style(OURS, _file(tmp_path, {"light": {f"basis-color-{token}": "#000000"}}))
    assert worn.tokens == OURS
    assert worn.faults == (f"light: basis-color-{token} heeft een betekenis die in elke gemeente dezelfde is.",)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("{", "geen geldige JSON"),
        ("[]", "geen geldige JSON"),
        ({"light": 3}, "geen geldige JSON"),
        ("[" * 60_000, "geen geldige JSON"),
        (" " * 200_000, "geen geldige JSON"),
        ({"contrast": PURPLE}, "Een thema 'contrast' is er niet."),
        ({"light": {"basis-color-action-1-bg": "#000000"}}, "een token 'basis-color-action-1-bg' is er niet"),
        ({"light": {"basis-color-action-bg": "purple"}}, "moet een kleur zijn zoals #0F5A6B"),
        ({"light": {"basis-color-action-bg": None}}, "moet een kleur zijn zoals #0F5A6B"),
        ({"light": {"basis-color-action-bg": "#000000; } * { color: red"}}, "moet een kleur zijn zoals #0F5A6B"),
    ],
    ids=range(10),
)
def test_a_file_that_is_wrong_is_refused_in_a_sentence(tmp_path: Path, said: object, told: str) -> None:
    worn = wear_house_style(OURS, _file(tmp_path, said))
    assert worn.tokens == OURS
    assert told in worn.faults[0]
