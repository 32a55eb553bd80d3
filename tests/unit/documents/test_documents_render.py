from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import page
import pikepdf
import pytest
from paper_examples import ORGANISATION, arabic_paper, dutch_paper, hostile_paper
from PySide6.QtGui import QImage

from jgvisit.config import resources_dir
from jgvisit.documents.errors import RenderError, UndrawableTextError
from jgvisit.documents.model import Mark, Paper, Paragraph, Row, Section
from jgvisit.documents.render import Renderer

PAPERS = pytest.mark.parametrize("make", [dutch_paper, arabic_paper, hostile_paper], ids=["dutch", "arabic", "hostile"])


def text_of(pdf: bytes, tmp_path: Path) -> str:
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    return done.stdout.decode().replace("\u200b", "")


@PAPERS
def test_a_paper_can_be_archived_and_read_by_a_screen_reader(
    make: Callable[[], Paper], renderer: Renderer, tmp_path: Path
) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(renderer.pdf(make()))
    for profile in (page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1):
        assert [failure.rule_id for failure in page.validate_pdf(str(file), profile=profile).failures] == []


@PAPERS
def test_the_pages_shown_are_as_many_as_the_pages_sealed(make: Callable[[], Paper], renderer: Renderer) -> None:
    shown = renderer.pages(make(), pixels_per_inch=72)
    with pikepdf.open(io.BytesIO(renderer.pdf(make()))) as pdf:
        assert len(shown) == len(pdf.pages)
    image = QImage.fromData(shown[0])
    assert (image.width(), image.height()) == (595, 842)


def test_the_same_paper_gives_the_same_bytes(renderer: Renderer) -> None:
    assert renderer.pdf(arabic_paper()) == Renderer(resources_dir()).pdf(arabic_paper())


def test_the_moment_it_was_made_is_the_date_of_the_document(renderer: Renderer) -> None:
    later = replace(dutch_paper(), made_at=dutch_paper().made_at + timedelta(days=1))
    with pikepdf.open(io.BytesIO(renderer.pdf(later))) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20261122130500")


def test_metadata_carry_title_number_and_organisation_but_no_name(renderer: Renderer) -> None:
    with pikepdf.open(io.BytesIO(renderer.pdf(dutch_paper()))) as pdf:
        info = {key: str(value) for key, value in pdf.docinfo.items()}
        xmp = pdf.Root.Metadata.read_bytes().decode()
    assert info["/Title"] == "Toestemming voor hulp TH-2026-0193f2"
    assert info["/Author"] == ORGANISATION
    assert not [name for name in ("Anna", "Wit", "Sem", "Bakker") if name in xmp + json.dumps(info)]


def test_the_attachment_is_byte_for_byte_what_was_given(renderer: Renderer) -> None:
    record = '{"naam":"Zoë \\u0000 محمد","n":1}'.encode()
    with pikepdf.open(io.BytesIO(renderer.pdf(replace(dutch_paper(), attachment=record)))) as pdf:
        ((name, attached),) = pdf.attachments.items()
        assert name == "toestemming.json"
        assert attached.get_file().read_bytes() == record
        assert attached.obj.AFRelationship == pikepdf.Name.Data


