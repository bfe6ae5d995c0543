from __future__ import annotations

import pytest

from tickdeck import (
    AssetKey,
    AssetMaterialization,
    AssetObservation,
    DagsterEventType,
    DagsterInstance,
    DagsterInvariantViolationError,
    DagsterRun,
    DagsterRunStatus,
    EventRecordsFilter,
    ParameterCheckError,
    RunsFilter,
    instance_for_test,
    job,
    op,
)


@op
def one() -> int:
    return 1


@op
def bad() -> None:
    raise ValueError("no good")


@job(tags={"team": "x"})
def fine() -> None:
    one()


@job
def broken() -> None:
    bad()


def test_what_is_executed_on_an_instance_is_remembered() -> None:
    with DagsterInstance.ephemeral() as instance:
        good = fine.execute_in_process(instance=instance)
        failed = broken.execute_in_process(instance=instance, raise_on_error=False)

    assert [run.run_id for run in instance.get_runs()] == [failed.run_id, good.run_id]
    assert instance.get_runs(RunsFilter(tags={"team": "x"}))[0].job_name == "fine"
    assert instance.get_runs_count(RunsFilter(job_name="broken")) == 1
    assert instance.has_run(good.run_id)
    assert not instance.has_run("nobody")
    [step] = instance.step_failures(failed.run_id)
    assert step.step_key == "bad"
    kinds = [
        each.get_dagster_event().event_type
        for each in instance.all_logs(
            good.run_id, {DagsterEventType.RUN_SUCCESS, DagsterEventType.RUN_START}
        )
    ]
    assert kinds == [DagsterEventType.RUN_START, DagsterEventType.RUN_SUCCESS]


def test_records_tell_when() -> None:
    instance = DagsterInstance.ephemeral()
    fine.execute_in_process(instance=instance, run_id="a")
    fine.execute_in_process(instance=instance, run_id="b")

    records = instance.get_run_records(order_by="create_timestamp", limit=1)
    record = instance.get_run_record_by_id("a")

    assert [each.dagster_run.run_id for each in records] == ["b"]
    assert record is not None
    assert record.start_time is not None
    assert record.end_time is not None
    assert record.start_time <= record.end_time
    assert instance.get_run_record_by_id("c") is None


def test_a_run_is_tagged_and_deleted() -> None:
    instance = DagsterInstance.ephemeral()
    result = fine.execute_in_process(instance=instance)

    instance.add_run_tags(result.run_id, {"more": "y"})
    run = instance.get_run_by_id(result.run_id)
    instance.delete_run(result.run_id)

    assert run is not None
    assert run.tags == {"team": "x", "more": "y"}
    assert instance.get_runs() == []


def test_materializations_come_page_by_page() -> None:
    instance = DagsterInstance.ephemeral()
    key = AssetKey("a")
    for number in range(3):
        instance.report_runless_asset_event(
            AssetMaterialization(key, partition=str(number))
        )

    first = instance.fetch_materializations(key, limit=2)
    rest = instance.fetch_materializations(key, limit=2, cursor=first.cursor)
    forward = instance.fetch_materializations(key, limit=1, ascending=True)

    assert [each.partition_key for each in first.records] == ["2", "1"]
    assert (first.has_more, rest.has_more) == (True, False)
    assert [each.partition_key for each in rest.records] == ["0"]
    assert [each.partition_key for each in forward.records] == ["0"]
    assert instance.get_materialized_partitions(key) == {"0", "1", "2"}
    latest = instance.get_latest_materialization_events([key, AssetKey("b")])
    assert latest[AssetKey("b")] is None
    newest = latest[key]
    assert newest is not None
    assert newest.get_dagster_event().partition == "2"


def test_event_records_are_filtered() -> None:
    instance = DagsterInstance.ephemeral()
    for _number in range(3):
        instance.report_runless_asset_event(AssetMaterialization("a"))
    wanted = EventRecordsFilter(
        DagsterEventType.ASSET_MATERIALIZATION,
        asset_key=AssetKey("a"),
        after_cursor=1,
        after_timestamp=0.0,
    )

    records = instance.get_event_records(wanted, limit=1, ascending=True)

    assert [each.storage_id for each in records] == [2]
    with pytest.raises(ParameterCheckError):
        instance.get_event_records("all")  # type: ignore[arg-type]  # the point


def test_there_is_an_instance_in_a_test_that_asks_for_one() -> None:
    with pytest.raises(DagsterInvariantViolationError, match="no instance here"):
        DagsterInstance.get()
    with instance_for_test() as instance:
        assert DagsterInstance.get() is instance
        instance.add_dynamic_partitions("d", "one")
        assert instance.has_dynamic_partition("d", "one")
        instance.delete_dynamic_partition("d", "one")
        assert instance.get_dynamic_partitions("d") == []


def test_the_assets_that_are_known() -> None:
    instance = DagsterInstance.ephemeral()
    instance.report_runless_asset_event(AssetMaterialization("b/x"))
    instance.report_runless_asset_event(AssetMaterialization("a"))
    instance.report_runless_asset_event(AssetObservation("c"))

    names = [each.to_user_string() for each in instance.get_asset_keys()]
    assert names == ["a", "b/x", "c"]
    assert instance.get_asset_keys(limit=1) == [AssetKey("a")]
    assert instance.get_asset_keys(prefix=["b"]) == [AssetKey(["b", "x"])]
    assert instance.get_asset_keys(cursor="b/x") == [AssetKey("c")]
    assert instance.has_asset_key(AssetKey("c"))
    assert not instance.has_asset_key(AssetKey("d"))


def test_observations_come_page_by_page() -> None:
    instance = DagsterInstance.ephemeral()
    for description in ("one", "two"):
        instance.report_runless_asset_event(AssetObservation("a", description))
    instance.report_runless_asset_event(AssetMaterialization("a"))

    page = instance.fetch_observations(AssetKey("a"), limit=1)
    rest = instance.fetch_observations(AssetKey("a"), limit=9, cursor=page.cursor)

    assert page.has_more
    assert [each.asset_observation.description for each in page.records] == ["two"]  # type: ignore[union-attr]  # all are observations
    assert [each.asset_observation.description for each in rest.records] == ["one"]  # type: ignore[union-attr]  # as above


def test_a_run_can_be_said_to_have_failed() -> None:
    instance = DagsterInstance.ephemeral()
    run = fine.execute_in_process(instance=instance).dagster_run

    event = instance.report_run_failed(run, "lost")

    found = instance.get_run_by_id(run.run_id)
    assert found is not None
    assert found.status is DagsterRunStatus.FAILURE
    assert (event.event_type, event.message) == (DagsterEventType.RUN_FAILURE, "lost")
    assert instance.all_logs(run.run_id)[-1].message == "lost"
    with pytest.raises(DagsterInvariantViolationError, match="no run"):
        instance.report_run_failed(DagsterRun(job_name="j", run_id="nobody"))


def test_words_of_dagsters_that_change_nothing_are_accepted() -> None:
    assert DagsterInstance.local_temp("x", overrides={}).is_ephemeral
    assert DagsterInstance.ephemeral("x", settings={}).is_ephemeral
    with instance_for_test(overrides={"a": 1}, set_dagster_home=False) as instance:
        assert instance.get_runs() == []
