"""How words are looked for: accents, capitals, signs and spaces make no difference, and every part must stand there."""

from __future__ import annotations

import pytest

from jgvisit.domain.cards import child_card
from jgvisit.domain.searching import as_searched, matches


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("Niet-vrijblijvend  KADER", "niet vrijblijvend kader"),
        ("Éva Çelik", "eva celik"),
        ("straße", "strasse"),
        ("...", ""),
        ("(K 7)", "k 7"),
        ("IĞDIR Iğdır igdir İğdir", "igdir igdir igdir igdir"),
        ("Łódź Ørsted Đorđe", "lodz orsted dorde"),
        ("الأنصاري", "الانصاري"),
        ("فاطمه‌سادات", "فاطمهسادات"),
        ("یحیی کریم", "يحيي كريم"),
        ("٣٤ ۵", "34 5"),
    ],
)
def test_what_is_searched_is_small_letters_and_single_spaces(text: str, searched: str) -> None:
    assert as_searched(text) == searched


@pytest.mark.parametrize(
    ("looked_for", "texts", "found"),
    [
        pytest.param("", ("drang",), True, id="nothing looks for everything"),
        pytest.param("", (), True, id="nothing, in nothing"),
        pytest.param("DRANG", ("zachte drang",), True, id="a part"),
        pytest.param("drangkader", ("drang-kader",), True, id="without the space"),
        pytest.param("zachte drangkader", ("zachte drang-kader",), True, id="spaces where the text has others"),
        pytest.param("vrij blijvend", ("niet vrijblijvend",), True, id="with a space too many"),
        pytest.param("kader drang", ("drang", "een kader"), True, id="the parts in two texts"),
        pytest.param("kader drang", ("drang", "een hek"), False, id="one part nowhere"),
        pytest.param("dwang", ("drang",), False, id="another word"),
        pytest.param("dwang", (), False, id="in nothing"),
    ],
)
def test_every_part_of_what_is_looked_for_stands_in_some_text(
    looked_for: str, texts: tuple[str, ...], found: bool
) -> None:
    assert matches(looked_for, texts) is found


@pytest.mark.parametrize(
    ("age", "card"), [(5, None), (6, "K24a"), (11, "K24a"), (12, "K24b"), (15, "K24b"), (16, "K24c"), (17, "K24c"),
                      (18, None), (19, None)],
)  # fmt: skip
def test_the_card_about_a_childs_own_voice_goes_with_its_age(age: int, card: str | None) -> None:
    assert child_card(age) == card
