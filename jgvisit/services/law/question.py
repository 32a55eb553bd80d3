"""`jgvisit law CASE.json`: a question about the law as a file, the answer as JSON (design §7)."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import Any

import msgspec

from jgvisit.domain.answer import Answer, RequiredMark
from jgvisit.domain.law import answer
from jgvisit.domain.law_book import LawBook
from jgvisit.errors import InputError
from jgvisit.services.law.question_check import check
from jgvisit.services.law.question_file import CaseFileOfLaw
from jgvisit.shapes import read_json

_FIELD = re.compile(r"`([^`]+)`")
_AT = re.compile(r" - at `\$(?P<path>[^`]*)`$")


class CaseFileError(InputError):
    """The question cannot be read; nothing was answered or kept. `where` is the path of the field."""

    code = "input.law_question"


def answer_json(text: str, book: LawBook) -> str:
    """Answer the question in `text` (JSON, design §7) as JSON.

    Raises:
        InputError: unknown keys or ids, missing fields or impossible dates; the message names the
            field, such as `persons[1].born`.
    """
    case = read_case(text)
    return as_json(answer(case.facts(), case.question.to_domain(), book))


def read_case(text: str) -> CaseFileOfLaw:
    """Read a question as a file holds it.

    Raises:
        InputError: as `answer_json`.
    """
    case = _read(text)
    for where, problem in check(case):
        raise CaseFileError(f"{where}: {problem}", where)
    return case


def as_json(result: Answer) -> str:
    """Write an answer as the contract says: every key present, `null` where there is none."""
    document: dict[str, Any] = {field.name: getattr(result, field.name) for field in fields(result)}
    document["required"] = [_mark(mark) for mark in result.required]
    document["remedies"] = [
        {key: value for key, value in _plain(remedy).items() if value is not None} for remedy in result.remedies
    ]
    document["explain_again"] = [
        {"moment": moment.moment, "due": moment.due, "persons": moment.persons} for moment in result.explain_again
    ]
    return json.dumps(msgspec.to_builtins(document), ensure_ascii=False, indent=2)


def _read(text: str) -> CaseFileOfLaw:
    try:
        return read_json(text.encode("utf-8"), CaseFileOfLaw)
    except msgspec.ValidationError as error:
        message, where = _explain(str(error))
        raise CaseFileError(f"{where}: {message}" if where else message, where) from error
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise CaseFileError(f"not JSON: {error}") from error


def _explain(message: str) -> tuple[str, str]:
    """Return what msgspec says and the path it says it of, down to the field."""
    at = _AT.search(message)
    path = at["path"].lstrip(".") if at else ""
    text = _AT.sub("", message)
    named = _FIELD.search(text) if "field" in text else None
    if named:
        path = f"{path}.{named[1]}" if path else named[1]
    return text, path


def _mark(mark: RequiredMark) -> dict[str, Any]:
    plain = _plain(mark)
    return plain if mark.after else {key: value for key, value in plain.items() if key != "after"}


def _plain(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}
