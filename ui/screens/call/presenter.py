"""Joins the page for a telephone call to the services."""

from __future__ import annotations

from PySide6.QtCore import Signal

from jgvisit.ids import CaseId
from jgvisit.records.case_family import Member
from jgvisit.records.visibility import ShownFile
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.call.screen import CallPerson, CallScreen, CallState
from ui.wording import authority_words, day_words, others_words, place_words, role_words


class CallPresenter(Presenter):
    """Shows what has to be said on the telephone, of the family of the open visit.

    What somebody in the room may not see stands there only while the worker asks for it, and goes by itself
    (H4): whoever lives elsewhere on a secret address may be the one for whom the ambulance comes.

    Signals:
        finished: back to the page that lies under it.
    """

    finished = Signal()

    def __init__(self, screen: CallScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen = screen
        self._case: CaseId | None = None
        self._alone = False
        screen.alone_requested.connect(self._on_alone_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the page for this family."""
        self._case, self._alone = case, False
        self.refresh()

    def refresh(self) -> None:
        """Draw the page as the records tell it, for the room or for the worker alone."""
        if self._case is None:
            return
        files = self.work.files
        file, visit = files.for_me(self._case) if self._alone else files.shown(self._case), None
        visit = next((known for known in file.visits if known.id == files.open_visit_id(self._case)), None)
        present = set() if visit is None else set(visit.present)
        here = [isolated(member.name) for member in file.members if member.id in present]
        recorded = files.visit_here(self._case)
        if visit is not None and recorded is not None and recorded.others_present:
            here.append(others_words(recorded.others_present, visit))
        self._screen.show_state(
            CallState(
                place="" if visit is None else place_words(visit.place),
                here=", ".join(here),
                people=tuple(self._person(file, member) for member in file.members),
                alone=self._alone,
            )
        )

    def _person(self, file: ShownFile, member: Member) -> CallPerson:
        facts = [authority_words(file, line) for line in file.authority if line.holder == member.id]
        facts += [*self._reached(file, member), *self._lives(file, member)]
        born = self.tr("birth date not known") if member.born is None else day_words(member.born)
        return CallPerson(member.name, role_words(member, self.work.today()), born, tuple(facts))

    def _reached(self, file: ShownFile, member: Member) -> tuple[str, ...]:
        """Return how this person is reached; what was once written there with an address stays as it was written."""
        for contact in file.safe_contacts:
            if contact.person == member.id and contact.detail:
                reached = self.tr("To be reached: {how}").format(how=isolated(contact.detail))
                return (reached, contact.hours) if contact.hours else (reached,)
        return (self.tr("No number is noted."),)

    def _lives(self, file: ShownFile, member: Member) -> tuple[str, ...]:
        """Return where this person lives; where their post goes is for them alone, and no ambulance drives there."""
        homes = [each for each in file.addresses if each.person == member.id and each.serves == "livesThere"]
        found = tuple(
            (self.tr("Address, being checked: {address}") if home.disputed else self.tr("Address: {address}")).format(
                address=isolated(home.address)
            )
            for home in homes
            if home.state == "holds"
        )
        return found or (self.tr("No address of its own is noted."),)

    def _on_alone_requested(self, alone: bool) -> None:
        self._alone = alone
        self.refresh()

    def _on_back_requested(self) -> None:
        self._case, self._alone = None, False
        self._screen.forget()
        self.finished.emit()
