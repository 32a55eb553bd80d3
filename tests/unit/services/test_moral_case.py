"""One page without names for moreel beraad: what the case file names or hides is refused (H29)."""

from __future__ import annotations

import pytest
from handover_example import fill_handover
from planted import plant
from town import Family, begin_visit

from jgvisit.config import resources_dir
from jgvisit.documents.moral_case_paper import moral_case_paper
from jgvisit.documents.page_images import PageImages
from jgvisit.documents.render import Renderer
from jgvisit.ids import CaseId, new_uuid7
from jgvisit.records.happenings_of_help import ProviderChanged
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.services.papers.moral_case import (
    Field,
    MoralCase,
    NamesSomebodyError,
    NotLookedThroughError,
    TooLongForOnePageError,
    look_through,
)
from jgvisit.workspace import Workspace

PLAIN: dict[Field, str] = {
    "question": "Is het goed dat wij dit nu vragen?",
    "facts": "De ouder wil geen hulp meer.",
    "options": "Wachten, of praten met de ouder.",
}


def known(work: Workspace, family: Family, text: str) -> tuple[str, ...]:
    return look_through(work.moral_cases.known(family.case), {"facts": text}).known


def doubtful(work: Workspace, family: Family, text: str) -> tuple[str, ...]:
    return look_through(work.moral_cases.known(family.case), {"facts": text}).doubtful


def test_who_there_are_stands_by_role_age_and_frame_and_by_no_name(work: Workspace, family: Family) -> None:
    people = work.moral_cases.people(family.case)
    assert people[:2] == ("Ouder 1", "Ouder 2")
    assert all(line.startswith(("Kind 1, ", "Kind 2, ")) and line.endswith(" jaar: vrijwillig") for line in people[2:])
    for member in work.files.get(family.case).members:
        assert not any(word in " ".join(people) for word in member.name.split() if word[0].isupper())


@pytest.mark.parametrize(
    "text",
    ["Samira is bang.", "Volgens haddad is het goed.", "SAMI slaapt slecht", "Het gezin Haddad", "Noor zegt niets"],
)
def test_a_name_of_the_case_file_has_to_go_however_it_is_written(work: Workspace, family: Family, text: str) -> None:
    assert known(work, family, text)


@pytest.mark.parametrize(
    "text",
    [
        *("volgens samira's broer", "de haddads komen", "de samira-zaak", "Sa\u00admira is bang", "Sami-\nra is bang"),
        *("Noe\u0308lla", "volgens amrani", "MONTSERRATS zus", "Lali\u0301tje"),
    ],
)
def test_a_name_bent_joined_or_split_has_to_go_as_well(work: Workspace, text: str) -> None:
    case = named(work, "Samira Haddad", "Noëlla El-Amrani", "Montserrat", "Lalí")
    assert look_through(work.moral_cases.known(case), {"facts": text}).known


def test_a_short_name_initials_and_another_script_are_looked_at(work: Workspace) -> None:
    words = work.moral_cases.known(named(work, "Bo de Vries"))
    text = 'Bo slaapt. M. belt, en سميرة ook. Dan komt Jo met tante fatima. Ik ga: "Er is hulp."'
    assert set(look_through(words, {"facts": text}).doubtful) == {"Bo", "M.", "سميرة", "Jo", "fatima"}


def test_a_name_that_is_a_common_word_a_day_and_a_street_are_looked_at(work: Workspace) -> None:
    words = work.moral_cases.known(named(work, "Bo Bakker"))
    text = "Dan komen de bakkers. En bo slaapt. Op twaalf maart. Kerkstraat is stil. Hij is onderweg."
    assert set(look_through(words, {"facts": text}).doubtful) == {"bakkers", "bo", "maart", "Kerkstraat"}


def named(work: Workspace, *names: str) -> CaseId:
    """A family of people with these names."""
    return work.families.register(
        "Gezin", tuple(PersonRegistered(person=new_uuid7(), name=name, role="parent") for name in names)
    )


