"""A visit as a list of steps, each with what the screen may show once it is done; and a judge of what a disk holds.

The services and the store are the real ones. Of each recording a sealed paper is made once, for real: the disk does not
care which bytes it keeps, and sealing would be nearly all of the time.
"""

from __future__ import annotations

import contextlib
import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
from laptop import WORDS, Laptop, in_a_visit, new_laptop, with_family
from town import CHEAP, Family, open_form_a, sign, squiggle

from jgvisit.bootstrap import open_workspace
from jgvisit.clock import SystemClock
from jgvisit.config import DEMO_KEYRING_SERVICE, Places
from jgvisit.errors import JgVisitError
from jgvisit.ids import new_uuid7
from jgvisit.records.canonical import sha256
from jgvisit.records.entries import read_entries
from jgvisit.records.payload_family import PersonRegistered
from jgvisit.records.payload_forms import SignerDecided
from jgvisit.records.payload_talk import CardExplained, SaidBack
from jgvisit.records.payload_visits import VisitEnded
from jgvisit.records.verify import verify_chain
from jgvisit.services.ports.documents import Ceremony, SealedDocument
from jgvisit.services.ports.journal import DraftKey
from jgvisit.services.signing.signing import Choice, ink_field
from jgvisit.services.talk.saying_back import said_back_field
from jgvisit.services.talk.visits import PAGE
from jgvisit.store import drafts
from jgvisit.store.create import create_store, store_is_here
from jgvisit.store.errors import WrongPassphraseError
from jgvisit.store.health import check_health
from jgvisit.store.rekey import change_passphrase
from jgvisit.store.tries import MAX_TRIES, Tries
from jgvisit.store.unlock import unlock_with_passphrase
from jgvisit.workspace import Workspace

NEW_WORDS = ("gans", "haver", "iep", "jasmijn", "klaver", "linde")
CARDS = ("K01", "K02", "K03")
TRIES, WORDS_CHANGED, FIRST = "tries", "words", "first"
Effect = tuple[Literal["record", "draft", "try", "words", "open"], str, str]
"""A record under its key; a draft's field and text; a try of the PIN; new words; nothing but the store being open."""


@dataclass
class Visit:
    """An open store in the middle of a visit."""

    places: Places
    family: Family
    paper: bytes
    words: tuple[str, ...] = WORDS
    work: Workspace | None = None

    def open(self, *, sealed: bool = False) -> Workspace:
        """Open the store, by the new words where the old ones no longer do; `sealed` seals each paper for real."""
        for words in (self.words, NEW_WORDS, WORDS):
            with contextlib.suppress(WrongPassphraseError):
                self.work = open_with(self.places, words)
                self.words = words
                if not sealed:
                    signing = self.work.signing
                    signing._documents = signing.sealing._documents = _OnePaper(self.paper)
                self.work.signing.sealing.take_up()  # as the door does, before it opens
                return self.work
        raise WrongPassphraseError("neither the old nor the new words")

    def close(self) -> None:
        """Close the store."""
        if self.work is not None:
            self.work.safe.close()

    @property
    def here(self) -> Workspace:
        """The open store."""
        assert self.work is not None
        return self.work


class _OnePaper:
    """Seals with a paper that was really made, once; each seal has bytes of its own."""

    def __init__(self, paper: bytes) -> None:
        self._paper = paper

    def paper(self, ceremony: Ceremony) -> bytes:
        return f"%{ceremony.record}".encode()

    def seal(self, pdf: bytes, number: str) -> SealedDocument:
        sealed = self._paper + b"\n" + pdf
        return SealedDocument(sealed, sha256(sealed), f"{number}.pdf", "01")


def open_with(places: Places, words: Sequence[str]) -> Workspace:
    """Open the store as the program does after the six words."""
    clock = SystemClock()
    return open_workspace(unlock_with_passphrase(places, " ".join(words), clock), clock)


