"""What the back office gets to send, and what stays with the worker (H5, H7, H25): each case of the table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from town import Family, TestClock, answers_of_form_a, new_workspace, open_form_a, pull, sign

from jgvisit.clock import to_rfc3339
from jgvisit.ids import FormId, PersonId, RecordId, VisitId
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_forms import ConsentWithdrawn
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import BACK_WAYS, CopyChosen, CopyDelivered
from jgvisit.services.desk.writing import Writer
from jgvisit.services.papers.by_office import OfficeCopy, holder_of, office_copies
from jgvisit.workspace import Workspace

ADDRESS = "Verzonnen Singel 4, 1234 AB Voorbeeldstad"
OTHER = "Bedachte Laan 9, 4321 ZX Voorbeeldstad"


@dataclass
class Home:
    work: Workspace
    family: Family
    visit: VisitId
    form: FormId

    def contact(self, person: PersonId | None = None, **changes: Any) -> None:
        known: dict[str, Any] = {"approach": "allowed", "channels": ("post",), "evidence": "zelf"}
        told = SafeContactRecorded(person=person or self.family.mother, **{**known, **changes})
        self.work.families.record_safe_contact(self.family.case, told)

    def post(self, address: str = ADDRESS, person: PersonId | None = None, **changes: Any) -> RecordId:
        told = {"serves": "postGoesThere", "evidence": "zelf, alleen", **changes}
        said = AddressRecorded(person=person or self.family.mother, address=address, **told)  # type: ignore[arg-type]  # one of the words
        return self.work.families.record_address(self.family.case, said)

    def wish(self, way: str = "postToSafeAddress", person: PersonId | None = None, place: str | None = None) -> None:
        told = CopyChosen(visit=self.visit, person=person or self.family.mother, way=way, place=place)  # type: ignore[arg-type]  # one of the ways
        self.work.leaving.choose(self.family.case, told)

    def write(self, payload: Any) -> None:
        Writer(self.work.journal, self.work.files).one(self.family.case, payload)

    def hide(self, record: Any) -> None:
        self.write(VisibilityRestricted(hides=(record,), hidden_from=(self.family.father,), basis="geheim adres"))

    def copies(self) -> tuple[OfficeCopy, ...]:
        return office_copies(self.work.files.get(self.family.case), self.work.today())

    def holder(self, person: PersonId | None = None) -> str:
        file = self.work.files.get(self.family.case)
        return holder_of(file, person or self.family.mother, self.form, self.work.today())


@pytest.fixture
def home(work: Workspace, family: Family, visit: VisitId) -> Home:
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    return Home(work, family, visit, form)


def to_go(home: Home) -> None:
    home.contact()
    home.post()
    home.wish()


def test_h5_a_copy_goes_to_the_safe_address_of_its_owner_and_to_nobody_else(home: Home) -> None:
    sign(home.work, home.family, home.visit, home.form, home.family.father)
    home.contact(home.family.father)
    home.post(OTHER, home.family.father)
    to_go(home)
    (copy,) = home.copies()
    file = home.work.files.get(home.family.case)
    own = [each.document for each in file.forms[0].decisions if each.person == home.family.mother]
    assert (copy.person, copy.name, copy.address) == (home.family.mother, "Samira Haddad", ADDRESS)
    assert list(copy.documents) == own
    assert home.holder() == "office"
    assert home.holder(home.family.father) == "worker", "he was not asked yet"


def _hidden_contact(home: Home) -> None:
    home.hide(home.work.files.get(home.family.case).safe_contacts[0].stamp.record)


def _hidden_address(home: Home) -> None:
    home.hide(home.work.files.get(home.family.case).addresses[0].stamp.record)


def _hidden_wish(home: Home) -> None:
    home.hide(home.work.files.get(home.family.case).copies[0].stamp.record)


def _hidden_elsewhere(home: Home) -> None:
    """The same address, typed of somebody else and hidden there (H1)."""
    home.hide(home.post(ADDRESS, home.family.girl, serves="livesThere"))


def _hidden_person(home: Home) -> None:
    home.hide(home.work.files.get(home.family.case).member(home.family.mother).stamp.record)


def _taken_back(home: Home) -> None:
    now = to_rfc3339(home.work.clock.now())
    home.write(ConsentWithdrawn(form=home.form, person=home.family.mother, channel="phone", effective_at=now))


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param(lambda home: home.wish("paperNow"), id="on paper, now"),
        pytest.param(lambda home: home.wish("nextVisit"), id="at the next visit"),
        pytest.param(lambda home: home.wish("readOnly"), id="only read"),
        pytest.param(lambda home: home.wish("nothing"), id="nothing"),
        pytest.param(lambda home: home.wish("notSafe"), id="not safe"),
        pytest.param(lambda home: home.wish("atOtherPlace", place="bij de huisarts"), id="a place without an address"),
        pytest.param(lambda home: home.wish(place=OTHER), id="two addresses"),
        pytest.param(lambda home: home.contact(approach="doNotApproach", reason="gevaar"), id="not to be approached"),
        pytest.param(lambda home: home.contact(channels=("phone",)), id="no post"),
        pytest.param(lambda home: home.contact(detail=f"06-00000000 / {OTHER}"), id="another address to be reached at"),
        pytest.param(lambda home: home.post(state="notSafe"), id="h5 post there is not safe"),
        pytest.param(lambda home: home.post(state="left"), id="no longer"),
        pytest.param(lambda home: home.post("Verzonnen Singel 4"), id="no postcode"),
        pytest.param(lambda home: home.contact(reads_post="haar broer"), id="somebody else reads the post"),
        pytest.param(lambda home: home.contact(review_on="2026-01-01"), id="to be looked at again first"),
        pytest.param(_hidden_contact, id="h7 a contact that is hidden from somebody"),
        pytest.param(_hidden_address, id="h7 an address that is hidden from somebody"),
        pytest.param(_hidden_wish, id="h7 a wish that is hidden from somebody"),
        pytest.param(_hidden_elsewhere, id="h1 the address said again where it is hidden"),
        pytest.param(_hidden_person, id="h7 a person who is hidden from somebody"),
        pytest.param(_taken_back, id="withdrawn"),
    ],
)
def test_what_has_to_be_weighed_stays_with_the_worker(home: Home, changed: Callable[[Home], None]) -> None:
    to_go(home)
    assert len(home.copies()) == 1
    changed(home)
    assert home.copies() == ()
    assert home.holder() == "worker"


@pytest.mark.parametrize("line", [ADDRESS, f"06-00000000, {ADDRESS}", "06-00000000", None])
def test_h5_h10_nothing_goes_to_a_line_that_may_hold_a_number_nor_home_because_it_is_home(
    home: Home, line: str | None
) -> None:
    home.contact(detail=line)
    home.post(ADDRESS, serves="livesThere")
    home.wish()
    assert home.copies() == ()
    assert home.holder() == "worker"
    home.post()
    (copy,) = home.copies()
    assert copy.address == ADDRESS


@pytest.mark.parametrize("known", [{"serves": "livesThere"}, {"state": "notSafe"}, {"state": "left"}])
def test_h5_another_place_is_not_where_somebody_lives_or_where_post_is_not_safe(
    home: Home, known: dict[str, str]
) -> None:
    home.contact()
    home.wish("atOtherPlace", place=f"thuis: {ADDRESS}")
    assert len(home.copies()) == 1
    home.post("Verzonnen Singel 4 te 1234AB", **known)
    assert home.copies() == ()


def test_h5_who_lives_where_nobody_may_know_is_sent_paper_at_the_place_they_named(home: Home) -> None:
    home.contact()
    home.hide(home.post(ADDRESS, serves="livesThere"))
    home.wish("atOtherPlace", place=f"advocaat Verzonnen, {OTHER}")
    (copy,) = home.copies()
    assert copy.address == f"advocaat Verzonnen, {OTHER}"
    home.wish("atOtherPlace", place="bij de buren, 1234 ab Voorbeeldstad")
    assert home.copies() == (), "the street tells it as well"


def test_two_addresses_that_did_not_know_of_each_other_wait_for_a_person(
    home: Home, clock: TestClock, tmp_path: Path
) -> None:
    home.contact()
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, home.work)
    to_go(home)
    said = AddressRecorded(person=home.family.mother, serves="postGoesThere", address=OTHER, evidence="zelf")
    colleague.families.record_address(home.family.case, said)
    pull(home.work, colleague)
    colleague.safe.close()
    assert home.copies() == ()
    home.post(OTHER)
    assert [copy.address for copy in home.copies()] == [OTHER], "somebody looked, and chose"


@pytest.mark.parametrize("hidden", [False, True], ids=["known", "hidden from him"])
def test_h5_post_named_for_a_home_that_was_left_waits_for_a_worker_where_another_lives_there(
    home: Home, hidden: bool
) -> None:
    home.post(ADDRESS, serves="livesThere")
    home.post(ADDRESS, home.family.father, serves="livesThere")
    to_go(home)
    assert len(home.copies()) == 1, "they live there together"
    moved = home.post(OTHER, serves="livesThere", evidence="opvang")
    if hidden:
        home.hide(moved)
    assert (home.copies(), home.holder()) == ((), "worker")


def test_h5_who_left_the_home_of_the_other_gets_no_letter_there(home: Home) -> None:
    home.post(ADDRESS, home.family.father, serves="livesThere")
    home.post(ADDRESS, serves="livesThere", state="left")
    to_go(home)
    assert (home.copies(), home.holder()) == ((), "worker")


def test_h5_a_place_with_an_address_is_sent_to(home: Home) -> None:
    home.wish("atOtherPlace", place=f"school De Verzonnen Boom, {OTHER}")
    assert home.copies() == (), "h8: first it is asked how she is reached safely"
    home.contact()
    (copy,) = home.copies()
    assert (copy.way, copy.address) == ("atOtherPlace", f"school De Verzonnen Boom, {OTHER}")


def test_no_copy_of_a_form_that_another_replaced(home: Home) -> None:
    to_go(home)
    work, family = home.work, home.family
    answers = {**answers_of_form_a(), "helpGoal": "Een ander doel"}
    work.forms.open(family.case, home.visit, "consentToHelp", family.boy, answers, replaces=home.form)
    assert home.copies() == ()
    assert home.holder() == "worker"


def test_h5_two_wishes_that_did_not_know_of_each_other_wait_for_a_person(
    home: Home, clock: TestClock, tmp_path: Path
) -> None:
    home.contact()
    home.post()
    colleague = new_workspace(tmp_path / "colleague", clock)
    pull(colleague, home.work)
    home.wish()
    told = CopyChosen(visit=home.visit, person=home.family.mother, way="atOtherPlace", place=f"school, {OTHER}")
    Writer(colleague.journal, colleague.files).one(home.family.case, told)
    pull(home.work, colleague)
    colleague.safe.close()
    assert home.copies() == ()


@pytest.mark.parametrize("address", [ADDRESS, "verzonnen singel 4  1234ab VOORBEELDSTAD"])
def test_h5_a_paper_of_a_child_does_not_fall_on_the_mat_of_a_parent(home: Home, address: str) -> None:
    hers = open_form_a(home.work, home.family, home.visit, home.family.girl)
    sign(home.work, home.family, home.visit, hers, home.family.girl)
    home.contact(home.family.girl)
    home.post(OTHER, home.family.girl)
    home.wish(person=home.family.girl)
    home.contact(detail=f"06-00000000, {ADDRESS}")
    mine = [copy for copy in home.copies() if copy.person == home.family.girl]
    assert [copy.name for copy in mine] == ["Noor de Boer"], "to her own address it goes"
    home.post(address, home.family.girl)
    assert [copy for copy in home.copies() if copy.person == home.family.girl] == []


@pytest.mark.parametrize("way", sorted(BACK_WAYS))
def test_what_came_back_is_the_workers_until_its_owner_is_asked_anew(home: Home, way: str) -> None:
    to_go(home)
    home.write(CopyDelivered(person=home.family.mother, form=home.form, way=way, on="2026-11-20", given=False))
    assert (home.copies(), home.holder()) == ((), way)
    home.work.visits.end(home.family.case, home.visit)
    (paper, *_) = home.work.handing_over.waiting(home.family.case)
    assert (paper.holder, paper.back_on) == (way, "2026-11-20")
    home.post(OTHER)
    (copy,) = home.copies()
    assert copy.address == OTHER
    assert home.holder() == "office"


def test_a_kind_that_a_newer_program_wrote_holds_everything_back(home: Home) -> None:
    to_go(home)
    file = home.work.files.get(home.family.case)
    newer = replace
    assert office_copies(newer(file, unknown_kinds=("somethingNew",)), home.work.today()) == ()
    assert len(office_copies(file, home.work.today())) == 1


def test_another_address_is_another_letter(home: Home) -> None:
    to_go(home)
    first = home.copies()[0].mark
    home.post(OTHER)
    assert home.copies()[0].mark != first
