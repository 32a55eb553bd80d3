"""`jgvisit law CASE.json --rights`: the rights card of each person of a case, with its sources, as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, get_args

from jgvisit.domain.rights import Circumstance, Right, RightRule, rights_of
from jgvisit.domain.rights_seen import Recordable
from jgvisit.domain.rights_told import Told
from jgvisit.errors import InputError
from jgvisit.services.law.question import read_case


def rights_json(text: str, rules: Iterable[RightRule], seen: Iterable[str] = ()) -> str:
    """Return the rights card of each person of the case in `text`, in what concerns the child of its question.

    Args:
        text: the case, JSON of design §7.
        rules: table D.
        seen: names of circumstances that a case cannot carry, such as "municipal_decision".

    Raises:
        InputError: the case cannot be read, or a circumstance has no such name.
    """
    case = read_case(text)
    facts, child = case.facts(), case.question.to_domain().child
    lines = tuple(rules)
    known = tuple(_circumstance(name) for name in seen)
    document = {
        "child": child,
        "on": facts.on.isoformat(),
        "rights": [
            {
                "person": person.id,
                "role": person.role,
                "lines": [_plain(right) for right in rights_of(lines, facts, child, person.id, known)],
            }
            for person in sorted(facts.persons, key=lambda person: person.id)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _circumstance(name: str) -> Circumstance:
    names: tuple[Circumstance, ...] = (*get_args(Told), *get_args(Recordable), "stay_over_a_year")
    for known in names:
        if name == known:
            return known
    raise InputError(f"--seen {name}: not one of {', '.join(names)}", "--seen")


def _plain(right: Right) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "row": right.row,
        "title": right.title,
        "can": right.can,
        "sentences": right.sentences,
        "articles": right.articles,
        "evidence": right.evidence,
        "route": right.route,
    }
    return {name: value for name, value in plain.items() if value is not None}
