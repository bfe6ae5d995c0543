"""What happened, in the words that operators of sensors know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tickdeck.values.sensors import SensorKind
from tickdeck.values.ticks import RequestResult, TickStatus, WokenBy
from tickdeck_gui.formatting.times import duration

if TYPE_CHECKING:
    from tickdeck.values.sensors import SensorSpec
    from tickdeck.values.ticks import RequestOutcome, Tick

_WOKEN_BY = {
    WokenBy.INTERVAL: "its interval",
    WokenBy.FILE_CHANGE: "a file change",
    WokenBy.MANUAL: "Evaluate now",
    WokenBy.START: "being switched on",
    WokenBy.RUN_STATUS: "the end of a run",
    WokenBy.ASSET: "a materialization",
    WokenBy.SCHEDULE: "its schedule",
}
_KINDS = {
    SensorKind.STANDARD: "Sensor",
    SensorKind.RUN_STATUS: "Run status",
    SensorKind.ASSET: "Asset",
    SensorKind.MULTI_ASSET: "Multi-asset",
    SensorKind.SCHEDULE: "Schedule",
    SensorKind.FOLDER: "Folder",
    SensorKind.UNKNOWN: "Unknown kind",
}


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 run", "3 runs", "1,204 runs"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def tick_result(tick: Tick) -> str:
    """Return what came of a tick, in one line."""
    if tick.interrupted:
        return "Interrupted: the engine ended during this tick"
    match tick.status:
        case TickStatus.STARTED:
            return "Being evaluated"
        case TickStatus.FAILURE:
            return tick.error.summary if tick.error else "Failed without an error"
        case TickStatus.SKIPPED:
            return first_line(tick.skip_reason or "") or _nothing_requested(tick)
    return _requested(tick)


def _nothing_requested(tick: Tick) -> str:
    used = _used_keys(tick)
    if used:
        keys = "key was" if used == 1 else "keys were"
        return f"0 runs requested: {used:,} run {keys} used before"
    return "0 runs requested"


def _requested(tick: Tick) -> str:
    outcomes = tick.requests
    launched = len(tick.run_ids)
    total = max(len(outcomes), launched)
    if not total and tick.acted:
        return first_line(tick.acted)
    if not total and tick.origin_run_ids:
        return f"Acted on {count(len(tick.origin_run_ids), 'run')}"
    sentence = f"{count(total, 'run')} requested"
    clauses = []
    used = _used_keys(tick)
    if used:
        what = "the run already exists" if used == 1 else "the runs already exist"
        keys = "key" if used == 1 else "keys"
        clauses.append(f"{used:,} skipped because {what} for those requested {keys}")
    invalid = _with_result(outcomes, RequestResult.INVALID)
    if invalid:
        clauses.append(f"{invalid:,} refused as invalid")
    held = _with_result(outcomes, RequestResult.HELD)
    if held:
        clauses.append(f"{held:,} held")
    return f"{sentence}, but {' and '.join(clauses)}" if clauses else sentence


def tick_result_short(tick: Tick) -> str:
    """Return what came of a tick, for a narrow column."""
    if tick.status is not TickStatus.SUCCESS or tick.interrupted:
        return tick_result(tick)
    launched, used = len(tick.run_ids), _used_keys(tick)
    if not launched and tick.origin_run_ids:
        return tick_result(tick)
    text = count(launched, "run")
    return f"{text}, {count(used, 'key')} already used" if used else text


def _used_keys(tick: Tick) -> int:
    return _with_result(tick.requests, RequestResult.KEY_USED)


def _with_result(outcomes: tuple[RequestOutcome, ...], result: RequestResult) -> int:
    return sum(outcome.result is result for outcome in outcomes)


def request_result(outcome: RequestOutcome, *, testing: bool = False) -> str:
    """Return what became of a run request; with *testing*, what would become."""
    match outcome.result:
        case RequestResult.LAUNCHED:
            return "would be launched" if testing else f"run {short_id(outcome.run_id)}"
        case RequestResult.KEY_USED:
            return f"key already used by run {short_id(outcome.run_id)}"
        case RequestResult.HELD:
            return outcome.message or "held"
    return outcome.message or "invalid"


def short_id(run_id: str | None) -> str:
    """Return the part of a run id that people read."""
    return run_id[:8] if run_id else "—"


def woken_by(tick: Tick) -> str:
    """Return what made a tick's sensor due."""
    return _WOKEN_BY[tick.woken_by]


def kind_word(kind: SensorKind) -> str:
    """Return the name of a kind of sensor."""
    return _KINDS[kind]


def cadence(spec: SensorSpec) -> str:
    """Return when a sensor is evaluated, as "Every 30 s, and on file change"."""
    every = f"Every {duration(spec.interval_seconds, whole=True)}"
    match spec.kind:
        case SensorKind.SCHEDULE:
            return f"At {', '.join(spec.cron)} ({spec.timezone or 'UTC'})"
        case SensorKind.RUN_STATUS:
            return f"On run {(spec.run_status or 'end').lower()}, and {every.lower()}"
        case SensorKind.ASSET | SensorKind.MULTI_ASSET:
            return f"On materialization, and {every.lower()}"
    return f"{every}, and on file change" if spec.watch else every


def targets(spec: SensorSpec) -> tuple[str, ...]:
    """Return what a sensor starts: its jobs, or else its assets."""
    if spec.job_names:
        return spec.job_names
    return (spec.asset_selection,) if spec.asset_selection else ()


def shortened(text: str, longest: int) -> str:
    """Return *text* in one line of at most *longest* letters: its begin and its end."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    end = longest // 3
    return f"{line[: longest - end - 1]}…{line[-end:]}"


def first_line(text: str) -> str:
    """Return the first line that says something, for places with room for one."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def home_path(path: str) -> str:
    """Return *path* with the user's own folder shortened to ``~``."""
    home = str(Path.home())
    inside = path == home or path.startswith(home.rstrip("/\\") + "/")
    return "~" + path[len(home) :] if inside and len(home) > 1 else path


def size(in_bytes: int) -> str:
    """Return a file's size as "812 B", "1.4 MB"."""
    amount = float(in_bytes)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} TB"
