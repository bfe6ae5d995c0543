from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.conformance.conftest import a

from tickdeck import (
    AssetKey,
    AssetMaterialization,
    AssetObservation,
    DefaultSensorStatus,
    RunRequest,
    SensorResult,
    SkipReason,
    asset_sensor,
    multi_asset_sensor,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conformance.conftest import Deck

ON = DefaultSensorStatus.RUNNING
OFF = DefaultSensorStatus.STOPPED
ORDERS, PRICES = AssetKey("orders"), AssetKey("prices")


def watching(deck: Callable[..., Deck], function: Any, **options: Any) -> Deck:
    watcher = asset_sensor(asset_key=ORDERS, name="s", job=a, **options)(function)
    return deck(None, also={"sensors": [watcher]})


def make(engine: Deck, key: AssetKey = ORDERS) -> None:
    """Report that an asset was made."""
    engine.instance.report_runless_asset_event(AssetMaterialization(key))
    engine.settle()


def test_case_134_without_a_materialization_there_is_nothing_to_do(
    deck: Callable[..., Deck],
) -> None:
    tick = watching(deck, lambda: RunRequest()).tick("s")

    assert tick.status == "SKIPPED"
    assert (tick.skip_reason or "").startswith("No new materialization events")


def test_case_135_two_between_ticks_are_one_call_with_the_newest(
    deck: Callable[..., Deck],
) -> None:
    seen: list[Any] = []

    def noting(context: Any, event: Any) -> RunRequest:
        seen.append((context.cursor, event.dagster_event.asset_key))
        return RunRequest()

    engine = watching(deck, noting)
    make(engine)
    make(engine)
    newest = engine.reader.run_count()

    tick = engine.tick("s")

    assert (seen, tick.status, newest) == ([(None, ORDERS)], "SUCCESS", 0)
    assert tick.cursor == "2"
    assert engine.tick("s").status == "SKIPPED"


def test_case_135_it_is_due_the_moment_that_the_asset_is_made(
    deck: Callable[..., Deck],
) -> None:
    engine = watching(deck, lambda: RunRequest(), default_status=ON)

    make(engine)

    assert engine.statuses() == ["SKIPPED", "SUCCESS"]


def test_case_137_what_raised_is_called_again(deck: Callable[..., Deck]) -> None:
    calls: list[Any] = []

    def raising(context: Any) -> None:
        calls.append(context.cursor)
        raise ValueError("no good")

    engine = watching(deck, raising)
    make(engine)

    ticks = [engine.tick("s"), engine.tick("s")]

    assert [tick.status for tick in ticks] == ["FAILURE", "FAILURE"]
    assert (calls, engine.cursor("s")) == ([None, None], None)


def test_case_138_an_observation_makes_nothing_due(deck: Callable[..., Deck]) -> None:
    engine = watching(deck, lambda: RunRequest())
    engine.instance.report_runless_asset_event(AssetObservation(ORDERS))

    assert engine.tick("s").status == "SKIPPED"


def test_case_139_the_cursor_is_not_the_functions(deck: Callable[..., Deck]) -> None:
    engine = watching(deck, lambda: SensorResult(cursor="mine"))
    make(engine)

    tick = engine.tick("s")

    assert tick.error is not None
    assert tick.error.root.class_name == "DagsterInvariantViolationError"
    assert (tick.status, engine.cursor("s")) == ("FAILURE", None)


def both(context: Any) -> RunRequest | SkipReason:
    new = context.latest_materialization_records_by_key()
    if not all(new.values()):
        return SkipReason("not all of them")
    context.advance_all_cursors()
    return RunRequest()


def test_case_140_both_assets_are_waited_for(deck: Callable[..., Deck]) -> None:
    watcher = multi_asset_sensor(
        monitored_assets=[ORDERS, PRICES], name="s", job=a, default_status=OFF
    )(both)
    engine = deck(None, also={"sensors": [watcher]})

    make(engine, ORDERS)
    first = engine.tick("s")
    make(engine, PRICES)
    second = engine.tick("s")
    third = engine.tick("s")

    assert [tick.status for tick in (first, second, third)] == [
        "SKIPPED",
        "SUCCESS",
        "SKIPPED",
    ]
    assert engine.cursor("s") == (
        "{\"AssetKey(['orders'])\": [null, 1, {}], "
        "\"AssetKey(['prices'])\": [null, 2, {}]}"
    )


def test_case_141_asking_without_consuming_fails(deck: Callable[..., Deck]) -> None:
    watcher = multi_asset_sensor(monitored_assets=[ORDERS], name="s", job=a)(
        lambda context: RunRequest()
    )
    engine = deck(None, also={"sensors": [watcher]})
    make(engine)

    tick = engine.tick("s")

    assert tick.error is not None
    assert tick.error.root.class_name == "DagsterInvalidDefinitionError"
    assert (tick.status, engine.runs()) == ("FAILURE", ())
