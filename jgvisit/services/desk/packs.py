"""The texts in use: taken in when jurist and second eye signed them, taken up between two visits.

A release that is refused changes nothing. One that is accepted waits in the encrypted store and is
taken up when the store is next opened with no visit open: what begins with one text ends with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from jgvisit.content.findings import PackError
from jgvisit.content.model import Audience
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import (
    PackExpiredError,
    PackNeedsUpdateError,
    PackOlderError,
    PackRefusedError,
    PackTextsError,
)
from jgvisit.content.pack_model import Pack
from jgvisit.content.pack_trust import check_four_eyes, signers
from jgvisit.content.packed import Manifest, Packed, read_packed
from jgvisit.records.body import PackRef
from jgvisit.records.kinds import KINDS
from jgvisit.redaction import log
from jgvisit.services.desk.known_time import KnownTime


@dataclass(frozen=True)
class KeptPack:
    """A release that was accepted here."""

    number: int
    content_sha256: str
    in_use: bool


class Shelf(Protocol):
    """Where accepted releases are kept, in the encrypted store. Every method is durable when it returns."""

    def kept(self) -> tuple[KeptPack, ...]:
        """Return what was accepted, lowest number first."""

    def file(self, number: int) -> bytes:
        """Return the packed file, byte for byte as it came."""

    def revoked(self) -> frozenset[str]:
        """Return the fingerprints of pack certificates that accepted releases revoked."""

    def keep(self, number: int, content_sha256: str, file: bytes, revokes: Iterable[str]) -> None:
        """Keep an accepted release with what it revokes, in one transaction; it is not in use yet."""

    def take_up(self, number: int) -> None:
        """Use this release from now on, and no other, in one transaction."""


@dataclass(frozen=True)
class TextsNews:
    """What came of texts that arrived since the store was opened."""

    outcome: Literal["accepted", "taken_up", "refused", "unusable"]
    """Accepted for the next time; in use since this unlock; refused; or kept, but not shown by this program."""
    number: int | None = None
    last_day: date | None = None
    code: str = ""
    """Of the `PackRefusedError`."""


class Packs:
    """Accepts releases, and knows which texts are in use."""

    def __init__(self, shelf: Shelf, root_pem: str, own: Pack, time: KnownTime, *, demo: bool) -> None:
        """Prepare.

        Args:
            shelf: of the opened store.
            root_pem: the municipality's root, from the enrolment.
            own: the texts that came with this program; in use until a release is accepted.
            time: the best that is known of the time.
            demo: this laptop is a demo's; only then demo keys count.
        """
        self._shelf, self._root_pem, self._own, self._time, self._demo = shelf, root_pem, own, time, demo
        self._loaded: dict[str, Pack] = {own.ref.sha256: own}
        self._earlier: dict[PackRef, Pack] = {}
        """What `of` found, until a release is accepted: that may revoke a key."""
        self._current = own
        self.news: TextsNews | None = None
        """The last thing to tell, None if nothing changed."""

    @property
    def current(self) -> Pack:
        """The texts in use; the same from unlock to lock."""
        return self._current

    def earlier(self, card: str, audience: Audience, version: str) -> tuple[tuple[str, str], ...] | None:
        """Return the Dutch sentences of an earlier version of a card, by id; None where nobody kept it.

        From the texts in use, which a jurist signed with them, else from those that came with this program.
        """
        key = (card, audience, version)
        return self._current.earlier.get(key) or self._own.earlier.get(key)

    def take_up(self, *, visit_open: bool) -> Pack:
        """Return the texts to use from now on: the newest accepted, or with a visit open those it began with."""
        kept, taken_up = self._shelf.kept(), False
        if kept and not visit_open and not kept[-1].in_use:
            self._shelf.take_up(kept[-1].number)
            kept, taken_up = self._shelf.kept(), True
        in_use = next((each for each in kept if each.in_use), None)
        if in_use is not None:
            try:
                self._current = self._load(read_packed(self._shelf.file(in_use.number)))
            except PackRefusedError as error:
                self._current = self._own
                self._tell(TextsNews("unusable", in_use.number, code=error.code))
                return self._own
            if taken_up:
                self._tell(TextsNews("taken_up", in_use.number, self._current.valid_until))
        return self._current

    def newest(self) -> int:
        """Return the highest number ever accepted here, 0 before the first."""
        return max((each.number for each in self._shelf.kept()), default=0)

    def accept(self, data: bytes) -> bool:
        """Take in a release, after these checks in this order; tell whether it is new here.

        1. it is whole, and its parts fit each other;
        2. jurist and second eye of this municipality signed it, with keys that still count;
        3. its number is above the highest ever accepted;
        4. it was not made for a newer program: texts, and kinds of record;
        5. its last day is not over;
        6. this program can show it.

        Raises:
            PackRefusedError: one of these does not hold; nothing changed.
        """
        packed = read_packed(data)
        manifest = packed.manifest
        revoked = self._shelf.revoked()
        check_four_eyes(packed, self._root_pem, self._time.now().moment, demo=self._demo, revoked=revoked)
        known = {each.number: each.content_sha256 for each in self._shelf.kept()}
        if known.get(manifest.number) == manifest.content_sha256:
            return False
        if manifest.number <= max(known, default=0):
            raise PackOlderError(f"number {manifest.number}, {max(known)} was accepted")
        self._check_base(manifest)
        if self._time.today() > manifest.last_day:
            raise PackExpiredError(f"until {manifest.expires}")
        self._load(packed)
        self._shelf.keep(manifest.number, manifest.content_sha256, data, manifest.revokes)
        self._earlier.clear()
        return True

    def take_in(self, data: bytes) -> None:
        """Accept what was brought by the server or the installer, or keep in `news` why not; never raises for it."""
        try:
            if not self.accept(data):
                return
        except PackRefusedError as error:
            self._tell(TextsNews("refused", code=error.code))
            return
        manifest = read_packed(data).manifest
        self._tell(TextsNews("accepted", manifest.number, manifest.last_day))

    def of(self, ref: PackRef | None) -> Pack:
        """Return the texts with which something began, else those in use.

        A release whose signer's key was revoked since is not used again.
        """
        if ref is None or ref == self._current.ref:
            return self._current
        if ref == self._own.ref:
            return self._own
        if ref not in self._earlier:
            self._earlier[ref] = self._find(ref)
        return self._earlier[ref]

    def _find(self, ref: PackRef) -> Pack:
        match = next((each for each in self._shelf.kept() if each.content_sha256 == ref.sha256), None)
        if match is None:
            return self._current
        try:
            packed = read_packed(self._shelf.file(match.number))
            if self._shelf.revoked() & {signer.fingerprint for signer in signers(packed)}:
                return self._current
            return self._load(packed)
        except PackRefusedError:
            return self._current

    def _check_base(self, manifest: Manifest) -> None:
        known = {f"{name}/{version}" for name, version in KINDS}
        if manifest.base.pack > self._own.ref.number or not set(manifest.base.kinds) <= known:
            raise PackNeedsUpdateError(f"made for texts {manifest.base.pack}, here are {self._own.ref.number}")

    def _load(self, packed: Packed) -> Pack:
        content = packed.manifest.content_sha256
        if content not in self._loaded or not self._loaded[content].signed:
            try:
                self._loaded[content] = load_pack(packed.texts, signed=True)
            except PackError as error:
                raise PackTextsError(str(error)) from error
        return self._loaded[content]

    def _tell(self, news: TextsNews) -> None:
        self.news = news
        log.info(f"texts_{news.outcome}", code=news.code)
