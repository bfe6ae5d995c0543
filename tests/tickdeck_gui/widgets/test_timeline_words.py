from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest
from tests.tickdeck_gui.widgets.test_timeline_bars import SCALE, tick

from tickdeck.reading.rows import Gap, GapKind, TimelineBucket
from tickdeck.values.runs import RunStatus
from tickdeck.values.ticks import RequestOutcome, RequestResult, TickStatus
from tickdeck_gui.formatting.marks import Mark
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.widgets.timeline_bars import TickHistory
from tickdeck_gui.widgets.timeline_scene import Due
from tickdeck_gui.widgets.timeline_words import CardText, card_of, gap_labels, spoken

if TYPE_CHECKING:
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.widgets.timeline_bars import TimelineBar


def bar(*ticks: Tick) -> TimelineBar:
    (found,) = TickHistory(ticks).gather(SCALE)
    return found


def request(number: int, result: RequestResult) -> RequestOutcome:
    return RequestOutcome(
        result=result,
        job_name="load",
        run_key=f"file-{number}.csv",
        run_id=f"{number:08x}",
    )


def test_a_tick_says_when_what_and_how_long() -> None:
    skipped = tick(
        100,
        TickStatus.SKIPPED,
        skip_reason="No files",
        scheduled=NOW - timedelta(seconds=100.5),
    )
    assert card_of(bar(skipped), NOW) == CardText(
        "Skipped",
        "11:50:36",
        ("No files", "took 1.0 s · began 0.50 s late"),
        "Click for all of it",
        Mark.SKIPPED,
    )


def test_a_tick_says_what_became_of_its_first_requests() -> None:
    requests = tuple(request(n, RequestResult.LAUNCHED) for n in range(5))
    used = request(9, RequestResult.KEY_USED)
    asked = tick(100, TickStatus.SUCCESS, requests=(used, *requests))
    lines = card_of(bar(asked), NOW).lines
    assert lines[2] == "load · file-9.csv · key already used by run 00000009"
    assert lines[3] == "load · file-0.csv · run 00000000"
    assert lines[-1] == "and 2 more"


def test_of_several_ticks_it_is_said_that_they_are() -> None:
    both = bar(tick(100, TickStatus.FAILURE), tick(101, TickStatus.SKIPPED))
    assert card_of(both, NOW).lines[-1] == "The worst of 2 ticks here; zoom in for each"
    assert spoken(both, NOW) == (
        "2 ticks at once, the worst: Tick 11:50:36, failed, Failed without an error"
    )


@pytest.mark.parametrize(
    ("status", "interrupted", "words"),
    [
        (TickStatus.SKIPPED, False, "Tick 11:50:36, skipped, No files"),
        (TickStatus.SUCCESS, False, "Tick 11:50:36, succeeded, 0 runs requested"),
        (TickStatus.STARTED, False, "Tick 11:50:36, being evaluated"),
        (TickStatus.FAILURE, True, "Tick 11:50:36, interrupted"),
    ],
)
def test_a_tick_is_spoken_in_one_line(
    status: TickStatus, words: str, *, interrupted: bool
) -> None:
    one = tick(100, status, skip_reason="No files", interrupted=interrupted)
    assert spoken(bar(one), NOW) == words


def test_a_bucket_says_how_many_of_each() -> None:
    bucket = TimelineBucket(
        start=NOW - timedelta(days=3),
        seconds=14_400,
        skipped=1400,
        succeeded=20,
        failed=3,
        runs=24,
    )
    assert card_of(bucket, NOW) == CardText(
        "1,423 ticks",
        "4 h",
        (
            "19 Nov, 11:52:16 to 15:52:16",
            "3 failed · 20 requested runs · 1,400 skipped · 24 runs",
        ),
        "Click to zoom in",
        Mark.FAILURE,
    )
    assert spoken(bucket, NOW).endswith(
        "3 failed, 20 requested runs, 1,400 skipped, 24 runs"
    )


def test_a_run_says_how_it_went_or_for_how_long_it_goes_on() -> None:
    running = msgspec.structs.replace(
        seeded_runs()[0], started=NOW - timedelta(seconds=42), run_key="a.csv"
    )
    text = card_of(running, NOW)
    assert (text.title, text.mark) == ("Running", Mark.RUNNING)
    assert text.lines[1:] == ("Run key a.csv", "for 42 s so far")
    failed = msgspec.structs.replace(
        running, status=RunStatus.FAILURE, ended=NOW, error="row 17 has no date"
    )
    assert card_of(failed, NOW).lines[2:] == ("took 42.0 s", "row 17 has no date")
    assert spoken(failed, NOW) == (
        f"Run {failed.run_id[:8]} of {failed.job_name}, Failed, 11:51:34"
    )


@pytest.mark.parametrize(
    ("kind", "short", "title"),
    [
        (GapKind.STOPPED, "off", "Tickdeck was not at work"),
        (GapKind.ASLEEP, "asleep", "The machine was asleep"),
        (GapKind.CLOCK, "clock", "The clock was set forward"),
        (GapKind.PAUSED, "paused", "The engine was paused"),
    ],
)
def test_a_gap_says_why(kind: GapKind, short: str, title: str) -> None:
    gap = Gap(start=NOW - timedelta(minutes=7), end=NOW, reason="", kind=kind)
    assert gap_labels(gap)[1] == short
    assert card_of(gap, NOW) == CardText(title, "7 min", ("11:45:16 to 11:52:16",))
    assert spoken(gap, NOW) == f"{title}, 11:45:16 to 11:52:16"


def test_what_is_due_says_in_how_long() -> None:
    due = Due(NOW + timedelta(seconds=12))
    assert card_of(due, NOW) == CardText("Next tick", "11:52:28", ("in 12 s",))
    assert spoken(due, NOW) == "Next tick 11:52:28"
