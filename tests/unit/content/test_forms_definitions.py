"""Forms A to N as they stand in our own pack: their fields, parts, marks and the sentences nobody may leave out."""

from __future__ import annotations

import tomllib

import pytest

from jgvisit.config import resources_dir
from jgvisit.content.form_model import TELLING_FIELDS, FormDefinition
from jgvisit.content.pack_model import Pack

FORMS = {
    "A": "consentToHelp",
    "B": "consentToShare",
    "C": "explanationRecord",
    "D": "safetyPlan",
    "E": "voluntaryStayAgreement",
    "F": "handoverToGI",
    "G": "consentWithdrawal",
    "H": "noAgreementRecord",
    "I": "investigationRequest",
    "J": "secondReview",
    "K": "childView",
    "L": "reportingCode",
    "M": "application",
    "N": "familyGroupPlan",
}
FIELDS = {
    "B": "shareLines specialLines noConsentGround noConsentReason noConsentDecidedBy familyInformed sharingLog "
    "shareLines.partyOrganisation shareLines.partyContact shareLines.aboutPersons shareLines.direction "
    "shareLines.dataKinds shareLines.purpose shareLines.validUntil shareLines.frequency specialLines.specialKind",
    "C": "cards moment legalStatusStated teachBackQuestion teachBackWords teachBackOutcome repeats language "
    "interpreterUse readingMode materialsLeft familyQuestions followUpOn followUpBy postponedReason",
    "D": "horizon facts riskStatement worriesNetwork complicating strengths safetyConditions safetyScale agreements "
    "agreements.who agreements.what agreements.whenWhere agreements.until agreements.checkedHow agreements.checkedBy "
    "agreements.ifNot agreements.kind agreements.workedBefore warningSignals whatWeDoAtSignal safePlace "
    "childSafetyPerson childSignal codeWord networkMembers positiveEffects ifNotKept childVersion rehearsedOn "
    "reviewOn coordinator endCriteria reviewResults secondReviewBy validUntil",
    "E": "ideaOf agreementKind careKind existingOrders pauseCheck secondReviewBy legalAdvice facts lighterOptions "
    "parentWish viewPerChild viewMissing stayWith stayAddress fromOn untilOn schoolAndDoctor costs belongings siblings "
    "dailyAuthority returnConditions reviewOn withdrawalPlan contactAgreements contactAgreements.supervisedBy "
    "contactAgreements.transport childSaysHow whoInformsWhom reflectionUntil yearMarkOn meaningPerChild "
    "leadRegistration",
    "F": "giName giRole handoverReason questionToGi urgency familyComposition safeContact strengths worries "
    "helpHistory openAgreements plansAlong plansAlong.goesAlong "
    "parentStory childStory agreedOn dissent dissent.ourText dissent.theirText "
    "communicationNeeds safetyOfWorkers activeConsents firstMeetingOn contactUntilThen aboutMe "
    "pauseCheck leadRegistration",
    "G": "withdrawnSubject withdrawnWhat withdrawnBy channel receivedAt effectiveAt reason partiesNotified "
    "alreadyShared consequenceExplained returnPlan contactPlan parentsAccess otherGround confirmationSent",
    "H": "topic ourProposal ownPosition whatWeAgree optionsDiscussed consultations interimSafety nextStep nextStepOn "
    "routesTold firstStepDone betweenParents otherParent stalledSince ownStatement meaningPerChild viewPerChild "
    "viewMissing",
    "I": "requestKind requestGround requesterMandated protectionTableOn urgentCallTo urgentCallAt urgentCallName "
    "urgentCallInstruction familyComposition informing.why informing.laterOn informing.readIt "
    "whyNow voluntaryInsufficient requestedDirection developmentFindings safetyFindings biggestWorry "
    "protectiveFactors parentStrengths parentLimits networkHelp familyPlanResult helpHistory safetyPlanResult "
    "shareWorries ownView corrections informing raadConsult secondReviewBy interimPlan restrictedPassages "
    "pauseCheck leadRegistration",
    "J": "askedBy askedAt channel question factsSeen ownOpinion agrees difference advice confirmedAt",
    "K": "spoken spokenWhere method exactWords wantsToChange wantsToKeep mayTell toldNext notSpokenReason "
    "spokenLaterOn mayRead toldOn reviewOn",
    "L": "signals colleague colleagueOn adviceVeiligThuis adviceOn familyTalk familyTalkWith familyTalkOn weighing "
    "weighedBy weighedOn decision decidedBy decidedOn told toldTo notToldReason lookAgainOn reportedOn reference",
    "M": "applicant askedFor receivedOn decisionDueOn",
    "N": "planOffered awaitedUntil familyPlanText participants helpWanted",
}
LETTERS = sorted(FORMS)


