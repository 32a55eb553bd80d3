"""`jgvisit content …`: what jurist and second eye do with a pack, at a shell.

check   look through a folder or a packed file; every finding, none stops another; or through a letter or a list
build   pack a clean folder into one file, still unsigned
sign    add one signature; the certificate says whose eyes these are
show    what is in a file, who signed it, what changed since another; unpack it to read it
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from jgvisit.content.check import check_pack
from jgvisit.content.findings import Finding, findings_as_json, findings_as_text
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_errors import PackRefusedError, PackUnreadableError
from jgvisit.content.pack_report import Report, report_as_json, report_as_text, report_on
from jgvisit.content.pack_trust import sign, signers
from jgvisit.content.pack_words import refused_words
from jgvisit.content.packed import Packed, build, read_pack_file, read_packed
from jgvisit.content.source import pack_sha256, read_pack
from jgvisit.content.text_check import check_text
from jgvisit.content.text_files import Folder, TextFiles
from jgvisit.errors import InputError

OK, FINDINGS, UNREADABLE = 0, 1, 2


@dataclass(frozen=True)
class Said:
    """What a command prints, and its exit code."""

    text: str
    code: int = OK


def check(place: Path, root_pem: str | None, local: Path | None = None, *, as_json: bool) -> Said:
    """Check a folder, or a packed file with its signatures; exit code 2 where something cannot be read.

    Args:
        place: the folder or file.
        root_pem: of the municipality, for the signatures of a packed file.
        local: what the municipality changes in the forms of a folder, checked together with them.
        as_json: print the findings as JSON.
    """
    if place.is_file():
        return _found(_check_file(place, root_pem), as_json)
    return _found(check_pack(place, local=None if local is None else Folder(local)), as_json)


def check_words(text: Path, place: Path, names: bool, ordered: bool, *, as_json: bool) -> Said:
    """Check a text for a family that is no pack, or a list of names, with the terms of the pack at `place`.

    Raises:
        PackError: those terms cannot be read.
    """
    pack = load_pack(_texts_at(place))
    return _found(check_text(text, pack, "within_order" if ordered else "voluntary", names=names), as_json)


def _found(findings: tuple[Finding, ...], as_json: bool) -> Said:
    text = findings_as_json(findings) if as_json else findings_as_text(findings)
    if any(finding.code == "unreadable" for finding in findings):
        return Said(text, UNREADABLE)
    return Said(text, FINDINGS if findings else OK)


def pack_up(folder: Path, own: Path, out: Path, revokes: tuple[str, ...] = ()) -> Said:
    """Pack the texts in `folder` into the new file `out`, if the check finds nothing.

    Args:
        folder: of the shape of `resources/content`.
        own: the texts that came with this program; theirs is the base number.
        out: must not exist: a signed file is never written over.
        revokes: fingerprints of pack certificates that count no more.

    Raises:
        InputError: `out` is there, or the folder cannot be packed.
    """
    if out.exists():
        raise InputError("dit bestand bestaat al; kies een andere naam", str(out))
    findings = check_pack(folder)
    if findings:
        return Said(findings_as_text(findings), FINDINGS)
    pack, base = read_pack(folder)[0], read_pack(own)[0]
    assert pack is not None  # the check has read it
    if base is None:
        raise InputError("de teksten van dit programma zijn niet leesbaar", str(own))
    data = build(folder, base.head.value.number, datetime.now(UTC), revokes)
    packed = read_packed(data)
    if packed.manifest.number <= base.head.value.number and not _same_texts(packed, own):
        raise InputError(f"zet number in pack.toml hoger dan {base.head.value.number}", "pack.toml")
    _write(out, data)
    return Said(
        f"{out}: teksten nummer {packed.manifest.number}, {len(packed.manifest.files)} bestanden, nog niet getekend.\n"
        f"inhoud {packed.manifest.content_sha256}"
    )


def add_signature(file: Path, key_file: Path, certificate_file: Path) -> Said:
    """Sign `file` with one key; who signs has read it with `show` first.

    Raises:
        InputError: key, certificate and role do not fit.
        PackRefusedError: the file or a signature in it does not hold; it was left as it is.
    """
    key = _key(key_file)
    certificate = _read(certificate_file).decode("ascii", "replace")
    signed = sign(_read_packed_bytes(file), certificate, lambda data: key.sign(data, ec.ECDSA(hashes.SHA256())))
    _write(file, signed)
    count = len(signers(read_packed(signed)))
    left = "Nu nog het andere paar ogen." if count == 1 else "Jurist en tweede paar ogen hebben getekend."
    return Said(f"{file}: getekend. {left}")


def show(file: Path, root_pem: str | None, than: Path | None, unpack: Path | None, *, as_json: bool) -> Said:
    """Say what is in `file` and who signed it; lay its texts in the new folder `unpack`, where one is named.

    Raises:
        InputError: `unpack` is there already.
        PackUnreadableError: it is no packed file.
    """
    packed = read_packed(_read_packed_bytes(file))
    older = None if than is None else _texts_at(than)
    report: Report = report_on(packed, root_pem, datetime.now(UTC), older)
    if unpack is not None:
        _unpack(packed, unpack)
    text = report_as_json(report) if as_json else report_as_text(report)
    return Said(text, OK if report.holds else FINDINGS)


def refusal(error: PackRefusedError) -> Said:
    """Say why a file was refused: 2 where it cannot be read, else 1."""
    return Said(refused_words(error), UNREADABLE if isinstance(error, PackUnreadableError) else FINDINGS)


def _check_file(file: Path, root_pem: str | None) -> tuple[Finding, ...]:
    try:
        packed = read_packed(_read_packed_bytes(file))
    except PackUnreadableError as error:
        return (Finding(file.name, 0, "unreadable", refused_words(error)),)
    report = report_on(packed, root_pem, datetime.now(UTC), None)
    faults = [Finding(file.name, 0, "signature", f"{step.name}: {step.detail}") for step in report.faults]
    return tuple(sorted([*check_pack(packed.texts), *faults]))


def _same_texts(packed: Packed, folder: Path) -> bool:
    return packed.manifest.content_sha256 == pack_sha256(folder)


def _texts_at(place: Path) -> TextFiles:
    return Folder(place) if place.is_dir() else read_packed(_read_packed_bytes(place)).texts


def _unpack(packed: Packed, folder: Path) -> None:
    if folder.exists():
        raise InputError("deze map bestaat al; kies een andere naam", str(folder))
    for name, text in packed.file.texts.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())


def _key(file: Path) -> ec.EllipticCurvePrivateKey:
    try:
        key = load_pem_private_key(_read(file), password=None)
    except (ValueError, TypeError) as error:
        raise InputError("geen leesbare sleutel", str(file)) from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise InputError("geen P-256-sleutel", str(file))
    return key


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError("kan niet worden gelezen", str(file)) from error


def _read_packed_bytes(file: Path) -> bytes:
    try:
        return read_pack_file(file)
    except OSError as error:
        raise InputError("kan niet worden gelezen", str(file)) from error


def _write(out: Path, data: bytes) -> None:
    """Write `out` whole or not at all."""
    try:
        descriptor, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.")
        temporary = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.chmod(0o644)
            temporary.replace(out)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise InputError("kan niet worden geschreven", str(out)) from error
