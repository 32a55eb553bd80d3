"""`jgvisit sync`: one sync from the shell, with a progress bar, and the balance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.services.ports.sync import AuditNotice, Progress, SyncClient, SyncOutcome
from jgvisit.sync.balance_text import balance_lines

STEPS: Final = {
    "connecting": "Verbinden",
    "sendingEarly": "Intrekkingen en weigeringen eerst",
    "sendingRecords": "Vastleggingen versturen",
    "sendingFiles": "Papieren versturen",
    "fetching": "Ophalen",
    "checking": "Nakijken",
    "done": "Klaar",
}


def run_sync_command(
    client: SyncClient, console: Console, cancelled: Callable[[], bool] = lambda: False
) -> SyncOutcome:
    """Sync once, draw how far it is, and print the balance.

    Raises:
        SyncError: stopped; everything not yet received still waits.
    """
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Bar(*columns, console=console, transient=True) as bar:
        task = bar.add_task(STEPS["connecting"], total=None)

        def show(progress: Progress) -> None:
            bar.update(task, description=STEPS[progress.step], completed=progress.done, total=progress.total or None)

        outcome = client.run(show, cancelled)
    for line in outcome_lines(outcome):
        console.print(line, markup=False, highlight=False)
    return outcome


def outcome_lines(outcome: SyncOutcome) -> tuple[str, ...]:
    """Say in plain Dutch what a sync did; the balance first."""
    lines = list(balance_lines(outcome.balance))
    if outcome.cancelled:
        lines.append("Gestopt. Wat al aangekomen is telt; de rest gaat de volgende keer mee.")
    if outcome.needs_login:
        lines.append("Log in om op te halen wat collega's hebben vastgelegd.")
    lines += map(_notice, outcome.noticed)
    return tuple(lines)


def _notice(notice: AuditNotice) -> str:
    day = f"{from_rfc3339(notice.at).astimezone(AMSTERDAM):%d-%m-%Y}"
    if notice.kind == "restored":
        return f"{day}: de server is teruggezet uit een reservekopie. Weet de beheerder hier niet van? Meld het dan."
    if notice.kind == "fork":
        text = "het logboek van de gemeente loopt niet door op wat deze laptop ervan zag."
    else:
        text = "de server laat niet meer zien hoe zijn logboek doorloopt."
    return f"{day}: {text} Wat u maakte is er nog. Meld dit bij de beheerder."