def form(pack: Pack, letter: str) -> FormDefinition:
    return pack.definitions[(FORMS[letter], "nl")]


def test_every_form_from_a_to_n_is_there_once(own_pack: Pack) -> None:
    dutch = [each for (_, language), each in own_pack.definitions.items() if language == "nl"]
    assert {each.letter: each.id for each in dutch} == FORMS
    assert len(dutch) == len(FORMS)
    assert {each.review for each in dutch} == {"draft"}


@pytest.mark.parametrize("letter", sorted(FIELDS))
def test_no_field_of_the_practice_list_is_left_out(own_pack: Pack, letter: str) -> None:
    fields = form(own_pack, letter).fields
    known = {field.id for field in fields} | {f"{field.id}.{column.id}" for field in fields for column in field.columns}
    assert set(FIELDS[letter].split()) - known == set()


@pytest.mark.parametrize("letter", LETTERS)
def test_what_betrays_a_place_or_a_child_stands_in_no_common_part(own_pack: Pack, letter: str) -> None:  # H1
    definition = form(own_pack, letter)
    assert {field.id for field in definition.of_part("common")} & TELLING_FIELDS == set()
    assert [field.id for field in definition.of_part("common") if field.restricted] == []


@pytest.mark.parametrize("letter", ["J", "L"])
def test_a_form_of_the_team_has_nothing_for_the_family(own_pack: Pack, letter: str) -> None:  # H9
    definition = form(own_pack, letter)
    assert definition.reader == "team"
    assert {field.part for field in definition.fields} == {"team"}
    assert {section.part for section in definition.sections} == {"team"}


def test_a_childs_words_are_its_own(own_pack: Pack) -> None:  # H7
    definition = form(own_pack, "K")
    assert definition.of_part("common") == ()
    assert {definition.field(name).part for name in ("exactWords", "wantsToChange", "mayTell")} == {"private"}


@pytest.mark.parametrize("letter", LETTERS)
def test_little_is_required_and_the_rest_is_there(own_pack: Pack, letter: str) -> None:  # H30
    required = [field for field in form(own_pack, letter).fields if field.required and field.only_when is None]
    assert len(required) <= 12
    if letter in "DI":
        assert len([field for field in required if not field.may_wait]) <= 8


def test_the_first_safety_plan_asks_eight_answers_tonight(own_pack: Pack) -> None:  # H30
    plan = form(own_pack, "D")
    assert plan.urgent_when == "horizon.immediate"
    tonight = [field.id for field in plan.fields if field.required and not field.may_wait]
    assert tonight == [
        "horizon", "facts", "riskStatement", "agreements", "positiveEffects", "ifNotKept", "validUntil", "reviewOn",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "sentence"),
    [
        ("D", "Hier zijn wij bang voor: {riskStatement}."),
        ("D", "Dit kan dan: {positiveEffects}."),
        ("D", "Dit kunnen wij daarna doen: {ifNotKept}."),
        ("D", "Alleen de kinderrechter beslist over verplicht uit huis."),
        ("E", "Het is geen besluit van de rechter."),
        ("E", "De afspraak is vrijwillig en tijdelijk."),
        ("E", "Is het antwoord: ik weet het niet? Dan begint de afspraak niet."),
        ("F", "Zonder toestemming krijgt de jeugdbescherming niets van ons."),
        ("G", "Een handtekening is hiervoor niet nodig."),
        ("I", "De Raad beslist niet, de kinderrechter beslist."),
        ("M", "Wij nemen elke aanvraag aan."),
    ],
)
def test_the_sentences_that_protect_stand_in_the_form(own_pack: Pack, letter: str, sentence: str) -> None:
    (line,) = [line for line in form(own_pack, letter).statements if line.text == sentence]
    assert line.condition in (None, "frame_voluntary")


