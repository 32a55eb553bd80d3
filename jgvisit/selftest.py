"""`jgvisit selftest`: does this installation hold together? Every part a visit leans on is used once, for real.

Nothing of this account is touched: what is made lies in a folder of its own and is gone afterwards. It was this look
that found each fault of packaging there ever was: a library that was left behind, a keyring that could not load.
"""

from __future__ import annotations

import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from jgvisit import config, own_content
from jgvisit.clock import SystemClock
from jgvisit.config import Places
from jgvisit.documents.model import Mark, Paper, Paragraph, Section
from jgvisit.documents.page_images import PageImages
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify import verify_pdf
from jgvisit.policy import KEYS
from jgvisit.server.certificates import issue_authority, issue_leaf, pem, subject
from jgvisit.store.create import Costs, create_store
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.store.errors import KeyringError, NoKeyringError
from jgvisit.store.hold import StoreHold
from jgvisit.store.keyring_secret import find_backend
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.store.wraps import KdfCost

Outcome = Literal["holds", "absent", "fails"]
"""absent: this machine has none, and the program goes on without it, as it then says on its screens."""
OK, FAILED = 0, 1
_WORDS: dict[Outcome, str] = {"holds": "klopt", "absent": "niet hier", "fails": "FOUT"}
_SERVICE = "jgvisit-selftest"
_CHEAP = Costs(KdfCost(1024, 1, 1), KdfCost(1024, 1, 1))
"""The real ones cost a third of a second each; whether they work is the same question."""


class AbsentError(Exception):
    """This machine does not have it; no fault of the installation."""


@dataclass(frozen=True)
class Check:
    """One part, and how to use it once; `look` returns what it found, or raises."""

    name: str
    look: Callable[[], str]


@dataclass(frozen=True)
class Finding:
    """How one part did."""

    name: str
    outcome: Outcome
    detail: str


def look_over(checks: Sequence[Check]) -> tuple[Finding, ...]:
    """Use every part; one that fails keeps none of the others from being looked at."""
    return tuple(_looked(check) for check in checks)


def _looked(check: Check) -> Finding:
    try:
        return Finding(check.name, "holds", check.look())
    except AbsentError as error:
        return Finding(check.name, "absent", str(error))
    except Exception as error:  # whatever a broken installation raises is what is asked for here
        words = " ".join(str(error).split())[:200]
        return Finding(check.name, "fails", f"{type(error).__name__}: {words}")


def table(findings: Sequence[Finding]) -> str:
    """Return the findings as lines for a help desk."""
    wide = max(len(finding.name) for finding in findings)
    lines = [f"{each.name:<{wide}}  {_WORDS[each.outcome]:<9}  {each.detail}" for each in findings]
    wrong = sum(each.outcome == "fails" for each in findings)
    told = f"Wat niet werkt: {wrong}. Stuur deze tabel aan de beheerder." if wrong else "Deze installatie klopt."
    return "\n".join([*lines, told])


def exit_code(findings: Sequence[Finding]) -> int:
    """Return 0 only if nothing fails."""
    return FAILED if any(each.outcome == "fails" for each in findings) else OK


def core_checks() -> tuple[Check, ...]:
    """Return what can be looked at without a window."""
    return (
        Check("programma", _program),
        Check("beleid", _policy),
        Check("kluis", _store),
        Check("versleuteling", _cipher),
        Check("papier", lambda: f"{len(_sheet()):,} bytes PDF/A-3a".replace(",", ".")),
        Check("zegel", _seal),
        Check("bladzijden", lambda: f"{len(PageImages().pages(_sheet(), 60))} bladzijde getekend"),
        Check("sleutelbos", _keyring),
        Check("teksten", _texts),
        Check("wet", lambda: f"{len(own_content.content()[1].rows)} regels"),
        Check("klok", lambda: f"{SystemClock().boot().elapsed_ms // 60_000} minuten sinds de start"),
    )


def _program() -> str:
    return f"jgvisit {config.VERSION}, Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def _policy() -> str:
    """Say what the IT department set, and where it stands.

    Raises:
        ValueError: a value that cannot be.
    """
    found = config.policy()
    if found.faults:
        raise ValueError(f"niet te lezen of onbekend: {', '.join(sorted(found.faults))}")
    said = [f"{key} = {getattr(found, key)} ({found.sources[key]})" for key in KEYS if key in found.sources]
    return ", ".join(said) or "niets ingesteld"


def _store() -> str:
    """Make a store, write nothing of anybody, close it and open it again with the words alone."""
    with tempfile.TemporaryDirectory(prefix="jgvisit-", ignore_cleanup_errors=sys.platform == "win32") as folder:
        places, clock = Places(Path(folder) / "store", _SERVICE, demo=True), SystemClock()
        created = create_store(places, None, clock, costs=_CHEAP)
        with created.safe.database.read() as connection:
            version = connection.execute("PRAGMA cipher_version").fetchone()[0]
        created.safe.settings.put("selftest", "geschreven")
        created.safe.close()
        with StoreHold(places):
            again = unlock_with_passphrase(places, " ".join(created.words), clock)
            kept = again.settings.get("selftest")
            again.close()
        if kept != "geschreven":
            raise RuntimeError("the store did not keep what was written")
        return f"SQLCipher {version}, gemaakt en weer geopend"


def _cipher() -> str:
    key, nonce, text = AESGCM(AESGCM.generate_key(256)), bytes(12), b"Sem en Noor"
    if key.decrypt(nonce, key.encrypt(nonce, text, None), None) != text:
        raise RuntimeError("AES-GCM gave something else back")
    return "AES-256-GCM heen en terug"


def _sheet() -> bytes:
    """Typeset a page with the real template and fonts."""
    paper = Paper(
        number="ZELFTEST",
        title="Zelftest",
        title_translated=None,
        organisation="jgvisit",
        language=None,
        notices=(),
        sections=(Section("Dit papier is van niemand", paragraphs=(Paragraph("Het is een proef."),)),),
        decision="Geen besluit.",
        marks=(Mark("Niemand", "-", (), "Niet getekend.", ""),),
        footer="",
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        attachment=b"{}",
        attachment_name="zelftest.json",
        demo=True,
    )
    return Renderer(config.resources_dir()).pdf(paper)


def _seal() -> str:
    """Seal that page by a key of this moment, and check the seal as a lawyer would."""
    now, key = datetime.now(UTC), DeviceKey(new_private_key())
    root = issue_authority(subject("jgvisit", "zelftest", demo=True), now, None, 1)
    name = subject("jgvisit", "zelftest laptop", demo=True)
    device = issue_leaf(name, key.public_key, now, root, non_repudiation=True)
    sealed = seal(_sheet(), key, pem(device), reason="Zelftest")
    found = verify_pdf(sealed, name="zelftest.pdf", trust_pem=(pem(root.certificate),))
    if wrong := [step.name for step in found.steps if step.outcome == "fails"]:
        raise RuntimeError(f"the seal does not hold: {', '.join(wrong)}")
    return "gezet met pyHanko, en nagekeken"


def _keyring() -> str:
    try:
        backend = find_backend()
    except NoKeyringError:
        raise AbsentError("geen sleutelbos: alleen de zes woorden openen de kluis") from None
    except KeyringError as error:
        raise AbsentError(f"antwoordt niet ({error.code})") from None
    return f"{type(backend).__module__}.{type(backend).__name__}"


def _texts() -> str:
    pack, _ = own_content.content()
    cards, forms = {card for card, _, _ in pack.cards}, {form for form, _ in pack.definitions}
    return f"{len(cards)} kaarten, {len(forms)} formulieren, {len(pack.languages)} talen"
