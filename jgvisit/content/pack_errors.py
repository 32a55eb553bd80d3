"""Why a packed file of texts is refused. Whatever the reason: nothing here changed, the texts in use stay in use.

ContentError
└── PackRefusedError
    ├── PackUnreadableError     cut short, too large, unknown fields, names or hashes that do not fit
    ├── PackUntrustedError      a signature, a certificate, or one pair of eyes too few
    ├── PackDemoError           a demo's keys, and this is no demo
    ├── PackOlderError          a number already had, or lower
    ├── PackNeedsUpdateError    made for a newer program
    ├── PackExpiredError        its last day is over
    └── PackTextsError          signed, but this program cannot show what it holds
"""

from __future__ import annotations

from jgvisit.errors import ContentError


class PackRefusedError(ContentError):
    """This file of texts is not taken; the texts in use stay in use and every record is untouched."""

    code = "content.pack_refused"


class PackUnreadableError(PackRefusedError):
    """The file is not whole, or not a file of texts; nothing was taken from it."""

    code = "content.pack_unreadable"


class PackUntrustedError(PackRefusedError):
    """It is not shown that jurist and second eye of this municipality signed exactly this; nothing was taken."""

    code = "content.pack_untrusted"


class PackDemoError(PackRefusedError):
    """The keys are a demo's, and this is no demo; nothing was taken from it."""

    code = "content.pack_demo"


class PackOlderError(PackRefusedError):
    """Its number is not above the highest ever accepted here; the newer texts stay in use."""

    code = "content.pack_older"


class PackNeedsUpdateError(PackRefusedError):
    """It was made for a newer program; the texts in use stay in use until the program is updated."""

    code = "content.pack_needs_update"


class PackExpiredError(PackRefusedError):
    """Its last day was over before it came; the texts in use stay in use."""

    code = "content.pack_expired"


class PackTextsError(PackRefusedError):
    """The signatures hold, but this program cannot show these texts; the texts in use stay in use."""

    code = "content.pack_texts"
