"""An identity provider as a process of its own: `python server_login_provider.py PORT`.

The package lets in clients with a secret only. A program on a laptop keeps none (RFC 8252 §8.5),
so public clients are let in here, as a real municipality's provider does.
"""

from __future__ import annotations

import logging
import os
import sys

from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from oidc_provider_mock import app
from werkzeug.serving import make_server

if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    AuthorizationCodeGrant.TOKEN_ENDPOINT_AUTH_METHODS = ["none"]
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    make_server("localhost", int(sys.argv[1]), app(), threaded=True).serve_forever()
