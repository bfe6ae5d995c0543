from __future__ import annotations

import pytest

from tickdeck import (
    AssetKey,
    AssetMaterialization,
    AssetSelection,
    CheckError,
    DagsterInstance,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    MultiAssetSensorEvaluationContext,
    RunRequest,
    SensorResult,
    SkipReason,
    build_multi_asset_sensor_context,
    build_sensor_context,
    multi_asset_sensor,
)

A = AssetKey("a")


def made() -> DagsterInstance:
    instance = DagsterInstance.ephemeral()
    instance.report_runless_asset_event(AssetMaterialization(A))
    return instance


def test_what_was_consumed_becomes_the_cursor() -> None:
    @multi_asset_sensor(monitored_assets=[A], job_name="j")
    def watching(context: MultiAssetSensorEvaluationContext) -> RunRequest:
        context.advance_all_cursors()
        return RunRequest(tags={"n": str(len(context.asset_keys))})

    data = watching.evaluate_tick(build_sensor_context(instance=made()))

    assert data.cursor == "{\"AssetKey(['a'])\": [null, 1, {}]}"
    assert data.run_requests[0].job_name == "j"


def test_a_cursor_in_a_result_is_refused() -> None:
    @multi_asset_sensor(monitored_assets=[A], job_name="j")
    def setting() -> SensorResult:
        return SensorResult(cursor="x")

    with pytest.raises(DagsterInvariantViolationError, match="advance_cursor"):
        setting.evaluate_tick(build_sensor_context(instance=made()))


def test_a_skip_consumes_nothing() -> None:
    @multi_asset_sensor(monitored_assets=[A], job_name="j")
    def skipping(_context: MultiAssetSensorEvaluationContext) -> SkipReason:
        return SkipReason("later")

    data = skipping.evaluate_tick(build_sensor_context(instance=made()))

    assert (data.skip_message, data.cursor) == ("later", None)


def test_a_direct_call_takes_its_own_context() -> None:
    @multi_asset_sensor(monitored_assets=[A], job_name="j")
    def counting(context: MultiAssetSensorEvaluationContext) -> int:
        return len(context.materialization_records_for_key(A))

    context = build_multi_asset_sensor_context(monitored_assets=[A], instance=made())

    assert counting(context) == 1
    with pytest.raises(CheckError, match="build_multi_asset_sensor_context"):
        counting(build_sensor_context())


def test_what_is_monitored_is_checked() -> None:
    with pytest.raises(CheckError, match="monitored_assets"):
        multi_asset_sensor(monitored_assets="a")(lambda context: None)
    with pytest.raises(DagsterInvalidDefinitionError, match="job and request_assets"):
        multi_asset_sensor(
            monitored_assets=[A], job=object(), request_assets=AssetSelection.all()
        )(lambda context: None)
