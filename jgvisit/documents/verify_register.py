"""Step 5: what the municipality's register says, read off line from a signed extract."""

from __future__ import annotations

from cryptography import x509

from jgvisit.clock import from_rfc3339
from jgvisit.documents.model import Step, StepOutcome
from jgvisit.documents.verify_time import day_of
from jgvisit.ids import Sha256
from jgvisit.records.link import link_hash, read_link
from jgvisit.records.paper_register import RegisteredChain, paper_in, read_register
from jgvisit.records.verify_export import ExportedChainReport

NO_REGISTER = (
    "Niet nagegaan. Of het papier later is ingetrokken, of dat er een zegel is weggehaald, "
    "staat alleen in het register van de gemeente."
)
_NOT_THEIRS = "Het register is niet van de gemeente die u vertrouwt, of het is veranderd."
_NO_REGISTER_OF_JOURNAL = "Niet nagegaan. Of er aan het eind iets ontbreekt, staat alleen bij de gemeente."
_OTHER, _UNKNOWN = -1, -2
_WITHDRAWN = " Of het later is ingetrokken, staat niet in dit register: vraag dat de gemeente."


def paper_step(sha256: Sha256, stamps: int, register: bytes | None, trusted: list[x509.Certificate]) -> Step:
    """Return step 5 for a paper.

    A paper that the register does not name is not known, never false: it may not have been sent yet.

    Args:
        sha256: of the file as it was sealed.
        stamps: how many timestamps the file carries.
        register: the file of an extract; None where the reader has none.
        trusted: certificates of the municipality.

    Raises:
        InputError: `register` is no register.
    """
    if register is None:
        return _step("notKnown", NO_REGISTER)
    extract = read_register(register, trusted)
    if extract is None:
        return _step("notKnown", _NOT_THEIRS)
    known = paper_in(extract, sha256)
    if known is None:
        part = "" if extract.whole else " Dit register is een deel."
        why = " Het is nog niet ontvangen, vernietigd, of nooit van hen."
        return _step("notKnown", f"Niet in het register van {_day(extract.at)}.{part}{why}")
    detail = f"Ontvangen door {extract.municipality} op {_day(known.received_at)}."
    detail += f" Zo staat het in het register van {_day(extract.at)}."
    if known.stamps > stamps:
        missing = known.stamps - stamps
        detail += f" De gemeente heeft het met {missing} {'tijdstempel' if missing == 1 else 'tijdstempels'} meer."
    return _step("holds", detail + _WITHDRAWN)


def journal_step(
    reports: tuple[ExportedChainReport, ...], register: bytes | None, trusted: list[x509.Certificate]
) -> Step:
    """Return step 5 for a journal: whether each chain reaches as far as the register says, and to the same record.

    Raises:
        InputError: `register` is no register.
    """
    if register is None:
        return _step("notKnown", _NO_REGISTER_OF_JOURNAL)
    extract = read_register(register, trusted)
    if extract is None:
        return _step("notKnown", _NOT_THEIRS)
    registered = {(chain.device, chain.chain): chain for chain in extract.chains}
    found = [_compared(report, registered.get((report.device, report.chain))) for report in reports]
    if _OTHER in found:
        return _step("fails", f"Een vastlegging is een andere dan in het register van {_day(extract.at)}.")
    missing = sum(max(one, 0) for one in found)
    if missing:
        return _step(
            "notKnown",
            f"Aan het eind ontbreken {missing} vastleggingen die het register van {_day(extract.at)} kent. "
            "Ze zijn weggelaten, of later geschreven.",
        )
    unknown = found.count(_UNKNOWN)
    if unknown:
        return _step(
            "notKnown", f"Het register van {_day(extract.at)} zegt van {unknown} van {len(found)} reeksen niets."
        )
    return _step("holds", f"Alles wat {extract.municipality} op {_day(extract.at)} had ontvangen, staat erin.")


def _compared(report: ExportedChainReport, chain: RegisteredChain | None) -> int:
    """Return how many records a chain lacks at its end; or that it is another one, or that nothing can be said."""
    if chain is None or not chain.received:
        return _UNKNOWN
    there = {read_link(record.link).seq: link_hash(record.link, record.signature) for record in report.records}
    if chain.received in there:
        return 0 if there[chain.received] == chain.head else _OTHER
    end = max(there)
    return chain.received - end if end < chain.received else _UNKNOWN


def _step(outcome: StepOutcome, detail: str) -> Step:
    return Step("register", outcome, detail)


def _day(moment: str) -> str:
    return day_of(from_rfc3339(moment))
