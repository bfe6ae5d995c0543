from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from tickdeck_gui.frame.screen_looks import look_of, make_look
from tickdeck_gui.preferences import ScreenLook

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FRESH = ScreenLook()


class Screen(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.tabs = QTabWidget()
        self.split = QSplitter()
        for number in range(2):
            self.tabs.addTab(QWidget(), str(number))
            self.split.addWidget(QWidget())
        column = QVBoxLayout(self)
        column.addWidget(self.tabs)
        column.addWidget(self.split)
        self.resize(400, 300)
        self.span = 0.0

    def state(self) -> dict[str, float]:
        return {"span": self.span}

    def restore(self, state: dict[str, float]) -> None:
        self.span = float(state["span"])


@pytest.fixture
def screens(qtbot: QtBot) -> tuple[Screen, Screen]:
    made = (Screen(), Screen())
    for one in made:
        qtbot.addWidget(one)
    return made


def test_tabs_edges_and_what_a_screen_keeps_itself_are_found_again(
    screens: tuple[Screen, Screen],
) -> None:
    before, after = screens
    before.show()
    before.tabs.setCurrentIndex(1)
    before.split.setSizes([300, 70])
    before.span = 60.0
    look = look_of(before, FRESH)
    make_look(after, look)
    after.show()
    assert after.tabs.currentIndex() == 1
    assert after.split.sizes() == before.split.sizes()
    assert after.span == 60.0


def test_what_was_never_shown_is_kept_as_it_was(
    screens: tuple[Screen, Screen],
) -> None:
    look = ScreenLook(tabs=(1,), splitters=((300, 70),))
    assert look_of(screens[0], look).splitters == ((300, 70),)


def test_what_another_version_kept_is_left_alone(
    screens: tuple[Screen, Screen],
) -> None:
    screen = screens[0]
    make_look(
        screen,
        ScreenLook(tabs=(7,), splitters=((1, 2, 3),), own={"span": "long"}),
    )
    make_look(screen, ScreenLook(own={"else": 1}))
    assert (screen.tabs.currentIndex(), screen.span) == (0, 0.0)
