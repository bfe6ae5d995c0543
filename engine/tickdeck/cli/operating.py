"""Commands about runs, which an engine at work carries out."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tickdeck.cli.looking import find_sensor, reading
from tickdeck.cli.output import json_line, run_data, say
from tickdeck.engine import control
from tickdeck.engine.lock import EngineLock, read_holder
from tickdeck.errors import AlreadyRunningError, SurroundingsError
from tickdeck.reading.rows import RunFilter
from tickdeck.values.commands import CancelRun, ReexecuteRun, ReleaseRunKeys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.home import Home
    from tickdeck.values.commands import Command
    from tickdeck.values.runs import Run

ANSWER_S = 10.0
"""How long an engine may take to answer; it takes some milliseconds."""


def ask(home: Home, command: Command) -> Any:
    """Have the engine that runs on *home* carry out *command*.

    Raises:
        ValueError: If it cannot be done; a sentence.
        SurroundingsError: If no engine runs, or it does not answer.
    """
    holder = read_holder(home)
    if holder is None or not holder.socket or not _is_at_work(home):
        raise SurroundingsError(
            f"Tickdeck is not at work on {home.folder}. Open its window, or start "
            "`tickdeck serve`; then try again."
        )

    async def answer() -> Any:
        async with asyncio.timeout(ANSWER_S):
            return await control.ask(Path(holder.socket), command)

    try:
        return asyncio.run(answer())
    except (ConnectionError, TimeoutError) as error:
        raise SurroundingsError(
            f"Tickdeck is at work on {home.folder} (process {holder.pid}), but did not "
            f"answer: {str(error) or 'it is too busy'}. Try again, or use its window."
        ) from error


def _is_at_work(home: Home) -> bool:
    """Tell whether an engine lives; one that was killed is still written down."""
    lock = EngineLock(home)
    try:
        lock.acquire_silently()
    except AlreadyRunningError:
        return True
    lock.release()
    return False


def cancel(home: Home, run_id: str, *, force: bool, as_json: bool) -> None:
    """End a run that has not finished, and print it."""
    run = _find_run(home, run_id)
    ask(home, CancelRun(run_id=run.run_id, force=force))
    _tell(home, run.run_id, "is being cancelled", as_json=as_json)


def reexecute(home: Home, run_id: str, *, from_failure: bool, as_json: bool) -> None:
    """Execute a finished run once more, and print the new one."""
    run = _find_run(home, run_id)
    made = ask(home, ReexecuteRun(run_id=run.run_id, from_failure=from_failure))
    _tell(home, made["run_id"], "was asked for", as_json=as_json)


def release(home: Home, sensor: str, keys: Sequence[str], *, as_json: bool) -> None:
    """Free run keys of a sensor, and print how many were held."""
    with reading(home) as reader:
        row = find_sensor(reader, sensor)
    freed = ask(home, ReleaseRunKeys(sensor_id=row.state.id, keys=tuple(keys)))
    if as_json:
        json_line({"name": row.state.name, "released": freed})
    else:
        say(f"{freed} of {len(keys)} run keys of {row.state.name} released.")


def _find_run(home: Home, run_id: str) -> Run:
    """Return the one run whose id begins so.

    Raises:
        LookupError: If there is none or more than one.
    """
    with reading(home) as reader:
        alike = () if reader is None else reader.runs(RunFilter(text=run_id))
    found = [run for run in alike if run.run_id.startswith(run_id)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise LookupError(f"There is no run {run_id!r}. `tickdeck runs` lists them.")
    raise LookupError(
        f"Several runs begin with {run_id!r}: "
        f"{', '.join(run.run_id[:12] for run in found)}. Say more of it."
    )


def _tell(home: Home, run_id: str, what: str, *, as_json: bool) -> None:
    with reading(home) as reader:
        run = None if reader is None else reader.run(run_id)
    if run is not None and as_json:
        json_line(run_data(run))
    else:
        say(f"Run {run_id[:8]} {what}.")