@dataclass(frozen=True)
class Step:
    """One thing a worker does, and what is shown as done after it."""

    effect: Effect
    act: Callable[[Visit], object]
    clears: str = ""
    """Field of the draft that this finishes."""


@dataclass(frozen=True)
class Ground:
    """A folder with a closed store in an open visit, a form before the family, and one sealed paper."""

    folder: Path
    family: Family
    form: str

    def copied(self, folder: Path) -> Visit:
        """Return the visit on a fresh copy of the store."""
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.folder / "store", folder)
        return self.visit_at(folder)

    def visit_at(self, folder: Path) -> Visit:
        """Return the visit on the store in `folder`, not opened yet."""
        paper = (self.folder / "paper.pdf").read_bytes()
        return Visit(Places(folder, DEMO_KEYRING_SERVICE, demo=True), self.family, paper)

    @classmethod
    def lay(cls, folder: Path) -> Ground:
        """Make it."""
        laptop: Laptop = new_laptop(folder / "store")
        family = with_family(laptop)
        visit = in_a_visit(laptop, family)
        work = laptop.open()
        form = open_form_a(work, family, visit, family.girl)
        work.safe.close()
        (folder / "ground.json").write_bytes(msgspec.json.encode((family, form)))
        (folder / "paper.pdf").write_bytes(b"")
        ground = cls.at(folder)
        work = ground.copied(folder / "once").open(sealed=True)
        signed = sign(work, family, visit, form, family.mother)
        (folder / "paper.pdf").write_bytes(work.journal.blob(family.case, signed.document))
        work.safe.close()
        return ground

    @classmethod
    def at(cls, folder: Path) -> Ground:
        """Return the one that another process laid."""
        return cls(folder, *msgspec.json.decode((folder / "ground.json").read_bytes(), type=tuple[Family, str]))


def script(seed: int, ground: Ground, *, steps: int = 14) -> list[Step]:
    """Return the steps of a visit; the same for the same seed."""
    chance = random.Random(seed)
    made: list[Step] = []
    while len(made) < steps:
        kind = chance.choice(("told", "said", "said", "typed", "sign", "person", "lock", "try", "page"))
        made += _STEPS[kind](ground, chance, len(made))
    if chance.random() < 0.5:
        made.insert(chance.randrange(len(made)), Step(("words", WORDS_CHANGED, ""), _change_words))
    return [*made, Step(("record", "ended", ""), _end, PAGE)]


def _told(ground: Ground, chance: random.Random, _: int) -> list[Step]:
    family = ground.family
    card = chance.choice(CARDS)

    def act(visit: Visit) -> object:
        work = visit.here
        view = work.explaining.view(family.case, card, "parent")
        return work.explaining.explained(family.case, _visit_id(work), view, [family.mother], "self")

    return [Step(("record", f"told {card}", ""), act)]


def _said(ground: Ground, chance: random.Random, number: int) -> list[Step]:
    family = ground.family
    card, words = chance.choice(CARDS), f"woorden-{number}-{chance.randrange(10**6)}"
    field = said_back_field(card, family.mother)

    def act(visit: Visit) -> object:
        work = visit.here
        view = work.explaining.view(family.case, card, "parent")
        arguments = (family.case, _visit_id(work), view, family.mother, "ownWordsCorrect")
        return work.saying_back.said_back(*arguments, own_words=words)

    return [_draft(field, words[:9]), _draft(field, words), Step(("record", f"said {card} {words}", ""), act, field)]


def _typed(ground: Ground, chance: random.Random, number: int) -> list[Step]:
    return [_draft(f"half:{chance.randrange(3)}", f"half {number} {'x' * chance.choice((3, 300, 9000))}")]


def _sign(ground: Ground, chance: random.Random, number: int) -> list[Step]:
    family = ground.family
    if number > 8:  # each has a paper of its own; two or three fill a log well
        return []

    field = ink_field(ground.form, family.mother)

    def act(visit: Visit) -> object:
        work = visit.here
        choice = Choice(family.mother, "agreed", "self", squiggle(number), squiggle(400 + number))
        return work.signing.decide(family.case, _visit_id(work), ground.form, choice)

    return [_draft(field, "9" * chance.choice((200, 5000))), Step(("record", "signed", ""), act, field)]


