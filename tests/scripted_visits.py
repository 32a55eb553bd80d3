"""Five visits, hand by hand through the real screens, with every tap and key counted.

What is typed is what a worker would type: whole sentences, no abbreviations. What the program fills in itself, proposes
or asks by a tap is left as it stands. Reading, talking, and signing with the pen are the family's, and are no typing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget
from table import Table
from town import Family

from jgvisit.ids import PersonId, new_uuid7
from jgvisit.records.payload_visits import VisitPlanned
from ui.demo.hand import Hand

KEY_S = 0.28
"""One keystroke of an average typist who is no secretary, 40 words a minute: Card, Moran and Newell, "The
Keystroke-Level Model for User Performance Time with Interactive Systems", Communications of the ACM 23 (7), 1980."""
HOMING_S = 0.4
"""The hand from the screen to the keys, or back; the same source."""
LONGEST_TYPING_S = 180.0
"""A visit costs at most three minutes of typing (practice.md §6.2)."""


MOST_ASKED = 8


@dataclass
class Cost:
    """What a visit asked of the worker's hands."""

    taps: int = 0
    """Buttons, and fields that were entered."""
    fields: int = 0
    """Fields typed into."""
    keys: int = 0
    signatures: int = 0
    """With a pen, by whoever signed: two pads are two."""

    @property
    def typing_s(self) -> float:
        """How long the typing takes, in seconds, by the norm."""
        return self.keys * KEY_S + self.fields * 2 * HOMING_S


class CountedHand:
    """A worker's hand at the table: presses and types what a person could, and counts it."""

    def __init__(self, table: Table, family: Family) -> None:
        self.table, self.family, self.cost = table, family, Cost()
        table.window.activateWindow()

    def tap(self, button: str | QAbstractButton) -> None:
        """Press a button in sight."""
        self.table.tap(button)
        self.cost.taps += 1

    def type(self, field: str | QLineEdit | QPlainTextEdit, words: str) -> None:
        """Enter a field, by its name on the page of a form or itself, and type after what stands there."""
        edit = self._field(field) if isinstance(field, str) else field
        assert edit.isVisible()
        assert edit.isEnabled()
        edit.setFocus()
        QTest.keyClicks(edit, words)
        self.table.settle()
        assert words in (edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText())
        self.cost.taps += 1
        self.cost.fields += 1
        self.cost.keys += len(words)

    def _field(self, path: str) -> QLineEdit | QPlainTextEdit:
        kinds: tuple[type[QLineEdit | QPlainTextEdit], ...] = (QPlainTextEdit, QLineEdit)
        found = [
            each
            for kind in kinds
            for each in self.table.window.findChildren(kind, f"field-{path}")
            if each.isVisible() and each.isEnabled()
        ]
        assert len(found) == 1, f"{path}: {len(found)} in sight"
        return found[0]

    # -- the talk -----------------------------------------------------------------------------

    def begin(self, *people: PersonId) -> None:
        """Go from the day to the family, begin its planned visit, and say who is here."""
        planned = VisitPlanned(visit=new_uuid7(), on=self.table.work.today().isoformat(), at="14:30")
        self.table.work.visits.plan(self.family.case, planned)
        self.table.rooms.enter()
        self.table.settle()
        self.tap(self.table.rooms.today_screen.cards[0].open)
        self.tap(self._by_words("Begin dit bezoek"))
        for person in people:
            self.tap(f"present-{person}")

    def _by_words(self, words: str) -> QAbstractButton:
        seen = [b for b in self.table.window.findChildren(QAbstractButton) if b.isVisible() and b.text() == words]
        assert len(seen) == 1, f"{words}: {len(seen)} in sight"
        return seen[0]

    def tell(self, card: str, audience: str = "parent", said: str = "") -> None:
        """Go through a card of the talk, and write down what came back in own words."""
        self.tap(f"card-{card}-{audience}")
        self.go_through(said)

    def go_through(self, said: str = "") -> None:
        """Go on to the end of the card in sight, say that it was told, and what came back of it."""
        screen = self.table.rooms.explain_screen
        while screen.next.isVisible():
            self.tap(screen.next)
        self.tap(screen.told)
        for _ in range(MOST_ASKED):
            if not screen.own_words.isVisible():
                return
            self.type(screen.own_words, said)
            self.tap("outcome-ownWordsCorrect")
        raise AssertionError("a card asks on and on")

    def answer(self, question: str) -> None:
        """Open what answers the family's question, and go back to the talk."""
        self.tap("family-questions")
        self.tap(f"question-{question}")
        self.tap(self.table.rooms.explain_screen.back)

    def leave(self, *people: PersonId) -> None:
        """Ask each what they want to keep; what is proposed is what they take."""
        screen = self.table.rooms.leave_screen
        self.tap(self.table.rooms.visit_screen.leave)
        for person in people:
            self.tap(f"ask-{person}")
            self.tap("way-nothing")
            self.tap("keep-sheet-general")
            self.tap("record-way")
        self.tap(screen.back)

    def end(self) -> None:
        """Close the visit."""
        self.tap(self.table.rooms.visit_screen.end)
        assert self.table.work.files.open_visit() is None

    # -- forms --------------------------------------------------------------------------------

    def begin_form(self, form_type: str, child: PersonId) -> None:
        """Begin a form from the list, about this child."""
        self.tap("forms")
        self.tap(f"new-{form_type}")
        about = self.table.find(f"child-{child}")
        if not about.isChecked():
            self.tap(about)

    def add(self, rows: str) -> str:
        """Add a row or passage to the form; return its place."""
        screen, start = self.table.rooms.filled_screen, f"remove-{rows}-"

        def known() -> set[str]:
            names = (b.objectName() for b in screen.findChildren(QAbstractButton) if b.isVisible())
            return {name.removeprefix(start) for name in names if name.startswith(start)}

        before = known()
        self.tap(f"add-{rows}")
        (new,) = known() - before
        return f"{rows}/{new}"

    def lay(self) -> None:
        """Put the part on record, and lay the form before its signers."""
        screen = self.table.rooms.filled_screen
        self.tap("record")
        assert not screen.bar.isVisible(), f"{screen.bar.title.text()} {screen.bar.text.text()}"
        self.tap("next")
        assert self.table.window.current == "form", f"{screen.bar.title.text()} {screen.bar.text.text()}"

    def back_to_the_talk(self) -> None:
        """Go from the signers over the list of forms back to the page of the visit."""
        self.tap(self.table.rooms.form_screen.back)
        self.tap(self.table.rooms.forms_screen.back)

    def sign(self, key: str, decision: str) -> None:
        """Let somebody read, choose and sign."""
        screen = self.table.rooms.form_screen
        self.tap(f"signer-{key}")
        self.table.qtbot.waitUntil(screen.read.aloud.isEnabled)
        self.tap(screen.read.aloud)
        self.tap(f"decision-{decision}")
        self.tap(screen.sign.next)
        for number, pad in enumerate((screen.sign.pad, screen.sign.worker_pad), 1):
            if pad.isVisible():
                Hand(number).sign(pad)
                self.cost.signatures += 1
        self.table.settle()
        self.tap(screen.sign.confirm)
        self.tap(screen.check.record)
        assert screen.done.isVisible(), screen.bar.text.text()
        self.tap(screen.done.pause if screen.done.pause.isVisible() else screen.done.go_on)

    def sign_all(self, decision: str) -> None:
        """Let each who is asked answer, until nobody is asked any more."""
        signers, answered = self.table.rooms.form_screen.signers, set[str]()
        while asked := [key for key in _asked(signers) if key not in answered]:
            answered.add(asked[0])
            self.sign(asked[0], decision)


