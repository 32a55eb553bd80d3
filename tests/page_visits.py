"""People who look at the server's pages with a plain HTTP client, and what they may find there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import httpx
import msgspec
from server_factory import Laptop, ServerUnderTest

from jgvisit.ids import CaseId, new_uuid7
from jgvisit.server.officer import service as office
from jgvisit.server.pages.rights import Role
from jgvisit.sync.encoding import to_wire
from jgvisit.sync.wire import Push, PushAnswer


@contextmanager
def in_browser(server: ServerUnderTest, subject: str, goes_to: str = "/beheer") -> Iterator[httpx.Client]:
    """Log somebody in as a browser would, through the provider's own page."""
    with server.http() as browser, httpx.Client(trust_env=False) as provider:
        away = browser.get(goes_to)
        while away.status_code == 303 and away.headers["location"].startswith("/"):
            away = browser.get(away.headers["location"])
        back = urlsplit(provider.post(away.headers["location"], data={"sub": subject}).headers["location"])
        browser.get(f"{back.path}?{back.query}")
        yield browser


def entered(server: ServerUnderTest, *roles: Role) -> str:
    """Enter somebody with these roles; return what the provider calls them."""
    subject = f"{'-'.join(roles)}-{new_uuid7()}"
    office.enter_worker(server.municipality, subject, "Kim de Wit", frozenset(roles))
    return subject


def shown(browser: httpx.Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    return answer.text


def form_mark(text: str) -> str:
    found = re.search(r'name="form_mark" value="([^"]+)"', text)
    assert found is not None
    return found[1]


def pushed(laptop: Laptop, case: str) -> PushAnswer:
    chain = laptop.chain()
    chain.add(case)
    message = Push(chain=chain.id, records=tuple(map(to_wire, chain.records)))
    return msgspec.json.decode(laptop.call("POST", "/records", message).content, type=PushAnswer)


def waiting_record(server: ServerUnderTest, http: httpx.Client) -> tuple[Laptop, CaseId, str]:
    """Let a laptop write about a colleague's family; return it, the family and the link that waits."""
    owner, other = server.enrolled(http), server.enrolled(http)
    case = CaseId(new_uuid7())
    pushed(owner, case)
    answer = pushed(other, case)
    assert [each.parked for each in answer.answers] == ["no_right"]
    return other, case, answer.answers[0].link_hash
