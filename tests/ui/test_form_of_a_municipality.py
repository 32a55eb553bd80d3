"""A municipality adds fields of any kind to form A, in its own folder and without code: on the page, in the record, on
the paper."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from sealed_pages import text_of
from table import Table, rename, sit_down
from town import Family, TestClock, answers_of_form_a, begin_visit, new_workspace, sign

from jgvisit import own_content
from jgvisit.config import resources_dir
from jgvisit.content.pack import load_pack
from jgvisit.content.text_files import Folder
from jgvisit.ids import FormId, PersonId, VisitId
from jgvisit.records import canonical
from jgvisit.records.answers import ChoiceAnswer, PersonsAnswer, RowsAnswer, TextAnswer
from jgvisit.records.case_forms import Form
from jgvisit.services.forms.help_form import draft_field
from jgvisit.services.forms.refusals import FormChangedError
from jgvisit.services.ports.journal import DraftKey
from jgvisit.workspace import Workspace

Shot = Callable[[QWidget, str], Path]
OURS = """
form = "consentToHelp"
version = "VERSION"
review = "draft"

[[field]]
id = "officeHour"
label = "Spreekuur in de wijk"
kind = "choice"
required = true

[[field.choice]]
value = "wednesday"
text = "woensdag"

[[field.choice]]
value = "friday"
text = "vrijdag"

[[field]]
id = "whoJoins"
label = "Wie doet er mee"
kind = "persons"

[[field]]
id = "talks"
label = "Gesprekken"
kind = "rows"

[[field.column]]
id = "about"
label = "Waarover"
kind = "text"
required = true

[[field]]
id = "whyFriday"
label = "Waarom op vrijdag"
kind = "text"
only_when = "officeHour.friday"

[[field]]
id = "caseNumber"
label = "Nummer bij ons"
kind = "text"
part = "team"

[[section]]
id = "ours"
heading = "Bij ons in de gemeente"

