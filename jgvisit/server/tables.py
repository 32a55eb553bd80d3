"""Every table, met in one place; `metadata` is whole only after this import."""

from __future__ import annotations

from jgvisit.server.audit import models as audit
from jgvisit.server.backoffice import models as backoffice
from jgvisit.server.backups import models as backups
from jgvisit.server.blobs import models as blobs
from jgvisit.server.council import models as council
from jgvisit.server.database import metadata
from jgvisit.server.enrolment import models as enrolment
from jgvisit.server.erasures import models as erasures
from jgvisit.server.feed import models as feed
from jgvisit.server.glass import models as glass
from jgvisit.server.inventory import models as inventory
from jgvisit.server.leases import models as leases
from jgvisit.server.objects import models as objects
from jgvisit.server.officer import models as officer
from jgvisit.server.orders import models as orders
from jgvisit.server.papers import models as papers
from jgvisit.server.records import models as records
from jgvisit.server.removals import models as removals
from jgvisit.server.renewals import models as renewals
from jgvisit.server.sessions import models as sessions
from jgvisit.server.team import models as team
from jgvisit.server.texts import models as texts

__all__ = [
    "audit",
    "backoffice",
    "backups",
    "blobs",
    "council",
    "enrolment",
    "erasures",
    "feed",
    "glass",
    "inventory",
    "leases",
    "metadata",
    "objects",
    "officer",
    "orders",
    "papers",
    "records",
    "removals",
    "renewals",
    "sessions",
    "team",
    "texts",
]
