"""Commands that open the store from a terminal: sync, and the export of the journal."""

from __future__ import annotations

import getpass
import io
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from rich.console import Console

from jgvisit.clock import SystemClock
from jgvisit.config import Places, policy_for
from jgvisit.enrolment import enrolment_of
from jgvisit.errors import InputError
from jgvisit.ids import CaseId, PersonId, RecordId
from jgvisit.leasing import leases_of, open_by_pin
from jgvisit.opening import open_journal, open_packs, sync_client
from jgvisit.own_content import content
from jgvisit.policy import PolicyUnreadableError
from jgvisit.records.body import read_body
from jgvisit.records.case_file import CaseFile
from jgvisit.records.chain import without_body
from jgvisit.records.entries import read_entries
from jgvisit.records.export import write_export
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_forms import FormOpened
from jgvisit.records.visibility import hidden_bodies
from jgvisit.services.desk.case_files import CaseFiles
from jgvisit.services.desk.known_time import KnownTime
from jgvisit.services.laptop.leases import LeaseEndedError
from jgvisit.services.law.help_answer import HELP
from jgvisit.services.papers.dossier_rules import why_left_out
from jgvisit.store.errors import KeyringGoneError
from jgvisit.store.hold import StoreHold
from jgvisit.store.private_file import replace_file
from jgvisit.store.safe import Safe
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.store.unlock import has_pin, unlock_with_passphrase
from jgvisit.sync.browser import SystemBrowser
from jgvisit.sync.command import run_sync_command
from jgvisit.sync.failures import LoginError
from jgvisit.sync.login import LoginSession, log_in
from jgvisit.sync.texts import news_words
from jgvisit.wiping import hear, wipe_opened


def unlock(places: Places) -> Safe:
    """Ask for the PIN, or the six words where no PIN exists or it opens nothing any more, and open the store.

    Raises:
        InputError: nobody is there to type it; no try was counted.
        StoreError: it did not open.
    """
    if has_pin(places):
        try:
            return open_by_pin(places, _ask("PIN: "), SystemClock())
        except (LeaseEndedError, KeyringGoneError) as error:
            if not sys.stdin.isatty():
                raise
            print(f"De pincode opent deze laptop nu niet ({error.code}). De zes woorden wel.", file=sys.stderr)
    return unlock_with_passphrase(places, _ask("Zes woorden: "), SystemClock())


def _ask(prompt: str) -> str:
    """Ask at the terminal without echo; a program that runs us writes one line to standard input."""
    try:
        typed = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()
    except EOFError:
        typed = ""
    typed = typed.rstrip("\r\n")
    if not typed:
        raise InputError("no answer to the prompt; this command needs somebody at the keyboard")
    return typed


def sync(places: Places) -> int:
    """Sync once with a progress bar and print the balance.

    Sending needs no person. Who is at the keyboard may log in, so that the families are fetched as well.
    """
    with StoreHold(places):
        safe = unlock(places)
        try:
            enrolled, session = enrolment_of(safe), LoginSession()
            console = Console()
            if sys.stdin.isatty():
                _log_in(safe, session, console)
            journal = open_journal(safe, SystemClock())
            packs = open_packs(safe, enrolled, content()[0], KnownTime(journal, SystemClock()), SystemClock())
            run_sync_command(sync_client(safe, journal, enrolled, SystemClock(), session.token, packs), console)
            if packs.news is not None:
                console.print(news_words(packs.news), markup=False, highlight=False)
            counting = hear(places, SystemClock())
            if counting is not None:
                wipe_opened(safe, counting, SystemClock())
                console.print("De gemeente heeft deze laptop afgesloten. Bewaar de laptop en lever hem in.")
        finally:
            safe.close()
    return 0


