from __future__ import annotations

import gzip
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import msgspec
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric import ec
from sync_town import LaptopKey, MemoryStore, Town, Writer, hash_of, pem
from sync_town_hall import SESSION, Refusal, TownHall, open_hall, write_whole

from jgvisit.errors import SyncError
from jgvisit.ids import new_uuid7
from jgvisit.records.link import StoredRecord
from jgvisit.services.ports.sync import SyncOutcome
from jgvisit.sync.client import HttpSyncClient
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.failures import (
    FeedError,
    NoNetworkError,
    ReceiptError,
    RefusedByServerError,
    ServerBusyError,
    StoreBehindError,
    TlsDatesError,
    TlsError,
    UnreadableAnswerError,
    UpdateFirstError,
)
from jgvisit.sync.files import CHUNK_BYTES, SENDERS
from jgvisit.sync.http import ServerConnection
from jgvisit.sync.patience import ATTEMPTS
from jgvisit.sync.wire import BlobsMissing, BlobState, Feed, PushAnswer, Receipt, ServerInfo, SignedReceipt

Twist = Callable[[str, object], object]


def sync(client: HttpSyncClient) -> SyncOutcome:
    return client.run(lambda progress: None, lambda: False)


def refusing(path: str, status: int, code: str = "no", times: int = 99) -> Callable[[str, str], None]:
    left = [times]

    def before(_method: str, asked: str) -> None:
        if asked.startswith(path) and left[0]:
            left[0] -= 1
            raise Refusal(status, code)

    return before


def heal(hall: TownHall) -> None:
    hall.before = lambda method, path: None
    hall.twist = lambda path, answer: answer
    hall.write = write_whole


def test_a_server_that_is_away_leaves_everything_waiting(
    store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall
) -> None:
    writer.write()
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        away = replace(hall.pinned(key), url=f"https://127.0.0.1:{nobody.getsockname()[1]}")
        with pytest.raises(NoNetworkError):
            sync(HttpSyncClient(store, key, away))
    assert store.balance().waiting == 1
    assert sync(HttpSyncClient(store, key, hall.pinned(key))).balance.stored == 1


@pytest.mark.parametrize(
    ("status", "code", "error"),
    [
        (500, "server.bug", ServerBusyError),
        (503, "server.busy", ServerBusyError),
        (429, "server.busy", ServerBusyError),
        (403, "device.not_enrolled", RefusedByServerError),
        (422, "request.unreadable", RefusedByServerError),
        (401, "request.signature", RefusedByServerError),
        (301, "moved", UnreadableAnswerError),
        (204, "", UnreadableAnswerError),
    ],
    ids=str,
)
def test_each_refusal_is_sorted_by_what_to_do(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall, status: int, code: str, error: type
) -> None:
    writer.write()
    hall.before = refusing("/records", status, code)
    with pytest.raises(error):
        sync(client)
    assert store.balance().waiting == 1
    heal(hall)
    assert sync(client).balance.stored == 1


@pytest.mark.parametrize("status", [408, 429, 502, 503, 504])
def test_a_busy_server_is_asked_again_after_a_pause(
    client: HttpSyncClient,
    writer: Writer,
    store: MemoryStore,
    hall: TownHall,
    pauses: list[tuple[int, str | None]],
    status: int,
) -> None:
    writer.write()
    hall.before = refusing("/records", status, "server.busy", times=ATTEMPTS - 1)
    assert sync(client).pushed == 1
    assert [attempt for attempt, _ in pauses] == [1, 2, 3, 4]
    assert (store.balance().stored, store.balance().waiting, len(hall.run[writer.chain])) == (1, 0, 1)


