"""With which hand people write at this worker's table: the pads leave their tools where that hand does not lie."""

from __future__ import annotations

from jgvisit.services.laptop.exit_codes import KeptTexts

_KEY = "writing_hand"


class WritingHand:
    """The side that was chosen last, kept on this laptop for its worker; it says nothing of one person."""

    def __init__(self, texts: KeptTexts) -> None:
        self._texts = texts
        self._left: bool | None = None

    @property
    def is_left(self) -> bool:
        """Whether the pads are laid out for the left hand."""
        if self._left is None:
            self._left = self._texts.get(_KEY) == "left"
        return self._left

    def show(self, *, left: bool) -> None:
        """Lay them out so from now on."""
        self._left = left

    def keep(self) -> None:
        """Write down what is shown, for next time.

        Raises:
            StoreError: it is shown, and not kept.
        """
        self._texts.put(_KEY, "left" if self.is_left else "right")
