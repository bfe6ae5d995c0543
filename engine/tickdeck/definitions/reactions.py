"""That a run status sensor looked at a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tickdeck.definitions.events import SerializableErrorInfo
    from tickdeck.definitions.runs import DagsterRun, DagsterRunStatus
    from tickdeck.values.errors import ErrorInfo


@dataclass(frozen=True)
class DagsterRunReaction:
    """Says that a run was reacted to, by doing something that starts no run.

    Args:
        dagster_run: The run.
        error: What went wrong, if anything did.
        run_status: The status that was reacted to.
    """

    dagster_run: DagsterRun | None
    error: SerializableErrorInfo | None = None
    run_status: DagsterRunStatus | None = None
    failure: ErrorInfo | None = None
    """What the function raised, whole. Not in Dagster."""
    message: str = ""
    """Why nothing was done. Not in Dagster."""
