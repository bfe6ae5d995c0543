from __future__ import annotations

from typing import Any

import pytest

from tickdeck import (
    Config,
    DagsterInvalidConfigError,
    JobDefinition,
    job,
    op,
    validate_run_config,
)


class File(Config):
    filename: str
    times: int = 1


class Deep(Config):
    file: File


@op
def deep(config: Deep) -> None: ...


@job
def deep_job() -> None:
    deep()


def ops(**config: Any) -> dict[str, Any]:
    return {"ops": {"process_file": {"config": config}}}


def refusal(job_def: JobDefinition, config: dict[str, Any]) -> str:
    with pytest.raises(DagsterInvalidConfigError) as refused:
        validate_run_config(job_def, config)
    return str(refused.value)


def test_case_50_a_missing_entry_comes_with_a_sample(file_job: JobDefinition) -> None:
    told = refusal(file_job, {})

    assert 'Missing required config entry "config"' in told
    assert "'filename': '...'" in told


def test_a_missing_field_is_named_with_its_path(file_job: JobDefinition) -> None:
    told = refusal(file_job, ops())

    assert 'Missing required config entry "filename"' in told
    assert "root:ops:process_file:config" in told


def test_case_51_unexpected_entries_on_every_level(file_job: JobDefinition) -> None:
    config = {
        "opz": {},
        "ops": {
            "other": {},
            "process_file": {"config": {"filename": "a", "b": 1}, "inputz": {}},
        },
        "resources": {"none": {}},
    }

    told = refusal(file_job, config)

    for name in ("opz", "other", "b", "inputz", "none"):
        assert f'Received unexpected config entry "{name}"' in told
    assert "Error 5:" in told


def test_case_52_a_wrong_scalar_is_named_with_path_value_and_type(
    file_job: JobDefinition,
) -> None:
    told = refusal(file_job, ops(filename=5))

    assert "root:ops:process_file:config:filename" in told
    assert '"5" of type "<class \'int\'>"' in told


def test_a_text_is_not_turned_into_a_number() -> None:
    told = refusal(
        deep_job,
        {"ops": {"deep": {"config": {"file": {"filename": "", "times": "5"}}}}},
    )

    assert "config:file:times" in told


def test_case_53_what_is_valid_comes_back_whole(file_job: JobDefinition) -> None:
    assert validate_run_config(file_job, ops(filename="x")) == {
        "ops": {
            "process_file": {
                "config": {"filename": "x"},
                "inputs": {},
                "outputs": None,
            }
        },
        "execution": {"multi_or_in_process_executor": {"in_process": {}}},
        "resources": {"io_manager": {"config": None}},
        "loggers": {},
    }


def test_case_54_defaults_are_filled_in_on_every_level() -> None:
    resolved = validate_run_config(
        deep_job, {"ops": {"deep": {"config": {"file": {"filename": "x"}}}}}
    )

    assert resolved["ops"]["deep"]["config"] == {"file": {"filename": "x", "times": 1}}


def test_case_55_environment_variables_are_resolved(
    file_job: JobDefinition, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = ops(filename={"env": "TD_FILE"})

    assert '"TD_FILE" which is not set' in refusal(file_job, config)
    monkeypatch.setenv("TD_FILE", "x")
    resolved = validate_run_config(file_job, config)
    assert resolved["ops"]["process_file"]["config"] == {"filename": "x"}


def test_a_variable_may_hold_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TD_TIMES", "5")

    resolved = validate_run_config(
        deep_job,
        {
            "ops": {
                "deep": {
                    "config": {"file": {"filename": "x", "times": {"env": "TD_TIMES"}}}
                }
            }
        },
    )

    assert resolved["ops"]["deep"]["config"]["file"]["times"] == 5


def test_sections_and_configs_are_dicts(file_job: JobDefinition) -> None:
    assert "must be a dict" in refusal(file_job, {"ops": []})
    assert "must be a dict" in refusal(file_job, {"ops": {"process_file": "x"}})
    assert "must be a dict" in refusal(
        file_job, {"ops": {"process_file": {"config": "x"}}}
    )
