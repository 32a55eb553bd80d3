"""A case file that leaves: no hidden word in any byte of it, nothing of another's own, looked through before (H20)."""

from __future__ import annotations

import io
import json
import random
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

import msgspec
import pikepdf
import pytest
from form_examples import fill_whole, the_form
from handover_example import fill_handover
from pdf_checks import archive_failures
from planted import Planted, plant, words_in
from sealed_pages import text_of
from town import Family, TestClock, answers_of_form_a, begin_visit, new_workspace, open_form_a, settle_family, sign

from jgvisit.config import resources_dir
from jgvisit.documents.dossier_paper import DossierPaper
from jgvisit.documents.paper_words import DUTCH_WORDS
from jgvisit.errors import InputError
from jgvisit.ids import PersonId, new_uuid7
from jgvisit.inspecting import export_case, write_case
from jgvisit.records.answers import OfChild, Passage, PassagesAnswer, PerChildAnswer
from jgvisit.records.canonical import sha256
from jgvisit.records.happenings_of_family import ComplaintRecorded, ExceptionUsed
from jgvisit.records.happenings_of_help import RefusalHeard
from jgvisit.records.payload_family import AddressRecorded, SafeContactRecorded
from jgvisit.records.payload_journal import VisibilityRestricted
from jgvisit.records.payload_papers import CopyChosen
from jgvisit.records.payload_talk import CardExplained, DutyClosedWhen, HeardTermExplained
from jgvisit.services.desk.writing import WordsMissingError, Writer
from jgvisit.services.family.happenings import NotYetHappenedError
from jgvisit.services.forms.refusals import LookAgainError
from jgvisit.services.papers.dossier import Dossier, SealedPaper
from jgvisit.services.papers.dossier_steps import AsksThroughParentsError, Request, bundle_of
from jgvisit.services.papers.handing_over import VisitOpenError
from jgvisit.store.taken_out import TakenOutLedger
from jgvisit.workspace import Workspace

DECISION = "Functionaris gegevensbescherming, 20 november 2026, nummer 2026-17"
ROUNDS = 6


@pytest.fixture(scope="module")
def paper() -> DossierPaper:
    return DossierPaper(resources_dir())


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    made = plant(new_workspace(tmp_path_factory.mktemp("planted"), TestClock()))
    made.work.visits.end(made.family.case, made.visit)
    return made


def every_byte(dossier: Dossier, pdf: bytes) -> str:
    """All that a reader of the folder can come by: every stream, name and attachment of every file, unpacked."""
    files = [pdf, *(each.pdf for each in dossier.papers)]
    parts = [dossier.json().decode(), *(each.file_name for each in dossier.papers)]
    for file in files:
        parts += [text_of(file), file.decode("latin-1")]
        with pikepdf.open(io.BytesIO(file)) as opened:
            parts.append(str(opened.open_metadata()))
            parts.append(repr(opened.docinfo))
            for each in opened.objects:
                if isinstance(each, pikepdf.Stream):
                    parts.append(each.read_bytes().decode("utf-8", "replace"))
                else:
                    parts.append(repr(each))
    return "\n".join(parts)


def test_the_walk_finds_what_is_not_hidden(planted: Planted, paper: DossierPaper) -> None:
    planted.hide([], [])
    whole = planted.work.dossiers.make(planted.family.case, None, DECISION)
    everything = frozenset(chain.from_iterable(planted.words.values()))
    found = words_in(every_byte(whole, paper.pdf(whole, concept=False)))
    assert everything <= found
    theirs = planted.work.dossiers.make(planted.family.case, planted.family.mother, DECISION)
    assert len(words_in(every_byte(theirs, paper.pdf(theirs, concept=False)))) > 30
    assert theirs.papers


