"""Runs by what can be done to them. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tickdeck.values.runs import RunStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tickdeck.values.runs import Run


@dataclass(frozen=True)
class Sorted:
    """Runs by what can be done to them; each is in all groups that it belongs to."""

    unfinished: tuple[Run, ...] = ()
    canceling: tuple[Run, ...] = ()
    """Asked to end, and not at their end yet."""
    finished: tuple[Run, ...] = ()
    failed: tuple[Run, ...] = ()


def sorted_out(runs: Sequence[Run]) -> Sorted:
    """Return *runs* by what can be done to them."""
    return Sorted(
        unfinished=tuple(run for run in runs if not run.status.is_finished),
        canceling=tuple(run for run in runs if run.status is RunStatus.CANCELING),
        finished=tuple(run for run in runs if run.status.is_finished),
        failed=tuple(run for run in runs if run.status is RunStatus.FAILURE),
    )
