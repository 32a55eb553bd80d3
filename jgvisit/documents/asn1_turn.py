"""One thread at a time in asn1crypto.

It fills the table of names of each class at the class's first use, and calls the class ready before the table is
full (asn1crypto 1.5, `core._SETUP_CLASSES`): a second thread then finds an unknown name. A seal would fail, and
a whole paper be called damaged.
"""

from __future__ import annotations

from threading import RLock

ASN1 = RLock()
