from __future__ import annotations

import msgspec

from tickdeck.values.sensors import SensorKind
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


def test_a_sensor_that_reacts_says_to_what() -> None:
    row = seeded_sensors()[0]
    for kind, facts, name, value in (
        (
            SensorKind.RUN_STATUS,
            {"monitored": ("job a", "job b")},
            "Looks at",
            "job a\njob b",
        ),
        (
            SensorKind.RUN_STATUS,
            {"monitors_all": True},
            "Looks at",
            "all runs of all code locations",
        ),
        (SensorKind.RUN_STATUS, {}, "Looks at", "all runs of its code location"),
        (
            SensorKind.ASSET,
            {"asset_keys": ("ledger/entries",)},
            "Waits for",
            "ledger/entries",
        ),
    ):
        spec = msgspec.structs.replace(row.spec, kind=kind, **facts)
        details = dict(sensor_details(msgspec.structs.replace(row, spec=spec)))
        assert details[name] == value


def test_an_interval_that_spreads_says_by_how_much() -> None:
    row = seeded_sensors()[0]
    spec = msgspec.structs.replace(row.spec, jitter_seconds=7.5)
    details = dict(sensor_details(msgspec.structs.replace(row, spec=spec)))
    assert details["Least interval"] == "30 s, and up to 7.5 s more at random"
    assert details["Evaluated"] == "Every 30 s"