def test_patience_has_an_end_and_nothing_is_lost(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    writer.write()
    hall.before = refusing("/records", 429, "server.busy", times=ATTEMPTS)
    with pytest.raises(ServerBusyError):
        sync(client)
    assert store.balance().waiting == 1
    assert sync(client).balance.stored == 1


def test_a_program_that_is_too_old_has_still_sent_everything(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    writer.write()
    hall.before = refusing("/feed", 426, "client.too_old")
    with pytest.raises(UpdateFirstError):
        sync(client)
    assert store.balance().stored == 1


def test_a_nonce_that_ended_is_renewed_once(client: HttpSyncClient, writer: Writer, hall: TownHall) -> None:
    writer.write()
    hall.before = refusing("/records", 401, "request.nonce_unknown", times=1)
    assert sync(client).pushed == 1


def test_a_batch_that_is_too_large_is_sent_in_parts(client: HttpSyncClient, writer: Writer, hall: TownHall) -> None:
    for _ in range(40):
        writer.write()
    hall.before = refusing("/records", 413, "request.too_large", times=2)
    assert sync(client).pushed == 40


def test_one_record_that_is_too_large_stops_the_sync(client: HttpSyncClient, writer: Writer, hall: TownHall) -> None:
    writer.write()
    hall.before = refusing("/records", 413)
    with pytest.raises(RefusedByServerError):
        sync(client)


@pytest.mark.parametrize(
    ("path", "older"),
    [("/records", False), ("/receipt", False), ("/blobs", False), ("/exchange", False), ("/feed", True)],
)
def test_a_line_cut_half_way_through_an_answer_is_resumed(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall, path: str, older: bool
) -> None:
    hall.older = older
    store.add_blob(b"paper")
    writer.write(blobs=[b"paper"])

    def half(handler: BaseHTTPRequestHandler, status: int, data: bytes) -> None:
        if path not in handler.path:
            return write_whole(handler, status, data)
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[: len(data) // 2])
        handler.wfile.flush()
        handler.close_connection = True
        return None

    hall.write = half
    with pytest.raises(NoNetworkError):
        sync(client)
    heal(hall)
    outcome = sync(client)
    assert (outcome.balance.waiting, store.unsent_blobs()) == (0, ())
    assert len(hall.run[writer.chain]) == 1


def test_a_file_goes_on_from_where_the_line_was_cut(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    paper = bytes(range(256)) * 10_000
    store.add_blob(paper)
    writer.write(blobs=[paper])
    chunks: list[str] = []

    def cut_second(method: str, path: str) -> None:
        if method == "PUT":
            chunks.append(path)
            if len(chunks) == 2:
                raise Refusal(500, "server.bug")

    hall.before = cut_second
    with pytest.raises(ServerBusyError):
        sync(client)
    sync(client)
    assert len(chunks) == -(-len(paper) // CHUNK_BYTES) + 1  # one of them twice
    assert store.unsent_blobs() == ()
    assert [bytes(data) for data in hall.blobs.values()] == [paper]


def test_a_file_whose_record_the_server_does_not_have_blocks_nothing(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    store.add_blob(b"paper")
    hall.rejects.add(hash_of(writer.write(blobs=[b"paper"])))
    hall.before = lambda method, path: refusing("/blobs", 404)(method, path) if method == "PUT" else None
    assert sync(client).balance.rejected == 1
    assert len(store.unsent_blobs()) == 1


def test_a_refusal_of_a_file_stops_the_sync(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    store.add_blob(b"paper")
    writer.write(blobs=[b"paper"])
    hall.before = lambda method, path: refusing("/blobs", 409)(method, path) if method == "PUT" else None
    with pytest.raises(RefusedByServerError):
        sync(client)
    assert (store.balance().stored, len(store.unsent_blobs())) == (1, 1)


def test_files_that_were_not_asked_about_are_not_missing(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    paper = bytes(CHUNK_BYTES + 1)  # a smaller one is not asked about
    store.add_blob(paper)
    writer.write(blobs=[paper])
    other = BlobsMissing(missing=(BlobState(sha256="e" * 64, received=0),))
    hall.twist = lambda path, answer: other if path == "/blobs/missing" else answer
    with pytest.raises(UnreadableAnswerError):
        sync(client)


def test_an_empty_file_and_one_that_is_there_already_are_sent_once(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    store.add_blob(b"")
    store.add_blob(b"paper")
    writer.write(blobs=[b"", b"paper"])
    writer.write(blobs=[b"paper"])
    sync(client)
    assert store.unsent_blobs() == ()
    assert sum(request.startswith("PUT") for request in hall.requests) == 2


def test_of_many_files_none_is_asked_about_and_after_a_cut_only_those_under_way_go_again(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    papers = [bytes([number]) * (CHUNK_BYTES - number) for number in range(8)]
    for paper in papers:
        store.add_blob(paper)
    writer.write(blobs=papers)
    put: list[str] = []

    def cut_sixth(method: str, path: str) -> None:
        if method == "PUT":
            put.append(path)
            if len(put) == 6:
                raise Refusal(500, "server.bug")

    hall.before = cut_sixth
    with pytest.raises(ServerBusyError):
        sync(client)
    whole = len(papers) - len(store.unsent_blobs())
    assert whole >= 6 - SENDERS
    sync(client)
    assert store.unsent_blobs() == ()
    assert {bytes(data) for data in hall.blobs.values()} == set(papers)
    assert len(put) <= len(papers) + SENDERS
    assert not any("missing" in request for request in hall.requests)


def test_a_file_can_be_cancelled_between_its_chunks(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    paper = bytes(range(256)) * 10_000
    store.add_blob(paper)
    writer.write(blobs=[paper])
    stop = lambda: hall.requests[-1:] != [] and hall.requests[-1].startswith("PUT")  # noqa: E731
    assert client.run(lambda progress: None, stop).cancelled
    assert [len(data) for data in hall.blobs.values()] == [CHUNK_BYTES]
    assert not sync(client).cancelled
    assert [bytes(data) for data in hall.blobs.values()] == [paper]


def test_a_file_of_which_only_the_last_answer_is_missing_is_finished(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    store.add_blob(b"paper")
    writer.write(blobs=[b"paper"])

    def silent_put(handler: BaseHTTPRequestHandler, status: int, data: bytes) -> None:
        if handler.command == "PUT":
            handler.close_connection = True
        else:
            write_whole(handler, status, data)

    hall.write = silent_put
    with pytest.raises(NoNetworkError):
        sync(client)
    heal(hall)
    sync(client)
    assert store.unsent_blobs() == ()


def test_a_server_that_never_takes_a_file_does_not_hold_the_sync_for_ever(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    writer.write(blobs=[b"paper"])
    [blob] = store.unsent_blobs()
    store.blobs[blob.case, blob.ref.sha256] = b"other bytes than the hash says"
    with pytest.raises(UnreadableAnswerError):
        sync(client)
    assert len(store.unsent_blobs()) == 1


def test_another_certificate_stops_before_anything_is_sent(
    store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall
) -> None:
    writer.write()
    pinned = replace(hall.pinned(key), tls_ca_pem=pem(Town().tls_ca.certificate))
    with pytest.raises(TlsError) as stopped:
        sync(HttpSyncClient(store, key, pinned))
    assert not isinstance(stopped.value, TlsDatesError)
    assert hall.requests == []


def test_the_system_s_authorities_do_not_vouch_for_a_private_server(
    store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall
) -> None:
    writer.write()
    with pytest.raises(TlsError):
        sync(HttpSyncClient(store, key, replace(hall.pinned(key), tls_ca_pem=None)))


def test_a_certificate_of_another_time_is_told_apart_since_it_may_be_our_clock(
    store: MemoryStore, writer: Writer, key: LaptopKey, town: Town, tmp_path: Path
) -> None:
    writer.write()
    with open_hall(TownHall(town, key), tmp_path, until=2021) as hall, pytest.raises(TlsDatesError):
        sync(HttpSyncClient(store, key, hall.pinned(key)))


@pytest.mark.parametrize(
    "authority", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----"]
)
def test_an_authority_that_is_none_opens_no_line(
    store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall, authority: str
) -> None:
    writer.write()
    with pytest.raises(TlsError, match="unreadable"):
        sync(HttpSyncClient(store, key, replace(hall.pinned(key), tls_ca_pem=authority)))
    assert hall.requests == []


@pytest.mark.parametrize("page", [b"<html>", b'{"a":' * 10_000], ids=["html", "deep"])
def test_a_refusal_without_a_problem_is_still_one(
    client: HttpSyncClient, writer: Writer, hall: TownHall, page: bytes
) -> None:
    writer.write()
    hall.write = lambda handler, status, data: write_whole(
        handler, 400 if "/records" in handler.path else status, page if "/records" in handler.path else data
    )
    with pytest.raises(RefusedByServerError) as refused:
        sync(client)
    assert (refused.value.status, refused.value.problem) == (400, "unknown")


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1", "127.0.0.1", "", "https://", "https://[", "ftp://x", "https://a/b"]
)
def test_nothing_but_https_is_spoken(store: MemoryStore, key: LaptopKey, hall: TownHall, url: str) -> None:
    with pytest.raises(TlsError):
        sync(HttpSyncClient(store, key, replace(hall.pinned(key), url=url)))


def test_a_server_without_tls_is_not_ours(store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall) -> None:
    writer.write()
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def greet() -> None:
            line, _ = plain.accept()
            with line:
                line.recv(100)
                line.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=greet)
        thread.start()
        url = f"https://127.0.0.1:{plain.getsockname()[1]}"
        with pytest.raises(TlsError):
            sync(HttpSyncClient(store, key, replace(hall.pinned(key), url=url)))
        thread.join()


def test_a_silent_server_and_one_that_drips_end_as_no_network(key: LaptopKey, hall: TownHall) -> None:
    go_on: list[bool] = []

    def drip(handler: BaseHTTPRequestHandler, status: int, data: bytes) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(10**6))
        handler.end_headers()
        while not go_on:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)

    pinned = hall.pinned(key)
    hall.write = drip
    with (
        ServerConnection(pinned.url, pinned.tls_ca_pem, key, answer_timeout_s=0.1) as line,
        pytest.raises(NoNetworkError),
    ):
        line.unsigned("/server", ServerInfo)
    go_on.append(True)
    hall.write = lambda handler, status, data: time.sleep(0.5)
    with (
        ServerConnection(pinned.url, pinned.tls_ca_pem, key, silence_timeout_s=0.1) as line,
        pytest.raises(NoNetworkError),
    ):
        line.unsigned("/server", ServerInfo)


@pytest.mark.parametrize("encoding", ["zstd", "gzip", "br"])
def test_a_small_answer_that_unpacks_to_a_large_one_is_refused(key: LaptopKey, hall: TownHall, encoding: str) -> None:
    bomb = {"zstd": zstandard.compress, "gzip": gzip.compress, "br": bytes}[encoding](b"\0" * 100_000_000)[:200_000]

    def explode(handler: BaseHTTPRequestHandler, status: int, data: bytes) -> None:
        handler.send_response(status)
        handler.send_header("Content-Encoding", encoding)
        handler.send_header("Content-Length", str(len(bomb)))
        handler.end_headers()
        handler.wfile.write(bomb)

    hall.write = explode
    pinned = hall.pinned(key)
    with ServerConnection(pinned.url, pinned.tls_ca_pem, key) as line, pytest.raises(UnreadableAnswerError):
        line.unsigned("/server", ServerInfo)


# -- receipts -----------------------------------------------------------------------------------


def lying(hall: TownHall, **lies: object) -> Twist:
    def twist(_path: str, answer: object) -> object:
        if isinstance(answer, PushAnswer):
            return msgspec.structs.replace(answer, receipt=twisted(answer.receipt))
        return twisted(answer) if isinstance(answer, SignedReceipt) else answer

    def twisted(signed: SignedReceipt) -> SignedReceipt:
        receipt = msgspec.json.decode(signed.receipt, type=Receipt)
        return hall.sign(msgspec.structs.replace(receipt, **lies))

    return twist


@pytest.mark.parametrize(
    "lies",
    [
        {"head": "a" * 64},
        {"device": "0" * 32},
        {"chain": new_uuid7()},
        {"received": 1, "kept": 0, "checked": 0},
        {"kept": 3},
        {"safe": 3},
        {"checked": -1},
    ],
    ids=["head", "device", "chain", "does not count what is stored", "kept", "safe", "negative"],
)
def test_a_receipt_that_lies_counts_for_nothing(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall, lies: dict[str, object]
) -> None:
    writer.write(), writer.write()
    hall.twist = lying(hall, **lies)
    with pytest.raises(ReceiptError):
        sync(client)
    assert store.balance().waiting == 2
    heal(hall)
    assert sync(client).balance.waiting == 0


def test_a_server_that_knows_more_of_the_chain_says_how_many_are_missing(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    for _ in range(5):
        writer.write()
    sync(client)
    del writer.records[3:]
    with pytest.raises(StoreBehindError) as behind:
        sync(client)
    assert behind.value.missing == 2
    assert store.receipts[-1].received == 5  # the store was told, so that it begins a new chain


def test_after_a_loss_the_new_chain_is_sent_and_nothing_said_twice(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, key: LaptopKey, hall: TownHall
) -> None:
    writer.write(), writer.write()
    sync(client)
    del writer.records[1:]
    hall.publish(*hall.run[writer.chain])
    hall.feed_devices = (hall.town_device(key),)
    with pytest.raises(StoreBehindError):
        sync(client)
    assert len(store.pulled) == 2  # what was lost came back
    fresh = Writer(key)
    fresh.write()
    store.writers.append(fresh)
    assert sync(client).pushed == 1
    assert list(hall.run) == [writer.chain, fresh.chain]


def test_a_store_put_back_that_went_on_alone_learns_it_and_its_branch_is_sent(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    for _ in range(5):
        writer.write()
    sync(client)
    for record in writer.records[3:]:
        del store.answers[hash_of(record)]
    del writer.records[3:]
    writer.write()
    with pytest.raises(StoreBehindError) as behind:
        sync(client)
    assert behind.value.missing == 1
    assert store.answers[hash_of(writer.records[3])].answer == "forked"


def test_a_branch_as_long_as_the_server_s_is_sent_too_and_once(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    """The server's head then stands at a place where ours is another: no reason to send nothing for ever."""
    for _ in range(5):
        writer.write()
    sync(client)
    for record in writer.records[3:]:
        del store.answers[hash_of(record)]
    del writer.records[3:]
    ours = [writer.write(), writer.write()]
    assert sync(client).balance.forked == 2
    assert {store.answers[hash_of(record)].answer for record in ours} == {"forked"}
    hall.requests.clear()
    sync(client)
    assert hall.asked("/records") == 0


def test_a_server_that_lost_an_older_chain_gets_it_again(key: LaptopKey, hall: TownHall) -> None:
    old, new = Writer(key), Writer(key)
    old.write(), new.write()
    store = MemoryStore(old, new)
    client = HttpSyncClient(store, key, hall.pinned(key))
    sync(client)
    del hall.run[old.chain]
    old.write()
    assert sync(client).pushed == 2
    assert len(hall.run[old.chain]) == 2


@pytest.mark.parametrize("forger", ["device CA", "nobody"])
def test_a_receipt_by_another_key_is_refused(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall, forger: str
) -> None:
    writer.write()
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = hall.town.device_ca if forger == "device CA" else Town().root
    certificate = pem(issuer.issue(key.public_key(), "receipts"))

    def twist(path: str, answer: object) -> object:
        if isinstance(answer, PushAnswer):
            receipt = msgspec.json.decode(answer.receipt.receipt, type=Receipt)
            return msgspec.structs.replace(answer, receipt=hall.sign(receipt, key))
        if isinstance(answer, ServerInfo):
            return msgspec.structs.replace(answer, receipt_certificate=certificate)
        return answer

    hall.twist = twist
    with pytest.raises(ReceiptError):
        sync(client)
    assert store.balance().waiting == 1


def test_a_new_receipt_key_of_the_same_root_is_learnt(
    store: MemoryStore, writer: Writer, key: LaptopKey, hall: TownHall
) -> None:
    writer.write()
    former = ec.generate_private_key(ec.SECP256R1())
    certificate = pem(hall.town.root.issue(former.public_key(), "receipts of last year"))
    pinned = replace(hall.pinned(key), receipt_certificate_pem=certificate)
    assert sync(HttpSyncClient(store, key, pinned)).balance.stored == 1


@pytest.mark.parametrize("fault", ["twice", "none", "other", "early", "seq"])
def test_answers_must_be_about_what_was_sent(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall, fault: str
) -> None:
    writer.write()

    def twist(_path: str, answer: object) -> object:
        if not isinstance(answer, PushAnswer):
            return answer
        [given] = answer.answers
        change = msgspec.structs.replace
        answers = {
            "twice": (given, given),
            "none": (),
            "other": (change(given, link_hash="b" * 64),),
            "early": (change(given, answer="early"),),
            "seq": (change(given, seq=2),),
        }[fault]
        return change(answer, answers=answers)

    hall.twist = twist
    with pytest.raises(UnreadableAnswerError):
        sync(client)
    assert store.balance().waiting == 1


# -- the feed -----------------------------------------------------------------------------------


@pytest.fixture
def colleague(hall: TownHall) -> Writer:
    writer = Writer(LaptopKey())
    hall.feed_devices = (hall.town_device(writer.key),)
    return writer


def forged(record: StoredRecord, fault: str) -> StoredRecord:
    change = msgspec.structs.replace
    body = record.body or b""
    return {
        "signature of another": lambda: change(record, signature=Writer(LaptopKey()).write().signature),
        "link": lambda: change(record, link=record.link.replace(b'"seq":1', b'"seq":2')),
        "body": lambda: change(record, body=body.replace(b"koffie", b"thee!!")),
        "salt": lambda: change(record, salt=b"\0" * 32),
        "no salt": lambda: change(record, salt=None),
        "no link": lambda: change(record, link=b"{}"),
        "no signature": lambda: change(record, signature=b""),
    }[fault]()


@pytest.mark.parametrize(
    "fault", ["signature of another", "link", "body", "salt", "no salt", "no link", "no signature"]
)
def test_a_forged_record_is_not_stored(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer, fault: str
) -> None:
    hall.publish(to_wire(forged(colleague.write(), fault)))
    with pytest.raises(FeedError):
        sync(client)
    assert (store.pulled, store.cursor) == ({}, None)


@pytest.mark.parametrize(
    "fault", ["unknown device", "root of another town", "another device's", "by the root", "noise"]
)
def test_a_device_without_a_certificate_of_ours_writes_nothing_here(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer, fault: str
) -> None:
    hall.publish(to_wire(colleague.write()))
    device, [known] = colleague.key.device, hall.feed_devices
    hall.feed_devices = {
        "unknown device": (),
        "root of another town": (msgspec.structs.replace(known, certificate=Town().certificate_of(colleague.key)),),
        "another device's": (msgspec.structs.replace(hall.town_device(LaptopKey()), device=device),),
        "by the root": (
            msgspec.structs.replace(
                known, certificate=pem(hall.town.root.issue(colleague.key.private.public_key(), device))
            ),
        ),
        "noise": (msgspec.structs.replace(known, certificate="no certificate"),),
    }[fault]
    with pytest.raises(FeedError):
        sync(client)
    assert store.pulled == {}


def test_a_link_whose_body_is_not_ours_to_read_is_kept(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer
) -> None:
    record = colleague.write()
    hall.publish(to_wire(msgspec.structs.replace(record, body=None, salt=None)))
    sync(client)
    assert list(store.pulled) == [hash_of(record)]


def positions(*numbers: int | None, up_to: int = 2, head: int = 2) -> Twist:
    def twist(_path: str, answer: object) -> object:
        if not isinstance(answer, Feed):
            return answer
        records = tuple(
            msgspec.structs.replace(record, position=number)
            for record, number in zip(answer.records, numbers, strict=False)
        )
        return msgspec.structs.replace(answer, records=records, up_to=up_to, head=head)

    return twist


@pytest.mark.parametrize(
    "twist",
    [
        positions(0, 1),
        positions(1, 3),
        positions(2, 1),
        positions(1, 1),
        positions(-5, 2),
        positions(None, 2),
        positions(up_to=0),
        positions(1, 2, head=1),
        positions(up_to=-1),
    ],
    ids=["zero", "beyond", "backwards", "twice", "negative", "none", "no progress", "head behind", "up to"],
)
def test_positions_out_of_range_or_order_are_not_believed(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer, twist: Twist
) -> None:
    hall.publish(to_wire(colleague.write()), to_wire(colleague.write()))
    hall.twist = twist
    with pytest.raises(UnreadableAnswerError):
        sync(client)
    assert store.cursor is None


def test_an_epoch_that_changes_during_a_sync_ends_it_for_now(
    client: HttpSyncClient, writer: Writer, store: MemoryStore, hall: TownHall
) -> None:
    writer.write()
    sync(client)

    def restore(_method: str, path: str) -> None:
        if path == "/feed":
            hall.epoch = new_uuid7()

    hall.before = restore
    with pytest.raises(ServerBusyError):
        sync(client)
    heal(hall)
    assert sync(client).balance.stored + store.balance().already == 2 - 1


@pytest.mark.parametrize("served", [b"papex", b"pape", b"paper and more"])
def test_a_file_that_is_not_the_one_named_is_not_stored(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer, served: bytes
) -> None:
    hall.publish(to_wire(colleague.write(blobs=[b"paper"])))
    hall.twist = lambda path, answer: served if path.startswith("/blobs/") else answer
    hall._whole = lambda case, sha256: True  # type: ignore[method-assign]  # the fake hall is taught another answer
    hall.blobs = dict.fromkeys([(blob_case, blob_name) for blob_case, blob_name in named(colleague)], bytearray())
    with pytest.raises(SyncError):
        sync(client)
    assert store.blobs == {}


def named(writer: Writer) -> list[tuple[str, str]]:
    return [(blob.case, blob.ref.sha256) for blob in MemoryStore(writer).unsent_blobs()]


def test_a_page_that_holds_is_kept_when_the_next_does_not(
    client: HttpSyncClient, store: MemoryStore, hall: TownHall, colleague: Writer
) -> None:
    good = colleague.write()
    hall.publish(to_wire(good), to_wire(forged(colleague.write(), "body")))
    hall.feed_limit = 1
    with pytest.raises(FeedError):
        sync(client)
    assert list(store.pulled) == [hash_of(good)]
    assert store.cursor is not None
    assert store.cursor.position == 1


@pytest.mark.parametrize(("older", "paths"), [(False, ["/exchange"]), (True, ["/exchange", "/feed"])])
def test_the_session_is_shown_only_to_the_feed_and_to_files(
    client: HttpSyncClient, writer: Writer, hall: TownHall, older: bool, paths: list[str]
) -> None:
    hall.older = older
    writer.write()
    told: dict[str, bool] = {}
    answer = hall.answer

    def listen(method: str, target: str, headers: dict[str, str], body: bytes) -> bytes:
        told[target.split("?")[0]] = SESSION in (headers.get("Authorization") or "")
        return answer(method, target, headers, body)

    hall.answer = listen  # type: ignore[method-assign]  # the fake hall is taught another answer
    sync(client)
    assert [path.removeprefix("/api/v1") for path, shown in told.items() if shown] == paths
