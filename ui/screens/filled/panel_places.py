"""Which part of which form has panels of its own, and above which field."""

from __future__ import annotations

from collections.abc import Mapping

from jgvisit.content.form_model import Part
from ui.screens.filled.panels import Place
from ui.screens.filled.panels_before import BeforeLayingPanel
from ui.screens.filled.panels_carry import CarryPanel
from ui.screens.filled.panels_checks import ReleasePanel, SourcesPanel
from ui.screens.filled.panels_childs_view import ChildsViewPanel
from ui.screens.filled.panels_decision import DecisionPanel
from ui.screens.filled.panels_early import EarlyEndsPanel
from ui.screens.filled.panels_instead import InsteadPanel
from ui.screens.filled.panels_leaving import NotAskingPanel
from ui.screens.filled.panels_outgoing import OutgoingPanel
from ui.screens.filled.panels_papers import PlanCardsPanel, PlanPapersPanel
from ui.screens.filled.panels_reading import ReadingPanel
from ui.screens.filled.panels_review import ReviewPanel
from ui.screens.filled.panels_second import ConfirmPanel
from ui.screens.filled.panels_stay import StayLooksPanel
from ui.screens.filled.panels_way import WayPanel
from ui.screens.filled.panels_withdrawal import WithdrawalPanel

_VIEWS = Place(ChildsViewPanel, before="meaningPerChild")
"""In sight from the start: who may read what a child thinks is asked before a word of it is typed (H7)."""
PANELS: Mapping[tuple[str, Part], tuple[Place, ...]] = {
    ("safetyPlan", "team"): (Place(ReviewPanel, before="reviewResults"),),
    ("safetyPlan", "common"): (Place(PlanCardsPanel), Place(EarlyEndsPanel, before="validUntil")),
    ("safetyPlan", "private"): (Place(PlanPapersPanel),),
    ("voluntaryStayAgreement", "common"): (_VIEWS,),
    ("noAgreementRecord", "common"): (_VIEWS,),
    ("consentToShare", "team"): (Place(NotAskingPanel, before="notAskedFor"),),
    ("voluntaryStayAgreement", "team"): (Place(BeforeLayingPanel), Place(StayLooksPanel), Place(NotAskingPanel)),
    ("secondReview", "team"): (Place(ConfirmPanel),),
    ("consentWithdrawal", "common"): (Place(WithdrawalPanel, before="withdrawnSubject"),),
    ("handoverToGI", "common"): (Place(ReadingPanel), Place(CarryPanel), _VIEWS),
    ("investigationRequest", "common"): (Place(CarryPanel), _VIEWS),
    ("application", "common"): (Place(DecisionPanel, before="decisionDueOn"),),
    ("application", "team"): (Place(WayPanel), Place(OutgoingPanel)),
    ("handoverToGI", "private"): (Place(ReadingPanel),),
    ("handoverToGI", "team"): (Place(WayPanel), Place(InsteadPanel), Place(ReleasePanel), Place(OutgoingPanel)),
    ("investigationRequest", "team"): (
        Place(WayPanel),
        Place(SourcesPanel),
        Place(ReleasePanel),
        Place(OutgoingPanel),
    ),
}
