from __future__ import annotations

import msgspec
import pytest

from tickdeck.values.sensors import (
    NO_LONGER_DEFINED,
    NOT_OPEN,
    SensorId,
    SensorState,
    SensorStatus,
    StoredStatus,
)

STATE = SensorState(id=SensorId(1), location="l", repository="r", name="s")
ON, OFF = SensorStatus.RUNNING, SensorStatus.STOPPED


@pytest.mark.parametrize(
    ("stored", "default_off", "default_on", "can_reset"),
    [
        (None, OFF, ON, False),
        (StoredStatus.DECLARED_IN_CODE, OFF, ON, False),
        (StoredStatus.RUNNING, ON, ON, True),
        (StoredStatus.STOPPED, OFF, OFF, True),
    ],
)
def test_the_switch_comes_before_the_code(
    stored: StoredStatus | None,
    default_off: SensorStatus,
    default_on: SensorStatus,
    *,
    can_reset: bool,
) -> None:
    state = msgspec.structs.replace(STATE, stored_status=stored)

    assert state.status(OFF) is default_off
    assert state.status(ON) is default_on
    assert state.can_reset is can_reset


@pytest.mark.parametrize(
    ("problem", "is_orphan"),
    [
        (None, False),
        ("Its definitions cannot be read: SyntaxError.", False),
        (NO_LONGER_DEFINED, True),
        (NOT_OPEN, True),
    ],
)
def test_an_orphan_is_a_sensor_whose_code_is_gone(
    problem: str | None, *, is_orphan: bool
) -> None:
    assert msgspec.structs.replace(STATE, problem=problem).is_orphan is is_orphan
