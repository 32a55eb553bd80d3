"""Without the provider nobody logs in, and the answer says so."""

from __future__ import annotations

import pytest
from postgres_cluster import free_port

from jgvisit.server.sessions.identity import IdentityProvider, ProviderUnreachableError


def test_a_provider_that_does_not_answer_is_said_to_be_away() -> None:
    provider = IdentityProvider(f"http://127.0.0.1:{free_port()}", "jgvisit")
    with pytest.raises(ProviderUnreachableError) as away:
        provider.identify("a.b.c", 0)
    assert (away.value.problem_status, away.value.problem_code) == (503, "session.provider")
