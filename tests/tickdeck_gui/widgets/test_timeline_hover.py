from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tickdeck.clock import ManualClock
from tickdeck.reading.rows import Gap
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.timeline_hover import HoverCard, TimelineCards
from tickdeck_gui.widgets.timeline_scene import BOTTOM, Due, Placed
from tickdeck_gui.widgets.timeline_words import CardText

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

TEXT = CardText("Failed", "11:52:16", ("x" * 200, "took 1 s"), "Click", Mark.FAILURE)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.mark.parametrize(
    "about",
    [
        QRect(0, 0, 4, 20),
        QRect(596, 0, 4, 20),
        QRect(300, 380, 4, 20),
        QRect(300, 200, 4, 20),
    ],
)
def test_the_card_stays_in_its_window_and_off_what_it_is_about(
    theme: Theme, window: QWidget, about: QRect
) -> None:
    card = HoverCard(theme, window)
    card.show_text(TEXT, about)
    assert window.rect().contains(card.geometry())
    assert not card.geometry().intersects(about)


def test_lines_that_are_not_there_are_not_shown(theme: Theme, window: QWidget) -> None:
    card = HoverCard(theme, window)
    card.show_text(TEXT, QRect(300, 0, 4, 20))
    assert card.words.splitlines()[-2:] == ["took 1 s", "Click"]
    card.show_text(CardText("Next tick", "11:53", ("in 44 s",)), QRect(0, 0, 4, 20))
    assert card.words == "Next tick\n11:53\nin 44 s"


def test_the_card_takes_neither_clicks_nor_focus(theme: Theme, window: QWidget) -> None:
    card = HoverCard(theme, window)
    assert card.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert card.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_it_floats_over_the_window_that_the_timeline_is_in(
    theme: Theme, window: QWidget
) -> None:
    timeline = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(timeline)
    cards = TimelineCards(theme, ManualClock(NOW), timeline)
    assert cards.words == ""
    cards.show(Placed(QRectF(300, 40, 4, 60), Due(NOW)), None)
    assert cards.words.startswith("Next tick")
    (card,) = window.findChildren(HoverCard)
    assert card.parentWidget() is window
    assert card.y() > timeline.mapTo(window, QPoint(0, BOTTOM)).y()
    cards.hide()
    assert cards.words == ""


def test_over_what_is_wide_it_follows_the_pointer(
    theme: Theme, window: QWidget
) -> None:
    cards = TimelineCards(theme, ManualClock(NOW), window)
    gap = Placed(QRectF(0, 20, 600, 140), Gap(start=NOW, end=NOW, reason=""))
    places = []
    for x in (200, 400):
        cards.show(gap, QPoint(x, 60))
        places.append(window.findChildren(HoverCard)[0].geometry().center().x())
    assert places[1] - places[0] == 200
