"""A card is read aloud when somebody asks, each sentence marked; never an unchecked translation, never out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from event_loop import settle
from gallery.visit_pages import ARABIC, card_state, rights_state
from PySide6.QtTextToSpeech import QTextToSpeech
from pytestqt.qtbot import QtBot
from table import Table, sit_down
from town import Family, Workspace

from jgvisit.ids import VisitId
from jgvisit.records.payload_visits import InterpreterUsed
from ui.reading_aloud import AloudPresenter
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState, Line
from ui.screens.rights.card_view import CardView
from ui.screens.rights.state import RightsState
from ui.voice import Said, SystemVoice
from ui.widgets.text import Text

LINES: tuple[Line, ...] = tuple((f"Zin {number}.", f"Речення {number}.") for number in range(1, 6))


class SlowVoice:
    """A voice that takes its time: a sentence lasts until the test says it is over."""

    def __init__(self, *languages: str) -> None:
        self._languages = languages
        self.heard: list[tuple[str, str]] = []
        self._said: Said | None = None

    def speaks(self, language: str) -> bool:
        return language in self._languages

    def lose(self) -> None:
        self._languages = ()

    def say(self, sentence: str, language: str, said: Said) -> None:
        self.heard.append((language, sentence))
        self._said = said

    def stop(self) -> None:
        self._said = None

    @property
    def speaking(self) -> bool:
        return self._said is not None

    def finish(self, *, ok: bool = True) -> None:
        said, self._said = self._said, None
        assert said is not None, "nothing is being said"
        said(ok)


def screen_with(qtbot: QtBot, voice: SlowVoice | SystemVoice, translated: str = "uk") -> ExplainScreen:
    screen = ExplainScreen()
    qtbot.addWidget(screen)
    AloudPresenter(screen, voice)
    screen.resize(1366, 768)
    screen.show_state(ExplainState(opening=1, title="Kaart", lines=LINES, readable_translation=translated))
    screen.show()
    return screen


def marked(screen: ExplainScreen) -> list[str]:
    return [text.text() for text in screen.lines.said() if text.is_marked]


def test_each_sentence_in_sight_is_said_once_and_marked_while_it_is(qtbot: QtBot) -> None:
    voice = SlowVoice("nl")
    screen = screen_with(qtbot, voice)
    screen.aloud.dutch.click()
    for number in (1, 2, 3):
        assert voice.heard[-1] == ("nl", f"Zin {number}.")
        assert marked(screen) == [f"Zin {number}."]
        voice.finish()
    assert marked(screen) == []
    assert not voice.speaking
    assert len(voice.heard) == 3, "the next page is not turned by itself"
    assert screen.aloud.dutch.isVisibleTo(screen)
    assert not screen.aloud.stop.isVisibleTo(screen)


def test_the_family_hears_its_own_language(qtbot: QtBot) -> None:
    voice = SlowVoice("nl", "uk")
    screen = screen_with(qtbot, voice)
    screen.aloud.translation.click()
    assert voice.heard == [("uk", "Речення 1.")]
    assert marked(screen) == ["Речення 1."]


@pytest.mark.parametrize("languages", [("nl", "uk"), ("nl",)])
def test_h27_an_unchecked_translation_is_never_read_by_the_program(qtbot: QtBot, languages: tuple[str, ...]) -> None:
    screen = screen_with(qtbot, SlowVoice(*languages), translated="")
    assert screen.aloud.dutch.isVisibleTo(screen)
    assert not screen.aloud.translation.isVisibleTo(screen)


def test_h27_the_arabic_of_a_visit_is_unchecked_and_so_not_read(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId
) -> None:
    table = sit_down(qtbot, work)
    work.visits.use_interpreter(
        family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="7731")
    )
    table.rooms.show_card(family.case, "K02", "parent")
    table.settle()
    screen = table.rooms.explain_screen
    assert any(other for _, other in screen.lines_in_sight()), "the translation is in sight"
    assert screen.readable_translation() == ""
    table.leave()


@pytest.mark.parametrize("away", ["page", "hidden", "asked", "stopped", "other card"])
def test_what_is_out_of_sight_is_not_said(qtbot: QtBot, away: str) -> None:
    voice = SlowVoice("nl")
    screen = screen_with(qtbot, voice)
    screen.aloud.dutch.click()
    assert voice.speaking
    state = ExplainState(opening=1, title="Kaart", lines=LINES)
    if away == "page":
        screen.next.click()
    elif away == "hidden":
        screen.hide()
    elif away == "asked":
        screen.show_state(replace(state, asking="a", questions=LINES[:1]))
    elif away == "stopped":
        screen.aloud.stop.click()
    else:
        screen.show_state(replace(state, opening=2, lines=(("Een andere kaart.", None),)))
    assert not voice.speaking
    assert marked(screen) == []


def test_a_redraw_of_the_same_page_breaks_nothing_off(qtbot: QtBot) -> None:
    voice = SlowVoice("nl")
    screen = screen_with(qtbot, voice)
    screen.aloud.dutch.click()
    screen.show_state(ExplainState(opening=1, title="Kaart", lines=LINES, readable_translation="uk", busy=True))
    assert voice.speaking
    assert marked(screen) == ["Zin 1."]


def test_where_there_is_no_voice_the_worker_is_told_and_the_family_sees_nothing(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, SlowVoice())
    assert "geen stem" in screen.aloud.hint.text() or "no voice" in screen.aloud.hint.text()
    assert screen.aloud.hint.isVisibleTo(screen)
    assert not screen.aloud.dutch.isVisibleTo(screen)
    screen.set_hands("family")
    assert not screen.aloud.hint.isVisibleTo(screen)


def test_a_voice_that_breaks_off_is_said_and_can_be_asked_again(qtbot: QtBot) -> None:
    voice = SlowVoice("nl")
    screen = screen_with(qtbot, voice, translated="")
    screen.aloud.dutch.click()
    voice.finish(ok=False)
    assert screen.aloud.hint.isVisibleTo(screen)
    assert marked(screen) == []
    screen.aloud.dutch.click()
    assert voice.speaking
    assert not screen.aloud.hint.isVisibleTo(screen)


def test_what_a_first_reading_still_reports_does_not_move_the_second(qtbot: QtBot) -> None:
    voice = SlowVoice("nl", "uk")
    screen = screen_with(qtbot, voice)
    screen.aloud.dutch.click()
    late = voice._said
    screen.silence_requested.emit()
    screen.aloud.translation.click()
    assert late is not None
    late(True)
    assert voice.heard == [("nl", "Zin 1."), ("uk", "Речення 1.")]


def test_the_keyboard_stays_at_the_button_that_takes_the_place(qtbot: QtBot) -> None:
    screen = screen_with(qtbot, SlowVoice("nl"))
    screen.aloud.dutch.setFocus()
    screen.aloud.dutch.click()
    assert screen.focusWidget() is screen.aloud.stop
    screen.aloud.stop.click()
    assert screen.focusWidget() is screen.aloud.dutch


def test_a_mark_is_more_than_a_colour(qtbot: QtBot) -> None:
    screen = ExplainScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show_state(replace(card_state("Noor"), opening=1))
    screen.show()
    screen.lines.mark(0, translation=True)
    arabic = next(text for text in screen.lines.said() if text.text() == ARABIC and text.is_marked)
    image = arabic.grab().toImage()
    ground, line = image.pixelColor(1, 1), image.pixelColor(1, image.height() - 1)
    assert ground != line, "the line below it tells who sees no difference of grounds"


def test_a_real_engine_of_qt_says_each_sentence_and_reports_its_end(qtbot: QtBot) -> None:
    voice = SystemVoice("mock")
    assert voice.speaks("en")
    assert not voice.speaks("nl")
    ends: list[bool] = []
    voice.say("One sentence.", "en", ends.append)
    qtbot.waitUntil(lambda: ends == [True], timeout=30_000)
    voice.say("Another one that nobody wants to hear any more.", "en", ends.append)
    voice.stop()
    voice.say("Een zin.", "nl", ends.append)
    assert ends == [True, False], "what was stopped reports nothing, and without a voice it fails at once"


def test_the_stand_in_of_qt_is_no_voice_to_a_family() -> None:
    assert not SystemVoice().speaks("nb"), "only the stand-in has Norwegian here"


def test_names_are_said_without_the_marks_that_only_an_eye_needs(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = SystemVoice("mock")
    assert voice.speaks("en")
    assert voice._speech is not None
    said: list[str] = []
    monkeypatch.setattr(type(voice._speech), "say", lambda _, text: said.append(text))
    voice.say("For \u2068Noor\u2069 help is voluntary.", "en", lambda _: None)
    assert said == ["For Noor help is voluntary."]


def test_the_late_end_of_what_was_stopped_ends_nothing_new(qtbot: QtBot) -> None:
    voice = SystemVoice("mock")
    ends: list[bool] = []
    voice.say("The first one.", "en", ends.append)
    voice.stop()
    voice._said, voice._began = ends.append, False
    voice._on_state(QTextToSpeech.State.Ready)
    assert ends == []
    voice._on_state(QTextToSpeech.State.Speaking)
    voice._on_state(QTextToSpeech.State.Ready)
    assert ends == [True]


# -- the rights card ------------------------------------------------------------------------------


@pytest.fixture
def rights_voice(monkeypatch: pytest.MonkeyPatch) -> SlowVoice:
    voice = SlowVoice("nl", "ar")
    monkeypatch.setattr("ui.building.SystemVoice", lambda: voice)
    return voice


@pytest.fixture
def rights_table(
    qtbot: QtBot, work: Workspace, family: Family, visit: VisitId, rights_voice: SlowVoice
) -> Iterator[Table]:
    table = sit_down(qtbot, work)
    table.tap("rights")
    table.tap(f"rights-{family.mother}={family.girl},{family.boy}")
    yield table
    table.leave()


def marks_of(card: CardView) -> list[str]:
    return [text.text() for text in card.findChildren(Text) if text.isVisible() and text.is_marked]


def test_every_sentence_of_a_rights_card_in_sight_is_said_in_order_and_marked(
    rights_table: Table, rights_voice: SlowVoice
) -> None:
    card = rights_table.rooms.rights_screen.card
    assert card.next.isVisible(), "the card has more pages"
    in_sight = [text.text() for text in card.findChildren(Text) if text.isVisible()]
    rights_table.tap(card.aloud.dutch)
    while rights_voice.speaking:
        assert marks_of(card) == [rights_voice.heard[-1][1]]
        rights_voice.finish()
    said = [sentence for _, sentence in rights_voice.heard]
    assert said == [dutch for dutch, _ in card.lines_in_sight()]
    assert set(said) <= set(in_sight), "nothing is said that is on another page"
    assert marks_of(card) == []
    sources = [text for text in in_sight if text.startswith("Bron")]
    assert sources
    assert not set(sources) & set(said), "the source is for who asks"


@pytest.mark.parametrize("away", ["next page", "back", "cover", "stopped"])
def test_a_rights_card_that_is_left_is_silent(rights_table: Table, rights_voice: SlowVoice, away: str) -> None:
    rooms = rights_table.rooms
    card = rooms.rights_screen.card
    rights_table.tap(card.aloud.dutch)
    assert rights_voice.speaking
    if away == "next page":
        rights_table.tap(card.next)
    elif away == "back":
        rights_table.tap(rooms.rights_screen.back)
    elif away == "cover":
        rooms.showing.toggle_cover()
    else:
        rights_table.tap(card.aloud.stop)
    assert not rights_voice.speaking
    assert marks_of(card) == []


def test_h27_unchecked_arabic_on_a_rights_card_is_in_sight_and_never_read(
    rights_table: Table, rights_voice: SlowVoice, work: Workspace, family: Family, visit: VisitId
) -> None:
    used = InterpreterUsed(visit=visit, language="ar", kind="professionalPhone", number="7731")
    work.visits.use_interpreter(family.case, used)
    rights_table.rooms.show_rights(family.case)
    rights_table.tap(f"rights-{family.mother}={family.girl},{family.boy}")
    card = rights_table.rooms.rights_screen.card
    assert any(other for _, other in card.lines_in_sight()), "the translation is in sight"
    assert rights_voice.speaks("ar")
    assert not card.aloud.translation.isVisible()
    assert card.aloud.dutch.isVisible()


def rights_card(qtbot: QtBot, voice: SlowVoice, state: RightsState) -> CardView:
    card = CardView()
    qtbot.addWidget(card)
    AloudPresenter(card, voice)
    card.resize(1366, 768)
    card.show()
    card.show_state(state)
    settle()  # what is laid out anew for its width comes into sight with the events that follow
    return card


def all_translated(name: str = "Noor") -> RightsState:
    state = rights_state(name)
    groups = tuple(
        replace(group, lines=tuple(replace(line, sentences=((name, ARABIC),)) for line in group.lines))
        for group in state.groups
    )
    return replace(state, groups=groups, readable_translation="ar")


def test_a_checked_translation_of_a_rights_card_is_read_whole(qtbot: QtBot) -> None:
    voice = SlowVoice("nl", "ar")
    card = rights_card(qtbot, voice, all_translated())
    card.aloud.translation.click()
    while voice.speaking:
        assert marks_of(card) == [ARABIC]
        voice.finish()
    assert voice.heard == [("ar", ARABIC)] * len(card.lines_in_sight())


def test_a_translation_that_lacks_a_sentence_is_not_read(qtbot: QtBot) -> None:
    card = rights_card(qtbot, SlowVoice("nl", "ar"), replace(rights_state("Noor"), readable_translation="ar"))
    assert any(other is None for _, other in card.lines_in_sight())
    assert not card.aloud.translation.isVisible()
    assert card.aloud.dutch.isVisible()


def test_a_translation_that_may_not_be_read_any_more_is_broken_off(qtbot: QtBot) -> None:
    voice = SlowVoice("nl", "ar")
    card = rights_card(qtbot, voice, all_translated())
    card.aloud.translation.click()
    assert voice.speaking
    card.show_state(replace(all_translated(), readable_translation=""))
    assert not voice.speaking
    assert not card.aloud.translation.isVisible()


def test_where_there_is_no_voice_the_rights_card_says_so(qtbot: QtBot) -> None:
    card = rights_card(qtbot, SlowVoice(), all_translated())
    assert card.aloud.hint.isVisible()
    assert not card.aloud.dutch.isVisible()


def test_without_a_voice_the_worker_is_told_on_the_rights_card_of_a_visit(
    rights_table: Table, rights_voice: SlowVoice
) -> None:
    card = rights_table.rooms.rights_screen.card
    rights_voice.lose()
    rights_table.tap(card.next)
    assert card.aloud.hint.isVisible()
    assert not card.aloud.dutch.isVisible()
