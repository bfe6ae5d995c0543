"""When each step of a run was at work. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tickdeck.values.runs import RunEventType
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.formatting.times import duration

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from tickdeck.values.runs import RunEvent

_ENDS = {
    RunEventType.STEP_SUCCESS: Mark.SUCCESS,
    RunEventType.STEP_FAILURE: Mark.FAILURE,
    RunEventType.STEP_SKIPPED: Mark.SKIPPED,
}
_MARK_PIXELS = 80
_ROUND = (
    0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120,
    300, 600, 900, 1800, 3600, 7200, 14400, 28800, 86400, 172800, 604800,
)  # fmt: skip
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


def axis_marks(seconds: float, left: int, room: int) -> list[tuple[float, str]]:
    """Return round lengths of time up to *seconds*, and where they are.

    Args:
        seconds: What *room* stands for.
        left: The pixel at which time begins.
        room: Pixels; the names are far enough apart to be read.
    """
    if seconds <= 0 or room <= 0:
        return []
    least = seconds * _MARK_PIXELS / room
    step = next((one for one in _ROUND if one >= least), _ROUND[-1])
    marks = []
    for number in range(int(seconds / step) + 1):
        at = number * step
        words = duration(at, whole=step >= 1 or number == 0)
        marks.append((left + at / seconds * room, words))
    return marks
