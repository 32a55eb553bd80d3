from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from gallery.door_pages import CODE, EIGHT, SIX, first_run_states
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from jgvisit.ids import new_uuid7
from jgvisit.records.canonical import encode, sha256
from jgvisit.store.errors import DiskFullError, KeyringLockedError, NoKeyringError
from jgvisit.sync.encoding import to_base64
from jgvisit.sync.enrolment import CODE_PREFIX, MAX_FILE_BYTES, read_code, read_code_file
from jgvisit.sync.failures import (
    CodeNotTakenError,
    DemoServerError,
    EnrolmentCodeError,
    EnrolmentError,
    EnrolmentFileError,
    EnrolmentGivenUpError,
    EnrolmentRefusedError,
    NoNetworkError,
    ServerBusyError,
    TlsDatesError,
    TlsError,
)
from jgvisit.sync.wire import EnrolmentCode
from ui import theme
from ui.screens.first_run.presenter import FirstRunPresenter
from ui.screens.first_run.problems import problem_message
from ui.screens.first_run.screen import FirstRunScreen
from ui.task_runner import TaskRunner

STATES = (
    *("code", "code-wrong", "code-resumed", "code-busy", "pin", "pin-none", "pin-failed"),
    *("words", "repeat", "asking", "waiting", "refused"),
)


@pytest.fixture
def screen(qtbot: QtBot) -> FirstRunScreen:
    screen = FirstRunScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    return screen


