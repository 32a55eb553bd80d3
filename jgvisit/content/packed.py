"""One file that carries a whole pack: manifest, signatures, texts (decision 0007).

Canonical JSON, not an archive: nothing is compressed, so nothing can swell; no name leads anywhere;
and a jurist can open it in any editor. The signatures are over the manifest, which names each file
with its length and hash. Reading checks all that can be checked without knowing whom to trust.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

import msgspec

from jgvisit.clock import from_rfc3339, to_rfc3339
from jgvisit.content.files import PackShape
from jgvisit.content.pack_errors import PackUnreadableError
from jgvisit.content.reading import read_file
from jgvisit.content.source import pack_sha256, read_pack
from jgvisit.content.text_files import EARLIER, HEAD, NAME, InMemory, TextFiles, files_of
from jgvisit.errors import InputError
from jgvisit.records import canonical
from jgvisit.records.body import Hash, Moment
from jgvisit.records.kinds import KINDS
from jgvisit.shapes import JsonDecoder, json_decoder

T = TypeVar("T")

FORMAT: Final = "jgvisit/content-pack/1"
SUFFIX = ".jgvteksten"
MAX_PACK_BYTES = 8 * 1024 * 1024
MAX_TEXT_BYTES = 256 * 1024
MAX_HEAD_BYTES = 8 * 1024
"""`pack.toml` is read before anybody's signature is known: one long dotted key would keep a laptop busy for minutes."""
MAX_TEXTS = 2000
MAX_EARLIER_BYTES = 1024 * 1024
"""Of all earlier versions of cards together: they are shown beside the new text, and must not crowd it out."""
MOST_SIGNATURES = 2
_RECORDED = ("cardExplained", "saidBack", "formOpened", "signerDecided", "documentSealed")
"""Kinds whose records name the texts that were shown."""

FileName = Annotated[str, msgspec.Meta(pattern=rf"^({NAME.pattern})\Z")]
Day = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")]
Count = Annotated[int, msgspec.Meta(ge=1, le=canonical.MAX_INTEGER)]


class PackPart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Base of all parts: an unknown field is a reason to refuse, never something to skip."""


class TextEntry(PackPart, frozen=True, kw_only=True):
    """One file of the pack."""

    name: FileName
    bytes: Annotated[int, msgspec.Meta(ge=0, le=MAX_TEXT_BYTES)]
    sha256: Hash


class Base(PackPart, frozen=True, kw_only=True):
    """The program the texts were written for."""

    pack: Count
    """Number of the texts that came with that program; an older program may lack a condition they use."""
    kinds: tuple[str, ...]
    """Kinds of record, as "formOpened/1", in which that program writes down what was shown."""


class Manifest(PackPart, frozen=True, kw_only=True):
    """What is signed."""

    format: Literal["jgvisit/content-pack/1"]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    number: Count
    """Rises with every release of the municipality; a laptop never takes a lower one."""
    issued: Moment
    expires: Day
    """Last day on which the texts hold without a warning."""
    base: Base
    content_sha256: Hash
    """As in the `pack` of each record that showed a text of it."""
    files: Annotated[tuple[TextEntry, ...], msgspec.Meta(min_length=1, max_length=MAX_TEXTS)]
    """All files, in the order of their names."""
    revokes: Annotated[tuple[Hash, ...], msgspec.Meta(max_length=100)] = ()
    """Fingerprints of pack certificates that count no more, from this release on."""

    @property
    def last_day(self) -> date:
        """`expires` as a day."""
        return date.fromisoformat(self.expires)

    @property
    def issued_at(self) -> datetime:
        """`issued` as a moment."""
        return from_rfc3339(self.issued)


class PackSignature(PackPart, frozen=True, kw_only=True):
    """One pair of eyes."""

    certificate: Annotated[str, msgspec.Meta(max_length=4096)]
    """PEM; the municipal root issued it, for this role only."""
    signature: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9_-]{1,200}\\Z")]
    """DER ECDSA P-256/SHA-256, unpadded base64url, over the role's prefix ‖ manifest."""


class PackFile(PackPart, frozen=True, kw_only=True):
    """The file as a whole."""

    manifest: str
    """Canonical JSON of a `Manifest`, the exact bytes that are signed."""
    texts: dict[str, str]
    signatures: Annotated[tuple[PackSignature, ...], msgspec.Meta(max_length=MOST_SIGNATURES)] = ()


_file_decoder = json_decoder(PackFile)
_manifest_decoder = json_decoder(Manifest)


@dataclass(frozen=True)
class Packed:
    """A packed file whose parts fit each other; whether to believe it is another question."""

    data: bytes
    file: PackFile
    manifest: Manifest

    @property
    def signed_bytes(self) -> bytes:
        """What each signature is over, after the prefix of its role."""
        return self.file.manifest.encode()

    @cached_property
    def texts(self) -> InMemory:
        """The files of the pack."""
        return InMemory({name: text.encode() for name, text in self.file.texts.items()})


def recorded_kinds() -> tuple[str, ...]:
    """Return the newest kinds in which this program writes down which text was shown."""
    newest = {name: max(version for known, version in KINDS if known == name) for name in _RECORDED}
    return tuple(sorted(f"{name}/{version}" for name, version in newest.items()))


