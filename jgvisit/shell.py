"""Commands that open the store from a terminal: sync, and the export of the journal."""

from __future__ import annotations

import getpass
import io
import sys
import webbrowser
from pathlib import Path

from rich.console import Console

from jgvisit.bootstrap import enrolment_of, open_journal
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.errors import InputError
from jgvisit.records.export import write_export
from jgvisit.store.private_file import replace_file
from jgvisit.store.safe import Safe
from jgvisit.store.unlock import has_pin, unlock_with_passphrase, unlock_with_pin
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.command import run_sync_command
from jgvisit.sync.login import LoginSession, log_in


class SystemBrowser:
    """The browser of this account."""

    def open(self, url: str) -> None:
        """Show `url`."""
        webbrowser.open(url)


def unlock(places: Places) -> Safe:
    """Ask for the PIN, or the passphrase where no PIN exists, and open the store.

    Raises:
        InputError: nobody is there to type it; no try was counted.
        StoreError: it did not open.
    """
    if has_pin(places):
        return unlock_with_pin(places, _ask("PIN: "), SystemClock())
    return unlock_with_passphrase(places, _ask("Zes woorden: "), SystemClock())


def _ask(prompt: str) -> str:
    """Ask at the terminal without echo; a program that runs us writes one line to standard input."""
    try:
        typed = getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline()
    except EOFError:
        typed = ""
    if not typed:
        raise InputError("no answer to the prompt; this command needs somebody at the keyboard")
    return typed.rstrip("\r\n")


def sync(places: Places) -> int:
    """Sync once with a progress bar and print the balance; logs in when a person is there to do so."""
    safe = unlock(places)
    try:
        enrolled, clock = enrolment_of(safe), SystemClock()
        session = LoginSession()
        if sys.stdin.isatty():
            session.keep(log_in(enrolled.pinned, safe.device_key, SystemBrowser()))
        client = HttpSyncClient(open_journal(safe, clock), safe.device_key, enrolled.pinned, session.token)
        run_sync_command(client, Console())
    finally:
        safe.close()
    return 0


def export(places: Places, out: Path) -> int:
    """Write this store's records to `out`, which only this account can read.

    Raises:
        InputError: `out` cannot be a file there; nobody was asked for a PIN.
        StoreError: the store did not open, or the disk failed; an older `out` still stands.
    """
    if not out.parent.is_dir() or out.is_dir():
        raise InputError("no such folder" if not out.parent.is_dir() else "is a folder", str(out))
    safe = unlock(places)
    try:
        export_journal(safe, out)
    finally:
        safe.close()
    return 0


def export_journal(safe: Safe, out: Path) -> None:
    """Write the records of an opened store, with the certificates of the devices that signed them."""
    enrolled = enrolment_of(safe)
    journal = open_journal(safe, SystemClock())
    certificates = {
        **journal.device_certificates(),
        enrolled.identity.device: enrolled.device_certificate_pem,
    }
    exported = io.BytesIO()
    write_export(exported, journal.all_records(), certificates)
    replace_file(out, exported.getvalue())
