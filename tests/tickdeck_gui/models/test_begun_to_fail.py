from __future__ import annotations

from tickdeck.values.sensors import SensorId
from tickdeck_gui.models.begun_to_fail import BegunToFail


def sensors(*numbers: int) -> frozenset[SensorId]:
    return frozenset(map(SensorId, numbers))


def test_who_began_to_fail_is_counted_until_somebody_looks_or_it_is_well() -> None:
    begun = BegunToFail()
    begun.begin(sensors(1))
    assert len(begun) == 0
    begun.note(sensors(1, 2, 3))
    assert len(begun) == 2
    begun.note(sensors(1, 2))
    assert len(begun) == 1
    begun.look()
    begun.note(sensors(1, 2))
    assert len(begun) == 0
    begun.note(sensors(1))
    begun.note(sensors(1, 2))
    assert len(begun) == 1


def test_what_was_read_anew_did_not_begin_just_now() -> None:
    begun = BegunToFail()
    begun.note(sensors(1, 2))
    begun.begin(sensors(2, 3))
    assert len(begun) == 1
