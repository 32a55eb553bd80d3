"""The first run: from an officer's code to an enrolled store. Where store and sync meet before there is a workspace.

The order is what makes a stop harmless at any moment:

1. the code is read and its server looked at       nothing is here, the code is not used
2. a PIN is chosen, the six words are written down  nothing is here, the code is not used
3. the store is made, with the device key in it     opens with PIN and words; the code is kept inside
4. the code is used, an officer compares and approves   unlocking goes on with waiting, by the same key
5. the enrolment is kept, the code forgotten        done
"""

from __future__ import annotations

import contextlib
import os
import platform
from collections.abc import Callable, Sequence
from pathlib import Path

from jgvisit.clock import Clock
from jgvisit.config import Places
from jgvisit.enrolment import Enrolled, keep_enrolment
from jgvisit.policy import Policy
from jgvisit.store.create import Costs, create_store, store_is_here, undo_creation
from jgvisit.store.device_key import DeviceKey, new_private_key
from jgvisit.store.errors import KeyringError
from jgvisit.store.keyring_secret import KeyringSecrets
from jgvisit.store.passphrase import new_passphrase
from jgvisit.store.safe import Safe
from jgvisit.sync.enrolment import EnrolmentResult, enrol, look_at_server, read_code, read_code_file
from jgvisit.sync.failures import DemoServerError, OtherServerError
from jgvisit.sync.wire import EnrolmentCode

_CODE = "enrolment_code"
_PROBE = "probe"
_MAX_LABEL_CHARACTERS = 80


def is_new(places: Places) -> bool:
    """Tell whether nothing of ours was ever finished at `places`.

    A head mark or the municipality's root without a store is a store that is missing, not a first run.
    """
    return not (store_is_here(places) or places.head_mark.exists() or places.ca.exists())


def laptop_label() -> str:
    """Return the name under which an officer sees this laptop: the one the IT department gave it."""
    return "".join(filter(str.isprintable, platform.node()))[:_MAX_LABEL_CHARACTERS] or "laptop"


class Enrolling:
    """The steps of one first run, at one account's places."""

    def __init__(
        self, places: Places, clock: Clock, *, costs: Costs | None = None, policy: Policy | None = None
    ) -> None:
        """Prepare; `policy` is what the IT department set for this laptop."""
        self._places, self._clock, self._costs, self._policy = places, clock, costs, policy or Policy()

    @property
    def label(self) -> str:
        """What the officer sees beside the eight words."""
        return laptop_label()

    def look_at(self, typed: str) -> None:
        """Step 1: read the code and look whether its server answers; nothing is used up.

        Raises:
            EnrolmentCodeError: not a code, or a part of one.
            OtherServerError: not the server that the IT department set.
            PolicyUnreadableError: nobody can tell which one that is.
            DemoServerError: a demo's server, and this is no demo.
            SyncError: the road to the server.
        """
        code = read_code(typed)
        self._refuse_other_server(code)
        # an unsigned question; the connection wants a key nevertheless, and ours is not made yet
        info = look_at_server(code, DeviceKey(new_private_key()))
        self._refuse_demo(info.demo)

    def read_file(self, path: str) -> str:
        """Return the code that an officer wrote into a file, in place of step 1's typing.

        Raises:
            EnrolmentFileError: no such file, or anything but a code in it.
        """
        return read_code_file(Path(path))

    def check_keyring(self) -> None:
        """Step 2: put something into the keyring and take it out again, so that no PIN is chosen in vain.

        Raises:
            NoKeyringError: none runs here; the six words will be the only way in.
            KeyringError: it is locked, dismissed or broken.
        """
        secrets = KeyringSecrets(self._places.keyring_service)
        secrets.put(_PROBE, os.urandom(16))
        with contextlib.suppress(KeyringError):
            secrets.delete(_PROBE)

    def draw_words(self) -> tuple[str, ...]:
        """Draw the six words; nothing is made of them yet."""
        return new_passphrase()

    def create(self, pin: str | None, words: Sequence[str], typed: str) -> Safe:
        """Step 3: make the store, once the words are written down; errors as `create_store`."""
        safe = create_store(self._places, pin, self._clock, words=words, costs=self._costs).safe
        safe.settings.put(_CODE, typed)
        return safe

    def kept_code(self, safe: Safe) -> str:
        """Return the code that a first run which was cut short goes on with; empty if there is none."""
        return safe.settings.get(_CODE) or ""

    def ask(
        self,
        safe: Safe,
        typed: str,
        show_words: Callable[[tuple[str, ...]], None],
        cancelled: Callable[[], bool],
        pause: Callable[[float], None],
    ) -> None:
        """Steps 4 and 5: use the code, wait for the officer, keep the enrolment; arguments as `enrol`.

        Raises:
            CodeNotTakenError, EnrolmentRefusedError, EnrolmentGivenUpError, DemoServerError, EnrolmentError.
            OtherServerError, PolicyUnreadableError: as `look_at`.
            SyncError: the road to the server; asking again goes on.
        """
        code = read_code(typed)
        self._refuse_other_server(code)
        safe.settings.put(_CODE, typed)
        result = enrol(code, safe.device_key, self.label, show_words, cancelled, pause)
        self._refuse_demo(result.identity.demo)
        keep_enrolment(safe, enrolled(result), result.recovery_keys)
        safe.settings.put(_CODE, "")

    def start_over(self, safe: Safe) -> None:
        """Take the store of a refused request back: its key will never be enrolled; errors as `undo_creation`."""
        undo_creation(safe)

    def _refuse_other_server(self, code: EnrolmentCode) -> None:
        """Hold the code against the policy, before it is used; a demo's own server is on this very machine."""
        if self._policy == Policy() or (self._places.demo and look_at_server(code, DeviceKey(new_private_key())).demo):
            return
        if not self._policy.allows_server(code.server):
            raise OtherServerError("another server than the policy's")

    def _refuse_demo(self, demo: bool) -> None:
        if demo and not self._places.demo:
            raise DemoServerError("a demo's keys in a store that is none")


def enrolled(result: EnrolmentResult) -> Enrolled:
    """Return what the store keeps of an enrolment."""
    identity = result.identity
    return Enrolled(
        tenant=identity.tenant,
        device=identity.device,
        worker=identity.worker,
        worker_name=identity.worker_name,
        municipality=identity.municipality,
        server_url=result.server_url,
        root_pem=result.root_pem,
        receipt_certificate_pem=result.receipt_certificate_pem,
        device_certificate_pem=result.certificate_pem,
        tls_ca_pem=result.tls_ca_pem,
        demo=identity.demo,
    )
