"""A deck as an operator might have it on a Saturday before noon; always the same."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from tickdeck.reading.rows import SensorRow, TickBar
from tickdeck.values.errors import ErrorInfo, Frame
from tickdeck.values.folders import CommandAction, FolderRule, JobAction
from tickdeck.values.locations import (
    FOLDERS,
    JobSpec,
    LocationKind,
    LocationSpec,
    LocationState,
    LocationStatus,
    StepSpec,
)
from tickdeck.values.runs import Run, RunStatus
from tickdeck.values.sensors import (
    SensorId,
    SensorKind,
    SensorSpec,
    SensorState,
    SensorStatus,
    StoredStatus,
)
from tickdeck.values.ticks import (
    Tick,
    TickId,
    TickStatus,
)
from tickdeck_gui.screenshots.roster import BARS, LINES, NOW, Line

PERMISSION_ERROR = ErrorInfo(
    class_name="SensorEvaluationError",
    message="Error occurred during the execution of evaluation_fn",
    text=(
        "Traceback (most recent call last):\n"
        '  File "/home/ada/work/billing/invoices.py", line 44, in bank_statements\n'
        "    for name in os.listdir(OUT):\n"
        "PermissionError: [Errno 13] Permission denied: '/mnt/bank/out'\n"
    ),
    cause=ErrorInfo(
        class_name="PermissionError",
        message="[Errno 13] Permission denied: '/mnt/bank/out'",
        frames=(
            Frame(
                "/opt/tickdeck/worker/evaluating.py",
                88,
                "evaluate",
                "answer = call(function)",
                ours=True,
            ),
            Frame(
                "/home/ada/work/billing/invoices.py",
                44,
                "bank_statements",
                "for name in os.listdir(OUT):",
            ),
        ),
    ),
)


def seeded_sensors() -> tuple[SensorRow, ...]:
    """Return eleven sensors of three locations, in all states."""
    return tuple(_row(number + 1, line) for number, line in enumerate(LINES))


def many_sensors(how_many: int) -> tuple[SensorRow, ...]:
    """Return as many sensors as asked for, for measuring."""
    return tuple(
        _row(number + 1, LINES[number % len(LINES)], suffix=f"_{number:05d}")
        for number in range(how_many)
    )


def seeded_locations() -> tuple[LocationState, ...]:
    """Return the folders, two files that loaded and one that did not."""
    broken = ErrorInfo(class_name="SyntaxError", message="'(' was never closed")
    steps = (
        StepSpec(key="fetch"),
        StepSpec(key="parse", waits_for=("fetch",)),
        StepSpec(key="store", waits_for=("parse",)),
    )
    schema = {
        "properties": {
            "ops": {
                "properties": {
                    "fetch": {
                        "properties": {
                            "config": {"properties": {"path": {"type": "string"}}}
                        }
                    }
                }
            }
        }
    }
    job = JobSpec(name="parse_invoice", steps=steps, config_schema=schema)
    return (
        _location(FOLDERS, LocationKind.FOLDERS, ""),
        _location(
            "invoices.py",
            LocationKind.FILE,
            "/home/ada/work/billing/invoices.py",
            jobs=(job, JobSpec(name="import_statement", steps=steps)),
        ),
        _location("ops.py", LocationKind.FILE, "/home/ada/work/ops/ops.py"),
        LocationState(
            spec=LocationSpec(
                name="weather.py",
                kind=LocationKind.FILE,
                target="/home/ada/work/weather/weather.py",
            ),
            status=LocationStatus.ERROR,
            error=broken,
            error_line=12,
        ),
    )


def seeded_rules() -> dict[SensorId, FolderRule]:
    """Return the rules of the three folder sensors."""
    actions: dict[str, CommandAction | JobAction] = {
        "camera_import": CommandAction(
            arguments=("exiftool", "-tagsfromfile", "{path}")
        ),
        "nightly_exports": JobAction(
            location="invoices.py",
            job_name="parse_invoice",
            op_name="fetch",
            config_field="path",
        ),
        "scans": CommandAction(arguments=("ocr", "{path}")),
    }
    return {
        SensorId(number + 1): FolderRule(
            name=line.name,
            folders=(line.about.partition(" · ")[0].replace("~", "/home/ada"),),
            include=tuple(line.about.partition(" · ")[2].split(", ")),
            action=actions[line.name],
        )
        for number, line in enumerate(LINES)
        if line.kind is SensorKind.FOLDER
    }


def _location(
    name: str, kind: LocationKind, target: str, jobs: tuple[JobSpec, ...] = ()
) -> LocationState:
    return LocationState(
        spec=LocationSpec(name=name, kind=kind, target=target),
        status=LocationStatus.LOADED,
        loaded_at=NOW - timedelta(hours=4),
        jobs=jobs,
        sensor_count=sum(line.location == name for line in LINES),
    )


def _row(number: int, line: Line, suffix: str = "") -> SensorRow:
    sensor_id = SensorId(number)
    failing_since = NOW - timedelta(seconds=30 * line.failing)
    bars = _bars(number, line)
    state = SensorState(
        id=sensor_id,
        location=line.location,
        repository="__repository__",
        name=line.name + suffix,
        stored_status=None if line.on else StoredStatus.STOPPED,
        cursor="1763724512",
        cursor_version=4,
        consecutive_failures=line.failing,
        failing_since=failing_since if line.failing else None,
        problem=line.problem,
        last_tick_started=bars[-1].started,
    )
    is_folder = line.kind is SensorKind.FOLDER
    spec = SensorSpec(
        name=line.name + suffix,
        kind=line.kind,
        description=line.about,
        interval_seconds=line.interval,
        default_status=SensorStatus.RUNNING,
        job_names=line.jobs,
        watch=("/home/ada/inbox",) if is_folder or line.due == 7200 else (),
        source_file="" if is_folder else f"/home/ada/work/billing/{line.location}",
        source_line=0 if is_folder else 30 + number,
    )
    return SensorRow(
        state=state,
        spec=spec,
        bars=bars,
        last_tick=_last_tick(bars[-1], line, sensor_id),
        last_run=seeded_run(number, line.run, line, number),
        next_due=NOW + timedelta(seconds=line.due) if line.due else None,
        has_history=True,
    )


def _bars(number: int, line: Line) -> tuple[TickBar, ...]:
    random = Random(number)
    bars = []
    for back in range(line.bars, 0, -1):
        at = NOW - timedelta(seconds=line.interval * back - 18)
        if back <= line.failing:
            status, seconds = TickStatus.FAILURE, 0.3
        elif random.random() < line.busy:
            status, seconds = TickStatus.SUCCESS, random.uniform(0.05, 3)
        else:
            status, seconds = TickStatus.SKIPPED, random.uniform(0.004, 0.03)
        runs = random.randint(1, 3) if status is TickStatus.SUCCESS else 0
        bars.append(
            TickBar(TickId(number * 1000 + BARS - back), at, seconds, status, runs)
        )
    return tuple(bars)


def _last_tick(bar: TickBar, line: Line, sensor_id: SensorId) -> Tick:
    failed = bar.status is TickStatus.FAILURE
    launched = bar.run_count if bar.status is TickStatus.SUCCESS else 0
    return Tick(
        id=bar.tick_id,
        sensor_id=sensor_id,
        sensor_name=line.name,
        status=bar.status,
        started=bar.started,
        ended=bar.started + timedelta(seconds=bar.seconds),
        skip_reason=line.skip if bar.status is TickStatus.SKIPPED else None,
        error=PERMISSION_ERROR if failed else None,
        run_ids=tuple(f"{n:08x}" for n in range(launched)),
    )


def seeded_run(number: int, status: RunStatus, line: Line, sensor_id: int) -> Run:
    """Return the run with *number*, started by the sensor of *line*."""
    created = NOW - timedelta(seconds=8 + 97 * number)
    started = None if status is RunStatus.QUEUED else created + timedelta(seconds=1)
    ended = created + timedelta(seconds=4 + 3 * number) if status.is_finished else None
    return Run(
        run_id=f"{0x5F3A91C0 + number * 7919:08x}-0c1d-4b7e",
        location=line.location,
        job_name=line.jobs[0],
        status=status,
        created=created,
        started=started,
        ended=ended,
        run_config={"ops": {"fetch": {"config": {"path": f"/in/{number}.csv"}}}},
        tags={"team": "billing", "tickdeck/sensor": line.name},
        run_key=f"/home/ada/inbox/scan_{400 + number:04d}.tif",
        sensor_id=SensorId(sensor_id),
        sensor_name=line.name,
        tick_id=TickId(sensor_id * 1000 + 5),
        error="ValueError: row 17 has no date" if status is RunStatus.FAILURE else None,
    )
