"""What a second pair of eyes looks at before it signs: what is in a packed file, and what holds of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import msgspec

from jgvisit.clock import AMSTERDAM, local_date
from jgvisit.content.difference import changed_files
from jgvisit.content.findings import PackError
from jgvisit.content.model import ReviewState
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import PackRefusedError
from jgvisit.content.pack_model import Pack
from jgvisit.content.pack_trust import ROLES, Signer, check_four_eyes, signers
from jgvisit.content.pack_words import ROLE_WORDS, refused_words
from jgvisit.content.packed import Manifest, Packed
from jgvisit.content.text_files import TextFiles

Outcome = Literal["holds", "fails", "notKnown"]
_OUTCOME: dict[Outcome, str] = {"holds": "klopt", "fails": "klopt niet", "notKnown": "niet bekend"}
_REVIEW: Mapping[ReviewState, str] = {
    "draft": "concept",
    "checked_by_jurist": "nagekeken door jurist",
    "released": "vrijgegeven",
}


@dataclass(frozen=True)
class Step:
    """One thing that was looked at."""

    n: int
    name: str
    outcome: Outcome
    detail: str = ""


@dataclass(frozen=True)
class Report:
    """A packed file, looked at."""

    manifest: Manifest
    steps: tuple[Step, ...]
    reviews: tuple[tuple[str, int], ...]
    """Review state in Dutch, and how many cards and forms have it."""
    changed: tuple[str, ...] | None
    """Files that differ from an older pack, `+` new and `-` gone; None where none was named."""

    @property
    def faults(self) -> tuple[Step, ...]:
        """What does not hold."""
        return tuple(step for step in self.steps if step.outcome == "fails")

    @property
    def holds(self) -> bool:
        """Whether everything that was asked holds."""
        return all(step.outcome == "holds" for step in self.steps)


def report_on(packed: Packed, root_pem: str | None, now: datetime, older: TextFiles | None) -> Report:
    """Look at a packed file in numbered steps.

    Args:
        packed: as read; that its hashes fit is step 1.
        root_pem: the municipality's root; None leaves step 4 not known.
        now: aware.
        older: texts to compare with.
    """
    pack = _pack(packed)
    return Report(
        packed.manifest,
        tuple(_steps(packed, pack, root_pem, now)),
        _reviews(pack) if isinstance(pack, Pack) else (),
        None if older is None else tuple(_changes(packed.texts, older)),
    )


def report_as_text(report: Report) -> str:
    """Return the report for a person."""
    manifest = report.manifest
    issued = manifest.issued_at.astimezone(AMSTERDAM)
    lines = [
        f"Teksten: {manifest.name}, nummer {manifest.number}",
        f"Uitgegeven: {issued:%d-%m-%Y, %H:%M} uur",
        f"Geldig tot en met: {_day(manifest.last_day)}",
        f"Voor een programma met eigen teksten nummer {manifest.base.pack} of hoger",
        f"Bestanden: {len(manifest.files)}; inhoud {manifest.content_sha256}",
        *(f"{state}: {count}" for state, count in report.reviews),
        *(f"ingetrokken sleutel: {revoked}" for revoked in manifest.revokes),
        *(
            f"{step.n} {step.name}: {_OUTCOME[step.outcome]}{f' — {step.detail}' if step.detail else ''}"
            for step in report.steps
        ),
    ]
    if report.changed is not None:
        lines.append(f"Anders dan de vorige: {len(report.changed)}")
        lines += [f"  {each}" for each in report.changed]
    return "\n".join(lines)


def report_as_json(report: Report) -> str:
    """Return the report for a program."""
    value = {
        "manifest": msgspec.to_builtins(report.manifest),
        "steps": [msgspec.to_builtins(step) for step in report.steps],
        "reviews": dict(report.reviews),
        "changed": report.changed,
        "valid": report.holds,
    }
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode()


def _steps(packed: Packed, pack: Pack | PackError, root_pem: str | None, now: datetime) -> Iterator[Step]:
    loads = isinstance(pack, Pack)
    yield Step(1, "heel en leesbaar", "holds" if loads else "fails", "" if loads else str(pack))
    try:
        present = {signer.role: signer for signer in signers(packed)}
        fault = ""
    except PackRefusedError as error:
        present, fault = {}, refused_words(error)
    for number, role in enumerate(ROLES, 2):
        signer: Signer | None = present.get(role)
        detail = f"{signer.name}, {signer.fingerprint}" if signer else fault or "niet getekend"
        yield Step(number, ROLE_WORDS[role], "holds" if signer else "fails", detail)
    yield _trusted(packed, root_pem, now)
    on = local_date(now)
    valid = on <= packed.manifest.last_day
    yield Step(5, "nog geldig", "holds" if valid else "fails", "" if valid else _day(packed.manifest.last_day))


def _trusted(packed: Packed, root_pem: str | None, now: datetime) -> Step:
    name = "van deze gemeente"
    if root_pem is None:
        return Step(4, name, "notKnown", "noem het certificaat van de gemeente met --trust")
    try:
        found = check_four_eyes(packed, root_pem, now, demo=True)
    except PackRefusedError as error:
        return Step(4, name, "fails", refused_words(error))
    demo = any("OU=DEMO" in signer.name for signer in found)
    return Step(4, name, "holds", "DEMO: alleen voor een oefengemeente" if demo else "")


def _pack(packed: Packed) -> Pack | PackError:
    try:
        return load_pack(packed.texts)
    except PackError as error:
        return error


def _reviews(pack: Pack) -> tuple[tuple[str, int], ...]:
    states: dict[str, ReviewState] = {card.card: card.review for card in pack.cards.values()} | {
        form.id: form.review for form in pack.definitions.values()
    }
    counts = Counter(states.values())
    return tuple((words, counts[state]) for state, words in _REVIEW.items() if counts[state])


def _changes(texts: TextFiles, older: TextFiles) -> Iterator[str]:
    for name, old, new in changed_files(older, texts):
        yield f"{'+' if old is None else '-' if new is None else ' '} {name}"


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"
