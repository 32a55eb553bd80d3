"""The one style sheet, made from `resources/theme/theme.qss` and the tokens."""

from __future__ import annotations

from string import Template

from jgvisit.config import resources_dir
from ui.theme.tokens import Theme


class _Sheet(Template):
    """`${basis-color-…}`: token names have hyphens."""

    idpattern = r"[a-z][a-z0-9-]*"


def style_sheet(theme: Theme) -> str:
    """Fill the template; a token that is missing is a bug and raises KeyError."""
    values: dict[str, str] = dict(theme.colors)
    values |= {name: f"{theme.px(name)}px" for name in theme.sizes}
    for role in theme.types:
        for mood in ("worker", "family"):
            size, _, _ = theme.types[role][mood]
            values[f"text-{role}-{mood}"] = f"{round(size * theme.text_scale)}px"
    values["icons"] = (resources_dir() / "icons").as_posix()
    return _Sheet((resources_dir() / "theme" / "theme.qss").read_text(encoding="utf-8")).substitute(values)
