"""The stage of the play: the open vault with its rooms, a hand, and the pictures that are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from jgvisit.ids import PersonId
from jgvisit.made_up import MadeUpFamily
from jgvisit.records.case_file import CaseFile
from jgvisit.records.case_visits import Visit
from jgvisit.workspace import Workspace
from ui.demo.hand import Hand, PlayStoppedError
from ui.demo.site import DemoSite
from ui.rooms import Rooms
from ui.vault import Vault


class Stage:
    """What every act of the play uses. The vault is another one after a lock."""

    def __init__(self, site: DemoSite, seed: int, vault: Vault) -> None:
        self.site, self.hand, self.vault = site, Hand(seed), vault
        self.family = self._family("haddad")
        self.screens: list[str] = []

    def _family(self, key: str) -> MadeUpFamily:
        return next(family for family in self.site.municipality.families if family.key == key)

    def turn_to(self, key: str) -> None:
        """Go on with another family."""
        self.family = self._family(key)

    @property
    def people(self) -> dict[str, PersonId]:
        """The people of this family, by key."""
        return self.family.people

    @property
    def rooms(self) -> Rooms:
        """The rooms behind the open door."""
        rooms = self.vault.rooms
        if not isinstance(rooms, Rooms):
            raise PlayStoppedError("the door is closed")
        return rooms

    @property
    def workspace(self) -> Workspace:
        """The workspace of the vault that is open now."""
        return self.rooms.work

    def wait_for(self, screen: str, what: str) -> None:
        """Wait until the window shows `screen`."""
        self.hand.wait(lambda: self.vault.window.current == screen, what)

    def settle(self) -> None:
        """Wait until everything that was asked of the store has arrived on the screen."""
        runner = self.vault.runner
        self.hand.settle()
        runner.finish()
        self.hand.wait(lambda: not runner.is_busy, "the store")
        self.hand.settle()

    def file(self) -> CaseFile:
        """Return the file of this family as the records tell it now."""
        return self.workspace.files.get(self.family.case)

    def visit(self) -> Visit:
        """Return the open visit."""
        visit = self.workspace.files.visit_here(self.family.case)
        if visit is None:
            raise PlayStoppedError("no visit is open")
        return visit

    def words_of(self, context: str, source: str) -> str:
        """Return a word of a screen as it stands there."""
        return QApplication.translate(context, source)

    def shot(self, name: str) -> None:
        """Save the window as it is; the number keeps the order."""
        self.hand.settle()
        file = self.site.out / "screens" / f"{len(self.screens) + 1:02d}-{name}.png"
        if not self.vault.window.grab().save(str(file)):
            raise PlayStoppedError(f"{file.name} could not be written")
        self.screens.append(file.name)
