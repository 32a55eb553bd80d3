"""`jgvisit server …`, what lets laptops in, and what was on one that is gone.

code      issue an enrolment code (15 minutes, single use): as text, a file, a picture for a hand scanner
waiting   list enrolments that wait, with their eight words, and laptops that ask for another certificate
approve   approve one with an officer's key, after comparing the words
take-in   take in what two officers recovered from a laptop
"""

from __future__ import annotations

import argparse
from pathlib import Path

from jgvisit.clock import from_rfc3339, local_date
from jgvisit.ids import DeviceId, EnrolmentId
from jgvisit.server.certificates import read_key
from jgvisit.server.code_papers import holds_until, refuse_place, write_code_file, write_code_picture
from jgvisit.server.console import CONSOLE, Add, opened
from jgvisit.server.officer import service as office
from jgvisit.server.officer.token import sign_decision
from jgvisit.server.problems import SetupError
from jgvisit.server.renewals import service as renewals
from jgvisit.server.take_in import take_in
from jgvisit.sync.renewal_wire import WaitingRenewal
from jgvisit.sync.wire import CodeRequest, WaitingEnrolment


def add_commands(add: Add) -> None:
    """Add this page's commands to a parser."""
    code = add("code", _code, "Geeft een code voor een nieuwe laptop (15 minuten, één keer).")
    code.add_argument("--worker", required=True, help="kenmerk van de medewerker bij de aanbieder")
    code.add_argument("--name", required=True, help="naam van de medewerker")
    code.add_argument("--file", type=Path, help="schrijf de code in dit nieuwe bestand; de naam zegt niet voor wie")
    code.add_argument("--qr", type=Path, metavar="FILE.svg", help="schrijf de code als QR-plaatje om af te drukken")
    add("waiting", _waiting, "Toont welke laptops wachten.")
    approve = add("approve", _approve, "Keurt een laptop goed, of een volgend certificaat; of weigert.")
    approve.add_argument("--enrolment", required=True, help="nummer uit de lijst")
    approve.add_argument("--officer-key", type=Path, required=True, help="sleutel van de beheerder")
    approve.add_argument("--refuse", action="store_true", help="weigeren in plaats van goedkeuren")
    taking = add("take-in", _take_in, "Neemt op wat twee beheerders van een laptop terughaalden.")
    taking.add_argument("folder", type=Path, metavar="DIR", help="wat `jgvisit recover` schreef")


def _code(arguments: argparse.Namespace) -> None:
    file, picture, person = arguments.file, arguments.qr, f"{arguments.name} {arguments.worker}"
    if file is not None:
        refuse_place(file, person)
    if picture is not None:
        refuse_place(picture, person, ".svg")
    with opened(arguments) as municipality:
        code = office.issue_code(municipality, CodeRequest(worker=arguments.worker, name=arguments.name), CONSOLE)
        if file is None and picture is None:
            print(code.code)
            return
        if file is not None:
            write_code_file(file, code)
        if picture is not None:
            write_code_picture(picture, code, municipality.settings.municipality)
    written = " en ".join(str(path) for path in (file, picture) if path is not None)
    print(f"{written}: geldt tot {holds_until(code):%d-%m-%Y %H:%M}, één keer; wis het daarna")


def _waiting(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        for waits in office.waiting(municipality):
            print(waits.enrolment, waits.label, " ".join(waits.words), sep="\t")
        for asks in renewals.waiting(municipality):
            ends = local_date(from_rfc3339(asks.ends_at))
            print(asks.enrolment, asks.label, f"volgend certificaat; het vorige loopt tot {ends:%d-%m-%Y}", sep="\t")


def _approve(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        asked: list[WaitingEnrolment | WaitingRenewal] = [
            *office.waiting(municipality),
            *renewals.waiting(municipality),
        ]
        waits = next((item for item in asked if item.enrolment == arguments.enrolment), None)
        if waits is None:
            raise SetupError("no such enrolment waits")
        key = read_key(arguments.officer_key.read_bytes())
        approval = sign_decision(key, municipality.tenant, waits, approved=not arguments.refuse)
        if isinstance(waits, WaitingRenewal):
            print(renewals.decide(municipality, DeviceId(waits.device), approval, CONSOLE).state)
        else:
            print(office.decide(municipality, EnrolmentId(arguments.enrolment), approval, CONSOLE).state)


def _take_in(arguments: argparse.Namespace) -> None:
    with opened(arguments) as municipality:
        done = take_in(municipality, arguments.folder)
        print(
            f"nieuw: {done.new}, was er al: {done.already}, klopt niet: {done.refused}, "
            f"overgeslagen: {done.skipped}; bestanden: {done.blobs}, niet aangenomen: {done.blobs_refused}"
        )
