"""The part of a form that is being filled: what is typed, the drafts that keep it, the advice on it, its panels."""

from __future__ import annotations

from PySide6.QtCore import Signal

from jgvisit.content.form_model import FormDefinition, Part
from jgvisit.ids import CaseId, PersonId
from jgvisit.records.answers import Answer
from jgvisit.records.visibility import ShownFile
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.ports.journal import DraftKey
from ui.field_advice import FieldAdvice
from ui.presenting import Context, Presenter
from ui.screens.filled.filling import PartFilling
from ui.screens.filled.panel_places import PANELS
from ui.screens.filled.panels import FormPanel, WantedForm
from ui.screens.filled.paper import PartOnPaper
from ui.screens.filled.place import page_of
from ui.screens.filled.problems import Problems
from ui.screens.filled.screen import FilledScreen
from ui.screens.form.signers import frame_of
from ui.widgets.answers.paths import texts_by_path
from ui.widgets.message_bar import Message

OWNERS_ARE_CHILDREN = frozenset({"childView"})
"""Forms whose own parts are of the children they are about, and of nobody else."""


class PartInHand(Presenter):
    """Takes what is typed into one part of one form; nothing is on record until somebody asks.

    Signals:
        conflicts_wanted: case; to the versions side by side, at which this form stops.
    """

    conflicts_wanted = Signal(str)

    def __init__(self, screen: FilledScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._key: PartKey | None = None
        self._filling = PartFilling()
        self._problems = Problems(self.work.filled_forms.undrawable, lambda: self._filling.children)
        self._advice = FieldAdvice(self.work, screen, self)
        self._panels: tuple[FormPanel, ...] | None = None
        """None while the page is closed: closing it takes its panels away."""
        self.paper = PartOnPaper(self.work)
        self._alone = False
        self._asked = self._built = 0
        screen.page.answer_changed.connect(self._on_answer_changed)
        screen.page.children_changed.connect(self._on_children_changed)
        screen.page.went_to.connect(self._on_went_to)

    @property
    def _is_open(self) -> bool:
        """Whether this part may be on the screen now, and be written anew (H1, H4, H7)."""
        case, key = self._case, self._key
        if case is None or key is None:
            return False
        return self.work.filled_forms.may_open(case, key, self._filling.answers(), alone=self._alone)

    def _file(self, case: CaseId, key: PartKey) -> ShownFile:
        """Return the family as whoever looks at this page may know it."""
        return self.work.filled_forms.file_for(case, key, alone=self._alone)

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
        form = self.work.filled_forms.definition(self._key.form_type)
        if any(field.kind == "perChild" for field in form.of_part(self._key.part)):  # a place for each child
            self._filling.at = ""  # the keyboard stays at the child that was pressed
            self._build_anew()
        self._begin_advice(self._file(self._case, self._key))
        self.refresh()

    def _on_went_to(self, path: str) -> None:
        if path != self._filling.at:
            self._filling.at = path
            self._remember()

    def _members(self) -> frozenset[PersonId]:
        if self._case is None or self._key is None:
            return frozenset()
        return frozenset(member.id for member in self._file(self._case, self._key).members)

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

        if self._filling.keep_off(says_hidden):
            self._keep()

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

    def _begin_page(self, key: PartKey, file: ShownFile, *, is_open: bool) -> None:
        """Lay the panels and look along with the words where the page opens, for the first time or once more."""
        if not is_open:
            self._panels = None
        elif self._panels is None:
            self._lay_panels(key)
            self._begin_advice(file)

    def _lay_panels(self, key: PartKey) -> None:
        placed = [(place.before, place.maker(self.context)) for place in PANELS.get((key.form_type, key.part), ())]
        self._panels = tuple(panel for _, panel in placed)
        for panel in self._panels:
            panel.answer_given.connect(lambda field, answer: self._on_answers_given({field: answer}))
            panel.answers_given.connect(self._on_answers_given)
            panel.place_wanted.connect(self._screen.page.take_keyboard)
            panel.recorded.connect(self.refresh)
            panel.told.connect(self._on_told)
            panel.versions_wanted.connect(lambda: self.conflicts_wanted.emit(self._case))
            panel.form_wanted.connect(self.begin_other)
            panel.part_wanted.connect(self.go_to_part)
            panel.touched.connect(self._screen.alone.wait_again)
        fields = dict.fromkeys(before for before, _ in placed)
        self._screen.page.lay_panels({name: [panel for before, panel in placed if before == name] for name in fields})

    def begin_other(self, wanted: WantedForm) -> None:
        """Go to another form that a panel asks for."""
        raise NotImplementedError

    def go_to_part(self, part: str, owner: str, at: str = "") -> None:
        """Go to another part of this form."""
        raise NotImplementedError

    def _on_told(self, message: object) -> None:
        if isinstance(message, Message):
            self.message = message
            self.refresh()

    def _on_answers_given(self, answers: object) -> None:
        """Take what a panel gives, and show it in its fields."""
        for field, answer in answers.items() if isinstance(answers, dict) else ():
            self._on_answer_changed(field, answer)
        self._build_anew()
        self.refresh()

    def _build_anew(self) -> None:
        """Let the page build its fields and panels once more, with what stands in them now."""
        self._built += 1
        if self._key is not None:
            self._lay_panels(self._key)


def read_part(form: FormDefinition) -> Part:
    """Return the part that its signers read; a form with own parts only, such as form K, is read in those."""
    if form.reader == "team":
        return "team"
    return "common" if form.of_part("common") else "private"