def _asked(signers: QWidget) -> list[str]:
    """Return the keys of the marks that can be put now; one that was put stands there still, to be changed."""
    buttons = [each for each in signers.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()]
    return [b.objectName().removeprefix("signer-") for b in buttons if b.objectName().startswith("signer-")]


# -- the five ---------------------------------------------------------------------------------


def calm_first(hand: CountedHand, family: Family) -> None:
    """A calm first visit: the cards of the first conversation, one said-back, no form (H23)."""
    hand.begin(family.father, family.girl, family.boy)
    hand.tell("K01")
    hand.tell("K02", said="Het is vrijwillig. Alleen de rechter kan het verplicht maken.")
    for card in ("K03", "K21", "K23"):
        hand.tell(card)
    hand.tell("K24b", "youth12")
    hand.tell("K24a", "child6")
    hand.leave(family.father, family.girl)
    hand.end()


def with_interpreter(hand: CountedHand, family: Family) -> None:
    """A mother who reads Arabic, an interpreter on the telephone, her questions, and consent to help for one child."""
    hand.begin(family.mother)
    visit = hand.table.rooms.visit_screen
    hand.type(visit.number, "4711")
    hand.tap(hand._by_words("Tolk aan de telefoon"))
    hand.tell("K01")
    hand.answer("weghalen")
    hand.tell("K02", said="U helpt, maar ik beslis. De rechter heeft niets besloten.")
    hand.tap(f"form-{family.boy}")
    hand.type("helpDescription", "Elke week een gesprek thuis over de ochtend en het slapen.")
    hand.type("helpGivenBy", "Femke Hoekstra, Team Jeugd en Gezin")
    hand.type("helpGoal", "Sami gaat uitgerust en rustig naar school.")
    hand.type("howToWithdraw", "Zeg het tegen Femke. Bellen mag ook.")
    hand.tap("field-familyPlanOffered-notWanted")
    hand.tap(hand.table.rooms.form_screen.fill.ready)
    hand.sign(family.mother, "agreed")
    hand.tap(hand.table.rooms.form_screen.back)
    hand.leave(family.mother)
    hand.end()


