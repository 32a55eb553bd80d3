"""What a colleague thought stands on the workers' paper, in every wording, and on no paper of the family."""

from __future__ import annotations

from filled_examples import fill_opinion, fill_pause, fill_stay
from town import Family

from jgvisit.documents.form_paper import attachment, form_paper
from jgvisit.records.answers import ChoiceAnswer, TextAnswer
from jgvisit.workspace import Workspace


def rows(work: Workspace, family: Family, form: str, reader: str | None) -> list[tuple[str, str]]:
    printed = work.filled_forms.print_for(family.case, form, reader)  # type: ignore[arg-type]  # a word the type names
    paper = form_paper(printed)
    return [(row.label, row.value) for section in paper.sections for row in section.rows]


def test_an_opinion_that_differs_stays_to_be_read_with_how_it_was_noted_before(work: Workspace, family: Family) -> None:
    stay = fill_stay(work, family)
    fill_pause(work, family, stay)
    no = {"agrees": ChoiceAnswer(("no",)), "difference": TextAnswer("Een kachel is genoeg")}
    review = fill_opinion(work, family, **no)
    fill_opinion(work, family, form=review, ownOpinion=TextAnswer("Dit is te zwaar"), **no)
    told = rows(work, family, stay, None)
    assert ("Gevraagd aan", "Karin Smit, gedragswetenschapper") in told
    assert ("Eigen mening van de collega", "Dit is te zwaar") in told
    assert ("Eerder opgeschreven", "Een kachel voor een week is lichter") in told
    assert ("Is de collega het eens", "Nee") in told
    assert ("Waarin verschilt de mening", "Een kachel is genoeg") in told
    assert ("Bevestigd", "Nog niet, door de collega zelf") in told


def test_on_no_paper_of_the_family_stands_a_word_of_it(work: Workspace, family: Family) -> None:
    stay = fill_stay(work, family)
    fill_opinion(work, family)
    told = str(rows(work, family, stay, family.mother))
    printed = work.filled_forms.print_for(family.case, stay, family.mother)
    assert "kachel" not in told + attachment(printed).decode()
    assert printed.opinions == ()
    assert "kachel" in attachment(work.filled_forms.print_for(family.case, stay, None)).decode()


def test_the_colleagues_own_paper_shows_every_wording(work: Workspace, family: Family) -> None:
    review = fill_opinion(work, family)
    fill_opinion(work, family, form=review, ownOpinion=TextAnswer("Dit is te zwaar"))
    assert ("Eerder opgeschreven", "Een kachel voor een week is lichter") in rows(work, family, review, None)
