"""Pushes against the running server: what is answered, what is kept."""

from __future__ import annotations

import httpx
from server_factory import ServerUnderTest

from jgvisit.ids import new_uuid7


def test_a_pushed_run_is_stored_and_counted_in_the_receipt(server: ServerUnderTest, http: httpx.Client) -> None:
    laptop = server.enrolled(http)
    chain, case = laptop.chain(), new_uuid7()
    for _ in range(5):
        chain.add(case)
    answer = laptop.push(chain)
    assert [item.answer for item in answer.answers] == ["stored"] * 5
    assert [item.position for item in answer.answers] == [1, 2, 3, 4, 5]
    receipt = laptop.receipt(chain)
    assert (receipt.received, receipt.kept, receipt.checked, receipt.safe) == (5, 5, 5, 0)
