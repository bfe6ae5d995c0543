from __future__ import annotations

from datetime import timedelta

from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.run_steps import StepSpan, step_spans
from tickdeck_gui.screenshots.fakes import seeded_run_events
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW


def at(seconds: float, kind: RunEventType, step: str | None = None) -> RunEvent:
    return RunEvent(at=NOW + timedelta(seconds=seconds), type=kind, step_key=step)


def test_a_failed_run_has_a_failed_and_a_skipped_step() -> None:
    spans = step_spans(seeded_run_events(seeded_runs()[4]))
    marks = [(span.key, span.mark) for span in spans]
    assert marks == [
        ("fetch", Mark.SUCCESS),
        ("parse", Mark.FAILURE),
        ("store", Mark.SKIPPED),
    ]


def test_a_step_at_work_has_no_end() -> None:
    assert step_spans([at(0, RunEventType.STEP_START, "a")]) == (StepSpan("a", NOW),)


def test_a_step_left_behind_by_its_run_was_interrupted() -> None:
    spans = step_spans(
        [at(0, RunEventType.STEP_START, "a"), at(2, RunEventType.RUN_FAILURE)]
    )
    assert spans == (StepSpan("a", NOW, NOW + timedelta(seconds=2), Mark.INTERRUPTED),)
