"""Checkers of PDFs that are not ours: page-validation, qpdf, and poppler's pdfsig with a database of its own."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import page

# Two false alarms of page-validation 0.11 (veraPDF passes both): see its rules for these names.
FALSE_ALARMS = re.compile(r"SIGNATURE-BYTERANGE-001|STREAM-LENGTH-001")


def archive_failures(file: Path) -> list[str]:
    """Return the rules of PDF/A-3a and PDF/UA-1 that `file` breaks."""
    profiles = (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1)
    failures = [failure.rule_id for each in profiles for failure in page.validate_pdf(str(file), profile=each).failures]
    return [rule for rule in failures if not FALSE_ALARMS.search(rule)]


def structure_fault(file: Path) -> str:
    """Return what qpdf has to say of the structure of `file`; nothing if it is sound."""
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    return done.stderr or ("" if done.returncode == 0 else f"exit code {done.returncode}")


def trusting_database(root: Path, folder: Path) -> Path:
    """Return a new NSS database in `folder` that trusts the certificate in the PEM file `root`."""
    database = folder / "nss"
    database.mkdir()
    for command in (["-N", "--empty-password"], ["-A", "-n", "root", "-t", "CT,C,C", "-i", str(root)]):
        subprocess.run(["certutil", "-d", f"sql:{database}", *command], check=True, capture_output=True)
    return database


def seals_seen(file: Path, database: Path) -> str:
    """Return what pdfsig prints of the seals in `file`."""
    done = subprocess.run(["pdfsig", "-nssdir", database, file], capture_output=True, text=True, check=True)
    return done.stdout
