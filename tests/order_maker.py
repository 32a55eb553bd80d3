"""Wipe orders for tests, signed with order keys that a root of this test issued."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509

from jgvisit.clock import to_rfc3339
from jgvisit.ids import new_uuid7
from jgvisit.server.certificates import Issuer, issue_authority, issue_leaf, key_pem, new_key, pem, subject
from jgvisit.server.order_keys import sign_order, unsigned
from jgvisit.sync.order_wire import SignedOrder, WipeOrder
from jgvisit.sync.orders import ORDER_USAGE, Bound

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@dataclass
class Officers:
    """A root and the order keys below it, as files."""

    folder: Path
    demo: bool = False
    root: Issuer = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = subject("Gemeente Voorbeeldstad", "root", demo=self.demo)
        self.root = issue_authority(name, NOW - timedelta(days=400), None, 1)
        for number in (1, 2):
            self.make_key(f"order-{number}")

    def make_key(
        self,
        name: str,
        *,
        usage: x509.ObjectIdentifier | None = ORDER_USAGE,
        demo: bool | None = None,
        issuer: Issuer | None = None,
        at: datetime = NOW - timedelta(days=30),
    ) -> Path:
        """Write a key with its certificate; return its path."""
        key = new_key()
        shown = subject("Gemeente Voorbeeldstad", name, demo=self.demo if demo is None else demo)
        certificate = issue_leaf(shown, key.public_key(), at, issuer or self.root, only_for=usage)
        path = self.folder / f"{name}.key"
        path.write_bytes(key_pem(key))
        path.with_suffix(".pem").write_text(pem(certificate))
        return path

    def signed(self, order: WipeOrder, *names: str) -> SignedOrder:
        """Sign with the keys of these names."""
        made = unsigned(order)
        for name in names:
            made = sign_order(made, self.folder / f"{name}.key")
        return made

    def bound(self, highest: int = 0) -> Bound:
        """Return a laptop that believes this root."""
        return Bound(
            tenant=new_uuid7(),
            enrolment=new_uuid7(),
            device="d" * 32,
            store=new_uuid7(),
            root_pem=pem(self.root.certificate),
            demo=self.demo,
            highest=highest,
        )


def order_for(bound: Bound, **changes: object) -> WipeOrder:
    """Return an order for this laptop that counts until it is changed."""
    given: dict[str, object] = {
        "tenant": bound.tenant,
        "enrolment": bound.enrolment,
        "device": bound.device,
        "store": bound.store,
        "number": bound.highest + 1,
        "what": "shutOut",
        "issued_at": to_rfc3339(NOW - timedelta(hours=1)),
        "expires_at": to_rfc3339(NOW + timedelta(days=90)),
    }
    return WipeOrder(**(given | changes))  # type: ignore[arg-type]  # fields by name
