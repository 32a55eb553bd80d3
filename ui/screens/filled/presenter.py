"""Joins the page for one part of a form to the services: drafts at each keystroke, advice, and the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

from PySide6.QtCore import Signal

from jgvisit.clock import AMSTERDAM
from jgvisit.content.form_model import Part
from jgvisit.errors import JgVisitError
from jgvisit.ids import CaseId, PersonId, VisitId
from jgvisit.records.answers import TextAnswer
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.forms.answers import Answers
from jgvisit.services.forms.drafts import PartKey, parts_of_drafts, versions_of
from jgvisit.services.forms.refusals import AnswersMissingError, FormChangedError, RuleBrokenError
from jgvisit.services.papers.page_image import PageImage
from ui.error_texts import error_message
from ui.presenting import Context
from ui.screens.filled.filling import typed_children
from ui.screens.filled.first_part import first_part
from ui.screens.filled.panels import WantedForm
from ui.screens.filled.part_drawing import PartDrawing
from ui.screens.filled.screen import FilledScreen
from ui.widgets.answers.paths import path_of
from ui.widgets.message_bar import Message


class FilledPresenter(PartDrawing):
    """Shows one part of one form.

    Signals:
        closed: case; back to the forms of the family.
        laid: (case, form id); it lies before its signers now.
    """

    closed = Signal(str)
    laid = Signal(str, str)

    def __init__(self, screen: FilledScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._advice.changed.connect(self.refresh)
        screen.page.now = lambda: self.work.time.now().moment.astimezone(AMSTERDAM)
        screen.part_chosen.connect(self.go_to_part)
        screen.alone_requested.connect(self._on_alone_requested)
        screen.record_requested.connect(self._on_record_requested)
        screen.next_requested.connect(self._on_next_requested)
        screen.back_requested.connect(self._on_back_requested)
        screen.paper_requested.connect(self._on_paper_requested)
        screen.reader_chosen.connect(lambda reader: self._look_at_paper(PersonId(reader)))
        screen.print_requested.connect(lambda: self._draw_for_printer(large=False))
        screen.large_print_requested.connect(lambda: self._draw_for_printer(large=True))

    # -- showing ------------------------------------------------------------------------------

    def show(self, case: CaseId, key: PartKey, at: str = "", *, alone: bool = False) -> None:
        """Show a part of a form, new or begun; `at` is the place the keyboard was before a lock.

        Raises:
            FormChangedError, UnreleasedTextError: the texts have no such form to show.
        """
        self.work.filled_forms.definition(key.form_type)
        self._case, self.message = case, None
        self._alone = alone and key.may_be_for_me
        self._open(key, at)

    def _open(self, key: PartKey, at: str = "", *, remember: bool = True) -> None:
        """Begin with another part, as it stands and as it was typed."""
        case = self._case
        if case is None:
            return
        self._key, self._built = key, self._built + 1
        self.paper.close()
        form, file = self.work.filled_forms.definition(key.form_type), self._file(case, key)
        versions = versions_of(file, key)
        newest = max(versions, key=lambda each: each.number, default=None)
        recorded = None if newest is None else (dict(newest.answers), newest.children)
        children, drafts = self._children_at_first(file, key), self.drafts(case)
        self._filling.begin(key, form, recorded, children, drafts, self._known(case, key))
        self._filling.at = at or self._filling.at
        self._withhold()
        self._problems.begin(form, key.part)
        self._look_at_letters()
        self._panels = None
        if remember:
            self._remember()
        self.refresh()

    def begin_other(self, wanted: WantedForm) -> None:
        """Go to another form of this family: the one somebody began already, else a new one filled for a start.

        What it starts with is kept as if it was typed: a lock loses nothing of it.
        """
        case, alone = self._case, self._alone
        if case is None or self.busy:
            return
        begun = self._begun(case, wanted)
        try:
            form = self.work.filled_forms.definition(wanted.form_type)
        except (FormChangedError, UnreleasedTextError) as error:
            self.failed(error)
            return
        new = begun or first_part(self.work, case, form)
        self.show(case, new, alone=alone)
        if begun is None:
            self._filling.take_children(wanted.children)
            own = {field.id for field in form.of_part(new.part)}
            for name, answer in wanted.given.items():
                if name in own:
                    self._filling.take(name, answer)
            self._keep()
            self._withhold()
            self._built += 1
            self.refresh()

    def _begun(self, case: CaseId, wanted: WantedForm) -> PartKey | None:
        """Return the form of this kind about these children that was begun and is not on record yet."""
        drafts = self.drafts(case)
        on_record = {form.id for form in self.work.files.for_me(case).filled}
        for key in parts_of_drafts(drafts):
            fits = key.form_type == wanted.form_type and key.form not in on_record
            if fits and set(typed_children(drafts[key.draft()])) == set(wanted.children):
                return key
        return None

    def _known(self, case: CaseId, key: PartKey) -> Answers:
        """Return what nobody types each time: where a yes is taken back, as form A proposes it, and who is here."""
        contact = self.work.setting.values.get("contact_line", "")
        proposed = {"howToWithdraw": TextAnswer(contact)} if contact else {}
        return {**proposed, **self.work.filled_forms.named_here(case, key)}

    # -- ways ---------------------------------------------------------------------------------

    def go_to_part(self, part: str, owner: str, at: str = "") -> None:
        """Go to another part of this form, and put the keyboard `at` a place of it; what was typed here is kept."""
        if self._key is None or self.busy:
            return
        chosen = next(each for each in get_args(Part) if each == part)
        self._alone, self.message = False, None
        self._open(PartKey(self._key.form, self._key.form_type, chosen, PersonId(owner) if owner else None), at)
        self._take_in_child(at)

    def _take_in_child(self, at: str) -> None:
        """Let this part be about the child whose place is asked for: each part keeps its own children (H26)."""
        case, key = self._case, self._key
        if case is None or key is None or not self._is_open:
            return
        of_children = {
            field.id
            for field in self.work.filled_forms.definition(key.form_type).of_part(key.part)
            if field.kind == "perChild"
        }
        wanted = [
            child.id
            for child in self._file(case, key).children
            if at in {path_of(field, child.id) for field in of_children}
        ]
        if wanted and wanted[0] not in self._filling.children:
            self._filling.take_children((*self._filling.children, wanted[0]))
            self._filling.at = at
            self._keep()
            self._build_anew()
            self.refresh()

    def _on_alone_requested(self, alone: bool) -> None:
        if self._key is not None and self._key.may_be_for_me and alone != self._alone:
            self._alone, self.message = alone, None
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
        may_have = self.work.form_papers.readers(self._case, self._key)
        everybody = [member.id for member in self._file(self._case, self._key).members]
        members = [member for member in everybody if member in may_have] or everybody
        visit = self.work.files.visit_shown(self._case)
        here = [member for member in members if visit is not None and member in visit.present]
        first = (here or members)[0]
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

    def _draw_for_printer(self, *, large: bool) -> None:
        case, key, turn = self._case, self._key, self.paper.turn
        if case is None or key is None or self.busy:
            return
        self.busy, self.message = True, None
        self.slow(self.paper.to_print(case, key, large=large), lambda pages: self._print(pages, turn))
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
        begun = [visit.id for visit in self._file(case, key).visits if visit.started is not None]
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