def hide_at_random(planted: Planted, seed: int) -> random.Random:
    chance = random.Random(seed)  # a test that can be repeated
    known = sorted(record for record, words in planted.words.items() if words)
    whom = chance.sample(planted.people, chance.randint(1, 3))
    if planted.carer in whom:  # nobody's own name is kept from themself
        known.remove(planted.work.files.get(planted.family.case).member(planted.carer).stamp.record)
    planted.hide(chance.sample(known, chance.randint(1, 8)), whom)
    return chance


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_no_hidden_word_is_in_any_byte_for_any_reader(planted: Planted, paper: DossierPaper, seed: int) -> None:
    chance = hide_at_random(planted, seed)
    drawn = chance.choice(planted.people)  # drawing takes long: one reader a round is looked at in every byte
    for reader in planted.people:
        try:
            dossier = planted.work.dossiers.make(planted.family.case, reader, DECISION)
        except LookAgainError:  # it stops, and waits for a person
            continue
        kept = planted.kept_from(frozenset({reader}))
        assert not kept & words_in(dossier.json().decode())
        if reader == drawn:
            assert not kept & words_in(every_byte(dossier, paper.pdf(dossier, concept=bool(seed % 2))))


def test_every_record_hidden_alone_is_in_no_byte(planted: Planted) -> None:
    """The JSON holds all that the paper draws; drawn it was looked at above."""
    father = planted.family.father
    for record, words in planted.words.items():
        if words:
            planted.hide([record], [father])
            dossier = planted.work.dossiers.make(planted.family.case, father, DECISION)
            assert not planted.kept_from(frozenset({father})) & words_in(dossier.json().decode()), words


def test_a_hidden_person_leaves_no_id_behind(planted: Planted) -> None:
    file = planted.work.files.get(planted.family.case)
    planted.hide([file.member(planted.carer).stamp.record], [planted.family.father])
    theirs = planted.work.dossiers.make(planted.family.case, planted.family.father, DECISION).json().decode()
    assert planted.carer not in theirs
    assert (
        planted.carer
        in planted.work.dossiers.make(planted.family.case, planted.family.mother, DECISION).json().decode()
    )


def kinds_of(dossier: Dossier) -> list[str]:
    return [one.kind for one in dossier.written]