def asks_school(hand: CountedHand, family: Family) -> None:
    """A second visit: may we talk with school? One receiver, both parents answer."""
    hand.begin(family.mother, family.father)
    hand.answer("school")
    hand.begin_form("consentToShare", family.boy)
    row = hand.add("shareLines")
    hand.type(f"{row}/partyOrganisation", "Basisschool De Kievit")
    hand.tap(f"field-{row}/aboutPersons-{family.boy}")
    hand.tap(f"field-{row}/direction-ask")
    hand.type(f"{row}/dataKinds", "Hoe de ochtend gaat in de klas")
    hand.type(f"{row}/purpose", "Samen zorgen voor rust voor school")
    hand.tap(f"now-{row}/validUntil")
    hand.type("howToWithdraw", "Zeg het tegen Femke. Bellen mag ook.")
    hand.lay()
    hand.sign_all("agreed")
    hand.back_to_the_talk()
    hand.end()


def tonights_plan(hand: CountedHand, family: Family) -> None:
    """Tonight's safety plan: what the mother told, one agreement, and what follows if it works and if it does not."""
    hand.begin(family.mother, family.father)
    hand.tap("other-cards")
    for card in ("K07", "K08"):
        hand.tap(f"any-{card}-parent")
        hand.go_through()
    hand.begin_form("safetyPlan", family.boy)
    hand.tap("field-horizon-immediate")
    told = hand.add("facts")
    hand.type(told, "Op dinsdagnacht was er ruzie in de keuken. Sami stond op de trap.")
    hand.tap(f"field-{told}/type-reported")
    hand.type(f"{told}/source", "Samira vertelde het")
    hand.tap(f"now-{told}/on")
    hand.type("riskStatement", "Dat Sami weer wakker ligt door geschreeuw in de nacht")
    agreement = hand.add("agreements")
    for person in (family.mother, family.father):
        hand.tap(f"field-{agreement}/who-{person}")
    hand.type(f"{agreement}/what", "Wij praten over geld als Sami op school is")
    hand.tap(f"now-{agreement}/until")
    hand.type("positiveEffects", "Sami slaapt weer door, en wij komen minder vaak")
    hand.type("ifNotKept", "Dan praten wij dezelfde week met u beiden over andere hulp")
    hand.tap("now-validUntil")
    hand.tap("now-reviewOn")
    hand.lay()
    hand.sign_all("agreed")
    hand.back_to_the_talk()
    hand.end()


def says_no(hand: CountedHand, family: Family) -> None:
    """They say no: their question, a word they heard, what they may do, and a record that there is no agreement."""
    hand.begin(family.mother, family.father)
    hand.answer("nee-zeggen")
    hand.tap("heard-words")
    hand.tap("word-drangtraject")
    card = hand.table.rooms.heard_card_screen
    while card.next.isVisible():
        hand.tap(card.next)
    hand.tap(card.told)
    hand.tap(hand.table.rooms.heard_screen.back)
    hand.tell("K21")
    hand.begin_form("noAgreementRecord", family.boy)
    hand.type("topic", "Of er elke week iemand van ons thuis komt")
    hand.type("ourProposal", "Elke week een gesprek thuis, zes weken lang")
    hand.type("optionsDiscussed", "Een gesprek op ons kantoor. Hulp van een tante.")
    hand.tap("field-nextStep-other")
    hand.tap("now-nextStepOn")
    hand.type("nextStepBy", "Femke Hoekstra")
    hand.tap("field-routesTold-jeugdstem")
    hand.type(f"meaningPerChild/{family.boy}", "Voor Sami verandert er nu niets")
    hand.tap(f"view-shared-{family.boy}")
    hand.type(f"viewPerChild/{family.boy}", "Ik wil dat er geen ruzie is")
    hand.lay()
    hand.back_to_the_talk()
    hand.end()


VISITS: dict[str, Callable[[CountedHand, Family], None]] = {
    "calm_first": calm_first,
    "with_interpreter": with_interpreter,
    "asks_school": asks_school,
    "tonights_plan": tonights_plan,
    "says_no": says_no,
}
