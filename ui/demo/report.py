"""What the play leaves behind: papers, journal, report; and everything in it checked once more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jgvisit.documents.verify_command import verify_files
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Decision
from jgvisit.services.ports.journal import Balance
from jgvisit.services.ports.sync import SyncOutcome
from jgvisit.shell import export_journal
from jgvisit.workspace import Workspace
from ui.demo.site import DemoSite

_OTHER_MEANS = frozenset({"verbal", "phone", "video", "paper"})


def write_report(site: DemoSite, work: Workspace, outcome: SyncOutcome, screens: list[str]) -> tuple[str, ...]:
    """Write `documents/`, `journal.jsonl` and `report.json`; return what does not hold, nothing if all does."""
    files = work.files.all()
    documents = [entry for file in files for entry in _documents(site.out / "documents", work, file)]
    export_journal(work.safe, site.out / "journal.jsonl")
    balance = work.end_of_day.balance()
    report = {
        "wrap": site.wrap,
        "families": len(files),
        "records": balance.made,
        "explained": [entry for file in files for entry in _explained(file)],
        "documents": documents,
        "sync": _sync(balance),
        "screens": screens,
    }
    text = json.dumps(report, ensure_ascii=False, indent=2)
    (site.out / "report.json").write_text(text + "\n", encoding="utf-8")
    return tuple(_problems(site, report, outcome))


def _documents(folder: Path, work: Workspace, file: CaseFile) -> list[dict[str, str]]:
    made, names = [], {member.id: member.name for member in file.members}
    for form in file.forms:
        for decision in sorted(form.decisions, key=lambda each: each.stamp.record):
            if decision.document is None or decision.file_name is None:
                continue
            (folder / decision.file_name).write_bytes(work.journal.blob(file.case, decision.document))
            made.append(
                {
                    "file": decision.file_name,
                    "form": form.form_type,
                    "signer": names.get(decision.person, work.enrolled.worker_name),
                    "sha256": decision.document,
                    "outcome": outcome_of(decision),
                }
            )
    return made


def outcome_of(decision: Decision) -> str:
    """Return what came of a signed paper, as the report names it (design §7)."""
    if decision.withdrawn_at is not None and not decision.withdrawn_lines:
        return "withdrawn"
    return "otherMeans" if decision.signature_kind in _OTHER_MEANS else decision.decision


def _explained(file: CaseFile) -> list[dict[str, str]]:
    answers = {(said.card, said.person): said.outcome for said in file.said_back}
    told = dict.fromkeys((entry.card, person) for entry in file.explained for person in entry.heard_by)
    return [
        {"card": card, "person": file.member(person).name, "outcome": answers.get((card, person), "explained")}
        for card, person in told
    ]


def _sync(balance: Balance) -> dict[str, Any]:
    return {
        "made": balance.made,
        "stored": balance.stored,
        "already": balance.already,
        "early": balance.early,
        "rejected": balance.rejected,
        "parked": balance.parked,
        "waiting": balance.waiting,
        "receipt": balance.receipt_at,
    }


def _problems(site: DemoSite, report: dict[str, Any], outcome: SyncOutcome) -> list[str]:
    problems = []
    sync = report["sync"]
    left = ("waiting", "rejected", "parked")
    if outcome.balance.forked or any(sync[count] for count in left) or sync["receipt"] is None or not sync["made"]:
        problems.append(f"the sync left something behind: {sync}")
    if outcome.cancelled or outcome.needs_login:
        problems.append("the sync did not run to its end")
    if not report["documents"] or not report["explained"]:
        problems.append("nothing was explained or signed")
    trust = (site.out / "ca.pem").read_text(encoding="ascii")
    papers = sorted((site.out / "documents").iterdir())
    text, code = verify_files([*papers, site.out / "journal.jsonl"], trust, as_json=False)
    if code != 0:
        problems.append(f"a paper or the journal does not verify:\n{text}")
    return problems