def _words(screen: QWidget) -> str:
    return " ".join(label.text() for label in screen.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("name", STATES)
def test_every_page_is_usable_at_every_size(
    screen: FirstRunScreen,
    name: str,
    screen_size: tuple[int, int],
    assert_usable: Callable[[QWidget], None],
    shot: Callable[[QWidget, str], Path],
) -> None:
    screen.resize(*screen_size)
    screen.show_state(first_run_states()[name])
    shot(screen, f"first-run-{name}-{screen_size[0]}")
    assert_usable(screen)


@pytest.mark.parametrize("name", STATES)
def test_every_page_is_usable_with_letters_twice_as_large(
    qtbot: QtBot, name: str, assert_usable: Callable[[QWidget], None], shot: Callable[[QWidget, str], Path]
) -> None:
    theme.set_text_scale(2.0)
    screen = FirstRunScreen()
    qtbot.addWidget(screen)
    screen.resize(1366, 768)
    screen.show()
    screen.show_state(first_run_states()[name])
    shot(screen, f"first-run-{name}-large")
    assert_usable(screen)


def test_a_hostile_name_of_the_laptop_is_only_text(
    screen: FirstRunScreen, hostile_name: str, assert_usable: Callable[[QWidget], None]
) -> None:
    screen.show_state(replace(first_run_states()["waiting"], laptop=hostile_name))
    assert_usable(screen)
    assert hostile_name in screen.waiting.laptop.text()


def test_all_eight_words_stand_in_order_and_none_of_the_six_does(screen: FirstRunScreen) -> None:
    screen.show_state(first_run_states()["words"])
    screen.show_state(first_run_states()["waiting"])
    shown = _words(screen)
    places = [shown.index(f"{number} {word}") for number, word in enumerate(EIGHT, 1)]
    assert places == sorted(places)
    assert not any(word in shown for word in SIX)


@pytest.mark.parametrize(
    "error",
    [
        EnrolmentCodeError("x"), CodeNotTakenError(403, "enrolment.code"), EnrolmentRefusedError("x"),
        EnrolmentFileError("x"), EnrolmentGivenUpError("x"), DemoServerError("x"), EnrolmentError("x"),
        NoNetworkError("x"), ServerBusyError("x"), TlsError("x"), TlsDatesError("x"),
    ],
    ids=lambda error: error.code,
)  # fmt: skip
def test_a_problem_says_what_to_do_and_speaks_of_no_waiting_work(error: EnrolmentError) -> None:
    message = problem_message(error)
    assert message.text.endswith(".")
    assert "wacht veilig" not in message.text
    assert "sync" not in message.text.lower()


# -- PIN ---------------------------------------------------------------------------------------


def test_a_pin_is_never_readable_and_is_given_only_when_typed_the_same_twice(
    qtbot: QtBot, screen: FirstRunScreen
) -> None:
    screen.show_state(first_run_states()["pin"])
    form = screen.pin.form
    assert form.first.edit.echoMode() == form.second.edit.echoMode() == QLineEdit.EchoMode.Password
    form.first.edit.setText("kastanje9")
    form.second.edit.setText("kastanje8")
    with qtbot.assertNotEmitted(screen.pin_given):
        qtbot.mouseClick(form.confirm, Qt.MouseButton.LeftButton)
    assert form.second.problem.isVisible()
    form.second.edit.setText("kastanje9")
    assert not form.second.problem.isVisible()
    with qtbot.waitSignal(screen.pin_given) as given:
        qtbot.keyClick(form.second.edit, Qt.Key.Key_Return)
    assert given.args == ["kastanje9"]
    assert form.first.edit.text() == form.second.edit.text() == ""


def test_a_pin_of_five_characters_is_too_short(qtbot: QtBot, screen: FirstRunScreen) -> None:
    screen.show_state(first_run_states()["pin"])
    form = screen.pin.form
    form.first.edit.setText("12345")
    form.second.edit.setText("12345")
    with qtbot.assertNotEmitted(screen.pin_given):
        form.confirm.click()
    assert "zes" in form.first.problem.text()


def test_without_a_keyring_no_pin_is_asked_and_the_reason_is_said(qtbot: QtBot, screen: FirstRunScreen) -> None:
    screen.show_state(first_run_states()["pin-none"])
    assert not screen.pin.form.isVisible()
    assert "sleutelbos" in screen.explanation.text()
    with qtbot.waitSignal(screen.pin_given) as given:
        screen.pin.without.click()
    assert given.args == [""]


# -- presenter ---------------------------------------------------------------------------------


class Municipality:
    """Behaves as enrolling does: one good code, a keyring that may be away, an officer who decides."""

    label = "LT-0471"

    def __init__(self) -> None:
        self.made: list[tuple[str | None, tuple[str, ...], str]] = []
        self.fails: dict[str, Exception] = {}
        self.kept, self.taken_back, self.drawn = "", 0, 0
        self.looked_at: list[str] = []
        self.officer_decides = True

    def _may_fail(self, step: str) -> None:
        if step in self.fails:
            raise self.fails[step]

    def look_at(self, typed: str) -> None:
        self._may_fail("look_at")
        self.looked_at.append(typed)

    def read_file(self, path: str) -> str:
        return read_code_file(Path(path))

    def check_keyring(self) -> None:
        self._may_fail("keyring")

    def draw_words(self) -> tuple[str, ...]:
        self.drawn += 1
        return SIX

    def create(self, pin: str | None, words: tuple[str, ...], typed: str) -> object:
        self._may_fail("create")
        self.made.append((pin, words, typed))
        return "safe"

    def kept_code(self, safe: object) -> str:
        return self.kept

    def ask(self, safe, typed, show_words, cancelled, pause) -> None:
        self._may_fail("ask")
        self.kept = typed
        show_words(EIGHT)
        while not self.officer_decides:
            if cancelled():
                raise EnrolmentGivenUpError("given up")
            pause(0.01)
        self._may_fail("officer")

    def start_over(self, safe: object) -> None:
        self._may_fail("start_over")
        self.taken_back += 1


@pytest.fixture
def town() -> Municipality:
    return Municipality()


@pytest.fixture
def presenter(screen: FirstRunScreen, town: Municipality) -> Iterator[FirstRunPresenter]:
    tasks = TaskRunner(screen)
    made = FirstRunPresenter(screen, tasks, lambda: town)
    yield made
    made.stop()
    tasks.close()


def _to_pin(qtbot: QtBot, screen: FirstRunScreen) -> None:
    screen.code.code.setPlainText(CODE)
    screen.code.go_on.click()
    qtbot.waitUntil(screen.pin.isVisible)


def _to_words(qtbot: QtBot, screen: FirstRunScreen, pin: str = "kastanje9") -> None:
    _to_pin(qtbot, screen)
    screen.pin.form.first.edit.setText(pin)
    screen.pin.form.second.edit.setText(pin)
    screen.pin.form.confirm.click()
    qtbot.waitUntil(screen.words.isVisible)


def _repeat(screen: FirstRunScreen, words: tuple[str, ...] = SIX) -> None:
    screen.words.ready.click()
    for field in screen.repeat.fields:
        field.edit.setText(words[int(field.label.text().split()[-1]) - 1].upper())
    screen.repeat.go_on.click()


def test_the_store_is_made_only_after_the_words_came_back(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    _to_words(qtbot, screen)
    _repeat(screen, tuple(reversed(SIX)))
    assert screen.message.isVisible()
    assert town.made == []
    screen.repeat.again.click()
    assert screen.words.grid.words == SIX
    with qtbot.waitSignal(presenter.enrolled) as enrolled:
        _repeat(screen)
    assert enrolled.args == ["safe"]
    assert town.made == [("kastanje9", SIX, CODE)]
    assert presenter._pin == ""
    assert presenter._words == ()


@pytest.mark.parametrize("error", [EnrolmentCodeError("x"), NoNetworkError("x"), TlsError("x"), DemoServerError("x")])
def test_a_code_that_does_not_do_stays_to_be_corrected(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality, error: Exception
) -> None:
    town.fails["look_at"] = error
    screen.code.code.setPlainText(CODE)
    screen.code.go_on.click()
    qtbot.waitUntil(screen.message.isVisible)
    assert screen.code.isVisible()
    assert screen.code.code.textCursor().selectedText() == CODE
    del town.fails["look_at"]
    screen.code.go_on.click()
    qtbot.waitUntil(screen.pin.isVisible)
    assert not screen.message.isVisible()


def test_without_a_keyring_the_store_is_made_with_words_only(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    town.fails["keyring"] = NoKeyringError("none")
    _to_pin(qtbot, screen)
    screen.pin.without.click()
    qtbot.waitUntil(screen.words.isVisible)
    with qtbot.waitSignal(presenter.enrolled):
        _repeat(screen)
    assert town.made[0][0] is None


def test_a_keyring_that_locks_at_the_last_moment_costs_neither_words_nor_code(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    town.fails["create"] = KeyringLockedError("locked")
    _to_words(qtbot, screen)
    _repeat(screen)
    qtbot.waitUntil(screen.pin.isVisible)
    assert "slot" in screen.message.title.text()
    assert screen.pin.without.isVisible()
    del town.fails["create"]
    screen.pin.form.first.edit.setText("andere8pin")
    screen.pin.form.second.edit.setText("andere8pin")
    screen.pin.form.confirm.click()
    qtbot.waitUntil(screen.words.isVisible)
    assert screen.words.grid.words == SIX
    assert town.drawn == 1
    with qtbot.waitSignal(presenter.enrolled):
        _repeat(screen)
    assert town.made[0][0] == "andere8pin"


def test_a_full_disk_is_said_and_the_same_button_tries_again(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    town.fails["create"] = DiskFullError("full")
    _to_words(qtbot, screen)
    _repeat(screen)
    qtbot.waitUntil(screen.message.isVisible)
    del town.fails["create"]
    with qtbot.waitSignal(presenter.enrolled):
        screen.repeat.go_on.click()


def test_waiting_can_be_stopped_and_goes_on_with_the_same_code(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    town.officer_decides, town.kept = False, CODE
    presenter.resume("safe")
    qtbot.waitUntil(lambda: screen.waiting.grid.words == EIGHT)
    screen.waiting.stop.click()
    qtbot.waitUntil(screen.code.isVisible)
    assert "gestopt" in screen.message.title.text()
    assert screen.code.code.toPlainText() == CODE
    town.officer_decides = True
    with qtbot.waitSignal(presenter.enrolled):
        screen.code.go_on.click()


def test_a_code_the_server_does_not_take_is_asked_anew_and_the_store_stays(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    town.fails["ask"] = CodeNotTakenError(403, "enrolment.code")
    _to_words(qtbot, screen)
    _repeat(screen)
    qtbot.waitUntil(screen.code.isVisible)
    assert "15 minuten" in screen.message.text.text()
    del town.fails["ask"]
    screen.code.code.setPlainText("JGV1.new")
    with qtbot.waitSignal(presenter.enrolled):
        screen.code.go_on.click()
    assert len(town.made) == 1
    assert town.kept == "JGV1.new"


def test_a_refusal_can_only_be_started_over(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    town.fails["officer"] = EnrolmentRefusedError("no")
    _to_words(qtbot, screen)
    _repeat(screen)
    qtbot.waitUntil(screen.refused.isVisible)
    screen.refused.start_over.click()
    qtbot.waitUntil(screen.code.isVisible)
    assert town.taken_back == 1
    del town.fails["officer"]
    _to_words(qtbot, screen, "nieuwe7pin")
    with qtbot.waitSignal(presenter.enrolled):
        _repeat(screen)
    assert [pin for pin, _, _ in town.made] == ["kastanje9", "nieuwe7pin"]


def test_a_store_without_a_code_asks_for_one(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    presenter.resume("safe")
    qtbot.waitUntil(lambda: "akkoord" in screen.explanation.text())
    assert screen.code.isVisible()


# -- a code from a file or a scanner -----------------------------------------------------------


def _whole_code() -> str:
    packed = EnrolmentCode(
        server="https://jgvisit.voorbeeldstad.example",
        tenant=new_uuid7(),
        secret="s" * 32,
        device_ca_sha256=sha256(b"ca"),
        root_sha256=sha256(b"root"),
    )
    return CODE_PREFIX + to_base64(encode(packed))


def test_a_scanner_that_types_the_code_and_enter_goes_on_by_itself(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    code = _whole_code()
    qtbot.keyClick(screen.code.code, Qt.Key.Key_Return)
    assert not screen.message.isVisible(), "Enter in an empty field asks nobody"
    qtbot.keyClicks(screen.code.code, code)
    qtbot.keyClick(screen.code.code, Qt.Key.Key_Return)
    qtbot.keyClick(screen.code.code, Qt.Key.Key_Enter)
    qtbot.waitUntil(screen.pin.isVisible)
    assert town.looked_at == [code]


def test_a_code_pasted_with_lines_and_spaces_around_it_goes_on_with_enter(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    code = _whole_code()
    screen.code.code.insertPlainText(f"  {code[:40]}\r\n{code[40:]} \n\n")
    qtbot.keyClick(screen.code.code, Qt.Key.Key_Enter)
    qtbot.waitUntil(screen.pin.isVisible)
    assert [read_code(typed) for typed in town.looked_at] == [read_code(code)]


@pytest.mark.parametrize("around", ["{}", "{}\n", "\ufeff  {}\r\n\r\n"], ids=["bare", "line", "editor"])
def test_a_file_with_the_code_goes_on_with_it(
    qtbot: QtBot,
    screen: FirstRunScreen,
    presenter: FirstRunPresenter,
    town: Municipality,
    tmp_path: Path,
    around: str,
) -> None:
    code, file = _whole_code(), tmp_path / "code.txt"
    file.write_bytes(around.format(code).encode())
    presenter.choose_file = lambda _: str(file)
    screen.code.code.setPlainText("typed before")
    qtbot.mouseClick(screen.code.file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.pin.isVisible)
    assert town.looked_at == [code]
    assert screen.code.code.toPlainText() == code


def test_no_file_chosen_leaves_what_was_typed(
    qtbot: QtBot, screen: FirstRunScreen, presenter: FirstRunPresenter, town: Municipality
) -> None:
    presenter.choose_file = lambda _: ""
    screen.code.code.setPlainText("typed before")
    qtbot.mouseClick(screen.code.file, Qt.MouseButton.LeftButton)
    assert screen.code.code.toPlainText() == "typed before"
    assert screen.code.go_on.isEnabled()
    assert town.looked_at == []


@pytest.mark.parametrize("what", ["letter", "two", "part", "bytes", "large", "folder", "gone"])
def test_a_file_with_anything_else_is_refused_with_what_to_do_and_shown_nowhere(
    qtbot: QtBot,
    screen: FirstRunScreen,
    presenter: FirstRunPresenter,
    town: Municipality,
    tmp_path: Path,
    what: str,
) -> None:
    code, file = _whole_code(), tmp_path / "brief.txt"
    written = {
        "letter": b"Beste mevrouw Haddad,",
        "two": f"{code}\n{code}\n".encode(),
        "part": code[:90].encode(),
        "bytes": bytes(range(256)),
        "large": code.encode() + b"\n" * MAX_FILE_BYTES,
    }
    if what in written:
        file.write_bytes(written[what])
    elif what == "folder":
        file.mkdir()
    presenter.choose_file = lambda _: str(file)
    screen.code.code.setPlainText("typed before")
    qtbot.mouseClick(screen.code.file, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(screen.message.isVisible)
    assert "bestand" in screen.message.title.text()
    assert "Kies het bestand" in screen.message.text.text()
    assert screen.code.code.toPlainText() == "typed before"
    assert "Haddad" not in _words(screen)
    assert screen.code.file.isEnabled()
    assert town.looked_at == []
