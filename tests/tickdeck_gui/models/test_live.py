from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest

from tickdeck.clock import ManualClock
from tickdeck.errors import DatabaseError
from tickdeck.reading.rows import Counts, SensorRow, TickBar
from tickdeck.values import events as happened
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorId, StoredStatus
from tickdeck.values.ticks import Tick, TickId, TickStatus, WokenBy
from tickdeck_gui.models.live import LiveState
from tickdeck_gui.models.sensor_rows import Chip, fits_chip
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ONE = SensorId(1)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def live(clock: ManualClock) -> LiveState:
    state = LiveState(SeededReader(), clock)
    state.load()
    return state


def ended(live: LiveState, number: int = 99_000) -> happened.TickEnded:
    row = live.row(ONE)
    assert row is not None
    tick = Tick(
        id=TickId(number),
        sensor_id=ONE,
        sensor_name="bank_statements",
        status=TickStatus.SUCCESS,
        started=NOW,
        ended=NOW + timedelta(seconds=2),
        run_ids=("a", "b"),
    )
    state = msgspec.structs.replace(row.state, cursor="moved", consecutive_failures=0)
    return happened.TickEnded(tick=tick, state=state, next_due=NOW)


def test_a_tick_that_ends_is_shown_without_reading(
    live: LiveState, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(live.sensors_changed) as changed:
        live.apply([ended(live)])
    assert changed.args == [frozenset({ONE})]
    row = live.row(ONE)
    assert row is not None
    assert row.state.cursor == "moved"
    assert row.bars[-1] == TickBar(TickId(99_000), NOW, 2.0, TickStatus.SUCCESS, 2)
    assert len(row.bars) == 60


def test_an_evaluation_is_under_way_from_begin_to_end(live: LiveState) -> None:
    began = happened.TickBegan(
        sensor_id=ONE, tick_id=TickId(99_000), started=NOW, woken_by=WokenBy.MANUAL
    )
    live.apply([began])
    assert live.is_evaluating(ONE)
    live.apply([ended(live)])
    assert not live.is_evaluating(ONE)


def test_a_batch_is_told_once(live: LiveState, qtbot: QtBot) -> None:
    told: list[object] = []
    live.sensors_changed.connect(told.append)
    live.apply([ended(live, 99_000 + number) for number in range(50)])
    assert len(told) == 1


def test_the_rate_is_that_of_the_last_minute(
    live: LiveState, clock: ManualClock
) -> None:
    live.apply([ended(live, 99_000 + number) for number in range(3)])
    assert live.ticks_per_minute() == 3
    clock.advance(timedelta(seconds=61))
    assert live.ticks_per_minute() == 0


def test_a_new_sensor_takes_its_place(live: LiveState, qtbot: QtBot) -> None:
    row = live.row(ONE)
    assert row is not None
    state = msgspec.structs.replace(
        row.state, id=SensorId(77), name="aa", location="invoices.py"
    )
    spec = msgspec.structs.replace(row.spec, name="aa")
    with qtbot.waitSignal(live.reloaded):
        live.apply([happened.SensorChanged(state=state, spec=spec)])
    names = [one.spec.name for one in live.rows if one.state.location == "invoices.py"]
    assert names[0] == "aa"


def test_a_sensor_whose_code_is_gone_keeps_what_was_known(live: LiveState) -> None:
    row = live.row(ONE)
    assert row is not None
    state = msgspec.structs.replace(row.state, problem="gone")
    live.apply([happened.SensorChanged(state=state, spec=None)])
    shown = live.row(ONE)
    assert shown is not None
    assert shown.spec == row.spec
    assert shown.state.problem == "gone"


def test_a_deleted_sensor_is_gone(live: LiveState) -> None:
    live.apply([happened.SensorRemoved(sensor_id=ONE)])
    assert live.row(ONE) is None


def test_switching_changes_how_many_are_on(live: LiveState) -> None:
    row = live.row(ONE)
    assert row is not None
    before = live.sensors_on()
    state = msgspec.structs.replace(row.state, stored_status=StoredStatus.STOPPED)
    live.apply([happened.SensorChanged(state=state, spec=row.spec)])
    assert live.sensors_on() == before - 1


def test_the_last_run_follows_and_runs_are_counted_again(
    live: LiveState, qtbot: QtBot
) -> None:
    run = msgspec.structs.replace(
        seeded_runs()[0], sensor_id=ONE, created=NOW, status=RunStatus.SUCCESS
    )
    with qtbot.waitSignal(live.counts_changed, timeout=3000):
        live.apply([happened.RunChanged(run=run)])
    row = live.row(ONE)
    assert row is not None
    assert row.last_run == run


def test_an_older_run_does_not_replace_the_last_one(live: LiveState) -> None:
    row = live.row(ONE)
    assert row is not None
    old = msgspec.structs.replace(
        seeded_runs()[0], sensor_id=ONE, created=NOW - timedelta(days=3)
    )
    live.apply([happened.RunChanged(run=old)])
    shown = live.row(ONE)
    assert shown is not None
    assert shown.last_run == row.last_run


def test_the_engines_state_and_trouble_come_and_go(live: LiveState) -> None:
    live.apply([happened.EngineStarted(at=NOW)])
    live.apply([happened.EngineTrouble(at=NOW, message="The disk is full.")])
    assert (live.running_since, live.trouble) == (NOW, "The disk is full.")
    live.apply([happened.EngineTrouble(at=NOW, message=None)])
    assert live.trouble is None
    live.apply([happened.EngineStopped(at=NOW)])
    assert (live.running_since, live.stopped_at) == (None, NOW)


def test_a_location_changes_or_goes(live: LiveState) -> None:
    live.apply([happened.LocationChanged(name="ops.py", state=None)])
    assert "ops.py" not in [state.spec.name for state in live.locations]
    kept = live.locations[0]
    live.apply([happened.LocationChanged(name=kept.spec.name, state=kept)])
    assert kept in live.locations


def test_logs_and_deletions_are_passed_on(live: LiveState, qtbot: QtBot) -> None:
    with qtbot.waitSignal(live.run_logged) as logged:
        live.apply([happened.RunLogged(run_id="r", events=())])
    assert logged.args == ["r", ()]
    with qtbot.waitSignal(live.run_deleted) as deleted:
        live.apply([happened.RunDeleted(run_id="r")])
    assert deleted.args == ["r"]


class _BareReader(SeededReader):
    """Tells what sensors did only when it is asked for one of them."""

    def __init__(self) -> None:
        super().__init__()
        self.whole = {row.state.id: row for row in super().roster()}
        self.asked: list[SensorId] = []

    def roster(self) -> tuple[SensorRow, ...]:
        return tuple(
            SensorRow(state=row.state, spec=row.spec) for row in self.whole.values()
        )

    def with_history(self, row: SensorRow) -> SensorRow:
        self.asked.append(row.state.id)
        whole = self.whole[row.state.id]
        return msgspec.structs.replace(whole, state=row.state, has_history=True)


def test_what_a_sensor_did_is_read_when_it_is_looked_at(clock: ManualClock) -> None:
    reader = _BareReader()
    live = LiveState(reader, clock)
    live.load()
    assert reader.asked == []
    row = live.row_with_history(ONE)
    assert row is not None
    assert row.bars == reader.whole[ONE].bars
    assert live.row_with_history(ONE) is row
    assert reader.asked == [ONE]
    live.close()


def test_a_page_of_sensors_is_read_bit_by_bit(clock: ManualClock, qtbot: QtBot) -> None:
    reader = _BareReader()
    live = LiveState(reader, clock)
    live.load()
    rows = [live.history_in_time(row.state.id) for row in live.rows]
    complete = [row for row in rows if row is not None and row.has_history]
    assert 0 < len(complete) < len(rows)
    qtbot.waitUntil(lambda: all(row.has_history for row in live.rows))
    assert sorted(reader.asked) == sorted(reader.whole)
    live.close()


def test_a_tick_before_the_reading_is_not_lost(clock: ManualClock) -> None:
    reader = _BareReader()
    live = LiveState(reader, clock)
    live.load()
    event = ended(live)
    live.apply([event])
    row = live.row_with_history(ONE)
    assert row is not None
    assert row.last_tick == event.tick
    assert len(row.bars) == 60
    assert row.bars[-1].tick_id == event.tick.id
    assert row.bars[:-1] == reader.whole[ONE].bars[1:]
    live.close()


def test_last_runs_are_read_at_once_to_sort_by(clock: ManualClock) -> None:
    reader = _BareReader()
    live = LiveState(reader, clock)
    live.load()
    live.read_last_runs()
    runs = {row.state.id: row.last_run for row in live.rows}
    assert runs == {each: row.last_run for each, row in reader.whole.items()}
    assert reader.asked == []
    live.close()


def test_the_numbers_of_the_chips_stay_true(live: LiveState) -> None:
    def counted() -> dict[Chip, int]:
        return {chip: sum(fits_chip(row, chip) for row in live.rows) for chip in Chip}

    assert {chip: live.many(chip) for chip in Chip} == counted()
    before = live.many(Chip.ATTENTION)
    live.apply([ended(live)])
    assert live.many(Chip.ATTENTION) == before - 1
    assert {chip: live.many(chip) for chip in Chip} == counted()


def test_every_event_is_understood(live: LiveState) -> None:
    known = set(live._handlers)  # noqa: SLF001 - an event without one ends the window
    assert known == set(get_args(happened.Event))


def test_the_largest_delay_is_that_of_ticks_with_a_time_of_their_own(
    live: LiveState,
) -> None:
    assert live.largest_delay() is None
    by_hand = ended(live)
    due = msgspec.structs.replace(
        by_hand.tick, scheduled=NOW - timedelta(milliseconds=40)
    )
    forced = msgspec.structs.replace(
        by_hand.tick, scheduled=NOW - timedelta(hours=2), woken_by=WokenBy.MANUAL
    )
    for tick in (by_hand.tick, due, forced):
        live.apply([msgspec.structs.replace(by_hand, tick=tick)])
    assert live.largest_delay() == 0.04


def test_a_pause_is_known_from_the_start_and_by_its_event(live: LiveState) -> None:
    live.apply([happened.EngineStarted(at=NOW, paused_since=NOW - timedelta(hours=1))])
    assert live.paused_since == NOW - timedelta(hours=1)
    live.apply([happened.EnginePaused(at=NOW, since=None)])
    assert live.paused_since is None


def test_an_engine_that_ends_by_itself_says_why_until_it_is_started_again(
    live: LiveState, qtbot: QtBot
) -> None:
    live.apply([happened.EngineStarted(at=NOW)])
    with qtbot.waitSignal(live.engine_changed):
        live.engine_ended("It has crashed.", "Traceback")
    assert (live.running_since, live.stopped_at) == (None, NOW)
    assert (live.ended_because, live.end_details) == ("It has crashed.", "Traceback")
    assert not live.is_starting
    live.engine_begins()
    assert live.is_starting
    assert live.ended_because is None


def test_sensors_that_begin_to_fail_are_counted_until_somebody_looks(
    live: LiveState,
) -> None:
    def fails(number: int, failures: int) -> happened.SensorChanged:
        row = live.row(SensorId(number))
        assert row is not None
        state = msgspec.structs.replace(row.state, consecutive_failures=failures)
        return happened.SensorChanged(state=state, spec=row.spec)

    assert live.begun_to_fail == 0
    live.apply([fails(1, 9), fails(2, 1), fails(3, 1)])
    assert live.begun_to_fail == 2
    live.apply([fails(3, 0)])
    assert live.begun_to_fail == 1
    live.look_at_sensors()
    live.apply([fails(2, 2)])
    assert live.begun_to_fail == 0
    live.apply([fails(2, 0)])
    live.apply([fails(2, 1)])
    assert live.begun_to_fail == 1


def test_numbers_that_cannot_be_read_stay_and_are_read_again(
    live: LiveState, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = live.counts

    def refuse(_reader: SeededReader, *, failed_since: object) -> Counts:
        raise DatabaseError(f"It is locked ({failed_since}).")

    with monkeypatch.context() as patch:
        patch.setattr(SeededReader, "counts", refuse)
        with qtbot.assertNotEmitted(live.counts_changed):
            live.count()
        assert live.counts == before
    with qtbot.waitSignal(live.counts_changed):
        live._recount.timeout.emit()  # noqa: SLF001 - as after a second