class TestOfAnother:
    def test_what_is_about_another_alone_is_not_in_it(self, work: Workspace, family: Family) -> None:
        """7.3.10: no right to another's private life; H8: no paper tells who answered, refused or withdrew."""
        visit = begin_visit(work, family)
        form = open_form_a(work, family, visit, family.boy)
        sign(work, family, visit, form, family.mother, "refused")
        sign(work, family, visit, form, family.father)
        work.visits.end(family.case, visit)
        writer = Writer(work.journal, work.files)
        writer.one(family.case, _contact(family.mother, "Kerkpad 12"))
        day = work.today().isoformat()
        for kind in (RefusalHeard, ComplaintRecorded):
            own = {"form_type": "consentToHelp"} if kind is RefusalHeard else {"about": "over ons"}
            known = {each.name for each in msgspec.inspect.type_info(kind).fields}  # type: ignore[attr-defined]  # a struct
            values = {name: value for name, value in own.items() if name in known}
            needed = {each.name for each in msgspec.inspect.type_info(kind).fields if each.required}  # type: ignore[attr-defined]  # likewise
            for name in needed - {"event", "on", "source", *values}:
                values[name] = "de hulp"
            writer.one(
                family.case,
                kind(event=new_uuid7(), on=day, source="Samira zei het", persons=(family.mother,), **values),
            )
        hers = work.dossiers.make(family.case, family.mother, DECISION)
        his = work.dossiers.make(family.case, family.father, DECISION)
        assert "Kerkpad" in hers.json().decode()
        assert "Kerkpad" not in his.json().decode()
        assert {"refusalHeard", "complaintRecorded"} <= set(kinds_of(hers))
        assert not {"refusalHeard", "complaintRecorded"} & set(kinds_of(his))
        for dossier, person in ((hers, family.mother), (his, family.father)):
            decided = [one.data for one in dossier.written if one.kind == "signerDecided"]
            assert [one["person"] for one in decided] == [person]
            assert len(dossier.papers) == 1
            (opened,) = (one.data for one in dossier.written if one.kind == "formOpened")
            assert not {"required", "not_asked", "ceremony_salt"} & set(opened)

    def test_h8_that_somebody_is_not_safe_with_them_is_in_nobodys_file(self, work: Workspace, family: Family) -> None:
        """ "Niet benaderen" about him would tell the father that the mother spoke to us."""
        writer, visit = Writer(work.journal, work.files), new_uuid7()
        him = {"person": family.father, "evidence": "zegt zij"}
        for payload in (
            SafeContactRecorded(**him, approach="doNotApproach", reason="Weet niet dat zij met ons praat"),
            SafeContactRecorded(**him, approach="allowed", joint_talk_safe="no", detail="Apart praten, zegt zij"),
            DutyClosedWhen(
                moment=1, person=family.father, due="2026-11-02", how="unsafe", reason="Bellen is niet veilig"
            ),
            DutyClosedWhen(
                moment=1,
                person=family.father,
                due="2026-11-03",
                how="withheld",
                reason="Om het kind, later",
                colleague="Kim",
                again_on="2026-12-01",
            ),
            CopyChosen(
                visit=visit, person=family.father, way="notSafe", place="niet bij hem in huis", by=family.mother
            ),
        ):
            writer.one(family.case, payload)
        his = work.dossiers.make(family.case, family.father, DECISION)
        assert not {"safeContactRecorded", "dutyClosed", "copyChosen"} & set(kinds_of(his))
        assert {"safeContactRecorded", "dutyClosed"} <= set(kinds_of(work.dossiers.make(family.case, None, DECISION)))

    def test_h5_where_post_goes_is_in_the_file_of_its_owner_alone_and_never_that_it_is_not_safe(
        self, work: Workspace, family: Family
    ) -> None:
        home, post = "Bedachte Laan 9", "Bedacht Pad 2"

        def given(reader: PersonId) -> list[object]:
            written = work.dossiers.make(family.case, reader, DECISION).written
            return [one.data["address"] for one in written if one.kind == "addressRecorded"]

        def left_out(reader: PersonId) -> list[str]:
            found = work.dossiers.make(family.case, reader, DECISION).left_out
            return [each.why for each in found if each.kind == "addressRecorded"]

        for person, serves, address in (
            (family.boy, "livesThere", home),
            (family.boy, "postGoesThere", post),
        ):
            said = AddressRecorded(person=person, serves=serves, address=address, evidence="hij zelf, alleen")  # type: ignore[arg-type]  # one of the words
            work.families.record_address(family.case, said)
        assert (given(family.boy), left_out(family.boy)) == ([home, post], [])
        assert (given(family.mother), left_out(family.mother)) == ([home], ["ofAnother"]), "who speaks for him neither"
        assert (given(family.father), left_out(family.father)) == ([home], ["ofAnother"])
        unsafe = AddressRecorded(
            person=family.boy, serves="postGoesThere", address=post, state="notSafe", evidence="hij zelf"
        )
        work.families.record_address(family.case, unsafe)
        assert given(family.boy) == [home], "nor what he said of the same place before"
        assert left_out(family.boy) == ["forSafety", "hidden"]
        assert post not in work.dossiers.make(family.case, family.mother, DECISION).json().decode()

    def test_who_said_a_word_is_told_to_that_person_alone(self, planted: Planted) -> None:
        planted.hide([], [])
        for reader in planted.people:
            dossier = planted.work.dossiers.make(planted.family.case, reader, DECISION)
            said = [one.data["used_by"] for one in dossier.written if one.kind == "heardTermExplained"]
            assert said
            assert all(set(each) <= {reader} for each in said)

    def test_a_talk_with_another_alone_is_not_in_it(self, work: Workspace, family: Family) -> None:
        """Which card she heard without him, and the word she came with, tell him that she spoke to us."""
        writer, visit = Writer(work.journal, work.files), new_uuid7()
        alone, both, boy = (family.mother,), (family.mother, family.father), (family.boy,)
        for card, heard_by in (("K90", alone), ("K91", both), ("K92", boy)):
            writer.one(family.case, _card_explained(visit, card, heard_by))
        for word, heard_by in (("hijslaat", alone), ("drang", both)):
            writer.one(family.case, _word_explained(visit, word, heard_by))
        hers, his = (
            work.dossiers.make(family.case, reader, DECISION).json().decode()
            for reader in (family.mother, family.father)
        )
        words = ("K90", "K91", "K92", "hijslaat", '"drang"')
        assert [word in hers for word in words] == [True, True, True, True, True]
        assert [word in his for word in words] == [False, True, True, False, True]

    def test_h8_who_took_a_yes_back_is_in_nobody_elses_file(self, work: Workspace, family: Family) -> None:
        visit = begin_visit(work, family)
        for letter in ("G", "C"):  # the examples name the mother
            filled = fill_whole(work, family, the_form(work, letter), family.mother)
            work.laying.lay_before(family.case, visit, filled)
        work.visits.end(family.case, visit)
        hers, his = (
            {one.data["form_type"] for one in dossier.written if one.kind in ("formFilled", "formOpened")}
            for dossier in (work.dossiers.make(family.case, each, DECISION) for each in (family.mother, family.father))
        )
        assert hers == {"consentWithdrawal", "explanationRecord"}
        assert his == set()

    def test_why_nobody_asked_a_parent_is_the_childs_from_12_on(self, work: Workspace, family: Family) -> None:
        writer, day = Writer(work.journal, work.files), work.today().isoformat()
        for child, reason in ((family.girl, "Noor is bang"), (family.boy, "Spoed met Sami")):
            used = ExceptionUsed(
                event=new_uuid7(),
                on=day,
                source="gesprek",
                children=(child,),
                exception="X4",
                reason=reason,
                colleague="Kim",
            )
            writer.one(family.case, used)
        for reader, found in ((family.father, (False, True)), (family.girl, (True, False))):
            text = work.dossiers.make(family.case, reader, DECISION).json().decode()
            assert ("Noor is bang" in text, "Spoed met Sami" in text) == found

    def test_a_parent_sees_what_is_about_a_child_under_12_and_not_about_one_of_12(
        self, work: Workspace, family: Family
    ) -> None:
        writer = Writer(work.journal, work.files)
        writer.one(family.case, _contact(family.boy, "De Klimop groep 4"))
        writer.one(family.case, _contact(family.girl, "Het Palet klas 2"))
        hers = work.dossiers.make(family.case, family.mother, DECISION).json().decode()
        girls = work.dossiers.make(family.case, family.girl, DECISION).json().decode()
        assert ("Klimop" in hers, "Palet" in hers) == (True, False)
        assert ("Klimop" in girls, "Palet" in girls) == (False, True)

    def test_who_has_no_authority_that_was_seen_speaks_for_no_child(self, work: Workspace) -> None:
        family = settle_family(work, father_checked=False)
        Writer(work.journal, work.files).one(family.case, _contact(family.boy, "De Klimop groep 4"))
        assert "Klimop" not in work.dossiers.make(family.case, family.father, DECISION).json().decode()

    def test_that_something_is_kept_from_somebody_is_in_nobodys_file(self, work: Workspace, family: Family) -> None:
        writer = Writer(work.journal, work.files)
        record = writer.one(family.case, _contact(family.girl, "Het Palet klas 2"))
        payload = VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid van Noor")
        writer.one(family.case, payload)
        for reader in (family.mother, family.father, family.girl):
            assert "veiligheid van Noor" not in work.dossiers.make(family.case, reader, DECISION).json().decode()
        assert "veiligheid van Noor" in work.dossiers.make(family.case, None, DECISION).json().decode()


