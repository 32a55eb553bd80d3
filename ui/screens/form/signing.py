"""One signer's side of a form: the paper, the choice, and the paper again with the choice on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Literal, cast

from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.family_words import FamilyWords
from jgvisit.content.model import FormText
from jgvisit.domain.facts import Mark
from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records.body import PackRef
from jgvisit.records.case_file import CaseFile
from jgvisit.services.forms import form_of
from jgvisit.services.screen_words import family_words
from jgvisit.services.signing import NEEDS_INK, NEEDS_WORDS, Choice, DecisionKind, LaidOut, Signed
from jgvisit.services.visits import has_interpreter
from jgvisit.workspace import Workspace
from ui.screens.form.filling import FORM_TYPE
from ui.screens.form.signing_draft import decode
from ui.screens.form.state import DecisionChoice, FormState, InBoth, SignIntent

_ASKS_WORDS = frozenset({"partly", "refused", "objection"})
ReadingMode = Literal["self", "readAloud", "pictograms"]


class SignerSide:
    """Who has the form in hand, and what they read, chose and drew."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self.signer = PersonId("")
        self.handed = 0
        """Counts the times it was handed over: what comes late for somebody before is not shown."""
        self.reading: ReadingMode = "self"
        self.pages: tuple[bytes, ...] = ()
        self.laid: LaidOut | None = None
        self._kept = SignIntent()

    def hand_to(self, person: PersonId, draft: bytes | None) -> None:
        """Give the form to somebody; who decided "later" begins anew: nothing chosen, no ink of before."""
        self.signer, self.pages, self.laid = person, (), None
        self.handed += 1
        self._kept = decode(draft)

    def take_back(self) -> None:
        """Take the form back from whoever had it."""
        self.hand_to(PersonId(""), None)

    def recorded(self) -> None:
        """Forget what was half done: it is a record now."""
        self._kept = SignIntent()

    def lay_out(self, file: CaseFile, form: FormId, intent: SignIntent) -> Callable[[], LaidOut]:
        """Return what draws the paper with this choice on it, off the UI thread."""
        choice = Choice(
            person=self.signer,
            decision=cast(DecisionKind, intent.decision),
            reading_mode=self.reading,
            strokes=intent.strokes,
            worker_strokes=intent.worker_strokes,
            view_text=intent.view_text or None,
            later_on=intent.later_on,
            pad_width_mm100=intent.pad_width_mm100,
        )
        visit = self._work.files.visit_shown(file.case)
        here = VisitId("") if visit is None else visit.id
        return lambda: self._work.signing.lay_out(file.case, here, form, choice)

    def seal(self, file: CaseFile, form: FormId, laid: LaidOut) -> Callable[[], Signed]:
        """Return what records and seals the paper that lies before the signer."""
        visit = self._work.files.visit_shown(file.case)
        here = VisitId("") if visit is None else visit.id
        return lambda: self._work.signing.decide(file.case, here, form, laid.choice, laid.ceremony)

    def state(self, state: FormState, file: CaseFile, form: FormId, text: FormText) -> FormState:
        """Return `state` with the side of this signer in it."""
        member = file.member(self.signer)
        opened = form_of(file, form)
        translation = self._translation(file, text, member.language, opened.pack)
        mark: Mark = next((each.mark for each in opened.required if each.person == self.signer), "T")
        theirs = {} if translation is None else translation.said_under(mark)

        def label(name: str) -> InBoth:
            return text.labels.get(name, ""), None if translation is None else translation.labels.get(name)

        return replace(
            state,
            signer=f"{form}/{self.signer}/{self.handed}",
            signer_name=member.name,
            rtl=translation is not None and translation.direction == "rtl",
            pages=self.pages,
            laid_out=() if self.laid is None else self.laid.pages,
            reading_text=opened.binding_text,
            decisions=tuple(
                DecisionChoice(
                    code=code,
                    text=sentence,
                    translation=theirs.get(code),
                    needs_ink=code in NEEDS_INK,
                    asks_words=code in _ASKS_WORDS,
                    needs_words=code in NEEDS_WORDS,
                    asks_date=code == "later",
                )
                for code, sentence in text.said_under(mark).items()
            ),
            chosen=self._chosen(),
            which_part=label("whichPart"),
            part_needed=label("partNeeded"),
            recorded=label("recorded"),
            thanks=label("thanksChild" if member.role == "child" else "thanks"),
            words=self._words(file, translation),
            informal=member.role == "child",
            kept=self._kept,
            worker_name=self._work.enrolled.worker_name,
            earliest_later=self._work.today() + timedelta(days=1),
        )

    def _words(self, file: CaseFile, translation: FormText | None) -> FamilyWords:
        visit = self._work.files.visit_shown(file.case)
        return family_words(self._work.pack, visit, None if translation is None else translation.language)

    def _chosen(self) -> str:
        """Return what stands on the paper that is laid out as the answer, in Dutch."""
        if self.laid is None or self.laid.ceremony.decision is None:
            return ""
        ceremony, choice = self.laid.ceremony, self.laid.choice
        said = ceremony.form.said(ceremony.mark, choice.decision)
        return f"{said}\n“{choice.view_text}”" if choice.decision in NEEDS_WORDS else said

    def _translation(self, file: CaseFile, dutch: FormText, language: str, pack: PackRef | None) -> FormText | None:
        """Return the form in the signer's language; an unchecked one opens with an interpreter only (H27)."""
        text = None if language == BINDING_LANGUAGE else self._work.forms.text(FORM_TYPE, language, pack)
        visit = self._work.files.visit_shown(file.case)
        logged = visit is not None and has_interpreter(visit, language)
        if text is None or text.version != dutch.version:  # it may say what the Dutch no longer says
            return None
        return text if may_open(text, interpreter_logged=logged) else None
