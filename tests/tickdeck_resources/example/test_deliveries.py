"""The example does what it says, in the words that authors' tests use."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import tickdeck_resources
from tickdeck import RunConfig, build_sensor_context, validate_run_config

if TYPE_CHECKING:
    from types import ModuleType

SOURCE = Path(tickdeck_resources.__file__).parent / "example" / "deliveries.py"


@pytest.fixture
def example(tmp_path: Path) -> ModuleType:
    """The example's module, copied to a folder with one delivery."""
    path = tmp_path / "deliveries.py"
    path.write_text(SOURCE.read_text())
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "a.csv").write_text("product,quantity,price\nfigs,2,1.5\n")
    spec = importlib.util.spec_from_file_location("deliveries", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def process(example: ModuleType, folder: Path, name: str) -> Any:
    config = example.DeliveryConfig(path=str(folder / "inbox" / name))
    return example.process_delivery.execute_in_process(
        RunConfig(ops={"read_delivery": config}),
        resources={"reports": example.Reports(folder=str(folder / "reports"))},
        raise_on_error=False,
    )


def test_new_files_are_asked_for_once(example: ModuleType) -> None:
    context = build_sensor_context()

    [request] = example.new_deliveries(context)
    [skip] = example.new_deliveries(context)

    assert request.run_key.startswith("a.csv:")
    assert validate_run_config(example.process_delivery, request.run_config)
    assert skip.skip_message == "No new deliveries"


def test_a_delivery_becomes_a_report(example: ModuleType, tmp_path: Path) -> None:
    assert process(example, tmp_path, "a.csv").success

    assert "3.00" in (tmp_path / "reports" / "a.report.txt").read_text()


def test_the_wrong_delivery_says_what_is_wrong(
    example: ModuleType, tmp_path: Path
) -> None:
    wrong = SOURCE.parent / "inbox" / "wrong_on_purpose.csv"
    (tmp_path / "inbox" / "wrong.csv").write_text(wrong.read_text())

    result = process(example, tmp_path, "wrong.csv")

    assert not result.success
    assert "wrong.csv, line 2" in result.run.error


def test_totals_are_refreshed_when_there_are_other_reports(
    example: ModuleType, tmp_path: Path
) -> None:
    process(example, tmp_path, "a.csv")
    reports = example.Reports(folder=str(tmp_path / "reports"))
    context = build_sensor_context(resources={"reports": reports})

    asked = example.reports_changed(context)
    skipped = example.reports_changed(context)
    job = example.defs.get_job_def("refresh_totals")
    done = job.execute_in_process(resources={"reports": reports})

    assert asked.run_key is None
    assert "up to date" in skipped.skip_message
    assert done.success
    assert (tmp_path / "reports" / "total.txt").read_text() == "3.00\n"
