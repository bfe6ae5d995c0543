from __future__ import annotations

import pytest

from tickdeck import (
    AssetSelection,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
    RunRequest,
    SourceAsset,
    asset,
    define_asset_job,
    job,
)
from tickdeck.definitions.targets import Targets


@job
def a() -> None: ...


@job
def b() -> None: ...


def test_one_kind_of_target() -> None:
    assert Targets.of(job=a).names == ("a",)
    assert Targets.of(jobs=[a, b]).names == ("a", "b")
    assert Targets.of(job_name="c").names == ("c",)
    assert Targets.of().names == ()
    with pytest.raises(DagsterInvalidDefinitionError, match="job and jobs"):
        Targets.of(job=a, jobs=[b])
    with pytest.raises(ParameterCheckError, match="not a job"):
        Targets.of(job="a")


def test_a_request_gets_its_job() -> None:
    request = RunRequest("k")

    assert Targets.of(job=a).resolve("s", request, None).job_name == "a"
    assert Targets.of(asset_selection="*").resolve("s", request, None).job_name == (
        "__anonymous_asset_job"
    )
    with pytest.raises(Exception, match="did not specify job_name"):
        Targets.of(jobs=[a, b]).resolve("s", request, None)


def test_what_is_asked_of_several_is_refused() -> None:
    several = Targets.of(jobs=[a, b])

    assert several.given_jobs("s") == [a, b]
    with pytest.raises(DagsterInvalidDefinitionError, match="several jobs"):
        several.only_job("s")
    with pytest.raises(DagsterInvalidDefinitionError, match="several jobs"):
        several.only_name("s")
    assert Targets.of().only_name("s") is None


def test_a_target_is_a_job_or_assets() -> None:
    @asset
    def raw() -> None: ...

    unresolved = define_asset_job("u")

    assert Targets.of(target=a) == Targets.of(job=a)
    assert Targets.of(target=unresolved).jobs == (unresolved,)
    for target in ("raw", raw, [raw], SourceAsset("raw"), AssetSelection.keys("raw")):
        assert Targets.of(target=target) == Targets.of(asset_selection="raw")
    with pytest.raises(DagsterInvalidDefinitionError, match="job and target"):
        Targets.of(job=a, target=a)