def build(place: Path | TextFiles, base_number: int, issued: datetime, revokes: Iterable[str] = ()) -> bytes:
    """Pack the texts at `place`, still without signatures.

    Args:
        place: a folder of the shape of `resources/content` that `check_pack` finds clean.
        base_number: number of the texts that came with this program.
        issued: now, aware.
        revokes: fingerprints of pack certificates that count no more.

    Raises:
        InputError: a file's name, size or characters do not fit into a pack.
        OSError: a file went away.
    """
    source = files_of(place)
    read = read_file(source, HEAD, PackShape, [])
    if read is None:
        raise InputError("er is geen leesbaar pack.toml", HEAD)
    head = read.value
    texts = {name: _text(name, source.read(name)) for name in [HEAD, *source.names()]}
    files = [TextEntry(name=name, bytes=len(text), sha256=canonical.sha256(text)) for name, text in texts.items()]
    manifest = Manifest(
        format=FORMAT,
        name=head.name,
        number=head.number,
        issued=to_rfc3339(issued),
        expires=head.valid_until.isoformat(),
        base=Base(pack=base_number, kinds=recorded_kinds()),
        content_sha256=pack_sha256(InMemory(texts)),
        files=tuple(sorted(files, key=lambda file: file.name)),
        revokes=tuple(sorted(set(revokes))),
    )
    words = {name: text.decode() for name, text in texts.items()}
    data = canonical.encode(PackFile(manifest=canonical.encode(manifest).decode(), texts=words))
    try:
        return read_packed(data).data
    except PackUnreadableError as error:
        raise InputError(f"deze teksten passen niet in een pakket ({error})") from error


def read_packed(data: bytes) -> Packed:
    """Read a packed file that may come from anybody.

    Raises:
        PackUnreadableError: too large, not canonical, unknown fields, or parts that do not fit each other.
    """
    if len(data) > MAX_PACK_BYTES:
        raise PackUnreadableError(f"more than {MAX_PACK_BYTES} bytes")
    file = _decoded(_file_decoder, data, "file")
    manifest = _decoded(_manifest_decoder, _bytes(file.manifest), "manifest")
    _check_days(manifest)
    if any(left.name >= right.name for left, right in pairwise(manifest.files)):
        raise PackUnreadableError("files out of order or named twice")
    if [entry.name for entry in manifest.files] != sorted(file.texts):
        raise PackUnreadableError("other files than the manifest names")
    for entry in manifest.files:
        text = _bytes(file.texts[entry.name])
        if (len(text), canonical.sha256(text)) != (entry.bytes, entry.sha256):
            raise PackUnreadableError(f"{entry.name} is not the file the manifest names")
    if sum(entry.bytes for entry in manifest.files if entry.name.startswith(f"{EARLIER}/")) > MAX_EARLIER_BYTES:
        raise PackUnreadableError(f"more than {MAX_EARLIER_BYTES} bytes of earlier texts")
    packed = Packed(data, file, manifest)
    _check_head(packed)
    return packed


def read_pack_file(path: Path) -> bytes:
    """Return the bytes of a packed file on disk, or one byte more than it may have.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(MAX_PACK_BYTES + 1)


def _text(name: str, data: bytes) -> bytes:
    """Return the bytes of one text as they travel, which are exactly those of its file."""
    if NAME.fullmatch(name) is None:
        raise InputError("deze bestandsnaam kan niet in een pakket", name)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise InputError("dit bestand is geen UTF-8", name) from error
    if len(data) > MAX_TEXT_BYTES:
        raise InputError(f"dit bestand is groter dan {MAX_TEXT_BYTES} bytes", name)
    return data


def _decoded(decoder: JsonDecoder[T], data: bytes, what: str) -> T:
    try:
        value = canonical.decode(decoder, data)
    except msgspec.DecodeError as error:
        raise PackUnreadableError(f"{what}: {error}") from error
    # what was signed and hashed has one form only: a key given twice, or bytes behind the end, are seen here
    if canonical.encode(value) != data:
        raise PackUnreadableError(f"{what}: not canonical")
    return value


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        raise PackUnreadableError("half a character") from error


def _check_days(manifest: Manifest) -> None:
    try:
        _ = manifest.last_day, manifest.issued_at
    except ValueError as error:
        raise PackUnreadableError("a day that does not exist") from error


def _check_head(packed: Packed) -> None:
    """Look whether `pack.toml` and manifest say the same: records carry what `pack.toml` says."""
    manifest = packed.manifest
    if HEAD not in packed.file.texts:
        raise PackUnreadableError("no pack.toml")
    if len(packed.texts.read(HEAD)) > MAX_HEAD_BYTES:
        raise PackUnreadableError(f"a pack.toml of more than {MAX_HEAD_BYTES} bytes")
    pack, _ = read_pack(InMemory({HEAD: packed.texts.read(HEAD)}))
    if pack is None:
        raise PackUnreadableError("pack.toml cannot be read")
    head = pack.head.value
    if (head.name, head.number, head.valid_until) != (manifest.name, manifest.number, manifest.last_day):
        raise PackUnreadableError("pack.toml says something else than the manifest")
    if pack_sha256(packed.texts) != manifest.content_sha256:
        raise PackUnreadableError("another content than the manifest names")
