"""What is filled in during the long play: per form its family, its child, and the answers by part and field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from jgvisit import config
from jgvisit.content.form_model import Part

Told = str | int | list[str] | list[dict[str, "Told"]] | dict[str, str]
"""One value as the script tells it; which widget takes it, the definition of the form says."""


@dataclass(frozen=True)
class FormScript:
    """One form of the play."""

    form_type: str
    family: str
    child: str
    parts: Mapping[Part, Mapping[str, Told]]


def read_script() -> dict[str, FormScript]:
    """Return the forms of the play by their key; the key is the type where a type is played once."""
    text = (config.resources_dir() / "demo" / "tour.toml").read_text(encoding="utf-8")
    return {key: _script(key, entry) for key, entry in tomllib.loads(text)["form"].items()}


def _script(key: str, entry: Mapping[str, object]) -> FormScript:
    parts = cast(
        Mapping[Part, Mapping[str, Told]],
        {name: part for name, part in entry.items() if name in ("common", "private", "team")},
    )
    return FormScript(str(entry.get("type", key)), str(entry["family"]), str(entry["child"]), parts)
