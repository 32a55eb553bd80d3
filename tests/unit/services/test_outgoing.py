"""What goes out to a GI or the Raad: who is in it, whose words, what is left out, and who reads it later."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
import request_example as raad
from filled_examples import fill_opinion
from handover_example import DOOR, SCHOOL, door, fill_handover, fill_team, school
from msgspec import structs
from town import Family, TestClock, begin_visit, new_workspace, pull, supervision_order

from jgvisit.config import resources_dir
from jgvisit.documents.outgoing_paper import outgoing_paper
from jgvisit.documents.render import Renderer
from jgvisit.ids import FormId, new_uuid7
from jgvisit.records.answers import ChoiceAnswer, Passage, PassagesAnswer, TextAnswer
from jgvisit.records.payload_family import AddressRecorded, CapacityRecorded, PersonRegistered, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.services.desk.writing import WordsMissingError
from jgvisit.services.forms.filled_forms import find
from jgvisit.services.forms.reading_together import ToldFirstError
from jgvisit.services.forms.refusals import FormChangedError, LookAgainError
from jgvisit.services.law.handover_cover import NotCoveredError
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.services.sending.opinion_lines import KEPT_OPINION
from jgvisit.services.sending.outgoing_model import Outgoing
from jgvisit.services.sending.paper_way import MayNotGoError
from jgvisit.workspace import Workspace

PLACE = "Lindelaan 7 in Joure"
FEMKE = "Femke Hoekstra"


def out(work: Workspace, family: Family, form: FormId) -> Outgoing:
    return work.outgoing.of(family.case, form)


def text(work: Workspace, family: Family, form: FormId) -> str:
    outgoing = out(work, family, form)
    paper = outgoing_paper(outgoing)
    on_paper = " ".join(f"{row.label} {row.value}" for section in paper.sections for row in section.rows)
    for block in outgoing.blocks:
        for line in block.lines:
            assert line.value in on_paper
            assert line.value.replace('"', '\\"').replace("\n", "\\n") in paper.attachment.decode()
    return outgoing.text


def hide_her_place(work: Workspace, family: Family) -> None:
    """The mother lives where the father may not know."""
    contact = SafeContactRecorded(
        person=family.mother, approach="allowed", channels=("post",), detail=PLACE, evidence="zij zei het"
    )
    record = work.paper_way._at.writer.one(family.case, contact)
    work.paper_way._at.writer.one(
        family.case, VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    )


# -- the handover -----------------------------------------------------------------------------


def test_both_texts_go_along_where_somebody_says_it_is_not_so(work: Workspace, family: Family) -> None:  # H11
    form = fill_handover(work, family)
    together = work.reading_together
    together.react(family.case, form, DOOR, family.mother, "notCorrect", "De deur klemt al jaren.", may_go=True)
    together.react(family.case, form, DOOR, family.father, "different", "Schrijf dat het is gemaakt.", may_go=False)
    together.react(family.case, form, SCHOOL, family.girl, "notCorrect", "Het waren er twee.")
    said = text(work, family, form)
    assert "De deur was kapot." in said
    assert "Samira Haddad: klopt niet: De deur klemt al jaren." in said
    assert "Schrijf dat het is gemaakt" not in said, "his words, and he said no"
    assert "Het waren er twee" not in said, "nobody asked her whether they may go"
    fill_handover(work, family, door("De deur gaat niet goed dicht."), school(), form=form)
    said = text(work, family, form)
    assert "De deur gaat niet goed dicht." in said
    assert "De zin was toen: De deur was kapot." in said


def test_own_stories_go_only_if_their_owner_asks(work: Workspace, family: Family) -> None:  # H1, H7
    form = fill_handover(work, family)
    fill = work.filled_forms.fill
    story = "Ik wil graag rust in huis en hulp in het Arabisch."
    about = Passage(new_uuid7(), "reported", "Zij slikt iets tegen de angst.", "de huisarts", "2026-11-01")
    fill(
        family.case, form, "handoverToGI", "private", (family.boy,),
        {"parentStory": TextAnswer(story), "aboutMe": PassagesAnswer((about,))}, owner=family.mother,
    )  # fmt: skip
    fill(
        family.case, form, "handoverToGI", "private", (family.boy,),
        {"childStory": TextAnswer("Ik ben bang in de gang.")}, owner=family.girl,
    )  # fmt: skip
    said = text(work, family, form)
    assert not any(words in said for words in (story, about.text, "bang in de gang"))
    choose = work.reading_together.choose_release
    with pytest.raises(ToldFirstError):
        choose(family.case, form, family.mother, "include", told=(family.father,))
    choose(family.case, form, family.mother, "include", told=(family.mother,))
    said = text(work, family, form)
    assert story.rstrip(".") in said
    assert about.text not in said, "a passage about her alone has a yes of its own"
    work.reading_together.react(family.case, form, about.id, family.mother, "correct", may_go=True)
    assert about.text in text(work, family, form)
    work.reading_together.react(family.case, form, about.id, family.mother, "leaveOut", may_go=True)
    assert about.text not in text(work, family, form)
    assert "bang in de gang" not in text(work, family, form)


def test_a_yes_to_let_ones_own_words_go_is_no_yes_to_other_words(work: Workspace, family: Family) -> None:  # H1, H11
    form, about = fill_handover(work, family), new_uuid7()

    def write(story: str, alone: str) -> None:
        sentence = Passage(about, "reported", alone, "de huisarts", "2026-11-01")
        own = {"parentStory": TextAnswer(story), "aboutMe": PassagesAnswer((sentence,))}
        work.filled_forms.fill(family.case, form, "handoverToGI", "private", (family.boy,), own, owner=family.mother)

    write("Ik wil graag rust in huis", "Zij slikt iets tegen de angst.")
    work.reading_together.choose_release(family.case, form, family.mother, "include", told=(family.mother,))
    work.reading_together.react(family.case, form, about, family.mother, "correct", may_go=True)
    said = text(work, family, form)
    assert "graag rust in huis" in said
    assert "tegen de angst" in said
    write("Ik wil graag rust in huis", "Zij drinkt elke avond.")
    said = text(work, family, form)
    assert "graag rust in huis" in said, "she let this go, and it reads as it did"
    assert "drinkt elke avond" not in said
    write("Hij sluit mij op", "Zij slikt iets tegen de angst.")
    said = text(work, family, form)
    assert "sluit mij op" not in said
    assert "tegen de angst" in said
    work.reading_together.choose_release(family.case, form, family.mother, "include", told=(family.mother,))
    assert "sluit mij op" in text(work, family, form)


def test_a_hidden_place_is_a_secret_address_at_the_top_and_in_its_line(work: Workspace, family: Family) -> None:  # H3
    hide_her_place(work, family)
    form = fill_handover(work, family)
    fill_team(work, family, form, safeContact=TextAnswer(f"Post naar {PLACE}, bel voor tien uur"))
    outgoing = out(work, family, form)
    assert outgoing.top == ("Let op: adres geheim, bij de gemeente bekend.",)
    assert PLACE not in text(work, family, form)
    assert "Hoe is ieder veilig te bereiken: adres geheim, bij de gemeente bekend" in outgoing.text
    fill_team(work, family, form, safeContact=TextAnswer("Bel voor tien uur"))
    assert "veilig te bereiken: Bel voor tien uur" in text(work, family, form)


def test_h3_who_lives_where_somebody_may_not_know_is_told_at_the_top(work: Workspace, family: Family) -> None:
    form, writer = fill_handover(work, family), work.paper_way._at.writer
    home = AddressRecorded(person=family.mother, serves="livesThere", address=f"{PLACE} 8", evidence="zij zei het")
    record = writer.one(family.case, home)
    assert out(work, family, form).top == ()
    hidden = VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    writer.one(family.case, hidden)
    assert out(work, family, form).top == ("Let op: adres geheim, bij de gemeente bekend.",)
    assert PLACE not in text(work, family, form)


def test_a_hidden_place_in_any_other_line_stops_it(work: Workspace, family: Family) -> None:  # H2
    form = fill_handover(work, family)
    work.reading_together.react(
        family.case, form, DOOR, family.mother, "notCorrect", f"Ik woon nu op de {PLACE}.", may_go=True
    )
    assert PLACE in text(work, family, form)
    hide_her_place(work, family)
    with pytest.raises(LookAgainError):
        out(work, family, form)


def test_who_is_hidden_is_not_named(work: Workspace, family: Family) -> None:
    carer = PersonRegistered(person=new_uuid7(), name="Tante Verzonnen", role="network")
    record = work.families.record_person(family.case, carer)
    assert "Tante Verzonnen" not in text(work, family, fill_handover(work, family)), "she gave no consent to be named"
    form = raad.fill_request(work, family)
    assert "Tante Verzonnen" in text(work, family, form)
    work.paper_way._at.writer.one(
        family.case, VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid")
    )
    assert "Tante Verzonnen" not in text(work, family, form)


def test_each_child_has_its_frame_and_each_holder_the_source(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.girl)
    form = fill_handover(work, family)
    said = text(work, family, form)
    assert "Sami de Boer: kind, geboren 14 februari 2019. Kader: vrijwillig, er is geen besluit van de rechter" in said
    assert "Noor de Boer" not in said, "it is not about her"
    both = text(work, family, fill_handover(work, family, children=(family.boy, family.girl)))
    assert "Noor de Boer: kind, geboren 14 februari 2013. Kader: er is een besluit van de rechter" in both
    order = "besluit van Rechtbank Midden (verzonnen), C/00/123, 1 oktober 2026"
    assert f"Grond, Noor de Boer: {order}" in both
    assert "Grond, Sami de Boer: met toestemming, Jw 7.3.11 lid 1" in both
    assert "gezag over Sami de Boer (bron: gezagsregister)" in said


def test_who_holds_authority_and_does_not_decide_now_is_named_so_and_never_why(work: Workspace, family: Family) -> None:
    """The Raad would else ask a parent who cannot decide, or read that both do (H12, decision 42)."""
    seen = CapacityRecorded(
        person=family.father, capacity="under_guardianship", evidence="seen",
        paper="beschikking van de kantonrechter", seen_on="2026-11-20",
    )  # fmt: skip
    work.families.record_capacity(family.case, seen)
    said = text(work, family, raad.fill_request(work, family))
    assert said.count("gezag over Sami de Boer (bron: gezagsregister; beslist nu niet)") == 1
    assert said.count("gezag over Sami de Boer (bron: gezagsregister)") == 1, "the mother decides"
    assert "curatele" not in said
    assert "kantonrechter" not in said


def test_safety_of_colleagues_goes_along_only_if_somebody_chose_so(work: Workspace, family: Family) -> None:  # H3
    form = fill_handover(work, family)
    fill_team(work, family, form, safetyOfWorkers=TextAnswer("Er is een hond in de tuin"))
    assert "hond" not in text(work, family, form)
    work.reading_together.choose_release(
        family.case, form, "safetyOfWorkers", "tellByPhone", note="Met mevrouw Verzonnen van De Brug"
    )
    assert "hond" not in text(work, family, form)
    work.reading_together.choose_release(family.case, form, "safetyOfWorkers", "include", told=(family.mother,))
    assert "Er is een hond in de tuin" in text(work, family, form)


def test_before_it_goes_it_says_what_each_will_read_later_that_they_do_not_know(
    work: Workspace, family: Family
) -> None:  # H3
    form = fill_handover(work, family)
    assert out(work, family, form).read_later == ()
    visit = begin_visit(work, family, family.father)
    work.reading_together.react(
        family.case, form, DOOR, family.mother, "notCorrect", "Hij sloeg hem kapot.", may_go=True
    )
    work.visits.end(family.case, visit)
    (later,) = out(work, family, form).read_later
    assert later.person == family.father, "the girl and the boy were there when she said it"
    assert later.lines == ("Samira Haddad: klopt niet: Hij sloeg hem kapot.",)


def test_it_is_put_together_for_the_worker_alone(work: Workspace, family: Family) -> None:  # H4
    form = fill_handover(work, family)
    begin_visit(work, family)
    with pytest.raises(VisitOpenError):
        out(work, family, form)


# -- the request ------------------------------------------------------------------------------


def lacks(work: Workspace, family: Family, form: FormId) -> set[str]:
    return {each.what for each in work.paper_way.ground(family.case, form).missing}


def test_a_request_needs_nobodys_consent_and_goes_once_everything_is_there(work: Workspace, family: Family) -> None:
    form = raad.fill_request(work, family)
    assert lacks(work, family, form) == {"notInformed", "registration", "oneSource"}
    raad.fill_team(work, family, form)
    assert lacks(work, family, form) == {"oneSource"}
    with pytest.raises(MayNotGoError):
        work.paper_way.step(family.case, form, "ready", FEMKE)
    for passage in (raad.FINDING, raad.SAFETY):
        work.reading_together.check_source(family.case, form, passage, "de huisarts", "confirmed")
    way = work.paper_way
    way.step(family.case, form, "ready", FEMKE)
    with pytest.raises(WordsMissingError):
        way.step(family.case, form, "sent", "Balie Waterwolde")
    way.step(family.case, form, "sent", "Balie Waterwolde", reference="CORV-2026-77")
    way.step(family.case, form, "received", "Balie Waterwolde")
    assert [(each.step, each.reference) for each in way.steps(family.case, form)] == [
        ("ready", None), ("sent", "CORV-2026-77"), ("received", None),
    ]  # fmt: skip


def test_at_night_one_source_is_enough_and_says_so(work: Workspace, family: Family) -> None:  # H29, H30
    form = raad.fill_request(work, family, urgent=True)
    raad.fill_team(work, family, form)
    assert lacks(work, family, form) == set()
    said = text(work, family, form)
    assert said.index("Eerst gebeld") < said.index("Waarom nu")
    assert "Met wie is gesproken: Mevrouw Verzonnen" in said
    assert "Wat moesten wij doen: Blijf bij het kind en schrijf het op" in said
    assert "[één bron]" in said
    work.reading_together.check_source(family.case, form, raad.SAFETY, "de buurvrouw", "confirmed")
    said = text(work, family, form)
    assert "[nagevraagd bij de buurvrouw op 21 november 2026: klopt]" in said
    assert "één bron" not in said


def test_who_was_asked_after_a_fact_is_told_to_the_raad_and_that_each_parent_reads_it_there(
    work: Workspace, family: Family
) -> None:  # H3: it stands in the worker's own part, and in no text of the family
    form = raad.fill_request(work, family, urgent=True)
    raad.fill_team(work, family, form)
    assert out(work, family, form).read_later == ()
    work.reading_together.check_source(family.case, form, raad.SAFETY, "de buurvrouw", "confirmed")
    later = out(work, family, form).read_later
    assert {each.person for each in later} == {family.mother, family.father}
    assert all("de buurvrouw" in " ".join(each.lines) for each in later)


def as_worded(work: Workspace, family: Family, opinion: FormId) -> str:
    """The version of an opinion that stands: a choice is about exactly that."""
    found = find(work.files.get(family.case), opinion)
    assert found is not None
    (team,) = (part for part in found.parts if part.part == "team")
    return team.stamp.record


def let_go(work: Workspace, family: Family, form: FormId, opinion: FormId) -> None:
    told = (family.mother, family.father)
    work.reading_together.choose_release(family.case, form, as_worded(work, family, opinion), "include", told=told)


def test_what_a_colleague_thought_goes_to_the_raad_also_where_it_differs_and_in_every_wording(
    work: Workspace, family: Family
) -> None:
    form = raad.fill_request(work, family)
    differs = {"agrees": ChoiceAnswer(("no",)), "difference": TextAnswer("Het kan nog vrijwillig")}
    opinion = fill_opinion(work, family, "boardRequest", **differs)
    let_go(work, family, form, opinion)
    said = text(work, family, form)
    assert "Karin Smit, gedragswetenschapper\n" in said
    assert "Eigen mening van de collega: Een kachel voor een week is lichter" in said
    assert "Is de collega het eens: Nee" in said
    assert "Waarin verschilt de mening: Het kan nog vrijwillig" in said
    assert "Bevestigd: Nog niet, door de collega zelf" in said
    fill_opinion(work, family, "boardRequest", form=opinion, ownOpinion=TextAnswer("Ik ben het eens"))
    assert "Ik ben het eens" not in text(work, family, form), "what was worded anew is chosen about anew"
    let_go(work, family, form, opinion)
    raad.fill_team(work, family, form, secondReviewBy=TextAnswer("Een kachel voor een week is lichter"))
    said = text(work, family, form)
    assert "Ik ben het eens\nEerder opgeschreven: Een kachel voor een week is lichter" in said
    later = out(work, family, form).read_later
    assert {each.person for each in later} == {family.mother, family.father}
    assert all("Ik ben het eens" in " ".join(each.lines) for each in later), "it stands in a file they read (H3)"


def test_an_opinion_written_for_the_team_goes_along_only_by_a_choice(work: Workspace, family: Family) -> None:  # H3
    form = raad.fill_request(work, family)
    raad.fill_team(work, family, form)
    for passage in (raad.FINDING, raad.SAFETY):
        work.reading_together.check_source(family.case, form, passage, "de huisarts", "confirmed")
    opinion = fill_opinion(work, family, "boardRequest")
    item = as_worded(work, family, opinion)
    assert lacks(work, family, form) == {"restrictedNotChosen"}
    assert "Een kachel" not in text(work, family, form)
    with pytest.raises(ToldFirstError):
        work.reading_together.choose_release(family.case, form, item, "include")
    for choice in ("leaveOut", "tellByPhone"):
        work.reading_together.choose_release(family.case, form, item, choice, note="Mevrouw Verzonnen")
        assert lacks(work, family, form) == set()
        assert "Een kachel" not in text(work, family, form)
    let_go(work, family, form, opinion)
    assert "Een kachel" in text(work, family, form)


def test_an_opinion_that_two_laptops_worded_apart_goes_along_with_no_choice_of_before(
    work: Workspace, family: Family, tmp_path: Path, clock: TestClock
) -> None:
    form = raad.fill_request(work, family)
    opinion = fill_opinion(work, family, "boardRequest")
    let_go(work, family, form, opinion)
    other = new_workspace(tmp_path / "other", clock, "worker-2", "Karin Smit")
    pull(other, work)
    fill_opinion(other, family, "boardRequest", form=opinion, ownOpinion=TextAnswer("Wacht nog een week"))
    fill_opinion(work, family, "boardRequest", form=opinion, ownOpinion=TextAnswer("Vraag het vandaag"))
    pull(work, other)
    said = text(work, family, form)
    assert not any(words in said for words in ("Een kachel", "Wacht nog", "Vraag het vandaag"))
    other.safe.close()


def test_at_night_no_choice_about_an_opinion_holds_up_the_raad(work: Workspace, family: Family) -> None:  # H29
    form = raad.fill_request(work, family, urgent=True)
    raad.fill_team(work, family, form)
    fill_opinion(work, family, "boardRequest")
    assert lacks(work, family, form) == set()
    assert "Een kachel" not in text(work, family, form)


def test_an_opinion_about_another_paper_or_of_before_goes_along_with_no_request(
    work: Workspace, family: Family, clock: TestClock
) -> None:
    before = fill_opinion(work, family, "boardRequest")
    clock.forward(minutes=1)
    form = raad.fill_request(work, family)
    for other in (before, fill_opinion(work, family, "stay")):
        with pytest.raises(FormChangedError):
            let_go(work, family, form, other)
    assert "Een kachel" not in text(work, family, form)


def test_an_opinion_that_names_a_hidden_place_stays_here_and_the_request_still_goes(
    work: Workspace, family: Family
) -> None:  # H2, H3, H29
    hide_her_place(work, family)
    form = raad.fill_request(work, family)
    opinion = fill_opinion(work, family, "boardRequest", ownOpinion=TextAnswer(f"Kijk eerst op de {PLACE}"))
    let_go(work, family, form, opinion)
    said = text(work, family, form)
    assert "Lindelaan" not in said
    assert "Karin Smit" not in said
    assert KEPT_OPINION in said


def test_the_opinion_of_a_colleague_is_in_no_handover(work: Workspace, family: Family) -> None:
    """Who said yes to a handover read no opinion of ours in it (Jw 7.3.11 lid 1)."""
    form = fill_handover(work, family)
    with pytest.raises(FormChangedError):
        let_go(work, family, form, fill_opinion(work, family, "handover"))
    assert "Een kachel" not in text(work, family, form)


def test_h11_who_was_asked_after_a_sentence_of_a_handover_goes_to_no_gi(work: Workspace, family: Family) -> None:
    form = fill_handover(work, family)
    work.reading_together.check_source(family.case, form, DOOR, "de buurvrouw", "confirmed")
    assert "buurvrouw" not in text(work, family, form), "nobody read that when they said yes"


def test_who_was_not_told_is_missing_by_name(work: Workspace, family: Family) -> None:
    form = raad.fill_request(work, family, urgent=True)
    raad.fill_team(work, family, form, raad.told(family.mother))
    (missing,) = work.paper_way.ground(family.case, form).missing
    assert (missing.what, missing.persons) == ("notInformed", (family.father,))


def test_something_restricted_waits_for_a_choice_and_is_left_out(work: Workspace, family: Family) -> None:  # H3
    form = raad.fill_request(work, family, urgent=True)
    kept = Passage(raad.KEPT, "fact", "De moeder heeft een koffer klaar bij haar zus.", "zij zei het", "2026-11-20")
    raad.fill_team(work, family, form, restrictedPassages=PassagesAnswer((kept,)))
    assert lacks(work, family, form) == {"restrictedNotChosen"}
    assert "koffer" not in text(work, family, form)
    work.reading_together.choose_release(family.case, form, raad.KEPT, "leaveOut")
    assert lacks(work, family, form) == set()
    assert "koffer" not in text(work, family, form)
    work.reading_together.choose_release(family.case, form, raad.KEPT, "include", told=(family.mother,))
    assert "koffer" in text(work, family, form)
    assert {each.person for each in out(work, family, form).read_later} == {family.mother, family.father}
    raad.fill_team(work, family, form, restrictedPassages=PassagesAnswer((kept,)), raadConsult=TextAnswer("gebeld"))
    assert "koffer" in text(work, family, form), "another field of the team changed, not this"
    otherwise = structs.replace(kept, text="De moeder slaapt al bij haar zus in Joure.")
    raad.fill_team(work, family, form, restrictedPassages=PassagesAnswer((otherwise,)))
    assert lacks(work, family, form) == {"restrictedNotChosen"}
    assert "zus" not in text(work, family, form)


def test_the_familys_copy_tells_nothing_restricted_and_shows_no_gap(work: Workspace, family: Family) -> None:  # H4
    papers = []
    for restricted in (False, True):
        form = raad.fill_request(work, family, urgent=True)
        kept = Passage(new_uuid7(), "fact", "De moeder heeft een koffer klaar.", "zij zei het", "2026-11-20")
        more = {"restrictedPassages": PassagesAnswer((kept,))} if restricted else {}
        raad.fill_team(work, family, form, **more)
        printed = work.filled_forms.print_for(family.case, form, family.father)
        assert {part.part for part in printed.parts} == {"common"}
        papers.append([dict(part.answers).keys() for part in printed.parts])
    assert papers[0] == papers[1]


def test_why_it_was_not_safe_to_tell_stays_out_of_what_he_reads_later(work: Workspace, family: Family) -> None:
    form = raad.fill_request(work, family, urgent=True)
    why = {"why": TextAnswer("Hij dreigde haar te slaan"), "laterOn": raad.DayAnswer("2026-11-25")}
    row = raad.told(family.father, "notSafe", **why)
    raad.fill_team(work, family, form, raad.told(family.mother), row)
    assert lacks(work, family, form) == set()
    said = text(work, family, form)
    assert "Nee, niet veilig" in said
    assert "dreigde" not in said
    work.reading_together.choose_release(family.case, form, row.id, "include", told=(family.mother,))
    assert "dreigde" in text(work, family, form)


def test_the_views_of_grown_ups_stand_in_it_and_a_childs_only_once_it_knows_who_reads_it(  # H7
    work: Workspace, family: Family
) -> None:
    form = raad.fill_request(work, family)
    for owner, view in ((family.mother, "Ik wil wel hulp in mijn taal"), (family.girl, "Ik wil bij oma wonen")):
        work.filled_forms.fill(
            family.case, form, raad.TYPE, "private", (family.boy,), {"ownView": TextAnswer(view)}, owner=owner
        )
    said = text(work, family, form)
    assert "Samira Haddad, Mijn mening voor de Raad: Ik wil wel hulp in mijn taal" in said
    assert "bij oma" not in said
    work.reading_together.choose_release(family.case, form, family.girl, "include", told=(family.girl,))
    assert "Ik wil bij oma wonen" in text(work, family, form)
    assert any(family.mother == each.person for each in out(work, family, form).read_later)


def test_the_paper_for_the_office_is_an_archival_and_accessible_file(
    work: Workspace, family: Family, tmp_path: Path
) -> None:
    form = fill_handover(work, family)
    work.reading_together.react(family.case, form, DOOR, family.mother, "notCorrect", "De deur klemt.", may_go=True)
    pdf = Renderer(resources_dir()).pdf(outgoing_paper(out(work, family, form)))
    file = tmp_path / "uit.pdf"
    file.write_bytes(pdf)
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        failures = [failure.rule_id for failure in page.validate_pdf(str(file), profile=profile).failures]
        assert [rule for rule in failures if "STREAM-LENGTH-001" not in rule] == []
    assert not out(work, family, form).may_go
    with pytest.raises(NotCoveredError):
        work.outgoing.pages(family.case, form)  # H11: nothing of it is carried out of the house before the yes
    supervision_order(work, family, family.boy)
    fill_team(work, family, form)
    (first, *_) = work.outgoing.pages(family.case, form)
    assert first.width_px > 1000
    begin_visit(work, family)
    with pytest.raises(VisitOpenError):
        work.outgoing.pages(family.case, form)
