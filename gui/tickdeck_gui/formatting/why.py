"""Why a run ran, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.formatting.sentences import short_id, woken_by
from tickdeck_gui.formatting.times import day_and_time
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from datetime import datetime

    from tickdeck.values.runs import Run
    from tickdeck.values.ticks import Tick


def why_it_ran(run: Run, tick: Tick | None, now: datetime) -> str:
    """Return who asked for *run*, when, and what made them; *tick* if it is kept."""
    if run.parent_run_id is not None:
        again = tr("Run {run} was started again.")
        return again.format(run=short_id(run.parent_run_id))
    if run.sensor_name is None:
        return tr("Somebody started it by hand.")
    if tick is None:
        asked = tr("{sensor} asked for it; that tick is not kept any more.")
        return asked.format(sensor=run.sensor_name)
    return tr("{sensor} asked for it at {time}, woken by {cause}.").format(
        sensor=run.sensor_name,
        time=day_and_time(tick.last_started or tick.started, now),
        cause=woken_by(tick),
    )
