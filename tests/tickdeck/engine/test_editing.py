from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tickdeck.clock import ManualClock
from tickdeck.engine.editing import Editor
from tickdeck.home import Home
from tickdeck.storage.store import Store
from tickdeck.values.commands import ResetSensor, SetCursor, StartSensor, StopSensor
from tickdeck.values.sensors import SensorSpec

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    home = Home(tmp_path)
    home.create()
    made = Store(home, ManualClock(NOON))
    yield made
    made.close()


def test_edits_are_stored_and_what_changes_nothing_is_not(store: Store) -> None:
    editor = Editor(store, ManualClock(NOON))
    [(state, spec)] = store.take_up("l", "r", [SensorSpec(name="s")])

    assert editor.edit(StopSensor(sensor_id=state.id), state, spec) is state
    assert editor.edit(ResetSensor(sensor_id=state.id), state, spec) is state
    on = editor.edit(StartSensor(sensor_id=state.id), state, spec)
    assert editor.edit(StartSensor(sensor_id=state.id), on, spec) is on
    assert on.last_sensor_start == NOON
    moved = editor.edit(SetCursor(sensor_id=state.id, cursor="c"), on, spec)
    off = editor.edit(StopSensor(sensor_id=state.id), moved, spec)
    reset = editor.edit(ResetSensor(sensor_id=state.id), off, spec)

    assert (reset.cursor, reset.cursor_version) == ("c", 1)
    assert store.sensors_of()[0][0] == reset


def test_a_cursor_that_has_moved_is_not_overwritten(store: Store) -> None:
    editor = Editor(store, ManualClock(NOON))
    [(state, spec)] = store.take_up("l", "r", [SensorSpec(name="s")])
    stale = SetCursor(sensor_id=state.id, cursor="c", expected_version=7)

    with pytest.raises(ValueError, match="has moved"):
        editor.edit(stale, state, spec)

    assert store.sensors_of()[0][0].cursor is None
