from __future__ import annotations

import msgspec
import pytest

from tickdeck.values.sensors import SensorId, SensorState, SensorStatus, StoredStatus

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
