"""Colours, type and distances come from the tokens: nothing of them is written anywhere else in the program."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from jgvisit.config import resources_dir

ROOT = Path(__file__).resolve().parent.parent.parent
_NOT_HERE = ("theme", "demo")
SOURCES = [file for file in sorted((ROOT / "ui").rglob("*.py")) if file.relative_to(ROOT).parts[1] not in _NOT_HERE]
_HEX = re.compile(r"#[0-9A-Fa-f]{3,8}\b")
_NEVER = {
    "QFont",
    "QFontDatabase",
    "setStyleSheet",
    "setPixelSize",
    "setPointSize",
    "setPointSizeF",
    "setFamily",
    "setBold",
}
_MEASURES = {
    "setSpacing",
    "setHorizontalSpacing",
    "setVerticalSpacing",
    "setContentsMargins",
    "addSpacing",
    "set_inset",
    "set_even_inset",
    "setMinimumWidth",
    "setMaximumWidth",
    "setMinimumHeight",
    "setMaximumHeight",
    "setFixedHeight",
    "setFixedWidth",
    "setFixedSize",
    "setMinimumSize",
    "QPen",
    "QMargins",
    "drawRoundedRect",
}
"""Calls that take a size. 0 and 1 are no size but "none" and "one"; what one widget alone knows is a named constant."""
_KEYWORDS = {"gap_px", "size_px", "max_width_px", "beside_from_px", "size"}
_NO_MAXIMUM = 16_777_215


def literals(source: str) -> Iterator[str]:
    """Yield what stands in `source` that the tokens should say."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _HEX.fullmatch(node.value):
            yield f"{node.lineno}: {node.value}"
        if (
            isinstance(node, ast.Attribute)
            and ast.unparse(node).startswith("Qt.GlobalColor.")
            and node.attr != "transparent"
        ):
            yield f"{node.lineno}: {ast.unparse(node)}"
        if isinstance(node, ast.Call):
            yield from _in_call(node)


def _in_call(node: ast.Call) -> Iterator[str]:
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name in _NEVER or (name == "QColor" and not _is_plain(node)):
        yield f"{node.lineno}: {ast.unparse(node)[:80]}"
    if any(each.arg in _KEYWORDS and _is_size(each.value) for each in node.keywords):
        yield f"{node.lineno}: {ast.unparse(node)[:80]}"
    if name in _MEASURES:
        for given in node.args:
            if any(_is_size(part) for part in _parts(given)):
                yield f"{node.lineno}: {ast.unparse(node)[:80]}"


def _is_named_colour(node: ast.Attribute) -> bool:
    return ast.unparse(node).startswith("Qt.GlobalColor.") and node.attr != "transparent"


def _is_plain(node: ast.Call) -> bool:
    """Tell whether a QColor is made of another colour, not of numbers or words."""
    return bool(node.args) and not any(isinstance(each, ast.Constant) for each in node.args)


def _parts(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the numbers that are added to a size; what it is divided or multiplied by is no size."""
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub(), right=right):
            yield from _parts(left)
            yield from _parts(right)
        case ast.IfExp(body=body, orelse=other):
            yield from _parts(body)
            yield from _parts(other)
        case _:
            yield node


def _is_size(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value not in (0, 1, _NO_MAXIMUM)
    )


def test_no_colour_size_or_font_is_written_outside_the_tokens() -> None:
    found = {file: list(literals(file.read_text(encoding="utf-8"))) for file in SOURCES}
    assert len(found) > 100
    assert {str(file): lines for file, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "source",
    [
        'x = "#0F5A6B"',
        "p.fillRect(r, Qt.GlobalColor.white)",
        "c = QColor(1, 2, 3)",
        'c = QColor("red")',
        "f = QFont()",
        'w.setStyleSheet("")',
        "row.setSpacing(12)",
        "row.setContentsMargins(space, space - 4, 0, 0)",
        "pen = QPen(edge, 2.5)",
        "pen = QPen(edge, 3 if thick else 1)",
        "w.setMinimumSize(72, 56)",
        "row = FlowLayout(gap_px=8)",
    ],
)
def test_the_walk_finds_what_it_looks_for(source: str) -> None:
    assert list(literals(source))


def test_the_style_sheet_is_made_of_tokens_alone() -> None:
    sheet = re.sub(
        r"/\*.*?\*/", "", (resources_dir() / "theme" / "theme.qss").read_text(encoding="utf-8"), flags=re.DOTALL
    )
    bodies = re.sub(r"\$\{[a-z0-9-]+\}", "", " ".join(re.findall(r"\{((?:[^{}]|\$\{[^}]*\})*)\}", sheet)))
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgb|[1-9][0-9.]*(?:px|pt|em)?\b", bodies) == []
    assert "url(" not in sheet  # a picture in a style sheet has one colour for all themes
