"""What a lost laptop held: the figures against a plain model, over random histories, and by hand on both databases."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec
import pytest
from removal_maker import signed_removal
from server_factory import Chain, Laptop, ServerUnderTest, blob_ref, running_server
from test_server_orders import confirmation, given, told, wiped

from jgvisit.clock import to_rfc3339
from jgvisit.ids import CaseId, WorkerId, new_uuid7
from jgvisit.records import canonical
from jgvisit.records.body import read_body
from jgvisit.records.link import link_hash
from jgvisit.server.command import main
from jgvisit.server.inventory.schemas import Inventory, Share
from jgvisit.server.inventory.service import inventory
from jgvisit.server.inventory.words import inventory_text
from jgvisit.server.officer import service as office
from jgvisit.sync.encoding import from_wire
from jgvisit.sync.order_wire import OrderKind, OrdersSeen, Removed, SignedOrder, SignedWiped, TakenOut
from jgvisit.sync.removal_wire import Removal
from jgvisit.sync.wire import Assignment

OFFICER = WorkerId("officer")


def asked(server: ServerUnderTest, laptop: Laptop) -> Inventory:
    return inventory(server.municipality, laptop.key.device, OFFICER)


def assign(server: ServerUnderTest, laptop: Laptop, case: str) -> None:
    office.assign(server.municipality, Assignment(case=case, worker=laptop.worker), OFFICER)


def share(records: set[tuple[str, str]], papers: set[tuple[str, str]]) -> Share:
    families = sorted({case for case, _ in records | papers if case})
    return Share(families=tuple(families), records=len(records), papers=len(papers))


@dataclass
class History:
    """One laptop's life and, beside it, the plain account of what must be told of it."""

    server: ServerUnderTest
    laptop: Laptop
    colleague: Laptop
    chance: random.Random
    chain: Chain = field(init=False)
    others: dict[str, Chain] = field(default_factory=dict)
    records: set[tuple[str, str]] = field(default_factory=set)
    papers: set[tuple[str, str]] = field(default_factory=set)
    names: dict[tuple[str, str], str] = field(default_factory=dict)
    exports: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    store: str = field(default_factory=new_uuid7)
    order: SignedOrder | None = None
    what: OrderKind = "shutOut"
    removed: tuple[Removed, ...] = ()
    unsent: int | None = None
    confirmed: bool = False
    lives_on: bool = False
    seen: int = 0
    steps: int = 0

    def __post_init__(self) -> None:
        self.chain = self.laptop.chain()
        told(self.laptop, self.store)

    def step(self) -> None:
        after = (self.heard_again,) if self.confirmed or self.lives_on else (self.claim, self.made, self.confirm)
        usual = [self.made, self.made_paper, self.colleague_wrote, self.fetched, self.fetched, self.left, self.export]
        if self.steps > 12:
            usual.append(self.ordered)
        self.steps += 1
        self.chance.choice(after if self.order is not None else usual)()
        self.server.clock.ahead += timedelta(seconds=1)

    def made(self) -> None:
        case = self._family() if self.chance.random() < 0.7 else new_uuid7()
        record = self.chain.add(case)
        self.laptop.push(self.chain, [record])
        self.records.add((case, link_hash(record.link, record.signature)))

    def made_paper(self) -> None:
        case, data = new_uuid7(), self.chance.randbytes(300)
        record = self.chain.add(case, blobs=[blob_ref(data)])
        self.laptop.push(self.chain, [record])
        assert self.laptop.put_blob(case, data).status_code == 200
        self.records.add((case, link_hash(record.link, record.signature)))
        self.papers.add((case, blob_ref(data).sha256))
        self.names[(case, blob_ref(data).sha256)] = link_hash(record.link, record.signature)

    def colleague_wrote(self) -> None:
        case, data = new_uuid7(), self.chance.randbytes(200)
        chain = self.others.setdefault(case, self.colleague.chain())
        for _ in range(self.chance.randint(1, 3)):
            chain.add(case)
        chain.add(case, blobs=[blob_ref(data)])
        self.colleague.push(chain)
        assert self.colleague.put_blob(case, data).status_code == 200
        if self.chance.random() < 0.6:
            assign(self.server, self.laptop, case)

    def fetched(self) -> None:
        """Fetch one page, of any size, perhaps again; a record it made itself may come back."""
        feed = self.laptop.feed(after=self.seen if self.chance.random() < 0.8 else 0, limit=self.chance.randint(1, 6))
        self.seen = feed.up_to
        for each in feed.records:
            record = from_wire(each)
            assert record.body is not None
            body = read_body(record.body)
            self.records.add((body.case or "", link_hash(record.link, record.signature)))
            for ref in body.blobs:
                if self.chance.random() < 0.5:
                    assert self.laptop.call("GET", f"/blobs/{body.case}/{ref.sha256}").is_success
                    self.papers.add((body.case or "", ref.sha256))
                    self.names[(body.case or "", ref.sha256)] = link_hash(record.link, record.signature)

    def left(self) -> None:
        """Records leave with their papers, as the laptop signs; with a copy beside the store it counts for nothing."""
        gone = {each for each in self.records if self.chance.random() < 0.5}
        copies = self.chance.choice((0, 0, 1))
        said = Removal(
            tenant=self.server.municipality.tenant,
            device=self.laptop.key.device,
            store=self.store,
            at=to_rfc3339(self.server.clock.now()),
            why="notAssigned",
            links=tuple(sorted(link for _, link in gone)),
            copies=copies,
        )
        assert self.laptop.call("POST", "/removals", signed_removal(self.laptop, said)).status_code == 201
        if not copies:
            self.records -= gone
            links = {link for _, link in gone}
            self.papers = {paper for paper in self.papers if self.names[paper] not in links}

    def export(self) -> None:
        cases = tuple(sorted(new_uuid7() for _ in range(self.chance.randint(0, 3))))
        made = TakenOut(
            id=new_uuid7(), kind="export", at=to_rfc3339(self.server.clock.now()), cases=cases, records=len(cases) * 2
        )
        for _ in range(self.chance.randint(1, 2)):  # an answer that was lost
            message = OrdersSeen(store=self.store, taken_out=(made,))
            assert self.laptop.call("POST", "/orders/seen", message).status_code == 200
        self.exports.append((cases, len(cases) * 2))

    def ordered(self) -> None:
        self.what = self.chance.choice(("shutOut", "destroy"))
        self.order = given(self.server, self.laptop, self.what, 1, 2)
        self.removed = ("deviceKey", "store") if self.what == "destroy" else ("deviceKey",)

    def claim(self) -> None:
        """Somebody says without a signature that it is done: nothing becomes less by it."""
        assert self.order is not None
        said = SignedWiped(wiped=canonical.encode(wiped(self.order)).decode())
        response = self.laptop.http.post("/api/v1/orders/confirmations", content=msgspec.json.encode(said))
        assert response.status_code == 204

    def confirm(self) -> None:
        assert self.order is not None
        self.unsent = self.chance.choice((None, 0, 4))
        said = confirmation(wiped(self.order, removed=self.removed, unsent=self.unsent), self.laptop.key)
        response = self.laptop.http.post("/api/v1/orders/confirmations", content=msgspec.json.encode(said))
        assert response.status_code == 204
        self.confirmed = True

    def heard_again(self) -> None:
        """A copy sends after all: the confirmation counts for nothing any more."""
        if self.chance.random() < 0.3:
            self.made()
            self.confirmed, self.lives_on = False, True

    def _family(self) -> str:
        return self.chance.choice(sorted({case for case, _ in self.records}) or [new_uuid7()])

    def check(self) -> None:
        found = asked(self.server, self.laptop)
        held = share(self.records, self.papers)
        counts = self.confirmed
        assert found.at_least == (Share() if counts else held)
        assert found.at_most.known == (Share() if counts else held)
        assert found.sealed == (held if counts and self.what == "shutOut" else Share())
        assert found.at_most.unsent_told == (self.unsent if counts else None)
        assert (found.at_most.could_be_added is None) == counts
        assert sorted((each.families, each.records) for each in found.taken_out) == sorted(self.exports)
        assert set(found.at_least.families) <= set(found.at_most.known.families) | set(found.sealed.families)


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path_factory.mktemp("inventory") / "server", issuer, None) as running:
        yield running


