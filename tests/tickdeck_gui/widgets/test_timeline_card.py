from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.timeline import TimelineModel
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.labels import ElidedLabel
from tickdeck_gui.widgets.mark_sign import MarkSign
from tickdeck_gui.widgets.timeline_card import TimelineCard

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

RANGES = ["5 min", "3 h", "24 h", "30 d", "1 y"]


@pytest.fixture
def model(desk: Desk) -> TimelineModel:
    return TimelineModel(desk.reader, desk.clock)


@pytest.fixture
def card(desk: Desk, model: TimelineModel, qtbot: QtBot) -> TimelineCard:
    made = TimelineCard(model, desk.theme, desk.clock)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, made.sizeHint().height())
    made.show()
    model.show(SensorId(1))
    return made


def pressed(card: TimelineCard) -> list[str]:
    return [one.text() for one in card.findChildren(QPushButton) if one.isChecked()]


def shown(card: TimelineCard, kind: type[QWidget]) -> list[str]:
    found: list[QWidget] = [one for one in card.findChildren(kind) if one.isVisible()]
    return [one.text() if isinstance(one, QPushButton) else "" for one in found]


def title(card: TimelineCard) -> str:
    return card.findChildren(ElidedLabel)[0].text()


def test_the_chosen_range_is_marked(card: TimelineCard, model: TimelineModel) -> None:
    assert pressed(card) == ["3 h", "Live"]
    card.follow(timedelta(minutes=5))
    assert pressed(card) == ["5 min", "Live"]


@pytest.mark.parametrize(
    ("name", "span", "words"),
    [
        ("5 min", timedelta(minutes=5), "11:47:58 \N{EN DASH} now"),
        ("24 h", timedelta(hours=24), "21 Nov, 12:49 \N{EN DASH} now"),
        ("30 d", timedelta(days=30), "24 Oct \N{EN DASH} now"),
        ("1 y", timedelta(days=366), "6 Dec 2024 \N{EN DASH} now"),
    ],
)
def test_each_range_shows_its_time_as_exactly_as_it_matters(
    card: TimelineCard, model: TimelineModel, name: str, span: timedelta, words: str
) -> None:
    next(one for one in card.findChildren(QPushButton) if one.text() == name).click()
    assert (model.live, model.span) == (True, span)
    assert title(card) == words


def test_all_ticks_can_be_seen_at_once(
    card: TimelineCard, model: TimelineModel
) -> None:
    card.fit()
    assert NOW - model.start > timedelta(days=200)
    assert pressed(card) == ["Live"]


def test_live_can_be_left_and_entered(card: TimelineCard, model: TimelineModel) -> None:
    card.live_button.click()
    assert not model.live
    assert pressed(card) == []
    card.live_button.click()
    assert model.live


def test_ranges_and_legend_are_left_out_only_where_they_have_no_room(
    card: TimelineCard,
) -> None:
    assert shown(card, QPushButton) == [*RANGES, "Live"]
    assert len(shown(card, MarkSign)) == 4
    card.resize(540, card.height())
    assert shown(card, QPushButton) == [*RANGES, "Live"]
    card.resize(330, card.height())
    assert shown(card, QPushButton) == ["Live"]
    assert shown(card, MarkSign) == []


def test_what_is_about_the_timeline_is_mirrored(card: TimelineCard) -> None:
    card.resize(1000, card.sizeHint().height())
    QApplication.processEvents()
    right = card.live_button.geometry()
    card.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    left = card.live_button.geometry()
    assert left.left() == card.width() - 1 - right.right()


def test_after_a_while_without_an_answer_it_says_that_it_reads(
    desk: Desk, qtbot: QtBot
) -> None:
    model = TimelineModel(desk.reader, desk.clock)
    card = TimelineCard(model, desk.theme, desk.clock)
    model.setParent(card)
    qtbot.addWidget(card)
    assert card._totals.text() == ""  # noqa: SLF001 - beside the title
    card._patience.timeout.emit()  # noqa: SLF001 - a third of a second later
    assert card._totals.text() == "Reading…"  # noqa: SLF001
    model.show(SensorId(1))
    assert "ticks" in card._totals.text()  # noqa: SLF001
    assert not card._patience.isActive()  # noqa: SLF001


def test_why_nothing_can_be_read_stands_in_place_of_the_numbers(
    card: TimelineCard, model: TimelineModel
) -> None:
    model.problem = "The disk is full."
    model.changed.emit()
    assert card._totals.text() == "The disk is full."  # noqa: SLF001
    assert card._totals.toolTip() == "The disk is full."  # noqa: SLF001
    assert card._totals.property("role") == "error"  # noqa: SLF001
    model.read()
    assert card._totals.property("role") == "second"  # noqa: SLF001
