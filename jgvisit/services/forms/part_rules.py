"""What some kinds of forms refuse when a part of them is filled, beyond what their definition says. Pure.

One entry for each kind of form and part; whoever adds a rule adds it here, so that filling has one place to ask.
A refusal names the fields and says in Dutch what to do; nothing is recorded, and what was typed stays a draft.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jgvisit.content.agreement_words import commands, tells_where_a_child_lives_or_whom_it_sees, threatens
from jgvisit.content.form_model import Part
from jgvisit.domain.called import Called, meant
from jgvisit.domain.own_words import says_something
from jgvisit.ids import PersonId, WorkerId
from jgvisit.records.answers import (
    Answer,
    DayAnswer,
    LinesAnswer,
    PassagesAnswer,
    PerChildAnswer,
    RowsAnswer,
    TextAnswer,
)
from jgvisit.records.case_forms import FilledForm
from jgvisit.records.telling import plain
from jgvisit.services.agreements.plan_promises import PROMISES, SAFETY_PLAN, promises, texts_of_row
from jgvisit.services.agreements.second_reviews import (
    ASKED_OF,
    CONFIRMED,
    SECOND_REVIEW,
    is_by_who_asked,
    same_opinion,
    whose_opinion,
)
from jgvisit.services.forms.refusals import RuleBrokenError
from jgvisit.services.law.handover_cover import HANDOVER
from jgvisit.services.sending.handover_gates import ONE_ADULT

STAY = "voluntaryStayAgreement"
TO_FORM_E = "Waar een kind woont en wie het ziet, spreken wij af in formulier E. Schrijf hier wat iemand zelf doet."
NO_COMMAND = "Een afspraak is vrijwillig. Schrijf het zonder verplichten, verbieden of dwingen."
NO_THREAT = (
    "Noem alleen wat wij echt kunnen doen: samen kijken, andere hulp, of dat wij de Raad om onderzoek kunnen vragen."
)
PROMISE_OVER = "Een afspraak is al voorbij. Geef haar een nieuwe dag, of haal haar weg."
PROMISE_AFTER_PLAN = "Een afspraak duurt langer dan het plan. Kies een eerdere dag."
NOT_YOURS_TO_CONFIRM = (
    "De collega bevestigt dit zelf, op een eigen laptop. U kunt dat niet voor een ander doen. Bent u die collega? "
    "Laat dan wie het vroeg alleen uw hele naam opschrijven, met een komma voor uw functie."
)
ASKED_STAYS = "Aan wie het gevraagd is, verandert alleen wie het vroeg."
ONLY_NUMBERS = "Op een kaartje staan hoogstens vier namen met een nummer. Geen woord en geen plek die u afsprak."
NEVER_ON_A_CARD = frozenset({"safePlace", "wayOut", "childSignal", "codeWord"})
"""What betrays a way out stands on no card that somebody may find (H1, H2)."""
MOST_ON_A_CARD = 4
SOMEBODY_ELSE = "De collega die meekijkt is iemand anders dan wie het vraagt."
OWN_NAME = "De tweede persoon is iemand anders dan u. Schrijf op welke collega u belde."
OPINION_STAYS = "De collega heeft deze mening bevestigd. Die blijft staan zoals zij is."
_OURS_IN_E = frozenset(
    {
        *("returnConditions", "withdrawalPlan", "dailyAuthority", "schoolAndDoctor", "siblings"),
        *("meaningPerChild", "meaningForChild"),
        *("contactAgreements", "whoInformsWhom", "childSaysHow", "belongings", "costs", "stayWith", "weekendWith"),
    }
)
"""What the agreement itself says; the words of somebody else, or of another decision, are theirs."""


@dataclass(frozen=True)
class Filling:
    """One part of a form that is about to be recorded."""

    answers: Mapping[str, Answer]
    today: date
    worker: WorkerId
    called: Called
    """What the worker may be called by colleagues, and what these are called."""
    known: FilledForm | None
    """The form as it stands, None for its first part."""
    grown_ups: frozenset[PersonId] = frozenset()
    """Members of the family who are no children of it."""


def check_of_type(form_type: str, part: Part, filling: Filling) -> None:
    """Look whether this kind of form takes these answers.

    Raises:
        RuleBrokenError: with the reason and the fields; nothing was recorded.
    """
    rule = _RULES.get((form_type, part))
    if rule is not None:
        rule(filling)


def words_of_plan(answers: Mapping[str, Answer], today: date) -> None:
    """Look at a safety plan: promises about oneself, never a place to live, less contact, an order or a threat.

    Source: tables A3, B and F of law.md.

    Raises:
        RuleBrokenError: with the reason and the fields.
    """
    rows = answers.get(PROMISES)
    texts = [text for row in rows.rows for _, text in texts_of_row(row)] if isinstance(rows, RowsAnswer) else []
    _refuse_if(any(map(tells_where_a_child_lives_or_whom_it_sees, texts)), TO_FORM_E, PROMISES)
    _refuse_if(any(map(commands, texts)), NO_COMMAND, PROMISES)
    _refuse_if(any(map(commands, _texts(answers.get("positiveEffects")))), NO_COMMAND, "positiveEffects")
    _refuse_if(any(map(threatens, _texts(answers.get("ifNotKept")))), NO_THREAT, "ifNotKept")
    last = answers.get("validUntil")
    days = [promise.until for promise in promises(answers) if promise.until is not None]
    _refuse_if(any(day < today for day in days), PROMISE_OVER, PROMISES)
    if isinstance(last, DayAnswer):
        _refuse_if(any(day > date.fromisoformat(last.day) for day in days), PROMISE_AFTER_PLAN, PROMISES, "validUntil")


def _own_card(filling: Filling) -> None:
    """A card is small and may be found: names and numbers, nothing that the same person keeps safe."""
    lines = list(_texts(filling.answers.get("cardNumbers")))
    kept = [text for name in NEVER_ON_A_CARD for text in _texts(filling.answers.get(name)) if says_something(text)]
    told = any(plain(secret) in plain(line) for secret in kept for line in lines)
    _refuse_if(told or len(lines) > MOST_ON_A_CARD, ONLY_NUMBERS, "cardNumbers")


def _stay(filling: Filling) -> None:
    """Form E: an agreement never says that somebody is obliged (table F); only a judge can order this (BW 1:265a)."""
    for name, answer in filling.answers.items():
        _refuse_if(name in _OURS_IN_E and any(map(commands, _texts(answer))), NO_COMMAND, name)


def _second_person(filling: Filling) -> None:
    """Form E, our part: a worker is no second person to themselves (H22)."""
    by_phone = meant(filling.called, _name(filling.answers, "onCallColleague"))
    _refuse_if(by_phone != "no", OWN_NAME, "onCallColleague")
    # who and when in one text: "Jan de Boer, gebeld door Karin Smit" names this worker too
    _refuse_if(meant(filling.called, _name(filling.answers, "secondReviewBy")) == "yes", OWN_NAME, "secondReviewBy")


def _handover(filling: Filling) -> None:
    """Form F: a sentence about one adult alone never stands on a screen that is shared with the other (H11)."""
    for name, answer in filling.answers.items():
        about = {each.about for each in answer.passages} if isinstance(answer, PassagesAnswer) else set()
        _refuse_if(bool(about & filling.grown_ups), ONE_ADULT, name)


def _review(filling: Filling) -> None:
    """Form J: nobody confirms for a colleague, and what the colleague confirmed is not worded otherwise after it."""
    asker, asked = _name(filling.answers, "askedBy"), _name(filling.answers, ASKED_OF)
    _refuse_if(meant(Called((asker,), filling.called.others), asked) == "yes", SOMEBODY_ELSE, ASKED_OF)
    before = [] if filling.known is None else [part for part in filling.known.parts if part.part == "team"]
    mine = meant(filling.called, asked) == "yes"
    if filling.known is None or not before:
        _refuse_if(CONFIRMED in filling.answers and not mine, NOT_YOURS_TO_CONFIRM, CONFIRMED)
        return
    told = {_name(dict(part.answers), ASKED_OF) for part in before}
    if not is_by_who_asked(filling.known, filling.worker):  # else anybody could write down that it was asked of them
        mine = whose_opinion(filling.known, filling.called) == "yes"
        _refuse_if(asked not in told, ASKED_STAYS, ASKED_OF)
    confirmed = [part for part in before if CONFIRMED in dict(part.answers)]
    newly = CONFIRMED in filling.answers and not confirmed
    _refuse_if(newly and not mine, NOT_YOURS_TO_CONFIRM, CONFIRMED)
    for part in confirmed:
        mine = part.stamp.author == filling.worker
        _refuse_if(not mine and not same_opinion(dict(part.answers), filling.answers), OPINION_STAYS, "ownOpinion")
        _refuse_if(
            not mine and filling.answers.get(CONFIRMED) != dict(part.answers)[CONFIRMED], OPINION_STAYS, CONFIRMED
        )


_RULES: Mapping[tuple[str, Part], Callable[[Filling], None]] = {
    (SAFETY_PLAN, "common"): lambda filling: words_of_plan(filling.answers, filling.today),
    (SAFETY_PLAN, "private"): _own_card,
    (STAY, "common"): _stay,
    (STAY, "team"): _second_person,
    (SECOND_REVIEW, "team"): _review,
    (HANDOVER, "common"): _handover,
}


def _name(answers: Mapping[str, Answer], field: str) -> str:
    answer = answers.get(field)
    return answer.text if isinstance(answer, TextAnswer) else ""


def _texts(answer: Answer | None) -> Iterable[str]:
    match answer:
        case TextAnswer(text=text):
            return (text,)
        case LinesAnswer(lines=lines):
            return lines
        case RowsAnswer(rows=rows):
            return tuple(text for row in rows for _, text in texts_of_row(row))
        case PerChildAnswer(said=said):
            return tuple(each.text for each in said)
        case _:
            return ()


def _refuse_if(broken: bool, why: str, *fields: str) -> None:
    if broken:
        raise RuleBrokenError(why, fields)
