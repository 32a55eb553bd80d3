"""Texts that arrive: taken in only when jurist and second eye signed them, taken up only between two visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pack_maker import NOW, Eyes, eyes_of, new_eyes, new_pack, new_root, own_number, own_texts, pack_key, texts
from share_examples import DOCTOR, SCHOOL, fill_share, lay, line
from town import TestClock, answers_of_form_a, begin_visit, enrolled_safe, open_form_a, settle_family, sign, squiggle

from jgvisit.bootstrap import open_workspace
from jgvisit.content import packed
from jgvisit.content.pack_errors import (
    PackDemoError,
    PackExpiredError,
    PackNeedsUpdateError,
    PackOlderError,
    PackRefusedError,
    PackTextsError,
    PackUnreadableError,
    PackUntrustedError,
)
from jgvisit.content.pack_trust import signers
from jgvisit.content.packed import build, read_packed
from jgvisit.content.text_files import InMemory
from jgvisit.documents.consent_paper import paper_of
from jgvisit.enrolment import enrolment_of, keep_enrolment
from jgvisit.records.body import PackRef, read_body
from jgvisit.services.desk.packs import Packs, TextsNews
from jgvisit.services.desk.released import UnreleasedTextError
from jgvisit.services.forms.help_form import FormChangedError, form_of
from jgvisit.services.signing.signing import Choice
from jgvisit.store.pack_shelf import PackShelf
from jgvisit.store.safe import Safe
from jgvisit.workspace import Workspace

OWN = own_number()
Release = Callable[..., bytes]


@pytest.fixture(scope="module")
def eyes() -> Eyes:
    return new_eyes()


@pytest.fixture
def release(eyes: Eyes) -> Release:
    return lambda number=OWN + 1, **how: eyes.release(new_pack(number, **{"base": OWN, **how}))


def safe_of(folder: Path, clock: TestClock, eyes: Eyes, *, demo: bool = False) -> Safe:
    """A store enrolled with the municipality of `eyes`."""
    safe = enrolled_safe(folder, clock, demo=demo)
    keep_enrolment(safe, msgspec.structs.replace(enrolment_of(safe), root_pem=eyes.root_pem))
    return safe


@pytest.fixture
def safe(tmp_path: Path, clock: TestClock, eyes: Eyes) -> Iterator[Safe]:
    """A store that is no demo's."""
    safe = safe_of(tmp_path / "real", clock, eyes)
    yield safe
    safe.close()


@pytest.fixture
def laptop(safe: Safe, clock: TestClock) -> Workspace:
    return open_workspace(safe, clock)


def again(work: Workspace) -> Workspace:
    """Lock and unlock."""
    assert isinstance(work.clock, TestClock)
    return open_workspace(work.safe, work.clock)


def ref_of(data: bytes) -> PackRef:
    manifest = read_packed(data).manifest
    return PackRef(manifest.name, manifest.number, manifest.content_sha256)


def test_an_accepted_release_is_in_use_from_the_next_unlock(laptop: Workspace, release: Release) -> None:
    own, data = laptop.pack.ref, release()
    assert laptop.packs.accept(data)
    assert laptop.pack.ref == own
    after = again(laptop)
    assert after.pack.ref == ref_of(data)
    assert after.pack.signed
    assert after.packs.news == TextsNews("taken_up", OWN + 1, after.pack.valid_until)
    assert again(after).pack.ref == ref_of(data)
    assert again(after).packs.news is None


def test_each_record_names_the_texts_that_were_shown(laptop: Workspace, release: Release) -> None:
    data = release()
    laptop.packs.accept(data)
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family)
    view = work.explaining.view(family.case, "K02", "parent")
    work.explaining.explained(family.case, visit, view, [family.mother], "self")
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    bodies = [read_body(record.body) for record in work.journal.records_of(family.case) if record.body]
    named = {body.kind: body.pack for body in bodies if body.pack}
    assert set(named) >= {"cardExplained", "formOpened", "signerDecided"}
    assert set(named.values()) == {ref_of(data)}


