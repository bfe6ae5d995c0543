"""When each step of a run was at work. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tickdeck.values.runs import RunEventType
from tickdeck_gui.formatting.marks import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tickdeck.values.runs import RunEvent

_ENDS = {
    RunEventType.STEP_SUCCESS: Mark.SUCCESS,
    RunEventType.STEP_FAILURE: Mark.FAILURE,
    RunEventType.STEP_SKIPPED: Mark.SKIPPED,
}
_OVER = (
    RunEventType.RUN_SUCCESS,
    RunEventType.RUN_FAILURE,
    RunEventType.RUN_CANCELED,
)


@dataclass(frozen=True)
class StepSpan:
    """One step from its start to its end."""

    key: str
    start: datetime
    end: datetime | None = None
    mark: Mark = Mark.RUNNING


def step_spans(events: Iterable[RunEvent]) -> tuple[StepSpan, ...]:
    """Return the steps in the order of their starts.

    A step that never ended though its run did was interrupted.
    """
    spans: dict[str, StepSpan] = {}
    over: datetime | None = None
    for event in events:
        if event.type in _OVER:
            over = event.at
        if event.step_key is None:
            continue
        known = spans.get(event.step_key)
        if event.type is RunEventType.STEP_START:
            spans[event.step_key] = StepSpan(event.step_key, event.at)
        elif event.type in _ENDS:
            begun = known or StepSpan(event.step_key, event.at)
            ended = replace(begun, end=event.at, mark=_ENDS[event.type])
            spans[event.step_key] = ended
    return tuple(
        replace(span, end=over, mark=Mark.INTERRUPTED)
        if over and span.end is None
        else span
        for span in spans.values()
    )
