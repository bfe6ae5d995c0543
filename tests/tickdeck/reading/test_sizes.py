from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck import Definitions, RunRequest, job, op, sensor
from tickdeck.reading.rows import RecordKind, RecordSize
from tickdeck.testing import ManualEngine

if TYPE_CHECKING:
    from tickdeck.home import Home


@op
def nothing() -> None:
    pass


@job
def work() -> None:
    nothing()


@sensor(job=work)
def always() -> RunRequest:
    return RunRequest(run_key="k")


def sizes(engine: ManualEngine) -> dict[RecordKind, RecordSize]:
    return {one.kind: one for one in engine.reader.record_sizes()}


def test_records_are_counted_by_kind_and_take_all_of_the_file() -> None:
    with ManualEngine(Definitions(jobs=[work], sensors=[always])) as engine:
        engine.tick("always")
        engine.settle()
        found = sizes(engine)
        assert found.keys() == set(RecordKind)
        for kind in (RecordKind.TICKS, RecordKind.RUNS, RecordKind.RUN_KEYS):
            assert found[kind].count == 1
        assert (found[RecordKind.RUN_LOGS].count or 0) > 1
        inside = [found[kind] for kind in RecordKind if kind not in FILES]
        # Whole pages, each of which belongs to one kind.
        assert sum(one.bytes or 0 for one in inside) % 4096 == 0
        assert all(one.bytes for one in inside)


FILES = (RecordKind.OUTPUTS, RecordKind.VALUES, RecordKind.BACKUPS)


def test_files_beside_the_database_count_too() -> None:
    with ManualEngine(Definitions(jobs=[work], sensors=[always])) as engine:
        before = sizes(engine)
        home: Home = engine.reader._home  # noqa: SLF001 - where its files are
        home.create()
        (home.outputs / "a.log").write_bytes(b"x" * 300)
        (home.storage / "runs" / "a").mkdir(parents=True)
        (home.storage / "runs" / "a" / "value").write_bytes(b"x" * 70)
        after = sizes(engine)
    for kind, added in ((RecordKind.OUTPUTS, 300), (RecordKind.VALUES, 70)):
        assert (after[kind].bytes or 0) - (before[kind].bytes or 0) == added
        assert (after[kind].count or 0) - (before[kind].count or 0) == 1
    assert after[RecordKind.BACKUPS] == before[RecordKind.BACKUPS]
