from __future__ import annotations

from jgvisit.services.laptop.writing_hand import WritingHand


class _Texts(dict[str, str]):
    def put(self, key: str, value: str) -> None:
        self[key] = value


def test_the_hand_that_was_chosen_is_there_after_a_lock() -> None:
    texts = _Texts()
    assert not WritingHand(texts).is_left
    for left in (True, False):
        hand = WritingHand(texts)
        hand.show(left=left)
        assert hand.is_left is left
        hand.keep()
        assert WritingHand(texts).is_left is left
