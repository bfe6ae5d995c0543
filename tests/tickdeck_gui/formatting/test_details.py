from __future__ import annotations

from tickdeck_gui.formatting.details import run_details, sensor_details
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.seed import seeded_sensors


def test_a_sensor_is_described_by_its_code() -> None:
    details = dict(sensor_details(seeded_sensors()[0]))
    assert details["Starts"] == "import_statement"
    assert details["Default in code"] == "on"


def test_a_run_shows_its_tags_last() -> None:
    details = run_details(seeded_runs()[3])
    assert details[-1] == ("Tag tickdeck/sensor", "report_done")
    assert dict(details)["Ended"].startswith("Sat 22 Nov 2025")
