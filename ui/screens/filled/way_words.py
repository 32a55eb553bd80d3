"""Words for the way of a paper and for what is said of its passages."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from jgvisit.domain.road import Standing
from jgvisit.records.case_reading import PaperStep, Reaction
from jgvisit.services.law.handover_cover import HANDOVER
from jgvisit.services.sending.going_out import APPLICATION, REQUEST, Missing
from ui.i18n import isolated
from ui.wording import day_words

_STATES: dict[str, object] = {
    "drafted": QT_TRANSLATE_NOOP("PaperWay", "Written. Not read with the family yet."),
    "discussed": QT_TRANSLATE_NOOP("PaperWay", "Read with the family."),
    "dissentRecorded": QT_TRANSLATE_NOOP("PaperWay", "No consent. That is written down."),
    "consented": QT_TRANSLATE_NOOP("PaperWay", "It may go now."),
    "ready": QT_TRANSLATE_NOOP("PaperWay", "Ready for the back office. Nothing was sent yet."),
    "sent": QT_TRANSLATE_NOOP("PaperWay", "Sent. The family stays with us."),
    "received": QT_TRANSLATE_NOOP("PaperWay", "Received. The family stays with us."),
    "accepted": QT_TRANSLATE_NOOP("PaperWay", "They took over."),
    "firstContactDone": QT_TRANSLATE_NOOP("PaperWay", "They took over and had their first talk."),
    "returned": QT_TRANSLATE_NOOP("PaperWay", "It came back. The family is with us."),
    "stopped": QT_TRANSLATE_NOOP("PaperWay", "It is not sent."),
}
_STEPS: dict[str, object] = {
    "discussed": QT_TRANSLATE_NOOP("PaperWay", "Read with the family"),
    "dissentRecorded": QT_TRANSLATE_NOOP("PaperWay", "No consent"),
    "ready": QT_TRANSLATE_NOOP("PaperWay", "Ready for the back office"),
    "sent": QT_TRANSLATE_NOOP("PaperWay", "Sent by the back office"),
    "received": QT_TRANSLATE_NOOP("PaperWay", "Received over there"),
    "accepted": QT_TRANSLATE_NOOP("PaperWay", "They took over"),
    "firstContactDone": QT_TRANSLATE_NOOP("PaperWay", "First talk was held"),
    "returned": QT_TRANSLATE_NOOP("PaperWay", "Came back"),
    "stopped": QT_TRANSLATE_NOOP("PaperWay", "Not sent"),
}
_OF_REQUEST: dict[str, object] = {
    "drafted": QT_TRANSLATE_NOOP("PaperWay", "Written. Not ready to be sent yet."),
    "accepted": QT_TRANSLATE_NOOP("PaperWay", "The Raad took it up. Our help goes on."),
}
_OF_APPLICATION: dict[str, object] = {
    "drafted": QT_TRANSLATE_NOOP("PaperWay", "Written. Not given to the back office yet."),
    "ready": QT_TRANSLATE_NOOP("PaperWay", "Given to the back office. They did not take it over yet."),
    "received": QT_TRANSLATE_NOOP("PaperWay", "The back office took it over. The decision comes from there."),
    "returned": QT_TRANSLATE_NOOP("PaperWay", "It came back from the back office."),
    "stopped": QT_TRANSLATE_NOOP("PaperWay", "Who asked took it back."),
}
_NEWER: dict[str, object] = {
    "ready": QT_TRANSLATE_NOOP(
        "PaperWay", "The new text was given to the back office. Until they take it over, the earlier one counts there."
    ),
    "received": QT_TRANSLATE_NOOP(
        "PaperWay",
        "The text changed after the back office took it over. The earlier one counts there. "
        "Give them the new text, or call them.",
    ),
    "returned": QT_TRANSLATE_NOOP(
        "PaperWay", "The back office did not take the new text over. The earlier one counts there."
    ),
    "stopped": QT_TRANSLATE_NOOP(
        "PaperWay", "Who asked took it back. The back office has an earlier text of it: call them."
    ),
}
"""Of an application that the back office took over in an earlier text."""
_STEPS_OF_APPLICATION: dict[str, object] = {
    "received": QT_TRANSLATE_NOOP("PaperWay", "Taken over by the back office"),
    "stopped": QT_TRANSLATE_NOOP("PaperWay", "Taken back by who asked"),
}
_OWN_STATES = {REQUEST: _OF_REQUEST, APPLICATION: _OF_APPLICATION}
_MISSING: dict[str, object] = {
    "notFilled": QT_TRANSLATE_NOOP("PaperWay", "The part for everybody is not on record yet."),
    "twoVersions": QT_TRANSLATE_NOOP("PaperWay", "There are two versions. Somebody has to choose first."),
    "updateFirst": QT_TRANSLATE_NOOP("PaperWay", "This family has records of a newer program. Update first."),
    "conflict": QT_TRANSLATE_NOOP("PaperWay", "There are two versions of a fact. Somebody has to choose first."),
    "notLaid": QT_TRANSLATE_NOOP("PaperWay", "It was not laid before its signers yet: {names}."),
    "textChanged": QT_TRANSLATE_NOOP("PaperWay", "The text changed after they said yes. Lay it before them again."),
    "othersSign": QT_TRANSLATE_NOOP("PaperWay", "Other people decide about {names} now. Lay it before them again."),
    "consent": QT_TRANSLATE_NOOP("PaperWay", "No consent to send it from {names}."),
    "notAsked": QT_TRANSLATE_NOOP("PaperWay", "{names} is not asked, for safety. That never counts as a yes."),
    "leaveOut": QT_TRANSLATE_NOOP("PaperWay", "Somebody asked to leave a sentence out, and it is still in."),
    "aboutOneAdult": QT_TRANSLATE_NOOP("PaperWay", "A sentence is about {names} alone. It belongs in the own part."),
    "registration": QT_TRANSLATE_NOOP("PaperWay", "The number in the register, or who guided, is not filled in."),
    "viewOfChild": QT_TRANSLATE_NOOP(
        "PaperWay",
        "Not yet written down what each child thinks, or why we do not know: {names}. Ask first who may read it.",
    ),
    "callFirst": QT_TRANSLATE_NOOP("PaperWay", "Call first: whom, when, who it was, and what we had to do."),
    "notInformed": QT_TRANSLATE_NOOP("PaperWay", "Not yet written down who told {names}, or why not and when."),
    "oneSource": QT_TRANSLATE_NOOP("PaperWay", "A finding has one source. Ask after it with a second one."),
    "restrictedNotChosen": QT_TRANSLATE_NOOP("PaperWay", "Choose what happens with what the family may not read."),
    "planGone": QT_TRANSLATE_NOOP(
        "PaperWay",
        "An agreement that goes along holds no longer. Take it out of the text, and lay that before them again.",
    ),
    "askedNoMore": QT_TRANSLATE_NOOP("PaperWay", "{names} does not ask for this any more."),
    "mandate": QT_TRANSLATE_NOOP("PaperWay", "Find out first whether we may make this request."),
}
_REACTIONS: dict[str, object] = {
    "correct": QT_TRANSLATE_NOOP("PaperWay", "Correct"),
    "notCorrect": QT_TRANSLATE_NOOP("PaperWay", "Not correct"),
    "different": QT_TRANSLATE_NOOP("PaperWay", "I want it different"),
    "leaveOut": QT_TRANSLATE_NOOP("PaperWay", "Leave it out"),
}
REACTIONS = tuple(_REACTIONS)


def _said(source: object) -> str:
    return QCoreApplication.translate("PaperWay", str(source))


def step_words(step: str, form_type: str) -> str:
    """Return a step as a button says it."""
    if step == "accepted" and form_type != HANDOVER:
        return QCoreApplication.translate("PaperWay", "The Raad took it up")
    own = _STEPS_OF_APPLICATION if form_type == APPLICATION else {}
    return _said(own.get(step, _STEPS[step]))


def reaction_words(reaction: str) -> str:
    """Return a reaction as a button says it."""
    return _said(_REACTIONS[reaction])


def state_words(standing: Standing, form_type: str) -> str:
    """Return where a paper stands, in a sentence."""
    if standing.unfounded:
        return QCoreApplication.translate(
            "PaperWay",
            "Somebody wrote down that this was sent. The consents or orders we know do not cover that. "
            "Call the receiver today, and tell the family.",
        )
    own = _OWN_STATES.get(form_type, {})
    own = {**own, **_NEWER} if standing.taken_over and (standing.changed or standing.state != "received") else own
    words = _said(own.get(standing.state, _STATES[standing.state]))
    if standing.disputed:
        words += " " + QCoreApplication.translate("PaperWay", "Two people wrote a next step. The earlier one counts.")
    return words


def missing_words(missing: Missing, names: str) -> str:
    """Return what must be there first."""
    return _said(_MISSING[missing.what]).format(names=names)


def line_of_step(step: PaperStep, form_type: str) -> str:
    """Return one step with who and when."""
    parts = [f"{day_words(step.on)}: {step_words(step.step, form_type)}", isolated(step.by)]
    parts += [isolated(each) for each in (step.to, step.reference, step.note) if each]
    return " · ".join(parts)


def line_of_reaction(reaction: Reaction, name: str, *, changed: bool, earlier: bool) -> str:
    """Return what somebody said of a passage, with the passage as it then was if it changed since."""
    words = f"{isolated(name)}: {reaction_words(reaction.reaction)}"
    if reaction.words:
        words += f". “{isolated(reaction.words)}”"
    if changed:
        then = QCoreApplication.translate("PaperWay", "The sentence was then: {text}")
        words += f" ({then.format(text=isolated(reaction.read))})"
    if earlier:
        words = QCoreApplication.translate("PaperWay", "Earlier: {words}").format(words=words)
    return words


def to_label(form_type: str) -> str:
    """Return what is asked of a paper that was sent: to whom, or its number."""
    if form_type == HANDOVER:
        return QCoreApplication.translate("PaperWay", "To whom did it go")
    return QCoreApplication.translate("PaperWay", "Number the back office gave it")
