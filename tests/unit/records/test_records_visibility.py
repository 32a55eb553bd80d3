from datetime import date

from record_factory import (
    CASE,
    FATHER,
    MOTHER,
    SANNE,
    VISIT,
    Laptop,
    authority,
    decided,
    form,
    id_of,
    person,
    said_back,
    uuid,
)

from jgvisit.ids import PersonId, RecordId
from jgvisit.records.fold import fold
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_forms import DocumentSealed
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.records.telling import betrays
from jgvisit.records.visibility import hidden_records, hidden_words


def contact(detail: str) -> SafeContactRecorded:
    return SafeContactRecorded(person=MOTHER, approach="allowed", channels=("post",), detail=detail, evidence="zij")


def hide(*records: StoredRecord, whom: tuple[str, ...] = (FATHER,)) -> VisibilityRestricted:
    ids = tuple(id_of(record) for record in records)
    return VisibilityRestricted(hides=ids, hidden_from=whom, basis="veiligheid", review_on="2026-06-01")


def hidden(*laptops: Laptop, viewers: tuple[str, ...]) -> frozenset[RecordId]:
    file = fold(CASE, [record for laptop in laptops for record in laptop.records])
    return hidden_records(file, frozenset(map(PersonId, viewers)), date(2026, 11, 22))


def test_one_viewer_hides_it_for_the_whole_room(laptop: Laptop) -> None:
    secret = laptop.write(contact("Opvang Noord"))
    restriction = laptop.write(hide(secret))
    both = frozenset({id_of(secret), id_of(restriction)})
    assert hidden(laptop, viewers=(MOTHER, FATHER)) == both
    assert hidden(laptop, viewers=(FATHER,)) == both
    assert hidden(laptop, viewers=(MOTHER,)) == frozenset()
    assert hidden(laptop, viewers=()) == frozenset()


def test_h5_where_post_may_go_is_betrayed_by_no_text_that_somebody_else_reads(laptop: Laptop) -> None:
    post = "Bedachte Laan 9, 4321 ZX Voorbeeldstad"
    laptop.write(AddressRecorded(person=MOTHER, serves="postGoesThere", address=post, evidence="zij, alleen"))
    file, said = fold(CASE, laptop.records), "Wij sturen het naar bedachte laan 9."
    assert betrays(said, hidden_words(file, frozenset({FATHER})))
    assert betrays("post naar 4321zx", hidden_words(file, frozenset({FATHER, MOTHER})))
    assert not betrays(said, hidden_words(file, frozenset({MOTHER})))
    assert not betrays(said, hidden_words(file, frozenset()))


def test_h5_a_home_that_all_know_betrays_nothing_where_post_may_go_there_too(laptop: Laptop) -> None:
    home = "Verzonnen Singel 4, 1234 AB Voorbeeldstad"
    for serves in ("livesThere", "postGoesThere"):
        kept = laptop.write(AddressRecorded(person=MOTHER, serves=serves, address=home, evidence="zij"))  # type: ignore[arg-type]  # one of the words
        if serves == "livesThere":
            lives = kept
    assert not betrays(home, hidden_words(fold(CASE, laptop.records), frozenset({FATHER})))
    laptop.write(hide(lives))
    assert betrays(home, hidden_words(fold(CASE, laptop.records), frozenset({FATHER}))), "it is hidden now"


def test_the_same_fact_written_down_again_stays_hidden(laptop: Laptop) -> None:
    earlier = laptop.write(contact("Opvang Noord"))
    secret = laptop.write(contact("Opvang Noord, kamer 3"), supersedes=(earlier,))
    laptop.write(hide(secret))
    later = laptop.write(contact("Opvang Zuid"))
    elsewhere = laptop.write(authority())
    found = hidden(laptop, viewers=(FATHER,))
    assert {id_of(earlier), id_of(secret), id_of(later)} <= found
    assert id_of(elsewhere) not in found


def test_the_correction_of_hidden_words_is_hidden_and_others_are_not(laptop: Laptop) -> None:
    secret = laptop.write(said_back(person=SANNE, own_words="ik wil bij oma wonen"))
    laptop.write(hide(secret, whom=(MOTHER, FATHER)))
    corrected = laptop.write(said_back(person=SANNE, own_words="ik wil bij opa wonen"), supersedes=(secret,))
    other = laptop.write(said_back(person=SANNE, card="K03"))
    found = hidden(laptop, viewers=(MOTHER, SANNE))
    assert {id_of(secret), id_of(corrected)} <= found
    assert id_of(other) not in found


def test_the_paper_of_a_hidden_decision_is_hidden_with_it(laptop: Laptop) -> None:
    laptop.write(form())
    secret = laptop.write(decided())
    sealed = laptop.write(
        DocumentSealed(
            form=uuid(31),
            person=MOTHER,
            decision=id_of(secret),
            document="e" * 64,
            file_name="x.pdf",
            certificate_serial="1",
        )
    )
    laptop.write(hide(secret))
    assert id_of(sealed) in hidden(laptop, viewers=(FATHER,))
    assert id_of(laptop.records[0]) not in hidden(laptop, viewers=(FATHER,))


def test_only_a_record_that_replaces_a_restriction_lifts_it(laptop: Laptop) -> None:
    secret = laptop.write(contact("Opvang Noord"))
    restriction = laptop.write(hide(secret))
    laptop.write(hide(secret, whom=(SANNE,)))
    assert id_of(secret) in hidden(laptop, viewers=(FATHER,))
    laptop.write(hide(secret, whom=()), supersedes=(restriction,))
    assert id_of(secret) not in hidden(laptop, viewers=(FATHER,))
    assert id_of(secret) in hidden(laptop, viewers=(SANNE,))


def test_when_one_lifts_and_another_keeps_it_stays_hidden() -> None:
    one, other = Laptop(), Laptop()
    secret = one.write(contact("Opvang Noord"))
    restriction = one.write(hide(secret))
    one.write(hide(secret, whom=()), supersedes=(restriction,))
    other.write(hide(secret), supersedes=(restriction,))
    assert id_of(secret) in hidden(one, other, viewers=(FATHER,))


def test_a_restriction_says_what_it_rests_on_and_when_to_look_again(laptop: Laptop) -> None:
    secret = laptop.write(VisitEnded(visit=VISIT))
    laptop.write(hide(secret, laptop.write(person())))
    (restriction,) = fold(CASE, laptop.records).restrictions
    assert (restriction.basis, restriction.review_on, restriction.hidden_from) == (
        "veiligheid",
        "2026-06-01",
        (FATHER,),
    )
    assert restriction.hides == tuple(sorted(id_of(record) for record in laptop.records[:2]))
