from __future__ import annotations

import enum

from tickdeck import (
    Config,
    ConfigMapping,
    ConfigurableResource,
    DefaultSensorStatus,
    Definitions,
    JobDefinition,
    asset,
    graph,
    job,
    op,
    repository,
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


def test_the_repository_is_told() -> None:
    mine = repository(name="mine")(list)

    assert snapshot(mine.catalog()).repository == "mine"
    assert snapshot(Definitions().catalog()).repository == "__repository__"


def test_a_form_shows_what_a_run_config_says() -> None:
    class Mode(enum.Enum):
        FAST = "f"

    class Given(Config):
        mode: Mode

    @op
    def choosing(config: Given) -> None: ...

    @op(config_schema=str)
    def naming() -> None: ...

    @graph(config=ConfigMapping(lambda _given: {}, {"simple": int}))
    def mapped() -> None:
        choosing()

    @job
    def plain() -> None:
        choosing()
        naming()
        mapped()

    @job(config=ConfigMapping(lambda _given: {}, {"simple": int}))
    def whole() -> None:
        choosing()

    specs = {
        each.name: each.config_schema
        for each in snapshot(Definitions(jobs=[plain, whole]).catalog()).jobs
    }

    ops = specs["plain"]["properties"]["ops"]["properties"]
    assert set(ops) == {"choosing", "naming"}
    assert ops["naming"]["properties"]["config"] == {"type": "string"}
    choices = ops["choosing"]["properties"]["config"]["$defs"]["Mode"]["enum"]
    assert choices == ["FAST"]
    assert set(specs["whole"]["properties"]) == {"simple"}
