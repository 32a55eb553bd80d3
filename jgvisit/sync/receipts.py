"""Check what the server says it holds, before anything counts as received."""

from __future__ import annotations

import msgspec

from jgvisit.ids import ChainId, DeviceId, Sha256
from jgvisit.records.link import GENESIS, link_hash
from jgvisit.shapes import read_json
from jgvisit.sync.failures import ReceiptError
from jgvisit.sync.ports import SyncStore
from jgvisit.sync.receipt_key import ReceiptKey
from jgvisit.sync.wire import RECEIPT_DOMAIN, Receipt, SignedReceipt


class ReceiptReader:
    """Reads receipts of one device."""

    def __init__(self, key: ReceiptKey, device: DeviceId) -> None:
        self._key = key
        self._device = device

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
        if not self._key.signed(RECEIPT_DOMAIN, signed.receipt, signed.signature):
            raise ReceiptError("the receipt's signature does not hold")
        try:
            receipt = read_json(signed.receipt, Receipt)
        except (msgspec.DecodeError, UnicodeEncodeError) as error:
            raise ReceiptError("unreadable receipt") from error
        if (receipt.device, receipt.chain) != (self._device, chain):
            raise ReceiptError("a receipt of another chain")
        if not 0 <= min(_marks(receipt)) <= max(_marks(receipt)) <= receipt.received:
            raise ReceiptError("a receipt with impossible marks")
        return receipt


def missing_here(receipt: Receipt, records: int) -> int:
    """Return how many records of a chain the store lost: so many more the server has in its run.

    Args:
        receipt: already read.
        records: length of the chain, as far as we know it.
    """
    return max(receipt.received - records, 0)


def names_other_branch(receipt: Receipt, store: SyncStore) -> bool:
    """Tell whether the server's run ends with another record than ours at that place.

    The receipt is the server's own, so this is no lie but a fork: an older copy of this store was put back
    and went on, or another wrote by the same key. Both branches are kept, so sending goes on.
    """
    ours = _own_hash(store, ChainId(receipt.chain), receipt.received)
    return ours is not None and ours != receipt.head


def _marks(receipt: Receipt) -> tuple[int, int, int]:
    return receipt.kept, receipt.checked, receipt.safe


def _own_hash(store: SyncStore, chain: ChainId, seq: int) -> Sha256 | None:
    if seq == 0:
        return GENESIS
    found = store.own_records(chain, seq - 1, 1)
    return link_hash(found[0].link, found[0].signature) if found else None
