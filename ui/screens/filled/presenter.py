"""Joins the page for one part of a form to the services: drafts at each keystroke, advice, and the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import Signal

from jgvisit.clock import AMSTERDAM
from jgvisit.content.form_model import Field, FormDefinition, Part
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.answers import Answer
from jgvisit.records.visibility import ShownFile
from jgvisit.services.form_answers import Answers, answer_conditions, exists
from jgvisit.services.form_drafts import PartKey, may_show, versions_of
from jgvisit.services.form_refusals import AnswersMissingError, RuleBrokenError
from jgvisit.services.handing_over import PageImage
from jgvisit.services.ports import DraftKey
from ui.error_texts import error_message
from ui.field_advice import FieldAdvice
from ui.presenting import Context, Presenter
from ui.screens.filled.filling import PartFilling
from ui.screens.filled.panel_places import PANELS
from ui.screens.filled.panels import FormPanel, Seen
from ui.screens.filled.paper import PartOnPaper
from ui.screens.filled.place import page_of
from ui.screens.filled.problems import Problems
from ui.screens.filled.screen import FilledScreen
from ui.screens.filled.state import FieldBox, FilledState, Group, PartTab
from ui.screens.filled.words import closed_words, part_label, readers_of, standing_of
from ui.screens.form.signers import frame_of
from ui.widgets.answers.paths import texts_by_path
from ui.widgets.message_bar import Message
from ui.wording import text_notices

OWNERS_ARE_CHILDREN = frozenset({"childView"})
"""Forms whose own parts are of the children they are about, and of nobody else."""


class FilledPresenter(Presenter):
    """Shows one part of one form.

    Signals:
        closed: case; back to the forms of the family.
        laid: (case, form id); it lies before its signers now.
    """

    closed = Signal(str)
    laid = Signal(str, str)

    def __init__(self, screen: FilledScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._key: PartKey | None = None
        self._filling, self._problems = PartFilling(), Problems(self.work.filled_forms.undrawable)
        self._advice = FieldAdvice(self.work, self)
        self._panels: tuple[FormPanel, ...] = ()
        self.paper = PartOnPaper(self.work)
        self._alone = False
        self._asked = self._built = 0
        self._advice.changed.connect(self.refresh)
        screen.page.now = lambda: self.work.time.now().moment.astimezone(AMSTERDAM)
        screen.page.answer_changed.connect(self._on_answer_changed)
        screen.page.children_changed.connect(self._on_children_changed)
        screen.page.went_to.connect(self._on_went_to)
        screen.part_chosen.connect(self._on_part_chosen)
        screen.alone_requested.connect(self._on_alone_requested)
        screen.record_requested.connect(self._on_record_requested)
        screen.next_requested.connect(self._on_next_requested)
        screen.back_requested.connect(self._on_back_requested)
        screen.paper_requested.connect(self._on_paper_requested)
        screen.reader_chosen.connect(lambda reader: self._look_at_paper(PersonId(reader)))
        screen.print_requested.connect(self._on_print_requested)

    # -- showing ------------------------------------------------------------------------------

    def show(self, case: CaseId, key: PartKey, at: str = "", *, alone: bool = False) -> None:
        """Show a part of a form, new or begun; `at` is the place the keyboard was before a lock.

        Raises:
            FormChangedError, UnreleasedTextError: the texts have no such form to show.
        """
        self.work.filled_forms.definition(key.form_type)
        self._case, self.message = case, None
        self._alone = alone and key.part == "team"
        self._open(key, at)

    def _open(self, key: PartKey, at: str = "", *, remember: bool = True) -> None:
        """Begin with another part, as it stands and as it was typed."""
        case = self._case
        if case is None:
            return
        self._key, self._built = key, self._built + 1
        self.paper.close()
        form, file = self.work.filled_forms.definition(key.form_type), self.work.filled_forms.file_for(case, key)
        versions = versions_of(file, key)
        newest = max(versions, key=lambda each: each.number, default=None)
        recorded = None if newest is None else (dict(newest.answers), newest.children)
        self._filling.begin(key, form, recorded, self._children_at_first(file, key), self.drafts(case))
        self._filling.at = at or self._filling.at
        self._withhold()
        self._problems.begin(form, key.part)
        self._look_at_letters()
        if self._is_open:
            self._lay_panels(key)
            self._begin_advice(file)
        if remember:
            self._remember()
        self.refresh()

    def refresh(self) -> None:
        """Draw the part as it stands."""
        case, key = self._case, self._key
        if case is None or key is None:
            return
        form, file = self.work.filled_forms.definition(key.form_type), self.work.filled_forms.file_for(case, key)
        is_open = self._is_open
        beside = self.work.filled_forms.beside(case, key)
        given = self._filling.given(form, beside)
        holds = answer_conditions(form, {**beside, **self._filling.answers()})
        tonight = form.urgent_when is not None and form.urgent_when in holds
        versions = versions_of(file, key)
        changed = self._filling.is_changed(given)
        hides_title = not is_open and form.reader == "team"
        self._screen.show_state(
            FilledState(
                key=f"{case}/{key.draft()}/{self._built}/{is_open}",
                title=self.tr("A form of the team") if hides_title else form.title,
                letter="" if hides_title else form.letter,
                children=self._children(file, form, key) if is_open else (),
                children_problem=self._problems.children,
                tabs=self._tabs(form, file, key),
                readers=readers_of(key.part, self._owner_name(file, key)),
                closed="" if is_open else closed_words(key.part, self._owner_name(file, key)),
                alone=self._alone,
                can_be_alone=key.part == "team" and bool(self.work.files.room(case)),
                fields=self._fields(form, key) if is_open else (),
                people=tuple((member.id, member.name) for member in file.members),
                existing=frozenset(field.id for field in form.of_part(key.part) if exists(field, holds)),
                is_unfolded=form.reader == "team",
                tonight=tonight,
                problems=self._problems.told() if is_open else {},
                asked=self._asked,
                at=self._filling.at,
                advice=self._advice.given() if is_open else {},
                standing=standing_of(versions, changed=changed, typed=bool(given)) if is_open else "",
                can_record=is_open and (changed or not versions),
                can_print=is_open and bool(versions),
                paper=self.paper.shown(file, key, form.title) if is_open else None,
                changes=self._changes(case, key) if is_open else (),
                next=self._next(form, key) if is_open and versions else "",
                notices=text_notices(form.review, None),
                message=self.message,
                busy=self.busy,
            )
        )
        for panel in self._panels if is_open else ():
            answers = self._filling.shown()
            recorded = bool(versions) and not changed
            panel.show_seen(
                Seen(
                    case,
                    key.form,
                    key.form_type,
                    key.part,
                    key.owner,
                    self._filling.children,
                    answers,
                    recorded,
                    self.busy,
                )
            )

    @property
    def _is_open(self) -> bool:
        """Whether this part may be on the screen now, and be written anew (H1, H4, H7)."""
        case, key = self._case, self._key
        if case is None or key is None:
            return False
        seen = self._alone or may_show(key.part, key.owner, self.work.files.room(case))
        return seen and self.work.filled_forms.is_whole_here(case, key)

    def _fields(self, form: FormDefinition, key: PartKey) -> tuple[FieldBox, ...]:
        shown, fields = self._filling.shown(), form.of_part(key.part)
        is_folded = any(field.required for field in fields)  # with nothing required there is nothing to fold behind

        def group(field: Field) -> Group:
            if field.kind == "fixed" or not is_folded:
                return "now"
            return "more" if not field.required else "later" if field.may_wait else "now"

        return tuple(FieldBox(field, shown.get(field.id), group(field)) for field in fields)

    def _children(self, file: ShownFile, form: FormDefinition, key: PartKey) -> tuple[tuple[str, str, bool], ...]:
        """Return the children to choose from; none where it is clear about whom this part is."""
        if len(file.children) == 1 or (key.owner is not None and form.id in OWNERS_ARE_CHILDREN):
            return ()
        return tuple((child.id, child.name, child.id in self._filling.children) for child in file.children)

    def _tabs(self, form: FormDefinition, file: ShownFile, key: PartKey) -> tuple[PartTab, ...]:
        """Return the parts this form has. Whether something stands in one is not told: the room looks along."""
        tabs: list[PartTab] = []
        for part in get_args(Part):
            fields = [field for field in form.of_part(part) if field.kind != "fixed"]
            if fields and part == "private":
                tabs += [
                    PartTab(part, owner, part_label(part, name), (key.part, key.owner) == (part, owner))
                    for owner, name in self._owners(file, form)
                ]
            elif fields:
                tabs.append(PartTab(part, "", part_label(part, ""), key.part == part))
        return tuple(tabs)

    def _owners(self, file: ShownFile, form: FormDefinition) -> tuple[tuple[PersonId, str], ...]:
        members = file.children if form.id in OWNERS_ARE_CHILDREN else file.members
        return tuple((member.id, member.name) for member in members)

    def _owner_name(self, file: ShownFile, key: PartKey) -> str:
        return next((member.name for member in file.members if member.id == key.owner), "")

    def _children_at_first(self, file: ShownFile, key: PartKey) -> tuple[PersonId, ...]:
        """Return whom this part is about before anybody says it: as the other parts, or the only child there is."""
        if key.owner is not None and key.form_type in OWNERS_ARE_CHILDREN:
            return (key.owner,)
        known = next((form.children for form in file.filled if form.id == key.form), ())
        return known or tuple(child.id for child in file.children if len(file.children) == 1)

    # -- what is typed ------------------------------------------------------------------------

    def _on_answer_changed(self, field: str, answer: Answer | None) -> None:
        if self._case is None or self._key is None or self.busy:
            return
        before = dict(texts_by_path(field, self._filling.shown().get(field)))
        self._filling.take(field, answer)
        for path, text in texts_by_path(field, answer):
            if text != before.get(path):
                self._advice.follow(path) if self._key.part == "common" else None
                self._advice.typed(path, text)
        form, beside = self.work.filled_forms.definition(self._key.form_type), self._beside()
        self._problems.changed(field, self._filling.given(form, beside), self._filling.answers(), beside)
        self._keep()
        self.refresh()

    def _on_children_changed(self, children: object) -> None:
        if not isinstance(children, tuple) or self._case is None or self._key is None:
            return
        unseen = tuple(child for child in self._filling.children if child not in self._members())
        self._filling.take_children((*(PersonId(child) for child in children), *unseen))
        self._problems.children = ""
        self._keep()
        self._begin_advice(self.work.filled_forms.file_for(self._case, self._key))
        self.refresh()

    def _on_went_to(self, path: str) -> None:
        if path != self._filling.at:
            self._filling.at = path
            self._remember()

    def _members(self) -> frozenset[PersonId]:
        if self._case is None or self._key is None:
            return frozenset()
        return frozenset(member.id for member in self.work.filled_forms.file_for(self._case, self._key).members)

    def _beside(self) -> dict[str, Answer]:
        if self._case is None or self._key is None:
            return {}
        return dict(self.work.filled_forms.beside(self._case, self._key))

    def _keep(self) -> None:
        if self._case is None:
            return
        for name, data in self._filling.drafts().items():
            self.keep_draft(DraftKey(self._case, name), data)

    def _remember(self) -> None:
        """Keep which place of which part is open, for the return after a lock (H4)."""
        case, key, at = self._case, self._key, self._filling.at
        if case is not None and key is not None and self.work.files.open_visit_id(case) is not None:
            self.keep(lambda: self.work.visits.remember_page(case, page_of(key, at)))

    def _withhold(self) -> None:
        """Keep off the page, and keep, what was typed of something that somebody here may not know (H4)."""
        case = self._case
        if case is None or self._alone:
            return

        def says_hidden(name: str, answer: Answer) -> bool:
            return any(self.work.forms.says_hidden(case, text) for _, text in texts_by_path(name, answer))

        apart = self._filling.apart
        back = frozenset(name for name, answer in apart.items() if not says_hidden(name, answer))
        self._filling.withhold(frozenset(), back)
        told = self._filling.answers()
        self._filling.withhold(frozenset(name for name, each in told.items() if says_hidden(name, each)), frozenset())

    def _begin_advice(self, file: ShownFile) -> None:
        """Look along with words that a family reads; those of the team are its own."""
        key, about = self._key, self._filling.children
        if key is None or key.part != "common":
            self._advice.begin({}, "unsure")
            return
        frames = {frame_of(self.work, file, child) for child in about if child in {one.id for one in file.children}}
        texts = dict(pair for name, each in self._filling.shown().items() for pair in texts_by_path(name, each))
        form = self.work.filled_forms.definition(key.form_type)
        empty = {field.id: "" for field in form.of_part("common") if field.kind in ("text", "lines")}
        self._advice.begin({**empty, **texts}, frames.pop() if len(frames) == 1 else "unsure")

    def _look_at_letters(self) -> None:
        for name, answer in self._filling.shown().items():
            self._problems.look(name, answer)

    # -- panels -------------------------------------------------------------------------------

    def _lay_panels(self, key: PartKey) -> None:
        placed = [(place.before, place.maker(self.context)) for place in PANELS.get((key.form_type, key.part), ())]
        self._panels = tuple(panel for _, panel in placed)
        for panel in self._panels:
            panel.answer_given.connect(lambda field, answer: self._on_answers_given({field: answer}))
            panel.answers_given.connect(self._on_answers_given)
            panel.recorded.connect(self.refresh)
        fields = dict.fromkeys(before for before, _ in placed)
        self._screen.page.lay_panels({name: [panel for before, panel in placed if before == name] for name in fields})

    def _on_answers_given(self, answers: object) -> None:
        """Take what a panel gives, and show it in its fields."""
        for field, answer in answers.items() if isinstance(answers, dict) else ():
            self._on_answer_changed(field, answer)
        self._built += 1
        if self._key is not None:
            self._lay_panels(self._key)
        self.refresh()

    # -- ways ---------------------------------------------------------------------------------

    def _on_part_chosen(self, part: str, owner: str) -> None:
        if self._key is None or self.busy:
            return
        chosen = next(each for each in get_args(Part) if each == part)
        self._alone, self.message = False, None
        self._open(PartKey(self._key.form, self._key.form_type, chosen, PersonId(owner) if owner else None))

    def _on_alone_requested(self, alone: bool) -> None:
        if self._key is not None and self._key.part == "team" and alone != self._alone:
            self._alone = alone
            self._open(self._key, self._filling.at, remember=False)

    def _on_back_requested(self) -> None:
        case = self._case
        if case is None or self.busy:
            return
        if self.paper.is_open:
            self.paper.close()
            self.refresh()
            return
        self._case, self._key, self._alone = None, None, False
        self._screen.forget()
        self.closed.emit(case)

    # -- on paper -----------------------------------------------------------------------------

    def _on_paper_requested(self) -> None:
        """Show the paper of whoever is here first; of an own part that of its owner."""
        if self._case is None or self._key is None:
            return
        members = self.work.filled_forms.file_for(self._case, self._key).members
        visit = self.work.files.visit_shown(self._case)
        here = [member.id for member in members if visit is not None and member.id in visit.present]
        first = (here or [member.id for member in members])[0]
        self._look_at_paper(self._key.owner or first)

    def _look_at_paper(self, reader: PersonId) -> None:
        case, key = self._case, self._key
        if case is None or key is None or self.busy:
            return
        self.message = None
        draw = self.paper.ask(case, key, None if key.part == "team" else reader, alone=self._alone)
        turn = self.paper.turn
        self.slow(draw, lambda pages: self.paper.take(pages, turn))
        self.refresh()

    def _on_print_requested(self) -> None:
        case, key, turn = self._case, self._key, self.paper.turn
        if case is None or key is None or self.busy:
            return
        self.busy, self.message = True, None
        self.slow(self.paper.to_print(case, key), lambda pages: self._print(pages, turn))
        self.refresh()

    def _print(self, pages: tuple[PageImage, ...], turn: int) -> None:
        """Print what was asked for, if its page is still in sight: what comes late is for nobody (H4)."""
        self.busy = False
        if turn == self.paper.turn and self._screen.isVisible() and self.work.files.open_visit() is None:
            self.message = self.paper.print(pages, self._screen)

    def _on_record_requested(self) -> None:
        case, key = self._case, self._key
        if case is None or key is None or self.busy or not self._is_open:
            return
        form, beside = self.work.filled_forms.definition(key.form_type), self._beside()
        given = self._filling.given(form, beside)
        if not self._filling.children:
            self._problems.children = self.tr("Please choose about whom this is.")
        self._problems.ask(given, self._filling.answers(), beside)
        if self._problems.any:
            self._asked += 1
            self.failed(AnswersMissingError(tuple(self._problems.told())))
            return
        self._write(case, key, given)

    def _changes(self, case: CaseId, key: PartKey) -> tuple[tuple[str, str, str], ...]:
        """Return what differs from the text that lies before the signers: laid again, everybody signs anew."""
        form = self.work.filled_forms.definition(key.form_type)
        if key.part != _read_part(form) or key.part == "private":
            return ()
        return tuple((each.label, each.old, each.new) for each in self.work.laid.changes(case, key.form))

    def _next(self, form: FormDefinition, key: PartKey) -> str:
        """Return what comes after this part: it lies before its signers, if they read this part and there are any."""
        if not form.signers or key.part != _read_part(form):
            return ""
        return self.tr("Sign it") if key.part == "team" else self.tr("Lay it before who signs")

    def _on_next_requested(self) -> None:
        case, key = self._case, self._key
        if case is None or key is None or self.busy:
            return
        visit = self.work.files.open_visit_id(case) or self._last_visit(case, key)
        if visit is None:
            self.message = Message(
                self.tr("Begin a visit first."), self.tr("What is signed belongs to a visit."), "warning"
            )
            self.refresh()
            return

        def lay() -> object:
            return self.work.laying.lay_before(case, visit, key.form)

        self.write(case, lay, lambda _: self.laid.emit(case, key.form))

    def _last_visit(self, case: CaseId, key: PartKey) -> VisitId | None:
        begun = [visit.id for visit in self.work.filled_forms.file_for(case, key).visits if visit.started is not None]
        return begun[-1] if begun else None

    def _write(self, case: CaseId, key: PartKey, given: Answers) -> None:
        children, visit = self._filling.children, self.work.files.open_visit_id(case)
        fill = self.work.filled_forms.fill
        record: Callable[[], object] = lambda: fill(  # noqa: E731  one call with what stands now
            case, key.form, key.form_type, key.part, children, given, key.owner, visit
        )

        def done(_: object) -> None:
            if (self._case, self._key) == (case, key):
                self._open(key, self._filling.at)

        self.write(case, record, done)

    def failed(self, error: JgVisitError) -> None:
        """Show what stopped it, at the fields it is about where it names some."""
        self.busy = False
        if isinstance(error, RuleBrokenError):
            self._problems.broken(error.why, error.fields)
            self._asked += 1
        elif isinstance(error, AnswersMissingError):
            self._problems.refused(error.fields)
        self.message = error_message(error)
        self.paper.failed()
        self.refresh()


def _read_part(form: FormDefinition) -> Part:
    """Return the part that its signers read; a form with own parts only, such as form K, is read in those."""
    if form.reader == "team":
        return "team"
    return "common" if form.of_part("common") else "private"
