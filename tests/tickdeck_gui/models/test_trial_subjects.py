from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.values.sensors import SensorKind
from tickdeck_gui.models.trial_subjects import past_cursors, subject_of, subjects
from tickdeck_gui.screenshots import specimens
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors

if TYPE_CHECKING:
    from tickdeck.reading.rows import SensorRow

READER = SeededReader()
ROW = seeded_sensors()[0]


def reacting(kind: SensorKind) -> SensorRow:
    spec = msgspec.structs.replace(ROW.spec, kind=kind, asset_keys=("ledger/entries",))
    return msgspec.structs.replace(ROW, spec=spec)


def test_each_past_cursor_is_offered_once_the_newest_first() -> None:
    found = past_cursors(READER, ROW, NOW)
    cursors = [one.cursor for one in found]
    assert len(set(cursors)) == len(cursors) == 20
    assert cursors[0] == seeded_ticks(1)[0].cursor_before
    assert found[0].words == "As the tick of 11:51:46 began (Failed)"


def test_the_tick_to_replay_leads_even_without_a_cursor() -> None:
    tick = msgspec.structs.replace(seeded_ticks(1)[9], cursor_before=None)
    first = past_cursors(READER, ROW, NOW, tick)[0]
    assert (first.cursor, first.tick_id) == (None, tick.id)


def test_a_standard_sensor_is_shown_nothing() -> None:
    assert subjects(READER, ROW, NOW) == []
    assert subject_of(READER, ROW, specimens.reacting_tick(), NOW) is None


@pytest.mark.parametrize("kind", [SensorKind.ASSET, SensorKind.MULTI_ASSET])
def test_events_of_assets_come_newest_first(kind: SensorKind) -> None:
    found = subjects(READER, reacting(kind), NOW)
    assert [one.words for one in found][:2] == [
        "ledger/entries, 4 min ago",
        "ledger/entries, yesterday 11:48",
    ]


def test_of_the_runs_a_tick_looked_at_the_one_that_failed_it_leads() -> None:
    row, tick = reacting(SensorKind.RUN_STATUS), specimens.reacting_tick()
    found = subject_of(READER, row, tick, NOW)
    assert found is not None
    assert found.value == seeded_runs()[4].run_id
    well = msgspec.structs.replace(tick, reactions=())
    first = subject_of(READER, row, well, NOW)
    assert first is not None
    assert first.value == seeded_runs()[3].run_id


def test_a_run_that_was_deleted_is_not_offered() -> None:
    tick = msgspec.structs.replace(
        specimens.reacting_tick(), reactions=(), origin_run_ids=("gone",)
    )
    assert subject_of(READER, reacting(SensorKind.RUN_STATUS), tick, NOW) is None


def test_the_event_that_an_asset_sensor_looked_at_is_its_cursor() -> None:
    row, tick = reacting(SensorKind.ASSET), specimens.asset_tick()
    found = subject_of(READER, row, tick, NOW)
    assert found is not None
    assert found.value == int(tick.cursor or "")
