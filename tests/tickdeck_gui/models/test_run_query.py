from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec
import pytest

from tickdeck.clock import ManualClock
from tickdeck.home import Home
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import RunFilter
from tickdeck.storage.store import Store
from tickdeck.values.runs import RunStatus
from tickdeck_gui.models.run_query import (
    STATUSES,
    during,
    fits,
    reads_all,
    run_filter,
    within,
)
from tickdeck_gui.screenshots.history import seeded_runs
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import seeded_sensors

if TYPE_CHECKING:
    from pathlib import Path

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", RunFilter()),
        ("scan 41", RunFilter(text="scan 41")),
        ("job:ocr", RunFilter(job_name="ocr")),
        ('job:"month end"  late', RunFilter(job_name="month end", text="late")),
        ("sensor:scans", RunFilter(sensor_id=11)),
        ("sensor:folders/scans", RunFilter(sensor_id=11)),
        ("sensor:gone", RunFilter(text="gone")),
        ("tag:team=data tag", RunFilter(tag="team=data", text="tag")),
        ("key:a.csv", RunFilter(run_key="a.csv")),
        ("status:Failed", RunFilter(statuses=(RunStatus.FAILURE,))),
        ("since:2h", RunFilter(start=NOW - 2 * HOUR)),
        ("since:99999999999w", RunFilter(start=NOW - timedelta(weeks=36_500))),
        # What is no qualifier is what was typed.
        (
            "status:odd since:noon C:\\in",
            RunFilter(text="status:odd since:noon C:\\in"),
        ),
        ("colour:red job:", RunFilter(text="colour:red job:")),
    ],
)
def test_qualifiers_are_understood_and_all_else_is_text(
    text: str, where: RunFilter
) -> None:
    sensors = seeded_sensors()
    location = sensors[10].state.location
    typed = text.replace("folders/", f"{location}/")
    assert run_filter(typed, NOW, sensors) == where


def test_a_chip_and_a_word_narrow_together() -> None:
    failed = run_filter("status:failed", NOW)
    assert within(failed, ()) == failed
    assert within(RunFilter(), (RunStatus.QUEUED,)).statuses == (RunStatus.QUEUED,)
    assert within(failed, (RunStatus.FAILURE, RunStatus.CANCELED)) == failed
    assert not any(
        fits(run, within(failed, STATUSES["queued"])) for run in seeded_runs()
    )


def test_two_times_are_what_both_hold() -> None:
    typed = run_filter("since:2h", NOW)
    both = during(typed, NOW - 3 * HOUR, NOW - HOUR)
    assert (both.start, both.end) == (NOW - 2 * HOUR, NOW - HOUR)
    again = during(both, NOW - 3 * HOUR, NOW)
    assert (again.start, again.end) == (NOW - 2 * HOUR, NOW - HOUR)


def test_only_what_no_index_holds_takes_long() -> None:
    assert not reads_all(run_filter("job:ocr status:failed since:1d", NOW))
    assert reads_all(run_filter("scan", NOW))
    assert reads_all(run_filter("tag:team", NOW))
    assert reads_all(run_filter("key:scan", NOW))


@pytest.mark.parametrize(
    "text",
    [
        "", "scan_0405", "SCAN_04", "5f3a", "job:ocr", "tag:team", "tag:team=billing",
        "tag:team=x", "tag:none", "key:0404", "key:ocr", "status:failed", "since:5m",
        "status:succeeded since:15m tag:team scan",
    ],
)  # fmt: skip
def test_memory_and_database_agree_on_what_fits(text: str, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.create()
    store = Store(home, ManualClock(NOW))
    runs = tuple(msgspec.structs.replace(run, sensor_id=None) for run in seeded_runs())
    for run in reversed(runs):
        store.create_run(run)
    store.save_runs(runs, [])
    reader = Reader(home.database)
    where = run_filter(text, NOW)
    found = [run.run_id for run in reader.runs(where)]
    reader.close()
    store.close()
    assert found == [run.run_id for run in runs if fits(run, where)]
    assert (
        (text == "") == (len(found) == len(runs))
        or "tag:team" in text
        or (text in ("5f3a", "SCAN_04"))
    )
