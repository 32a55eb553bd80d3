"""The system's own browser, where the person's log-in and password manager live (RFC 8252 §6)."""

from __future__ import annotations

import webbrowser

from jgvisit.sync.failures import LoginError


class SystemBrowser:
    """Implements `services.sync_port.Browser`."""

    def open(self, url: str) -> None:
        """Show `url`.

        Raises:
            LoginError: there is no browser here.
        """
        if not webbrowser.open(url):
            raise LoginError("no browser on this machine")
