from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    AssetMaterialization,
    CheckError,
    Config,
    DagsterInvalidDefinitionError,
    ParameterCheckError,
    RunConfig,
    RunRequest,
    SensorResult,
    SkipReason,
)


class FileConfig(Config):
    filename: str


@pytest.mark.parametrize(
    "arguments",
    [
        {"run_key": 5},
        {"run_config": []},
        {"run_config": {1: 2}},
        {"job_name": 5},
        {"tags": []},
        {"asset_selection": ["a"]},
        {"stale_assets_only": "yes"},
    ],
    ids=str,
)
def test_case_30_arguments_of_a_wrong_type(arguments: dict[str, Any]) -> None:
    with pytest.raises(ParameterCheckError):
        RunRequest(**arguments)


def test_case_31_tags_become_texts() -> None:
    request = RunRequest(tags={"a": 1, "b": [1, 2], "c": None, "d": True})

    assert request.tags == {"a": "1", "b": "[1, 2]", "c": "null", "d": "true"}


@pytest.mark.parametrize("value", [object(), (1, 2)], ids=["object", "tuple"])
def test_case_32_tags_must_survive_json(value: object) -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        RunRequest(tags={"a": value})


def test_case_33_a_run_config_becomes_a_dict() -> None:
    request = RunRequest(run_config=RunConfig(ops={"p": FileConfig(filename="x")}))

    assert request.run_config == {
        "loggers": {},
        "resources": {},
        "ops": {"p": {"config": {"filename": "x"}}},
        "execution": {},
    }


def test_nothing_given_is_an_empty_config() -> None:
    assert RunRequest().run_config == {}


def test_an_odd_tag_key_only_warns() -> None:
    with pytest.warns(DeprecationWarning, match="tag key"):
        RunRequest(tags={"a b": "c"})


def test_a_request_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        RunRequest().run_key = "other"  # type: ignore[misc]


def test_a_copy_may_differ() -> None:
    request = RunRequest("k", tags={"a": "b"}).replaced(job_name="j")

    assert (request.run_key, request.job_name, request.tags) == ("k", "j", {"a": "b"})


def test_a_skip_message_is_a_text() -> None:
    with pytest.raises(ParameterCheckError):
        SkipReason(5)  # type: ignore[arg-type]


def test_case_15_a_result_cannot_skip_and_ask() -> None:
    with pytest.raises(CheckError):
        SensorResult(run_requests=[RunRequest()], skip_reason="x")


def test_a_results_skip_reason_may_be_a_text() -> None:
    assert SensorResult(skip_reason="x").skip_reason == SkipReason("x")


def test_a_results_cursor_is_a_text() -> None:
    with pytest.raises(ParameterCheckError):
        SensorResult(cursor=5)  # type: ignore[arg-type]


def test_a_request_can_be_changed_in_dagsters_words() -> None:
    request = RunRequest("a", tags={"t": "1"})

    for changed in (
        request.with_replaced_attrs(run_key="b"),
        request._replace(run_key="b"),
    ):
        assert (changed.run_key, changed.tags) == ("b", {"t": "1"})


def test_asset_events_are_events_of_assets() -> None:
    made = AssetMaterialization("a")

    assert SensorResult(asset_events=[made]).asset_events == [made]
    with pytest.raises(ParameterCheckError, match="asset_events"):
        SensorResult(asset_events=[5])
