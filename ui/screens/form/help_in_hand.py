"""Form A of one child while it is filled in: what is typed, its drafts, the advice on it, and the opened form."""

from __future__ import annotations

from collections.abc import Mapping

from jgvisit.clock import AMSTERDAM
from jgvisit.content.form_model import Field, FormDefinition
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, FormId, PersonId, VisitId
from jgvisit.records.answers import Answer
from jgvisit.services.forms.answers import answer_conditions, exists
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.forms.help_answers import to_keep
from jgvisit.services.forms.help_form import form_of
from jgvisit.services.forms.refusals import AnswersMissingError, RuleBrokenError
from jgvisit.services.ports.journal import DraftKey
from ui.field_advice import FieldAdvice
from ui.presenting import Context, Presenter
from ui.screens.filled.problems import Problems
from ui.screens.filled.state import FieldBox, FilledState
from ui.screens.filled.words import readers_of
from ui.screens.form.filling import FORM_TYPE, Filling
from ui.screens.form.screen import FormScreen
from ui.screens.form.signers import frame_of
from ui.screens.form.state import Stage
from ui.widgets.answers.paths import texts_by_path


class HelpInHand(Presenter):
    """Takes what is typed into form A; nothing is on record until it is laid before its signers."""

    def __init__(self, screen: FormScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._child, self._form = PersonId(""), FormId("")
        self._stage: Stage = "fill"
        self._filling, self._problems = Filling(self.work), Problems(self.work.filled_forms.undrawable)
        self._advice = FieldAdvice(self.work, screen, self)
        self._replaces: FormId | None = None
        self._built = self._asked_for = 0
        self._alone = False
        self._advice.changed.connect(self.refresh)
        fill = screen.fill
        fill.page.now = lambda: self.work.time.now().moment.astimezone(AMSTERDAM)
        fill.answer_changed.connect(self._on_answer_changed)
        fill.went_to.connect(self._on_went_to)
        for page in (fill, screen.signers):
            page.alone_requested.connect(self._on_alone_requested)
        fill.ready_requested.connect(self._on_ready_requested)

    # -- showing ------------------------------------------------------------------------------

    def _begin_filling(self, case: CaseId, old: FormId | None = None) -> None:
        """Begin with the proposals, or with the version that is replaced, and over it what was typed since."""
        version = None if old is None else form_of(self.work.files.shown(case), old)
        self._filling.begin_help(self.drafts(case), self._child, version)
        self._replaces, self._alone = old, False
        self._built += 1
        if self._filling.form is None:
            return
        if self._filling.withhold_from(case):
            self._keep_all(case, self._filling.drafts())
        self._problems.begin(self._filling.form, "common", "team")
        for name, answer in self._filling.shown().items():
            self._problems.look(name, answer)
        self._advice.begin(self._filling.told(), frame_of(self.work, self.work.files.shown(case), self._child))

    def _part(self, case: CaseId, form: FormDefinition) -> FilledState:
        """Return the fields as they stand; those of the team only where no family looks on (H4)."""
        holds = answer_conditions(form, self._filling.answers())
        shown, fields = self._filling.shown(), self._in_sight(case, form)
        file = self.work.files.shown(case)
        return FilledState(
            key=f"{case}/{self._child}/{self._built}/{len(fields)}",
            fields=tuple(
                FieldBox(field, shown.get(field.id), "now" if field.required or field.kind == "fixed" else "more")
                for field in fields
            ),
            people=tuple((member.id, member.name) for member in file.members),
            existing=frozenset(field.id for field in fields if exists(field, holds)),
            problems=self._problems.told(),
            asked=self._asked_for,
            at=self._filling.at,
            advice=self._advice.given(),
            readers=readers_of(PartKey(self._form, FORM_TYPE, "team"), ""),
            is_unfolded=self._alone,
            alone=self._alone,
            can_be_alone=bool(form.of_part("team") and self.work.files.room(case)),
            busy=self.busy,
        )

    def _in_sight(self, case: CaseId, form: FormDefinition) -> tuple[Field, ...]:
        ours = form.of_part("team") if self._alone or not self.work.files.room(case) else ()
        return (*form.of_part("common"), *ours)

    # -- intents ------------------------------------------------------------------------------

    def _on_answer_changed(self, field: str, answer: Answer | None) -> None:
        case, form = self._case, self._filling.form
        if case is None or form is None:
            return
        before = dict(texts_by_path(field, self._filling.shown().get(field)))
        self._filling.take(field, answer)
        for path, text in texts_by_path(field, answer):
            if text != before.get(path):
                self._advice.follow(path) if form.field(field).part == "common" else None
                self._advice.typed(path, text)
        self._problems.changed(field, self._filling.given(form, {}), self._filling.answers(), {})
        self._keep_all(case, self._filling.drafts())
        self.refresh()

    def _on_went_to(self, place: str) -> None:
        self._filling.at = place

    def _on_alone_requested(self, alone: bool) -> None:
        if alone != self._alone:
            self._alone = alone
            self.refresh()

    def _keep_all(self, case: CaseId, drafts: Mapping[str, bytes]) -> None:
        for name, data in drafts.items():
            self.keep_draft(DraftKey(case, name), data)

    def _on_ready_requested(self) -> None:
        case, form = self._case, self._filling.form
        visit = self.work.files.visit_shown(case) if case is not None else None
        if case is None or visit is None or form is None or self.busy:
            return
        answers = self._filling.to_record()
        self._problems.ask(self._filling.given(form, {}), self._filling.answers(), {})
        kept = to_keep(form, answers)
        try:
            self.work.forms.check_answers(FORM_TYPE, kept)
        except AnswersMissingError as error:
            self.failed(error)
            return
        child, replaces = self._child, self._replaces

        def opened(form: FormId) -> None:
            self._form, self._stage, self._replaces = form, "signers", None
            self._keep_all(case, self._filling.apart_drafts())  # an opened form does not clear it
            self.keep(lambda: self.work.visits.remember_page(case, f"form:{child}:{form}"))

        def fix() -> FormId:
            return self.work.forms.open(
                case, VisitId(visit.id), FORM_TYPE, child, kept.texts, replaces, typed=kept.typed
            )

        self.write(case, fix, opened)

    def _mark(self, error: JgVisitError) -> None:
        """Mark the fields that a refusal names, each with its reason."""
        if isinstance(error, RuleBrokenError):
            self._problems.broken(error.why, error.fields)
        elif isinstance(error, AnswersMissingError):
            self._problems.refused(error.fields)
        if isinstance(error, AnswersMissingError):
            self._asked_for += 1
