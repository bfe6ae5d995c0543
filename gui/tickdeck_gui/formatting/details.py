"""Everything that is known of a sensor or a run, as names and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from tickdeck.values.sensors import SensorKind
from tickdeck_gui.formatting.sentences import cadence, kind_word, targets
from tickdeck_gui.formatting.times import exact
from tickdeck_gui.translation import number, tr

if TYPE_CHECKING:
    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.runs import Run
    from tickdeck.values.sensors import SensorSpec

_NOTHING = "—"


def sensor_details(row: SensorRow) -> list[tuple[str, str]]:
    """Return what the code of a sensor says, by name."""
    spec = row.spec
    is_on = spec.default_status == "RUNNING"
    limit = QLocale().toString(spec.timeout_seconds, "g", 6)
    source = f"{spec.source_file}:{spec.source_line}" if spec.source_file else _NOTHING
    return [
        (tr("Description"), spec.description or _NOTHING),
        (tr("Kind"), kind_word(spec.kind)),
        (tr("Code location"), row.state.location),
        (tr("Source"), source),
        (tr("Starts"), ", ".join(targets(spec)) or _NOTHING),
        (tr("Evaluated"), cadence(spec)),
        (tr("Least interval"), _interval(spec)),
        (tr("Time limit"), tr("{count} s").format(count=limit)),
        *_monitored(spec),
        (tr("Default in code"), tr("on") if is_on else tr("off")),
        (tr("Resources"), ", ".join(spec.resource_keys) or _NOTHING),
        (tr("Watches"), "\n".join(spec.watch) or _NOTHING),
    ]


def _interval(spec: SensorSpec) -> str:
    interval = tr("{count} s").format(count=number(spec.interval_seconds))
    if not spec.jitter_seconds:
        return interval
    longer = QLocale().toString(spec.jitter_seconds, "g", 6)
    return tr("{interval}, and up to {count} s more at random").format(
        interval=interval, count=longer
    )


def _monitored(spec: SensorSpec) -> list[tuple[str, str]]:
    """Return what makes a sensor that reacts due."""
    match spec.kind:
        case SensorKind.RUN_STATUS:
            runs = "\n".join(spec.monitored) or tr("all runs of its code location")
            if spec.monitors_all:
                runs = tr("all runs of all code locations")
            return [(tr("Looks at"), runs)]
        case SensorKind.ASSET | SensorKind.MULTI_ASSET:
            assets = spec.monitored or spec.asset_keys
            return [(tr("Waits for"), "\n".join(assets) or _NOTHING)]
    return []


def run_details(run: Run) -> list[tuple[str, str]]:
    """Return what is stored of a run beside its log, by name; its tags last."""
    pairs = [
        (tr("Run id"), run.run_id),
        (tr("Code location"), run.location),
        (tr("Run key"), run.run_key or _NOTHING),
        (tr("Launched by"), run.sensor_name or tr("hand", "what launched a run")),
        (tr("Created"), exact(run.created)),
    ]
    if run.ended is not None:
        pairs.append((tr("Ended"), exact(run.ended)))
    if run.parent_run_id:
        pairs.append((tr("Retry of"), run.parent_run_id))
    tag = tr("Tag {name}")
    return pairs + [
        (tag.format(name=name), value) for name, value in sorted(run.tags.items())
    ]