def test_a_school_a_helper_and_a_gi_of_the_case_file_have_to_go(work: Workspace, family: Family) -> None:
    told = ProviderChanged(
        event=new_uuid7(), on=work.today().isoformat(), source="moeder", provider="Stichting De Zonnebloemhoek"
    )
    work.happenings.record(family.case, told)
    fill_handover(work, family)
    assert known(work, family, "Dan belt De Brug, en jeugdbescherming de brug ook.")
    assert known(work, family, "De zonnebloemhoek helpt al een jaar.") == ("zonnebloemhoek",)
    assert known(work, family, "De school en de stichting helpen.") == ()


def test_numbers_days_and_words_with_a_capital_are_looked_at(work: Workspace, family: Family) -> None:
    text = "Op 12 maart belde Quirijn. Mail q@voorbeeld.nl. De Raad weet van niets."
    assert set(doubtful(work, family, text)) >= {"12", "Quirijn", "q@voorbeeld.nl."}
    assert "Raad" not in doubtful(work, family, text)
    assert doubtful(work, family, "De ouder wil geen hulp meer.") == ()


def test_nothing_is_printed_before_each_word_was_looked_at(work: Workspace, family: Family) -> None:
    page = work.moral_cases.pages(family.case, PLAIN, frozenset())
    assert len(page) == 1
    with pytest.raises(NotLookedThroughError):
        work.moral_cases.pages(family.case, {**PLAIN, "facts": "Toen kwam Quirijn."}, frozenset())
    assert work.moral_cases.pages(family.case, {**PLAIN, "facts": "Toen kwam Quirijn."}, frozenset({"Quirijn"}))
    with pytest.raises(NamesSomebodyError) as refused:
        work.moral_cases.pages(family.case, {**PLAIN, "facts": "Samira wil niet."}, frozenset({"Samira"}))
    assert refused.value.words == ("Samira",)
    with pytest.raises(TooLongForOnePageError):
        work.moral_cases.pages(family.case, {**PLAIN, "facts": "De ouder wil geen hulp meer.\n" * 80}, frozenset())


def test_h4_with_a_visit_open_there_is_no_page(work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    for ask in (work.moral_cases.people, work.moral_cases.known):
        with pytest.raises(VisitOpenError):
            ask(family.case)
    with pytest.raises(VisitOpenError):
        work.moral_cases.pages(family.case, PLAIN, frozenset())


def test_h2_somebody_hidden_stands_on_no_page_and_every_planted_word_is_known(work: Workspace) -> None:
    planted = plant(work)
    family = planted.family
    work.visits.end(family.case, planted.visit)
    carer = next(member for member in work.files.get(family.case).members if member.id == planted.carer)
    assert "Pleegouder 1" in work.moral_cases.people(family.case)
    planted.hide([carer.stamp.record], [family.father])
    assert not any(line.startswith("Pleegouder") for line in work.moral_cases.people(family.case))
    for text in ("Bij geheim900woord thuis.", "Pleegmoeder Geheim900woord"):
        assert known(work, family, text), text


def test_the_paper_and_what_is_attached_hold_what_was_typed_and_no_name(work: Workspace, family: Family) -> None:
    case = MoralCase(work.moral_cases.people(family.case), tuple(PLAIN.items()), work.time.now().moment)
    pdf = Renderer(resources_dir()).pdf(moral_case_paper(case))
    words = PageImages().text(pdf) + "".join(PageImages().attached(pdf))
    assert "Is het goed dat wij dit nu vragen?" in words
    file = work.files.get(family.case)
    for name in (*(member.name for member in file.members), file.name, work.enrolled.worker_name):
        for part in name.split():
            assert part not in words or part in ("de", "De", "en"), part
            assert part.encode() not in pdf or part in ("de", "De", "en"), part