def test_texts_never_change_in_an_open_visit(laptop: Workspace, release: Release) -> None:
    family = settle_family(laptop)
    visit = begin_visit(laptop, family)
    own, data = laptop.pack.ref, release()
    laptop.packs.accept(data)
    locked = again(laptop)
    assert locked.pack.ref == own
    locked.visits.end(family.case, visit)
    assert locked.pack.ref == own
    assert again(locked).pack.ref == ref_of(data)


def test_a_visit_keeps_the_release_it_began_with(laptop: Workspace, release: Release) -> None:
    first, second = release(OWN + 1), release(OWN + 2)
    laptop.packs.accept(first)
    work = again(laptop)
    begin_visit(work, settle_family(work))
    work.packs.accept(second)
    assert again(work).pack.ref == ref_of(first)


def test_a_form_begun_with_one_text_ends_with_it(laptop: Workspace, release: Release) -> None:
    """The second parent signs days later what the first signed, word for word."""
    laptop.packs.accept(release(OWN + 1))
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family, family.father)
    form = open_form_a(work, family, visit, family.boy)
    sign(work, family, visit, form, family.mother)
    work.visits.end(family.case, visit)
    old = work.pack.ref
    newer = release(
        OWN + 2, change=lambda name, text: text.replace("hulp", "steun") if name.startswith("nl/form") else text
    )
    work.packs.accept(newer)
    later = again(work)
    assert later.pack.ref == ref_of(newer)
    visit = begin_visit(later, family)
    sign(later, family, visit, form, family.father)
    bodies = [read_body(record.body) for record in later.journal.records_of(family.case) if record.body]
    decided = [body for body in bodies if body.kind == "signerDecided"]
    assert [body.pack for body in decided] == [old, old]
    text = later.forms.text("consentToHelp", pack=form_of(later.files.get(family.case), form).pack)
    assert text == work.forms.text("consentToHelp")
    assert text != later.forms.text("consentToHelp")


def test_a_filled_form_is_laid_and_signed_with_the_texts_it_was_filled_with(
    laptop: Workspace, release: Release
) -> None:
    laptop.packs.accept(release(OWN + 1))
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family, family.father)
    form = fill_share(work, family, line(SCHOOL, family.boy))
    opened = lay(work, family, visit, form)
    sign(work, family, visit, opened, family.mother)
    begun = fill_share(work, family, line(DOCTOR, family.boy))
    work.visits.end(family.case, visit)
    old = work.pack.ref
    newer = release(
        OWN + 2, change=lambda name, text: text.replace("regel", "lijn") if name.startswith("nl/form-c") else text
    )
    work.packs.accept(newer)
    later = again(work)
    assert later.pack.ref == ref_of(newer)
    visit = begin_visit(later, family)
    sign(later, family, visit, opened, family.father)
    laid = lay(later, family, visit, begun)
    other = form_of(later.files.get(family.case), laid)
    assert other.pack == old
    assert any("regel" in sentence for sentence in other.binding_text)
    bodies = [read_body(record.body) for record in later.journal.records_of(family.case) if record.body]
    assert [body.pack for body in bodies if body.kind == "signerDecided"] == [old, old]
    anew = lay(later, family, visit, fill_share(later, family, line(SCHOOL, family.boy)))
    changed = form_of(later.files.get(family.case), anew).binding_text
    assert not any("regel" in sentence for sentence in changed)


def test_a_form_whose_texts_were_signed_by_a_revoked_key_is_opened_anew(
    laptop: Workspace, eyes: Eyes, release: Release
) -> None:
    second = pack_key(eyes.root, "second_eye")
    first = second.signed(eyes.jurist.signed(new_pack(OWN + 1, base=OWN)))
    laptop.packs.accept(first)
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    work.visits.end(family.case, visit)
    bad = signers(read_packed(first))[1].fingerprint
    changed = release(
        OWN + 2, revokes=(bad,), change=lambda name, text: text.replace("hulp", "steun") if "form" in name else text
    )
    work.packs.accept(changed)
    later = again(work)
    visit = begin_visit(later, family)
    with pytest.raises(FormChangedError):
        sign(later, family, visit, form, family.mother)
    with pytest.raises(PackUntrustedError, match="revoked"):
        later.packs.accept(second.signed(eyes.jurist.signed(new_pack(OWN + 3, base=OWN))))


