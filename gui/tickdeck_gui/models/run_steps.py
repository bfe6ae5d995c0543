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


class StepSpans:
    """The steps of a run, as its log grows."""

    def __init__(self) -> None:
        self._spans: dict[str, StepSpan] = {}
        self._over: datetime | None = None

    def absorb(self, events: Iterable[RunEvent]) -> None:
        """Take in what follows in the log."""
        for event in events:
            if event.type in _OVER:
                self._over = event.at
            key = event.step_key
            if key is None:
                continue
            if event.type is RunEventType.STEP_START:
                self._spans[key] = StepSpan(key, event.at)
            elif event.type in _ENDS:
                begun = self._spans.get(key) or StepSpan(key, event.at)
                ended = replace(begun, end=event.at, mark=_ENDS[event.type])
                self._spans[key] = ended

    @property
    def spans(self) -> tuple[StepSpan, ...]:
        """The steps in the order of their starts.

        A step that never ended though its run did was interrupted.
        """
        return tuple(
            replace(span, end=self._over, mark=Mark.INTERRUPTED)
            if self._over and span.end is None
            else span
            for span in self._spans.values()
        )


def step_spans(events: Iterable[RunEvent]) -> tuple[StepSpan, ...]:
    """Return the steps of a whole log."""
    steps = StepSpans()
    steps.absorb(events)
    return steps.spans
