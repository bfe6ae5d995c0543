from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.clock import ManualClock
from tickdeck.reading.rows import RunKeyRow
from tickdeck.values.folders import FolderMatch
from tickdeck.values.runs import RunEventType, RunStatus
from tickdeck_gui.models import columns
from tickdeck_gui.screenshots.history import seeded_runs, seeded_ticks
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.run_story import seeded_run_events

if TYPE_CHECKING:
    from tickdeck_gui.models.records import Column

CLOCK = ManualClock(NOW)


def texts(of: tuple[Column[Any], ...], record: object) -> dict[str, str]:
    return {column.title: column.text(record) for column in of}


def test_a_folded_tick_shows_how_often_it_was() -> None:
    folded = next(tick for tick in seeded_ticks(1) if tick.count == 14)
    shown = texts(columns.tick_columns(CLOCK), folded)
    assert shown["Time"].endswith("\N{MULTIPLICATION SIGN} 14")
    assert shown["Took"] == "20 ms"


def test_a_cursor_that_moved_shows_both_ends() -> None:
    tick = seeded_ticks(1)[0]
    moved = msgspec.structs.replace(tick, cursor_before="a" * 40, cursor="b")
    assert columns.cursor_change(moved) == "aaaaaaaaaaa…aaaaaa → b"
    kept = msgspec.structs.replace(tick, cursor_before=None, cursor=None)
    assert columns.cursor_change(kept) == "—"


@pytest.mark.parametrize(
    ("status", "took"), [(RunStatus.STARTED, "7 s"), (RunStatus.QUEUED, "—")]
)
def test_a_run_takes_time_from_its_start(status: RunStatus, took: str) -> None:
    run = next(run for run in seeded_runs() if run.status is status)
    assert texts(columns.run_columns(CLOCK), run)["Took"] == took


def test_a_run_by_hand_says_so() -> None:
    run = msgspec.structs.replace(seeded_runs()[0], sensor_name=None)
    assert texts(columns.run_columns(CLOCK), run)["Launched by"] == "by hand"


def test_a_key_without_a_run_was_there_before() -> None:
    row = RunKeyRow(key="a.csv", run_id=None, claimed=NOW)
    shown = texts(columns.run_key_columns(CLOCK), row)
    assert shown == {
        "Run key": "a.csv",
        "Run": "there before",
        "Outcome": "—",
        "Used": "now",
    }


def test_a_match_shows_its_name_and_the_path_as_a_tip() -> None:
    changed = int(NOW.timestamp() * 1e9) - 90 * 10**9
    match = FolderMatch(path="/in/a.csv", size=812, modified_ns=changed)
    of = columns.match_columns(CLOCK)
    assert texts(of, match) == {
        "File": "a.csv",
        "Size": "812 B",
        "Changed": "1 min 30 s ago",
    }
    assert of[0].tooltip is not None
    assert of[0].tooltip(match) == "/in/a.csv"


def test_errors_in_the_log_are_coloured_and_summed_up() -> None:
    failure = next(
        event for event in seeded_run_events(seeded_runs()[4]) if event.error
    )
    of = columns.log_columns()
    message = of[-1]
    assert message.text(failure).startswith("ValueError")
    assert callable(message.ink)
    assert message.ink(failure) == "failure"
    assert texts(of, failure)["Event"] == "step failure"


def test_a_run_says_when_it_started_or_since_when_it_waits() -> None:
    running, queued = seeded_runs()[:2]
    shown = texts(columns.run_columns(CLOCK), running)
    assert (shown["Started"], shown["Took"]) == ("7 s ago", "7 s")
    shown = texts(columns.run_columns(CLOCK), queued)
    assert (shown["Started"], shown["Took"]) == ("queued 1 min ago", "—")
    canceled = msgspec.structs.replace(queued, status=RunStatus.CANCELED)
    assert texts(columns.run_columns(CLOCK), canceled)["Started"] == "never"


def test_only_runs_of_a_tick_lead_to_it() -> None:
    run = seeded_runs()[0]
    link = next(one for one in columns.run_columns(CLOCK) if one.is_link)
    assert link.title == "Launched by"
    assert link.is_link is not None
    assert link.is_link(run)
    assert not link.is_link(msgspec.structs.replace(run, sensor_id=None, tick_id=None))


def test_every_event_of_a_run_has_a_word() -> None:
    event = seeded_run_events(seeded_runs()[4])[0]
    for kind in RunEventType:
        shown = texts(columns.log_columns(), msgspec.structs.replace(event, type=kind))
        assert shown["Event"] in kind.value.replace("_", " ").lower()


def test_requests_tell_their_outcome() -> None:
    tick = next(tick for tick in seeded_ticks(1) if len(tick.requests) == 2)
    shown = texts(columns.request_columns(testing=False), tick.requests[1])
    assert shown["Outcome"].startswith("key already used by run ")
