from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    AssetKey,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    Definitions,
    RepositoryDefinition,
    ScheduleDefinition,
    SourceAsset,
    asset,
    job,
    op,
    repository,
    sensor,
)


@op
def nothing() -> int:
    return 7


@job
def first() -> None:
    nothing()


@job
def second() -> None:
    nothing()


@asset
def raw() -> int:
    return 1


looking = sensor(name="looking", job=first)(lambda: None)
daily = ScheduleDefinition("daily", "@daily", job=second)


def test_a_repository_has_its_functions_name() -> None:
    @repository
    def mine() -> list[Any]:
        """What I have."""
        return [[first], looking, daily, (raw, SourceAsset("outside"))]

    assert isinstance(mine, RepositoryDefinition)
    assert (mine.name, mine.description) == ("mine", "What I have.")
    assert mine.job_names == ["first", "second", "__ASSET_JOB"]
    assert (mine.has_job("second"), mine.has_job("third")) == (True, False)
    assert mine.get_job("first").execute_in_process().output_for_node("nothing") == 7
    assert [each.name for each in mine.get_all_jobs()] == mine.job_names
    assert mine.get_implicit_global_asset_job_def().asset_keys == ("raw",)
    assert (mine.sensor_defs, mine.schedule_defs) == ([looking], [daily])
    assert (mine.has_sensor_def("looking"), mine.has_schedule_def("daily")) == (
        True,
        True,
    )
    assert not mine.has_sensor_def("daily")
    assert not mine.has_schedule_def("looking")
    assert list(mine.assets_defs_by_key) == [AssetKey("raw")]
    assert list(mine.source_assets_by_key) == [AssetKey("outside")]
    assert mine.get_top_level_resources() == {}
    assert mine.get_repository_def() is mine
    assert mine.catalog().repository_name == "mine"
    with pytest.raises(DagsterInvariantViolationError, match="Could not find job 'x'"):
        mine.get_job("x")


def test_a_repository_may_be_a_dict_of_definitions_by_name() -> None:
    @repository(name="other", description="Lazy.")
    def mine() -> dict[str, Any]:
        return {
            "jobs": {"first": first, "second": lambda: second},
            "sensors": {"looking": looking},
            "schedules": {"daily": daily},
        }

    assert (mine.name, mine.description) == ("other", "Lazy.")
    assert mine.job_names == ["first", "second"]
    assert mine.get_sensor_def("looking") is looking
    assert mine.get_schedule_def("daily") is daily


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (5, "a list or a dict, not 5"),
        ([5], "sensors and assets, not 5"),
        ({"assets": {}}, "not 'assets'"),
        ({"jobs": [first]}, "jobs is a dict by name"),
        ({"jobs": {"other": first}}, "'other' of jobs is JobDefinition"),
        ({"jobs": {"first": lambda: looking}}, "'first' of jobs is"),
    ],
    ids=str,
)
def test_what_is_no_listing_is_refused(listed: Any, said: str) -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match=said):
        repository(name="mine")(lambda: listed)


def test_definitions_become_a_repository() -> None:
    definitions = Definitions(jobs=[first], sensors=[looking])

    made = definitions.get_repository_def()

    assert (made.name, made.job_names) == ("__repository__", ["first"])
    assert made is definitions.get_repository_def()
    assert made.catalog() is definitions.catalog()