def _person(ground: Ground, chance: random.Random, number: int) -> list[Step]:
    family = ground.family
    name = f"Oma {number} {chance.randrange(10**6)}"
    person = PersonRegistered(person=new_uuid7(), name=name, role="other")
    return [
        Step(("record", f"person {name}", ""), lambda visit: visit.here.families.record_person(family.case, person))
    ]


def _lock(ground: Ground, chance: random.Random, _: int) -> list[Step]:
    def act(visit: Visit) -> object:
        visit.here.safe.lock()
        return visit.open()

    return [Step(("open", "", ""), act)] if chance.random() < 0.5 else []


def _try(ground: Ground, chance: random.Random, number: int) -> list[Step]:
    def act(visit: Visit) -> object:
        return Tries(visit.places.pin_attempts, SystemClock()).begin()

    return [Step(("try", TRIES, ""), act)] if number < 6 else []


def _page(ground: Ground, chance: random.Random, number: int) -> list[Step]:
    family = ground.family
    page = f"explain:{chance.choice(CARDS)}:{number}"
    return [Step(("draft", PAGE, page), lambda visit: visit.here.visits.remember_page(family.case, page))]


_STEPS = {
    "told": _told, "said": _said, "typed": _typed, "sign": _sign, "person": _person, "lock": _lock, "try": _try,
    "page": _page,
}  # fmt: skip


def _draft(field: str, text: str) -> Step:
    def act(visit: Visit) -> None:
        visit.here.journal.put_draft(DraftKey(visit.family.case, field), text.encode())

    return Step(("draft", field, text), act)


def _change_words(visit: Visit) -> None:
    change_passphrase(visit.here.safe, NEW_WORDS, None, SystemClock(), costs=CHEAP).close()
    visit.words = NEW_WORDS
    visit.open()


def _end(visit: Visit) -> object:
    return visit.here.visits.end(visit.family.case, _visit_id(visit.here))


def _visit_id(work: Workspace) -> str:
    opened = work.files.open_visit()
    assert opened is not None
    return opened[1].id


def step_is_there(visit: Visit, step: Step, times: int) -> bool:
    """Look as a person does who was told that it is not sure: does the store hold this step for the n-th time?"""
    kind, key, text = step.effect
    match kind:
        case "record":
            return recorded(visit.here, visit.family)[key] >= times
        case "draft":
            return visit.here.journal.drafts(visit.family.case).get(key) == text.encode()
        case "words":
            return visit.words == NEW_WORDS
        case "try":
            return False
        case _:
            return True


def recorded(work: Workspace, family: Family) -> Counter[str]:
    """Say what is on disk under the keys of the steps."""
    said: Counter[str] = Counter()
    for entry in read_entries(family.case, work.journal.records_of(family.case)).entries:
        match entry.payload:
            case CardExplained() as told:
                said[f"told {told.card}"] += 1
            case SaidBack() as back:
                said[f"said {back.card} {back.own_words}"] += 1
            case SignerDecided():
                said["signed"] += 1
            case PersonRegistered() as person:
                said[f"person {person.name}"] += 1
            case VisitEnded():
                said["ended"] += 1
    for form in work.files.get(family.case).forms:
        for decision in form.decisions:
            assert decision.document is not None
            assert sha256(work.journal.blob(family.case, decision.document)) == decision.document
    return said


def judge(visit: Visit, steps: Sequence[Step], shown: Sequence[int], begun: int | None) -> list[str]:
    """Open the store and return what is wrong: lost, doubled, not to be opened, not to be gone on with.

    `shown` are the steps that were shown as done, in their order; `begun` is the one at work when it ended, if any.
    """
    try:
        work = visit.open()
    except JgVisitError as error:
        return [f"not to be opened: {type(error).__name__} {error}"]
    try:
        return _compare(visit, work, steps, shown, begun)
    except (JgVisitError, AssertionError) as error:
        return [f"not to be read: {type(error).__name__} {error}"]
    finally:
        work.safe.close()


