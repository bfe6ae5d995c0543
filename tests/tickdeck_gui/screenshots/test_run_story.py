from __future__ import annotations

from datetime import timedelta

from tickdeck.values.runs import RunStatus
from tickdeck_gui.models.run_steps import step_spans
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.run_story import (
    day_of_runs,
    many_steps,
    output_of,
    ribbon_of,
    seeded_run_events,
    tried_again,
)


def test_events_fill_the_time_that_a_run_took() -> None:
    for run in seeded_runs():
        events = seeded_run_events(run)
        assert events[0].at == (run.started or run.created)
        assert (events[-1].at == run.ended) == (
            run.status is not RunStatus.STARTED
        ) or (run.status is RunStatus.QUEUED)


def test_output_names_the_file_of_the_config() -> None:
    failed = seeded_runs()[4]
    assert output_of(failed) == "reading /in/4.csv\n412 rows\nrow 17: no date\n"
    assert output_of(seeded_runs()[1]) == ""


def test_there_is_a_run_of_many_steps() -> None:
    assert len(step_spans(many_steps(seeded_runs()[3]))) == 24


def test_a_run_that_was_tried_again_names_its_parent() -> None:
    failed = seeded_runs()[4]
    assert tried_again(failed, 2).parent_run_id == failed.run_id


def test_a_day_of_runs_comes_in_order_and_fills_the_ribbon() -> None:
    runs = day_of_runs(seeded_runs())
    created = [run.created for run in runs]
    assert created == sorted(created, reverse=True)
    assert len({run.run_id for run in runs}) == len(runs) > 200
    ribbon = ribbon_of(runs, created[-1], created[0] + timedelta(seconds=1), 96)
    assert sum(bucket.runs for bucket in ribbon) == len(runs)
    assert sum(bucket.failed for bucket in ribbon) > 5