@pytest.mark.parametrize("letter", [each for each in LETTERS if each not in "GJLM"])
def test_every_form_says_that_nobody_has_to_sign(own_pack: Pack, letter: str) -> None:
    texts = [line.text for line in form(own_pack, letter).statements]
    assert {"Niemand hoeft te tekenen.", "Je hoeft niets te tekenen."} & set(texts)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_form_has_words_for_each_mark_the_law_may_ask_under_it(own_pack: Pack, letter: str) -> None:
    """Table A3 is data too: whatever mark its rows name for a subject has outcomes on that form."""
    definition = form(own_pack, letter)
    asked = set()
    for name in ("a1.toml", "a3.toml"):
        rows = tomllib.loads((resources_dir() / "law" / name).read_text("utf-8"))["row"]
        for row in rows:
            if definition.subject in row["subjects"] and not row.get("within_order", False):
                asked |= {mark for age in row["ages"].values() for mark in age} & {"T", "A", "G", "S"}
    assert asked <= set(definition.outcomes)
    assert {signer.mark for signer in definition.signers} <= set(definition.outcomes)


def test_nothing_replaces_consent_to_a_handover(own_pack: Pack) -> None:  # H11
    handover = form(own_pack, "F")
    words = {word for field in handover.fields for choice in field.choices for word in choice[:1]}
    assert not {"sent", "consented", "received", "accepted"} & words, "that it went is a step of its own, never ticked"
    assert [field.id for field in handover.fields if "withoutConsent" in field.id.lower()] == []
    assert ("giRole.order", "supervision_in_force") in {(rule.when, rule.needs) for rule in handover.rules}


def test_urgency_asks_for_danger_and_not_for_disagreement(own_pack: Pack) -> None:  # law.md G7
    request = form(own_pack, "I")
    assert ("requestKind.urgent", "requestGround.acuteDanger") in {(rule.when, rule.needs) for rule in request.rules}


def test_h7_no_field_that_all_signers_read_asks_what_the_child_thinks(own_pack: Pack) -> None:
    """Only what the child wants all to read stands there, asked of nobody; the old field takes no new words."""
    forms = {letter: own_pack.definitions[(name, "nl")] for letter, name in FORMS.items()}
    shared = {letter: form.field("viewPerChild") for letter, form in forms.items() if _has(form, "viewPerChild")}
    assert set(shared) == {"E", "F", "H", "I"}
    for letter, field in shared.items():
        assert (field.kind, field.part, field.required) == ("perChild", "common", False)
        assert "eigen deel van het kind" in field.help
        missing, before = forms[letter].field("viewMissing"), forms[letter].field("childView")
        assert (missing.kind, missing.part) == ("perChild", "team")  # why we do not know may betray a child
        assert (before.only_when, before.required) == ("given.childView", False)


def test_h26_what_it_means_is_asked_for_each_child(own_pack: Pack) -> None:
    for letter in "EFHI":
        form = own_pack.definitions[(FORMS[letter], "nl")]
        assert (form.field("meaningPerChild").kind, form.field("meaningPerChild").required) == ("perChild", True)
        assert form.field("meaningForChild").only_when == "given.meaningForChild"


def _has(form: FormDefinition, name: str) -> bool:
    return any(field.id == name for field in form.fields)
