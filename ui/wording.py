"""Words for facts, the same on every screen: roles, ages, days, the frame and what it rests on."""

from __future__ import annotations

from datetime import date, datetime
from typing import get_args

from PySide6.QtCore import QCoreApplication

from jgvisit.clock import AMSTERDAM, from_rfc3339
from jgvisit.content.family_words import DUTCH_ONLY, FamilyWords
from jgvisit.content.fill import day_in_words
from jgvisit.content.model import ReviewState
from jgvisit.domain.ages import age_on
from jgvisit.domain.answer import Answer
from jgvisit.domain.ink import InkJudgement
from jgvisit.ids import PersonId
from jgvisit.records.case_family import AuthorityLine, Member, Order
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.case_visits import Visit
from jgvisit.records.form_days import first_day_of
from jgvisit.records.payload_visits import Place
from jgvisit.services.family.joint_visits import apart_on
from jgvisit.services.law.frames import ChildFrame
from jgvisit.services.rights.view import RightsView
from jgvisit.services.talk.card_view import CardView
from jgvisit.services.talk.family_questions import QuestionsView
from jgvisit.services.talk.heard_terms import HeardView
from ui.i18n import isolated
from ui.widgets.frame_picture import FramePictureState

Line = tuple[str, str | None]
"""(Dutch, the same in the family's language)"""
_LONGEST_HELP = 60
_LANGUAGES = {
    "ar": "Arabisch",
    "en": "Engels",
    "fy": "Fries",
    "nl": "Nederlands",
    "pl": "Pools",
    "so": "Somalisch",
    "ti": "Tigrinya",
    "tr": "Turks",
    "uk": "Oekraïens",
}


def apart_words(file: CaseFile, on: date) -> tuple[str, ...]:
    """Return one sentence for each of those for whom a visit is planned apart; for the worker alone (H6, H8)."""
    names = {member.id: isolated(member.name) for member in file.members}
    told = []
    for each in apart_on(file, on):
        name, decision = names.get(each.person, ""), each.decision
        if not name:
            continue
        if decision is None:
            words = QCoreApplication.translate("Wording", "Not together with others: {name}. Plan this visit apart.")
            told.append(words.format(name=name))
        elif decision.until is None:
            words = QCoreApplication.translate("Wording", "A decision is in force for {name}: {about}. Plan apart.")
            told.append(words.format(name=name, about=isolated(decision.about)))
        else:
            words = QCoreApplication.translate(
                "Wording", "Until {day} a decision is in force for {name}: {about}. Plan apart."
            )
            day = day_in_words(decision.until)
            told.append(words.format(day=day, name=name, about=isolated(decision.about)))
    return tuple(told)


def text_notices(review: ReviewState, expired_on: date | None, words: FamilyWords = DUTCH_ONLY) -> tuple[Line, ...]:
    """Return what must be known of a text before anybody relies on it, with the family's `words` beside it."""
    notices: list[Line] = []
    if review == "draft":
        dutch = QCoreApplication.translate("Wording", "Draft: no jurist has checked this text yet.")
        notices.append((dutch, words.of(dutch)))
    elif review == "checked_by_jurist":
        dutch = QCoreApplication.translate("Wording", "A jurist has checked this text. It has not been released yet.")
        notices.append((dutch, words.of(dutch)))
    if expired_on is not None:
        text = QCoreApplication.translate(
            "Wording", "This text held until {day}. Ask the municipality whether it is still right."
        )
        day = day_in_words(expired_on, words.language or "nl")
        notices.append((text.format(day=day_in_words(expired_on)), words.of(text, {"day": day})))
    return tuple(notices)


def translation_notices(
    view: HeardView | RightsView | CardView | QuestionsView, words: FamilyWords = DUTCH_ONLY
) -> tuple[Line, ...]:
    """Return what must be known of the translation beside a Dutch text (H27)."""
    notices: list[Line] = []
    if view.unchecked_translation:
        dutch = QCoreApplication.translate(
            "Wording", "No translator has checked this translation. The Dutch text counts."
        )
        notices.append((dutch, words.of(dutch)))
    if view.untranslated:
        dutch = QCoreApplication.translate("Wording", "This card has no translation for this family yet.")
        notices.append((dutch, None))
    if view.needs_interpreter:
        dutch = QCoreApplication.translate("Wording", "There is a translation. It opens once an interpreter is there.")
        notices.append((dutch, None))
    return tuple(notices)


