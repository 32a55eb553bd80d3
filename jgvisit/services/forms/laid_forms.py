"""What lies before its signers: where it stands, which lines count, and what changed since."""

from __future__ import annotations

from jgvisit.content.form_model import Part
from jgvisit.domain.answer import Answer
from jgvisit.ids import CaseId, FormId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_forms import Form
from jgvisit.records.taken_back import to_compare
from jgvisit.records.visibility import NOBODY_OF_THE_FAMILY
from jgvisit.services.desk.workplace import Workplace
from jgvisit.services.forms.answers_now import changed_signers, law_said
from jgvisit.services.forms.difference import FieldChange, difference
from jgvisit.services.forms.filled_forms import FilledForms, find
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.spared import spared_on
from jgvisit.services.forms.standing import LineStanding, MarkStanding, lines_standing, marks_standing
from jgvisit.services.law.help_answer import FamilyLaw, as_told


class LaidForms:
    """Reads what lies before signers; nothing is recorded here."""

    def __init__(self, at: Workplace, filled: FilledForms) -> None:
        self._at, self._filled = at, filled

    def standing(self, case: CaseId, form: FormId, *, for_me: bool = False) -> tuple[MarkStanding, ...]:
        """Return whose mark is there and whose is not under a filled form: for the worker's eyes alone (H8).

        With family in the room it is empty, unless the worker looks "alleen voor mij" (H4).
        """
        file = self._at.files.get(case)
        if self._at.files.room(case) and not for_me:
            return ()
        return marks_standing(file, laid_forms(file, form))

    def marks(self, case: CaseId, opened: FormId, *, for_me: bool = False) -> tuple[MarkStanding, ...]:
        """Return the same of one form that lies before its signers, such as form A, which nobody filled in in parts."""
        file = self._at.files.get(case)
        if self._at.files.room(case) and not for_me:
            return ()
        return marks_standing(file, (form_of(file, opened),))

    def lines(self, case: CaseId, form: FormId, *, for_me: bool = False) -> tuple[LineStanding, ...]:
        """Return which lines of a filled form B count today; for the worker's eyes alone, as `standing`."""
        file = self._at.files.get(case)
        if self._at.files.room(case) and not for_me:
            return ()
        laid = laid_forms(file, form)
        others_decide = {each.id for each in laid if changed_signers(self._at, file, each)}
        law = FamilyLaw(file, self._at.today(), self._at.book)
        return lines_standing(file, laid, self._at.today(), others_decide, spared_on(law, laid))

    def told(self, case: CaseId, opened: FormId, *, for_me: bool = False) -> Answer | None:
        """Return what the law says of what lies before its signers, such as whether a stay may start on it.

        As far as everybody who looks on may know it (H4), unless the worker looks "alleen voor mij"; None where the
        law asks nothing under this form.
        """
        file, shown = self._at.files.get(case), self._at.files.shown(case)
        form = form_of(file, opened)
        whole = law_said(self._at, file, form)
        if for_me:
            return whole
        told = law_said(self._at, shown, form)
        return None if whole is None or told is None else as_told(told, whole)

    def changes(self, case: CaseId, form: FormId, *, for_me: bool = False) -> tuple[FieldChange, ...]:
        """Return what differs between the text that lies before the signers and the form as it is filled in now.

        As far as everybody in the room may know it, unless the worker looks "alleen voor mij" (H4); of what a child
        took back nothing (H7). Empty where nothing lies before anybody, or nothing changed.
        """
        file = self._at.files.for_me(case) if for_me else self._at.files.shown(case)
        opened = next(iter(laid_forms(file, form)), None)
        laid, filled = None if opened is None else opened.laid, find(file, form)
        if opened is None or laid is None or filled is None:
            return ()
        part: Part = "team" if laid.kept_to == "team" else "common"
        standing = next((each for each in filled.parts if each.part == part), None)
        now = {} if standing is None else dict(standing.answers)
        room = NOBODY_OF_THE_FAMILY if for_me else self._at.files.room(case)
        names = {**{member.id: member.name for member in file.members}, **dict(laid.names)}
        definition = self._filled.definition(filled.form_type, None if standing is None else standing.pack)
        return difference(definition, to_compare(file, opened, now, room), now, names)


def laid_forms(file: CaseFile, form: FormId) -> tuple[Form, ...]:
    """Return what lies before the signers of a filled form now: one for each child, or one for all."""
    return tuple(
        each for each in file.forms if each.laid is not None and each.laid.form == form and each.replaced_by is None
    )
