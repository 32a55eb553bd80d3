"""The search in the store: found in whole or in part, by one rule for letters; gone with what is erased."""

from __future__ import annotations

import msgspec
import pytest
from raw_pages import found as found_in_files
from store_factory import CASE, EPOCH, OTHER_CASE, hash_of

from jgvisit.domain.searching import as_searched
from jgvisit.ids import CaseId
from jgvisit.records.body import Seen
from jgvisit.records.link import StoredRecord
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.services.ports.journal import DraftKey, NewRecord
from jgvisit.store import search_index
from jgvisit.store.create import CreatedStore
from jgvisit.store.erasing import erase_rows
from jgvisit.store.journal_store import JournalStore
from jgvisit.store.leaving_rows import drop_bodies
from jgvisit.store.safe import Safe
from jgvisit.store.search_index import StoreSearch

VISIT = "0198c3a0-0000-7000-8000-00000000000d"


@pytest.fixture
def search(safe: Safe) -> StoreSearch:
    return StoreSearch(safe.database)


def note(text: str, case: CaseId = CASE) -> NewRecord:
    return NewRecord(VisitEnded(visit=VISIT, note=text), case)


def look(search: StoreSearch, text: str, case: CaseId | None = None, most: int = 100) -> list[CaseId]:
    while search.bring_up():
        pass
    return [row.case for row in search.find(as_searched(text).split(), case, most)]


def words_left(safe: Safe) -> set[str]:
    """Every piece of a word that the index still knows."""
    with safe.database.read() as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.known USING fts5vocab(main, search, row)")
        words = {row[0] for row in connection.execute("SELECT term FROM temp.known").fetchall()}
        connection.execute("DROP TABLE temp.known")
    return words


@pytest.mark.parametrize(
    ("written", "looked_for"),
    [
        pytest.param("Iğdır Şükrüoğlu", "IGDIR sukru", id="turkish without its dots and tails"),
        pytest.param("Igdir", "ığdır", id="turkish with them"),
        pytest.param("İpek", "ipek", id="the large i with a dot"),
        pytest.param("عبد الرحمن الأنصاري", "الانصاري", id="arabic without the hamza"),
        pytest.param("فاطمه‌سادات حسینی", "حسيني", id="persian letters as arabic"),
        pytest.param("يحيى", "يحيي", id="the last letter either way"),
        pytest.param("Brzęczyszczykiewicz", "czyszczyk", id="inside a word"),
        pytest.param("Łucja", "lucja", id="a letter with a stroke"),
        pytest.param("欧阳 娜娜", "娜", id="one character is a word"),
        pytest.param("mevrouw Li belde", "li", id="shorter than the index knows"),
        pytest.param("huisnummer ١٢٣", "123", id="digits of another script"),
    ],
)
def test_a_word_is_found_as_people_type_it(
    journal: JournalStore, search: StoreSearch, written: str, looked_for: str
) -> None:
    journal.append([note(written), note("iets anders", OTHER_CASE)])
    assert look(search, looked_for) == [CASE]


def test_each_word_must_stand_there_and_the_newest_comes_first(journal: JournalStore, search: StoreSearch) -> None:
    journal.append([note("oma haalt Sami van school"), note("oma is ziek"), note("school belde", OTHER_CASE)])
    assert look(search, "school oma") == [CASE]
    assert look(search, "school") == [OTHER_CASE, CASE]
    assert look(search, "school", case=CASE) == [CASE]
    assert look(search, "school", most=1) == [OTHER_CASE]
    assert look(search, 'school" OR "oma') == []


def test_what_was_replaced_is_not_found(journal: JournalStore, search: StoreSearch) -> None:
    (old,) = journal.append([note("oude sleutelbos")])
    assert look(search, "sleutelbos") == [CASE]
    journal.append([NewRecord(note("nieuw").payload, CASE, supersedes=(old,))])
    assert look(search, "sleutelbos") == []
    assert look(search, "nieuw") == [CASE]


def test_a_record_written_costs_the_search_nothing_until_somebody_looks(
    safe: Safe, journal: JournalStore, search: StoreSearch
) -> None:
    journal.append([note("klaproos")])
    assert "kla" not in words_left(safe)
    assert look(search, "klaproos") == [CASE]
    assert "kla" in words_left(safe)
    assert not search.bring_up()


