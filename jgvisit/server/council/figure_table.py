"""The indicators, as practice.md §7.2 and harm.md (H26, H28) ask for them, in the order in which they are published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from jgvisit.server.council.figure_model import Figure, Indicator

_ONLY_HERE = "Alleen wat in jgvisit is vastgelegd, telt mee."

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "C",
        "Hoe volledig zijn deze cijfers",
        "Een gezin telt mee als er in of over dat jaar iets is vastgelegd in jgvisit. Alleen invoeren telt niet: wie"
        " erbij hoort, wie gezag heeft en hoe iemand te bereiken is. De lijst is het aantal gezinnen dat de gemeente"
        " dat jaar hulp gaf, volgens haar eigen administratie. In jgvisit bekend is elk gezin dat er eind dat jaar in"
        " stond, ook uit een bestand, ook als de hulp eerder stopte.",
        "Zonder die lijst is niet bekend hoe volledig de cijfers zijn.",
        (
            Figure("C.caseload", "families", "Op de lijst van de gemeente",
                   "Op de lijst van de gemeente stonden in {year} {n}."),
            Figure("C.known", "families", "In jgvisit bekend, uit een bestand of zelf opgeschreven",
                   "Eind {year} stonden {n} in jgvisit, uit een bestand of zelf opgeschreven."),
            Figure("C.families", "families", "Van de lijst: iets vastgelegd",
                   "Van {n} is in {year} iets vastgelegd.", ("C.caseload", "C.known"),
                   "C.caseload", "Van alle gezinnen op die lijst is in {year} iets vastgelegd."),
            Figure("C.whole", "families", "Daarvan: alles was te lezen en klopte met elkaar",
                   "Van {n} was alles te lezen, zonder tegenspraak.", ("C.families",),
                   "C.families", "Van al die gezinnen was alles te lezen, zonder tegenspraak.", helper=True),
        ),
        ("volledig", "volledigheid", "compleet", "alle gezinnen"),
    ),
    Indicator(
        "R1",
        "Vrijwillige hulp met grote zorgen",
        "Geteld wordt voor wie in dat jaar is vastgelegd dat er meer hulp begon, of dezelfde hulp onder een andere"
        " naam. Die hulp is vrijwillig. Niet geteld wordt hoe vaak een uitlegkaart is getoond. Het einde wordt niet"
        " vastgelegd.",
        "Zie ‘Hoe volledig zijn deze cijfers’ voor hoeveel gezinnen er iets is vastgelegd. Dit is niet te vergelijken"
        " met schattingen van vroeger: die telden anders.",
        (
            Figure("R1.families", "families", "Gezinnen waar deze hulp begon",
                   "In {year} begon bij {n} vrijwillige hulp met grote zorgen.", ("C.families", "R1.children")),
            Figure("R1.children", "children", "Kinderen voor wie deze hulp begon",
                   "In {year} begon voor {n} vrijwillige hulp met grote zorgen."),
        ),
        ("preventieve jeugdbescherming", "preventieve jeugdhulp", "drang", "drangtraject", "intensieve", "vrijwillig",
         "vrijwillige", "vrijwillige hulp", "zorgen"),
    ),
    Indicator(
        "R2",
        "De status is uitgelegd aan elke ouder met gezag",
        "Van de gezinnen van R1: iedereen met gezag hoorde na het begin, en in dat jaar, kaart K02 of K05. Gezag telt"
        " zoals het bekend was op de dag waarop de hulp begon.",
        "Waar niet bekend is wie het gezag heeft, telt het gezin niet als uitgelegd.",
        (
            Figure("R2.known", "families", "Van R1: bekend wie het gezag heeft",
                   "Bij {n} was bekend wie het gezag heeft.", ("R1.families",), helper=True),
            Figure("R2.families", "families", "Van R1: aan iedereen met gezag uitgelegd",
                   "Bij {n} hoorde iedereen met gezag dat hulp vrijwillig is.", ("R2.known",), "R1.families",
                   "Bij alle gezinnen met deze hulp hoorde iedereen met gezag dat hulp vrijwillig is."),
        ),
        ("uitgelegd", "uitleg", "geïnformeerd", "informeren", "onduidelijkheid", "status"),
    ),
    Indicator(
        "R3",
        "In eigen woorden teruggegeven",
        "Van de gezinnen van R2: ieder met gezag vertelde het in eigen woorden terug, na hoogstens één herhaling. De"
        " medewerker schreef op of dat lukte.",
        "Terugvragen is niet verplicht. Waar het niet is gevraagd, is niet bekend of iemand het begreep.",
        (
            Figure("R3.asked", "families", "Van R2: aan ieder met gezag teruggevraagd",
                   "Bij {n} is aan ieder met gezag gevraagd om het terug te vertellen.",
                   ("R2.families", "R14.asked"),
                   helper=True),
            Figure("R3.families", "families", "Van R2: ieder vertelde het terug",
                   "Bij {n} vertelde ieder met gezag het in eigen woorden terug.", ("R3.asked",), "R2.families",
                   "Bij al die gezinnen vertelde ieder met gezag het in eigen woorden terug."),
        ),
        ("begrepen", "begrijpen", "eigen woorden"),
    ),
    Indicator(
        "R4",
        "Het kind hoorde het in eigen woorden",
        "Van de kinderen van R1 die op 31 december 6 jaar of ouder waren: het kind hoorde na het begin, en in dat"
        " jaar, kaart K02, K05 of K24 in de tekst voor kinderen.",
        "Een kind van wie de geboortedag niet bekend is, telt niet mee.",
        (
            Figure("R4.known", "children", "Van de kinderen van R1: geboortedag bekend",
                   "Van {n} was de geboortedag bekend.", ("R1.children",), helper=True),
            Figure("R4.six", "children", "Daarvan: 6 jaar of ouder",
                   "Daarvan waren {n} 6 jaar of ouder.", ("R4.known",)),
            Figure("R4.told", "children", "Daarvan: verteld in de tekst voor kinderen",
                   "Aan {n} is het verteld in een tekst voor kinderen.", ("R4.six",), "R4.six",
                   "Aan al deze kinderen vanaf 6 jaar is het verteld in een tekst voor kinderen."),
        ),
        ("kind", "kinderen"),
    ),
    Indicator(
        "R5",
        "Veiligheidsplannen",
        "Geteld wordt in het jaar waarin het plan begon. Beide gevolgen zijn verteld als het plan zegt wat er komt als"
        " het lukt en als het niet lukt, en ieder die iets belooft kaart K08 hoorde.",
        _ONLY_HERE,
        (
            Figure("R5.plans", "plans", "Begonnen plannen", "In {year} begonnen {n}."),
            Figure("R5.both", "plans", "Daarvan: beide gevolgen verteld",
                   "Bij {n} zijn beide gevolgen verteld.", ("R5.plans",), "R5.plans",
                   "Bij alle veiligheidsplannen van {year} zijn beide gevolgen verteld."),
        ),
        ("veiligheidsplan", "veiligheidsplannen"),
    ),
    Indicator(
        "R6",
        "Verblijf elders, als afspraak",
        "Geteld worden kinderen die in dat jaar ergens anders gingen wonen, als afspraak en zonder besluit van de"
        " rechter. Lang is: meer dan drie maanden, voor zover dat op 31 december bekend was.",
        "Waar een kind daarna ging wonen, wordt niet vastgelegd. Daarom staat er niet wie weer thuis woont.",
        (
            Figure("R6.children", "children", "Kinderen die elders gingen wonen",
                   "In {year} gingen {n} als afspraak een tijd ergens anders wonen."),
            Figure("R6.long", "children", "Daarvan: langer dan drie maanden",
                   "Voor {n} duurde dat langer dan drie maanden.", ("R6.children",)),
            Figure("R6.ended", "children", "Daarvan: geëindigd in dat jaar",
                   "Voor {n} was dat op 31 december voorbij.", ("R6.children",)),
        ),
        ("verblijf", "elders", "logeren"),
    ),
    Indicator(
        "R7",
        "Minder contact, als afspraak",
        "Geteld worden kinderen over wie in dat jaar iedereen die ja moest zeggen, ja zei tegen minder contact.",
        "Een afspraak over contact binnen een afspraak over verblijf telt bij R6.",
        (
            Figure("R7.children", "children", "Kinderen met zo'n afspraak",
                   "Over {n} is in {year} minder contact afgesproken.", ("R16.asked",)),
        ),
        ("contact",),
    ),
    Indicator(
        "R8",
        "Overdrachten aan een gecertificeerde instelling",
        "Geteld wordt in het jaar waarin de overdracht begon, voor zover bekend op 31 december. Verstuurd telt alleen"
        " met de toestemming die nodig is, of met een besluit van de rechter dat is gezien.",
        _ONLY_HERE,
        (
            Figure("R8.handovers", "handovers", "Begonnen overdrachten", "In {year} begonnen {n}."),
            Figure("R8.together", "handovers", "Daarvan: samen besproken",
                   "Bij {n} is de tekst samen met het gezin besproken.", ("R8.handovers",), "R8.handovers",
                   "Bij alle overdrachten van {year} is de tekst samen met het gezin besproken."),
            Figure("R8.sent", "handovers", "Daarvan: verstuurd", "Daarvan zijn {n} verstuurd.", ("R8.handovers",)),
            Figure("R8.dissent", "handovers", "Daarvan: met de eigen mening van het gezin erbij",
                   "Bij {n} stond erbij waar het gezin het niet mee eens is.", ("R8.sent",)),
        ),
        ("overdracht", "overdrachten", "gecertificeerde"),
    ),
    Indicator(
        "R9",
        "Verzoeken aan de Raad voor de Kinderbescherming",
        "Geteld wordt in het jaar waarin het verzoek is verstuurd. Gewone verzoeken en spoed staan in één getal.",
        "Van een verzoek zonder formulier I is niet bekend of de ouders het vooraf hoorden.",
        (
            Figure("R9.requests", "requests", "Verstuurde verzoeken",
                   "In {year} zijn {n} aan de Raad voor de Kinderbescherming verstuurd."),
            Figure("R9.accounted", "requests", "Daarvan: ouders ingelicht, of de reden staat erbij",
                   "Bij {n} zijn de ouders ingelicht, of staat de reden erbij.", ("R9.requests",), "R9.requests",
                   "Bij alle verzoeken van {year} zijn de ouders ingelicht, of staat de reden erbij."),
            Figure("R9.informed", "requests", "Daarvan: elke ouder hoorde het vooraf",
                   "Bij {n} hoorde elke ouder het vooraf.", ("R9.accounted",), "R9.requests",
                   "Bij alle verzoeken van {year} hoorde elke ouder het vooraf."),
            Figure("R9.view", "requests", "Met de mening van een ouder erin",
                   "In {n} stond de mening van een ouder.", ("R9.requests",)),
        ),
        ("raad", "raadsonderzoek", "verzoek", "verzoeken", "vto", "kinderbescherming", "melding", "meldingen"),
    ),
    Indicator(
        "R10",
        "Nee gezegd, of een ja teruggenomen",
        "Geteld worden antwoorden op een vraag om toestemming, bij een formulier met regels per regel. Een intrekking"
        " geldt vanaf het moment zelf; geteld wordt ook of de gemeente die binnen een dag had.",
        "Een mediaan van het aantal dagen staat er niet in: dat is het getal van één gezin.",
        (
            Figure("R10.answers", "answers", "Antwoorden op een vraag om toestemming",
                   "In {year} gaven ouders en kinderen {n} op een vraag om toestemming."),
            Figure("R10.refused", "answers", "Daarvan: nee", "Daarvan waren {n} een nee.", ("R10.answers",)),
            Figure("R10.withdrawn", "withdrawals", "Ja teruggenomen", "In {year} waren er {n} van toestemming."),
            Figure("R10.quick", "withdrawals", "Daarvan: binnen een dag bij de gemeente",
                   "Daarvan waren {n} binnen een dag bij de gemeente.", ("R10.withdrawn",), "R10.withdrawn",
                   "Alle intrekkingen van {year} waren binnen een dag bij de gemeente."),
        ),
        ("toestemming", "geweigerd", "weigeren", "intrekken", "ingetrokken", "nee"),
    ),
    Indicator(
        "R11",
        "Geen overeenstemming",
        "Geteld wordt in het jaar waarin het verslag begon. Een tweede persoon telt als die binnen vijf werkdagen een"
        " eigen mening gaf.",
        _ONLY_HERE,
        (
            Figure("R11.notes", "notes", "Verslagen dat men het niet eens werd",
                   "In {year} zijn er {n} gemaakt dat men het niet eens werd."),
            Figure("R11.second", "notes", "Daarvan: tweede persoon binnen vijf werkdagen",
                   "Bij {n} keek een tweede persoon binnen vijf werkdagen mee.", ("R11.notes",), "R11.notes",
                   "Bij al die verslagen keek een tweede persoon binnen vijf werkdagen mee."),
        ),
        ("niet eens", "oneens", "overeenstemming", "tweede persoon", "vier ogen"),
    ),
    Indicator(
        "R12",
        "Gesprekken met een tolk",
        "Geteld worden gesprekken met iemand erbij die een andere taal spreekt dan Nederlands.",
        "Bij een deel is niet vastgelegd of er een tolk was; het getal daarvoor staat erbij.",
        (
            Figure("R12.visits", "visits", "Gesprekken met iemand met een andere taal",
                   "In {year} waren er {n} met iemand met een andere taal."),
            Figure("R12.recorded", "visits", "Daarvan: vastgelegd of er een tolk was",
                   "Bij {n} is vastgelegd of er een tolk was.", ("R12.visits",), "R12.visits",
                   "Bij al die gesprekken is vastgelegd of er een tolk was."),
            Figure("R12.professional", "visits", "Daarvan: met een beroepstolk",
                   "Bij {n} was er een beroepstolk.", ("R12.recorded",), "R12.visits",
                   "Bij al die gesprekken was er een beroepstolk."),
        ),
        ("tolk", "tolken", "taal", "vertalen"),
    ),
    Indicator(
        "R13",
        "Kopieën voor het gezin",
        "Geteld worden kopieën die iemand wilde van een papier waarover die persoon in dat jaar besliste. Op tijd is"
        " binnen zeven dagen.",
        "Wie geen kopie wilde, of bij wie het niet veilig was, telt niet mee.",
        (
            Figure("R13.copies", "copies", "Gevraagde kopieën", "In {year} vroegen mensen om {n} van hun papieren."),
            Figure("R13.given", "copies", "Daarvan: gegeven", "Daarvan zijn {n} gegeven.", ("R13.copies",),
                   "R13.copies", "Al deze kopieën zijn gegeven."),
            Figure("R13.quick", "copies", "Daarvan: binnen zeven dagen",
                   "Daarvan zijn {n} binnen zeven dagen gegeven.", ("R13.given",), "R13.copies",
                   "Al deze kopieën zijn binnen zeven dagen gegeven."),
        ),
        ("kopie", "kopieën", "papieren", "afschrift"),
    ),
    Indicator(
        "R14",
        "Wel uitgelegd, nog niet begrepen",
        "Geteld worden gezinnen waar op 31 december iemands laatste antwoord op een terugvraag 'nog niet' was. De"
        " medewerker schreef dat op.",
        "Alleen gezinnen waarover dat jaar iets is vastgelegd, en waar is teruggevraagd.",
        (
            Figure("R14.asked", "families", "Gezinnen waar is teruggevraagd",
                   "Bij {n} is teruggevraagd wat zij hoorden.", ("C.families",)),
            Figure("R14.open", "families", "Daarvan: eind van het jaar nog niet begrepen",
                   "Bij {n} stond eind {year} nog open dat iemand het begreep.", ("R14.asked",)),
        ),
        ("nog niet begrepen", "onbegrepen"),
    ),
    Indicator(
        "R15",
        "Wat wij beloofden",
        "Geteld wordt wat wij een gezin beloofden voor een dag in dat jaar, bezoeken die wij voor zo'n dag afspraken,"
        " en afspraken van ons team in een veiligheidsplan waarop in dat jaar is teruggekeken. Nooit per medewerker.",
        "Een belofte die niemand opschreef, telt niet mee. Een bezoek dat het gezin verzette, telt op de nieuwe dag.",
        (
            Figure("R15.promises", "promises", "Beloften van ons", "In {year} deed ons team {n}."),
            Figure("R15.kept", "promises", "Daarvan: gehouden, op de afgesproken dag",
                   "Daarvan zijn {n} gehouden op de afgesproken dag.", ("R15.promises",), "R15.promises",
                   "Al deze beloften zijn gehouden op de afgesproken dag."),
            Figure("R15.late", "promises", "Daarvan: gehouden, na de afgesproken dag",
                   "Daarvan zijn {n} gehouden na de afgesproken dag.", ("R15.promises",), "R15.promises",
                   "Al deze beloften zijn gehouden na de afgesproken dag."),
        ),
        ("beloften", "beloofd", "afspraken", "nagekomen"),
    ),
    Indicator(
        "R16",
        "Voelde iemand zich vrij om nee te zeggen",
        "Geteld worden keuzes bij een verblijf elders, minder contact of een overdracht (formulier E en F). Vrij is:"
        " een van de drie hoogste van vijf gezichtjes.",
        "De vraag overslaan mag. Wie oversloeg, staat niet bij vrij en niet bij niet vrij.",
        (
            Figure("R16.asked", "signatures", "Keuzes bij formulier E en F",
                   "In {year} maakten ouders en kinderen {n} bij formulier E of F.", ("R10.answers",)),
            Figure("R16.answered", "signatures", "Daarvan: vraag beantwoord",
                   "Bij {n} is gezegd hoe vrij men zich voelde.", ("R16.asked",)),
            Figure("R16.free", "signatures", "Daarvan: vrij om nee te zeggen",
                   "Bij {n} voelde men zich vrij om nee te zeggen.", ("R16.answered",)),
        ),
        ("vrij", "vrij voelen", "onder druk"),
    ),
    Indicator(
        "R17",
        "Vóór een ja tegen verblijf elders",
        "Geteld worden afspraken (formulier E) waar in dat jaar voor het eerst iemand ja zei.",
        _ONLY_HERE,
        (
            Figure("R17.stays", "agreements", "Afspraken met een eerste ja",
                   "Tegen {n} over verblijf of contact zei in {year} iemand voor het eerst ja.", ("R16.asked",)),
            Figure("R17.second", "agreements", "Daarvan: tweede persoon vóór dat ja",
                   "Bij {n} keek vóór dat ja een tweede persoon mee.", ("R17.stays",), "R17.stays",
                   "Bij al deze afspraken keek vóór dat ja een tweede persoon mee."),
            Figure("R17.lawyer", "agreements", "Daarvan: verteld over een advocaat",
                   "Bij {n} is verteld over een advocaat.", ("R17.stays",), "R17.stays",
                   "Bij al deze afspraken is verteld over een advocaat."),
        ),
        ("advocaat", "rechtsbijstand"),
    ),
)  # fmt: skip
FIGURES: Mapping[str, Figure] = MappingProxyType({one.id: one for each in INDICATORS for one in each.figures})
"""Every figure by its id, in the order in which they are published."""
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "families": "gezinnen",
        "children": "kinderen",
        "plans": "veiligheidsplannen",
        "handovers": "overdrachten",
        "requests": "verzoeken",
        "answers": "antwoorden",
        "withdrawals": "intrekkingen",
        "notes": "verslagen",
        "visits": "gesprekken",
        "copies": "kopieën",
        "promises": "beloften",
        "signatures": "keuzes",
        "agreements": "afspraken",
    }
)
"""Always more than one: what is less than ten is "minder dan 10"."""


def tables() -> tuple[tuple[str, ...], ...]:
    """Return the figures in groups that say something of each other, each group in the order of publication."""
    group = {name: {name} for name in FIGURES}
    for one in FIGURES.values():
        for whole in one.part_of:
            joined = group[one.id] | group[whole]
            group.update(dict.fromkeys(joined, joined))
    return tuple(dict.fromkeys(tuple(name for name in FIGURES if name in group[one]) for one in FIGURES))


def parts(figures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield (part, whole) for each pair of these figures of which one counts a part of the other, near or far."""
    present = tuple(figures)
    for one in present:
        yield from ((one, whole) for whole in present if whole in wholes(one))


def wholes(one: str) -> frozenset[str]:
    """Return every figure that this one can never exceed."""
    direct = FIGURES[one].part_of
    return frozenset(direct).union(*map(wholes, direct))
