"""What a municipality changes in the forms, without code: a folder with a file for each form it changes.

nl/form-consentToShare.toml
    form = "consentToShare"
    version = "1.0"                # of the form it changes
    review = "draft"
    [text]                         # other words for a sentence, a label or a help text
    "B.03" = "…"
    [label]
    purpose = "…"
    [[field]]                      # a field of its own, as in the pack
    [[section]]                    # sentences of its own, as in the pack

Changed texts keep their source and condition. All rules for forms hold for the form that
results; a translation of a sentence that was changed is not shown any more.
"""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import msgspec

from jgvisit.content.choose import BINDING_LANGUAGE
from jgvisit.content.files import FieldShape, FormShape, SectionShape, Shape, Version
from jgvisit.content.findings import Finding
from jgvisit.content.model import ReviewState
from jgvisit.content.reading import Read, read_file
from jgvisit.content.source import PackFiles
from jgvisit.content.text_files import TextFiles

_REVIEWS: tuple[ReviewState, ...] = get_args(ReviewState)


class LocalShape(Shape, frozen=True, kw_only=True):
    """One form as a municipality changes it."""

    form: str
    version: Version
    review: ReviewState
    text: dict[str, str] = msgspec.field(default_factory=dict)
    label: dict[str, str] = msgspec.field(default_factory=dict)
    help: dict[str, str] = msgspec.field(default_factory=dict)
    field: tuple[FieldShape, ...] = ()
    section: tuple[SectionShape, ...] = ()


def apply_local(pack: PackFiles, files: TextFiles) -> None:
    """Lay the changes in `files` over the forms of `pack`; faults are noted in `pack.faults`."""
    for file in files.names():
        if not file.startswith(f"{BINDING_LANGUAGE}/"):
            pack.faults.append(Finding(file, 0, "unknown_file", "local changes are made in the Dutch forms"))
            continue
        local = read_file(files, file, LocalShape, pack.faults)
        if local is None:
            continue
        base = pack.forms.get(local.value.form)
        if base is None:
            pack.faults.append(Finding(file, 0, "unknown_id", f"no form {local.value.form}"))
        elif base.value.version != local.value.version:
            text = f"changes {local.value.version}, the form is {base.value.version}"
            pack.faults.append(Finding(file, local.line_of("version ="), "translation_behind", text))
        else:
            pack.faults += _unknown(local, base.value)
            text = base.text.rstrip()
            pack.forms[local.value.form] = Read(base.file, f"{text}\n{local.text}", _merged(base.value, local.value))
            pack.local[local.value.form] = _ids(local.value)
            pack.local_files[base.file] = (local, len(text.splitlines()))


def at_its_place(finding: Finding, pack: PackFiles) -> Finding:
    """Return a finding in a changed form with the file and line where the municipality wrote it."""
    local, base_lines = pack.local_files.get(finding.file, (None, 0))
    if local is None:
        return finding
    if finding.line > base_lines:
        return replace(finding, file=local.file, line=finding.line - base_lines)
    changed = pack.forms[local.value.form].text.splitlines()[max(finding.line - 3, 0) : finding.line]
    for name in local.value.text | local.value.label | local.value.help:
        if any(line.strip() == f'id = "{name}"' for line in changed):
            return replace(finding, file=local.file, line=local.line_of(f'{name}" =') or local.line_of(f"{name} ="))
    return finding


def _merged(base: FormShape, local: LocalShape) -> FormShape:
    return msgspec.structs.replace(
        base,
        review=min(base.review, local.review, key=_REVIEWS.index),
        field=(
            *(
                msgspec.structs.replace(
                    field,
                    label=local.label.get(field.id, field.label),
                    help=local.help.get(field.id, field.help),
                )
                for field in base.field
            ),
            *local.field,
        ),
        section=(
            *(
                msgspec.structs.replace(
                    section,
                    paragraph=tuple(
                        msgspec.structs.replace(line, text=local.text.get(line.id, line.text))
                        for line in section.paragraph
                    ),
                )
                for section in base.section
            ),
            *local.section,
        ),
    )


def _unknown(local: Read[LocalShape], base: FormShape) -> list[Finding]:
    lines = {line.id for section in base.section for line in section.paragraph}
    fields = {field.id for field in base.field}
    wrong = [
        *(name for name in local.value.text if name not in lines),
        *(name for name in local.value.label | local.value.help if name not in fields),
    ]
    return [Finding(local.file, local.line_of(name), "unknown_id", f"the form has no {name}") for name in wrong]


def _ids(local: LocalShape) -> tuple[str, ...]:
    own = [field.id for field in local.field]
    own += [name for section in local.section for name in (section.id, *(line.id for line in section.paragraph))]
    return tuple(sorted({*own, *local.text, *local.label, *local.help}))
