"""Logs a fictional person in at the demo's provider without a display."""

from __future__ import annotations

import httpx


class HeadlessBrowser:
    """A `Browser` that fills in the provider's form and follows it back to the program."""

    def __init__(self, subject: str) -> None:
        self._subject = subject

    def open(self, url: str) -> None:
        """Log `subject` in at `url`; everything there is on this machine."""
        with httpx.Client(trust_env=False, timeout=10.0) as client:
            client.get(url).raise_for_status()
            answer = client.post(url, data={"sub": self._subject})
            client.get(answer.headers["Location"]).raise_for_status()
