"""Papers to verify, key files, files with families, marks beside the store, and the strokes of a pen."""

from __future__ import annotations

import hashlib
import json
import struct
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from import_example import ROWS, as_csv, as_json
from municipal_ca import Municipality, municipality
from paper_examples import REASON, dutch_paper

from jgvisit.config import resources_dir
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify import verify_pdf
from jgvisit.domain.ink import constant_width, judge
from jgvisit.family_files.reading import FamilyFile
from jgvisit.ids import ChainId, Sha256
from jgvisit.services.family.given_faults import faults_of
from jgvisit.services.ports.journal import StoreHead
from jgvisit.store.head_mark import MarkWriter
from jgvisit.store.key_file import new_key_file, read_key_file, write_key_file
from tests.reliability.fuzzing.target import Target

_NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_PAD_MM100 = 15_000
_MOST_POINTS = 2_000
_LONGEST_SENTENCE = 300


@cache
def _town() -> Municipality:
    return municipality()


def _paper(data: bytes) -> object:
    trust = (_town().root.pem,)
    found = verify_pdf(data, name="papier.pdf", trust_pem=trust, now=_NOW)
    assert not found.valid or data == _papers()[0], "a changed paper passed"
    return found


@cache
def _sealed() -> bytes:
    return seal(Renderer(resources_dir()).pdf(dutch_paper()), _town().device, _town().certificate_pem, reason=REASON)


def _papers() -> list[bytes]:
    return [_sealed()]


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="jgvisit-fuzz-"))


def _keys(data: bytes) -> object:
    """A key file whose checksum is put right."""
    file = _folder() / "keys"
    content = b'{"keys":' + data + b',"sha256":"' + hashlib.sha256(data).hexdigest().encode() + b'"}'
    file.write_bytes(content)
    return read_key_file(file)


def _key_files() -> list[bytes]:
    file = _folder() / "seed"
    write_key_file(file, new_key_file())
    return [json.dumps(json.loads(file.read_bytes())["keys"]).encode()]


def _mark(data: bytes) -> object:
    return MarkWriter(_folder() / "mark", b"k" * 32).parse(data.decode("ascii", "replace"))


def _marks() -> list[bytes]:
    writer = MarkWriter(_folder() / "mark", b"k" * 32)
    head = StoreHead(ChainId("00000000-0000-4000-8000-00000000c4a1"), 7, Sha256("a" * 64))
    return [writer.text(head).encode()]


def _families(data: bytes) -> object:
    """A file with families; whatever it says, no sentence about it repeats a cell."""
    found = [(each, faults_of(each, _NOW.date())) for each in FamilyFile(data).families()]
    assert all(len(fault.text) < _LONGEST_SENTENCE for _, faults in found for fault in faults)
    assert all(line.holder != "gi" for each, faults in found if not faults for line in each.authority)
    return found


def _family_files() -> list[bytes]:
    return [as_csv(*ROWS), as_json(*ROWS)]


def _ink(data: bytes) -> object:
    """Points of 8 bytes in 1/100 mm; one at the far corner lifts the pen."""
    strokes: list[list[tuple[int, int]]] = [[]]
    for x, y in struct.iter_unpack("<ii", data[: min(len(data), 8 * _MOST_POINTS) // 8 * 8]):
        if (x, y) == (2**31 - 1, 2**31 - 1):
            strokes.append([])
        else:
            strokes[-1].append((x % _PAD_MM100, y % _PAD_MM100))
    drawn = tuple(tuple(stroke) for stroke in strokes if stroke)
    return judge(drawn, _PAD_MM100), constant_width(drawn)


def _drawings() -> list[bytes]:
    line = [(100 * at, 4000 + (at * at) % 900) for at in range(40)]
    return [b"".join(struct.pack("<ii", x, y) for x, y in line)]


TARGETS = (
    Target("paper", _paper, _papers),
    Target("key_file", _keys, _key_files),
    Target("head_mark", _mark, _marks),
    Target("families", _families, _family_files),
    Target("ink", _ink, _drawings, ()),
)
