"""What is being written down about who is not asked: what was typed, kept as it is typed, and what is recorded."""

from __future__ import annotations

import msgspec

from jgvisit.ids import CaseId, FormId, PersonId
from jgvisit.services.forms.leaving_out import Begun, Ground
from jgvisit.services.ports.journal import DraftKey
from jgvisit.shapes import read_json
from jgvisit.workspace import Workspace
from ui.presenting import Presenter
from ui.screens.form.leaving_state import LeavingState
from ui.screens.form.leaving_words import (
    COLLEAGUE,
    EVERY_LINE,
    GROUND,
    LINE,
    PARENT,
    REASON,
    leaving_state,
    missing_in,
    offer_for,
)


class LeavingInHand:
    """Holds one form's half-typed facts, for a presenter that draws and writes."""

    def __init__(self, presenter: Presenter) -> None:
        self._presenter = presenter
        self._work: Workspace = presenter.work
        self._case, self._filled = CaseId(""), FormId("")
        self._begun: Begun | None = None
        self._values: dict[str, str] | None = None
        self._asked = False

    def begin(self, case: CaseId, filled: FormId, begun: Begun | None = None) -> None:
        """Take up what was half typed under this form; nothing is open where nothing was.

        `begun` says what it is while it is being filled in, and nothing of it may be on record.
        """
        self._case, self._filled, self._begun, self._asked = case, filled, begun, False
        kept = self._presenter.drafts(case).get(self._key().field)
        self._values = None if kept is None else (read_json(kept, dict[str, str]) or None)

    def state(self) -> LeavingState:
        """Return what the panel shows: only for the worker alone."""
        return leaving_state(self._work, self._case, self._filled, self._values, asked=self._asked, begun=self._begun)

    def about(self, begun: Begun) -> None:
        """Take that the form is about these children now."""
        self._begun = begun

    def open(self, is_open: bool) -> None:
        """Begin to write something down, or leave it: then nothing typed is kept."""
        self._values, self._asked = ({} if is_open else None), False
        if not is_open:
            self._keep()

    def change(self, field: str, value: str) -> None:
        """Take what was typed or chosen, and keep it."""
        if self._values is None:
            return
        self._values[field] = value
        if field == GROUND and value == "cannotWeigh":
            self._values.pop(PARENT, None)
        self._keep()

    def save(self) -> None:
        """Write it down once all of it is there."""
        values, case, filled, begun, key = self._values, self._case, self._filled, self._begun, self._key()
        self._asked = True
        state = self.state()
        offer = offer_for(self._work.leaving_out.offered(case, filled, begun), values or {})
        if values is None or offer is None or missing_in(state.fields, values):
            self._presenter.refresh()
            return
        line, parent = values.get(LINE, EVERY_LINE), values.get(PARENT)
        ground: Ground = values[GROUND]  # type: ignore[assignment]  # one of the choices that were offered

        def record() -> object:
            return self._work.leaving_out.leave_out(
                case,
                filled,
                offer.child,
                ground,
                parent=None if parent is None else PersonId(parent),
                line=None if line == EVERY_LINE else line,
                reason=values[REASON],
                colleague=values[COLLEAGUE],
                clears=(key,),
                begun=begun,
            )

        def recorded(_: object) -> None:
            if (self._case, self._filled) == (case, filled):
                self._values, self._asked = None, False

        self._presenter.write(case, record, recorded)

    def ask_again(self, event: str) -> None:
        """Take back what was written down."""
        case = self._case
        self._presenter.write(case, lambda: self._work.leaving_out.ask_again(case, event))

    def _key(self) -> DraftKey:
        return DraftKey(self._case, f"leavingOut:{self._filled}")

    def _keep(self) -> None:
        self._presenter.keep_draft(self._key(), msgspec.json.encode(self._values or {}))