@pytest.mark.parametrize("seed", range(8))
def test_the_figures_are_those_of_a_plain_account_after_every_step(embedded: ServerUnderTest, seed: int) -> None:
    with embedded.http() as http:
        embedded.clock.ahead = timedelta()  # a log-in is of this minute
        history = History(embedded, embedded.logged_in(http), embedded.enrolled(http), random.Random(seed))
        for _ in range(22):
            history.step()
            history.check()


def test_only_what_was_handed_out_counts_not_what_was_assigned(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, colleague = server.logged_in(http), server.enrolled(http)
    chain, case = colleague.chain(), new_uuid7()
    chain.add(case)
    chain.add(case)
    colleague.push(chain)
    assign(server, laptop, case)
    assert asked(server, laptop).at_least == Share()
    laptop.feed(limit=1)
    assert asked(server, laptop).at_least == Share(families=(case,), records=1)
    laptop.feed()
    laptop.feed()
    assert asked(server, laptop).at_least == Share(families=(case,), records=2)
    assert asked(server, colleague).at_least.records == 2  # it made them


def test_a_confirmation_for_one_of_two_stores_removes_nothing(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop, case = server.enrolled(http), CaseId(new_uuid7())
    chain = laptop.chain()
    chain.add(case)
    laptop.push(chain)
    told(laptop, new_uuid7())
    server.clock.ahead += timedelta(seconds=5)
    told(laptop, new_uuid7())
    server.clock.ahead += timedelta(seconds=5)
    signed = given(server, laptop)
    said = msgspec.json.encode(confirmation(wiped(signed), laptop.key))
    assert http.post("/api/v1/orders/confirmations", content=said).status_code == 204
    assert asked(server, laptop).at_least == Share(families=(case,), records=1)


def test_the_officer_reads_it_in_dutch_and_as_json(
    embedded: ServerUnderTest, capsys: pytest.CaptureFixture[str]
) -> None:
    with embedded.http() as http:
        laptop, case = embedded.enrolled(http), CaseId(new_uuid7())
        chain = laptop.chain()
        chain.add(case)
        laptop.push(chain)
        told(laptop, new_uuid7())
        embedded.clock.ahead += timedelta(seconds=5)
        signed = given(embedded, laptop)
        text = inventory_text(asked(embedded, laptop))
        assert "Ten minste leesbaar: 1 gezin, 1 vastlegging, 0 bestanden." in text
        assert "niet bevestigd" in text
        assert case in text
        said = msgspec.json.encode(confirmation(wiped(signed, unsent=0), laptop.key))
        assert http.post("/api/v1/orders/confirmations", content=said).status_code == 204
    folder: Path = embedded.made.folder.path
    assert main(["inventory", "--dir", str(folder), laptop.key.device, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["at_least"], found["sealed"]["records"]) == ({}, 1)
    assert main(["inventory", "--dir", str(folder), laptop.key.device]) == 0
    out = capsys.readouterr().out
    assert "bevestigd met handtekening" in out
    assert "Ten minste leesbaar: niets." in out
    assert main(["inventory", "--dir", str(folder), "LT-9999"]) == 1


def test_only_an_officer_may_ask(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.logged_in(http)
    assert laptop.call("GET", f"/officer/devices/{laptop.key.device}/inventory").status_code == 403


def test_a_laptop_whose_clock_tells_nonsense_hides_nothing_from_the_inventory(server: ServerUnderTest) -> None:
    with server.http() as http:
        laptop = server.enrolled(http)
        nonsense = ("4957-70-01T86:94:42.276Z", "9999-12-31T23:59:59.999Z")
        taken = tuple(TakenOut(id=new_uuid7(), kind="print", at=at, cases=(new_uuid7(),), records=1) for at in nonsense)
        message = OrdersSeen(store=new_uuid7(), taken_out=taken)
        assert laptop.call("POST", "/orders/seen", message).status_code == 200
        found = inventory(server.municipality, laptop.key.device, server.made.officer)
    text = inventory_text(found)
    assert all(f"{at} (klok van de laptop)" in text for at in nonsense)
