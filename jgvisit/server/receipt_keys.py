"""The receipt key: made at `init`, renewed with the root's key; laptops take what the root made for receipts."""

from __future__ import annotations

from datetime import datetime

from jgvisit.records.certificates import RECEIPT_USAGE
from jgvisit.server.certificates import Issuer, issue_leaf, key_pem, new_key, pem, subject
from jgvisit.server.private_files import write_private, write_public
from jgvisit.server.settings import ServerFolder


def make_receipt_key(files: ServerFolder, organisation: str, root: Issuer, now: datetime, *, demo: bool) -> None:
    """Write a fresh receipt key and its certificate in the place of the one before, which signs nothing any more."""
    key, name = new_key(), subject(organisation, "jgvisit receipts", demo=demo)
    certificate = issue_leaf(name, key.public_key(), now, root, only_for=RECEIPT_USAGE)
    write_private(files.receipt_key, key_pem(key))
    write_public(files.receipt_certificate, pem(certificate).encode("ascii"))
