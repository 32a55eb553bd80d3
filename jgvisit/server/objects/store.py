"""The object store itself: put, get, delete and list, with patience that ends.

Who may enter it stands in the environment, by the names its tools use: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY,
AWS_REGION and, for a store that is not Amazon's, AWS_ENDPOINT_URL.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import timedelta
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from jgvisit.ids import TenantId, new_uuid7
from jgvisit.server.problems import RequestFaultError, SetupError

_CONNECT, _ANSWER, _TRY = timedelta(seconds=5), timedelta(seconds=60), timedelta(seconds=20)


class ObjectsAwayError(RequestFaultError):
    """The object store does not answer, or not with what it was given; what is in the database stays as it is."""

    code = "server.objects_away"
    status = HTTPStatus.SERVICE_UNAVAILABLE

    def __init__(self, why: str) -> None:
        super().__init__("blob.store_away", why)


class ObjectStore:
    """The objects of one municipality, under names that mean nothing."""

    def __init__(self, url: str, tenant: TenantId, environment: Mapping[str, str] = os.environ) -> None:
        """Know where it is; nothing is asked yet.

        Args:
            url: `s3://BUCKET` or `s3://BUCKET/PREFIX`.
            tenant: names the folder in it, so that municipalities can share a bucket.
            environment: says who enters, and where.

        Raises:
            SetupError: no such address, or one that would carry papers over a network in the clear.
        """
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc:
            raise SetupError(f"object_store: {url}: geen s3://BUCKET")
        endpoint = environment.get("AWS_ENDPOINT_URL", "")
        plain = endpoint.startswith("http://")
        if plain and not _is_loopback(endpoint):
            raise SetupError("AWS_ENDPOINT_URL: alleen https, behalve op deze machine zelf")
        try:
            self._store = S3Store(
                parts.netloc,
                prefix="/".join([*filter(None, [parts.path.strip("/")]), tenant]),
                client_options={"allow_http": plain, "connect_timeout": _CONNECT, "timeout": _ANSWER},
                retry_config={"max_retries": 2, "retry_timeout": _TRY},
            )
        except BaseError as error:
            raise SetupError(f"object_store: {url}: kan niet worden gebruikt") from error

    def put(self, name: str, data: bytes) -> None:
        """Keep `data` under `name`.

        Raises:
            ObjectsAwayError: it was not taken.
        """
        try:
            obstore.put(self._store, name, data)
        except (BaseError, OSError) as error:
            raise ObjectsAwayError("an object was not taken") from error

    def get(self, name: str) -> bytes | None:
        """Return what lies under `name`; None where nothing does.

        Raises:
            ObjectsAwayError: it cannot be known.
        """
        try:
            return bytes(obstore.get(self._store, name).bytes())
        except FileNotFoundError:
            return None
        except (BaseError, OSError) as error:
            raise ObjectsAwayError("an object was not given back") from error

    def delete(self, name: str) -> None:
        """Let nothing lie under `name`.

        Raises:
            ObjectsAwayError: it may still be there.
        """
        try:
            obstore.delete(self._store, name)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise ObjectsAwayError("an object was not deleted") from error

    def names(self) -> Iterator[str]:
        """Give the name of every object of this municipality.

        Raises:
            ObjectsAwayError: not all can be known.
        """
        try:
            for some in obstore.list(self._store):
                yield from (str(each["path"]) for each in some)
        except (BaseError, OSError) as error:
            raise ObjectsAwayError("the objects were not listed") from error

    def try_out(self) -> None:
        """Put an object, get it back and delete it.

        Raises:
            SetupError: one of these does not work, so papers would stay behind or never go.
        """
        name, data = f"try-{new_uuid7()}", b"jgvisit"
        try:
            self.put(name, data)
            same = self.get(name) == data
            self.delete(name)
            gone = self.get(name) is None
        except ObjectsAwayError as error:
            raise SetupError(f"object_store: {error.title}; kijk naar adres, emmer en rechten") from error
        if not (same and gone):
            raise SetupError("object_store: geeft iets anders terug dan wat erin ging")


def _is_loopback(endpoint: str) -> bool:
    host = urlsplit(endpoint).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
