"""The page on which two people release texts for families, and take them back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import httpx
import msgspec
import pytest
from pack_maker import new_pack
from page_visits import entered, form_mark, in_browser, shown
from server_factory import (
    Bringer,
    Laptop,
    ServerUnderTest,
    bringer,
    release_texts,
    running_server,
    signed_release,
    signed_with,
)
from sqlalchemy import delete, select

from jgvisit.content.pack_trust import signers
from jgvisit.content.packed import read_packed
from jgvisit.ids import WorkerId
from jgvisit.server.audit.models import audit_entry
from jgvisit.server.problems import ConflictError, UnreadableError
from jgvisit.server.replay import replay
from jgvisit.server.texts import proposals, service, taking_back
from jgvisit.server.texts.models import text_proposal, text_release

BY = WorkerId("console")


@pytest.fixture(scope="module")
def one_server(tmp_path_factory: pytest.TempPathFactory, issuer: str) -> Iterator[ServerUnderTest]:
    with running_server(tmp_path_factory.mktemp("texts-page") / "server", issuer, None) as running:
        yield running


@pytest.fixture
def house(one_server: ServerUnderTest) -> Iterator[ServerUnderTest]:
    """One municipality for most tests; each leaves no release, proposal or decision behind."""
    yield one_server
    one_server.clock.ahead = timedelta()
    tenant = one_server.municipality.tenant
    with one_server.municipality.database.write(tenant) as conn:
        conn.execute(delete(text_release))
        conn.execute(delete(text_proposal))
    one_server.municipality.outside.file.unlink(missing_ok=True)


def half(server: ServerUnderTest, number: int, **how: object) -> bytes:
    """Texts that the jurist alone signed."""
    return signed_release(server, number, by=("jurist",), **how)


def second(server: ServerUnderTest, data: bytes) -> bytes:
    return signed_with(data, server.made.folder.offline / "pack-second-eye")


def person(server: ServerUnderTest, name: str) -> Bringer:
    """Somebody with both roles, so that only who they are keeps them from being both."""
    return bringer(server.municipality, "jurist", "second_eye", name=name)


def sent(browser: httpx.Client, address: str, data: bytes, mark: str | None = None) -> httpx.Response:
    mark = mark or form_mark(shown(browser, "/beheer/teksten"))
    files = {"file": ("teksten.jgvteksten", data, "application/octet-stream")}
    return browser.post(f"/beheer/teksten/{address}", data={"form_mark": mark}, files=files)


def done(browser: httpx.Client, address: str) -> httpx.Response:
    mark = form_mark(shown(browser, "/beheer/teksten"))
    return browser.post(f"/beheer/teksten/{address}", data={"form_mark": mark})


def noted(server: ServerUnderTest) -> list[tuple[str, str, str]]:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        entries = [msgspec.json.decode(entry) for entry in conn.execute(select(audit_entry.c.entry)).scalars()]
    return [(each["action"], each.get("worker", ""), each["object"]) for each in entries if "texts" in each["action"]]


def test_two_people_release_and_one_of_them_cannot(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.logged_in(http)
    file = half(server, 3, change=lambda name, text: text.replace("Ik werk voor de gemeente.", "Ik werk voor de stad."))
    one, two, third = entered(server, "jurist", "second_eye"), entered(server, "second_eye"), entered(server, "jurist")
    with in_browser(server, one) as jurist, in_browser(server, two) as colleague:
        assert "Er is geen vrijgave" in shown(jurist, "/beheer/teksten")
        assert sent(jurist, "klaar", file).status_code == 303
        assert laptop.feed().texts is None
        mine = shown(jurist, "/beheer/teksten")
        assert "U zette dit klaar" in mine
        assert "/beheer/teksten/vrij" not in mine
        refused = sent(jurist, "vrij", second(server, file))
        assert (refused.status_code, "Het tweede paar ogen is een ander" in refused.text) == (403, True)
        assert laptop.feed().texts is None

        with in_browser(server, third) as no_second:
            assert "Dat is een eigen rol." in shown(no_second, "/beheer/teksten")
            assert sent(no_second, "vrij", second(server, file)).status_code == 403
        theirs = shown(colleague, "/beheer/teksten")
        assert "<ins>text = &#34;Ik werk voor de stad.&#34;</ins>" in theirs
        assert "<del>text = &#34;Ik werk voor de gemeente.&#34;</del>" in theirs
        fetched = colleague.get("/beheer/teksten/wacht.jgvteksten")
        assert fetched.content == file
        assert sent(colleague, "vrij", second(server, fetched.content)).status_code == 303
        after = shown(colleague, "/beheer/teksten")
        assert "nummer 3." in after
        assert "Er wacht niets." in after
    assert laptop.feed().texts == 3
    assert laptop.call("GET", "/texts/3").content == second_kept(server, 3)
    with in_browser(server, one) as jurist:
        assert "1 laptop haalde dit op. In gebruik: 1." in shown(jurist, "/beheer/teksten")
    actions = [action for action, _, _ in noted(server)]
    assert actions == ["texts_put", "texts_fetched_to_sign", "texts"]
    who = {action: worker for action, worker, _ in noted(server)}
    assert who["texts_put"] != who["texts_fetched_to_sign"]


def second_kept(server: ServerUnderTest, number: int) -> bytes:
    with server.municipality.database.read(server.municipality.tenant) as conn:
        file: bytes = conn.execute(select(text_release.c.file).where(text_release.c.number == number)).scalar_one()
    assert [signer.role for signer in signers(read_packed(file))] == ["jurist", "second_eye"]
    return file


def test_what_is_taken_back_is_handed_out_no_more_also_after_a_restore(house: ServerUnderTest) -> None:
    with house.http() as line:
        _taken_back(house, house.logged_in(line))


def _taken_back(server: ServerUnderTest, laptop: Laptop) -> None:
    release_texts(server.municipality, signed_release(server, 3))
    wrong = signed_release(server, 5)
    release_texts(server.municipality, wrong)
    with in_browser(server, entered(server, "jurist")) as jurist:
        assert done(jurist, "3/terug").status_code == 409  # a page of before
        assert done(jurist, "5/terug").status_code == 303
        text = shown(jurist, "/beheer/teksten")
        assert "Teruggenomen: nummer 5." in text
        assert "nummer 3." in text
        assert done(jurist, "5/terug").status_code == 409
    assert laptop.feed().texts == 3
    assert laptop.call("GET", "/texts/5").status_code == 404
    with pytest.raises(UnreadableError, match="nummer"):
        release_texts(server.municipality, signed_release(server, 4))  # a laptop may have 5

    tenant = server.municipality.tenant
    with server.municipality.database.write(tenant) as conn:  # the database as it was in a backup
        conn.execute(text_release.update().values(taken_back_at=None, taken_back_by=None))
    assert laptop.feed().texts == 5
    assert replay(server.municipality) == 1
    assert replay(server.municipality) == 0
    assert laptop.feed().texts == 3
    with server.municipality.database.write(tenant) as conn:  # an older backup still
        conn.execute(text_release.delete().where(text_release.c.number == 5))
    with pytest.raises(ConflictError):
        release_texts(server.municipality, wrong)
    release_texts(server.municipality, signed_release(server, 6))
    assert laptop.feed().texts == 6


def test_an_older_release_counts_again_only_if_a_laptop_would_still_take_it(house: ServerUnderTest) -> None:
    first = signed_release(house, 3)
    release_texts(house.municipality, first)
    revoked = signers(read_packed(first))[0].fingerprint
    release_texts(house.municipality, signed_release(house, 5, revokes=(revoked,)))
    taking_back.take_back(house.municipality, 5, BY)
    with house.municipality.database.read(house.municipality.tenant) as conn:
        assert service.newest(conn, house.municipality.tenant) is None
        assert service.highest(conn, house.municipality.tenant) == 5
    with pytest.raises(UnreadableError):  # a key revoked by what was taken back stays revoked
        proposals.put(house.municipality, half(house, 6), person(house, "one"))


def test_only_what_the_jurist_alone_signed_waits(house: ServerUnderTest) -> None:
    plain = new_pack(5, issued=house.municipality.moment(), base=1)
    wrong = {
        "unsigned": plain,
        "second eye first": second(house, plain),
        "both already": second(house, half(house, 5)),
        "cut short": half(house, 5)[:-1],
        "expired": half(house, 5, until="2026-01-01"),
        "not to be shown": half(
            house, 5, change=lambda _, text: text.replace('"frame_voluntary"', '"no_such_condition"')
        ),
    }
    with in_browser(house, entered(house, "jurist")) as jurist:
        for name, data in wrong.items():
            answer = sent(jurist, "klaar", data)
            assert (answer.status_code, "Er is niets veranderd" in answer.text) == (422, True), name
        assert sent(jurist, "klaar", b"").status_code == 422
        assert sent(jurist, "klaar", b" " * (9 * 1024 * 1024)).status_code == 413
        assert proposals.waiting(house.municipality) is None
        assert sent(jurist, "klaar", half(house, 5)).status_code == 303
        assert sent(jurist, "klaar", half(house, 6)).status_code == 409
        assert read_packed(half(house, 5)).manifest.number == 5
    assert (waits := proposals.waiting(house.municipality)) is not None
    assert waits.packed.manifest.number == 5


def test_another_file_than_the_one_that_waits_is_not_released(house: ServerUnderTest) -> None:
    waits = half(house, 5)
    other = half(house, 5, change=lambda _, text: text.replace("vrijwillig", "verplicht"))
    proposals.put(house.municipality, waits, person(house, "one"))
    two = person(house, "two")
    for data in (second(house, other), waits, second(house, half(house, 6))):
        with pytest.raises((ConflictError, UnreadableError)):
            proposals.release(house.municipality, data, two)
    with house.municipality.database.read(house.municipality.tenant) as conn:
        assert service.newest(conn, house.municipality.tenant) is None
    assert proposals.release(house.municipality, second(house, waits), two).number == 5


def test_who_does_not_agree_sends_it_back_and_a_number_passed_meanwhile_is_said(house: ServerUnderTest) -> None:
    proposals.put(house.municipality, half(house, 5), person(house, "one"))
    tenant = house.municipality.tenant
    with house.municipality.database.write(tenant) as conn:  # as after a restore: one waits below what is live
        row = dict(conn.execute(select(text_proposal)).mappings().one())
        conn.execute(delete(text_proposal))
    release_texts(house.municipality, signed_release(house, 7))
    with house.municipality.database.write(tenant) as conn:
        conn.execute(text_proposal.insert().values(row))
    with in_browser(house, entered(house, "second_eye")) as colleague:
        text = shown(colleague, "/beheer/teksten")
        assert "Dit kan niet meer vrij. Het nummer is niet hoger" in text
        assert "/beheer/teksten/vrij" not in text
        assert "Vergeleken met nummer 7." in text
        waits = proposals.waiting(house.municipality)
        assert waits is not None
        assert done(colleague, f"wacht/{waits.content_sha256}/weg").status_code == 303
        assert done(colleague, f"wacht/{waits.content_sha256}/weg").status_code == 409
        assert "Er wacht niets." in shown(colleague, "/beheer/teksten")
        assert colleague.get("/beheer/teksten/wacht.jgvteksten").status_code == 409
    assert "texts_withdrawn" in [action for action, _, _ in noted(house)]


def test_two_who_release_or_send_back_at_once_do_one_thing(house: ServerUnderTest) -> None:
    waits = half(house, 5)
    one, two = person(house, "one"), person(house, "two")
    proposals.put(house.municipality, waits, one)
    held = proposals.waiting(house.municipality)
    assert held is not None
    both = second(house, waits)
    proposals.withdraw(house.municipality, held.content_sha256, one.worker)
    with pytest.raises(ConflictError):  # two looked at it before that
        service.publish(house.municipality, read_packed(both), two.worker)
    proposals.put(house.municipality, waits, two)
    with pytest.raises(ConflictError):  # the same file, put there by the second themselves meanwhile
        service.publish(house.municipality, read_packed(both), two.worker)
    with house.municipality.database.read(house.municipality.tenant) as conn:
        assert service.newest(conn, house.municipality.tenant) is None


def test_no_other_site_and_no_other_role_puts_a_file_here(house: ServerUnderTest) -> None:
    data = half(house, 5)
    with in_browser(house, entered(house, "jurist")) as jurist:
        assert sent(jurist, "klaar", data, "made up").status_code == 403
    with in_browser(house, entered(house, "lead", "officer", "privacy")) as other:
        mark = form_mark(shown(other, "/beheer"))
        assert sent(other, "klaar", data, mark).status_code == 403
        assert other.get("/beheer/teksten/wacht.jgvteksten").status_code == 403
    with house.http() as nobody:
        assert sent(nobody, "klaar", data, "x").status_code == 401
    assert proposals.waiting(house.municipality) is None
