"""Check what the server says it holds, before anything counts as received."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from jgvisit.ids import ChainId, DeviceId, Sha256
from jgvisit.records.link import GENESIS, link_hash
from jgvisit.sync.encoding import from_base64
from jgvisit.sync.failures import ReceiptError
from jgvisit.sync.ports import SyncStore
from jgvisit.sync.trust import Trust, UntrustedError, signed_by
from jgvisit.sync.wire import RECEIPT_DOMAIN, Receipt, SignedReceipt


class ReceiptReader:
    """Reads receipts of one device; knows the receipt key, and how to learn of its successor."""

    def __init__(
        self, trust: Trust, device: DeviceId, certificate_pem: str, current_certificate: Callable[[], str]
    ) -> None:
        """Prepare.

        Args:
            trust: the municipality's root.
            device: ours.
            certificate_pem: the receipt certificate known from the enrolment.
            current_certificate: asks the server for the one it uses now; asked only when the known one
                does not fit, and believed only if the root issued it.
        """
        self._trust = trust
        self._device = device
        self._certificate_pem = certificate_pem
        self._current_certificate = current_certificate

    def read(self, signed: SignedReceipt, chain: ChainId) -> Receipt:
        """Return the receipt after four checks.

        In this order:
        1. the signature by the receipt key, and that key's certificate by the root;
        2. the form;
        3. that it speaks of this device and this chain;
        4. that no mark lies beyond what was received.

        Raises:
            ReceiptError: one of these does not hold.
        """
        self._check_signature(signed)
        try:
            receipt = msgspec.json.decode(signed.receipt, type=Receipt)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise ReceiptError("unreadable receipt") from error
        if (receipt.device, receipt.chain) != (self._device, chain):
            raise ReceiptError("a receipt of another chain")
        if not 0 <= min(_marks(receipt)) <= max(_marks(receipt)) <= receipt.received:
            raise ReceiptError("a receipt with impossible marks")
        return receipt

    def _check_signature(self, signed: SignedReceipt) -> None:
        if self._holds(signed, self._certificate_pem):
            return
        successor = self._current_certificate()
        if successor == self._certificate_pem or not self._holds(signed, successor):
            raise ReceiptError("the receipt's signature does not hold")
        self._certificate_pem = successor

    def _holds(self, signed: SignedReceipt, certificate_pem: str) -> bool:
        try:
            key = self._trust.receipt_key(certificate_pem)
            return signed_by(key, RECEIPT_DOMAIN + signed.receipt.encode(), from_base64(signed.signature))
        except UntrustedError as error:
            raise ReceiptError("the receipt certificate is not the municipality's") from error
        except ValueError:
            return False


def missing_here(receipt: Receipt, store: SyncStore, records: int, *, forked: bool) -> int:
    """Compare the head that a receipt names with our own chain; return how many records the store lost.

    Args:
        receipt: already read.
        store: ours.
        records: length of the chain, as far as we know it.
        forked: the server told of a fork in this journal; then its head may be the other branch's.

    Raises:
        ReceiptError: the head is not ours.
    """
    ours = _own_hash(store, ChainId(receipt.chain), receipt.received)
    if ours is None:
        return receipt.received - records
    if ours != receipt.head and not forked:
        raise ReceiptError("the receipt names a head that is not in our chain")
    return 0


def _marks(receipt: Receipt) -> tuple[int, int, int]:
    return receipt.kept, receipt.checked, receipt.safe


def _own_hash(store: SyncStore, chain: ChainId, seq: int) -> Sha256 | None:
    if seq == 0:
        return GENESIS
    found = store.own_records(chain, seq - 1, 1)
    return link_hash(found[0].link, found[0].signature) if found else None
