"""One signer's side of a form: the paper, the choice, and the paper again with the choice on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Literal, cast

from jgvisit.content.choose import BINDING_LANGUAGE, may_open
from jgvisit.content.family_words import FamilyWords
from jgvisit.content.form_model import FormDefinition
from jgvisit.domain.facts import Mark
from jgvisit.ids import CaseId, FormId, PersonId, VisitId
from jgvisit.records.body import PackRef
from jgvisit.records.case_file import CaseFile
from jgvisit.records.visibility import ShownFile
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.signers import author_of
from jgvisit.services.ports.documents import SealedDocument
from jgvisit.services.signing.choice import asks_ink
from jgvisit.services.signing.confirmed import Confirmed
from jgvisit.services.signing.may_decide import OWN_VIEW
from jgvisit.services.signing.signing import NEEDS_WORDS, Choice, DecisionKind, LaidOut, Signed
from jgvisit.services.talk.screen_words import family_words
from jgvisit.services.talk.visits import has_interpreter
from jgvisit.workspace import Workspace
from ui.screens.form.laid import lines_of, own_words_of
from ui.screens.form.signing_draft import decode
from ui.screens.form.state import DecisionChoice, FormState, InBoth, OtherMeans, SignIntent

_ASKS_WORDS = frozenset({"partly", "refused", "objection"})
ASKS_FELT_FREE = frozenset({"voluntaryStayAgreement", "handoverToGI"})
"""Where a yes can change most (R16)."""
ReadingMode = Literal["self", "readAloud", "pictograms"]
SealingSteps = tuple[
    Callable[[], Confirmed], Callable[[Confirmed], SealedDocument], Callable[[Confirmed, SealedDocument], Signed]
]


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
        self.mark: Mark | None = None
        """Which of the marks asked of them; None: the first."""
        self.means = OtherMeans()
        self.typed_means = OtherMeans()
        """What was half typed of how they answer, and is not gone on with yet."""

    def hand_to(self, person: PersonId, draft: bytes | None, mark: Mark | None = None, begun: str = "") -> None:
        """Give the form to somebody; who decided "later" begins anew: nothing chosen, no ink of before.

        `begun` are words of their own with which a statement begins, where they wrote some before.
        """
        self.signer, self.pages, self.laid = person, (), None
        self.mark, self.means, self.typed_means = mark, OtherMeans(), OtherMeans()
        self.handed += 1
        self._kept = decode(draft)
        if draft is None and begun:
            self._kept = replace(self._kept, view_text=begun)

    def take_back(self) -> None:
        """Take the form back from whoever had it."""
        self.hand_to(PersonId(""), None)

    def recorded(self) -> None:
        """Forget what was half done: it is a record now."""
        self._kept = SignIntent()

    def check(self, case: CaseId, form: FormId, intent: SignIntent) -> None:
        """Look whether this answer can be taken, before ink is asked for it; errors as `Signing.check_answer`."""
        self._work.signing.check_answer(case, form, self._choice(intent))

    def lay_out(self, file: CaseFile, form: FormId, intent: SignIntent) -> Callable[[], LaidOut]:
        """Return what draws the paper with this choice on it, off the UI thread."""
        choice, here = self._choice(intent), self._visit(file, form)
        return lambda: self._work.signing.lay_out(file.case, here, form, choice)

    def _choice(self, intent: SignIntent) -> Choice:
        return Choice(
            person=self.signer,
            decision=cast(DecisionKind, intent.decision),
            reading_mode=self.reading,
            strokes=intent.strokes,
            worker_strokes=intent.strokes if self._is_worker else intent.worker_strokes,
            view_text=intent.view_text or None,
            later_on=intent.later_on,
            pad_width_mm100=intent.pad_width_mm100,
            mark=self.mark,
            lines=dict(intent.lines),
            felt_free=intent.felt_free,
            signature_kind=self.means.kind,
            witness=self.means.witness,
            witness_role=self.means.witness_role,
            witness_strokes=intent.witness_strokes if self.means.kind == "mark" else (),
            call_back=self.means.call_back,
            in_room=self.means.in_room,
            photos=self.means.photos,
        )

    def seal(self, file: CaseFile, form: FormId, laid: LaidOut) -> SealingSteps:
        """Return what keeps, seals and records the paper that lies before the signer."""
        here, signing = self._visit(file, form), self._work.signing
        return lambda: signing.confirm(file.case, here, form, laid), signing.sealing.seal, signing.sealing.record

    @property
    def _is_worker(self) -> bool:
        """Whether it is an own mark of the worker: one pad serves for both."""
        return self.signer == author_of(self._work.enrolled.identity)

    def _visit(self, file: CaseFile, form: FormId) -> VisitId:
        """Return in which visit it is decided: the open one, else that in which the form was laid before them."""
        visit = self._work.files.visit_shown(file.case)
        return form_of(file, form).visit if visit is None else visit.id

    def state(self, state: FormState, file: ShownFile, form: FormId, text: FormDefinition) -> FormState:
        """Return `state` with the side of this signer in it."""
        own = self._is_worker
        member = None if own else file.member(self.signer)
        opened = form_of(file, form)
        translation = None if member is None else self._translation(file, text, member.language, opened.pack)
        asked = next(
            (each for each in opened.required if each.person == self.signer and self.mark in (None, each.mark)), None
        )
        mark: Mark = self.mark or ("T" if asked is None else asked.mark)
        theirs = {} if translation is None else translation.outcomes[mark]
        lines = lines_of(self._work, opened, self.signer, mark, translation)
        has_place = None if own else self._work.signing.answers_for(file.case, form, self.signer, mark)
        is_view = mark == "S" and (asked is None or asked.who in OWN_VIEW)

        def label(name: str) -> InBoth:
            return text.labels.get(name, ""), None if translation is None else translation.labels.get(name)

        return replace(
            state,
            signer=f"{form}/{self.signer}/{self.handed}",
            signer_name=self._work.enrolled.worker_name if member is None else member.name,
            rtl=translation is not None and translation.direction == "rtl",
            pages=self.pages,
            laid_out=() if self.laid is None else self.laid.pages,
            reading_text=opened.binding_text,
            decisions=tuple(
                DecisionChoice(
                    code=code,
                    text=sentence,
                    translation=theirs.get(code),
                    needs_ink=asks_ink(opened.form_type, code),
                    asks_words=(code in _ASKS_WORDS and not (lines and code in NEEDS_WORDS))
                    or (is_view and code == "agreed"),
                    needs_words=(code in NEEDS_WORDS and not lines) or (is_view and code == "agreed"),
                    asks_date=code == "later",
                    by_line=code in NEEDS_WORDS and bool(lines),
                    is_statement=is_view and code == "agreed",
                )
                for code, sentence in text.outcomes[mark].items()
                if has_place is None or code in has_place
            ),
            lines=lines,
            asks_felt_free=opened.form_type in ASKS_FELT_FREE and mark in ("T", "A"),
            draws=opened.laid is not None and opened.laid.kept_to == "signer",
            has_own_part=bool(own_words_of(file, opened, self.signer)),
            by_means=self.means,
            typed_means=self.typed_means,
            is_own_mark=own,
            chosen=self._chosen(),
            chosen_translation=None if self.laid is None else theirs.get(self.laid.choice.decision),
            which_part=label("whichPart"),
            part_needed=label("partNeeded"),
            recorded=label("recorded"),
            thanks=label("thanksChild" if member is not None and member.role == "child" else "thanks"),
            words=self._words(file, translation),
            informal=member is not None and member.role == "child",
            kept=self._kept,
            worker_name=self._work.enrolled.worker_name,
            left_handed=self._work.writing_hand.is_left,
            earliest_later=self._work.today() + timedelta(days=1),
        )

    def _words(self, file: CaseFile, translation: FormDefinition | None) -> FamilyWords:
        visit = self._work.files.visit_shown(file.case)
        return family_words(self._work.pack, visit, None if translation is None else translation.language)

    def _chosen(self) -> str:
        """Return what stands on the paper that is laid out as the answer, in Dutch."""
        if self.laid is None or self.laid.ceremony.decision is None:
            return ""
        ceremony, choice = self.laid.ceremony, self.laid.choice
        said = ceremony.form.said(ceremony.mark, choice.decision)
        return f"{said}\n“{choice.view_text}”" if choice.decision in NEEDS_WORDS and choice.view_text else said

    def _translation(
        self, file: CaseFile, dutch: FormDefinition, language: str, pack: PackRef | None
    ) -> FormDefinition | None:
        """Return the form in the signer's language; an unchecked one opens with an interpreter only (H27)."""
        if language == BINDING_LANGUAGE:
            return None
        text = self._work.packs.of(pack).definition(dutch.id, language)
        visit = self._work.files.visit_shown(file.case)
        logged = visit is not None and has_interpreter(visit, language)
        if text is None or text.version != dutch.version:  # it may say what the Dutch no longer says
            return None
        return text if may_open(text, interpreter_logged=logged) else None
