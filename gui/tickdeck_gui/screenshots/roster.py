"""The seeded sensors in short."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from tickdeck.values.locations import FOLDERS
from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import NO_LONGER_DEFINED, SensorKind

NOW = datetime(2025, 11, 22, 11, 52, 16, tzinfo=UTC)
BARS = 60


@dataclass(frozen=True)
class Line:
    """One sensor in short."""

    location: str
    name: str
    about: str
    jobs: tuple[str, ...]
    kind: SensorKind = SensorKind.STANDARD
    busy: float = 0.15
    """How many of its ticks request runs."""
    skip: str = "No new files"
    failing: int = 0
    on: bool = True
    due: float | None = 12
    interval: int = 30
    problem: str | None = None
    bars: int = BARS
    run: RunStatus = RunStatus.SUCCESS


LINES = (
    Line(
        "invoices.py",
        "bank_statements",
        "One CSV a day from the bank",
        ("import_statement",),
        failing=3,
        busy=0.2,
    ),
    Line(
        "invoices.py",
        "exchange_rates",
        "Poll the ECB for today's rates",
        ("load_rates",),
        busy=0.06,
        skip="Rates of 21 Nov are loaded",
        due=26,
    ),
    Line(
        "invoices.py",
        "new_invoices",
        "A PDF landed in the inbox",
        ("parse_invoice",),
        busy=0.4,
        due=7200,
    ),
    Line(
        "invoices.py",
        "report_done",
        "When month_report succeeds, mail it",
        ("mail_report",),
        SensorKind.RUN_STATUS,
        0.05,
        "No new runs of month_report",
    ),
    Line(
        "ops.py",
        "any_failure",
        "Any run fails, everywhere",
        ("page_operator",),
        SensorKind.RUN_STATUS,
        0.05,
        "No failed runs",
    ),
    Line(
        "ops.py",
        "disk_space",
        "Warn below 10 % free",
        ("alert",),
        busy=0,
        skip="/ 61 %, /srv 34 % free",
        due=21,
    ),
    Line(
        "ops.py",
        "legacy_poll",
        "Gone from the code",
        ("old_job",),
        due=None,
        problem=NO_LONGER_DEFINED,
        bars=30,
    ),
    Line(
        "ops.py",
        "queue_depth",
        "RabbitMQ depth",
        ("scale_up", "scale_down"),
        busy=0.3,
        due=3,
        interval=5,
    ),
    Line(
        FOLDERS,
        "camera_import",
        "~/Pictures/Card · changed files",
        ("exiftool",),
        SensorKind.FOLDER,
        0.2,
        on=False,
        due=None,
        bars=34,
    ),
    Line(
        FOLDERS,
        "nightly_exports",
        "/srv/exports · *.parquet",
        ("load_warehouse",),
        SensorKind.FOLDER,
        0.15,
        due=7200,
        run=RunStatus.FAILURE,
    ),
    Line(
        FOLDERS,
        "scans",
        "~/Scans · *.tif, *.tiff",
        ("ocr",),
        SensorKind.FOLDER,
        0.5,
        due=7200,
        bars=38,
        run=RunStatus.STARTED,
    ),
)
