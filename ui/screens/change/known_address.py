"""Where somebody lives, or where their post may go: apart from how they are reached (H5, H10)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from jgvisit.ids import CaseId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.payload_family import AddressRecorded
from jgvisit.records.telling import postcodes
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace
from ui.i18n import isolated
from ui.screens.change.entry import missing_of
from ui.screens.change.own_fields import Values
from ui.widgets.entry_fields import EntryField

WHO, SERVES, STATE, EVIDENCE = "address_of", "address_serves", "address_state", "address_evidence"
_LIVES, _POST = "livesThere", "postGoesThere"
ADDRESS = {_LIVES: "address_lives", _POST: "address_post"}
"""What the address is for -> its field."""


class AddressFields(QObject):
    """The fields of an address."""

    def __init__(self, parent: QObject, work: Workspace) -> None:
        super().__init__(parent)
        self._work = work

    def fields(self, file: CaseFile, values: Values) -> tuple[EntryField, ...]:
        """Return who, what the address is for, and then the address and whether it holds."""
        people = tuple((member.id, isolated(member.name)) for member in file.members)
        who = EntryField(WHO, self.tr("Who is it about?"), "choice", choices=people)
        if values.get(WHO) not in dict(people):
            return (who,)
        serves = EntryField(SERVES, self.tr("Which address is it?"), "choice", choices=(
            (_LIVES, self.tr("Where this person lives")),
            (_POST, self.tr("Where their post may go"))))  # fmt: skip
        match values.get(SERVES):
            case "livesThere":
                return who, serves, self._address(_LIVES), self._lives(), self._evidence()
            case "postGoesThere":
                return who, serves, self._address(_POST), self._post(), self._evidence()
            case _:
                return who, serves

    def first(self, _file: CaseFile) -> Values:
        """Nothing stands in the fields before."""
        return {}

    def missing(self, file: CaseFile, values: Values) -> frozenset[str]:
        """Return what is not there; a state of another sort of address is none."""
        shown = self.fields(file, values)
        states = next((dict(each.choices) for each in shown if each.id == STATE), {})
        other = {STATE} if states and values.get(STATE) not in states else set()
        return missing_of(shown, values) | frozenset(other)

    def note(self, file: CaseFile, values: Values) -> str:
        """Say what it does, and who reads it."""
        said = []
        if values.get(SERVES) == _POST:
            said.append(self.tr("Ask this person alone. Nobody else of the family reads it here."))
            address = values.get(ADDRESS[_POST], "").strip()
            if values.get(STATE) == "holds" and address and not postcodes(address):
                said.append(self.tr("Without a postcode the office sends nothing: then you bring the paper yourself."))
        if values.get(SERVES) == _LIVES:
            said.append(self.tr("It stands on the page for the telephone. By itself no paper goes there."))
            said.append(self.tr("Is it secret from somebody? Save it, and then hide it from that person at once."))
        if _stands(file, values.get(WHO, ""), values.get(SERVES, "")):
            said.append(self.tr("What stood here before stays in the history."))
        return "\n".join(said)

    def known(self, file: CaseFile, field: str, value: str) -> Values:
        """Return what stands here of that address; who said so is asked anew."""
        asked_anew = dict.fromkeys((STATE, EVIDENCE), "")
        match field:
            case "address_of":
                stands = {name: _stands(file, value, serves) for serves, name in ADDRESS.items()}
                return {SERVES: "", **asked_anew, **stands}
            case "address_serves":
                return asked_anew
            case _:
                return {}

    def write(self, case: CaseId, values: Values, clears: Sequence[DraftKey]) -> None:
        """Write it down."""
        said = AddressRecorded(
            person=values[WHO],
            serves=values[SERVES],  # type: ignore[arg-type]  # the writer reads it back and refuses another word
            address=values[ADDRESS[values[SERVES]]].strip(),
            state=values[STATE],  # type: ignore[arg-type]  # as above
            evidence=values[EVIDENCE].strip(),
        )
        self._work.families.record_address(case, said, clears=clears)

    def _address(self, serves: str) -> EntryField:
        return EntryField(ADDRESS[serves], self.tr("The address"), "line", self.tr(
            "Street and number, postcode and place. No telephone number."))  # fmt: skip

    def _lives(self) -> EntryField:
        return EntryField(STATE, self.tr("Does it hold?"), "choice", choices=(
            ("holds", self.tr("Yes, this person lives there")),
            ("left", self.tr("No, not any more"))))  # fmt: skip

    def _post(self) -> EntryField:
        return EntryField(STATE, self.tr("May paper with names go there?"), "choice", choices=(
            ("holds", self.tr("Yes, this person says it is safe")),
            ("notSafe", self.tr("No, it is not safe there")),
            ("left", self.tr("No, not any more"))))  # fmt: skip

    def _evidence(self) -> EntryField:
        return EntryField(EVIDENCE, self.tr("Who said so, or where did you read it?"))


def _stands(file: CaseFile, person: str, serves: str) -> str:
    """Return the address as it stands here; empty where none does."""
    return next((each.address for each in file.addresses if (each.person, each.serves) == (person, serves)), "")
