"""What is wrong with a pack, as data: a file, a line, a code and a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

import msgspec

from jgvisit.errors import ContentError

UNREADABLE = "unreadable"


@dataclass(frozen=True, order=True)
class Finding:
    """One fault in a pack; `line` counts from 1, 0 means the file as a whole."""

    file: str
    line: int
    code: str
    text: str


class PackError(ContentError):
    """A pack cannot be used as it is; the pack used before, and every record, are untouched."""

    code: ClassVar[str] = "content.pack"

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.file}:{finding.line}: {finding.code}: {finding.text}")
        self.finding = finding


def findings_as_text(findings: Iterable[Finding]) -> str:
    """Return one line a finding, as compilers write them, and a count at the end."""
    lines = [f"{each.file}:{each.line}: {each.code}: {each.text}" for each in findings]
    return "\n".join([*lines, f"{len(lines)} finding{'' if len(lines) == 1 else 's'}"])


def findings_as_json(findings: Iterable[Finding]) -> str:
    """Return the findings as a JSON array of `{file, line, code, text}` (design §7)."""
    rows = [{"file": each.file, "line": each.line, "code": each.code, "text": each.text} for each in findings]
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode()
