"""Words around the parts of a form: whose they are, who reads them, what stands of them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.records.case_forms import FilledPart
from jgvisit.records.case_stamp import day_of
from jgvisit.records.whose_own import names_its_owner
from jgvisit.services.forms.drafts import PartKey
from ui.i18n import isolated
from ui.wording import day_words


def part_label(form_type: str, part: Part, owner: str) -> str:
    """Return the name of a part on its button."""
    match part:
        case "common" if names_its_owner(form_type):
            return QCoreApplication.translate("FormParts", "The paper")
        case "common":
            return QCoreApplication.translate("FormParts", "Together")
        case "private":
            return QCoreApplication.translate("FormParts", "Own part: {name}").format(name=isolated(owner))
        case "team":
            return QCoreApplication.translate("FormParts", "Team")


def readers_of(key: PartKey, owner: str) -> str:
    """Return who reads a part, before anybody types in it."""
    match key.part:
        case "common" if key.may_be_for_me:
            return QCoreApplication.translate("FormParts", "Only who is named below reads this part.")
        case "common":
            return QCoreApplication.translate("FormParts", "Everybody who signs reads this part.")
        case "private":
            words = QCoreApplication.translate(
                "FormParts",
                "This part is of {name}. It stands on nobody else's paper. In danger we may have to tell something.",
            )
            return words.format(name=isolated(owner))
        case "team":
            return QCoreApplication.translate(
                "FormParts", "For our team. It stands on no screen and no paper of the family."
            )


def title_of_closed(form: FormDefinition, key: PartKey) -> str | None:
    """Return what a closed page is called where its own title would tell something; None where it may be read."""
    if form.reader == "team":
        return QCoreApplication.translate("FormParts", "A form of the team")
    if names_its_owner(key.form_type):
        return QCoreApplication.translate("FormParts", "A paper of one person")
    return None


def closed_words(key: PartKey, owner: str) -> str:
    """Return why a part is not on the screen now; it says the same whether or not something stands in it (H4)."""
    match key.part:
        case "private":
            words = QCoreApplication.translate(
                "FormParts", "You fill in this part with {name} alone. Note on the visit who is here now."
            )
            return words.format(name=isolated(owner))
        case "team":
            return QCoreApplication.translate("FormParts", "This part is for the team. Open it with “For me alone”.")
        case "common" if key.may_be_for_me:
            return QCoreApplication.translate(
                "FormParts",
                "This paper is of one person. Fill it in with “For me alone”, or when you are with that person alone. "
                "Only then it can be signed; a child under six may be there. Note on the visit who is here now.",
            )
        case "common":
            return QCoreApplication.translate(
                "FormParts", "This form cannot be opened now. It can be opened at another moment."
            )


def standing_of(versions: tuple[FilledPart, ...], *, changed: bool, typed: bool) -> str:
    """Return what is on record of a part, and what became of what was typed since."""
    if not versions:
        return QCoreApplication.translate("FormParts", "Kept as you type. Not on record yet.") if typed else ""
    newest = max(versions, key=lambda each: each.number)
    day = day_words(day_of(newest.stamp).isoformat())
    words = QCoreApplication.translate("FormParts", "On record: version {number}, {day}.").format(
        number=newest.number, day=day
    )
    more = QCoreApplication.translate("FormParts", "Your changes are kept, but not on record yet.")
    return f"{words} {more}" if changed else words
