"""Nothing that a service can do lies idle: from a screen, a command or the server there is a way to it.

Looked at by name: a method counts as reached where something that is reached says its name. So a name that two services
share hides one of them; what is named nowhere is found.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jgvisit
import ui

CORE = Path(jgvisit.__file__).parent
SERVICES = CORE / "services"
SCREENS = Path(ui.__file__).parent


def _said_in(tree: ast.AST) -> frozenset[str]:
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return frozenset(attributes | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)})


def _trees(files: Iterator[Path]) -> Iterator[ast.Module]:
    return (ast.parse(file.read_text(encoding="utf-8")) for file in files)


def _is_protocol(found: ast.ClassDef) -> bool:
    return any("Protocol" in _said_in(base) for base in found.bases)


@cache
def _of_services() -> tuple[tuple[str, str, frozenset[str]], ...]:
    """Return what the services define: the class or nothing, the name, and what its body says."""
    found: list[tuple[str, str, frozenset[str]]] = []
    for tree in _trees(SERVICES.rglob("*.py")):
        for top in tree.body:
            if isinstance(top, ast.FunctionDef):
                found.append(("", top.name, _said_in(top)))
            elif isinstance(top, ast.ClassDef) and not _is_protocol(top):
                methods = [each for each in top.body if isinstance(each, ast.FunctionDef)]
                found += [(top.name, each.name, _said_in(each)) for each in methods]
            else:  # a table of functions at the top is read by whoever reads the module
                found.append(("", "", _said_in(top)))
    return tuple(found)


@cache
def _reached() -> frozenset[str]:
    """Return every name that is said on a way that begins outside the services."""
    outside = (file for root in (SCREENS, CORE) for file in root.rglob("*.py") if SERVICES not in file.parents)
    said = {name for tree in _trees(outside) for name in _said_in(tree)}
    while True:
        # what a class does when it is made, compared or printed comes with the class
        more = {
            name for _, own, body in _of_services() if own in said or not own or own.startswith("__") for name in body
        }
        if more <= said:
            return frozenset(said)
        said |= more


def test_every_public_method_of_a_service_is_reached_from_a_screen_a_command_or_the_server() -> None:
    public = {f"{owner}.{name}": name for owner, name, _ in _of_services() if owner and not name.startswith("_")}
    assert len(public) > 300
    idle = {whole for whole, name in public.items() if name not in _reached()}
    assert idle == set(), "build the way in, or take it out"
