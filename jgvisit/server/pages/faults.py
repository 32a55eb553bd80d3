"""A fault as a page: what happened, and what to do. Who is not logged in goes to the log-in page."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from jgvisit.content.pack_words import why_refused
from jgvisit.server.municipality import Municipality
from jgvisit.server.pages.drawing import page
from jgvisit.server.pages.log_in import HOME
from jgvisit.server.problems import RequestFaultError

_WORDS = {
    "page.role": "Deze pagina hoort niet bij uw rol. Vraag de beheerder als dat niet klopt.",
    "page.form_mark": "Dit formulier kwam niet van deze pagina. Er is niets gedaan. Open de pagina opnieuw.",
    "page.log_in": "Uw aanmelding is voorbij. Er is niets gedaan. Meld u opnieuw aan.",
    "page.unknown_person": "U bent hier nog niet bekend. Vraag de beheerder om een rol.",
    "page.other_log_in": "Deze aanmelding hoort niet bij deze browser. Meld u opnieuw aan.",
    "session.provider": "De aanmelddienst van de gemeente antwoordt niet. Probeer het straks opnieuw.",
    "session.code": "De aanmelding werd niet aangenomen. Meld u opnieuw aan.",
    "session.id_token": "De aanmelding klopt niet. Meld u opnieuw aan.",
    "session.id_token_used": "Deze aanmelding is al gebruikt. Meld u opnieuw aan.",
    "parked.gone": "Dit wacht niet meer. Misschien keek een collega er net naar.",
    "parked.no_right": "De schrijver heeft dit gezin nog steeds niet. Wijs het gezin eerst toe.",
    "office.gone": "Dit wacht hier niet, of het mag niet meer verstuurd worden. Is het al weg? Bel de medewerker.",
    "office.changed": "Een collega legde net iets vast. Er is niets gedaan. Kijk opnieuw.",
    "office.may_not_go": "Dit mag niet verstuurd worden. Er is niets vastgelegd. Is het al weg? Bel de medewerker, nu.",
    "office.before_sent": "De kopie kan niet terugkomen voor de dag waarop die verstuurd is. Er is niets vastgelegd.",
    "office.paper_broken": "Het papier is hier niet heel aangekomen. Verstuur niets. Bel de medewerker.",
    "office.step_not_now": "Deze stap past nu niet. Er is niets vastgelegd. Kijk opnieuw.",
    "office.step": "Deze stap is niet van de backoffice. Er is niets vastgelegd.",
    "office.not_yet_happened": "Die dag komt nog. Er is niets vastgelegd.",
    "office.reason_missing": "Er ontbreekt een woord dat nodig is. Er is niets vastgelegd. Ga terug en vul het in.",
    "office.form": "Kies een stap en een dag. Er is niets vastgelegd.",
    "office.too_long": "Een tekst is te lang. Er is niets vastgelegd.",
    "office.not_now": "De tekst staat hier alleen zolang die verstuurd moet worden.",
    "office.look_again": "In de tekst staat iets dat eerst de medewerker moet nakijken. Bel de medewerker.",
    "office.no_key": "Deze server heeft nog geen sleutel hiervoor. Er is niets vastgelegd. Vraag de beheerder.",
    "texts.waits": "Er wacht al een vrijgave. Trek die eerst in.",
    "texts.nothing_waits": "Dit wacht niet meer. Misschien keek een collega er net naar.",
    "texts.same_person": "U zette dit zelf klaar. Het tweede paar ogen is een ander.",
    "texts.other_file": "Dit is niet het bestand dat wacht, met alleen de tweede handtekening erbij. Het wacht nog.",
    "texts.not_live": "Er is intussen iets veranderd. Kijk opnieuw welke teksten de laptops ophalen.",
    "texts.taken_back": "Deze teksten zijn eerder teruggenomen. Geef ze een hoger nummer en teken opnieuw.",
    "texts.no_file": "U koos geen bestand.",
    "request.too_large": "Dit bestand is te groot.",
    "council.year_running": "Dat jaar is nog niet voorbij. Er wordt pas geteld als een jaar voorbij is.",
    "council.not_published": "Van dat jaar is geen verslag gepubliceerd.",
    "council.changed": "De cijfers zijn veranderd sinds u keek. Er is niets gepubliceerd. Kijk opnieuw.",
    "council.no_reason": "Kies wat u herziet, en schrijf op waarom. Er is niets gepubliceerd.",
    "council.not_correctable": "Deze tabel kan niet opnieuw: er is te weinig veranderd. Er is niets gepubliceerd.",
    "council.impossible_figures": "De lijst telt minder gezinnen dan er in jgvisit staan. Er is niets gepubliceerd.",
    "council.caseload": "Vul een aantal gezinnen in, en waar dat getal uit komt.",
    "glass.reason": "Schrijf in een zin waarom het niet kan wachten. Er is niets geopend.",
    "glass.which": "Vul het nummer van het gezin in, of een naam én een geboortedatum. Er is niets geopend.",
    "glass.nobody": "Zo'n gezin staat hier niet. Dat u zocht, staat in het logboek.",
    "glass.too_many": "U opende vandaag al veel gezinnen. Bel de teamleider.",
    "glass.over": "Deze inzage is voorbij, of is niet van u.",
    "glass.gone": "Deze inzage staat hier niet.",
    "glass.own": "Dit opende u zelf. Een ander kijkt het na.",
    "glass.reviewed": "Een collega keek dit net na. Er is niets veranderd.",
    "glass.note": "Schrijf op wat er niet klopte. Er is niets vastgelegd.",
    "glass.verdict": "Kies of het paste. Er is niets vastgelegd.",
    "glass.too_long": "Een tekst is te lang. Er is niets gedaan.",
    "cover.worker": "Kies twee medewerkers die gezinnen bezoeken. Er is niets vastgelegd.",
    "cover.case": "Wie weg is, heeft dit gezin niet. Er is niets vastgelegd.",
    "cover.days": "Vul een eerste en een laatste dag in; de laatste niet vóór de eerste. Er is niets vastgelegd.",
    "cover.same_person": "Kies twee verschillende mensen. Er is niets vastgelegd.",
    "cover.over": "Die dagen zijn al voorbij. Er is niets vastgelegd.",
    "cover.too_long": "Langer dan een jaar is geen waarneming. Laat de gezinnen overdragen. Er is niets vastgelegd.",
    "cover.deputy_away": "Deze collega is dan zelf weg. Er is niets vastgelegd.",
    "cover.covered": "Voor die dagen neemt al iemand waar. Stop dat eerst. Er is niets vastgelegd.",
    "cover.gone": "Dit is al voorbij, of een collega stopte het net.",
    "erasure.number": "Er is geen opdracht met dit nummer.",
}
_OTHER = "Dit kon niet. Er is niets veranderd."
_PACK, _UNTOUCHED = "content.pack_", "Er is niets veranderd."


def page_fault(request: Request, fault: RequestFaultError) -> Response | None:
    """Return the page for a fault under `/beheer`, None for the addresses of programs."""
    path = request.url.path
    if path != HOME and not path.startswith(f"{HOME}/"):
        return None
    if fault.problem_code == "page.log_in" and request.method == "GET":
        return RedirectResponse(f"{HOME}/aanmelden?naar={quote(path)}", status_code=HTTPStatus.SEE_OTHER)
    municipality: Municipality = request.app.state.municipality
    code = fault.problem_code
    words = f"{why_refused(code)} {_UNTOUCHED}" if code.startswith(_PACK) else _WORDS.get(code, _OTHER)
    return page("fout.html", municipality, None, status=fault.problem_status, words=words)
