"""Commands about definitions: reading them, and calling a sensor once."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tickdeck.cli.looking import find_sensor, reading
from tickdeck.cli.output import (
    complain,
    error_data,
    json_line,
    request_data,
    say,
    table,
)
from tickdeck.clock import SystemClock
from tickdeck.engine.evaluation import TickLog
from tickdeck.engine.one_shot import DefinitionsError, OneShot
from tickdeck.values.ticks import RequestOutcome, RequestResult

if TYPE_CHECKING:
    from tickdeck import wire
    from tickdeck.home import Home
    from tickdeck.values.locations import DefinitionsSnapshot, LocationSpec

PROBLEM = 1


def check(specs: list[LocationSpec], *, as_json: bool) -> int:
    """Read each location and print what is in it; 1 if any is broken."""
    worst = 0
    for spec in specs:
        try:
            snapshot = asyncio.run(_read(spec))
        except DefinitionsError as error:
            worst = PROBLEM
            _tell_failure(spec, error.failure, as_json=as_json)
        else:
            _tell_contents(spec, snapshot, as_json=as_json)
    return worst


async def _read(spec: LocationSpec) -> DefinitionsSnapshot:
    async with OneShot(spec) as location:
        return location.snapshot


def _tell_failure(
    spec: LocationSpec, failure: wire.LoadFailed, *, as_json: bool
) -> None:
    if as_json:
        json_line(
            {
                "location": spec.name,
                "ok": False,
                "error": error_data(failure.error),
                "line": failure.line,
            }
        )
        return
    where = spec.target if failure.line is None else f"{spec.target}:{failure.line}"
    complain(f"{where}: {failure.error.summary}")
    if failure.error.text:
        complain(failure.error.text.rstrip())


def _tell_contents(
    spec: LocationSpec, snapshot: DefinitionsSnapshot, *, as_json: bool
) -> None:
    if as_json:
        json_line(
            {
                "location": spec.name,
                "ok": True,
                "sensors": [each.name for each in snapshot.sensors],
                "jobs": [each.name for each in snapshot.jobs],
                "assets": [each.key for each in snapshot.assets],
            }
        )
        return
    say(f"{spec.target} is sound.")
    table(
        ("SENSOR", "KIND", "DEFAULT", "EVERY", "STARTS"),
        [
            (
                each.name,
                each.kind.value,
                each.default_status.value,
                f"{each.interval_seconds} s",
                ", ".join(each.job_names) or each.asset_selection,
            )
            for each in snapshot.sensors
        ],
    )
    say(f"Jobs: {', '.join(each.name for each in snapshot.jobs) or 'none'}")


def preview(
    home: Home,
    sensor: str,
    specs: list[LocationSpec],
    cursor: str | None,
    *,
    as_json: bool,
) -> int:
    """Call a sensor once and print what it asks for; 1 if it fails.

    Raises:
        LookupError: If the definitions have no such sensor; a sentence.
    """
    if not specs:
        specs = [_location_of(home, sensor)]
    if cursor is None:
        cursor = _stored_cursor(home, sensor)
    name = sensor.rpartition(":")[2]
    try:
        answer, log = asyncio.run(_evaluate(specs, name, cursor))
    except DefinitionsError as error:
        _tell_failure(specs[0], error.failure, as_json=as_json)
        return PROBLEM
    requests = [
        RequestOutcome(
            result=RequestResult.INVALID if each.problem else RequestResult.LAUNCHED,
            job_name=each.job_name,
            run_key=each.run_key,
            message=each.problem or "",
            run_config=each.run_config,
            tags=each.tags,
        )
        for each in answer.requests
    ]
    if as_json:
        json_line(
            {
                "run_requests": [request_data(each) for each in requests],
                "skip_reason": answer.skip_message,
                "error": error_data(answer.error),
                "cursor": answer.cursor,
                "log": [line.message for line in log.close()],
            }
        )
    else:
        _tell_answer(answer, requests, log)
    invalid = any(each.result is RequestResult.INVALID for each in requests)
    return PROBLEM if answer.error is not None or invalid else 0


async def _evaluate(
    specs: list[LocationSpec], name: str, cursor: str | None
) -> tuple[wire.Evaluated, TickLog]:
    known: list[str] = []
    for spec in specs:
        async with OneShot(spec) as location:
            names = [each.name for each in location.snapshot.sensors]
            known += names
            if name in names:
                log = TickLog(SystemClock().now)
                return await location.evaluate(name, cursor=cursor, log=log), log
    raise LookupError(
        f"There is no sensor {name!r} there (found: {', '.join(known) or 'none'})."
    )


def _tell_answer(
    answer: wire.Evaluated, requests: list[RequestOutcome], log: TickLog
) -> None:
    for line in log.close():
        say(f"{line.level:8} {line.message}")
    if answer.error is not None:
        complain(answer.error.text.rstrip() or answer.error.summary)
    elif not requests:
        say(f"It would skip: {answer.skip_message or 'no reason given'}")
    else:
        say(f"It would ask for {len(requests)} run{'s' * (len(requests) != 1)}:")
        table(
            ("RUN KEY", "JOB", "CONFIG", "PROBLEM"),
            [
                (each.run_key or "", each.job_name, str(each.run_config), each.message)
                for each in requests
            ],
        )
    say(f"Cursor: {answer.cursor}")


def _stored_cursor(home: Home, sensor: str) -> str | None:
    with reading(home) as reader:
        try:
            return find_sensor(reader, sensor).state.cursor
        except LookupError:
            return None


def _location_of(home: Home, sensor: str) -> LocationSpec:
    with reading(home) as reader:
        row = find_sensor(reader, sensor)
        assert reader is not None
        for state in reader.locations():
            if state.spec.name == row.state.location and state.spec.target:
                return state.spec
    raise LookupError(
        f"{sensor} has no code to call: it was made by watching a folder. "
        "Test it in the window."
    )
