from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tickdeck import (
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    DagsterInvariantViolationError,
    Definitions,
    JobDefinition,
    ParameterCheckError,
    asset,
    job,
    op,
    repository,
    sensor,
)
from tickdeck.definitions.catalog import ASSET_JOB, find_definitions


@op
def nothing() -> None: ...


@job
def first() -> None:
    nothing()


def named(name: str, **target: Any) -> Any:
    return sensor(name=name, **(target or {"job": first}))(lambda: None)


def test_case_34_two_sensors_of_a_name_are_refused() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="Duplicate definition"):
        Definitions(sensors=[named("s"), named("s")]).catalog()


def test_case_35_a_sensors_job_comes_along() -> None:
    assert Definitions(sensors=[named("s")]).get_job_def("first").steps is first.steps


def test_two_jobs_of_a_name_are_refused() -> None:
    other = JobDefinition("first", ())

    with pytest.raises(DagsterInvalidDefinitionError, match="two different jobs"):
        Definitions(jobs=[other], sensors=[named("s")]).catalog()


def test_a_job_that_nobody_defines_is_refused() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="not defined"):
        Definitions(sensors=[named("s", job_name="missing")]).catalog()


def test_two_assets_of_a_key_are_refused() -> None:
    @asset(name="a")
    def one() -> None: ...

    @asset(name="a")
    def two() -> None: ...

    with pytest.raises(DagsterInvalidDefinitionError, match="Duplicate asset"):
        Definitions(assets=[one, two]).catalog()


def test_places_take_their_own_kind() -> None:
    with pytest.raises(ParameterCheckError, match="sensors="):
        Definitions(sensors=[first])


def test_what_is_not_there_is_said_with_what_is() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="found: s"):
        Definitions(sensors=[named("s")]).get_sensor_def("t")


def test_assets_have_a_job_of_their_own() -> None:
    @asset
    def a() -> None: ...

    assert ASSET_JOB in Definitions(assets=[a]).catalog().jobs


def test_case_95_a_config_that_does_not_fit_is_refused_by_the_jobs_name(
    file_job: JobDefinition,
) -> None:
    catalog = Definitions(jobs=[file_job]).catalog()

    with pytest.raises(DagsterInvalidConfigError, match="Error in config for job"):
        catalog.check_run_config("log_file_job", {})


def module(**contents: Any) -> ModuleType:
    made = ModuleType("made")
    vars(made).update(contents)
    return made


def test_the_one_definitions_object_is_found_under_any_name() -> None:
    definitions = Definitions()

    assert find_definitions(module(a=definitions, b=definitions)) is definitions


def test_several_definitions_are_refused() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="2 Definitions"):
        find_definitions(module(a=Definitions(), b=Definitions()))


def test_without_definitions_it_is_said_what_to_do() -> None:
    with pytest.raises(DagsterInvalidDefinitionError, match="Add one, such as"):
        find_definitions(module())
    with pytest.raises(DagsterInvalidDefinitionError, match=r"Put what it has \(s\)"):
        find_definitions(module(s=named("s")))


def test_definitions_can_be_joined() -> None:
    @asset
    def made() -> int:
        return 1

    both = Definitions.merge(
        Definitions(jobs=[first], resources={"r": 1}, metadata={"a": 1}),
        Definitions(assets=[made], sensors=[named("s")], resources={"r": 1, "q": 2}),
    )

    assert set(both.catalog().jobs) == {"first", ASSET_JOB}
    assert both.get_implicit_global_asset_job_def().asset_keys == ("made",)
    assert (both.resources, both.metadata) == ({"r": 1, "q": 2}, {"a": 1})
    assert Definitions.merge().catalog().sensors == {}
    with pytest.raises(DagsterInvariantViolationError, match="different resources"):
        Definitions.merge(
            Definitions(resources={"r": 1}), Definitions(resources={"r": 2})
        )
    with pytest.raises(DagsterInvariantViolationError, match="executor"):
        Definitions.merge(Definitions(executor=1), Definitions(executor=2))


def test_several_of_a_module_are_refused_with_what_to_do() -> None:
    module = ModuleType("made")
    definitions = Definitions(jobs=[first])
    module.one = definitions  # type: ignore[attr-defined]  # a module of definitions
    module.same = definitions.get_repository_def()  # type: ignore[attr-defined]  # as above
    assert find_definitions(module).catalog() is definitions.catalog()

    module.other = Definitions()  # type: ignore[attr-defined]  # as above
    with pytest.raises(DagsterInvalidDefinitionError, match=r"Definitions\.merge"):
        find_definitions(module)
    module.other = repository(name="mine")(list)  # type: ignore[attr-defined]  # as above
    with pytest.raises(
        DagsterInvalidDefinitionError,
        match=r"2 repositories \(mine\)\. Keep one in each file",
    ):
        find_definitions(module)