def readable_translation(view: HeardView | CardView | RightsView) -> str:
    """Return the language of a translation that may be read aloud by the program; empty for an unchecked one (H27)."""
    return "" if view.unchecked_translation or view.language is None else view.language


def role_words(member: Member, today: date) -> str:
    """Return such as "parent, 38 years"."""
    role = {
        "parent": QCoreApplication.translate("Wording", "parent"),
        "child": QCoreApplication.translate("Wording", "child"),
        "guardian": QCoreApplication.translate("Wording", "guardian"),
        "foster_parent": QCoreApplication.translate("Wording", "foster parent"),
        "network": QCoreApplication.translate("Wording", "network"),
    }.get(member.role, QCoreApplication.translate("Wording", "other"))
    if member.born is None:
        return role
    age = age_on(date.fromisoformat(member.born), today)
    return QCoreApplication.translate("Wording", "{role}, {age} years").format(role=role, age=age)


def place_words(place: str) -> str:
    """Return where a visit takes place."""
    return {
        "home": QCoreApplication.translate("Wording", "At home"),
        "office": QCoreApplication.translate("Wording", "At our office"),
        "school": QCoreApplication.translate("Wording", "At school"),
        "phone": QCoreApplication.translate("Wording", "By telephone"),
    }.get(place, QCoreApplication.translate("Wording", "Elsewhere"))


def others_words(recorded: str, visit: Visit) -> str:
    """Return who else is here; only "somebody" where their name says what is hidden from one of the room (H4).

    Args:
        recorded: as it was written down; empty where nobody else is here.
        visit: as the room may see it.
    """
    return recorded if recorded == (visit.others_present or "") else QCoreApplication.translate("Wording", "somebody")


def places() -> tuple[tuple[str, str], ...]:
    """Return every place a visit can have, with its words."""
    return tuple((place, place_words(place)) for place in get_args(Place))


def language_choices() -> tuple[tuple[str, str], ...]:
    """Return the languages that have a name here, Dutch first."""
    return tuple(sorted(_LANGUAGES.items(), key=lambda each: (each[0] != "nl", each[1])))


def language_words(code: str) -> str:
    """Return the Dutch name of a language, its code where we have no name."""
    return _LANGUAGES.get(code.split("-", maxsplit=1)[0], code)


def help_of(name: str, form: Form) -> str:
    """Return whose form about help it is, and from which day that help is: to tell it from that for other help."""
    on = first_day_of(dict(form.answers))
    words = QCoreApplication.translate("Wording", "{name}, help from {day}")
    return isolated(name) if on is None else words.format(name=isolated(name), day=day_in_words(on))


def day_words(iso: str) -> str:
    """Return an ISO day as a family reads it."""
    return day_in_words(date.fromisoformat(iso))


def moment_words(moment: str) -> str:
    """Return an RFC 3339 moment in the Netherlands' time, such as "21 november 2026, 14:03"."""
    local: datetime = from_rfc3339(moment).astimezone(AMSTERDAM)
    return f"{day_in_words(local.date())}, {local:%H:%M}"


def authority_words(file: CaseFile, line: AuthorityLine) -> str:
    """Return whom the authority is over, with its evidence and date; "not checked" is said in full."""
    child = isolated(file.member(line.child).name)
    if line.disputed:
        return QCoreApplication.translate("Wording", "Authority over {name}: two versions, being checked").format(
            name=child
        )
    if line.evidence is None:
        return QCoreApplication.translate("Wording", "Authority over {name}: not checked yet").format(name=child)
    words = QCoreApplication.translate("Wording", "Authority over {name}: {evidence}").format(
        name=child, evidence=line.evidence
    )
    if line.checked_on is None:
        return words
    checked = QCoreApplication.translate("Wording", "checked on {day}").format(day=day_words(line.checked_on))
    return f"{words} ({checked})"