def test_a_body_that_came_after_its_link_is_found_and_one_that_is_dropped_is_not(
    safe: Safe, journal: JournalStore, search: StoreSearch
) -> None:
    journal.append([note("korenbloem"), note("vergeetmijniet", OTHER_CASE)])
    records = journal.all_records()
    links = [hash_of(record) for record in records if record.body is not None and b"korenbloem" in record.body]
    assert look(search, "korenbloem") == [CASE]
    with safe.database.write() as connection:
        drop_bodies(connection, links, keep_marks=False)
    assert look(search, "korenbloem") == []
    assert look(search, "vergeetmijniet") == [OTHER_CASE]
    journal.put_feed(Seen(EPOCH, 9), [_placed(record) for record in records], [], [CASE, OTHER_CASE])
    assert look(search, "korenbloem") == [CASE]


def _placed(record: StoredRecord) -> StoredRecord:
    return msgspec.structs.replace(record, position=4)


def test_erasing_takes_every_word_out_of_every_page(
    created: CreatedStore, safe: Safe, journal: JournalStore, search: StoreSearch
) -> None:
    journal.append([note("Zwaluwstaart " * 400), note("roodborst", OTHER_CASE)])
    links = [hash_of(record) for record in journal.records_of(CASE)]
    assert look(search, "zwaluwstaart") == [CASE]
    safe.database.checkpoint()
    folder, key = safe.places.store_dir, created.safe.keys.data_key
    assert found_in_files(folder, key, (b"zwaluwstaart",)), "the search must have been there"
    assert {"zwa", "uws"} <= words_left(safe)
    with safe.database.write() as connection:
        erase_rows(connection, links)
    safe.database.checkpoint()
    assert found_in_files(folder, key, (b"zwaluwstaart", b"Zwaluwstaart")) == {}
    assert not {"zwa", "wal", "uws", "sta"} & words_left(safe)
    assert look(search, "roodborst") == [OTHER_CASE]


def test_a_family_of_a_colleague_is_not_found_and_one_written_down_here_is(
    journal: JournalStore, search: StoreSearch
) -> None:
    journal.append([note("duizendblad"), note("duizendblad", OTHER_CASE)])
    assert set(look(search, "duizendblad")) == {CASE, OTHER_CASE}
    assert search.assigned([CASE, OTHER_CASE]) == {CASE, OTHER_CASE}
    came = [_placed(record) for record in journal.records_of(CASE)]
    journal.put_feed(Seen(EPOCH, 9), came, [], [CASE])
    assert set(look(search, "duizendblad")) == {CASE, OTHER_CASE}, "what the server does not know yet stays ours"
    journal.put_feed(Seen(EPOCH, 10), [], [], [])
    assert look(search, "duizendblad") == [OTHER_CASE]
    assert search.assigned([CASE, OTHER_CASE]) == {OTHER_CASE}


def test_other_rules_take_everything_in_anew(
    journal: JournalStore, search: StoreSearch, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append([note("madelief"), *(note(f"regel {n}") for n in range(230))])
    assert look(search, "madelief") == [CASE]
    monkeypatch.setattr(search_index, "_said", lambda body: "anders")
    assert look(search, "anders") == []
    monkeypatch.setattr(search_index, "RULES", search_index.RULES + 1)
    assert len(look(search, "anders", most=1000)) == 231
    assert look(search, "madelief") == []


def test_a_draft_is_never_found(journal: JournalStore, search: StoreSearch) -> None:
    journal.put_draft(DraftKey(CASE, "note"), b"half geschreven gedicht")
    journal.append([note("af")])
    assert look(search, "gedicht") == []


def test_looking_for_a_word_walks_along_the_index_and_never_over_all_records(
    safe: Safe, journal: JournalStore, search: StoreSearch
) -> None:
    journal.append([note("klaver")])
    asked: list[str] = []
    with safe.database.read() as connection:
        connection.set_trace_callback(asked.append)  # type: ignore[attr-defined]  # of sqlcipher3
        assert [row.case for row in search.find(["klaver"], None, 20)] == []
        connection.set_trace_callback(None)  # type: ignore[attr-defined]  # of sqlcipher3
        mine = next(each for each in asked if each.startswith("SELECT search.rowid"))
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {mine}")]
    assert any("search VIRTUAL TABLE INDEX" in step and "M" in step.split("INDEX")[1] for step in plan), plan
    assert not any(step.startswith("SCAN r") or "TEMP B-TREE" in step for step in plan), plan
