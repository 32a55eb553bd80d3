"""How far a paper to a GI or the Raad has come: every state, every step, and what may never be called sent."""

from __future__ import annotations

from itertools import combinations

import pytest

from jgvisit.domain.road import GONE, STEPS, Journey, Step, standing_of

H: Journey = "handover"
R: Journey = "request"
M: Journey = "application"
# journey, last step, may go now, went rightly -> state, what may come next
TABLE: list[tuple[Journey, Step | None, bool, bool, str, str]] = [
    (H, None, False, False, "drafted", "discussed stopped"),
    (H, None, True, False, "drafted", "discussed stopped"),  # an order lets it go; the family is told first
    (H, "discussed", False, False, "discussed", "dissentRecorded stopped"),
    (H, "discussed", True, False, "consented", "ready stopped"),
    (H, "dissentRecorded", False, False, "dissentRecorded", "discussed stopped"),
    (H, "dissentRecorded", True, False, "consented", "ready stopped"),  # they came round
    (H, "ready", True, False, "ready", "sent returned stopped"),
    (H, "ready", False, False, "discussed", "dissentRecorded stopped"),  # a yes was taken back before it went
    (H, "sent", True, True, "sent", "received returned"),
    (H, "sent", False, True, "sent", "received returned"),  # taken back since: what went has gone
    (H, "received", True, True, "received", "accepted returned"),
    (H, "accepted", True, True, "accepted", "firstContactDone returned"),
    (H, "firstContactDone", True, True, "firstContactDone", ""),
    (H, "returned", True, True, "returned", "discussed ready stopped"),
    (H, "returned", False, True, "returned", "discussed stopped"),
    (H, "stopped", True, False, "stopped", "discussed"),
    (R, None, False, False, "drafted", "stopped"),
    (R, None, True, False, "drafted", "ready stopped"),
    (R, "ready", True, False, "ready", "sent returned stopped"),
    (R, "ready", False, False, "drafted", "stopped"),
    (R, "sent", True, True, "sent", "received returned"),
    (R, "received", True, True, "received", "accepted returned"),
    (R, "accepted", True, True, "accepted", ""),
    (R, "returned", True, True, "returned", "ready stopped"),
    (R, "returned", False, True, "returned", "stopped"),
    (R, "stopped", True, False, "stopped", "ready"),
    (M, None, True, False, "drafted", "ready stopped"),
    (M, "ready", True, False, "ready", "received returned stopped"),  # our own office takes it over: nothing is sent
    (M, "ready", False, False, "drafted", "stopped"),  # written anew since
    (M, "received", True, True, "received", ""),
    (M, "returned", True, True, "returned", "ready stopped"),
    (M, "stopped", True, False, "stopped", "ready"),
]


@pytest.mark.parametrize(("journey", "last", "may_go", "rightly", "state", "after"), TABLE)
def test_every_step_has_its_state_and_what_may_follow(
    journey: Journey, last: Step | None, may_go: bool, rightly: bool, state: str, after: str
) -> None:
    heads = frozenset[Step]() if last is None else frozenset({last})
    standing = standing_of(journey, heads, may_go=may_go, went_rightly=rightly)
    assert (standing.state, " ".join(standing.next), standing.unfounded) == (state, after, False)
    assert standing.disputed is False


@pytest.mark.parametrize(
    ("last", "may_go", "changed", "state", "after", "tells"),
    [
        ("received", True, False, "received", "", False),
        ("received", True, True, "received", "ready stopped", True),
        ("received", False, True, "received", "stopped", True),  # who asked said no to the new text
        ("ready", True, True, "ready", "received returned stopped", False),
        ("ready", False, True, "received", "stopped", True),  # given anew, and asked for no more since
        ("returned", True, True, "returned", "ready stopped", False),
        ("stopped", True, True, "stopped", "ready", False),
    ],
)
def test_an_application_that_changed_after_it_was_taken_over_is_given_anew(
    last: Step, may_go: bool, changed: bool, state: str, after: str, tells: bool
) -> None:
    standing = standing_of(M, frozenset({last}), may_go=may_go, went_rightly=True, taken_over=True, changed=changed)
    assert (standing.state, " ".join(standing.next), standing.changed) == (state, after, tells)
    assert standing.taken_over


def test_nothing_but_an_application_changes_after_it_was_taken_over() -> None:
    for journey in (H, R):
        plain = standing_of(journey, frozenset({"received"}), may_go=True, went_rightly=True)
        again = standing_of(journey, frozenset({"received"}), may_go=True, went_rightly=True, changed=True)
        assert again == plain


def test_a_step_of_the_other_journey_leads_nowhere() -> None:
    assert standing_of(R, frozenset({"discussed"}), may_go=True, went_rightly=True).next == ()


@pytest.mark.parametrize("journey", [H, R])
@pytest.mark.parametrize("may_go", [True, False])
@pytest.mark.parametrize("step", sorted(GONE))
def test_h11_what_nothing_allowed_is_never_called_sent(journey: Journey, may_go: bool, step: Step) -> None:
    standing = standing_of(journey, frozenset({step}), may_go=may_go, went_rightly=False)
    assert standing.unfounded
    assert standing.state not in GONE
    assert not GONE & set(standing.next)
    assert (standing.state, standing.next, standing.disputed) == ("discussed", ("returned", "stopped"), False)
    both = standing_of(journey, frozenset({step, "returned"}), may_go=may_go, went_rightly=False)
    assert both.disputed is True


@pytest.mark.parametrize("may_go", [True, False])
def test_h11_nothing_is_ready_to_be_sent_before_everybody_said_yes(may_go: bool) -> None:
    for heads in ({None}, *({step} for step in STEPS)):
        last = frozenset(step for step in heads if step is not None)
        standing = standing_of(H, last, may_go=may_go, went_rightly=True)
        assert may_go or "ready" not in standing.next
        assert may_go or "sent" not in standing.next
        assert may_go or standing.state != "consented"


def test_of_two_steps_that_did_not_know_each_other_the_one_that_claims_least_counts() -> None:
    for one, other in combinations(STEPS, 2):
        both = standing_of(H, frozenset({one, other}), may_go=True, went_rightly=True)
        assert both.disputed
        alone = {standing_of(H, frozenset({each}), may_go=True, went_rightly=True).state for each in (one, other)}
        assert both.state in alone
    assert standing_of(H, frozenset({"stopped", "sent"}), may_go=True, went_rightly=True).state == "stopped"
    assert standing_of(H, frozenset({"ready", "accepted"}), may_go=True, went_rightly=True).state == "ready"
