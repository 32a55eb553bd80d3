"""What each child thinks: who may read it is asked before a word is typed (H7), and for each child apart (H26)."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from jgvisit.ids import PersonId
from jgvisit.records.taken_back import SHARED
from jgvisit.services.forms.childs_views import MISSING, OWN_WORDS, Whose, views, views_typed
from jgvisit.services.forms.drafts import find
from ui import theme
from ui.i18n import isolated
from ui.presenting import Context
from ui.screens.filled.panels import FormPanel, Seen
from ui.widgets.answers.paths import path_of
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.layouts import clear, keeping_focus
from ui.widgets.panel import Panel
from ui.widgets.text import Text


class ChildsViewPanel(FormPanel):
    """Leads to the place where the words belong. Where they stand already is told to the worker alone."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._work = context.workspace
        self._drawn: tuple[object, ...] = ()
        space = theme.current()
        panel = Panel(tone="info")
        panel.body.addWidget(Text(self.tr("What does each child think?"), role="strong"))
        panel.body.addWidget(
            Text(
                self.tr(
                    "First ask the child who may read it. Usually it belongs in the child's own part, "
                    "which nobody else of the family reads here. Sometimes we have to pass something on."
                )
            )
        )
        self.children_lines = QVBoxLayout()
        self.children_lines.setSpacing(space.px("basis-space-md"))
        panel.body.addLayout(self.children_lines)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

    def show_seen(self, seen: Seen) -> None:
        """Draw the ways for each child, and for the worker alone what there is."""
        file = self._work.files.for_me(seen.case)
        onlooked = bool(self._work.files.room(seen.case)) and not seen.alone
        shown = self._work.files.shown(seen.case) if onlooked else file
        names = {child.id: child.name for child in shown.children if child.id in seen.children}
        form = find(file, seen.form)
        known, alone = {} if form is None else views(form), len(seen.children) == 1
        places = {
            child: frozenset()
            if onlooked
            else known.get(child, frozenset()) | views_typed(seen.answers, child, alone=alone)
            for child in names
        }
        now = (onlooked, seen.busy, tuple(names.items()), tuple(places.items()))
        if now == self._drawn:
            return
        self._drawn = now
        self.setVisible(bool(names))
        with keeping_focus(self):
            clear(self.children_lines)
            for child, name in names.items():
                self._lay_child(seen, child, name, None if onlooked else places[child])

    def _lay_child(self, seen: Seen, child: PersonId, name: str, places: frozenset[Whose] | None) -> None:
        """Lay the three ways for one child; `places` is None while somebody of the family looks on."""
        column = QVBoxLayout()
        column.setSpacing(theme.current().px("basis-space-xs"))
        self.children_lines.addLayout(column)
        column.addWidget(Text(isolated(name), role="strong"))
        if places is not None:
            column.addWidget(Text(self._stands(places), role="small", subtle=True))
        ways = FlowLayout(gap_px=theme.current().px("basis-space-xs"))
        column.addLayout(ways)
        own, shared, missing = self._ways(child, isolated(name))
        own.clicked.connect(lambda: self.part_wanted.emit("private", child, OWN_WORDS[seen.form_type][0]))
        shared.clicked.connect(lambda: self.place_wanted.emit(path_of(SHARED, child)))
        missing.clicked.connect(lambda: self.part_wanted.emit("team", "", path_of(MISSING, child)))
        for button in (own, shared, missing):
            button.setEnabled(not seen.busy)
            ways.addWidget(button)

    def _ways(self, child: PersonId, name: str) -> tuple[Button, Button, Button]:
        own = Button(
            self.tr("In the child's own part"),
            name=self.tr("What {name} thinks: in the child's own part").format(name=name),
        )
        shared = Button(
            self.tr("Everybody who reads this may read it"),
            name=self.tr("What {name} thinks: everybody who reads this may read it").format(name=name),
        )
        missing = Button(
            self.tr("We do not know"), name=self.tr("What {name} thinks: we do not know").format(name=name)
        )
        for way, button in (("own", own), ("shared", shared), ("missing", missing)):
            button.setObjectName(f"view-{way}-{child}")
        return own, shared, missing

    def _stands(self, places: frozenset[Whose]) -> str:
        if not places:
            return self.tr("Nothing is written down yet.")
        words = {
            "own": self.tr("It stands in the child's own part."),
            "shared": self.tr("Words for everybody who reads this are written down."),
            "missing": self.tr("Why we do not know is written down."),
        }
        return " ".join(text for where, text in words.items() if where in places)
