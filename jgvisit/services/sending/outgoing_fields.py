"""Which fields of a handover, request or application go out, under which heading, in which order (practice.md §11)."""

from __future__ import annotations

from collections.abc import Mapping

from jgvisit.services.law.handover_cover import HANDOVER
from jgvisit.services.sending.going_out import APPLICATION, REQUEST

PERSONS, VIEWS, INCLUDED, GROUND, OPINIONS = "*persons", "*views", "*included", "*ground", "*opinions"
"""Not fields: who it is about, what people said themselves, what was restricted and is included, on what it goes, what
colleagues thought who looked along."""
Headings = tuple[tuple[str, tuple[str, ...]], ...]
"""(heading, fields), in order; a heading without anything to say is left out."""

BLOCKS: Mapping[str, Headings] = {
    HANDOVER: (
        ("Wat wij vragen", ("giName", "giRole", GROUND, "handoverReason", "questionToGi", "urgency")),
        ("Over wie het gaat", (PERSONS, "familyComposition", "communicationNeeds")),
        ("Wat goed gaat", ("strengths",)),
        ("Onze zorgen", ("worries",)),
        ("Voor het kind", ("meaningPerChild", "meaningForChild", "viewPerChild", "childView")),
        ("Eens en niet eens", ("agreedOn", "dissent")),
        ("In eigen woorden", (VIEWS,)),
        ("Hulp tot nu toe", ("helpHistory",)),
        ("Wat nu loopt", ("openAgreements", "activeConsents")),
        ("Hoe het verder gaat", ("firstMeetingOn", "contactUntilThen")),
        ("Veilig bereiken", ("safeContact", INCLUDED)),
        ("Wie het werk leidt", ("leadRegistration",)),
    ),
    REQUEST: (
        ("Soort verzoek", ("requestKind", "requestGround", "requesterMandated", "protectionTableOn")),
        ("Eerst gebeld", ("urgentCallTo", "urgentCallAt", "urgentCallName", "urgentCallInstruction")),
        ("Over wie het gaat", (PERSONS, "familyComposition", "communicationNeeds")),
        ("Waarom nu", ("whyNow", "voluntaryInsufficient", "requestedDirection")),
        ("Hoe het met het kind gaat", ("developmentFindings", "schoolAndHealth", "meaningPerChild", "meaningForChild")),
        ("Veiligheid", ("safetyFindings", "biggestWorry", "protectiveFactors")),
        ("De ouders", ("parentStrengths", "parentLimits")),
        ("Netwerk en eigen plan", ("networkHelp", "familyPlanResult")),
        ("Hulp tot nu toe", ("helpHistory", "safetyPlanResult")),
        ("Meningen", (VIEWS, "viewPerChild", "childView", "viewMissing")),
        ("Aan wie verteld", ("informing",)),
        ("Overleg", ("raadConsult", "secondReviewBy", OPINIONS)),
        ("Wat wij blijven doen", ("interimPlan",)),
        ("Alleen na overleg opgenomen", (INCLUDED,)),
        ("Wie het werk leidt", ("leadRegistration",)),
    ),
    APPLICATION: (
        ("De aanvraag", ("applicant", "askedFor", "whyNeeded", "wishes")),
        ("Over wie het gaat", (PERSONS,)),
        ("Termijn", ("receivedOn", "channel", "decisionDueOn", "receiptGiven")),
        ("Vragen", ("contact",)),
    ),
}
CALL_FIRST = "Overleg eerst met de medewerker voordat u schrijft of belt: hoe veilig contact gaat, staat hier niet."
"""Above every application: said of all, so that it tells nothing of anybody (H2, H8)."""
KEPT_BACK = frozenset({"safetyOfWorkers", "restrictedPassages"})
"""Restricted: goes along only where somebody chose so (H3)."""
KEPT_ADDRESS = "adres geheim, bij de gemeente bekend"
REACTIONS: Mapping[str, str] = {
    "correct": "klopt",
    "notCorrect": "klopt niet",
    "different": "wil het anders",
    "leaveOut": "vroeg om dit weg te laten",
}
CHECKED: Mapping[str, str] = {"confirmed": "klopt", "partly": "klopt voor een deel", "denied": "klopt niet"}
FRAMES: Mapping[str, str] = {
    "voluntary": "vrijwillig, er is geen besluit van de rechter",
    "court_ordered": "er is een besluit van de rechter",
    "checking": "wij gaan na of er een besluit van de rechter is",
}
ROLES: Mapping[str, str] = {
    "parent": "ouder",
    "child": "kind",
    "guardian": "voogd",
    "foster_parent": "pleegouder",
    "network": "netwerk",
    "other": "anders",
}
