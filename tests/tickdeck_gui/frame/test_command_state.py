from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.events import EngineStarted, EngineStopped
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorId
from tickdeck_gui.commands import Act
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow

    Possible = Callable[..., list[bool]]

ONE, OFF = SensorId(1), SensorId(9)


@pytest.fixture
def possible(desk: Desk) -> Possible:
    def ask(*acts: Act) -> list[bool]:
        return [desk.commands.action(act).isEnabled() for act in acts]

    return ask


def test_what_is_on_can_be_switched_off_and_the_other_way_round(
    window: MainWindow, possible: Possible
) -> None:
    table = window.screens.sensors.table
    table.clearSelection()
    assert possible(Act.TOGGLE, Act.START, Act.STOP, Act.TEST) == [False] * 4
    table.select_sensor(ONE)
    assert possible(Act.TOGGLE, Act.START, Act.STOP) == [True, False, True]
    table.clearSelection()
    table.select_sensor(OFF)
    assert possible(Act.TOGGLE, Act.START, Act.STOP) == [True, True, False]


def test_of_several_none_is_tested_or_edited(
    window: MainWindow, possible: Possible
) -> None:
    one_by_one = (Act.EVALUATE, Act.TEST, Act.EDIT_CURSOR, Act.OPEN_SOURCE)
    window.screens.sensors.table.select_sensor(ONE)
    assert possible(*one_by_one) == [True] * 4
    window.screens.sensors.table.selectAll()
    assert possible(Act.STOP, *one_by_one) == [True, *[False] * 4]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (RunStatus.STARTED, [True, False, False, False]),
        (RunStatus.SUCCESS, [False, True, False, True]),
        (RunStatus.FAILURE, [False, True, True, True]),
    ],
)
def test_what_is_done_to_a_run_depends_on_how_far_it_is(
    window: MainWindow,
    desk: Desk,
    possible: Possible,
    status: RunStatus,
    expected: list[bool],
) -> None:
    run = next(run for run in desk.reader.runs() if run.status is status)
    window.screens.open_run(run.run_id)
    acts = (Act.CANCEL_RUNS, Act.RUN_AGAIN, Act.RUN_FROM_FAILURE, Act.DELETE_RUNS)
    assert possible(*acts) == expected


def test_an_engine_that_has_ended_can_only_be_started_again(
    window: MainWindow, desk: Desk, possible: Possible
) -> None:
    acts = (Act.PAUSE, Act.RESUME, Act.BACK_UP, Act.RELOAD, Act.START_ENGINE)
    assert window.command_state
    desk.live.apply([EngineStopped(at=NOW)])
    assert possible(*acts) == [False, False, False, False, True]
    desk.live.apply([EngineStarted(at=NOW, paused_since=NOW)])
    assert possible(*acts) == [False, True, True, True, False]


def test_keys_of_the_timeline_work_where_there_is_one(
    window: MainWindow, possible: Possible
) -> None:
    assert possible(Act.LIVE, Act.FIT) == [False, False]
    window.screens.open_sensor(ONE)
    assert possible(Act.LIVE, Act.FIT) == [True, True]


def test_it_follows_what_is_told_of_a_chosen_sensor(
    window: MainWindow, desk: Desk, possible: Possible
) -> None:
    window.screens.sensors.table.select_sensor(ONE)
    row = desk.live.row(ONE)
    assert row is not None
    desk.live.sensors_changed.emit(frozenset({ONE}))
    assert possible(Act.RESET) == [row.state.can_reset]
    state = msgspec.structs.replace(row.state, stored_status=None)
    desk.live._rows[ONE] = msgspec.structs.replace(row, state=state)  # noqa: SLF001
    window.command_state._soon.timeout.emit()  # noqa: SLF001 - as after a moment
    assert possible(Act.RESET) == [False]