def set_up(ground: Ground) -> Visit:
    """Make a store where none is, and keep a first draft in it."""
    visit = ground.visit_at(ground.folder / "disk" / "store")
    shutil.rmtree(visit.places.store_dir, ignore_errors=True)
    safe = create_store(visit.places, None, SystemClock(), words=WORDS, costs=CHEAP).safe
    with safe.database.write() as connection:
        drafts.put(connection, DraftKey(ground.family.case, FIRST), b"first")
    safe.close()
    return visit


def judge_set_up(folder: Path, shown: list[int], _: int | None) -> list[str]:
    """Return what is wrong with what a set-up left: nothing, or a store that opens."""
    places, clock = Places(folder, DEMO_KEYRING_SERVICE, demo=True), SystemClock()
    try:
        if not store_is_here(places):
            create_store(places, None, clock, words=WORDS, costs=CHEAP).safe.close()
            return ["lost: the store"] if shown else []
        safe = unlock_with_passphrase(places, " ".join(WORDS), clock)
    except JgVisitError as error:
        return [f"not to be opened: {type(error).__name__} {error}"]
    with safe.database.read() as connection:
        kept = connection.execute("SELECT count(*) FROM drafts").fetchone()[0]
    check_health(safe.database)
    safe.close()
    return ["lost: the first draft"] if shown and not kept else []


def _compare(
    visit: Visit, work: Workspace, steps: Sequence[Step], shown: Sequence[int], begun: int | None
) -> list[str]:
    bad = []
    if work.safe.new_chain is not None:
        bad.append(f"{work.safe.new_chain.missing} records behind the head mark")
    wanted = Counter(steps[number].effect[1] for number in shown if steps[number].effect[0] == "record")
    perhaps = {None if begun is None or steps[begun].effect[0] != "record" else steps[begun].effect[1]}
    there = recorded(work, visit.family)
    for key in {*wanted, *(step.effect[1] for step in steps if step.effect[0] == "record")}:
        if there[key] < wanted[key]:
            bad.append(f"lost: {key} ({there[key]} of {wanted[key]})")
        elif there[key] > wanted[key] + (key in perhaps):
            bad.append(f"doubled, or there though it was called failed: {key}")
    bad += _drafts_gone(visit, work, steps, shown, begun)
    if any(steps[number].effect[0] == "words" for number in shown) and visit.words != NEW_WORDS:
        bad.append("the old words open the store after they were changed")
    tries = sum(steps[number].effect[0] == "try" for number in shown)
    if MAX_TRIES - Tries(visit.places.pin_attempts, SystemClock()).state().left < tries:
        bad.append("a try of the PIN was forgotten")
    check_health(work.safe.database)
    own = list(work.journal.all_records())  # type: ignore[attr-defined]  # the real journal
    if not verify_chain(own, work.safe.device_key.public_key).holds:
        bad.append("the chain does not hold")
    return bad


def _drafts_gone(
    visit: Visit, work: Workspace, steps: Sequence[Step], shown: Sequence[int], begun: int | None
) -> list[str]:
    wanted: dict[str, set[str | None]] = {}
    for number in shown:
        kind, field, text = steps[number].effect
        if kind == "draft":
            wanted[field] = {text}
        elif steps[number].clears:
            wanted[steps[number].clears] = {None}
    if begun is not None:
        kind, field, text = steps[begun].effect
        if kind == "draft":
            wanted.setdefault(field, {None}).add(text)
        elif steps[begun].clears:
            wanted.setdefault(steps[begun].clears, {None}).add(None)
    held = {field: data.decode() for field, data in work.journal.drafts(visit.family.case).items()}
    return [f"draft {field} is gone or another" for field, texts in wanted.items() if held.get(field) not in texts]