[[section.paragraph]]
id = "A.90"
text = "Het spreekuur is op {officeHour}."
source = "lokaal: spreekuur"
"""


@pytest.fixture
def work(tmp_path: Path, clock: TestClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    """A laptop of a municipality that has fields of its own."""
    (tmp_path / "local" / "nl").mkdir(parents=True)
    own, book = own_content.content()
    version = own.definitions["consentToHelp", "nl"].version
    changes = tmp_path / "local" / "nl" / "form-consentToHelp.toml"
    changes.write_text(OURS.replace("VERSION", version), "utf-8")
    pack = load_pack(resources_dir() / "content", local=Folder(tmp_path / "local"))
    monkeypatch.setattr(own_content, "content", lambda: (pack, book))
    workspace = new_workspace(tmp_path / "store", clock)
    yield workspace
    workspace.safe.close()


@pytest.fixture
def table(qtbot: QtBot, work: Workspace, family: Family, visit: VisitId) -> Iterator[Table]:
    laid = sit_down(qtbot, work)
    laid.tap(f"form-{family.boy}")
    yield laid
    laid.leave()


def seen(table: Table, name: str) -> QWidget | None:
    found = [each for each in table.rooms.form_screen.fill.findChildren(QWidget) if each.objectName() == name]
    return next((each for each in found if each.isVisible()), None)


def type_into(table: Table, name: str, words: str) -> None:
    edit = seen(table, f"field-{name}")
    assert isinstance(edit, QPlainTextEdit), name
    edit.setPlainText(words)
    table.settle()


def fill_in(table: Table, family: Family) -> None:
    """Fill in form A with what this municipality asks beside it."""
    for name in ("helpDescription", "helpGivenBy", "helpGoal", "howToWithdraw"):
        type_into(table, name, answers_of_form_a()[name])
    table.tap("field-familyPlanOffered-notWanted")
    table.tap("field-officeHour-wednesday")
    table.tap(table.rooms.form_screen.fill.more)
    table.tap(f"field-whoJoins-{family.mother}")
    table.tap("add-talks")
    (about,) = (
        each.objectName().removeprefix("field-")
        for each in table.rooms.form_screen.fill.findChildren(QPlainTextEdit)
        if each.objectName().endswith("/about")
    )
    type_into(table, about, "Slapen")


def opened_by(table: Table, family: Family) -> Form:
    table.tap(table.rooms.form_screen.fill.ready)
    assert table.rooms.form_screen.signers.isVisible(), table.rooms.form_screen.bar.text.text()
    (opened,) = table.file(family).forms
    return opened


def sealed(work: Workspace, family: Family, form: FormId, person: PersonId) -> bytes:
    known = next(each for each in work.files.get(family.case).forms if each.id == form)
    (decision,) = (each for each in known.decisions if each.person == person)
    assert decision.document is not None
    return work.journal.blob(family.case, decision.document)


def test_every_kind_of_field_stands_on_the_page_in_the_record_and_on_the_paper(
    table: Table, family: Family, visit: VisitId, shot: Shot
) -> None:
    assert seen(table, "field-officeHour-friday") is not None
    assert seen(table, "field-whyFriday") is None, "only where it is on friday"
    fill_in(table, family)
    table.window.resize(1366, 2400)
    shot(table.window, "form-a-of-a-municipality")
    opened = opened_by(table, family)
    typed, texts = dict(opened.typed), dict(opened.answers)
    assert texts["officeHour"] == "wednesday", "a plain field is kept as those of form A always were"
    assert typed["whoJoins"] == PersonsAnswer((family.mother,))
    rows = typed["talks"]
    assert isinstance(rows, RowsAnswer)
    assert [row.cells["about"] for row in rows.rows] == [TextAnswer("Slapen")]
    assert opened.names == ((family.mother, "Samira Haddad"),)
    assert "Het spreekuur is op woensdag." in opened.binding_text
    sign(table.work, family, visit, opened.id, family.father)
    pdf = sealed(table.work, family, opened.id, family.father)
    words = " ".join(text_of(pdf).split())
    for told in ("Spreekuur in de wijk", "Wie doet er mee", "Gesprekken (1)", "Waarover: Slapen", "op woensdag."):
        assert told in words
    with pikepdf.open(io.BytesIO(pdf)) as paper:
        (spec,) = paper.attachments.values()
        shown = json.loads(spec.get_file().read_bytes())
    content = {key: shown[key] for key in ("answers", "form", "names", "text")} | {"version": shown["form_version"]}
    hashed = hashlib.sha256(bytes.fromhex(shown["ceremony_salt"]) + canonical.encode(content)).hexdigest()
    assert hashed == shown["content_sha256"] == opened.content_sha256, "a lawyer works it out from the paper alone"


def test_h1_h4_what_is_for_the_team_opens_for_the_worker_alone_and_stands_on_no_paper(
    table: Table, family: Family, visit: VisitId
) -> None:
    fill_in(table, family)
    assert seen(table, "field-caseNumber") is None
    table.tap("alone")
    assert "Voor ons team." in table.words()
    type_into(table, "caseNumber", "Zevenblad geheim")
    assert type(seen(table, "field-helpGoal")) is QPlainTextEdit
    table.rooms.form_screen.fill.alone.timer.timeout.emit()  # nobody touched it for a minute
    table.settle()
    assert "Zevenblad" not in table.words()
    opened = opened_by(table, family)
    assert dict(opened.answers)["caseNumber"] == "Zevenblad geheim"
    sign(table.work, family, visit, opened.id, family.father)
    assert b"Zevenblad" not in sealed(table.work, family, opened.id, family.father)
    assert "Zevenblad" not in text_of(sealed(table.work, family, opened.id, family.father))


def test_half_filled_it_survives_a_lock_and_a_new_version_begins_with_it(
    qtbot: QtBot, table: Table, family: Family, visit: VisitId
) -> None:
    fill_in(table, family)
    table.leave()
    again = sit_down(qtbot, table.work)
    again.rooms.show_form(family.case, family.boy, "")
    again.settle()
    answers = again.rooms.form._filling.answers()
    assert answers["officeHour"] == ChoiceAnswer(("wednesday",))
    assert answers["whoJoins"] == PersonsAnswer((family.mother,))
    opened = opened_by(again, family)
    rename(table.work, family, ("Samira Haddad-Berg", "Jeroen de Boer", "Noor de Boer", "Sami de Boer"))
    with pytest.raises(FormChangedError):
        sign(table.work, family, visit, opened.id, family.father)
    again.rooms.show_form(family.case, family.boy, opened.id)
    again.settle()
    again.tap(f"signer-{family.father}")
    again.tap(again.rooms.form_screen.bar.action)
    assert again.rooms.form._filling.answers()["talks"] == dict(opened.typed)["talks"]
    again.tap(again.rooms.form_screen.fill.ready)
    newest = next(each for each in again.file(family).forms if each.replaced_by is None)
    assert newest.names == ((family.mother, "Samira Haddad-Berg"),)
    again.leave()


def test_a_draft_of_a_program_of_before_is_read_and_kept_on(qtbot: QtBot, work: Workspace, family: Family) -> None:
    begin_visit(work, family)
    key = DraftKey(family.case, draft_field("consentToHelp", family.boy))
    work.journal.put_draft(key, b'{"helpGoal": "rust in huis", "endsOn": "2027-03-01", "workerRole": "help"}')
    table = sit_down(qtbot, work)
    table.tap(f"form-{family.boy}")
    edit = seen(table, "field-helpGoal")
    assert isinstance(edit, QPlainTextEdit)
    assert edit.toPlainText() == "rust in huis"
    assert table.find("field-workerRole-help").isChecked()
    table.leave()
