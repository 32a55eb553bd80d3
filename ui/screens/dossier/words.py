"""What the screen of the case file says."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from jgvisit.services.papers.dossier_rules import Why
from jgvisit.services.papers.dossier_steps import Concept
from ui.widgets.entry_fields import EntryField


class DossierWords(QObject):
    """Puts a request and a concept into words."""

    def fields(self, people: tuple[tuple[str, str], ...], today: str) -> tuple[EntryField, ...]:
        """Return the fields of a request; `people` are (id, name) of who can ask."""
        under = self.tr("For a child under 12 the parent or guardian with authority asks (Jeugdwet 7.3.15).")
        asks = (
            ("self", self.tr("This person asks")),
            ("representative", self.tr("Somebody asks for this person")),
        )
        not_you = self.tr("Not you at the table: the privacy officer, or who does that in your municipality.")
        return (
            EntryField("person", self.tr("Whose case file?"), "choice", under, people),
            EntryField("asks", self.tr("Who asks?"), "choice", choices=asks),
            EntryField(
                "representative",
                self.tr("Who asks for them?"),
                help=self.tr("Name and what they are, such as a lawyer, a mentor or a curator."),
            ),
            EntryField(
                "seen",
                self.tr("From which paper do you know that they may?"),
                help=self.tr("Such as the written permission, with its day."),
            ),
            EntryField("decidedBy", self.tr("Who decided?"), help=not_you),
            EntryField("decidedOn", self.tr("On which day?"), "day", latest=today),
            EntryField("number", self.tr("Number of the decision")),
        )

    def capacity(self, name: str, children: tuple[str, ...]) -> str:
        """Return in which capacity somebody gets the file, as the records tell it."""
        if not children:
            return self.tr("In it is what is about {name}, and what is about the whole family.").format(name=name)
        words = self.tr(
            "In it is what is about {name}, what is about the whole family, and what is about {children}:"
            " under 12, and we saw that {name} has authority."
        )
        return words.format(name=name, children=", ".join(children))

    def facts(self, name: str, concept: Concept) -> tuple[str, ...]:
        """Return whose it is, how long, and what goes along."""
        along = {
            0: self.tr("No sealed paper goes along."),
            1: self.tr("1 sealed paper goes along: what {name} signed.").format(name=name),
        }.get(
            concept.papers,
            self.tr("{count} sealed papers go along: what {name} signed.").format(count=concept.papers, name=name),
        )
        pages = self.tr("The case file for {name} has {count} pages. Look at each of them.")
        return pages.format(name=name, count=concept.pages), along

    def left_out(self, concept: Concept, kind: Callable[[str], str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return (why, what) of what is not in it."""
        why: dict[Why, str] = {
            "hidden": self.tr("Kept from this person: somebody wrote down that they may not read it"),
            "ofAnother": self.tr("About somebody else alone"),
            "forSafety": self.tr("Says that somebody may not be safe with the reader: in nobody's file"),
            "ours": self.tr("How the program keeps its records: nothing that anybody said"),
        }
        found = [
            (
                words,
                tuple(
                    self.tr("{what}: {count}").format(what=kind(each.kind), count=each.count)
                    for each in concept.left_out
                    if each.why == reason
                ),
            )
            for reason, words in why.items()
        ]
        if concept.kept_back:
            papers = self.tr("Sealed papers that by now say something hidden from this person: {count}")
            found.insert(0, (papers.format(count=concept.kept_back), (self.tr("They stay here. Ask who decided."),)))
        return tuple((words, lines) for words, lines in found if lines)

    def saved(self, place: str) -> str:
        """Return where it stands, and what to do with it."""
        words = self.tr(
            "It is in {folder}. There it is not encrypted. Give it to who asked, by a way that is safe for them,"
            " and then take it away there."
        )
        return words.format(folder=place)
