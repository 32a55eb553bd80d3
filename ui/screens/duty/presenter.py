"""Joins the screen of one duty to the services."""

from __future__ import annotations

from datetime import date
from typing import cast, get_args

import msgspec
from PySide6.QtCore import Signal

from jgvisit.content.earlier import difference
from jgvisit.content.model import Audience
from jgvisit.domain.cards import RIGHTS_CARD
from jgvisit.domain.duties import Duty
from jgvisit.ids import CaseId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_happenings import Happening
from jgvisit.records.payload_visits import Place
from jgvisit.services.family.happenings import closing
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.talk.duties import duties_of
from jgvisit.services.talk.listeners import audience_of
from jgvisit.services.talk.new_texts import NEW_TEXT, changed_law, changed_texts
from jgvisit.shapes import read_json
from ui.contact_words import do_not_approach
from ui.i18n import isolated
from ui.moment_wording import BIRTHDAY, duty_title, happening_words, rank_words, turning
from ui.presenting import Context, Presenter
from ui.screens.change.asking_contact import ContactAsking
from ui.screens.change.catalogue import Catalogue
from ui.screens.duty.difference import DifferenceRow
from ui.screens.duty.ends import Ends
from ui.screens.duty.screen import DutyScreen, DutyState
from ui.screens.duty.taken_out import taken_out
from ui.widgets.message_bar import Message
from ui.wording import day_words


def key_of(duty: Duty) -> str:
    """Name a duty so that it is found again when the family was read anew."""
    return f"{duty.moment}:{duty.person}:{duty.due.isoformat()}:{duty.reason}"


