from __future__ import annotations

from tickdeck_gui.screenshots.roster import LINES
from tickdeck_gui.screenshots.seed import many_sensors, seeded_sensors


def test_the_deck_is_always_the_same() -> None:
    assert seeded_sensors() == seeded_sensors()
    assert [row.spec.name for row in seeded_sensors()] == [line.name for line in LINES]


def test_as_many_sensors_as_wanted_have_their_own_ids() -> None:
    ids = {row.state.id for row in many_sensors(100)}
    assert len(ids) == 100
