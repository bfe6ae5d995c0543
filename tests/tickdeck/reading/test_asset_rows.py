from __future__ import annotations

from datetime import timedelta

from tickdeck import (
    AssetKey,
    Definitions,
    RunRequest,
    asset,
    asset_sensor,
    define_asset_job,
    job,
    op,
)
from tickdeck.testing import ManualEngine


@op
def nothing() -> None:
    pass


@job
def report() -> None:
    nothing()


@asset(description="All orders")
def orders() -> int:
    return 12


@asset(deps=["orders"])
def summary() -> int:
    return 1


@asset_sensor(
    asset_key=AssetKey("orders"),
    job=report,
    description='Reports; "asset_keys":[] would be none.',
)
def orders_came() -> RunRequest:
    return RunRequest()


DEFINITIONS = Definitions(
    assets=[orders, summary],
    jobs=[
        report,
        define_asset_job("only_orders", ["orders"]),
        define_asset_job("both", "*"),
    ],
    sensors=[orders_came],
)


def test_assets_tell_when_they_were_made_and_what_is_newer() -> None:
    with ManualEngine(DEFINITIONS) as engine:
        rows = engine.reader.assets()
        assert [(row.key, row.last) for row in rows] == [
            ("orders", None),
            ("summary", None),
        ]
        assert rows[0].spec is not None
        assert rows[0].spec.description == "All orders"
        assert rows[0].watched_by == ("orders_came",)
        engine.launch("both")
        engine.settle()
        assert [row.newer for row in engine.reader.assets()] == [(), ()]
        engine.advance(timedelta(minutes=1))
        run = engine.launch("only_orders")
        engine.settle()
        first, second = engine.reader.assets()
        assert second.newer == ("orders",)
        assert first.last is not None
        assert first.last.run_id == run.run_id
        assert first.last.job_name == "only_orders"


def test_events_of_an_asset_come_newest_first_by_page() -> None:
    with ManualEngine(DEFINITIONS) as engine:
        for _ in range(3):
            engine.launch("only_orders")
        engine.settle()
        found = engine.reader.asset_events("orders")
        assert len(found) == 3
        assert [event.id for event in found] == sorted(
            (event.id for event in found), reverse=True
        )
        assert engine.reader.asset_events("orders", before=found[0].id) == found[1:]
        assert engine.reader.asset_events("orders", limit=1) == found[:1]
        assert engine.reader.asset_events("nothing") == ()
