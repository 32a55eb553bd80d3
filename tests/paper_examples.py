"""Papers of invented families, from the plain to the hostile."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from math import cos, sin

from jgvisit.documents.model import Mark, Paper, Paragraph, Row, Section, Strokes

ORGANISATION = "Gemeente Waterrijk · Team Jeugd en Gezin"
REASON = "Verzegeld door Gemeente Waterrijk"
"""Of a seal: no person's name."""


def written(width: int = 4200, points: int = 180) -> Strokes:
    """A looping line and a crossing dash, in 1/100 mm."""
    loop = tuple(
        (round(600 + i * width / points + 260 * sin(i / 5)), round(1400 + 620 * cos(i / 5) - 2 * i))
        for i in range(points)
    )
    return (loop, ((700, 1900), (1800, 1820), (2900, 1760)))


def dutch_paper() -> Paper:
    """A consent to help in Dutch alone, two marks with ink."""
    help_asked = Section(
        heading="Waarover dit papier gaat",
        paragraphs=(
            Paragraph(
                "U praat met ons team over hulp voor Sem. Die hulp is vrijwillig. U beslist zelf of u die hulp wilt."
            ),
            Paragraph(
                "Zegt u nee, dan heeft dat geen gevolgen voor de hulp die u al krijgt. U kunt later altijd ja zeggen."
            ),
        ),
        rows=(
            Row("Kind", "Sem de Wit, geboren 3 maart 2019"),
            Row("Soort hulp", "Gesprekken thuis met een gezinswerker, één keer per week"),
            Row("Vanaf", "1 december 2026, zes maanden; daarna bespreken wij het opnieuw"),
        ),
    )
    rights = Section(
        heading="Wat u altijd mag",
        paragraphs=(
            Paragraph(
                "U mag op elk moment stoppen. U hoeft niet te zeggen waarom. "
                "Bel ons op 085 000 00 00 of zeg het aan tafel."
            ),
            Paragraph("U mag een kopie vragen. U mag iemand meenemen naar elk gesprek."),
        ),
    )
    return Paper(
        number="TH-2026-0193f2",
        title="Toestemming voor hulp",
        title_translated=None,
        organisation=ORGANISATION,
        language=None,
        notices=("Deze tekst is nog niet door een jurist gecontroleerd.",),
        sections=(help_asked, rights),
        decision="Ik geef toestemming voor deze hulp aan Sem.",
        marks=(
            Mark(
                "Ouder met gezag",
                "Anna de Wit",
                written(),
                "Getekend op de tablet op 21 november 2026 om 14:03 (klok van de tablet).",
                "Handtekening van de ouder",
            ),
            Mark(
                "Medewerker van het team",
                "Kim Bakker",
                written(3000, 90),
                "Getekend op de tablet op 21 november 2026 om 14:05 (klok van de tablet).",
                "Handtekening van de medewerker",
            ),
        ),
        footer="Formulier toestemming hulp, versie 3 · 21 november 2026",
        made_at=datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
        attachment=b'{"decision":"agreed","form":"help","number":"TH-2026-0193f2"}',
        attachment_name="toestemming.json",
    )


def arabic_paper() -> Paper:
    """The same paper with Arabic beside it, for a demo."""
    paper = dutch_paper()
    first, second = paper.sections
    first = replace(
        first,
        heading_translated="عن هذه الورقة",
        paragraphs=(
            replace(
                first.paragraphs[0], translation="تتحدث مع فريقنا عن مساعدة لسيم. هذه المساعدة طوعية. أنت تقرر بنفسك."
            ),
            replace(
                first.paragraphs[1],
                translation="إذا قلت لا فلن يؤثر ذلك على المساعدة الحالية. يمكنك الموافقة لاحقا، حتى 21-11-2027.",
            ),
        ),
        rows=(
            Row("Kind", "Sem de Wit, geboren 3 maart 2019", "الطفل", "سيم، ولد في 03-03-2019"),
            Row(
                "Soort hulp",
                "Gesprekken thuis met een gezinswerker, één keer per week",
                "نوع المساعدة",
                "محادثات في البيت",
            ),
            Row("Vanaf", "1 december 2026", "من تاريخ"),
        ),
    )
    second = replace(
        second,
        heading_translated="حقوقك دائما",
        paragraphs=(
            replace(second.paragraphs[0], translation="يمكنك التوقف في أي وقت. اتصل بنا على 085 000 00 00 أو أخبرنا."),
            replace(second.paragraphs[1], translation="يمكنك طلب نسخة. يمكنك إحضار شخص معك إلى كل محادثة."),
        ),
    )
    return replace(
        paper,
        title_translated="الموافقة على المساعدة",
        language="ar",
        notices=("Deze vertaling is niet gecontroleerd. De Nederlandse tekst geldt.",),
        notices_translated=("هذه الترجمة غير مدققة. النص الهولندي هو المعتمد.",),
        sections=(first, second),
        decision_translated="أوافق على هذه المساعدة لسيم.",
        demo=True,
    )


def hostile_paper() -> Paper:
    """Names that are long, marked up, turned round, built of marks and without spaces; one mark in words."""
    paper = arabic_paper()
    long_name = "Wolfeschlegelsteinhausenbergerdorff" * 6
    names = Section(
        "Wie erbij waren",
        rows=(
            Row("Opmaak", '<b>Jan</b> *vet* #image("x") $x^2$ @label \\ // http://voorbeeld.test/' + "a" * 60),
            Row("Zonder spatie", long_name),
            Row("Omgekeerd", "Jan \u202e(geboren 21-11-2020)\u202c \x00einde"),
            Row("Tekens", "Z͑ͫ̓a̵̜l̶g̷o Ñǎṃẹ Łukasz Žiga İpek Őrs ǅ"),
            Row("Arabisch", "محمد عبد الرحمن بن عبد العزيز (21-11-2020)", "الاسم", "محمد 21-11-2020"),
            Row("Tigrinya en Grieks", "ሰላም ተስፋይ Ελένη Олена"),
            Row("Regels", "eerste regel\r\ntweede regel\nderde regel"),
        ),
    )
    absent = Mark(
        "Ouder met gezag", long_name, (), "Niet getekend: mevrouw wil er eerst met haar advocaat over praten.", ""
    )
    return replace(
        paper,
        sections=(*paper.sections, names),
        decision="Ik wil eerst nadenken over de hulp aan " + long_name + ".",
        decision_translated=None,
        marks=(absent, paper.marks[1]),
        footer=paper.footer + " · " + "x" * 90,
    )
