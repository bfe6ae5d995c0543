from __future__ import annotations

from datetime import timedelta

from tickdeck.values.runs import RunEvent, RunEventType
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.models.run_steps import StepSpan, axis_marks, step_spans
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.run_story import seeded_run_events


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


def test_an_axis_has_round_lengths_that_can_be_read() -> None:
    assert axis_marks(10, 100, 400) == [
        (100.0, "0 s"),
        (180.0, "2 s"),
        (260.0, "4 s"),
        (340.0, "6 s"),
        (420.0, "8 s"),
        (500.0, "10 s"),
    ]
    assert [words for _, words in axis_marks(0.5, 0, 300)] == [
        "0 s", "0.20 s", "0.40 s",
    ]  # fmt: skip
    assert [words for _, words in axis_marks(7200, 0, 400)] == [
        "0 s", "30 min", "1 h", "1 h 30 min", "2 h",
    ]  # fmt: skip


def test_no_time_has_no_axis() -> None:
    assert axis_marks(0, 0, 400) == []
    assert axis_marks(5, 0, 0) == []
