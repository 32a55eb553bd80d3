"""The pages of a visit, looked at: every size, hostile names, text twice as large, right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.screens.explain.screen import ExplainScreen
from ui.screens.explain.state import ExplainState, Listener
from ui.screens.family.screen import DutyRow, FamilyScreen, FamilyState, PersonRow, ReminderRow, VisitRow
from ui.screens.form.screen import FormScreen
from ui.screens.form.state import DecisionChoice, FieldState, FormState, SignerRow, Stage
from ui.screens.leave_behind.screen import Asked, LeaveBehindScreen, LeaveBehindState
from ui.screens.visit.screen import VisitScreen
from ui.screens.visit.state import AgendaRow, FormRow, PresentPerson, VisitState
from ui.widgets.frame_picture import FramePicture, FramePictureState
from ui.widgets.frame_strip import FrameStrip
from ui.widgets.message_bar import Message
from ui.widgets.status_pill import StatusPill
from ui.widgets.text import Text

Check = Callable[[QWidget], None]
Shot = Callable[[QWidget, str], Path]
Make = Callable[[str], QWidget]

ARABIC = "المساعدة طوعية. أنتم تقررون."
DUTCH = "Deze hulp is vrijwillig. U beslist zelf, en u mag altijd stoppen."
STOPPED = Message(
    "Dit lijkt geen handtekening.", "Er is niets vastgelegd. Vraag om opnieuw te tekenen.", action="Opnieuw"
)


def _frames(name: str) -> FramePictureState:
    return FramePictureState(voluntary=(name, "Noor"), ordered=(f"{name} (sinds 12 augustus 2026)",), checking=(name,))


def _family(name: str) -> QWidget:
    screen = FamilyScreen()
    row = PersonRow(name, "ouder, 38 jaar", (f"Gezag over {name}: nog niet nagegaan",), "Niet benaderen", "warning")
    screen.show_state(
        FamilyState(
            name=name,
            known_as_of="Zoals bekend op 21 november 2026, 09:12",
            people=(row, PersonRow(name, "kind, 7 jaar")),
            frames=_frames(name),
            frame_notes=(f"{name}: er is geen besluit van een rechter",),
            duties=(DutyRow("1", f"{name}: Eerste gesprek", "Voordat we iets doen", "warning"),),
            reminders=(ReminderRow("10 december 2026", f"Zitting (van de rechter): {name}", "Vertel de rechten."),),
            visits=(VisitRow("v", "22 november 2026 om 13:00", name, can_start=True),),
            forms=((f"Toestemming voor hulp: {name}", "Wij hebben nog niet alle antwoorden.", "info"),),
            message=STOPPED,
        )
    )
    return screen


def _visit(name: str) -> QWidget:
    screen = VisitScreen()
    screen.show_state(
        VisitState(
            title=f"Bezoek aan {name}",
            people=tuple(PresentPerson(str(at), name, "ouder, 38 jaar", present=at < 2) for at in range(4)),
            others=name,
            interpreter="Arabisch (4711)",
            interpreter_languages=(("ar", "Arabisch"), ("pl", "Pools")),
            frames=_frames(name),
            agenda=tuple(
                AgendaRow(f"K0{at}", "parent", "Twee kaders", f"{name}, {name}", done=at == 1, repeat=at == 2)
                for at in range(1, 5)
            ),
            other_cards=tuple((f"K1{at}", "parent", "Als u het er niet mee eens bent") for at in range(6)),
            forms=(FormRow("c", name, "Wij hebben nog niet alle antwoorden. De hulp begint nog niet."),),
            message=STOPPED,
        )
    )
    return screen


def _explain(name: str, **changes: object) -> QWidget:
    screen = ExplainScreen()
    screen.show_state(
        ExplainState(
            **{  # type: ignore[arg-type]  # the fields of a state
                "title": "Twee kaders",
                "lines": ((f"{name}: {DUTCH}", ARABIC), (DUTCH, ARABIC)),
                "rtl": True,
                "questions": ((DUTCH, ARABIC),),
                "frames": _frames(name),
                "listeners": (Listener("p", name), Listener("q", name)),
                "notices": ("Concept: nog niet nagekeken door een jurist.",),
                "show_frames": True,
                **changes,
            }
        )
    )
    return screen


def _ask(name: str) -> QWidget:
    return _explain(name, asking="p")


def _form(stage: Stage) -> Make:
    def make(name: str) -> QWidget:
        screen = FormScreen()
        screen.show_state(
            FormState(
                stage=stage,
                key="k",
                title="Toestemming voor hulp",
                child=name,
                frames=_frames(name),
                fields=(
                    FieldState(
                        "a", "Hulp in gewone woorden", "text", required=True, help=DUTCH, value=name, missing=True
                    ),
                    FieldState("b", "Andere mogelijkheden", "lines", required=True, value=name),
                    FieldState("c", "Begin", "date", required=True, group="when", value="2026-12-01"),
                    FieldState(
                        "d", "Eigen plan", "choice", required=True, group="how", choices=(("y", DUTCH), ("n", "Nee"))
                    ),
                ),
                signers=(
                    SignerRow("p", name, "heeft gezag over het kind", can_sign=True),
                    SignerRow("q", name, "", False),
                ),
                standing="Wij hebben nog niet alle antwoorden. De hulp begint nog niet.",
                reasons=(f"Ga het gezag na van: {name}",),
                signer=f"form/{name}",
                signer_name=name,
                rtl=True,
                decisions=tuple(
                    DecisionChoice(code, f"{code}: {DUTCH}", ARABIC, needs_ink=True)
                    for code in ("agreed", "partly", "refused", "later", "objection")
                ),
                worker_name=name,
                earliest_later=date(2026, 11, 23),
            )
        )
        return screen

    return make


def _ink(name: str) -> QWidget:
    """Return the form where the pads are, with words and day asked as well."""
    screen = _form("sign")(name)
    assert isinstance(screen, FormScreen)
    screen.sign.decisions.buttons()[0].setChecked(True)
    screen.sign.next.click()
    return screen


def _leave(asking: str) -> Make:
    def make(name: str) -> QWidget:
        screen = LeaveBehindScreen()
        people = (Asked("p", name), Asked("q", name))
        screen.show_state(LeaveBehindState(people, asking, asking_name=name, proposed="nothing", frames=_frames(name)))
        return screen

    return make


PAGES: dict[str, Make] = {
    "family": _family,
    "visit": _visit,
    "explain": _explain,
    "ask": _ask,
    "fill": _form("fill"),
    "signers": _form("signers"),
    "read": _form("read"),
    "choose": _form("sign"),
    "ink": _ink,
    "done": _form("done"),
    "leave": _leave(""),
    "keep": _leave("p"),
}


@pytest.fixture(params=list(PAGES))
def page(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def show(qtbot: QtBot) -> Callable[[QWidget, tuple[int, int]], QWidget]:
    def shown(screen: QWidget, size: tuple[int, int]) -> QWidget:
        qtbot.addWidget(screen)
        screen.resize(*size)
        screen.show()
        return screen

    return shown


def test_every_page_is_usable_at_every_size(
    page: str, screen_size: tuple[int, int], show: Callable[..., QWidget], assert_usable: Check, shot: Shot
) -> None:
    screen = show(PAGES[page]("Samira Haddad"), screen_size)
    shot(screen, f"table-{page}-{screen_size[0]}")
    assert_usable(screen)


def test_every_page_is_usable_with_hostile_names_which_are_never_read_as_markup(
    page: str, hostile_name: str, show: Callable[..., QWidget], assert_usable: Check
) -> None:
    screen = show(PAGES[page](hostile_name), (1366, 768))
    assert_usable(screen)
    told = [label for label in screen.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in told)


def test_every_page_fits_with_text_twice_as_large(
    page: str, show: Callable[..., QWidget], assert_usable: Check, shot: Shot
) -> None:
    theme.set_text_scale(2.0)
    screen = show(PAGES[page]("Samira Haddad"), (1366, 768))
    shot(screen, f"table-{page}-large")
    assert_usable(screen)


# -- the frame --------------------------------------------------------------------------------


def _told(state: FramePictureState, qtbot: QtBot) -> tuple[FramePicture, str]:
    picture, strip = FramePicture(), FrameStrip()
    for widget in (picture, strip):
        qtbot.addWidget(widget)
        widget.show_state(state)
        widget.show()
    return picture, " | ".join(
        pill.text().translate({0x2068: "", 0x2069: ""}) for pill in strip.findChildren(StatusPill)
    )


def test_voluntary_help_stands_in_the_house_where_you_decide(qtbot: QtBot) -> None:
    picture, strip = _told(FramePictureState(voluntary=("Noor", "Sami")), qtbot)
    assert "U beslist" in picture.voluntary.title.text()
    assert picture.voluntary.names.text() == "\u2068Noor\u2069\n\u2068Sami\u2069"
    assert not picture.ordered.names.isVisible()
    assert not picture.checking.isVisible()
    assert "rechter" not in picture.accessibleName()
    assert strip == "Noor, Sami: vrijwillig | Onze hulp: vrijwillig"


def test_ordered_help_keeps_our_own_help_voluntary_beside_it(qtbot: QtBot) -> None:
    picture, strip = _told(FramePictureState(ordered=("Sami (sinds 12 augustus 2026)",)), qtbot)
    assert "Sami (sinds 12 augustus 2026)" in picture.ordered.names.text()
    assert picture.own_help.text() == "Onze hulp: vrijwillig"
    assert picture.own_help.isVisible()
    assert strip == "Sami (sinds 12 augustus 2026): verplicht door de rechter | Onze hulp: vrijwillig"


def test_what_is_being_checked_is_never_called_ordered(qtbot: QtBot) -> None:
    picture, strip = _told(FramePictureState(checking=("Sami",)), qtbot)
    assert picture.checking.isVisible()
    assert not picture.voluntary.names.isVisible()
    assert not picture.ordered.names.isVisible()
    for words in (picture.accessibleName(), strip):
        assert "rechter" not in words
        assert "Sami: wij gaan dit na" in words


def test_a_child_that_leaves_a_frame_leaves_no_name_behind(qtbot: QtBot) -> None:
    picture, _ = _told(FramePictureState(ordered=("Sami",), checking=("Noor",)), qtbot)
    picture.show_state(FramePictureState(voluntary=("Sami", "Noor")))
    assert picture.ordered.names.text() == ""
    assert "rechter" not in picture.accessibleName()
    assert not picture.checking.isVisible()


# -- right to left ----------------------------------------------------------------------------


def _inked_side(label: Text) -> str:
    """Return on which side of the label its words stand."""
    picture = label.grab().toImage()
    ground = picture.pixelColor(0, picture.height() - 1)
    inked = [
        x
        for x in range(picture.width())
        if any(picture.pixelColor(x, y) != ground for y in range(0, picture.height(), 2))
    ]
    return "right" if min(inked) > picture.width() - 1 - max(inked) else "left"


def test_arabic_stands_at_the_right_and_dutch_at_the_left(show: Callable[..., QWidget]) -> None:
    screen = show(_explain("Sami", lines=(("Dit is kort.", "قصير."),)), (1366, 768))
    for _ in range(4):
        QApplication.processEvents()
    sides = {text.text(): _inked_side(text) for text in screen.findChildren(Text) if text.isVisible()}
    assert sides["Dit is kort."] == "left"
    assert sides["قصير."] == "right"


@pytest.fixture
def right_to_left() -> Iterator[None]:
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_every_page_can_be_turned_around(
    page: str, right_to_left: None, show: Callable[..., QWidget], assert_usable: Check
) -> None:
    screen = show(PAGES[page]("عبد الرحمن"), (1366, 768))
    assert_usable(screen)
