from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from tests.tickdeck.storage.conftest import NOON, make_run

from tickdeck.errors import DatabaseError
from tickdeck.reading.histories import BARS
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import RunFilter
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorStatus
from tickdeck.values.ticks import LogLine, TickId, TickStatus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.tickdeck.storage.conftest import Deck


@pytest.fixture
def reader(deck: Deck) -> Iterator[Reader]:
    """Reads what the deck writes."""
    made = Reader(deck.home.database)
    yield made
    made.close()


def test_there_may_be_nothing_to_read_yet(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        Reader(tmp_path / "none.sqlite")


def test_a_sensors_row_has_its_last_sixty_ticks_singly(
    deck: Deck, reader: Reader
) -> None:
    for number in range(1, BARS + 11):
        deck.record(deck.tick(number))
    deck.store.record([deck.with_run(90, "k")])

    row, other = reader.sensors()

    assert [bar.tick_id for bar in row.bars] == [*range(12, BARS + 11), 90]
    assert row.bars[-1].status is TickStatus.SUCCESS
    assert row.bars[-1].run_count == 1
    assert row.bars[0].seconds == pytest.approx(0.005)
    assert row.last_tick is not None
    assert row.last_tick.id == 90
    assert row.last_run is not None
    assert row.last_run.run_id == "run-90"
    assert row.status is SensorStatus.STOPPED
    assert (other.bars, other.last_tick, other.last_run) == ((), None, None)


def test_the_last_tick_is_the_last_of_its_fold(deck: Deck, reader: Reader) -> None:
    deck.record(deck.tick(1))
    deck.record(deck.tick(2))

    last = reader.sensors()[0].last_tick

    assert last is not None
    assert (last.id, last.started) == (2, deck.tick(2).started)


def test_ticks_by_sensor_status_time_and_page(deck: Deck, reader: Reader) -> None:
    deck.record(deck.tick(1), deck.tick(2, sensor=1))
    deck.record(deck.tick(3, status=TickStatus.FAILURE))
    deck.store.record([deck.with_run(4, "k")])
    first = deck.states[0].id

    def ids(**where: object) -> list[int]:
        return [tick.id for tick in reader.ticks(**where)]  # type: ignore[arg-type]

    assert ids() == [4, 3, 2, 1]
    assert ids(sensor_id=first) == [4, 3, 1]
    assert ids(statuses=[TickStatus.FAILURE]) == [3]
    assert ids(before=TickId(3)) == [2, 1]
    assert ids(limit=1) == [4]
    seconds = timedelta(seconds=1)
    assert ids(start=NOON + 2 * seconds, end=NOON + 4 * seconds) == [3, 2]


def stretch(deck: Deck, reader: Reader, begin: int, end: int) -> list[int]:
    """Return the ids of the first sensor's ticks from one second to another."""
    first, second = deck.states[0].id, timedelta(seconds=1)
    found = reader.ticks(first, start=NOON + begin * second, end=NOON + end * second)
    return [tick.id for tick in found]


def test_of_a_stretch_of_time_no_tick_is_lost(deck: Deck, reader: Reader) -> None:
    for number in (1, 2, 30):
        deck.record(deck.tick(number))  # one fold
    deck.record(deck.tick(40, status=TickStatus.FAILURE))
    deck.record(deck.tick(50, sensor=1, status=TickStatus.FAILURE))
    assert stretch(deck, reader, 20, 45) == [40, 1], "the fold reaches into it"
    assert stretch(deck, reader, 31, 45) == [40]
    assert stretch(deck, reader, 41, 99) == []
    assert stretch(deck, reader, -99, 1) == [], "before all of them"


def test_ticks_are_found_also_after_the_clock_was_set_back(
    deck: Deck, reader: Reader
) -> None:
    for number, second in ((1, 100), (2, 110), (3, 50), (4, 105)):
        at = NOON + timedelta(seconds=second)
        deck.record(deck.tick(number, status=TickStatus.FAILURE, started=at))
    assert stretch(deck, reader, 90, 120) == [4, 2, 1]
    assert stretch(deck, reader, 40, 60) == [3]


def plans(
    reader: Reader, monkeypatch: pytest.MonkeyPatch, look: Callable[[], object]
) -> str:
    """Return how SQLite answers what *look* asks."""
    database = reader._database  # noqa: SLF001 - nobody else tells
    run: Callable[..., Any] = database.execute_sql
    told: list[str] = []

    def explain(sql: str, values: Any = ()) -> Any:
        told.extend(row[3] for row in run(f"EXPLAIN QUERY PLAN {sql}", values))
        return run(sql, values)

    monkeypatch.setattr(database, "execute_sql", explain)
    look()
    monkeypatch.undo()
    return "\n".join(told)


def test_a_stretch_of_time_is_found_without_looking_at_all_that_came_after(
    deck: Deck, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, later = deck.states[0].id, NOON + timedelta(seconds=60)
    told = plans(reader, monkeypatch, lambda: stretch(deck, reader, 0, 60))
    assert "SEARCH tick USING INDEX ticktable_sensor_id (sensor=? AND id>?)" in told
    assert "COVERING INDEX ticktable_sensor_started" in told
    told = plans(
        reader,
        monkeypatch,
        lambda: reader.file_events(first, NOON, later, buckets=10),
    )
    assert "ticktable_file_events (sensor=? AND started>? AND started<?)" in told
    told = plans(reader, monkeypatch, lambda: reader.gaps(NOON, later))
    assert "activitytable_kind_at (kind=? AND at>? AND at<?)" in told
    assert "SCAN activity" not in told


def test_a_folded_tick_is_found_by_its_own_id(deck: Deck, reader: Reader) -> None:
    for number in (1, 2, 5):
        deck.record(deck.tick(number))

    found = reader.tick(TickId(5))

    assert found == deck.tick(5)
    assert reader.tick(TickId(3)) is None
    assert reader.tick(TickId(9)) is None


def test_the_timeline_counts_in_whole_stretches(deck: Deck, reader: Reader) -> None:
    for number in (0, 30, 70, 3_700, 90_000):
        deck.record(deck.tick(number))
    first = deck.states[0].id
    hour, day = timedelta(hours=1), timedelta(days=1)

    minutes = reader.timeline(first, NOON, NOON + hour, buckets=60)
    hours = reader.timeline(first, NOON, NOON + day, buckets=24)
    days = reader.timeline(first, NOON - day, NOON + 9 * day, buckets=10)

    assert [(each.skipped, each.seconds) for each in minutes] == [(2, 60), (1, 60)]
    assert [(each.ticks, each.seconds) for each in hours] == [(3, 3_600), (1, 3_600)]
    assert [(each.ticks, each.seconds) for each in days] == [(4, 86_400), (1, 86_400)]
    assert minutes[0].start == NOON


def test_runs_by_whatever_narrows_them(deck: Deck, reader: Reader) -> None:
    deck.store.record([deck.with_run(1, "invoice.pdf"), deck.with_run(2, sensor=1)])
    deck.store.create_run(
        msgspec.structs.replace(make_run("by-hand"), job_name="other")
    )

    def ids(**where: object) -> list[str]:
        narrowed = RunFilter(**where)  # type: ignore[arg-type]
        found = [run.run_id for run in reader.runs(narrowed)]
        assert reader.run_count(narrowed) == len(found)
        return found

    assert ids() == ["by-hand", "run-2", "run-1"]
    assert ids(sensor_id=deck.states[1].id) == ["run-2"]
    assert ids(job_name="other") == ["by-hand"]
    assert ids(statuses=("SUCCESS",)) == []
    assert ids(text="INVOICE") == ["run-1"]
    assert [run.run_id for run in reader.runs(limit=1, offset=1)] == ["run-2"]
    assert reader.run("run-1") is not None


def test_the_numbers_on_the_frame(deck: Deck, reader: Reader) -> None:
    for number, status in enumerate(
        (RunStatus.NOT_STARTED, RunStatus.QUEUED, RunStatus.STARTED, RunStatus.FAILURE)
    ):
        run = make_run(f"r{number}")
        deck.store.create_run(run)
        ended = NOON if status.is_finished else None
        deck.store.save_runs(
            [msgspec.structs.replace(run, status=status, ended=ended)], []
        )

    counts = reader.counts(failed_since=NOON)
    later = reader.counts(failed_since=NOON + timedelta(seconds=1))

    assert (counts.queued, counts.in_progress, counts.failed_since) == (2, 1, 1)
    assert later.failed_since == 0


def test_run_keys_newest_first_and_by_text(deck: Deck, reader: Reader) -> None:
    deck.store.record([deck.with_run(1, "a.PDF"), deck.with_run(2, "b.txt")])
    first = deck.states[0].id

    assert [row.key for row in reader.run_keys(first)] == ["b.txt", "a.PDF"]
    assert [row.run_id for row in reader.run_keys(first, text="pdf")] == ["run-1"]
    assert reader.run_key_count(first) == 2


def test_what_a_run_printed(deck: Deck, reader: Reader) -> None:
    deck.home.output("r").write_text("printed")

    assert reader.run_output("r", offset=5).text == "ed"
    assert reader.run_output("none").text == ""


def test_what_ticks_logged_the_newest_first(deck: Deck, reader: Reader) -> None:
    line = LogLine(at=NOON, level="INFO", message="seen")
    for number in (1, 3):
        said = (msgspec.structs.replace(line, message=f"seen {number}"),)
        deck.record(deck.tick(number, has_log=True), log=said)
    deck.record(deck.tick(2, 1, has_log=True), log=(line,))
    first = deck.states[0].id

    newest, oldest = reader.tick_logs(first)

    assert (newest.tick_id, newest.lines[0].message) == (3, "seen 3")
    assert reader.tick_logs(first, before=newest.tick_id) == (oldest,)


def test_a_sound_file_has_no_problems(reader: Reader) -> None:
    assert reader.problems() == ()
