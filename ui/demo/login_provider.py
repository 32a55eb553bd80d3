"""The fictional municipality's log-in provider, as a process of its own: `python -m ui.demo.login_provider --port N`.

The package knows clients with a secret only. A program on a laptop keeps none (RFC 8252 §8.5), so
public clients are let in here, as the provider of a real municipality does.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from oidc_provider_mock.__main__ import run


def main(argv: Sequence[str]) -> int:
    """Run until somebody ends the process; takes the arguments of the package's own command."""
    AuthorizationCodeGrant.TOKEN_ENDPOINT_AUTH_METHODS = ["none"]
    sys.argv[1:] = argv
    run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
