"""What is wrong with the answers of one part, place by place: letters at once, the rest once somebody asked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from jgvisit.content.form_model import Field, FormDefinition, Part
from jgvisit.ids import PersonId
from jgvisit.records.answers import Answer
from jgvisit.services.forms.answers import Answers, answer_conditions, exists
from ui.widgets.answers.lacking import lacking
from ui.widgets.answers.paths import field_of, texts_by_path


class Problems:
    """Keeps the problems of one part; a place that is put right loses its own at once."""

    def __init__(
        self, undrawable: Callable[[str], frozenset[str]], about: Callable[[], tuple[PersonId, ...]] = tuple
    ) -> None:
        self._undrawable = undrawable
        self._about = about
        """Returns the children it is about, for what is asked for each child."""
        self._form: FormDefinition | None = None
        self._parts: tuple[Part, ...] = ()
        self._letters: dict[str, str] = {}
        self._lacking: dict[str, str] = {}
        self._rule: dict[str, str] = {}
        self._asked = False
        self.children = ""
        """Why the children it is about are not right; empty where they are."""

    def begin(self, form: FormDefinition, *parts: Part) -> None:
        """Begin with another part, or with parts that are recorded as one; nothing is wrong with them yet."""
        self._form, self._parts = form, parts
        self._letters, self._lacking, self._rule, self._asked, self.children = {}, {}, {}, False, ""

    @property
    def any(self) -> bool:
        """Whether something must be put right before this part can be recorded."""
        return bool(self._letters or self._lacking or self.children)

    def told(self) -> Mapping[str, str]:
        """Return the problems by place, in the order of the form."""
        found = {**self._rule, **self._lacking, **self._letters}
        order = [field.id for field in self._fields()]
        return dict(sorted(found.items(), key=lambda item: order.index(field_of(item[0]))))

    def look(self, field: str, answer: Answer | None) -> None:
        """Look whether every letter typed here can be put on paper."""
        self._letters = {path: words for path, words in self._letters.items() if field_of(path) != field}
        for path, text in texts_by_path(field, answer):
            if missing := self._undrawable(text):
                words = QCoreApplication.translate("Lacking", "No paper can show this: {letters}. Write it otherwise.")
                self._letters[path] = words.format(letters=" ".join(sorted(missing)))

    def changed(self, field: str, given: Answers, typed: Answers, beside: Answers) -> None:
        """Look anew at a field that was changed."""
        self.look(field, typed.get(field))
        self._rule = {}
        if self._asked:
            self.ask(given, typed, beside)

    def ask(self, given: Answers, typed: Answers, beside: Answers) -> None:
        """Look at everything that is needed: somebody wants to put this part on record."""
        if self._form is None:
            return
        self._asked = True
        holds = answer_conditions(self._form, {**beside, **given})
        tonight = self._form.urgent_when is not None and self._form.urgent_when in holds
        self._lacking = {}
        for field in self._fields():
            if field.kind == "fixed" or not exists(field, holds):
                continue
            required = field.required and not (field.may_wait and tonight)
            self._lacking.update(lacking(field, given.get(field.id), required=required, children=self._about()))

    def broken(self, why: str, fields: tuple[str, ...]) -> None:
        """Tell at these fields what they contradict; of an answer that is missing, at its own."""
        asked = {} if self._form is None else {rule.why: rule.needs or "" for rule in self._form.rules}
        first, _, last = asked.get(why, "").partition(".")
        own = {field.id for field in self._fields()}
        self._rule = dict.fromkeys(
            (name for name in (*fields, last if first == "given" else first) if name in own), why
        )

    def refused(self, fields: tuple[str, ...]) -> None:
        """Mark fields that the service does not take and that nothing was known of."""
        own = {field.id for field in self._fields()}
        words = QCoreApplication.translate("Lacking", "This answer cannot stay as it is. Please look at it again.")
        known = {field_of(path) for path in (*self._lacking, *self._letters)}
        self._lacking |= {name: words for name in fields if name in own and name not in known}

    def _fields(self) -> tuple[Field, ...]:
        form = self._form
        return () if form is None else tuple(field for part in self._parts for field in form.of_part(part))
