from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck_gui.widgets.run_log import RunLog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme

NOON = datetime(2025, 11, 22, 12, tzinfo=UTC)


def lines(first: int, last: int) -> list[RunEvent]:
    return [
        RunEvent(
            at=NOON,
            type=RunEventType.LOG,
            message=f"row {number}",
            step_key="even" if number % 2 == 0 else "odd",
            id=number,
        )
        for number in range(first, last + 1)
    ]


@pytest.fixture
def log(theme: Theme, qtbot: QtBot) -> RunLog:
    made = RunLog(theme)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.append(lines(1, 200))
    return made


def words(log: RunLog) -> str:
    return log._how_many.text()  # noqa: SLF001 - the words beside the filter


def test_what_is_typed_narrows_a_moment_later(log: RunLog, qtbot: QtBot) -> None:
    assert words(log) == "200 lines"
    log.search.setText("row 19")
    assert log.model.rowCount() == 200
    qtbot.waitUntil(lambda: log.model.rowCount() == 11)
    assert words(log) == "11 of 200 lines"
    log.append(lines(201, 210))
    assert words(log) == "11 of 210 lines"


def test_a_step_is_shown_alone(log: RunLog) -> None:
    log.show_step("odd")
    assert {event.step_key for event in log.model.records} == {"odd"}
    log.show_step(None)
    assert log.model.rowCount() == 200


def test_filtering_keeps_the_place_of_who_has_scrolled_up(log: RunLog) -> None:
    log.table.verticalScrollBar().setValue(101 * 32)
    log.show_step("even")
    top = log.model.record(log.model.index(log.table.rowAt(0), 0))
    assert top is not None
    assert top.id == 102
    log.append(lines(201, 300))
    assert log.new_lines.text() == "50 new lines ↓"


def test_who_follows_the_end_follows_that_of_what_fits(log: RunLog) -> None:
    log.show_step("even")
    log.append(lines(201, 300))
    row = log.table.rowAt(log.table.viewport().height() - 1)
    assert log.model.records[row].id == 300
    assert log.last_id == 300


def test_another_run_begins_with_what_is_looked_for(log: RunLog) -> None:
    log.show_step("even")
    log.clear()
    assert (log.last_id, log.model.rowCount()) == (0, 0)
    log.append(lines(1, 10))
    assert log.model.rowCount() == 5
