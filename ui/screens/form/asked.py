"""What names one mark that is asked: under which form, of whom, of which kind."""

from __future__ import annotations

from jgvisit.domain.facts import Mark
from jgvisit.ids import FormId, PersonId

Asked = tuple[FormId, PersonId, Mark | None]
"""None is the first mark that is asked of them."""
