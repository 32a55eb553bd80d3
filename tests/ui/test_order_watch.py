"""A wipe order reaches the prompt and the opened window; what is done goes first, and nobody reads on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jgvisit.store.errors import DiskFullError, ShutOutError, WipedError
from ui.error_texts import error_message
from ui.order_watch import OrderTools
from ui.screens.unlock.screen import UnlockScreen, UnlockState
from ui.vault import Behind, Vault
from ui.vault_protocol import LOCKED
from ui.widgets.cover import Cover

ORDER = object()


@dataclass
class Laptop:
    """A store that an order may close; says in which order things happened."""

    order: object = None
    fails: bool = False
    happened: list[str] = field(default_factory=list)
    shut: bool = False

    def look(self) -> int:
        if self.shut:
            raise ShutOutError("order 1")
        return 0

    def hear(self) -> object:
        return self.order

    def wipe_locked(self, _: object) -> None:
        self.happened.append("wiped locked")
        self.shut, self.order = True, None

    def send_then_wipe(self, safe: object, _: object) -> None:
        self.happened.append(f"sent and wiped {safe}")
        if self.fails:
            raise DiskFullError("no room")

    def behind(self) -> Behind:
        return Behind(
            by_pin=lambda _: "the safe",
            by_passphrase=lambda _: "the safe",
            look=self.look,
            rooms=lambda *_: Rooms(),
            warm_up=lambda: None,
            orders=OrderTools(self.hear, self.wipe_locked, self.send_then_wipe),
        )


class Rooms:
    def enter(self) -> None:
        """Nothing to show."""

    def waits(self) -> bool:
        return False


@pytest.fixture
def laptop() -> Laptop:
    return Laptop()


@pytest.fixture
def ended() -> list[int]:
    return []


@pytest.fixture
def vault(qtbot: QtBot, laptop: Laptop, ended: list[int]) -> Vault:
    vault = Vault(laptop.behind(), end=ended.append)
    qtbot.addWidget(vault.window)
    vault.show()
    yield vault  # type: ignore[misc]  # a fixture
    vault.close()


def test_an_order_closes_the_store_behind_the_prompt_at_once_and_the_prompt_says_so(
    qtbot: QtBot, vault: Vault, laptop: Laptop
) -> None:
    assert vault.orders is not None
    laptop.order = ORDER
    vault.orders.look()
    qtbot.waitUntil(lambda: not vault.unlock.open.isVisible())
    assert laptop.happened == ["wiped locked"]
    assert vault.unlock.message.isVisible()
    assert not vault.unlock.secret.isVisible()
    assert "afgesloten" in vault.unlock.message.title.text()
    assert not vault.unlock.explanation.isVisible()  # "left as it is" would not be true


@pytest.mark.parametrize("fails", [False, True])
def test_an_order_covers_the_opened_window_lets_it_send_and_ends_the_vault(
    qtbot: QtBot, vault: Vault, laptop: Laptop, ended: list[int], fails: bool
) -> None:
    assert vault.orders is not None
    laptop.fails = fails
    with qtbot.waitSignal(vault.door.opened):
        vault.unlock.pin_given.emit("123456")
    laptop.order = ORDER
    with qtbot.waitSignal(vault.orders.carrying_out):
        vault.orders.look()
    assert [cover for cover in vault.window.findChildren(Cover) if cover.isVisible()]
    qtbot.waitUntil(lambda: ended == [LOCKED])
    assert laptop.happened == ["sent and wiped the safe"]


def test_without_an_order_nothing_happens_and_it_is_asked_again(qtbot: QtBot, vault: Vault, laptop: Laptop) -> None:
    assert vault.orders is not None
    for _ in range(3):
        vault.orders.look()
        qtbot.waitUntil(lambda: not vault.runner.is_busy)
    assert laptop.happened == []
    assert vault.unlock.open.isVisible()


@pytest.mark.parametrize("name", ["shut", "wiped"])
def test_the_door_of_a_closed_laptop_is_usable_at_every_size(
    qtbot: QtBot,
    name: str,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
) -> None:
    screen = UnlockScreen()
    qtbot.addWidget(screen)
    screen.resize(*screen_size)
    screen.show()
    error = ShutOutError("1") if name == "shut" else WipedError("1")
    screen.show_state(UnlockState(mode="closed", by_order=True, problem=replace(error_message(error), closable=False)))
    shot(screen, f"wipe-door-{name}-{screen_size[0]}")
    assert_usable(screen)
