"""A deck as an operator might have it on a Saturday before noon; always the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from tickdeck.reading.rows import SensorRow, TickBar
from tickdeck.values.errors import ErrorInfo, Frame
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
    RequestOutcome,
    RequestResult,
    Tick,
    TickId,
    TickStatus,
    WokenBy,
)

NOW = datetime(2025, 11, 22, 11, 52, 16, tzinfo=UTC)
_BARS = 60


@dataclass(frozen=True)
class _Line:
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
    bars: int = _BARS
    run: RunStatus = RunStatus.SUCCESS


_LINES = (
    _Line("invoices.py", "bank_statements", "One CSV a day from the bank",
          ("import_statement",), failing=3, busy=0.2),
    _Line("invoices.py", "exchange_rates", "Poll the ECB for today's rates",
          ("load_rates",), busy=0.06, skip="Rates of 21 Nov are loaded", due=26),
    _Line("invoices.py", "new_invoices", "A PDF landed in the inbox",
          ("parse_invoice",), busy=0.4, due=7200),
    _Line("invoices.py", "report_done", "When month_report succeeds, mail it",
          ("mail_report",), SensorKind.RUN_STATUS, 0.05, "No new runs of month_report"),
    _Line("ops.py", "any_failure", "Any run fails, everywhere", ("page_operator",),
          SensorKind.RUN_STATUS, 0.05, "No failed runs"),
    _Line("ops.py", "disk_space", "Warn below 10 % free", ("alert",), busy=0,
          skip="/ 61 %, /srv 34 % free", due=21),
    _Line("ops.py", "legacy_poll", "Gone from the code", ("old_job",), due=None,
          problem="No sensor of this name is in ops.py any more", bars=30),
    _Line("ops.py", "queue_depth", "RabbitMQ depth", ("scale_up", "scale_down"),
          busy=0.3, due=3, interval=5),
    _Line(FOLDERS, "camera_import", "~/Pictures/Card · changed files", ("exiftool",),
          SensorKind.FOLDER, 0.2, on=False, due=None, bars=34),
    _Line(FOLDERS, "nightly_exports", "/srv/exports · *.parquet", ("load_warehouse",),
          SensorKind.FOLDER, 0.15, due=7200, run=RunStatus.FAILURE),
    _Line(FOLDERS, "scans", "~/Scans · *.tif, *.tiff", ("ocr",), SensorKind.FOLDER,
          0.5, due=7200, bars=38, run=RunStatus.STARTED),
)

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
            Frame("/opt/tickdeck/worker/evaluating.py", 88, "evaluate",
                  "answer = call(function)", ours=True),
            Frame("/home/ada/work/billing/invoices.py", 44, "bank_statements",
                  "for name in os.listdir(OUT):"),
        ),
    ),
)


def seeded_sensors() -> tuple[SensorRow, ...]:
    """Return eleven sensors of three locations, in all states."""
    return tuple(_row(number + 1, line) for number, line in enumerate(_LINES))


def many_sensors(how_many: int) -> tuple[SensorRow, ...]:
    """Return as many sensors as asked for, for measuring."""
    return tuple(
        _row(number + 1, _LINES[number % len(_LINES)], suffix=f"_{number:05d}")
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
        _location("invoices.py", LocationKind.FILE, "/home/ada/work/billing/invoices.py",
                  jobs=(job, JobSpec(name="import_statement", steps=steps))),
        _location("ops.py", LocationKind.FILE, "/home/ada/work/ops/ops.py"),
        LocationState(
            spec=LocationSpec(name="weather.py", kind=LocationKind.FILE,
                              target="/home/ada/work/weather/weather.py"),
            status=LocationStatus.ERROR, error=broken, error_line=12,
        ),
    )


def seeded_ticks(sensor_id: int, now: datetime = NOW) -> tuple[Tick, ...]:
    """Return three hours of ticks of one sensor, the newest first."""
    random = Random(sensor_id)  # noqa: S311 - pictures, not secrets
    ticks = []
    at, number = now - timedelta(hours=3), sensor_id * 1000
    cursor = 1763721100
    while at < now - timedelta(seconds=2):
        number += 1
        asleep = timedelta(hours=2, minutes=10) < now - at < timedelta(hours=2.4)
        if not asleep:
            failing = now - at < timedelta(minutes=8) and sensor_id == 1
            tick, count = _tick(random, number, sensor_id, at, cursor, failing=failing)
            cursor = int(tick.cursor or cursor)
            ticks.append(tick)
            number += count - 1
            at += timedelta(seconds=30 * (count - 1))
        at += timedelta(seconds=30)
    return tuple(reversed(ticks))


def seeded_runs() -> tuple[Run, ...]:
    """Return runs in every status, the last created first."""
    statuses = (
        RunStatus.STARTED, RunStatus.QUEUED, RunStatus.QUEUED, RunStatus.SUCCESS,
        RunStatus.FAILURE, RunStatus.SUCCESS, RunStatus.CANCELED, RunStatus.SUCCESS,
        RunStatus.SUCCESS, RunStatus.FAILURE, RunStatus.SUCCESS, RunStatus.SUCCESS,
    )
    return tuple(
        _run(number, status, _LINES[number % len(_LINES)], number % len(_LINES) + 1)
        for number, status in enumerate(statuses)
    )


def _location(
    name: str, kind: LocationKind, target: str, jobs: tuple[JobSpec, ...] = ()
) -> LocationState:
    return LocationState(
        spec=LocationSpec(name=name, kind=kind, target=target),
        status=LocationStatus.LOADED,
        loaded_at=NOW - timedelta(hours=4),
        jobs=jobs,
        sensor_count=sum(line.location == name for line in _LINES),
    )


def _row(number: int, line: _Line, suffix: str = "") -> SensorRow:
    sensor_id = SensorId(number)
    failing_since = NOW - timedelta(seconds=30 * line.failing)
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
    bars = _bars(number, line)
    return SensorRow(
        state=state,
        spec=spec,
        bars=bars,
        last_tick=_last_tick(bars[-1], line, sensor_id),
        last_run=_run(number, line.run, line, number),
        next_due=NOW + timedelta(seconds=line.due) if line.due else None,
    )


def _bars(number: int, line: _Line) -> tuple[TickBar, ...]:
    random = Random(number)  # noqa: S311 - pictures, not secrets
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
        bars.append(TickBar(TickId(number * 1000 + _BARS - back), at, seconds, status, runs))
    return tuple(bars)


def _last_tick(bar: TickBar, line: _Line, sensor_id: SensorId) -> Tick:
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


def _tick(
    random: Random, number: int, sensor_id: int, at: datetime, cursor: int,
    *, failing: bool,
) -> tuple[Tick, int]:
    roll = random.random()
    count = random.choice((1, 4, 9, 14)) if roll > 0.45 and not failing else 1
    before, now = str(cursor), str(cursor + 1712)
    status, seconds = TickStatus.SUCCESS, random.uniform(0.08, 2.5)
    if failing:
        status, seconds, now = TickStatus.FAILURE, 0.21, before
    elif roll > 0.45:
        status, seconds, now = TickStatus.SKIPPED, 0.02, before
    succeeded = status is TickStatus.SUCCESS
    last = at + timedelta(seconds=30 * (count - 1))
    tick = Tick(
        id=TickId(number),
        sensor_id=SensorId(sensor_id),
        sensor_name=_LINES[sensor_id - 1].name,
        status=status,
        started=at,
        ended=last + timedelta(seconds=seconds),
        scheduled=at - timedelta(milliseconds=4),
        woken_by=WokenBy.FILE_CHANGE if succeeded else WokenBy.INTERVAL,
        skip_reason="No new statements" if status is TickStatus.SKIPPED else None,
        error=PERMISSION_ERROR if failing else None,
        cursor_before=before,
        cursor=now,
        run_ids=(f"{number:08x}",) if succeeded else (),
        requests=_requests(number, used=roll < 0.12) if succeeded else (),
        count=count,
        last_started=last if count > 1 else None,
        has_log=True,
    )
    return tick, count


def _requests(number: int, *, used: bool) -> tuple[RequestOutcome, ...]:
    launched = RequestOutcome(
        result=RequestResult.LAUNCHED,
        job_name="import_statement",
        run_key=f"statement-{number}.csv",
        run_id=f"{number:08x}",
    )
    repeated = RequestOutcome(
        result=RequestResult.KEY_USED,
        job_name="import_statement",
        run_key=f"statement-{number - 1}.csv",
        run_id=f"{number - 1:08x}",
    )
    return (launched, repeated) if used else (launched,)


def _run(number: int, status: RunStatus, line: _Line, sensor_id: int) -> Run:
    created = NOW - timedelta(seconds=8 + 97 * number)
    started = None if status is RunStatus.QUEUED else created + timedelta(seconds=1)
    ended = created + timedelta(seconds=4 + 3 * number) if status.is_finished else None
    return Run(
        run_id=f"{0x5f3a91c0 + number * 7919:08x}-0c1d-4b7e",
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
