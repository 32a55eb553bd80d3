"""One stored payload of each kind of event, as it was written at version 1. They stay readable for ever."""

from __future__ import annotations

BASE = (
    '"children":["01933333-0000-7000-8000-000000000003"],"event":"01933333-0000-7000-8000-0000000000aa",'
    '"on":"2026-03-01","persons":["01933333-0000-7000-8000-000000000001"],"source":"brief, gezien"'
)

EXAMPLES: dict[str, str] = {
    "authorityFoundOut": "",
    "applicationRecorded": '"about":"hulp thuis","decision_due_on":"2026-04-26",',
    "municipalDecisionRecorded": '"about":"begeleiding","sent_on":"2026-03-01",',
    "familyPlanOffered": '"answer":"notOffered","ground":"gevaar vandaag","until_on":"2026-04-01",',
    "planRecorded": '"name":"plan van het gezin","until_on":"2026-09-01",',
    "safetyPlanProposed": '"reason":"op 28 februari viel er een klap","until_on":"2026-05-01",',
    "agreementEvaluated": '"agreement":"vader belt voor hij komt","outcome":"notKept",',
    "helpReviewed": '"follows":"goesOn",',
    "sharingProposed": '"receiver":"de huisarts",',
    "veiligThuisRecorded": '"step":"adviceAsked",',
    "giConsulted": (
        '"advice":"vraag eerst de ouders","gi":"GI Voorbeeld","how":"anonymous",'
        '"our_question":"wie moet hierbij zijn?","spoke_with":"een jeugdbeschermer",'
    ),
    "stayProposed": (
        '"carers":"oma","contact":"elke dag bellen","from_on":"2026-03-06","in_family":"yes","place":"bij oma",'
        '"until_on":"2026-03-08","weekend":"yes",'
    ),
    "stayBegan": '"carers":"oma","in_family":"yes",',
    "stayEnded": "",
    "contactLimitsProposed": '"contact_with":"papa","until_on":"2026-04-01",',
    "intensiveHelpStarted": '"help":"twee keer per week",',
    "providerChanged": '"provider":"Stichting De Linde (verzonnen)",',
    "handoverProposed": '"first_talk_on":"2026-04-01","gi":"GI Voorbeeld",',
    "checkProposed": '"check":"een test op alcohol",',
    "concernNamed": '"concern":"Sami was drie dagen niet op school",',
    "agreementEnded": '"agreement":"logeren bij oma",',
    "refusalHeard": '"about":"hulp thuis",',
    "boardConsidered": '"reason":"de zorgen blijven groot",',
    "secondReviewRecorded": '"matter":"safetyPlan","colleague":"Femke","opinion":"eerst nog een gesprek",',
    "boardConsulted": '"how":"byName",',
    "protectionTablePlanned": '"held_on":"2026-03-20",',
    "investigationRequested": '"reason":"de zorgen blijven groot","sent_on":"2026-03-02",',
    "urgentInvestigationRequested": (
        '"called_on":"2026-03-01","called_whom":"de Raad","danger":"een mes","speed_asked":"yes",'
        '"stays_with_child":"oma",'
    ),
    "boardAnswered": '"investigates":"yes",',
    "boardReportReceived": '"react_by":"2026-03-12","stage":"draft",',
    "hearingPlanned": '"court":"Rechtbank Voorbeeld","held_on":"2026-03-20",',
    "writtenInstructionReceived": '"about":"afspraak op school","gi":"GI Voorbeeld","sent_on":"2026-02-27",',
    "extensionAnswered": '"asked":"yes","order":"01933333-0000-7000-8000-0000000000bb",',
    "measureRejected": '"court":"Rechtbank Voorbeeld","decided_on":"2026-03-01","number":"C/1",',
    "fileRequested": '"wish":"copy",',
    "complaintRecorded": '"about":"te laat",',
    "workerChanged": '"contact_person":"Femke Hoekstra",',
    "movedAway": '"municipality":"Voorbeeldstad",',
    "otherDecisionRecorded": (
        '"about":"vader mag niet in huis","by":"de burgemeester","decision":"exclusion_order","seen":"yes",'
        '"until_on":"2026-03-11",'
    ),
    "exceptionUsed": '"colleague":"Olga Bakker","exception":"X1","reason":"de hulp kan niet wachten",',
    "promiseMade": (
        '"done_on":"2026-03-04","only_to":"yes","outcome":"kept","promised_by":"2026-03-05","reason":"ziek",'
        '"told_family":"wij belden","what":"de school bellen","who_of_us":"Femke",'
    ),
}
"""Kind -> its own fields; the base stands after them."""


def stored(kind: str) -> bytes:
    """Return the payload of `kind` as it lies in a store."""
    return ("{" + EXAMPLES[kind] + BASE + "}").encode()