def test_dutch_and_translation_are_marked_with_their_language(renderer: Renderer) -> None:
    with pikepdf.open(io.BytesIO(renderer.pdf(arabic_paper()))) as pdf:
        languages = {str(o["/Lang"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Lang" in o}
    assert {"nl-NL", "ar"} <= languages


def test_markup_in_a_name_stays_text_and_nothing_of_a_hostile_name_is_lost(renderer: Renderer, tmp_path: Path) -> None:
    text = text_of(renderer.pdf(hostile_paper()), tmp_path)
    assert '<b>Jan</b> *vet* #image("x")' in text
    flat = "".join(text.split())
    assert "einde" in flat
    assert flat.count("ausenberger") >= 17


def test_dates_keep_their_order_in_arabic(renderer: Renderer, tmp_path: Path) -> None:
    text = text_of(renderer.pdf(arabic_paper()), tmp_path)
    assert "21-11-2027" in text
    assert "085\u00a0000\u00a000\u00a000" in text or "085 000 00 00" in text


def test_words_stand_in_the_place_of_ink_that_is_not_there(renderer: Renderer, tmp_path: Path) -> None:
    mark = Mark("Ouder met gezag", "Anna de Wit", (), "Niet getekend: wil eerst nadenken.", "")
    with_ink, without = dutch_paper(), replace(dutch_paper(), marks=(mark,))
    text = text_of(renderer.pdf(without), tmp_path)
    assert "Niet getekend: wil eerst nadenken." in text
    assert "gewone elektronische handtekening" not in " ".join(text.split())
    assert figures(renderer.pdf(with_ink)) == ["Handtekening van de ouder", "Handtekening van de medewerker"]
    assert figures(renderer.pdf(without)) == []


@PAPERS
def test_the_decision_and_all_marks_stand_on_one_page(
    make: Callable[[], Paper], renderer: Renderer, tmp_path: Path
) -> None:
    pages = text_of(renderer.pdf(make()), tmp_path).split("\f")
    (signing,) = [page for page in pages if "Ondertekening" in page]
    assert "Beslissing" in signing
    assert "14:05 (klok van de tablet)" in " ".join(signing.split())


def test_before_a_decision_the_paper_shows_no_place_for_one(renderer: Renderer, tmp_path: Path) -> None:
    beforehand = replace(dutch_paper(), decision="", marks=())
    text = text_of(renderer.pdf(beforehand), tmp_path)
    assert not [word for word in ("Beslissing", "Ondertekening") if word in text]
    assert "Wat u altijd mag" in text


def test_a_heading_without_text_is_left_out(renderer: Renderer, tmp_path: Path) -> None:
    paper = replace(dutch_paper(), sections=(Section("Leeg kopje"), *dutch_paper().sections))
    assert "Leeg kopje" not in text_of(renderer.pdf(paper), tmp_path)


def test_own_words_as_long_as_a_page_are_printed_to_the_last(renderer: Renderer, tmp_path: Path) -> None:
    words = " ".join(f"woord{n}" for n in range(700))
    mark = Mark("Antwoord van", "Anna de Wit", (), words, "")
    paper = replace(dutch_paper(), decision="Ja. " + words, marks=(mark, dutch_paper().marks[1]))
    text = text_of(renderer.pdf(paper), tmp_path)
    assert text.count("woord699") == 2
    assert text.count("woord350") == 2


def figures(pdf: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = [o for o in opened.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name.Figure]
        return [str(tag["/Alt"]) for tag in tags]


def test_a_demo_says_so_on_the_page(renderer: Renderer, tmp_path: Path) -> None:
    assert "DEMO: geen echt papier" in text_of(renderer.pdf(replace(dutch_paper(), demo=True)), tmp_path)
    assert "DEMO" not in text_of(renderer.pdf(dutch_paper()), tmp_path)


def test_the_paper_tells_how_to_check_it_without_address_or_hash(renderer: Renderer, tmp_path: Path) -> None:
    text = text_of(renderer.pdf(dutch_paper()), tmp_path)
    assert "Zo is dit papier te controleren" in text
    assert "Het zegel is van de gemeente" in " ".join(text.split())
    assert not [word for word in ("http", "www.", "sha", "SHA") if word in text]


def test_the_field_with_an_undrawable_name_is_named(renderer: Renderer) -> None:
    paper = replace(dutch_paper(), sections=(Section("Kind", rows=(Row("Naam", "Sem"), Row("Roepnaam", "小明"))),))
    with pytest.raises(UndrawableTextError) as refused:
        renderer.pdf(paper)
    assert refused.value.field == "sections[0].rows[1].value"
    assert refused.value.characters == {"小", "明"}
    assert "小" not in str(refused.value)


def test_a_panic_of_the_engine_is_an_error_and_the_next_paper_is_drawn(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    shutil.copytree(resources_dir() / "fonts", tmp_path / "fonts")
    template = tmp_path / "forms" / "paper.typ"
    template.write_text(
        '#set document(title: "t", date: auto)\n'
        '#set text(fallback: false, font: ((name: "Vazirmatn", covers: regex("[\\u{0600}-\\u{06FF}]")), "Noto Sans"))\n'
        "#json(bytes(sys.inputs.paper)).decision"
    )
    runs = json.loads((tmp_path / "fonts" / "coverage.json").read_text())["Vazirmatn"]
    points = [point for start, end in runs for point in range(start, end + 1) if point >= 0x600][:200]
    panics = "a " + " ".join(map(chr, points)) + " b"
    own = Renderer(tmp_path)
    with pytest.raises(RenderError) as refused:
        own.pdf(replace(dutch_paper(), decision=panics, sections=(), marks=()))
    assert "ط" not in str(refused.value)
    assert own.pdf(dutch_paper()).startswith(b"%PDF")


def test_any_other_failure_of_the_engine_is_an_error_that_quotes_no_text(tmp_path: Path) -> None:
    (tmp_path / "forms").mkdir()
    shutil.copytree(resources_dir() / "fonts", tmp_path / "fonts")
    (tmp_path / "forms" / "paper.typ").write_text(
        '#set document(title: "t", date: auto)\n#set text(font: "Vazirmatn", fallback: false)\n'
        "#json(bytes(sys.inputs.paper)).decision"
    )
    with pytest.raises(RenderError, match="could not be displayed") as refused:
        Renderer(tmp_path).pdf(replace(dutch_paper(), decision="Олена"))
    assert "О" not in str(refused.value)


def test_the_template_imports_nothing_and_reads_no_file() -> None:
    template = (resources_dir() / "forms" / "paper.typ").read_text("utf-8")
    assert not [word for word in ("#import", "#include", "read(", "eval(", "@preview") if word in template]


def test_every_choice_stands_on_one_page_with_the_others(renderer: Renderer, tmp_path: Path) -> None:
    """A no on the next page is a no that somebody does not find."""
    choices = Section("Wat is de keuze?", None, tuple(Paragraph(f"[    ]  keuze{n}") for n in range(5)), together=True)
    for before in range(20, 32, 2):
        told = Section("Goed om te weten", None, tuple(Paragraph(f"zin {n}") for n in range(before)))
        paper = replace(dutch_paper(), sections=(told, choices), decision="", marks=(), is_sealed=False)
        pages = text_of(renderer.pdf(paper), tmp_path).split("\f")
        assert max(len(re.findall(r"keuze\d", each)) for each in pages) == 5, before


def test_a_row_stays_on_one_page_and_a_very_long_one_loses_nothing(renderer: Renderer, tmp_path: Path) -> None:
    short = Row("Afspraak", "\n".join(f"kort{n}" for n in range(12)))
    long = Row("Verhaal", " ".join(f"lang{n}" for n in range(900)))
    for before in range(0, 30, 6):
        told = Section("Goed om te weten", None, tuple(Paragraph(f"zin {n}") for n in range(before)), (short, long))
        pages = text_of(renderer.pdf(replace(dutch_paper(), sections=(told,))), tmp_path).split("\f")
        assert max(each.count("kort") for each in pages) == 12, before
        assert sum(each.count("lang") for each in pages) == 900, before
