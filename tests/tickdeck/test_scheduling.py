from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickdeck.scheduling import DueQueue, next_due
from tickdeck.values.sensors import (
    SensorId,
    SensorSpec,
    SensorState,
    SensorStatus,
    StoredStatus,
)

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def due_in(seconds_since_tick: float | None, interval: int = 30, **state: Any) -> Any:
    last = (
        None
        if seconds_since_tick is None
        else NOON - timedelta(seconds=seconds_since_tick)
    )
    known = {"stored_status": StoredStatus.RUNNING, **state}
    due = next_due(
        SensorState(
            id=SensorId(1),
            location="l",
            repository="r",
            name="s",
            last_tick_started=last,
            **known,
        ),
        SensorSpec(name="s", interval_seconds=interval),
        NOON,
    )
    return None if due is None else (due - NOON).total_seconds()


def test_case_56_a_sensor_that_never_ticked_is_due_at_once() -> None:
    assert due_in(None) == 0


@pytest.mark.parametrize(("since", "expected"), [(15, 15), (30, 0), (31, -1)])
def test_cases_57_and_58_the_interval_counts_from_the_last_start(
    since: int, expected: int
) -> None:
    assert due_in(since) == expected


@pytest.mark.parametrize("interval", [0, -5])
def test_no_interval_is_thirty_seconds(interval: int) -> None:
    assert due_in(0, interval) == 30


def test_cases_63_and_67_a_sensor_that_is_off_is_never_due() -> None:
    assert due_in(None, stored_status=StoredStatus.STOPPED) is None
    assert due_in(None, stored_status=None) is None


def test_case_66_the_code_may_switch_it_on() -> None:
    state = SensorState(id=SensorId(1), location="l", repository="r", name="s")
    spec = SensorSpec(name="s", default_status=SensorStatus.RUNNING)

    assert next_due(state, spec, NOON) == NOON


def test_a_sensor_without_code_is_never_due() -> None:
    assert due_in(None, problem="gone") is None


def test_a_clock_that_was_set_back_costs_one_interval_at_most() -> None:
    assert due_in(-86_400) == 30


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-50, 50) | st.none())))
def test_the_queue_gives_who_is_due_in_order(
    wishes: list[tuple[int, int | None]],
) -> None:
    queue = DueQueue()
    model: dict[int, datetime] = {}
    for number, seconds in wishes:
        due = None if seconds is None else NOON + timedelta(seconds=seconds)
        queue.set(SensorId(number), due)
        if due is None:
            model.pop(number, None)
        else:
            model[number] = due

    given_out = list(queue.pop_due(NOON))

    expected = {number: due for number, due in model.items() if due <= NOON}
    assert dict(given_out) == expected
    assert [due for _, due in given_out] == sorted(expected.values())
    left = [due for due in model.values() if due > NOON]
    assert queue.next() == min(left, default=None)
