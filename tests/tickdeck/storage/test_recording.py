from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.errors import DatabaseError, RecordRefusedError
from tickdeck.reading.reader import Reader
from tickdeck.storage.ticks import MAX_FOLD
from tickdeck.values.folders import KnownFile
from tickdeck.values.ticks import ItemDecision, LogLine, TickItem, TickStatus

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def rows(deck: Deck, sql: str) -> list[tuple[object, ...]]:
    with deck.store._words() as database:  # noqa: SLF001 - what is really in the file
        return list(database.execute_sql(sql).fetchall())


def test_identical_skips_share_a_row_and_none_is_lost(deck: Deck) -> None:
    for number in range(1, 11):
        deck.record(deck.tick(number, sensor=number % 2))

    reader = Reader(deck.home.database)
    assert rows(deck, "SELECT count, last_id FROM tick ORDER BY id") == [
        (5, 9),
        (5, 10),
    ]
    unfolded = reader.ticks(unfold=True)
    assert [tick.id for tick in unfolded] == list(range(10, 0, -1))
    assert [tick.started for tick in unfolded] == [
        deck.tick(number).started for number in range(10, 0, -1)
    ]
    assert {(tick.ended - tick.started).microseconds for tick in unfolded} == {5_000}  # type: ignore[operator]
    reader.close()


@pytest.mark.parametrize(
    "other",
    [
        {"skip_reason": "another"},
        {"status": TickStatus.FAILURE},
        {"cursor": "moved"},
        {"run_keys": ("k",)},
    ],
    ids=str,
)
def test_whatever_differs_gets_a_row_of_its_own(
    deck: Deck, other: dict[str, object]
) -> None:
    deck.record(deck.tick(1))
    deck.record(deck.tick(2, **other))  # type: ignore[arg-type]
    deck.record(deck.tick(3))

    assert rows(deck, "SELECT count(*) FROM tick") == [(3,)]


def test_a_skip_with_a_log_is_not_folded(deck: Deck) -> None:
    line = LogLine(at=deck.clock.now(), level="INFO", message="hello")
    deck.record(deck.tick(1))
    deck.record(deck.tick(2), log=(line,))

    reader = Reader(deck.home.database)
    assert rows(deck, "SELECT count(*) FROM tick") == [(2,)]
    assert reader.tick_log(deck.tick(2).id) == (line,)
    assert reader.tick_log(deck.tick(1).id) == ()
    reader.close()


def test_a_row_takes_only_so_many(deck: Deck) -> None:
    for number in range(1, MAX_FOLD + 3):
        deck.record(deck.tick(number))

    assert rows(deck, "SELECT count FROM tick ORDER BY id") == [(MAX_FOLD,), (2,)]


def test_rollups_count_every_tick_and_run(deck: Deck) -> None:
    deck.record(*(deck.tick(number) for number in (1, 2, 61)))
    deck.store.record([deck.with_run(62, "k")])
    deck.record(deck.tick(63, status=TickStatus.FAILURE))

    counts = "sum(skipped), sum(succeeded), sum(failed), sum(runs)"
    for seconds, stretches in ((60, 2), (3_600, 1), (86_400, 1)):
        where = f"FROM rollup WHERE seconds = {seconds}"
        assert rows(deck, f"SELECT count(*) {where}") == [(stretches,)]
        assert rows(deck, f"SELECT {counts} {where}") == [(3, 1, 1, 1)]


def test_a_tick_is_stored_whole_or_not_at_all(deck: Deck) -> None:
    deck.store.record([deck.with_run(1, "k")])
    moved = msgspec.structs.replace(deck.states[0], cursor="moved")
    second = msgspec.structs.replace(deck.with_run(2, "k"), state=moved)

    with pytest.raises(RecordRefusedError):
        deck.store.record([second])

    assert rows(deck, "SELECT run_id FROM run") == [("run-1",)]
    assert rows(deck, "SELECT id FROM tick") == [(1,)]
    assert deck.store.sensors_of()[0][0].cursor is None


def test_after_a_refusal_folding_goes_on_from_what_is_stored(deck: Deck) -> None:
    deck.record(deck.tick(1))
    deck.store.record([deck.with_run(2, "k", sensor=1)])
    with pytest.raises(RecordRefusedError):
        deck.store.record([deck.outcome(deck.tick(3)), deck.with_run(4, "k", sensor=1)])
    deck.record(deck.tick(5))

    assert rows(deck, "SELECT count, last_id FROM tick WHERE id = 1") == [(2, 5)]


def test_the_same_key_of_another_sensor_is_free(deck: Deck) -> None:
    deck.store.record([deck.with_run(1, "k"), deck.with_run(2, "k", sensor=1)])

    assert rows(deck, "SELECT count(*) FROM run_key") == [(2,)]


def test_files_and_decisions_of_a_folder_are_kept(deck: Deck) -> None:
    item = TickItem(item="/a", decision=ItemDecision.SETTLING, detail="growing")
    deck.record(
        deck.tick(1), items=(item,), settled=(KnownFile("/a", 1, 2),), forgotten=("/b",)
    )

    reader = Reader(deck.home.database)
    assert reader.tick_items(deck.tick(1).id) == (item,)
    assert deck.store.known_files(deck.states[0].id) == (KnownFile("/a", 1, 2),)
    reader.close()


def test_a_full_disk_is_said_loses_nothing_and_is_got_over(deck: Deck) -> None:
    [(pages,)] = rows(deck, "PRAGMA page_count")
    rows(deck, f"PRAGMA max_page_count = {pages}")
    big = tuple(
        LogLine(at=deck.clock.now(), level="INFO", message="x" * 1_000)
        for _ in range(1_000)
    )

    with pytest.raises(DatabaseError, match="full"):
        deck.record(deck.tick(1), log=big)

    assert rows(deck, "SELECT * FROM tick") == []
    rows(deck, "PRAGMA max_page_count = 1000000")
    deck.record(deck.tick(1), log=big)
    assert rows(deck, "SELECT count(*) FROM tick") == [(1,)]
