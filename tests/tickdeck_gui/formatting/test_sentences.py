from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tickdeck.values.sensors import SensorId, SensorKind, SensorSpec
from tickdeck.values.ticks import (
    RequestOutcome,
    RequestResult,
    Tick,
    TickId,
    TickStatus,
)
from tickdeck_gui.formatting import sentences
from tickdeck_gui.screenshots.roster import NOW
from tickdeck_gui.screenshots.seed import PERMISSION_ERROR


def tick(status: TickStatus = TickStatus.SUCCESS, **parts: object) -> Tick:
    bare = Tick(
        id=TickId(1),
        sensor_id=SensorId(1),
        sensor_name="scans",
        status=status,
        started=NOW,
    )
    return msgspec.structs.replace(bare, **parts)


def requests(launched: int, used: int, invalid: int = 0) -> tuple[RequestOutcome, ...]:
    results = (
        [RequestResult.LAUNCHED] * launched
        + [RequestResult.KEY_USED] * used
        + [RequestResult.INVALID] * invalid
    )
    return tuple(RequestOutcome(result=one, job_name="ocr") for one in results)


def test_runs_are_counted() -> None:
    asked = tick(run_ids=("a", "b", "c"), requests=requests(3, 0))
    assert sentences.tick_result(asked) == "3 runs requested"
    assert sentences.tick_result_short(asked) == "3 runs"


def test_used_run_keys_are_told_of() -> None:
    asked = tick(run_ids=("a", "b", "c"), requests=requests(3, 2))
    assert sentences.tick_result(asked) == (
        "5 runs requested, but 2 skipped because the runs already exist "
        "for those requested keys"
    )
    assert sentences.tick_result_short(asked) == "3 runs, 2 keys already used"


def test_one_used_run_key_is_singular() -> None:
    asked = tick(run_ids=("a",), requests=requests(1, 1))
    assert sentences.tick_result(asked) == (
        "2 runs requested, but 1 skipped because the run already exists "
        "for those requested key"
    )


def test_refused_requests_are_told_of() -> None:
    asked = tick(run_ids=("a",), requests=requests(1, 0, invalid=2))
    told = sentences.tick_result(asked)
    assert told == "3 runs requested, but 2 refused as invalid"


def test_several_exceptions_are_one_sentence() -> None:
    told = sentences.tick_result(tick(requests=requests(0, 2, invalid=1)))
    assert told == (
        "3 runs requested, but 2 skipped because the runs already exist for those "
        "requested keys and 1 refused as invalid"
    )


def test_a_skip_gives_its_reason_in_one_line() -> None:
    skipped = tick(TickStatus.SKIPPED, skip_reason="\nNo new files\nin /srv")
    assert sentences.tick_result(skipped) == "No new files"
    assert sentences.tick_result(tick(TickStatus.SKIPPED)) == "0 runs requested"


def test_a_skip_because_all_keys_were_used_says_so() -> None:
    skipped = tick(TickStatus.SKIPPED, requests=requests(0, 2))
    told = sentences.tick_result(skipped)
    assert told == "0 runs requested: 2 run keys were used before"


def test_a_failure_names_the_users_own_error() -> None:
    failed = tick(TickStatus.FAILURE, error=PERMISSION_ERROR)
    assert sentences.tick_result(failed).startswith("PermissionError: [Errno 13]")


def test_an_interrupted_tick_blames_the_engine() -> None:
    ended = tick(TickStatus.FAILURE, interrupted=True)
    told = sentences.tick_result(ended)
    assert told == "Interrupted: the engine ended during this tick"


def test_a_run_status_sensor_acts_on_runs() -> None:
    acted = tick(origin_run_ids=("a",))
    assert sentences.tick_result(acted) == "Acted on 1 run"


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (RequestResult.LAUNCHED, "run 0123abcd"),
        (RequestResult.KEY_USED, "key already used by run 0123abcd"),
        (RequestResult.INVALID, "no such job"),
        (RequestResult.HELD, "no such job"),
    ],
)
def test_each_request_says_what_became_of_it(result: RequestResult, words: str) -> None:
    outcome = RequestOutcome(
        result=result, job_name="x", run_id="0123abcd-99", message="no such job"
    )
    assert words == sentences.request_result(outcome)


def test_in_a_test_nothing_is_launched() -> None:
    outcome = RequestOutcome(result=RequestResult.LAUNCHED, job_name="x")
    assert sentences.request_result(outcome, testing=True) == "would be launched"


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (
            SensorSpec(name="a", kind=SensorKind.SCHEDULE, cron=("0 6 * * *",)),
            "At 0 6 * * * (UTC)",
        ),
        (
            SensorSpec(name="a", kind=SensorKind.RUN_STATUS, run_status="FAILURE"),
            "On run failure, and every 30 s",
        ),
        (SensorSpec(name="a"), "Every 30 s"),
        (SensorSpec(name="a", watch=("/in",)), "Every 30 s, and on file change"),
        (
            SensorSpec(name="a", kind=SensorKind.RUN_STATUS),
            "On run end, and every 30 s",
        ),
        (
            SensorSpec(name="a", kind=SensorKind.ASSET),
            "On materialization, and every 30 s",
        ),
    ],
)
def test_the_cadence_says_what_else_wakes_it(spec: SensorSpec, words: str) -> None:
    assert words == sentences.cadence(spec)


def test_targets_are_jobs_or_else_assets() -> None:
    assert sentences.targets(SensorSpec(name="a", job_names=("x", "y"))) == ("x", "y")
    assert sentences.targets(SensorSpec(name="a", asset_selection="k*")) == ("k*",)
    assert sentences.targets(SensorSpec(name="a")) == ()


def test_the_own_folder_is_shortened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/ada"))
    assert sentences.home_path("/home/ada/in") == "~/in"
    assert sentences.home_path("/home/adam/in") == "/home/adam/in"


def test_sizes_have_a_unit_that_fits() -> None:
    assert sentences.size(812) == "812 B"
    assert sentences.size(1_400_000) == "1.4 MB"
    assert sentences.size(3 * 10**15) == "3,000.0 TB"


def test_every_kind_and_cause_has_a_word() -> None:
    assert all(sentences.kind_word(kind) for kind in SensorKind)
    assert sentences.woken_by(tick()) == "its interval"
    assert sentences.short_id(None) == "—"


def test_what_is_shortened_keeps_both_ends_in_one_line() -> None:
    assert sentences.shortened("a\n  b", 10) == "a b"
    assert sentences.shortened("0123456789", 10) == "0123456789"
    assert sentences.shortened("0123456789A", 10) == "012345…89A"
