"""The fictional municipality's log-in provider, as a process of its own: `python login_provider.py --port N`.

The package knows clients with a secret only. A program on a laptop keeps none (RFC 8252 §8.5), so
public clients are let in here, as the provider of a real municipality does.
"""

from __future__ import annotations

from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from oidc_provider_mock.__main__ import run

if __name__ == "__main__":
    AuthorizationCodeGrant.TOKEN_ENDPOINT_AUTH_METHODS = ["none"]
    run()
