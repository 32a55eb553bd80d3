"""The stage of the play: the open vault with its rooms, a hand, and the pictures that are kept."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from jgvisit.records.case_visits import Visit
from jgvisit.workspace import Workspace
from ui.demo.families import DemoFamily
from ui.demo.hand import Hand, PlayStoppedError
from ui.demo.site import DemoSite
from ui.rooms import Rooms
from ui.vault import Vault


class Stage:
    """What every act of the play uses. The vault is another one after a lock."""

    def __init__(self, site: DemoSite, seed: int, vault: Vault) -> None:
        self.site, self.hand, self.vault = site, Hand(seed), vault
        self.family: DemoFamily = next(f for f in site.municipality.families if f.key == "haddad")
        self.people = self.family.people
        self.screens: list[str] = []

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
