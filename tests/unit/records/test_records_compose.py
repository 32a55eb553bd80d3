import hashlib

import msgspec
import pytest
from record_factory import CASE, OTHER_CASE, START, DeviceKey, Laptop, form, person

from jgvisit.ids import RecordId, is_uuid, new_uuid7
from jgvisit.records.body import BlobRef, PackRef, RecordTooLargeError, Seen, TimeBasis, read_body
from jgvisit.records.canonical import OutsideDomainError, is_canonical
from jgvisit.records.chain import EMPTY, Head, Place, head_of, without_body
from jgvisit.records.kinds import read_payload
from jgvisit.records.link import (
    BODY_DOMAIN,
    GENESIS,
    LINK_DOMAIN,
    commitment,
    head,
    link_hash,
    read_link,
    signature_holds,
)
from jgvisit.records.payload_family import FamilyRegistered
from jgvisit.records.payload_journal import StoreOpened
from jgvisit.records.payload_visits import VisitEnded


class CountingKey(DeviceKey):
    signed = 0

    def sign(self, message: bytes) -> bytes:
        self.signed += 1
        return super().sign(message)


def test_a_record_stands_at_its_place_and_names_the_one_before(laptop: Laptop) -> None:
    first = laptop.write(FamilyRegistered(name="Verzonnen"))
    second = laptop.write(person())
    link = read_link(second.link)
    assert read_link(first.link).prev == GENESIS
    assert (link.seq, link.prev, link.chain) == (2, link_hash(first.link, first.signature), laptop.chain)
    assert head_of(second) == Head(*head(laptop.chain, laptop.records))
    assert EMPTY.next_place == Place(1, GENESIS)
    assert head(laptop.chain, []) == (0, GENESIS)


def test_the_head_of_another_chain_is_refused(laptop: Laptop) -> None:
    laptop.write(person())
    with pytest.raises(ValueError, match="another chain"):
        head(Laptop().chain, laptop.records)


def test_the_body_says_everything_that_was_given() -> None:
    laptop, id_ = Laptop(), RecordId(new_uuid7())
    pack, blob, seen = PackRef("nl", 3, "c" * 64), BlobRef("d" * 64, 7, "image/png"), Seen(new_uuid7(), 9)
    record = laptop.write(person(), id=id_, pack=pack, blobs=(blob,), seen=seen, recorded_at=START)
    assert record.body is not None
    body = read_body(record.body)
    assert (body.id, body.case, body.author, body.recorded_at) == (id_, CASE, "worker-1", "2026-03-02T13:00:00.000Z")
    assert (body.pack, body.blobs, body.seen, body.kind, body.kind_version) == (
        pack,
        (blob,),
        seen,
        "personRegistered",
        1,
    )
    assert read_payload(body) == person()
    assert is_uuid(body.id)
    assert is_canonical(record.body)
    assert is_canonical(record.link)


def test_absent_fields_are_absent_and_never_null(laptop: Laptop) -> None:
    assert b"null" not in (laptop.write(person()).body or b"null")


def test_no_field_of_a_link_depends_on_the_family_without_the_salt() -> None:
    key = DeviceKey()
    one, other = Laptop(key), Laptop(key)
    other.chain = one.chain
    links = [
        msgspec.json.decode(laptop.write(FamilyRegistered(name=name), case=case).link)
        for laptop, name, case in ((one, "Verzonnen", CASE), (other, "Bedacht", OTHER_CASE))
    ]
    commits = {link.pop("commit") for link in links}
    assert links[0] == links[1]
    assert len(commits) == 2


def test_the_commitment_changes_with_the_salt_alone() -> None:
    assert commitment(b"\0" * 32, b"{}") != commitment(b"\1" * 32, b"{}")
    assert commitment(b"\0" * 32, b"{}") == hashlib.sha256(BODY_DOMAIN + b"\0" * 32 + b"{}").hexdigest()


def test_whoever_knows_the_body_cannot_recognise_it_in_an_erased_link(laptop: Laptop) -> None:
    record = laptop.write(FamilyRegistered(name="Verzonnen"))
    erased = without_body(record)
    assert (erased.body, erased.salt) == (None, None)
    assert record.body is not None
    guesses = [
        record.body,
        BODY_DOMAIN + record.body,
        BODY_DOMAIN + b"\0" * 32 + record.body,
        LINK_DOMAIN + record.body,
    ]
    assert read_link(erased.link).commit not in {hashlib.sha256(guess).hexdigest() for guess in guesses}
    assert commitment(record.salt or b"", record.body) == read_link(erased.link).commit


def test_the_same_payload_twice_gives_two_salts(laptop: Laptop) -> None:
    assert laptop.write(person()).salt != laptop.write(person()).salt


def test_a_signature_over_the_bare_link_or_for_a_body_is_no_signature(laptop: Laptop) -> None:
    record = laptop.write(person())
    for message in (record.link, BODY_DOMAIN + record.link):
        assert not signature_holds(laptop.key.public, record.link, laptop.key.sign(message))
    assert signature_holds(laptop.key.public, record.link, record.signature)


def test_a_body_over_64_kib_is_refused_before_anything_is_signed() -> None:
    laptop = Laptop(CountingKey())
    long = form(answers={f"field{n}": "x" * 8000 for n in range(9)})
    with pytest.raises(RecordTooLargeError):
        laptop.write(long)
    assert isinstance(laptop.key, CountingKey)
    assert laptop.key.signed == 0
    assert laptop.records == []


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param(form(answers={"één": "ja"}), id="key beyond ASCII"),
        pytest.param(VisitEnded(visit=CASE, note="\ud83d"), id="half a character"),
    ],
)
def test_what_has_no_canonical_form_is_refused_before_anything_is_signed(payload: VisitEnded) -> None:
    laptop = Laptop(CountingKey())
    with pytest.raises(OutsideDomainError):
        laptop.write(payload)
    assert isinstance(laptop.key, CountingKey)
    assert laptop.key.signed == 0


@pytest.mark.parametrize(
    ("payload", "case"),
    [
        pytest.param(person(), None, id="a family's record without family"),
        pytest.param(StoreOpened(reason="created", program="0.1.0"), CASE, id="a device's record with family"),
    ],
)
def test_only_records_about_the_device_are_without_a_family(laptop: Laptop, payload: StoreOpened, case: None) -> None:
    with pytest.raises(ValueError, match="wrong subject"):
        laptop.write(payload, case=case)


def test_a_day_the_calendar_does_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="day"):
        person(born="2013-02-30")
    with pytest.raises(ValueError, match="month"):
        TimeBasis(boot="b", server_time="2026-13-01T00:00:00.000Z")
