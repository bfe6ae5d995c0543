from __future__ import annotations

from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.clock import ManualClock
from tickdeck.errors import DatabaseError
from tickdeck.values.sensors import SensorId, StoredStatus
from tickdeck.values.ticks import TickId
from tickdeck_gui.models import timeline_reading
from tickdeck_gui.models.timeline import TimelineModel, due_of
from tickdeck_gui.screenshots.fakes import SeededReader
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

    from tickdeck.reading.rows import TimelineBucket
    from tickdeck.values.ticks import Tick

ONE = SensorId(1)
HOUR = timedelta(hours=1)
PATIENCE_SECONDS = 10


class CountingReader(SeededReader):
    """Counts how often ticks are read; fails where it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.error = ""

    def ticks(self, *where: Any, **more: Any) -> tuple[Tick, ...]:
        self.reads += bool(more.get("unfold"))
        return super().ticks(*where, **more)

    def timeline(self, *where: Any, **more: Any) -> tuple[TimelineBucket, ...]:
        if self.error:
            raise DatabaseError(self.error)
        return super().timeline(*where, **more)


class SlowReader(CountingReader):
    """Answers in another thread, and not before it may."""

    waits = True

    def __init__(self) -> None:
        super().__init__()
        self.may_count = Event()
        self.may_read = Event()
        self.may_count.set()
        self.may_read.set()

    def another(self) -> SlowReader:
        return self

    def timeline(self, *where: Any, **more: Any) -> tuple[TimelineBucket, ...]:
        assert self.may_count.wait(PATIENCE_SECONDS)
        return super().timeline(*where, **more)

    def ticks(self, *where: Any, **more: Any) -> tuple[Tick, ...]:
        if more.get("unfold"):
            assert self.may_read.wait(PATIENCE_SECONDS)
        return super().ticks(*where, **more)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(NOW)


@pytest.fixture
def reader() -> CountingReader:
    return CountingReader()


@pytest.fixture
def model(reader: CountingReader, clock: ManualClock, qapp: QObject) -> TimelineModel:
    made = TimelineModel(reader, clock)
    made.show(ONE)
    return made


@pytest.fixture
def slow() -> SlowReader:
    return SlowReader()


@pytest.fixture
def waiting(
    slow: SlowReader, clock: ManualClock, qapp: QObject
) -> Iterator[TimelineModel]:
    made = TimelineModel(slow, clock)
    yield made
    slow.may_count.set()
    slow.may_read.set()
    made._reading._worker.end()  # type: ignore[union-attr] # noqa: SLF001


def test_a_live_window_follows_the_clock(
    model: TimelineModel, clock: ManualClock
) -> None:
    before = model.end
    clock.advance(timedelta(minutes=1))
    assert model.end - before == timedelta(minutes=1)
    assert model.start < clock.now() < model.end


def test_a_window_that_was_moved_stands_still(
    model: TimelineModel, clock: ManualClock
) -> None:
    end = NOW - HOUR
    model.look_at(end - HOUR / 2, end)
    clock.advance(timedelta(minutes=1))
    assert (model.live, model.end) == (False, end)


def test_the_present_can_be_anywhere_in_a_live_window(model: TimelineModel) -> None:
    model.follow(HOUR, 0.25)
    assert model.start == NOW - HOUR / 4
    model.follow()
    assert model.start == NOW - HOUR * 0.96
    model.follow(timedelta(minutes=5))
    assert model.start == NOW - timedelta(minutes=5) * 0.86


def test_short_ways_are_not_read_again(
    model: TimelineModel, reader: CountingReader
) -> None:
    model.look_at(NOW - 2 * HOUR, NOW - HOUR)
    before = reader.reads
    model.look_at(NOW - 2 * HOUR + HOUR / 4, NOW - HOUR + HOUR / 4)
    model.look_at(NOW - 1.8 * HOUR, NOW - 1.7 * HOUR)
    assert reader.reads == before
    model.look_at(NOW - 9 * HOUR, NOW - 8 * HOUR)
    assert reader.reads == before + 1


def test_too_many_ticks_are_counted_instead(
    model: TimelineModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_reading, "MOST_TICKS", 10)
    model.read()
    assert model.ticks == ()
    assert sum(bucket.ticks for bucket in model.buckets) > 10


def test_counts_are_read_again_for_another_length(model: TimelineModel) -> None:
    model.follow(timedelta(days=30))
    (month,) = {bucket.seconds for bucket in model.buckets[:-40]}
    model.look_at(NOW - timedelta(days=20), NOW - timedelta(days=10))
    (days,) = {bucket.seconds for bucket in model.buckets}
    assert days < month


def test_new_ticks_and_runs_of_the_sensor_are_taken_in(model: TimelineModel) -> None:
    newest = model.ticks[0]
    grown = msgspec.structs.replace(newest, count=7)
    model.absorb(grown)
    assert model.ticks[0] == grown
    assert newest not in model.ticks
    foreign = msgspec.structs.replace(newest, sensor_id=SensorId(5))
    model.absorb(foreign)
    assert foreign not in model.ticks
    run = msgspec.structs.replace(seeded_runs()[3], sensor_id=ONE)
    model.absorb_run(run)
    assert model.runs[0] == run


def test_after_a_silence_it_is_read_why(
    model: TimelineModel, reader: CountingReader, clock: ManualClock
) -> None:
    before = reader.reads
    later = msgspec.structs.replace(
        model.ticks[0], id=TickId(5000), started=NOW + timedelta(seconds=30)
    )
    model.absorb(later)
    assert reader.reads == before
    clock.advance(timedelta(minutes=20))
    model.absorb(msgspec.structs.replace(later, id=TickId(5001), started=clock.now()))
    assert reader.reads == before + 1


def test_counts_are_read_again_a_while_after_a_tick(
    model: TimelineModel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    model.follow(timedelta(days=30))
    model._count_again.setInterval(0)  # noqa: SLF001 - a second
    with qtbot.waitSignal(model.changed):
        model.absorb(seeded_ticks(1)[0])


def test_following_again_can_change_the_length(model: TimelineModel) -> None:
    model.look_at(NOW - timedelta(days=2), NOW - timedelta(days=1))
    model.follow(timedelta(minutes=5))
    assert (model.live, model.span) == (True, timedelta(minutes=5))


def test_a_young_sensor_is_seen_from_nearby_until_somebody_chooses(
    clock: ManualClock, qapp: QObject
) -> None:
    class Young(SeededReader):
        def ticks(self, *_where: object, **_more: object) -> tuple[Tick, ...]:
            return ()

    model = TimelineModel(Young(), clock)
    model.show(ONE)
    assert model.span == timedelta(minutes=5)
    model.follow(timedelta(hours=24))
    model.show(SensorId(2))
    assert model.span == timedelta(hours=24)


def test_a_sensor_with_a_past_is_seen_from_far(model: TimelineModel) -> None:
    assert model.span == timedelta(hours=3)


def test_all_ticks_fit_up_to_the_present(model: TimelineModel) -> None:
    model.fit()
    assert model.live
    days = (NOW - model.start).days
    assert 240 <= days <= 250
    assert sum(bucket.ticks for bucket in model.buckets) > 100_000


def test_all_ticks_of_a_sensor_that_has_long_been_off_fit(
    model: TimelineModel, clock: ManualClock
) -> None:
    clock.advance(timedelta(days=60))
    model.fit()
    assert not model.live
    assert model.end < clock.now() - timedelta(days=30)


def test_without_ticks_there_is_nothing_to_fit(
    clock: ManualClock, qapp: QObject
) -> None:
    model = TimelineModel(SeededReader((), (), ()), clock)
    model.show(ONE)
    span = model.span
    model.fit()
    assert (model.span, model.live) == (span, True)


def test_what_is_due_next_is_shown_only_of_sensors_that_are_evaluated(
    model: TimelineModel, qtbot: QtBot
) -> None:
    row = seeded_sensors()[0]
    assert due_of(row) == row.next_due == NOW + timedelta(seconds=12)
    off = msgspec.structs.replace(row.state, stored_status=StoredStatus.STOPPED)
    assert due_of(msgspec.structs.replace(row, state=off)) is None
    broken = msgspec.structs.replace(row.state, problem="gone")
    assert due_of(msgspec.structs.replace(row, state=broken)) is None
    assert due_of(None) is None
    with qtbot.waitSignal(model.window_changed):
        model.expect(NOW)
    with qtbot.assertNotEmitted(model.window_changed):
        model.expect(NOW)


def test_why_nothing_can_be_read_is_said_until_it_can(
    model: TimelineModel, reader: CountingReader
) -> None:
    known = model.ticks
    reader.error = "The disk is full."
    model.look_at(NOW - 30 * HOUR, NOW - 28 * HOUR)
    assert (model.problem, model.ticks) == ("The disk is full.", known)
    reader.error = ""
    model.read()
    assert model.problem == ""
    assert model.ticks != known


def test_counts_are_shown_first_and_ticks_when_they_are_there(
    waiting: TimelineModel, slow: SlowReader, qtbot: QtBot
) -> None:
    slow.may_read.clear()
    with qtbot.waitSignal(waiting.changed):
        waiting.show(ONE)
    assert waiting.buckets
    assert waiting.ticks == ()
    slow.may_read.set()
    with qtbot.waitSignal(waiting.changed):
        pass
    assert waiting.buckets == ()
    assert waiting.ticks


def test_counts_never_take_the_place_of_what_is_finer(model: TimelineModel) -> None:
    shown: list[bool] = []
    model.changed.connect(lambda: shown.append(bool(model.buckets)))
    model.read()
    assert shown == [False]
    model.look_at(NOW - 30 * HOUR, NOW - 29 * HOUR)
    assert shown == [False, True, False]


def test_moving_never_waits_for_the_database(
    waiting: TimelineModel, slow: SlowReader, qtbot: QtBot
) -> None:
    with qtbot.waitSignals([waiting.changed, waiting.changed]):
        waiting.show(ONE)
    known = waiting.ticks
    slow.may_count.clear()
    for hour in range(2, 30):
        waiting.look_at(NOW - hour * HOUR, NOW - hour * HOUR + HOUR)
    assert waiting.ticks == known
    slow.may_count.set()
    qtbot.waitUntil(waiting._has_enough)  # noqa: SLF001 - it goes on until it has
    assert waiting.start == NOW - 29 * HOUR


def test_the_answer_about_another_sensor_is_dropped(
    waiting: TimelineModel, slow: SlowReader, qtbot: QtBot
) -> None:
    slow.may_count.clear()
    waiting.show(ONE)
    waiting.show(SensorId(2))
    slow.may_count.set()
    qtbot.waitUntil(lambda: bool(waiting.ticks))
    assert {tick.sensor_id for tick in waiting.ticks} == {SensorId(2)}


def test_what_ends_while_an_answer_is_on_its_way_is_not_lost(
    waiting: TimelineModel, slow: SlowReader, qtbot: QtBot
) -> None:
    slow.may_read.clear()
    with qtbot.waitSignal(waiting.changed):
        waiting.show(ONE)
    late = msgspec.structs.replace(seeded_ticks(1)[0], id=TickId(5000))
    waiting.absorb(late)
    slow.may_read.set()
    qtbot.waitUntil(lambda: bool(waiting.ticks))
    assert waiting.ticks[0] == late
