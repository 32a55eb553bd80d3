"""A heard word explained: quoted, true for these children, found however it is typed, and kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from town import Family, TestClock, begin_visit, enrolled_safe, settle_family, supervision_order

from jgvisit.bootstrap import open_workspace
from jgvisit.content.fill import BIDI_CONTROLS
from jgvisit.content.model import Audience
from jgvisit.ids import VisitId, new_uuid7
from jgvisit.records.payload_family import OrderRecorded
from jgvisit.records.payload_visits import InterpreterUsed
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.heard_spoken import spoken_word
from jgvisit.services.talk.heard_terms import OTHER_WORD, HeardView
from jgvisit.services.talk.listeners import NobodyHeardError
from jgvisit.workspace import Workspace

Prepare = Callable[[Workspace, Family], None]
AUDIENCES: tuple[Audience, ...] = ("parent", "child6", "youth12", "youth16")


def view(work: Workspace, family: Family, word: str = "drangtraject", audience: Audience = "parent") -> HeardView:
    term = next((each.term for each in work.heard_terms.words() if each.word == word), OTHER_WORD)
    return work.heard_terms.view(family.case, term, word, audience)


def texts(shown: HeardView) -> list[str]:
    return [line.text for line in shown.lines]


def _order(work: Workspace, family: Family, **fields: str) -> None:
    for child in (family.boy, family.girl):
        values = {"kind": "ots", "starts_on": "2026-11-20", **fields}
        work.families.record_order(family.case, OrderRecorded(order=new_uuid7(), child=child, **values))  # type: ignore[arg-type]  # str -> Literal


def _announced(work: Workspace, family: Family) -> None:
    _order(work, family, evidence="announced", told_by="oma", told_on="2026-11-20")


def _announced_placement(work: Workspace, family: Family) -> None:
    _order(work, family, kind="placement", evidence="announced", told_by="oma", told_on="2026-11-20")


def _ran_out(work: Workspace, family: Family) -> None:
    for child in (family.boy, family.girl):
        supervision_order(work, family, child, starts_on="2025-10-01", decided_on="2025-10-01", until="2026-09-30")


def _contradicted(work: Workspace, family: Family) -> None:
    for child in (family.boy, family.girl):
        supervision_order(work, family, child)
        supervision_order(work, family, child, ended_on="2026-11-01")


def _ordered(work: Workspace, family: Family) -> None:
    for child in (family.boy, family.girl):
        supervision_order(work, family, child)


def _placed(work: Workspace, family: Family) -> None:
    _ordered(work, family)
    for child in (family.boy, family.girl):
        supervision_order(work, family, child, kind="placement", carried_out_on="2026-10-02", number="C/00/124")


NOT_ORDERED: dict[str, Prepare] = {
    "voluntary": lambda work, family: None,
    "announced": _announced,
    "placement announced": _announced_placement,
    "ran out": _ran_out,
    "contradicted": _contradicted,
}


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("state", NOT_ORDERED)
def test_h12_no_word_is_explained_as_ordered_without_an_order_that_was_seen(
    work: Workspace, family: Family, state: str, audience: Audience
) -> None:
    NOT_ORDERED[state](work, family)
    for each in work.heard_terms.words():
        shown = view(work, family, each.word, audience)
        assert all(frame.said != "court_ordered" for frame in shown.frames)
        said = " ".join(texts(shown)[1:])
        assert "nu verplicht" not in said
        assert "niet zelf stoppen" not in said
        assert "De kinderrechter gaf" not in said
        assert "besliste de kinderrechter" not in said


@pytest.mark.parametrize("audience", AUDIENCES)
def test_under_an_order_that_was_seen_no_word_is_explained_as_voluntary_for_the_child(
    work: Workspace, family: Family, audience: Audience
) -> None:
    _ordered(work, family)
    for each in work.heard_terms.words():
        said = texts(view(work, family, each.word, audience))
        assert "Voor Noor de Boer en Sami de Boer is de hulp nu verplicht." in said
        assert not [text for text in said if "nu vrijwillig" in text]


def test_h12_an_order_we_were_told_of_is_said_to_be_told_and_not_seen(work: Workspace, family: Family) -> None:
    _announced(work, family)
    said = texts(view(work, family))
    assert "Iemand vertelde ons over een besluit van de rechter." in said
    assert "Dat besluit hebben wij nog niet gezien." in said
    assert not [text for text in said if "nu vrijwillig" in text]


def test_h12_a_conflict_is_said_to_be_looked_into(work: Workspace, family: Family) -> None:
    _contradicted(work, family)
    assert "Wij gaan na of er een besluit van de rechter is." in texts(view(work, family))


def test_the_heard_word_is_quoted_once_and_never_ours(work: Workspace, family: Family) -> None:
    said = texts(view(work, family, "drangtraject"))
    assert said[0] == "U hoorde: “drangtraject”."
    assert not [text for text in said[1:] if "drang" in text]


# -- the belief that a child was taken --------------------------------------------------------


def _taken(work: Workspace, family: Family) -> list[str]:
    return texts(view(work, family, "mijn kind is al gedwongen weg"))


def test_where_a_machtiging_was_seen_it_is_said_and_never_denied(work: Workspace, family: Family) -> None:
    _placed(work, family)
    said = _taken(work, family)
    assert "De kinderrechter gaf een machtiging uithuisplaatsing voor Noor de Boer en Sami de Boer." in said
    assert not [text for text in said if "kennen wij zo'n besluit niet" in text or "Dan is dat vrijwillig" in text]


def test_where_a_machtiging_was_only_told_nothing_is_denied(work: Workspace, family: Family) -> None:
    _announced_placement(work, family)
    said = _taken(work, family)
    assert "Iemand vertelde ons over zo'n besluit voor Noor de Boer en Sami de Boer." in said
    assert not [text for text in said if "kennen wij zo'n besluit niet" in text]


def test_where_nothing_is_known_it_says_what_we_know_and_not_more(work: Workspace, family: Family) -> None:
    said = _taken(work, family)
    assert "Voor Noor de Boer en Sami de Boer kennen wij zo'n besluit niet." in said
    assert "Woont een kind ergens anders door een afspraak? Dan is dat vrijwillig." in said


def test_brother_and_sister_each_hear_their_own(work: Workspace, family: Family) -> None:
    supervision_order(work, family, family.boy)
    supervision_order(work, family, family.boy, kind="placement", carried_out_on="2026-10-02", number="C/00/124")
    said = _taken(work, family)
    assert "De kinderrechter gaf een machtiging uithuisplaatsing voor Sami de Boer." in said
    assert "Voor Noor de Boer kennen wij zo'n besluit niet." in said
    assert "Woont een kind ergens anders door een afspraak? Dan is dat vrijwillig." not in said


def test_h4_what_is_said_is_read_to_nobody_as_what_they_are_not(work: Workspace, family: Family) -> None:
    assert texts(view(work, family, "mijn kind is al gedwongen weg"))[0].startswith("Soms denken ouders:")


# -- finding it -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("DRANGTRAJECT", "drangtraject"),
        ("drang traject", "drangtraject"),
        ("drángträject", "drangtraject"),
        ("save begeleiding", "SAVE-begeleiding"),
        ("  Nïet   vrijblijvend ", "niet-vrijblijvend kader"),
        ("plan verplicht", "veiligheidsplan verplicht"),
        ("moeten", "medewerkingsplicht"),
        ("afgepakt", "mijn kind is al gedwongen weg"),
    ],
)
def test_a_word_is_found_without_its_accents_capitals_and_hyphens(work: Workspace, typed: str, word: str) -> None:
    assert word in [each.word for each in work.heard_terms.words(typed)]


def test_every_word_is_there_until_something_is_looked_for(work: Workspace) -> None:
    everything = work.heard_terms.words()
    assert work.heard_terms.words("   ") == everything
    assert work.heard_terms.words("qqq") == ()
    assert [each.group for each in everything] == sorted(
        (each.group for each in everything), key=["label", "order", "pressure", "belief"].index
    )


def test_a_word_without_a_file_is_quoted_clean_and_looked_into(work: Workspace, family: Family) -> None:
    shown = view(work, family, "{worker} <b>bijzondere\nregie</b>\u202e" + "x" * 200)
    assert shown.term == OTHER_WORD
    assert "{worker} <b>bijzondere regie</b>" in texts(shown)[0]
    assert len(shown.word) == 80
    assert not set(shown.word) & BIDI_CONTROLS
    assert "Wij zoeken uit wat het betekent." in texts(shown)


# -- languages --------------------------------------------------------------------------------


def test_h27_a_translation_opens_only_with_an_interpreter(work: Workspace, family: Family, visit: VisitId) -> None:
    closed = work.heard_terms.view(family.case, "drang", "drang", "parent", "ar")
    assert (closed.language, closed.needs_interpreter) == (None, True)
    assert {line.translation for line in closed.lines} == {None}
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone"))
    opened = work.heard_terms.view(family.case, "drang", "drang", "parent", "ar")
    assert (opened.language, opened.rtl, opened.unchecked_translation) == ("ar", True, True)
    assert all(line.translation for line in opened.lines)
    assert "\u2066drang\u2069" in str(opened.lines[0].translation), "a Dutch word keeps its order in Arabic"


def test_a_language_without_words_is_dutch_and_says_so(work: Workspace, family: Family) -> None:
    shown = work.heard_terms.view(family.case, "drang", "drang", "parent", "xx")
    assert (shown.language, shown.untranslated) == (None, True)


def test_h27_no_unreleased_explanation_opens_outside_the_demo(tmp_path: Path, clock: TestClock) -> None:
    work = open_workspace(enrolled_safe(tmp_path / "real", clock, demo=False), clock)
    family = settle_family(work)
    with pytest.raises(UnreleasedTextError):
        view(work, family)
    work.safe.close()


# -- what is kept -----------------------------------------------------------------------------


def test_what_was_explained_is_kept_with_who_came_with_it(work: Workspace, family: Family, visit: VisitId) -> None:
    shown = view(work, family)
    work.heard_terms.explained(family.case, visit, shown, [family.mother, family.father], [family.mother])
    (kept,) = work.files.get(family.case).heard_terms
    assert (kept.word, kept.term, kept.sort) == ("drangtraject", "drang", "word")
    assert (kept.used_by, kept.explained_to) == ((family.mother,), (family.mother, family.father))
    assert kept.statements == tuple(line.id for line in shown.lines)
    assert (kept.frame_said, kept.pack) == ("voluntary", work.pack.ref)


def test_h12_what_is_kept_of_an_announced_order_is_checking(work: Workspace, family: Family, visit: VisitId) -> None:
    _announced(work, family)
    work.heard_terms.explained(family.case, visit, view(work, family), [family.mother])
    assert work.files.get(family.case).heard_terms[0].frame_said == "checking"


def test_only_somebody_in_the_room_came_with_a_word_or_heard_it_explained(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family, family.father)
    shown = view(work, family)
    for heard, used in (([], []), ([], [family.mother]), ([family.father], []), ([family.mother], [family.father])):
        with pytest.raises(NobodyHeardError):
            work.heard_terms.explained(family.case, visit, shown, heard, used)
    assert work.files.get(family.case).heard_terms == ()


def test_h4_a_card_quotes_the_word_only_while_everybody_here_was_in_on_it(work: Workspace, family: Family) -> None:
    visit = begin_visit(work, family, family.father, family.girl, family.boy)
    work.heard_terms.explained(family.case, visit, view(work, family), [family.mother], [family.mother])
    assert spoken_word(work.files.shown(family.case), work.files.room(family.case)) == "drangtraject"
    lines = [line.text for line in work.explaining.view(family.case, "K02", "parent").lines]
    assert "U hoorde misschien het woord: drangtraject." in lines
    work.visits.change_presence(family.case, visit, [family.mother, family.father])
    lines = [line.text for line in work.explaining.view(family.case, "K02", "parent").lines]
    assert not [text for text in lines if "drangtraject" in text]


def test_a_belief_is_never_quoted_as_a_word(work: Workspace, family: Family, visit: VisitId) -> None:
    shown = view(work, family, "ik kan niets doen")
    work.heard_terms.explained(family.case, visit, shown, [family.mother, family.father, family.girl, family.boy])
    assert spoken_word(work.files.shown(family.case), work.files.room(family.case)) is None


def test_who_came_with_a_word_and_missed_the_explanation_is_owed_it(
    work: Workspace, family: Family, visit: VisitId
) -> None:
    def owed() -> bool:
        duties = duties_of(work.files.get(family.case), work.today(), work.book, work.pack)
        return any(duty.person == family.father and duty.moment == 13 for duty in duties)

    work.heard_terms.explained(family.case, visit, view(work, family), [family.mother], [family.father])
    assert owed()
    work.heard_terms.explained(family.case, visit, view(work, family), [family.father])
    assert not owed()
