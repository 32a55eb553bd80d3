"""The one style sheet, made from `resources/theme/theme.qss` and the tokens, once for each look."""

from __future__ import annotations

import re
from string import Template

from jgvisit.config import resources_dir
from ui.theme.tokens import Theme

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}]+)(\{[^{}]*\})")
_FAMILY = 'QWidget[look="family"]'


class _Sheet(Template):
    """`${basis-color-…}`: token names have hyphens."""

    idpattern = r"[a-z][a-z0-9-]*"


def style_sheet(worker: Theme, family: Theme) -> str:
    """Fill the template; a token that is missing is a bug and raises KeyError.

    The rules come twice where the two looks differ: as they are, and once more for what lies on a page of the
    family, which counts for more.
    """
    sheet = _COMMENT.sub("", (resources_dir() / "theme" / "theme.qss").read_text(encoding="utf-8"))
    filled = _fill(sheet, worker)
    own = "" if family.colors == worker.colors else _RULE.sub(_on_family_pages, _fill(sheet, family))
    grounds = (
        f'QWidget[look="worker"] {{ background: {worker.colors["basis-color-default-bg-document"]}; }}\n'
        f"{_FAMILY} {{ background: {family.colors['basis-color-default-bg-document']}; }}\n"
    )
    return filled + own + grounds


def _on_family_pages(rule: re.Match[str]) -> str:
    selectors = (f"{_FAMILY} {selector.strip()}" for selector in rule[1].split(","))
    return f"{', '.join(selectors)} {rule[2]}\n"


def _fill(sheet: str, theme: Theme) -> str:
    values: dict[str, str] = dict(theme.colors)
    values |= {name: f"{theme.px(name)}px" for name in theme.sizes}
    for role in theme.types:
        for mood in ("worker", "family"):
            size, _, _ = theme.types[role][mood]
            values[f"text-{role}-{mood}"] = f"{round(size * theme.text_scale)}px"
    values |= _within(theme)
    return _Sheet(sheet).substitute(values)


def _within(theme: Theme) -> dict[str, str]:
    """Return the padding of a field under a thicker edge: what is typed stands still when the edge grows."""
    values = {}
    for state, edge in (
        ("focus", theme.px("basis-focus-width")),
        ("selected", theme.px("basis-border-width-selected")),
    ):
        for way in ("block", "inline"):
            inset = theme.px(f"basis-form-control-padding-{way}") + theme.px("basis-border-width") - edge
            values[f"padding-{way}-{state}"] = f"{max(0, inset)}px"
    return values
