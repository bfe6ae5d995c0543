"""Everything that is known of a sensor or a run, as names and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.formatting.sentences import kind_word, targets
from tickdeck_gui.formatting.times import exact

if TYPE_CHECKING:
    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.runs import Run

_NOTHING = "—"


def sensor_details(row: SensorRow) -> list[tuple[str, str]]:
    """Return what the code of a sensor says, by name."""
    spec = row.spec
    return [
        ("Description", spec.description or _NOTHING),
        ("Kind", kind_word(spec.kind)),
        ("Code location", row.state.location),
        ("Starts", ", ".join(targets(spec)) or _NOTHING),
        ("Least interval", f"{spec.interval_seconds} s"),
        ("Time limit", f"{spec.timeout_seconds:g} s"),
        ("Default in code", "on" if spec.default_status == "RUNNING" else "off"),
        ("Resources", ", ".join(spec.resource_keys) or _NOTHING),
        ("Watches", "\n".join(spec.watch) or _NOTHING),
    ]


def run_details(run: Run) -> list[tuple[str, str]]:
    """Return what is stored of a run beside its log, by name; its tags last."""
    pairs = [
        ("Run id", run.run_id),
        ("Code location", run.location),
        ("Run key", run.run_key or _NOTHING),
        ("Launched by", run.sensor_name or "hand"),
        ("Created", exact(run.created)),
    ]
    if run.ended is not None:
        pairs.append(("Ended", exact(run.ended)))
    if run.parent_run_id:
        pairs.append(("Retry of", run.parent_run_id))
    return pairs + [(f"Tag {name}", value) for name, value in sorted(run.tags.items())]
