"""Sealed papers on the server: timestamps in rounds, nothing lost when nobody answers, and the register."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from local_tsa import NOW, LocalTsa, over_http
from municipal_ca import municipality as other_town
from paper_examples import REASON, dutch_paper
from server_factory import Chain, Laptop, ServerUnderTest, blob_ref, sha256
from sqlalchemy import func, select

from jgvisit.config import resources_dir
from jgvisit.documents.render import Renderer
from jgvisit.documents.sealing import seal
from jgvisit.documents.verify import verify_pdf
from jgvisit.ids import new_uuid7
from jgvisit.records.link import link_hash
from jgvisit.records.paper_register import SignedExtract
from jgvisit.server import upkeep
from jgvisit.server.command import main
from jgvisit.server.erasures.rows import erase
from jgvisit.server.papers.authority import stamp_trust
from jgvisit.server.papers.models import paper, paper_stamp
from jgvisit.server.papers.service import RENEW_BEFORE, one_round
from jgvisit.server.problems import SetupError
from jgvisit.server.settings import ServerFolder

ON_ONE_DATABASE = pytest.mark.parametrize("server", ["embedded"], indirect=True)
"""The other tests of this file ask each query of both."""


@pytest.fixture(scope="module")
def unsealed() -> bytes:
    return Renderer(resources_dir()).pdf(dutch_paper())


@pytest.fixture
def laptop(server: ServerUnderTest, http: httpx.Client) -> Laptop:
    return server.logged_in(http)


@dataclass
class Hall:
    """The municipality, a timestamp authority it believes, and a laptop with sealed papers."""

    server: ServerUnderTest
    laptop: Laptop
    unsealed: bytes
    tsa: LocalTsa

    @property
    def files(self) -> ServerFolder:
        return self.server.made.folder

    def sealed(self) -> bytes:
        """Another paper each time: an ECDSA seal is."""
        certificate = self.laptop.enrolment.certificate
        return seal(self.unsealed, self.laptop.key, certificate, reason=REASON)

    def sent(self, *blobs: bytes, case: str | None = None) -> Chain:
        case, chain = case or new_uuid7(), self.laptop.chain()
        chain.add(case, blobs=[blob_ref(data) for data in blobs])
        self.laptop.push(chain)
        for data in blobs:
            assert self.laptop.put_blob(case, data).json()["complete"]
        return chain

    def round(self, **how: bool) -> tuple[int, int, int]:
        trust = stamp_trust(self.files.stamps, self.server.municipality.certificates.root)
        done = one_round(self.server.municipality, self.tsa, trust, **how)
        return done.known, done.stamped, done.failed

    def tails(self, pdf: bytes) -> list[bytes]:
        tenant = self.server.municipality.tenant
        query = select(paper_stamp.c.tail).where(paper_stamp.c.sha256 == sha256(pdf)).order_by(paper_stamp.c.number)
        with self.server.municipality.database.read(tenant) as conn:
            return list(conn.execute(query).scalars())

    def check(self, pdf: bytes, **more: object) -> dict[str, str]:
        root = self.server.municipality.certificates.root
        moment = self.server.municipality.moment()
        found = verify_pdf(pdf, name="p", trust_pem=(root,), authorities_pem=(self.tsa.root_pem,), now=moment, **more)
        return {step.name: step.outcome for step in found.steps}

    def command(self, *arguments: str) -> int:
        url = self.server.municipality.database.engine.url
        database = (
            ["--database", url.render_as_string(hide_password=False)] if url.get_backend_name() != "sqlite" else []
        )
        return main([arguments[0], "--dir", str(self.files.path), *database, *arguments[1:]])


@pytest.fixture
def hall(server: ServerUnderTest, laptop: Laptop, unsealed: bytes) -> Hall:
    tsa = LocalTsa()
    folder = server.made.folder.stamps
    folder.mkdir()
    (folder / "tijddienst.pem").write_text(tsa.root_pem)
    return Hall(server, laptop, unsealed, tsa)


def test_each_paper_gets_one_timestamp_and_what_was_sealed_stays(hall: Hall) -> None:
    first, second, photo = hall.sealed(), hall.sealed(), b"\xff\xd8 a photo"
    changed = first[:-9] + b"x" + first[-8:]
    hall.sent(first, photo, changed)
    hall.sent(second)
    assert hall.round() == (4, 2, 0)
    assert hall.round() == (0, 0, 0)
    for pdf in (first, second):
        (tail,) = hall.tails(pdf)
        assert hall.check(pdf + tail)["existedBefore"] == "holds"
        assert hall.check(pdf)["existedBefore"] == "notKnown"
    assert hall.tails(photo) == hall.tails(changed) == []
    assert all(len(asked) < 80 for asked in hall.tsa.asked)  # a hash and a number, nothing of a family


@ON_ONE_DATABASE
def test_a_silent_service_loses_nothing_and_is_asked_again(hall: Hall) -> None:
    papers = [hall.sealed() for _ in range(5)]
    hall.sent(*papers)
    hall.tsa.broken = True
    assert hall.round() == (5, 0, 3)  # three on end: nobody answers
    assert len(hall.tsa.asked) == 3
    hall.tsa.broken = False
    assert hall.round() == (0, 5, 0)
    assert all(hall.check(pdf + hall.tails(pdf)[0])["existedBefore"] == "holds" for pdf in papers)


@ON_ONE_DATABASE
def test_one_paper_that_never_gets_a_timestamp_holds_up_no_other(hall: Hall) -> None:
    papers = [hall.sealed() for _ in range(4)]
    hall.sent(*papers)
    tsa, hall.tsa = hall.tsa, _Sometimes(hall.tsa)
    rounds = [hall.round() for _ in range(4)]
    assert sum(stamped for _, stamped, _ in rounds) == 4, rounds
    hall.tsa = tsa


class _Sometimes:
    """Answers every second question."""

    def __init__(self, tsa: LocalTsa) -> None:
        self.tsa, self.count = tsa, 0

    def answer(self, request: bytes) -> bytes:
        self.count += 1
        return self.tsa.answer(request) if self.count % 2 else b"busy"


def test_a_timestamp_is_renewed_before_it_lapses_and_not_much_sooner(hall: Hall) -> None:
    pdf, clock, tsa = hall.sealed(), hall.server.clock, hall.tsa
    hall.sent(pdf)
    assert hall.round()[1:] == (1, 0)
    lapses = tsa.start + timedelta(days=tsa.days)
    for before, stamped in ((RENEW_BEFORE + timedelta(days=2), 0), (RENEW_BEFORE - timedelta(days=2), 1)):
        clock.ahead = lapses - before - NOW
        tsa.clock = lapses - before
        if stamped:
            tsa.renew(tsa.clock - timedelta(days=1), 1000)
        assert hall.round() == (0, stamped, 0)
    assert hall.round() == (0, 0, 0)
    clock.ahead = lapses + timedelta(days=30) - NOW
    first, second = hall.tails(pdf)
    assert hall.check(pdf + first)["existedBefore"] == "notKnown"
    assert hall.check(pdf + first + second)["existedBefore"] == "holds"


@ON_ONE_DATABASE
def test_a_service_that_is_about_to_end_is_not_asked_in_every_round(hall: Hall) -> None:
    hall.tsa.renew(NOW - timedelta(days=10), 40)
    hall.sent(hall.sealed())
    assert [hall.round()[1] for _ in range(3)] == [1, 0, 0]
    assert hall.round(again=True)[1] == 1


@ON_ONE_DATABASE
def test_nobody_is_asked_unless_the_municipality_set_whom(hall: Hall) -> None:
    hall.sent(hall.sealed())
    done = upkeep.stamp_papers(hall.server.municipality)
    assert (done.known, done.stamped, done.failed) == (1, 0, 0)
    assert hall.command("stamp") == 1


@ON_ONE_DATABASE
def test_the_round_of_the_server_asks_over_http(hall: Hall, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pdf = hall.sealed()
    hall.sent(pdf)
    settings = hall.files.read_settings()
    with over_http(hall.tsa) as url:
        hall.files.settings.write_bytes(msgspec.json.encode(msgspec.structs.replace(settings, tsa_url=url)))
        hall.tsa.broken = True
        assert hall.command("stamp") == 1
        hall.tsa.broken = False
        assert hall.command("stamp") == 0
    assert "tijdstempels: 1" in capsys.readouterr().out
    out = tmp_path / "stamped.pdf"
    for named in (sha256(pdf), str(_file(tmp_path, pdf))):
        out.unlink(missing_ok=True)
        assert hall.command("paper", named, "--out", str(out)) == 0
        assert out.read_bytes() == pdf + hall.tails(pdf)[0]
    assert hall.command("paper", "0" * 64, "--out", str(tmp_path / "none.pdf")) == 1
    assert hall.command("paper", str(_file(tmp_path, b"no paper")), "--out", str(tmp_path / "none.pdf")) == 1
    assert not (tmp_path / "none.pdf").exists()


def _file(folder: Path, data: bytes) -> Path:
    path = folder / f"{sha256(data)[:8]}.pdf"
    path.write_bytes(data)
    return path


def test_the_register_names_papers_and_chains_and_nothing_of_a_family(hall: Hall, tmp_path: Path) -> None:
    first, second, case = hall.sealed(), hall.sealed(), new_uuid7()
    chain = hall.sent(first, second, case=case)
    hall.round()
    register, part = tmp_path / "register.json", tmp_path / "part.json"
    assert hall.command("register", "--out", str(register)) == 0
    assert hall.command("register", "--out", str(part), "--paper", str(_file(tmp_path, first))) == 0
    stamped = first + hall.tails(first)[0]
    assert hall.check(stamped, register=register.read_bytes())["register"] == "holds"
    assert hall.check(stamped, register=part.read_bytes())["register"] == "holds"
    assert hall.check(second, register=part.read_bytes())["register"] == "notKnown"
    assert hall.check(hall.sealed(), register=register.read_bytes())["register"] == "notKnown"
    said = json.loads(msgspec.json.decode(register.read_bytes(), type=SignedExtract).register)
    assert {one["sha256"]: one["stamps"] for one in said["papers"]} == {sha256(first): 1, sha256(second): 1}
    head = chain.records[-1]
    assert [(one["chain"], one["received"], one["head"]) for one in said["chains"]] == [
        (chain.id, 1, link_hash(head.link, head.signature))
    ]
    assert case not in register.read_text()
    assert "chains" not in json.loads(msgspec.json.decode(part.read_bytes(), type=SignedExtract).register)


def test_what_is_erased_leaves_with_its_timestamps(hall: Hall) -> None:
    pdf = hall.sealed()
    chain = hall.sent(pdf)
    hall.round()
    tenant, record = hall.server.municipality.tenant, chain.records[-1]
    with hall.server.municipality.database.write(tenant) as conn:
        erase(conn, tenant, [link_hash(record.link, record.signature)], 1)
    with hall.server.municipality.database.read(tenant) as conn:
        left = [conn.execute(select(func.count()).select_from(table)).scalar_one() for table in (paper, paper_stamp)]
    assert left == [0, 0]
    assert hall.round() == (0, 0, 0)


@ON_ONE_DATABASE
def test_whom_to_believe_is_read_from_the_folder_and_what_is_neither_is_refused(hall: Hall) -> None:
    root = hall.server.municipality.certificates.root
    (hall.files.stamps / "lijst.crl").write_text(other_town().crl())
    trust = stamp_trust(hall.files.stamps, root)
    assert trust.authorities == (hall.tsa.root.public_bytes(Encoding.DER),)
    assert len(trust.lists) == 1
    assert stamp_trust(hall.files.path / "none", root).authorities == ()
    for name in ("wrong.pem", "wrong.crl"):
        (hall.files.stamps / name).write_text("nothing")
        with pytest.raises(SetupError, match=name):
            stamp_trust(hall.files.stamps, root)
        (hall.files.stamps / name).unlink()
