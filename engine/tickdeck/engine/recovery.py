"""What an engine that was killed left behind, at the start of the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck.values.runs import Run, RunStatus
from tickdeck.worker import journal

if TYPE_CHECKING:
    from tickdeck.engine.run_desk import RunDesk
    from tickdeck.home import Home
    from tickdeck.storage.store import Store


def recover(store: Store, home: Home, desk: RunDesk) -> int:
    """Close open ticks; absorb, follow, launch or end unfinished runs.

    * A run whose journal says how it ended, ended so.
    * One that another process still executes is followed.
    * One whose process is gone was begun, and is not begun again: it failed.
    * One that nobody claimed is launched.

    Returns:
        How many runs there were.
    """
    store.close_interrupted_ticks()
    unfinished = store.unfinished_runs()
    to_launch: list[Run] = []
    for run in unfinished:
        if _was_claimed(home, run):
            _take_over(store, home, desk, run)
        elif run.status is RunStatus.CANCELING:
            desk.cancel_unclaimed(run)
        else:
            to_launch.append(msgspec.structs.replace(run, status=RunStatus.NOT_STARTED))
    desk.add(to_launch)
    _sweep(home, {run.run_id for run in unfinished})
    return len(unfinished)


def _was_claimed(home: Home, run: Run) -> bool:
    """Tell whether somebody may have begun the run.

    A journal without a header whose maker is gone was never a claim: the header is on
    the disk before users' code is called.
    """
    path = home.journal(run.run_id)
    return path.exists() and not journal.discard_unclaimed(path)


def _take_over(store: Store, home: Home, desk: RunDesk, run: Run) -> None:
    path = home.journal(run.run_id)
    gone = journal.is_abandoned(path)  # asked first: its last words come before
    contents = journal.read(path)
    run = desk.take_over(run, contents.events, store.absorbed_events(run.run_id))
    if run.status.is_finished:
        return
    if gone:
        desk.interrupt(run)
    else:
        desk.follow(run, len(contents.events))


def _sweep(home: Home, unfinished: set[str]) -> None:
    """Drop journals of runs that are known to have ended."""
    for path in home.journals.glob("*.jsonl"):
        if path.stem not in unfinished:
            path.unlink(missing_ok=True)
