"""Joins the screen of versions side by side to the services."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal

from jgvisit.domain.own_words import says_something
from jgvisit.ids import CaseId, RecordId
from jgvisit.records.case_file import CaseFile
from jgvisit.records.filled import FormFilled
from jgvisit.records.payload_family import AuthorityRecorded, OrderRecorded
from jgvisit.records.rivals import Dispute, Version
from jgvisit.services.family.conflict_rules import Bar
from jgvisit.services.family.conflicts import Disagreements
from jgvisit.services.family.contradictions import Contradiction
from jgvisit.services.forms.drafts import PartKey
from jgvisit.services.ports.journal import DraftKey
from ui.i18n import isolated
from ui.presenting import Context, Presenter
from ui.screens.conflicts.screen import REASON, ConflictsScreen
from ui.screens.conflicts.state import ConflictsState, DisputeView, VersionView
from ui.screens.conflicts.words import FactWords
from ui.widgets.message_bar import Message


class ConflictsPresenter(Presenter):
    """Shows what stands against what in one family, and writes down what the worker chose.

    Signals:
        finished: case; back to the family.
        fact_wanted: case, payload of the fact that is written down anew, and its record.
        part_wanted: case, `PartKey` of the part of a form that is written anew.
    """

    finished = Signal(str)
    fact_wanted = Signal(str, object, str)
    part_wanted = Signal(str, object)

    def __init__(self, screen: ConflictsScreen, context: Context) -> None:
        super().__init__(screen, context)
        self._screen, self._words = screen, FactWords(self, self.work)
        self._case: CaseId | None = None
        self._shown: dict[str, Dispute] = {}
        self._facts: dict[str, Version] = {}
        self._unfolded: set[str] = set()
        self._choosing, self._kept, self._reason, self._asked = "", "", "", False
        screen.picked.connect(self._on_picked)
        screen.reason_changed.connect(self._on_reason_changed)
        screen.choice_requested.connect(self._on_choice_requested)
        screen.third_requested.connect(self._on_third_requested)
        screen.correct_requested.connect(self._on_correct_requested)
        screen.unfold_requested.connect(self._on_unfold_requested)
        screen.back_requested.connect(self._on_back_requested)

    def show(self, case: CaseId) -> None:
        """Show the versions of this family.

        Raises:
            ChoosingInVisitError: a visit is open.
        """
        self._case, self.message, self._unfolded = case, None, set()
        self._pick("", "")
        self._screen.forget()
        self.refresh()

    def refresh(self) -> None:
        """Draw what the records disagree on now; with a visit open nothing of it (H4)."""
        case = self._case
        if case is None:
            return
        if self.work.files.open_visit() is not None:
            self._leave()
            return
        file, known = self.work.files.for_me(case), self.work.conflicts.of(case)
        self._shown = {dispute.key: dispute for dispute in (*known.waiting, *known.chosen)}
        if self._choosing not in self._shown:
            self._choosing, self._kept = "", ""
        self._screen.show_state(
            ConflictsState(
                family=file.name,
                waiting=tuple(self._dispute(file, dispute) for dispute in known.waiting),
                contradictions=tuple(self._contradiction(file, *each) for each in self._noted(known)),
                chosen=tuple(self._dispute(file, dispute) for dispute in known.chosen),
                choosing=self._choosing,
                picked=self._picked(file),
                values={REASON: self._reason},
                missing=frozenset({REASON}) if self._asked and not says_something(self._reason) else frozenset(),
                message=self.message,
                busy=self.busy,
            )
        )

    def _noted(self, known: Disagreements) -> Iterable[tuple[Contradiction, tuple[Version, ...]]]:
        self._facts = {version.stamp.record: version for _, versions in known.contradictions for version in versions}
        return known.contradictions

    def _dispute(self, file: CaseFile, dispute: Dispute) -> DisputeView:
        sides = self._words.sides(file, dispute.versions)
        bars = self.work.conflicts.bars(file.case, dispute)
        views = tuple(
            VersionView(
                key=version.stamp.record,
                title=self.tr("Version {number}").format(number=number),
                written=self._words.written(version.stamp),
                lines=lines,
                mark=self.tr("This one holds now") if dispute.chosen and version.holds else "",
                barred=self._barred(bar),
                choose="" if bar or (dispute.chosen and version.holds) else self.tr("This one is right"),
            )
            for number, (version, lines, bar) in enumerate(zip(dispute.versions, sides, bars, strict=True), 1)
        )
        return DisputeView(
            dispute.key,
            self._words.title(file, dispute.matter, dispute.versions),
            self._notes(dispute, views),
            views,
            third=self._third(dispute),
            is_open=dispute.chosen is None or dispute.key in self._unfolded,
        )

    def _notes(self, dispute: Dispute, views: tuple[VersionView, ...]) -> tuple[str, ...]:
        notes = []
        if dispute.chosen is not None:
            who, when = self._words.written(dispute.chosen.stamp)
            notes += [
                self.tr("Chosen because: “{reason}”").format(reason=isolated(dispute.chosen.reason)),
                f"{who}. {when}.",
            ]
        elif not any(line.differs for view in views for line in view.lines):
            notes.append(self.tr("Here they say the same. Only who wrote it, and when, differs."))
        return tuple(notes)

    def _third(self, dispute: Dispute) -> str:
        if dispute.chosen is None and isinstance(
            dispute.versions[0].payload, AuthorityRecorded | OrderRecorded | FormFilled
        ):
            return self.tr("None is right: write down how it is")
        return ""

    def _contradiction(self, file: CaseFile, found: Contradiction, versions: tuple[Version, ...]) -> DisputeView:
        child = isolated(file.member(found.child).name)
        what = {
            "authority": self.tr("Authority over {name}: these exclude each other"),
            "orders": self.tr("Order about {name}: these do not agree whether it still holds"),
            "decidedLater": self.tr("Order about {name}: decided on a day that is still to come"),
        }[found.what]
        note = {
            "authority": self.tr(
                "Look up who holds authority now, and correct what is not so. Until then nobody decides on it."
            ),
            "orders": self.tr("What does the paper say? Until it is right we say: we are looking into this."),
            "decidedLater": self.tr("Look at the day on the paper, and correct it."),
        }[found.what]
        views = tuple(
            VersionView(
                key=version.stamp.record,
                title=self._words.title(file, "", (version,)),
                written=self._words.written(version.stamp),
                lines=lines,
                choose=self.tr("Correct this one"),
            )
            for version, lines in zip(versions, self._words.sides(file, versions), strict=True)
        )
        return DisputeView(
            f"contradiction:{found.what}:{found.child}", what.format(name=child), (note,), views, corrects=True
        )

    def _barred(self, bar: Bar | None) -> str:
        if bar is None:
            return ""
        return {
            "personDecides": self.tr(
                "You cannot choose this one. Ask this person. Still yes? Then the person signs again."
            ),
            "visitOpen": self.tr(
                "This visit may still be going on. Close it on the laptop where it is open, or choose tomorrow."
            ),
            "noPaper": self.tr(
                "Court, number or day of the decision is missing. Nothing rests on it until the paper was seen."
            ),
            "notCovered": self.tr("No consent or order that stands now covers this step."),
        }[bar]

    def _picked(self, file: CaseFile) -> str:
        dispute = self._shown.get(self._choosing)
        if dispute is None:
            return ""
        number = [version.stamp.record for version in dispute.versions].index(RecordId(self._kept)) + 1
        title = self._words.title(file, dispute.matter, dispute.versions)
        return self.tr("You chose version {number} of: {title}").format(number=number, title=title)

    def _pick(self, key: str, version: str) -> None:
        self._choosing, self._kept, self._asked, self._reason = key, version, False, ""
        if self._case is not None and key:
            kept = self.drafts(self._case).get(self._draft(self._case).field)
            self._reason = "" if kept is None else kept.decode()

    def _draft(self, case: CaseId) -> DraftKey:
        return DraftKey(case, f"conflict:{self._choosing}")

    def _on_picked(self, key: str, version: str) -> None:
        self.message = None
        self._pick(key if version else "", version)
        self.refresh()
        if version:
            self._screen.go_to_reason()

    def _on_reason_changed(self, words: str) -> None:
        self._reason = words
        if self._case is not None and self._choosing:
            self.keep_draft(self._draft(self._case), words.encode())

    def _on_choice_requested(self) -> None:
        case, dispute = self._case, self._shown.get(self._choosing)
        if case is None or dispute is None or self.busy:
            return
        self._asked = True
        if not says_something(self._reason):
            self.refresh()
            return
        kept, reason, clears = RecordId(self._kept), self._reason, (self._draft(case),)

        def chosen(_: object) -> None:
            if self._case == case:
                self._pick("", "")
                self.message = Message(
                    self.tr("Chosen. The other version stays in the history, below."), "", "positive"
                )

        self.write(case, lambda: self.work.conflicts.choose(case, dispute, kept, reason, clears=clears), chosen)

    def _on_third_requested(self, key: str) -> None:
        dispute, case = self._shown.get(key), self._case
        if dispute is None or case is None:
            return
        version = dispute.versions[0]
        if isinstance(version.payload, FormFilled):
            said = version.payload
            owner = None if said.owner is None else said.owner
            # a record says plain text where the program says which kind of id it is
            self.part_wanted.emit(case, PartKey(said.form, said.form_type, said.part, owner))  # type: ignore[arg-type]
        else:
            self.fact_wanted.emit(case, version.payload, version.stamp.record)

    def _on_correct_requested(self, record: str) -> None:
        version, case = self._facts.get(record), self._case
        if version is not None and case is not None:
            self.fact_wanted.emit(case, version.payload, record)

    def _on_unfold_requested(self, key: str) -> None:
        self._unfolded ^= {key}
        self.refresh()

    def _on_back_requested(self) -> None:
        case = self._case
        if case is not None:
            self._leave()
            self.finished.emit(case)

    def _leave(self) -> None:
        self._case, self._shown, self._facts = None, {}, {}
        self._choosing, self._kept, self._reason, self._asked = "", "", "", False
        self._screen.forget()