# -- refused, and nothing changed -------------------------------------------------------------


def _wrong(eyes: Eyes) -> dict[str, tuple[type[PackRefusedError], bytes]]:
    number = OWN + 1
    good = new_pack(number, base=OWN)
    demo = eyes_of(eyes.root, demo=True)
    broken = new_pack(number, base=OWN, change=lambda _, text: text.replace('"frame_voluntary"', '"no_such_condition"'))
    return {
        "cut short": (PackUnreadableError, eyes.release(good)[:-1]),
        "empty": (PackUnreadableError, b""),
        "unsigned": (PackUntrustedError, good),
        "one pair of eyes": (PackUntrustedError, eyes.jurist.signed(good)),
        "another municipality": (PackUntrustedError, new_eyes().release(good)),
        "demo keys": (PackDemoError, demo.release(good)),
        "for newer texts": (PackNeedsUpdateError, eyes.release(new_pack(number, base=OWN + 1))),
        "expired": (PackExpiredError, eyes.release(new_pack(number, base=OWN, until="2026-11-20"))),
        "not to be shown": (PackTextsError, eyes.release(broken)),
    }


@pytest.mark.parametrize("what", list(_wrong(new_eyes())))
def test_what_is_refused_changes_nothing(laptop: Workspace, eyes: Eyes, release: Release, what: str) -> None:
    error, data = _wrong(eyes)[what]
    before = laptop.pack
    with pytest.raises(error):
        laptop.packs.accept(data)
    assert laptop.packs.newest() == 0
    assert laptop.packs.news is None
    assert laptop.pack is before
    assert again(laptop).pack.ref == before.ref
    laptop.packs.take_in(data)
    assert laptop.packs.news == TextsNews("refused", code=error.code)
    assert laptop.packs.accept(release())


def test_no_lower_number_than_ever_accepted_is_taken(laptop: Workspace, release: Release) -> None:
    laptop.packs.accept(release(OWN + 5))
    for number in (OWN + 1, OWN + 4):
        with pytest.raises(PackOlderError):
            laptop.packs.accept(release(number))
    with pytest.raises(PackOlderError):
        laptop.packs.accept(release(OWN + 5, released=False))
    with pytest.raises(PackOlderError):
        again(laptop).packs.accept(release(OWN + 4))
    assert again(laptop).packs.newest() == OWN + 5


def test_the_same_release_again_is_no_news(laptop: Workspace, eyes: Eyes, release: Release) -> None:
    data = release()
    laptop.packs.take_in(data)
    assert laptop.packs.news is not None
    laptop.packs.news = None
    laptop.packs.take_in(data)
    signed_anew = eyes.release(new_pack(OWN + 1, base=OWN))
    assert signed_anew != data
    laptop.packs.take_in(signed_anew)
    assert laptop.packs.news is None


def test_a_release_for_kinds_of_record_this_program_does_not_write_is_refused(
    laptop: Workspace, eyes: Eyes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "recorded_kinds", lambda: ("cardExplained/1", "formOpened/99"))
    data = eyes.release(new_pack(OWN + 1, base=OWN))
    with pytest.raises(PackNeedsUpdateError):
        laptop.packs.accept(data)


def test_on_its_last_day_a_release_is_still_accepted(laptop: Workspace, release: Release) -> None:
    assert laptop.packs.accept(release(until="2026-11-21"))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.integers(1, 5), min_size=3, max_size=6))
def test_the_number_in_use_never_falls(tmp_path: Path, numbers: list[int]) -> None:
    """Whatever comes, in whatever order, with locks between: only upwards."""
    clock, eyes = TestClock(), _EYES
    safe = safe_of(tmp_path / str(len(list(tmp_path.iterdir()))), clock, eyes)
    shelf, highest = PackShelf(safe.database, clock), 0
    try:
        work = open_workspace(safe, clock)
        for number in numbers:
            packs = Packs(shelf, eyes.root_pem, work.pack, work.time, demo=False)
            packs.take_in(_released(OWN + number))
            packs.take_up(visit_open=False)
            highest = max(highest, OWN + number)
            assert packs.newest() == packs.current.ref.number == highest
    finally:
        safe.close()


