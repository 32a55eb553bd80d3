"""The machine's own Chromium, and people in it: with scripts for the checks, without for the work (design §6)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
DESK = (1366, 768)
ZOOMED = (320, 256)
"""What is left of 1280 by 1024 at 400 %: WCAG 1.4.10."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the system's Chromium; nothing is fetched.

    While it runs its event loop is that of this thread, so it is ended before other tests begin.
    """
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    assert program, "no Chromium on this machine: make system"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def person_at(
    browser: Browser, server: str, subject: str, *, scripts: bool, size: tuple[int, int] = DESK
) -> Iterator[Page]:
    """Log somebody in through the provider's own page, and give their tab."""
    context = browser.new_context(
        base_url=server,
        ignore_https_errors=True,  # the municipality's own authority; that clients check it is tested with real ones
        java_script_enabled=scripts,
        viewport={"width": size[0], "height": size[1]},
        locale="nl-NL",
    )
    try:
        page = context.new_page()
        page.goto("/beheer")
        page.fill("input[name=sub]", subject)
        follow(page, "button:text-is('Authorize')")
        page.wait_for_url(f"{server}/beheer")
        yield page
    finally:
        context.close()


def follow(page: Page, what: str | Locator) -> None:
    """Press a link or a button that leads to another page, and come back when that page stands there.

    A click by itself does not wait for the page it asks for (Playwright, `noWaitAfter`).
    """
    with page.expect_navigation():
        (page.locator(what).first if isinstance(what, str) else what).click()


def violations(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA: rule and place."""
    found = Axe().run(page, options={"runOnly": WCAG_22_AA, "resultTypes": ["violations"]})
    return [f"{each['id']} {node['target']}" for each in found.response["violations"] for node in each["nodes"]]


def overflow_px(page: Page) -> int:
    """Return by how much the page is wider than its window."""
    width: int = page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
    return width


_STOP = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return null;
  const style = getComputedStyle(el), box = el.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(box.top + Math.min(box.height, 40) / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  return {
    name: `${el.tagName} ${(el.innerText || el.id || '').slice(0, 40)}`,
    ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      && !!top && (top === el || el.contains(top) || top.contains(el)),
    again: el === window.stopBefore,  // a date has several stops inside
    over: el !== window.stopBefore && el.dataset.stopped === '1',
    mark: (window.stopBefore = el, el.dataset.stopped = '1'),
  };
}"""
_REACHABLE = """[...document.querySelectorAll(
    'a[href], button, input:not([type=hidden]), select, summary, [tabindex="0"]'
  )]
  .filter(el => el.checkVisibility()).length"""


def walked(page: Page) -> list[dict[str, Any]]:
    """Walk through the page with Tab; return each stop once, with whether it has a ring and is in sight."""
    stops: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(_STOP)
        if stop is None or stop["over"]:
            break
        if not stop["again"]:
            stops.append(stop)
    return stops


def reachable(page: Page) -> int:
    """Return how many things on the page somebody can do something with."""
    count: int = page.evaluate(_REACHABLE)
    return count
