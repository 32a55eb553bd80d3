"""The long play, on the real screens: every form once, each sealed.

With a refusal, a second parent five days later, a withdrawal, a handover, and both kinds of request to the Raad.
"""

from __future__ import annotations

from ui.demo.demo_clock import DemoClock
from ui.demo.fill_play import FillPlay, in_sight
from ui.demo.paper_play import PaperPlay
from ui.demo.sign_play import WORKER, Answer, SignPlay
from ui.demo.stage import Stage
from ui.demo.talk_play import TalkPlay
from ui.demo.tour_script import read_script
from ui.widgets.button import Button

DAYS_BETWEEN = 5
"""From the first visit to the second parent's."""


class Tour:
    """Plays the visits of the tour, one family after another."""

    def __init__(self, stage: Stage, clock: DemoClock) -> None:
        self._stage, self._clock, self._script = stage, clock, read_script()
        self._talk, self._papers = TalkPlay(stage), PaperPlay(stage)
        self._fill, self._sign = FillPlay(stage), SignPlay(stage)

    def play(self) -> None:
        """Play from today back to today."""
        self._elsewhere()
        self._no_agreement()
        self._tonight()
        self._look_along()
        self._stage.turn_to("haddad")
        self._first_visit()
        self._clock.skip_days(DAYS_BETWEEN)
        self._second_visit()

    # -- Haddad and De Boer: help, sharing, a plan; the father is not there ------------------------

    def _first_visit(self) -> None:
        people = self._stage.people
        self._talk.from_today()
        self._talk.who_is_here()
        self._explain("K08")
        self._papers.consent(people["noor"], ("mother", "agreed"), ("noor", "agreed"))
        self._papers.consent(people["sami"], ("mother", "later"))
        self._to_forms()
        mother = Answer("mother", "T", "partly", lines=("agreed", "refused"))
        self._form("consentToShare", mother)
        self._form("familyGroupPlan", Answer("mother", "A", "agreed"))
        by_phone = Answer("father", "A", "agreed", by_phone=True)
        self._form("safetyPlan", Answer("mother", "A", "agreed"), by_phone)
        self._form("application", Answer("mother", "S", "agreed"))
        self._to_visit()
        self._only_here("mother")
        self._to_forms()
        self._form("explanationRecord", Answer("mother", "G", "agreed"))
        self._to_visit()
        self._only_here("noor")
        self._to_forms()
        self._own_words_of_noor()
        self._to_visit()
        self._end()

    def _own_words_of_noor(self) -> None:
        script = self._script["childView"]
        self._fill.begin(script)
        self._fill.fill(script, "private")
        self._fill.lay()
        self._sign.answer(Answer("noor", "S", "agreed", words="Ik wil dat iemand eerst mij vraagt hoe het was."))
        self._sign.back()

    # -- the same family, another day: the second parent, a refusal, a withdrawal -------------------

    def _second_visit(self) -> None:
        people = self._stage.people
        self._begin("haddad", "mother", "father")
        self._papers.decide(people["noor"], ("father", "objection"))
        self._papers.decide(people["sami"], ("father", "refused"))
        self._to_forms()
        self._open("consentToShare")
        self._sign.answer(Answer("father", "T", "agreed"))
        self._sign.back()
        self._to_visit()
        self._only_here("mother")
        self._to_forms()
        self._take_back()
        self._to_visit()
        self._end()

    def _take_back(self) -> None:
        """The mother takes her consent to the help back: one press, and the paper follows."""
        stage, script = self._stage, self._script["consentWithdrawal"]
        hand, screen = stage.hand, stage.rooms.filled_screen
        self._fill.begin(script)
        (help_for_noor,) = (form for form in stage.file().forms if form.child == stage.people["noor"] and not form.laid)
        hand.click(hand.find(screen, Button, f"given-{help_for_noor.id}-"))
        hand.click(hand.find(screen, Button, "field-channel-visit"))
        hand.click(hand.find(screen, Button, "withdraw-now"))
        stage.settle()
        self._fill.fill(script, "common")
        self._fill.lay()
        self._sign.answer(Answer("mother", "S", "agreed"))
        self._sign.back()

    # -- Bakker: a while elsewhere, and a handover ------------------------------------------------

    def _elsewhere(self) -> None:
        self._begin("bakker", "mother")
        self._explain("K11")
        self._to_forms()
        stay, opinion = self._script["voluntaryStayAgreement"], self._script["opinionOnStay"]
        self._fill.begin(stay)
        self._fill.fill(stay, "common")
        self._fill.go_to_part("team", alone=True)
        self._fill.fill(stay, "team")
        self._fill.back()
        self._stage.hand.click(self._stage.rooms.forms_screen.alone)
        self._stage.settle()
        self._fill.begin(opinion)
        self._fill.fill(opinion, "team")
        self._fill.back()
        self._open("voluntaryStayAgreement")
        self._fill.lay()
        self._sign.answer(Answer("mother", "T", "agreed"))
        self._sign.back()
        self._handover()
        self._to_visit()
        self._end()

    def _handover(self) -> None:
        """Write it, read it together sentence by sentence, and ask whether it may be sent."""
        stage, script = self._stage, self._script["handoverToGI"]
        self._fill.begin(script)
        self._fill.fill(script, "common")
        for name in (f"speaks-{stage.people['mother']}", "reaction-correct", "keep-reaction"):
            stage.hand.click(stage.hand.find(stage.rooms.filled_screen, Button, name))
            stage.settle()
        stage.shot("read-together")
        self._fill.lay()
        self._sign.answer(Answer("mother", "T", "agreed"))
        self._sign.back()

    # -- Kowalska: no agreement, and a request without haste --------------------------------------

    def _no_agreement(self) -> None:
        self._begin("kowalska", "mother")
        self._to_forms()
        view = "Ik wil geen mensen in huis. De school is genoeg."
        self._form("noAgreementRecord", Answer("mother", "G", "refused"), Answer("mother", "S", "agreed", words=view))
        self._form("request", Answer("mother", "G", "agreed"), team=True)
        self._to_visit()
        self._end()

    # -- Dijkstra: acute danger -------------------------------------------------------------------

    def _tonight(self) -> None:
        self._begin("dijkstra", "mother")
        self._to_forms()
        self._form("urgentRequest", Answer("mother", "G", "agreed"), team=True)
        self._to_visit()
        self._end(to_today=False)
        self._of_the_team("reportingCode")

    # -- Yılmaz: a colleague asks us to look along -------------------------------------------------

    def _look_along(self) -> None:
        self._begin("yilmaz")
        self._end(to_today=False)
        self._of_the_team("secondReview")

    def _of_the_team(self, key: str) -> None:
        """Fill and seal a paper of the team, with nobody of the family there."""
        stage, script = self._stage, self._script[key]
        stage.hand.click(stage.rooms.family_screen.forms)
        self._fill.begin(script)
        self._fill.fill(script, "team")
        self._fill.lay()
        self._sign.answer(Answer(WORKER, "S", "agreed"))
        self._sign.back()
        stage.hand.click(stage.rooms.forms_screen.back)
        stage.wait_for("family", "the family")
        self._to_today()

    # -- ways -------------------------------------------------------------------------------------

    def _form(self, key: str, *answers: Answer, team: bool = False) -> None:
        """Fill a form, lay it before its signers, and let each answer."""
        script = self._script[key]
        self._fill.begin(script)
        self._fill.fill(script, "common")
        if team:
            self._fill.go_to_part("team", alone=True)
            self._fill.fill(script, "team")
            self._fill.go_to_part("common")
        self._fill.lay()
        self._sign.answer(*answers)
        self._sign.back()

    def _open(self, form_type: str) -> None:
        """Open a form that was begun, from the list."""
        stage = self._stage
        (form,) = (form for form in stage.file().filled if form.form_type == form_type)
        (button,) = (each for each in in_sight(stage.rooms.forms_screen, "open-") if form.id in each.objectName())
        stage.hand.click(button)
        stage.settle()

    def _begin(self, key: str, *here: str) -> None:
        """Go from today to a family, begin a visit nobody planned, and say who is here."""
        stage = self._stage
        stage.turn_to(key)
        name = stage.file().name
        card = next(card for card in stage.rooms.today_screen.cards if name in card.name.text())
        stage.hand.click(card.open)
        stage.wait_for("family", "the family")
        for name in ("begin-unplanned", "begin-unplanned-home"):
            stage.hand.click(stage.hand.find(stage.rooms.family_screen, Button, name))
        stage.wait_for("visit", "the visit")
        for who in here:
            self._toggle(who)
        if any(stage.file().member(stage.people[who]).language != "nl" for who in here):
            self._talk.ring_interpreter()
        stage.shot(f"visit-{key}")

    def _toggle(self, who: str) -> None:
        stage, person = self._stage, self._stage.people[who]
        before = person in stage.visit().present
        stage.hand.click(stage.hand.find(stage.rooms.visit_screen, Button, f"present-{person}"))
        stage.hand.wait(lambda: (person in stage.visit().present) != before, f"{who} to come or go")

    def _only_here(self, who: str) -> None:
        for key, person in self._stage.people.items():
            if (person in self._stage.visit().present) != (key == who):
                self._toggle(key)

    def _explain(self, card: str) -> None:
        """Tell a card because the family asks."""
        stage = self._stage
        others = stage.hand.find(stage.rooms.visit_screen, Button, "other-cards")
        if not others.isChecked():
            stage.hand.click(others)
        self._talk.open_card(card, "parent", "any")
        self._talk.tell(card, "parent")

    def _to_forms(self) -> None:
        self._stage.hand.click(self._stage.rooms.visit_screen.forms)
        self._stage.wait_for("forms", "the forms")

    def _to_visit(self) -> None:
        self._stage.hand.click(self._stage.rooms.forms_screen.back)
        self._stage.wait_for("visit", "the visit again")

    def _end(self, *, to_today: bool = True) -> None:
        stage = self._stage
        stage.hand.click(stage.rooms.visit_screen.end)
        stage.wait_for("family", "the family")
        stage.settle()
        if to_today:
            self._to_today()

    def _to_today(self) -> None:
        self._stage.hand.click(self._stage.rooms.family_screen.back)
        self._stage.wait_for("today", "today")