_EYES = new_eyes()


@cache
def _released(number: int) -> bytes:
    return _EYES.release(new_pack(number, base=OWN))


def test_what_the_municipality_sets_holds_from_the_unlock_after_its_release(laptop: Workspace, eyes: Eyes) -> None:
    given = b'contact_line = "Bel ons (verzonnen)."\nhanded_over_minutes = 15\n'
    files = InMemory({**own_texts(), "pack.toml": texts(OWN + 1).read("pack.toml"), "nl/municipality.toml": given})
    assert laptop.setting.values["contact_line"] != "Bel ons (verzonnen)."
    assert laptop.packs.accept(eyes.release(build(files, OWN, NOW, ())))
    after = again(laptop)
    assert after.setting.values["contact_line"] == "Bel ons (verzonnen)."
    assert after.handed_over_minutes == 15


# -- H27 --------------------------------------------------------------------------------------


def test_h27_in_production_a_released_and_signed_text_opens(laptop: Workspace, release: Release) -> None:
    family = settle_family(laptop)
    with pytest.raises(UnreleasedTextError):
        laptop.explaining.view(family.case, "K02", "parent")
    laptop.packs.accept(release())
    work = again(laptop)
    view = work.explaining.view(family.case, "K02", "parent")
    assert not view.draft
    assert view.expired_on is None


@pytest.mark.parametrize("state", ["draft", "checked_by_jurist"])
def test_h27_in_production_a_signed_text_that_is_not_released_stays_shut(
    laptop: Workspace, release: Release, state: str
) -> None:
    data = release(change=lambda _, text: text.replace('review = "released"', f'review = "{state}"'))
    laptop.packs.accept(data)
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family)
    for card in work.explaining.cards():
        with pytest.raises(UnreleasedTextError):
            work.explaining.view(family.case, card.card, card.audience)
    with pytest.raises(UnreleasedTextError):
        work.forms.open(family.case, visit, "consentToHelp", family.boy, answers_of_form_a())


def test_h27_released_in_a_file_that_nobody_here_signed_counts_for_nothing(
    laptop: Workspace, clock: TestClock, release: Release
) -> None:
    """As if the program came with texts that call themselves released."""
    packed_file = read_packed(release())
    from jgvisit.content.pack import load_pack

    own = load_pack(packed_file.texts)
    assert all(card.review == "released" for card in own.cards.values())
    work = laptop
    work.explaining._pack = own
    family = settle_family(work)
    with pytest.raises(UnreleasedTextError):
        work.explaining.view(family.case, "K02", "parent")


def test_h27_in_production_an_unchecked_language_opens_with_an_interpreter_only_and_the_dutch_is_signed(
    laptop: Workspace, release: Release
) -> None:
    from jgvisit.records.payload_visits import InterpreterUsed

    laptop.packs.accept(release())
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    assert work.explaining.view(family.case, "K02", "parent", "ar").needs_interpreter
    assert work.signing.ceremony(family.case, form, family.mother).translation is None
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone"))
    shown = work.explaining.view(family.case, "K02", "parent", "ar")
    assert shown.language == "ar"
    assert shown.unchecked_translation
    choice = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400))
    ceremony = work.signing.ceremony(family.case, form, family.mother, choice)
    assert ceremony.translation is not None
    assert ceremony.form.language == "nl"
    opened = form_of(work.files.get(family.case), form)
    assert ceremony.paragraphs == opened.binding_text
    assert not any("\u0600" <= letter <= "\u06ff" for text in opened.binding_text for letter in text)


