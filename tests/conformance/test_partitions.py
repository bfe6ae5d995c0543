from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.conformance.conftest import work

from tickdeck import (
    AssetMaterialization,
    DagsterUnknownPartitionError,
    Definitions,
    DynamicPartitionsDefinition,
    RunRequest,
    SensorResult,
    StaticPartitionsDefinition,
    build_sensor_context,
    job,
    sensor,
)
from tickdeck.values.ticks import PartitionChange, RequestResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conformance.conftest import Deck

QUUX = DynamicPartitionsDefinition(name="quux")


@job(partitions_def=QUUX)
def by_key() -> None:
    work()


@job(partitions_def=StaticPartitionsDefinition(["x", "y"]))
def static() -> None:
    work()


@job
def plain() -> None:
    work()


def test_case_108_a_key_that_is_there_is_not_added_again(
    deck: Callable[..., Deck],
) -> None:
    engine = deck(
        lambda: SensorResult(
            dynamic_partitions_requests=[QUUX.build_add_request(["baz", "foo"])]
        )
    )
    engine.instance.add_dynamic_partitions("quux", ["foo"])

    tick = engine.tick("s")

    assert tick.partitions == (
        PartitionChange(definition="quux", added=("baz",), skipped=("foo",)),
    )
    assert engine.instance.get_dynamic_partitions("quux") == ["foo", "baz"]
    assert tick.status == "SKIPPED"


def test_case_109_a_key_is_added_others_deleted_and_a_run_is_for_the_new_one(
    deck: Callable[..., Deck],
) -> None:
    def changing() -> SensorResult:
        return SensorResult(
            run_requests=[RunRequest(partition_key="1")],
            dynamic_partitions_requests=[
                QUUX.build_add_request(["1"]),
                QUUX.build_delete_request(["2", "3"]),
            ],
        )

    engine = deck(changing, job=by_key)
    engine.instance.add_dynamic_partitions("quux", ["2"])

    tick = engine.tick("s")

    [run] = engine.runs()
    assert engine.instance.get_dynamic_partitions("quux") == ["1"]
    assert (run.tags["dagster/partition"], run.status) == ("1", "SUCCESS")
    assert tick.partitions == (
        PartitionChange(definition="quux", added=("1",)),
        PartitionChange(definition="quux", deleted=("2",), skipped=("3",)),
    )


def test_case_110_a_run_for_a_key_that_the_tick_deletes_changes_nothing(
    deck: Callable[..., Deck],
) -> None:
    def contradicting() -> SensorResult:
        return SensorResult(
            run_requests=[RunRequest(partition_key="2")],
            dynamic_partitions_requests=[QUUX.build_delete_request(["2"])],
        )

    engine = deck(contradicting, job=by_key)
    engine.instance.add_dynamic_partitions("quux", ["2"])

    tick = engine.tick("s")

    assert (tick.status, engine.runs()) == ("FAILURE", ())
    assert engine.instance.get_dynamic_partitions("quux") == ["2"]


def test_case_112_a_key_that_no_partition_has(deck: Callable[..., Deck]) -> None:
    asking = sensor(name="asking", job=static)(lambda: RunRequest(partition_key="z"))
    definitions = Definitions(sensors=[asking])
    engine = deck(None, also={"sensors": [asking]})

    with pytest.raises(DagsterUnknownPartitionError):
        asking.evaluate_tick(build_sensor_context(definitions=definitions))
    tick: Any = engine.tick("asking")

    assert tick.error.root.class_name == "DagsterUnknownPartitionError"
    assert (tick.status, engine.runs()) == ("FAILURE", ())


# --- one request that cannot be, beside others --------------------------------------


def test_a_run_of_a_new_partition_beside_a_bad_request_has_its_partition(
    deck: Callable[..., Deck],
) -> None:
    bad: list[Any] = [RunRequest("bad", partition_key="nowhere")]

    def asking(context: Any) -> SensorResult:
        return SensorResult(
            run_requests=[
                RunRequest("p", partition_key="z"),
                RunRequest(partition_key="z"),
                *bad,
            ],
            cursor="after",
            dynamic_partitions_requests=[
                QUUX.build_add_request(["z", "later"]),
                QUUX.build_delete_request(["old"]),
            ],
            asset_events=[AssetMaterialization("m")],
        )

    engine = deck(asking, job=by_key)
    engine.instance.add_dynamic_partitions("quux", ["old"])

    failed = engine.tick("s")

    assert (failed.status, engine.cursor("s")) == ("FAILURE", None)
    assert [(run.run_key, run.status) for run in engine.runs()] == [("p", "SUCCESS")]
    assert engine.instance.get_dynamic_partitions("quux") == ["old", "z"]
    assert engine.reader.asset_events("m") == ()
    assert engine.tick_log(failed)[-1].message.startswith("Held until a tick")

    bad.clear()
    mended = engine.tick("s")

    assert (mended.status, engine.cursor("s")) == ("SUCCESS", "after")
    assert [run.run_key for run in engine.runs()] == ["p", None]
    assert engine.instance.get_dynamic_partitions("quux") == ["z", "later"]
    assert len(engine.reader.asset_events("m")) == 1


@pytest.mark.parametrize(
    ("bad", "error"),
    [
        (RunRequest("bad", partition_key="z"), "DagsterUnknownPartitionError"),
        (RunRequest("bad", job_name="nobody"), "Exception"),
        (RunRequest("bad", job_name="plain", partition_key="x"), "CheckError"),
    ],
)
def test_a_request_that_cannot_be_holds_up_no_other_with_a_key(
    deck: Callable[..., Deck], bad: RunRequest, error: str
) -> None:
    asking = sensor(name="asking", jobs=[static, plain])(
        lambda: [
            RunRequest("first", job_name="static", partition_key="x"),
            bad.replaced(job_name=bad.job_name or "static"),
            RunRequest("last", job_name="plain"),
        ]
    )
    engine = deck(None, also={"sensors": [asking]})

    tick = engine.tick("asking")

    assert tick.status == "FAILURE"
    assert tick.error is not None
    assert tick.error.class_name == error
    assert [each.result for each in tick.requests] == [
        RequestResult.LAUNCHED,
        RequestResult.INVALID,
        RequestResult.LAUNCHED,
    ]
    assert tick.requests[1].error_class == error
    assert [run.run_key for run in engine.runs()] == ["first", "last"]
    with pytest.raises(Exception, match=r"nobody|partition"):
        asking.evaluate_tick(
            build_sensor_context(definitions=Definitions(sensors=[asking]))
        )