def unchecked_authority_words(file: CaseFile, child: PersonId) -> tuple[str, ...]:
    """Return whose authority over this child nobody has checked yet (H14)."""
    names = {member.id: member.name for member in file.members}
    unchecked = [line.holder for line in file.authority if line.child == child and line.evidence is None]
    unnamed = QCoreApplication.translate(
        "Wording", "Look on the paper of the judge whose authority it is about, and write that down."
    )
    return tuple(
        QCoreApplication.translate("Wording", "Check the authority of: {name}").format(
            name=isolated(names[PersonId(holder)])
        )
        for holder in dict.fromkeys(unchecked)
        if holder in names
    ) + (unnamed,) * any(order.child == child and _names_nobody(order) for order in file.orders)


def _names_nobody(order: Order) -> bool:
    """Tell whether it is an order on authority that was written down without whose it is about."""
    return (
        order.kind in ("authority_ended", "authority_suspended") and order.person is None and order.evidence == "seen"
    )


def picture_of(frames: tuple[ChildFrame, ...]) -> FramePictureState:
    """Return the two houses with the children in them; an announced or contradicted order is in neither."""
    voluntary, ordered, checking = [], [], []
    for entry in frames:
        if entry.known.checking or entry.known.evidence == "announced":
            checking.append(entry.child_name)
        elif entry.known.frame == "court_ordered":
            ordered.append(_with_proof(entry))
        else:
            voluntary.append(entry.child_name)
    return FramePictureState(tuple(voluntary), tuple(ordered), tuple(checking))


def frame_notes(frames: tuple[ChildFrame, ...]) -> tuple[str, ...]:
    """Return one sentence a child: what the frame rests on."""
    return tuple(f"{isolated(entry.child_name)}: {entry.known.why}" for entry in frames if entry.known.why)


def standing_words(answer: Answer, *, by_exception: bool) -> str:
    """Return whether the help may start; never who has not answered, refused or withdrew (H8).

    Where it starts by an exception of the law, it is never said that all answers are here (H14).
    """
    if answer.may_start and by_exception:
        return QCoreApplication.translate(
            "Wording", "An exception in the law lets the help begin. Not all answers are here."
        )
    if answer.may_start:
        return QCoreApplication.translate("Wording", "All answers are here. The help can begin.")
    return QCoreApplication.translate("Wording", "We do not have all answers yet. The help does not begin yet.")


def help_form_words(form: Form) -> str:
    """Return a form about help so that no two look alike: when it was opened, and for which help."""
    help_given = dict(form.answers).get("helpDescription", "").strip()
    if len(help_given) > _LONGEST_HELP:
        help_given = f"{help_given[:_LONGEST_HELP].rstrip()}…"
    return QCoreApplication.translate("Wording", "Consent to help, opened on {moment}: “{help}”").format(
        moment=moment_words(form.stamp.recorded_at), help=isolated(help_given)
    )


def ink_words(judgement: InkJudgement, name: str) -> str:
    """Return whose ink was refused and why; nobody's signature is judged for its looks."""
    reason = {
        InkJudgement.DOT: QCoreApplication.translate("Wording", "{name}: this is only a dot."),
        InkJudgement.TOO_SMALL: QCoreApplication.translate("Wording", "{name}: this is very small."),
        InkJudgement.ACCIDENTAL: QCoreApplication.translate("Wording", "{name}: this is only one straight line."),
    }.get(judgement, QCoreApplication.translate("Wording", "{name}: there is nothing yet."))
    kept = QCoreApplication.translate("Wording", "Nothing was recorded and what was drawn stays. Ask to sign again.")
    return f"{reason.format(name=isolated(name))} {kept}"


def _with_proof(entry: ChildFrame) -> str:
    if entry.since is None:
        return isolated(entry.child_name)
    since = QCoreApplication.translate("Wording", "since {day}").format(day=day_in_words(entry.since))
    return f"{isolated(entry.child_name)} ({since})"