def _log_in(safe: Safe, session: LoginSession, console: Console) -> None:
    try:
        enrolled = enrolment_of(safe)
        allowed = policy_for(demo=enrolled.demo).allows_provider
        session.keep(log_in(enrolled.pinned, safe.device_key, SystemBrowser(), allowed=allowed))
    except (LoginError, PolicyUnreadableError) as error:
        console.print(f"Inloggen lukte niet ({error}). Versturen gaat door.", markup=False, highlight=False)


def export(places: Places, out: Path, reader: str | None = None) -> int:
    """Write this store's records to `out`, which only this account can read.

    With `reader`, the id of a member of a family: of that family the bodies this person may see, of everything
    else the links alone. Every link stays, so that the file can be verified all the same.

    Raises:
        InputError: `out` cannot be a file there, and nobody was asked for a PIN; or nobody here has the id `reader`.
        LeaseEndedError: families may not be read here now.
        StoreError: the store did not open, or the disk failed; an older `out` still stands.
    """
    if not out.parent.is_dir() or out.is_dir():
        raise InputError("no such folder" if not out.parent.is_dir() else "is a folder", str(out))
    with StoreHold(places):
        safe = unlock(places)
        try:
            _require_reading(safe)
            export_journal(safe, out, None if reader is None else PersonId(reader))
        finally:
            safe.close()
    return 0


def _require_reading(safe: Safe) -> None:
    leases = leases_of(safe, SystemClock())
    if leases is not None:
        leases.require_reading()


def export_journal(safe: Safe, out: Path, reader: PersonId | None = None) -> None:
    """Write the records of an opened store, with the certificates of the devices that signed them.

    Raises:
        InputError: nobody here has the id `reader`; nothing was written.
    """
    enrolled = enrolment_of(safe)
    journal = open_journal(safe, SystemClock())
    certificates = {
        **journal.device_certificates(),
        enrolled.identity.device: enrolled.device_certificate_pem,
    }
    exported, records = io.BytesIO(), tuple(journal.all_records())
    if reader is not None:
        today = KnownTime(journal, SystemClock()).today
        files = CaseFiles(journal, safe.device_key.device, today)
        records = tuple(_for_reader(records, files, reader, today()))
    write_export(exported, records, certificates)
    TakenOutLedger(safe).note_export(records, SystemClock().now())
    replace_file(out, exported.getvalue())


def _for_reader(
    records: Iterable[StoredRecord], files: CaseFiles, reader: PersonId, today: date
) -> Iterator[StoredRecord]:
    theirs = next((file for file in files.all() if reader in {member.id for member in file.members}), None)
    if theirs is None:
        raise InputError("nobody in the families here has this id", reader)
    everything = tuple(records)
    hidden = hidden_bodies(theirs, everything, frozenset({reader}), today)
    hidden |= _with_team_answers(theirs.case, everything) | _of_others(theirs, everything, reader, today)
    for record in everything:
        body = None if record.body is None else read_body(record.body)
        seen = body is not None and body.case == theirs.case and body.id not in hidden
        yield record if seen else without_body(record)


def _of_others(theirs: CaseFile, records: Iterable[StoredRecord], reader: PersonId, today: date) -> frozenset[RecordId]:
    """Return what is another person's own, as the case file for inspection leaves it out (Jw 7.3.10)."""
    entries = read_entries(theirs.case, records).entries
    return frozenset(entry.id for entry in entries if why_left_out(theirs, entry.payload, reader, today) == "ofAnother")


def _with_team_answers(case: CaseId, records: Iterable[StoredRecord]) -> frozenset[RecordId]:
    """Return every form A whose record holds more than its signers read: it is given whole, or not at all (H1)."""
    pack, _ = content()
    form = pack.definition(HELP)
    theirs = set[str]() if form is None else {field.id for field in form.of_part("common")}
    return frozenset(
        entry.id
        for entry in read_entries(case, records).entries
        if isinstance(opened := entry.payload, FormOpened)
        and opened.filled is None
        and not {*opened.answers, *opened.common} <= theirs
    )
