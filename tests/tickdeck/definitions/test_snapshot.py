from __future__ import annotations

from tickdeck import (
    ConfigurableResource,
    DefaultSensorStatus,
    Definitions,
    JobDefinition,
    asset,
    sensor,
)
from tickdeck.definitions.snapshot import snapshot
from tickdeck.values.sensors import SensorStatus


class API(ConfigurableResource): ...


def test_everything_the_window_needs_is_there(file_job: JobDefinition) -> None:
    @sensor(
        job=file_job,
        default_status=DefaultSensorStatus.RUNNING,
        minimum_interval_seconds=5,
        timeout=7,
        watch=["/in"],
    )
    def watching(api: API) -> None:
        """Looks."""

    @asset
    def made() -> int:
        return 1

    @asset
    def from_it(made: int) -> None: ...

    seen = snapshot(Definitions(sensors=[watching], assets=[made, from_it]).catalog())

    [spec] = seen.sensors
    assert spec.name == "watching"
    assert spec.description == "Looks."
    assert spec.default_status is SensorStatus.RUNNING
    assert (spec.interval_seconds, spec.timeout_seconds) == (5, 7.0)
    assert (spec.job_names, spec.resource_keys) == (("log_file_job",), ("api",))
    assert spec.watch == ("/in",)
    assert spec.source_file == __file__
    assert {each.name for each in seen.jobs} == {"log_file_job", "__ASSET_JOB"}
    config = seen.jobs[0].config_schema["properties"]["ops"]["properties"]
    assert "filename" in str(config["process_file"])
    assert [(each.key, each.waits_for) for each in seen.assets] == [
        ("from_it", ("made",)),
        ("made", ()),
    ]
