"""Questions about the law, texts that a jurist edits, and packs of them."""

from __future__ import annotations

import hashlib
import json
import tomllib
from functools import cache

from pack_maker import NOW, new_eyes, own_texts

from jgvisit.config import resources_dir
from jgvisit.content.advice import advise
from jgvisit.content.common_words import common_words
from jgvisit.content.files import CardShape, FormShape, Shape, TermsShape
from jgvisit.content.law_book import load_law_book
from jgvisit.content.pack import load_pack
from jgvisit.content.pack_model import Pack
from jgvisit.content.pack_trust import signers
from jgvisit.content.packed import FORMAT, read_packed
from jgvisit.content.reading import read_file
from jgvisit.content.text_files import InMemory
from jgvisit.domain.law_book import LawBook
from jgvisit.records import canonical
from jgvisit.services.law.question import answer_json
from tests.reliability.fuzzing.target import Target

_SHAPES: dict[str, type[Shape]] = {
    "nl/K02-twee-kaders.toml": CardShape,
    "nl/form-application.toml": FormShape,
    "nl/terms.toml": TermsShape,
}
_CASE = {
    "on": "2026-06-15",
    "persons": [
        {"id": "m", "born": "1986-02-03", "role": "parent"},
        {"id": "k", "born": "2013-01-20", "role": "child", "capacity": "full"},
    ],
    "authority": [
        {"child": "k", "holder": "m", "since": "2013-01-20", "until": None, "kind": "parent", "evidence": "register"}
    ],
    "orders": [
        {"child": "k", "kind": "ots", "court": "Rechtbank Voorbeeld", "number": "C/1", "decided_on": "2026-04-30",
         "from": "2026-05-01", "until": "2027-04-30"}
    ],
    "other_decisions": [
        {"person": "m", "kind": "contact_ban", "by": "rechter", "about": "k", "from": "2026-05-01", "evidence": "seen"}
    ],
    "consents": [{"person": "m", "subject": "help", "kind": "T", "given": True, "on": "2026-06-01"}],
    "question": {
        "child": "k", "subject": "help",
        "exceptions": [{"id": "X4", "reason": "gevaar", "consulted": "collega", "on": "2026-06-15"}],
    },
}  # fmt: skip


@cache
def _book() -> LawBook:
    return load_law_book(resources_dir() / "law")


@cache
def _pack() -> Pack:
    return load_pack(resources_dir() / "content")


def _case(data: bytes) -> object:
    answered = json.loads(answer_json(data.decode("utf-8", "replace"), _book()))
    assert answered["frame"] in {"voluntary", "court_ordered"}
    return answered


def _questions() -> list[bytes]:
    subjects = ("help", "share", "voluntary_stay", "safety_plan", "handover", "board_request", "placement")
    return [json.dumps({**_CASE, "question": {**_CASE["question"], "subject": each}}).encode() for each in subjects]  # type: ignore[dict-item]  # the question is a dict


def _toml(data: bytes) -> object:
    which, rest = (data[0] % len(_SHAPES) if data else 0), data[1:]
    name = list(_SHAPES)[which]
    faults: list[object] = []
    read = read_file(InMemory({name: rest}), name, _SHAPES[name], faults)  # type: ignore[arg-type]  # only appended to
    assert read is not None or faults
    return read


def _texts() -> list[bytes]:
    return [bytes([at]) + own_texts()[each] for at, each in enumerate(_SHAPES)]


def _packed(data: bytes) -> object:
    """A pack whose hashes are put right, so that what stands behind them is reached."""
    try:
        whole = json.loads(data)
        manifest, texts = whole["manifest"], whole["texts"]
        manifest["files"] = [
            {"name": name, "bytes": len(text.encode()), "sha256": hashlib.sha256(text.encode()).hexdigest()}
            for name, text in sorted(texts.items())
        ]
        file = {**whole, "manifest": canonical.encode(manifest).decode()}
        data = canonical.encode(file)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        pass  # as it came
    packed = read_packed(data)
    return signers(packed)


def _packs() -> list[bytes]:
    texts = {"pack.toml": own_texts()["pack.toml"].decode()}
    head = tomllib.loads(texts["pack.toml"])
    manifest = {
        "format": FORMAT, "name": head["name"], "number": head["number"], "issued": "2026-11-01T10:00:00.000Z",
        "expires": head["valid_until"].isoformat(),
        "base": {"pack": 5, "kinds": ["formOpened/1"]}, "content_sha256": "a" * 64, "files": [],
    }  # fmt: skip
    eyes = new_eyes(now=NOW)
    signatures = [{"certificate": each.pem, "signature": "AAAA"} for each in (eyes.jurist, eyes.second)]
    return [json.dumps({"manifest": manifest, "texts": texts, "signatures": signatures}).encode()]


def _typed(data: bytes) -> object:
    """What a worker types or pastes; every piece of advice lies inside it."""
    text = data.decode("utf-8", "replace")
    found = advise(text, "voluntary", _pack(), common_words())
    assert all(0 <= each.at.start <= each.at.end <= len(text) for each in found)
    return found


def _letters() -> list[bytes]:
    said = ("Deze hulp is niet vrijblijvend. U moet tekenen, anders gaat Noor uit huis.", "Wij praten met elkaar.")
    return [each.encode() for each in said]


TARGETS = (
    Target("law_case", _case, _questions),
    Target("toml", _toml, _texts),
    Target("pack", _packed, _packs),
    Target("typed", _typed, _letters),
)
