from __future__ import annotations

import msgspec
import pytest

from tickdeck_gui.models.sensor_columns import SORT_KEYS, TITLES, SensorColumn
from tickdeck_gui.screenshots.seed import seeded_sensors

ROWS = seeded_sensors()


def first(column: SensorColumn) -> str:
    return min(ROWS, key=SORT_KEYS[column]).spec.name


def test_every_column_has_a_title_and_an_order() -> None:
    assert set(TITLES) == set(SORT_KEYS) == set(SensorColumn)


@pytest.mark.parametrize(
    ("column", "name"),
    [
        (SensorColumn.NAME, "any_failure"),
        (SensorColumn.TARGETS, "disk_space"),
        (SensorColumn.BARS, "bank_statements"),
        (SensorColumn.LAST_TICK, "queue_depth"),
        (SensorColumn.NEXT, "queue_depth"),
        (SensorColumn.LAST_RUN, "bank_statements"),
    ],
)
def test_what_matters_most_comes_first(column: SensorColumn, name: str) -> None:
    assert first(column) == name


def test_what_is_off_or_never_was_comes_last() -> None:
    state = msgspec.structs.replace(ROWS[0].state, last_tick_started=None)
    never = msgspec.structs.replace(ROWS[0], state=state, last_run=None)
    for column in (SensorColumn.LAST_TICK, SensorColumn.LAST_RUN):
        assert max([*ROWS, never], key=SORT_KEYS[column]) == never
    last = max(ROWS, key=SORT_KEYS[SensorColumn.SWITCH])
    assert last.spec.name == "camera_import"