def _card_explained(visit: str, card: str, heard_by: tuple[PersonId, ...]) -> CardExplained:
    return CardExplained(
        visit=visit,
        card=card,
        card_version="1",
        audience="parent",
        languages=("nl",),
        statements=("eerste",),
        heard_by=heard_by,
        reading_mode="self",
    )


def _word_explained(visit: str, word: str, explained_to: tuple[PersonId, ...]) -> HeardTermExplained:
    return HeardTermExplained(
        visit=visit,
        term="drang",
        term_version="1",
        word=word,
        sort="word",
        audience="parent",
        explained_to=explained_to,
        languages=("nl",),
        statements=("eerste",),
    )


def _contact(person: PersonId, detail: str) -> SafeContactRecorded:
    return SafeContactRecorded(person=person, approach="allowed", channels=("post",), detail=detail, evidence="zegt ze")


class TestLeaving:
    def test_h20_nothing_leaves_from_an_open_visit(self, work: Workspace, family: Family) -> None:
        begin_visit(work, family)
        with pytest.raises(VisitOpenError):
            work.dossiers.make(family.case, family.mother, DECISION)

    def test_a_stranger_has_no_file_here(self, work: Workspace, family: Family) -> None:
        with pytest.raises(KeyError):
            work.dossiers.make(family.case, PersonId(new_uuid7()), DECISION)

    def test_a_decision_that_says_what_is_hidden_stops_it(self, work: Workspace, family: Family) -> None:
        writer = Writer(work.journal, work.files)
        record = writer.one(family.case, _contact(family.mother, "Kerkpad 12 Ede"))
        writer.one(family.case, VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid"))
        with pytest.raises(LookAgainError):
            work.dossiers.make(family.case, family.father, "Besluit: post naar Kerkpad 12, Ede")

    def test_a_paper_that_tells_too_much_by_now_stays_here(self, work: Workspace, family: Family) -> None:
        visit = begin_visit(work, family)
        form = open_form_a(work, family, visit, family.boy)
        sign(work, family, visit, form, family.mother)
        sign(work, family, visit, form, family.father)
        work.visits.end(family.case, visit)
        before = work.dossiers.make(family.case, family.father, DECISION)
        assert (len(before.papers), before.kept_back) == (1, 0)
        assert sha256(before.papers[0].pdf) == before.papers[0].sha256
        writer = Writer(work.journal, work.files)
        only_there = DUTCH_WORDS.nl("paperSimple")[:60]  # stands on the paper and in no record
        record = writer.one(family.case, _contact(family.mother, only_there))
        writer.one(family.case, VisibilityRestricted(hides=(record,), hidden_from=(family.father,), basis="veiligheid"))
        after = work.dossiers.make(family.case, family.father, DECISION)
        assert (after.papers, after.kept_back) == ((), 1)
        assert len(work.dossiers.make(family.case, family.mother, DECISION).papers) == 1

    def test_the_code_is_of_what_is_in_it_and_of_nothing_else(self, work: Workspace, family: Family) -> None:
        first = work.dossiers.make(family.case, family.mother, DECISION)
        work.clock.forward(hours=3)  # type: ignore[attr-defined]  # the tests' own clock
        again = work.dossiers.make(family.case, family.mother, DECISION)
        assert first.made_at + timedelta(hours=3) == again.made_at
        assert first.code == again.code
        assert work.dossiers.make(family.case, family.father, DECISION).code != first.code
        assert work.dossiers.make(family.case, family.mother, "Ander besluit").code != first.code
        Writer(work.journal, work.files).one(family.case, _contact(family.mother, "Kerkpad 12"))
        assert work.dossiers.make(family.case, family.mother, DECISION).code != first.code


class TestPaper:
    def test_it_has_contents_sections_and_the_same_as_json(self, planted: Planted, paper: DossierPaper) -> None:
        planted.hide([], [])
        dossier = planted.work.dossiers.make(planted.family.case, planted.family.mother, DECISION)
        pdf = paper.pdf(dossier, concept=False)
        said = text_of(pdf)
        for words in ("Wat erin staat", "Gezin, gezag", "Bezoeken", "Verzegelde papieren", DECISION, "Samira Haddad"):
            assert words in said
        assert "CONCEPT" not in said
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            attached = opened.attachments["dossier.json"].get_file().read_bytes()
        assert attached == dossier.json()
        assert json.loads(attached)["format"] == "jgvisit/dossier/1"

    def test_what_was_chosen_is_told_in_the_words_and_the_order_of_the_form(
        self, work: Workspace, family: Family, paper: DossierPaper
    ) -> None:
        visit = begin_visit(work, family)
        open_form_a(work, family, visit, family.boy)
        work.visits.end(family.case, visit)
        said = text_of(paper.pdf(work.dossiers.make(family.case, family.mother, DECISION), concept=False))
        assert "Regelt de toegang tot hulp" in said
        assert "notWanted" not in said
        assert "access" not in said
        assert said.index("Hulp in gewone woorden") < said.index("Hoe stop ik") < said.index("Rol van de werker")

    def test_it_is_archivable_and_accessible(self, planted: Planted, paper: DossierPaper, tmp_path: Path) -> None:
        dossier = planted.work.dossiers.make(planted.family.case, None, DECISION)
        file = tmp_path / "dossier.pdf"
        file.write_bytes(paper.pdf(dossier, concept=False))
        assert archive_failures(file) == []

    def test_a_concept_says_so_and_has_nothing_attached(self, planted: Planted, paper: DossierPaper) -> None:
        planted.hide([], [])
        dossier = planted.work.dossiers.make(planted.family.case, planted.family.mother, DECISION)
        pdf = paper.pdf(dossier, concept=True)
        assert "Geef dit niet mee" in text_of(pdf)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert len(opened.attachments) == 0


class TestCommand:
    """Of `jgvisit export`, without the prompt."""

    def write(self, work: Workspace, out: Path, code: str | None, reader: str = "Samira Haddad") -> str:
        return write_case(work, work.safe, out, reader, None, DECISION, code)

    def test_only_the_code_of_the_concept_brings_the_bundle(
        self, work: Workspace, family: Family, tmp_path: Path
    ) -> None:
        visit = begin_visit(work, family)
        form = open_form_a(work, family, visit, family.boy)
        sign(work, family, visit, form, family.mother)
        work.visits.end(family.case, visit)
        out = tmp_path / "dossier"
        said = self.write(work, out, None)
        assert [each.name for each in out.iterdir()] == ["concept.pdf"]
        code = said.split()[-1]
        with pytest.raises(InputError, match="looked through"):
            self.write(work, out, "0" * 12)
        Writer(work.journal, work.files).one(family.case, _contact(family.mother, "Kerkpad 12"))
        with pytest.raises(InputError, match="looked through"):
            self.write(work, out, code)
        assert [each.name for each in out.iterdir()] == ["concept.pdf"]
        self.write(work, out, self.write(work, out, None).split()[-1])
        assert sorted(each.name for each in out.iterdir()) == ["dossier.json", "dossier.pdf", "papieren"]
        (sealed,) = (out / "papieren").iterdir()
        dossier = work.dossiers.make(family.case, family.mother, DECISION)
        assert sealed.read_bytes() == dossier.papers[0].pdf
        assert json.loads((out / "dossier.json").read_bytes())["records"] == json.loads(dossier.json())["records"]
        assert {each.stat().st_mode & 0o077 for each in out.rglob("*")} == {0}

    def test_what_leaves_is_told_to_the_server_for_the_breach_inventory(
        self, work: Workspace, family: Family, tmp_path: Path
    ) -> None:
        self.write(work, tmp_path / "one", None)
        assert [(each.kind, each.cases) for each in TakenOutLedger(work.safe).waiting()] == [("export", (family.case,))]

    def test_nobody_or_two_of_a_name_is_asked_again(self, work: Workspace, family: Family, tmp_path: Path) -> None:
        settle_family(work)
        for reader, count in (("Samira Haddad", 2), ("Niemand", 0)):
            with pytest.raises(InputError, match=f"{count} people"):
                self.write(work, tmp_path / "one", None, reader)
        assert self.write(work, tmp_path / "one", None, family.mother)
        with pytest.raises(InputError, match="2 families"):
            write_case(work, work.safe, tmp_path / "two", None, "Haddad en De Boer", DECISION, None)
        assert write_case(work, work.safe, tmp_path / "two", None, family.case, DECISION, None)

    def test_a_folder_with_something_in_it_is_left_alone(self, work: Workspace, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("of somebody")
        with pytest.raises(InputError, match="already"):
            export_case(work.safe.places, tmp_path, reader="x", whole=None, decision=DECISION, code=None)
        assert [each.name for each in tmp_path.iterdir() if each.name == "mine.txt"] == ["mine.txt"]


class TestTheTwoSteps:
    @pytest.fixture
    def family(self, work: Workspace) -> Family:
        return settle_family(work)

    def test_a_child_under_12_asks_through_who_has_authority(self, work: Workspace, family: Family) -> None:
        steps = work.dossier_steps
        assert {member.id for member in steps.readers(family.case)} == {family.mother, family.father, family.girl}
        assert [child.id for child in steps.speaks_for(family.case, family.mother)] == [family.boy]
        with pytest.raises(AsksThroughParentsError):
            steps.concept(family.case, asked(work, family.boy))

    @pytest.mark.parametrize(
        "left", [{"decided_by": " - "}, {"number": "."}, {"representative": "mr. A. Smit", "seen": ""}]
    )
    def test_who_decided_on_what_and_who_asks_for_somebody_is_said(
        self, work: Workspace, family: Family, left: dict[str, str]
    ) -> None:
        with pytest.raises(WordsMissingError):
            work.dossier_steps.concept(family.case, replace(asked(work, family.mother), **left))  # type: ignore[arg-type]  # fields by name
        later = replace(asked(work, family.mother), decided_on=work.today() + timedelta(days=1))
        with pytest.raises(NotYetHappenedError):
            work.dossier_steps.concept(family.case, later)

    def test_what_is_left_out_is_told_with_its_reason_and_stands_in_no_byte_of_the_file(
        self, work: Workspace, family: Family
    ) -> None:
        writer = Writer(work.journal, work.files)
        hidden = writer.one(family.case, _contact(family.mother, "De Klimop groep 4"))
        writer.one(family.case, _contact(family.father, "Het Palet klas 2"))
        payload = VisibilityRestricted(hides=(hidden,), hidden_from=(family.mother,), basis="veiligheid")
        writer.one(family.case, payload)
        concept = work.dossier_steps.concept(family.case, asked(work, family.mother))
        said = {(each.why, each.kind, each.count) for each in concept.left_out}
        assert ("hidden", "safeContactRecorded", 1) in said
        assert ("ofAnother", "safeContactRecorded", 1) in said
        dossier = work.dossiers.make(family.case, family.mother, DECISION)
        assert dossier.left_out == concept.left_out
        assert "left_out" not in dossier.json().decode()
        assert replace(dossier, left_out=()).code == dossier.code

    def test_two_papers_of_one_name_never_take_each_others_place(
        self, work: Workspace, family: Family, paper: DossierPaper
    ) -> None:
        dossier = work.dossiers.make(family.case, family.mother, DECISION)
        papers = tuple(SealedPaper(sha256(data), "papier.pdf", data) for data in (b"een", b"twee"))
        files = bundle_of(replace(dossier, papers=papers), paper)
        assert sorted(data for name, data in files.items() if name.startswith("papieren/")) == [b"een", b"twee"]


def asked(work: Workspace, person: PersonId) -> Request:
    return Request(person, "M. de Vries, functionaris gegevensbescherming", work.today(), "2026-17")


def test_h1_what_only_the_team_typed_on_form_a_is_in_no_file_of_the_family(tmp_path: Path, clock: TestClock) -> None:
    work = new_workspace(tmp_path / "team", clock)
    family = settle_family(work)
    visit = begin_visit(work, family)
    secret = "X2: vader belt elke nacht, besproken met collega Anja"
    answers = {**answers_of_form_a(), "consentException": secret}
    form = work.forms.open(family.case, visit, "consentToHelp", family.boy, answers)
    sign(work, family, visit, form, family.father)
    work.visits.end(family.case, visit)
    for reader in (family.mother, family.father):
        told = work.dossiers.make(family.case, reader, DECISION).json().decode()
        assert answers["helpGoal"] in told
        assert "Anja" not in told
    assert "Anja" in work.dossiers.make(family.case, None, DECISION).json().decode()
    work.safe.close()


def test_h2_what_a_form_says_of_a_hidden_child_alone_goes_with_that_child(
    work: Workspace, family: Family, paper: DossierPaper
) -> None:
    """One text for each child: without the name, the words of one who is hidden would stand there for nobody."""
    said = PerChildAnswer((OfChild(family.boy, "Rust op school"), OfChild(family.girl, "Een eigen kamer bij tante")))
    about = PassagesAnswer((Passage(new_uuid7(), "fact", "Zij slaapt slecht.", "gezien", "2026-11-20", family.girl),))
    fill_handover(work, family, children=(family.boy, family.girl), meaningPerChild=said, worries=about)
    girl = work.files.get(family.case).member(family.girl).stamp.record
    hidden = VisibilityRestricted(hides=(girl,), hidden_from=(family.father,), basis="veiligheid")
    work.hiding.hide(family.case, hidden)
    theirs = work.dossiers.make(family.case, family.father, DECISION)
    text = theirs.json().decode() + text_of(paper.pdf(theirs, concept=False))
    assert "Rust op school" in text
    assert "eigen kamer" not in text
    assert "slaapt slecht" not in text
    assert family.girl not in text
