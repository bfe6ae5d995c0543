from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.tickdeck.storage.conftest import NOON, make_run

from tickdeck.reading import run_rows
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import RunFilter
from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from tests.tickdeck.storage.conftest import Deck

    from tickdeck.values.runs import Run

MINUTE = timedelta(minutes=1)


@pytest.fixture
def reader(deck: Deck) -> Iterator[Reader]:
    made = Reader(deck.home.database)
    yield made
    made.close()


def create(
    deck: Deck,
    name: str,
    at: datetime,
    took: timedelta | None = None,
    status: RunStatus = RunStatus.SUCCESS,
    sensor: int = 0,
) -> Run:
    run = msgspec.structs.replace(make_run(name, deck.states[sensor]), created=at)
    deck.store.create_run(run)
    if took is not None:
        run = msgspec.structs.replace(run, status=status, ended=at + took)
        deck.store.save_runs([run], [])
    return run


def test_a_list_goes_on_where_it_was(deck: Deck, reader: Reader) -> None:
    made = [create(deck, f"r{number}", NOON + number * MINUTE) for number in range(5)]
    first = reader.runs(limit=2)
    assert [run.run_id for run in first] == ["r4", "r3"]
    assert [run.run_id for run in reader.runs(after=first[-1])] == ["r2", "r1", "r0"]
    after = reader.runs(RunFilter(sensor_id=made[0].sensor_id), after=made[1])
    assert [run.run_id for run in after] == ["r0"]


def test_a_list_goes_on_though_its_last_run_was_deleted(
    deck: Deck, reader: Reader
) -> None:
    for number in range(4):
        create(deck, f"r{number}", NOON + number * MINUTE, MINUTE)
    last = reader.runs(limit=2)[-1]
    deck.store.delete_run(last.run_id)
    assert [run.run_id for run in reader.runs(after=last)] == ["r1", "r0"]


def test_runs_are_found_in_the_past_whatever_came_later(
    deck: Deck, reader: Reader
) -> None:
    create(deck, "too-early", NOON, MINUTE)
    create(deck, "long", NOON + MINUTE, 5 * MINUTE)
    create(deck, "within", NOON + 4 * MINUTE, MINUTE)
    create(deck, "of-another", NOON + 4 * MINUTE, MINUTE, sensor=1)
    for number in range(10):
        create(deck, f"later-{number}", NOON + (10 + number) * MINUTE, MINUTE)
    create(deck, "running", NOON + 20 * MINUTE)
    sensor = deck.states[0].id

    def ids(start: int, end: int, limit: int = 500) -> list[str]:
        begin, close = NOON + start * MINUTE, NOON + end * MINUTE
        found = reader.runs_within(sensor, begin, close, limit=limit)
        return [run.run_id for run in found]

    assert ids(3, 5) == ["within", "long"]
    assert ids(3, 5, limit=1) == ["within"]
    assert ids(30, 40) == ["running"]
    assert ids(-9, -8) == []


def test_the_ribbon_counts_runs_by_what_became_of_them(
    deck: Deck, reader: Reader
) -> None:
    create(deck, "a", NOON, MINUTE)
    create(deck, "b", NOON + MINUTE / 2, MINUTE, RunStatus.FAILURE)
    create(deck, "c", NOON + 2 * MINUTE, MINUTE, RunStatus.CANCELED, sensor=1)
    create(deck, "d", NOON + 2 * MINUTE)
    create(deck, "outside", NOON + 3 * MINUTE)

    first, last = reader.run_ribbon(NOON, NOON + 3 * MINUTE, buckets=3)

    assert (first.start, first.seconds) == (NOON, 60)
    assert (first.succeeded, first.failed, first.runs) == (1, 1, 2)
    assert (last.start, last.canceled, last.unfinished) == (NOON + 2 * MINUTE, 1, 1)


def test_runs_are_counted_by_status_and_narrowed_by_part_of_a_key(
    deck: Deck, reader: Reader
) -> None:
    for number in range(3):
        run = make_run(f"r{number}", key=f"/in/A{number}.csv")
        deck.store.create_run(run)
    deck.store.create_run(make_run("without"))
    deck.store.save_runs([make_run("r0", key="/in/A0.csv")], [])
    create(deck, "failed", NOON, MINUTE, RunStatus.FAILURE)

    assert reader.run_counts() == {RunStatus.NOT_STARTED: 4, RunStatus.FAILURE: 1}
    narrowed = RunFilter(run_key="/IN/a")
    assert reader.run_counts(narrowed) == {RunStatus.NOT_STARTED: 3}
    assert [run.run_id for run in reader.runs(narrowed)] == ["r2", "r1", "r0"]


def test_another_thread_reads_with_another_connection(reader: Reader) -> None:
    with ThreadPoolExecutor(1) as elsewhere:

        def count() -> int:
            other = reader.another()
            found = other.run_count()
            other.close()
            return found

        assert elsewhere.submit(count).result() == reader.run_count() == 0


def test_output_comes_in_pieces_that_cut_no_letter(tmp_path: Path) -> None:
    file = tmp_path / "output"
    file.write_text("aäb", encoding="utf-8")
    first = run_rows.output(file, offset=0, limit=2)
    assert (first.text, first.end, first.is_all) == ("a", 1, False)
    rest = run_rows.output(file, offset=first.end, limit=10)
    assert (rest.text, rest.end, rest.is_all) == ("äb", 4, True)


def test_half_a_letter_waits_for_its_other_half(tmp_path: Path) -> None:
    file = tmp_path / "output"
    file.write_bytes(b"\xc3")
    assert run_rows.output(file, offset=0, limit=10).end == 0
    file.write_bytes(b"\xc3\xa4")
    assert run_rows.output(file, offset=0, limit=10).text == "ä"


def test_bytes_that_are_no_text_are_counted_as_bytes(tmp_path: Path) -> None:
    file = tmp_path / "output"
    file.write_bytes(b"a\xffb")
    read = run_rows.output(file, offset=0, limit=10)
    assert (read.text, read.end) == ("a\ufffdb", 3)


def test_there_is_no_output_before_something_is_printed(tmp_path: Path) -> None:
    read = run_rows.output(tmp_path / "none", offset=0, limit=10)
    assert (read.text, read.end, read.is_all) == ("", 0, True)


def test_keys_come_in_pages_with_what_became_of_their_runs(
    deck: Deck, reader: Reader
) -> None:
    deck.store.record([deck.with_run(number, f"k{number}") for number in range(1, 6)])
    deck.store.save_runs(
        [msgspec.structs.replace(make_run("run-3"), status=RunStatus.FAILURE)], []
    )
    sensor = deck.states[0].id
    first = reader.run_keys(sensor, limit=3)
    rest = reader.run_keys(sensor, after=first[-1])
    assert [row.key for row in (*first, *rest)] == ["k5", "k4", "k3", "k2", "k1"]
    assert first[2].status is RunStatus.FAILURE
    assert rest[0].status is RunStatus.NOT_STARTED
