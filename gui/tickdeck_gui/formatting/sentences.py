"""What happened, in the words that operators of sensors know."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from tickdeck.values.runs import RunStatus
from tickdeck.values.sensors import SensorKind
from tickdeck.values.ticks import RequestResult, TickStatus, WokenBy
from tickdeck_gui.formatting.times import duration
from tickdeck_gui.translation import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from tickdeck.values.sensors import SensorSpec
    from tickdeck.values.ticks import RequestOutcome, Tick

_WOKEN_BY: dict[WokenBy, str] = {
    WokenBy.INTERVAL: QT_TR_NOOP("its interval"),
    WokenBy.FILE_CHANGE: QT_TR_NOOP("a file change"),
    WokenBy.MANUAL: QT_TR_NOOP("Evaluate now"),
    WokenBy.START: QT_TR_NOOP("being switched on"),
    WokenBy.RUN_STATUS: QT_TR_NOOP("the end of a run"),
    WokenBy.ASSET: QT_TR_NOOP("a materialization"),
    WokenBy.SCHEDULE: QT_TR_NOOP("its schedule"),
}
_KINDS: dict[SensorKind, str] = {
    SensorKind.STANDARD: QT_TR_NOOP("Sensor"),
    SensorKind.RUN_STATUS: QT_TR_NOOP("Run status"),
    SensorKind.ASSET: QT_TR_NOOP("Asset"),
    SensorKind.MULTI_ASSET: QT_TR_NOOP("Multi-asset"),
    SensorKind.SCHEDULE: QT_TR_NOOP("Schedule"),
    SensorKind.FOLDER: QT_TR_NOOP("Folder"),
    SensorKind.UNKNOWN: QT_TR_NOOP("Unknown kind"),
}
_ON_RUN: dict[str, str] = {
    RunStatus.NOT_STARTED: QT_TR_NOOP("On run not started, and every {duration}"),
    RunStatus.QUEUED: QT_TR_NOOP("On run queued, and every {duration}"),
    RunStatus.STARTING: QT_TR_NOOP("On run starting, and every {duration}"),
    RunStatus.STARTED: QT_TR_NOOP("On run started, and every {duration}"),
    RunStatus.SUCCESS: QT_TR_NOOP("On run success, and every {duration}"),
    RunStatus.FAILURE: QT_TR_NOOP("On run failure, and every {duration}"),
    RunStatus.CANCELING: QT_TR_NOOP("On run canceling, and every {duration}"),
    RunStatus.CANCELED: QT_TR_NOOP("On run canceled, and every {duration}"),
}
_ON_RUN_END = QT_TR_NOOP("On run end, and every {duration}")
_SIZES: tuple[str, ...] = (
    QT_TR_NOOP("{amount} B"),
    QT_TR_NOOP("{amount} kB"),
    QT_TR_NOOP("{amount} MB"),
    QT_TR_NOOP("{amount} GB"),
    QT_TR_NOOP("{amount} TB"),
)


def tick_result(tick: Tick) -> str:
    """Return what came of a tick, in one line."""
    if tick.interrupted:
        return tr("Interrupted: the engine ended during this tick")
    match tick.status:
        case TickStatus.STARTED:
            return tr("Being evaluated")
        case TickStatus.FAILURE:
            return tick.error.summary if tick.error else tr("Failed without an error")
        case TickStatus.SKIPPED:
            return first_line(tick.skip_reason or "") or _nothing_requested(tick)
    return _requested(tick)


def _nothing_requested(tick: Tick) -> str:
    used = _used_keys(tick)
    if used:
        return tr("0 runs requested: %Ln run key(s) were used before", "", used)
    return tr("0 runs requested")


def _requested(tick: Tick) -> str:
    total = max(len(tick.requests), len(tick.run_ids))
    if not total and tick.acted:
        return first_line(tick.acted)
    if not total and tick.origin_run_ids:
        return tr("Acted on %Ln run(s)", "", len(tick.origin_run_ids))
    requested = tr("%Ln run(s) requested", "", total)
    exceptions = _exceptions(tick)
    if not exceptions:
        return requested
    return tr("{runs_requested}, but {exceptions}").format(
        runs_requested=requested, exceptions=exceptions
    )


def _exceptions(tick: Tick) -> str:
    """Return which requests led to no run, or an empty text."""
    clauses: list[str] = []
    used = _used_keys(tick)
    if used:
        clauses.append(
            tr(
                "%Ln skipped because the run(s) already exist for those requested "
                "key(s)",
                "",
                used,
            )
        )
    invalid = _with_result(tick.requests, RequestResult.INVALID)
    if invalid:
        clauses.append(tr("%Ln refused as invalid", "", invalid))
    held = _with_result(tick.requests, RequestResult.HELD)
    if held:
        clauses.append(tr("%Ln held", "", held))
    return reduce(_both, clauses) if clauses else ""


def _both(first: str, second: str) -> str:
    return tr("{first} and {second}").format(first=first, second=second)


def tick_result_short(tick: Tick) -> str:
    """Return what came of a tick, for a narrow column."""
    if tick.status is not TickStatus.SUCCESS or tick.interrupted:
        return tick_result(tick)
    launched, used = len(tick.run_ids), _used_keys(tick)
    if not launched and tick.origin_run_ids:
        return tick_result(tick)
    runs = tr("%Ln run(s)", "", launched)
    if not used:
        return runs
    keys = tr("%Ln key(s) already used", "", used)
    return f"{runs}, {keys}"


def _used_keys(tick: Tick) -> int:
    return _with_result(tick.requests, RequestResult.KEY_USED)


def _with_result(outcomes: tuple[RequestOutcome, ...], result: RequestResult) -> int:
    return sum(outcome.result is result for outcome in outcomes)


def request_result(outcome: RequestOutcome, *, testing: bool = False) -> str:
    """Return what became of a run request; with *testing*, what would become."""
    match outcome.result:
        case RequestResult.LAUNCHED:
            if testing:
                return tr("would be launched")
            return tr("run {id}").format(id=short_id(outcome.run_id))
        case RequestResult.KEY_USED:
            run_id = short_id(outcome.run_id)
            return tr("key already used by run {id}").format(id=run_id)
        case RequestResult.HELD:
            return outcome.message or tr("held")
    return outcome.message or tr("invalid")


def short_id(run_id: str | None) -> str:
    """Return the part of a run id that people read."""
    return run_id[:8] if run_id else "—"


def woken_by(tick: Tick) -> str:
    """Return what made a tick's sensor due."""
    return tr(_WOKEN_BY[tick.woken_by])


def kind_word(kind: SensorKind) -> str:
    """Return the name of a kind of sensor."""
    return tr(_KINDS[kind])


def cadence(spec: SensorSpec) -> str:
    """Return when a sensor is evaluated, as "Every 30 s, and on file change"."""
    if spec.kind is SensorKind.SCHEDULE:
        return tr("At {times} ({zone})").format(
            times=", ".join(spec.cron), zone=spec.timezone or "UTC"
        )
    match spec.kind:
        case SensorKind.RUN_STATUS:
            pattern = tr(_ON_RUN.get(spec.run_status or "", _ON_RUN_END))
        case SensorKind.ASSET | SensorKind.MULTI_ASSET:
            pattern = tr("On materialization, and every {duration}")
        case _ if spec.watch:
            pattern = tr("Every {duration}, and on file change")
        case _:
            pattern = tr("Every {duration}")
    return pattern.format(duration=duration(spec.interval_seconds, whole=True))


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
    amount, unit = float(in_bytes), 0
    while amount >= 1000 and unit < len(_SIZES) - 1:
        amount, unit = amount / 1000, unit + 1
    shown = QLocale().toString(amount, "f", 1 if unit else 0)
    return tr(_SIZES[unit]).format(amount=shown)