def test_a_translation_of_another_version_is_nowhere_beside_the_form(laptop: Workspace, release: Release) -> None:
    from jgvisit.records.payload_visits import InterpreterUsed

    data = release(
        change=lambda name, text: (
            text.replace('version = "', 'version = "9', 1) if name == "nl/form-consentToHelp.toml" else text
        )
    )
    laptop.packs.accept(data)
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family)
    work.visits.use_interpreter(family.case, InterpreterUsed(visit=visit, language="ar", kind="professionalPhone"))
    form = open_form_a(work, family, visit, family.boy)
    assert work.signing.ceremony(family.case, form, family.mother).translation is None


def test_an_expired_release_warns_on_every_card_and_on_paper_and_blocks_nothing(
    laptop: Workspace, clock: TestClock, release: Release
) -> None:
    laptop.packs.accept(release(until="2026-11-30"))
    work = again(laptop)
    family = settle_family(work)
    visit = begin_visit(work, family)
    form = open_form_a(work, family, visit, family.boy)
    assert work.explaining.view(family.case, "K02", "parent").expired_on is None
    clock.forward(days=10)
    last = work.pack.valid_until
    for card in work.explaining.cards():
        assert work.explaining.view(family.case, card.card, card.audience).expired_on == last
    assert work.forms.expired_on() == last
    choice = Choice(family.mother, "agreed", "self", squiggle(), squiggle(400))
    paper = paper_of(work.signing.ceremony(family.case, form, family.mother, choice))
    assert "Deze tekst gold tot en met 30 november 2026. Vraag de gemeente of hij nog klopt." in paper.notices
    sign(work, family, visit, form, family.mother)


# -- where it comes from ----------------------------------------------------------------------


def test_the_it_department_can_lay_a_release_on_the_laptop(safe: Safe, clock: TestClock, release: Release) -> None:
    data = release()
    safe.places.pack_file.write_bytes(data)
    work = open_workspace(safe, clock)
    assert work.pack.ref == ref_of(data)
    safe.places.pack_file.write_bytes(release(OWN + 2)[:-9])
    work = again(work)
    assert work.pack.ref == ref_of(data)
    assert work.packs.news == TextsNews("refused", code=PackUnreadableError.code)


def test_a_file_in_its_place_does_not_change_an_open_visit(safe: Safe, clock: TestClock, release: Release) -> None:
    work = open_workspace(safe, clock)
    begin_visit(work, settle_family(work))
    safe.places.pack_file.write_bytes(release())
    work = again(work)
    assert not work.pack.signed
    assert work.packs.news is not None
    assert work.packs.news.outcome == "accepted"


def test_demo_keys_count_in_the_demo(tmp_path: Path, clock: TestClock) -> None:
    demo = eyes_of(new_root(demo=True), demo=True)
    safe = safe_of(tmp_path / "demo", clock, demo, demo=True)
    work = open_workspace(safe, clock)
    assert work.packs.accept(demo.release(new_pack(OWN + 1, base=OWN)))
    safe.close()


def test_texts_that_a_later_program_cannot_show_give_way_to_its_own_and_it_says_so(
    laptop: Workspace, clock: TestClock, eyes: Eyes
) -> None:
    """As after an update that dropped a condition: what was accepted stays kept, and nothing crashes."""
    data = eyes.release(
        new_pack(OWN + 1, base=OWN, change=lambda _, text: text.replace('"frame_voluntary"', '"dropped_since"'))
    )
    PackShelf(laptop.safe.database, clock).keep(OWN + 1, read_packed(data).manifest.content_sha256, data, ())
    work = again(laptop)
    assert not work.pack.signed
    assert work.packs.news == TextsNews("unusable", OWN + 1, code=PackTextsError.code)
    assert work.packs.newest() == OWN + 1


def test_a_clock_set_back_does_not_bring_an_expired_release_in(
    laptop: Workspace, clock: TestClock, release: Release
) -> None:
    """The server's time, once heard, goes before the laptop's own clock."""
    from town import hear

    data = release(until="2026-11-25")
    hear(laptop, NOW + timedelta(days=10))
    clock.moment -= timedelta(days=300)
    with pytest.raises(PackExpiredError):
        laptop.packs.accept(data)
