"""Every kind of happening by its name in the journal."""

from __future__ import annotations

from jgvisit.records.happening import Happening
from jgvisit.records.happenings_of_family import (
    ComplaintRecorded,
    ExceptionUsed,
    FileRequested,
    MovedAway,
    OtherDecisionRecorded,
    WorkerChanged,
)
from jgvisit.records.happenings_of_help import (
    AgreementEnded,
    AgreementEvaluated,
    ApplicationRecorded,
    AuthorityFoundOut,
    CheckProposed,
    ConcernNamed,
    ContactLimitsProposed,
    FamilyPlanOffered,
    GiConsulted,
    HandoverProposed,
    IntensiveHelpStarted,
    MunicipalDecisionRecorded,
    PlanRecorded,
    ProviderChanged,
    RefusalHeard,
    SafetyPlanProposed,
    SharingProposed,
    StayBegan,
    StayEnded,
    StayProposed,
    VeiligThuisRecorded,
)
from jgvisit.records.happenings_of_measures import (
    BoardAnswered,
    BoardConsidered,
    BoardConsulted,
    BoardReportReceived,
    ExtensionAnswered,
    HearingPlanned,
    InvestigationRequested,
    MeasureRejected,
    ProtectionTablePlanned,
    SecondReviewRecorded,
    UrgentInvestigationRequested,
    WrittenInstructionReceived,
)
from jgvisit.records.happenings_of_ours import PromiseMade

HAPPENINGS: dict[str, type[Happening]] = {
    type_.__name__[0].lower() + type_.__name__[1:]: type_
    for type_ in (
        AuthorityFoundOut,
        ApplicationRecorded,
        MunicipalDecisionRecorded,
        FamilyPlanOffered,
        PlanRecorded,
        SafetyPlanProposed,
        AgreementEvaluated,
        SharingProposed,
        VeiligThuisRecorded,
        GiConsulted,
        StayProposed,
        StayBegan,
        StayEnded,
        ContactLimitsProposed,
        IntensiveHelpStarted,
        ProviderChanged,
        HandoverProposed,
        CheckProposed,
        ConcernNamed,
        AgreementEnded,
        RefusalHeard,
        BoardConsidered,
        SecondReviewRecorded,
        BoardConsulted,
        ProtectionTablePlanned,
        InvestigationRequested,
        UrgentInvestigationRequested,
        BoardAnswered,
        BoardReportReceived,
        HearingPlanned,
        WrittenInstructionReceived,
        ExtensionAnswered,
        MeasureRejected,
        FileRequested,
        ComplaintRecorded,
        WorkerChanged,
        MovedAway,
        OtherDecisionRecorded,
        ExceptionUsed,
        PromiseMade,
    )
}
"""Name of the kind of record -> its payload."""
