"""The forms in groups, as one looks for them (practice.md §11), and in one line what each is for."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from jgvisit.services.forms.offer import Offer
from ui.screens.forms.state import NewForm

_GROUPS: tuple[tuple[str, ...], ...] = (
    ("consentToHelp", "consentToShare", "application", "consentWithdrawal"),
    ("explanationRecord", "childView", "noAgreementRecord"),
    ("familyGroupPlan", "safetyPlan", "voluntaryStayAgreement"),
    ("handoverToGI", "investigationRequest"),
    ("secondReview", "reportingCode"),
)


def grouped(offers: Iterable[Offer]) -> tuple[tuple[str, tuple[NewForm, ...]], ...]:
    """Return the forms that fit, under their headings; a form of the municipality's own comes last."""
    fitting = {offer.form.id: offer for offer in offers if offer.misfit is None}
    headings = (
        QCoreApplication.translate("FormsCatalogue", "Help and consent"),
        QCoreApplication.translate("FormsCatalogue", "Explaining, and own words"),
        QCoreApplication.translate("FormsCatalogue", "Plans and agreements"),
        QCoreApplication.translate("FormsCatalogue", "To somebody else"),
        QCoreApplication.translate("FormsCatalogue", "For our team"),
    )
    known = {name for names in _GROUPS for name in names}
    groups = [
        (heading, tuple(_new(fitting[name]) for name in names if name in fitting))
        for heading, names in zip(headings, _GROUPS, strict=True)
    ]
    groups.append(
        (
            QCoreApplication.translate("FormsCatalogue", "Of the municipality"),
            tuple(_new(each) for name, each in fitting.items() if name not in known),
        )
    )
    return tuple((heading, forms) for heading, forms in groups if forms)


def misfits(offers: Iterable[Offer]) -> tuple[str, ...]:
    """Return why forms are not offered now."""
    words = {
        "within_order": QCoreApplication.translate(
            "FormsCatalogue", "{form} is not offered: for help inside a measure nobody's consent is asked."
        ),
        "placed": QCoreApplication.translate(
            "FormsCatalogue", "{form} is not offered: the judge decided where the child lives."
        ),
    }
    return tuple(
        words[offer.misfit].format(form=titled(offer.form.letter, offer.form.title))
        for offer in offers
        if offer.misfit is not None
    )


def titled(letter: str, title: str) -> str:
    """Return a form as one speaks of it, such as "D · Veiligheidsplan"."""
    return f"{letter} · {title}"


def _new(offer: Offer) -> NewForm:
    return NewForm(offer.form.id, titled(offer.form.letter, offer.form.title), _purpose(offer.form.id))


def _purpose(form: str) -> str:
    match form:
        case "consentToHelp":
            return QCoreApplication.translate(
                "FormsCatalogue", "Voluntary help: what, for whom, until when, and who says yes."
            )
        case "consentToShare":
            return QCoreApplication.translate(
                "FormsCatalogue", "Ask or tell others something: one line for each, each with its own yes or no."
            )
        case "application":
            return QCoreApplication.translate(
                "FormsCatalogue", "Somebody asks the municipality for help. They get a receipt with a date."
            )
        case "consentWithdrawal":
            return QCoreApplication.translate("FormsCatalogue", "Somebody takes a yes back. That counts at once.")
        case "explanationRecord":
            return QCoreApplication.translate(
                "FormsCatalogue", "What was explained, to whom, and what they understood."
            )
        case "childView":
            return QCoreApplication.translate("FormsCatalogue", "What a child wants to say, in their own words.")
        case "noAgreementRecord":
            return QCoreApplication.translate("FormsCatalogue", "We do not agree: each opinion, and what happens now.")
        case "familyGroupPlan":
            return QCoreApplication.translate(
                "FormsCatalogue", "The family makes its own plan, with people around them."
            )
        case "safetyPlan":
            return QCoreApplication.translate("FormsCatalogue", "Who does what so that it is safe, tonight or longer.")
        case "voluntaryStayAgreement":
            return QCoreApplication.translate(
                "FormsCatalogue", "The child lives elsewhere or sees somebody less, because people agree on it."
            )
        case "handoverToGI":
            return QCoreApplication.translate(
                "FormsCatalogue", "Hand over to child protection, written together with the parents."
            )
        case "investigationRequest":
            return QCoreApplication.translate(
                "FormsCatalogue", "Ask the Raad to investigate, with everybody's own words in it."
            )
        case "secondReview":
            return QCoreApplication.translate("FormsCatalogue", "A colleague looks along and gives an own opinion.")
        case "reportingCode":
            return QCoreApplication.translate("FormsCatalogue", "The five steps when we think of violence or abuse.")
        case _:
            return ""