class DutyPresenter(Presenter):
    """Shows one duty of one family.

    Signals:
        finished: case; it ended, or the worker went back.
        struck: case, the event as it stood, and the record by which it was taken out.
        visit_started: case.
    """

    finished = Signal(str)
    struck = Signal(str, object, str)
    visit_started = Signal(str)

    def __init__(self, screen: DutyScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._catalogue, self._ends = screen, Catalogue(self), Ends(self)
        self._case: CaseId | None = None
        self._key, self._mistake, self._asked = "", "", False
        self._values: dict[str, str] = {}
        self._contact = ContactAsking(self, screen.ask)
        screen.value_changed.connect(self._on_value_changed)
        screen.close_requested.connect(self._on_close_requested)
        screen.visit_requested.connect(self._on_visit_requested)
        screen.mistake_chosen.connect(self._on_mistake_chosen)
        screen.strike_requested.connect(self._on_strike_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId, key: str) -> None:
        """Show this duty."""
        self._case, self._key, self._mistake, self._asked, self.message = case, key, "", False, None
        kept = self.drafts(case).get(self._draft(case).field)
        self._values = read_json(kept, dict[str, str]) if kept else {}
        self._screen.forget()
        self.refresh()

    def _draft(self, case: CaseId) -> DraftKey:
        return DraftKey(case, f"duty:{self._key}")

    def refresh(self) -> None:
        """Draw the duty as the records tell it; one that ended goes back to the family."""
        case = self._case
        if case is None:
            return
        file = self.work.files.shown(case)
        duty = self._duty(file)
        if duty is None:
            self._leave(case)
            return
        rank, tone = rank_words(duty.rank)
        self._screen.show_state(
            DutyState(
                title=self._heading(file, duty),
                person=isolated(file.member(duty.person).name),
                rank=rank,
                tone=tone,
                lines=self._lines(file, duty),
                events=tuple((known.event, self._event_words(known)) for known in self._events(file, duty)),
                differences=self._differences(file, duty),
                fields=self._ends.fields(self._values),
                values=self._values,
                missing=self._ends.missing(self._values) if self._asked else frozenset(),
                can_close=bool(self._values.get("how")),
                mistake=self._mistake,
                ask=self._contact.state(case, duty.person),
                message=self.message or self._warning(file, duty),
                busy=self.busy,
            )
        )

    def _duty(self, file: CaseFile) -> Duty | None:
        duties = duties_of(file, self.work.today(), self.work.book, self.work.pack)
        return next((duty for duty in duties if key_of(duty) == self._key), None)

    def _warning(self, file: CaseFile, duty: Duty) -> Message | None:
        avoided = do_not_approach(file, duty.person)
        if avoided is None:
            return None
        name = isolated(file.member(duty.person).name)
        return Message(self.tr("Do not approach {name}").format(name=name), avoided, "warning", closable=False)

    def _heading(self, file: CaseFile, duty: Duty) -> str:
        """Return what happened, also where it is to be gone over again; here no list can be read over a shoulder."""
        turns = turning(file, duty.due) if duty.moment == BIRTHDAY else ""
        return turns or self.work.book.moment(duty.moment).title

    def _subject(self, file: CaseFile, duty: Duty) -> tuple[str, str]:
        """Return what is to be explained; to a child that is what its own card is about, not what its parents hear."""
        if duty.reason == "repeat":
            return self.tr("What to explain"), duty_title(file, duty, self.work.book)
        member = file.member(duty.person)
        audience = audience_of(member, self.work.today())
        texts = [self.work.pack.card(card, audience) for card in duty.cards]
        told = [line for text in texts if text is not None for line in text.listen_for]
        if member.role == "child" and audience != "parent" and told:
            return self.tr("What {name} should know after it").format(name=isolated(member.name)), " ".join(told)
        return self.tr("What to explain"), self.work.book.moment(duty.moment).explain

    def _lines(self, file: CaseFile, duty: Duty) -> tuple[tuple[str, str], ...]:
        since = self.tr("To be gone over by") if duty.reason == "repeat" else self.tr("Since")
        return (
            *taken_out(file, duty, self.work.book),
            self._subject(file, duty),
            (self.tr("With these cards"), "; ".join(map(self._title, duty.cards))),
            (since, day_words(duty.due.isoformat())),
        )

    def _title(self, card: str) -> str:
        """Return what the card is called, also one that is for children only."""
        if card == RIGHTS_CARD:
            return self.tr("The rights card")
        texts = (self.work.pack.card(card, audience) for audience in get_args(Audience))
        return next((text.title for text in texts if text is not None), card)

    def _events(self, file: CaseFile, duty: Duty) -> tuple[Happening, ...]:
        kinds = {name.split(".")[0] for name in self.work.book.moment(duty.moment).opened_by}
        day = duty.due.isoformat()
        return tuple(known for known in file.happenings if known.kind in kinds and known.on == day)

    def _event_words(self, known: Happening) -> str:
        titles = {change.kind: change.title for change in self._catalogue.changes()}
        found_out = self.tr("It was found out who holds authority")
        return happening_words(known, titles.get(known.kind, found_out))

    def _differences(self, file: CaseFile, duty: Duty) -> tuple[tuple[str, tuple[DifferenceRow, ...]], ...]:
        if duty.moment != NEW_TEXT:
            return ()
        shown = []
        for text in (*changed_texts(file, self.work.pack), *changed_law(file, self.work.book)):
            if (text.person, text.due) != (duty.person, duty.due):
                continue
            title = self.tr("{title}: version {old} became {new}").format(
                title=text.title, old=text.heard_version, new=text.version
            )
            now = None if text.card is None or text.audience is None else self.work.pack.card(text.card, text.audience)
            old = None if now is None else self.work.packs.earlier(now.card, now.audience, text.heard_version)
            pairs = text.pairs if now is None or old is None else difference(old, now)
            shown.append((title, tuple(DifferenceRow(pair.what, pair.old, pair.new) for pair in pairs)))
        return tuple(shown)

    def _on_value_changed(self, field: str, value: str) -> None:
        self._values[field] = value
        if field == "how":
            self._asked = False
            if value == "withheld":
                self._values["again_on"] = self.work.today().isoformat()
            else:
                self._values.pop("again_on", None)
        if self._case is not None:
            self.keep_draft(self._draft(self._case), msgspec.json.encode(self._values))
        self.refresh()

    def _on_close_requested(self) -> None:
        case, values = self._case, dict(self._values)
        duty = None if case is None else self._duty(self.work.files.shown(case))
        if case is None or duty is None:
            return
        self._asked = True
        if self._ends.missing(self._values):
            self.refresh()
            return
        again, clears = values.get("again_on", ""), (self._draft(case),)

        def write() -> None:
            closed = closing(
                duty.moment,
                duty.person,
                duty.due,
                values["how"],
                reason=values["reason"],
                colleague=values.get("colleague", ""),
                again_on=date.fromisoformat(again) if again else None,
                attempts=tuple(values.get("attempts", "").splitlines()),
            )
            self.work.happenings.close_duty(case, closed, clears=clears)

        self.write(case, write, lambda _: self._leave(case))

    def _on_visit_requested(self, place: str) -> None:
        case, here = self._case, cast(Place, place)
        if case is not None:
            self.write(case, lambda: self.work.visits.start(case, (), place=here), lambda _: self._visit(case))

    def _visit(self, case: CaseId) -> None:
        self._case = None
        self.visit_started.emit(case)

    def _on_mistake_chosen(self, event: str) -> None:
        self._mistake = event
        self.refresh()

    def _on_strike_requested(self) -> None:
        case, event, why = self._case, self._mistake, self._values.get("mistake", "")
        if case is not None and event:
            clears, was = (self._draft(case),), self.work.happenings.standing(case, event)

            def struck(record: RecordId) -> None:
                self._case = None
                self._screen.forget()
                self.struck.emit(case, was, record)

            self.write(case, lambda: self.work.happenings.strike(case, event, why, clears=clears), struck)

    def _on_back_requested(self) -> None:
        if self._case is not None:
            self._leave(self._case)

    def _leave(self, case: CaseId) -> None:
        self._case = None
        self._screen.forget()
        self.finished.emit(case)
