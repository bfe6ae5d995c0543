"""Trying runs again: by themselves after a failure, or because somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tickdeck import deciding
from tickdeck.values.runs import Run, RunStatus
from tickdeck.values.settings import EngineSettings, RetryStrategy

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from tickdeck.storage.store import Store

MAX_RETRIES_TAG = "dagster/max_retries"
STRATEGY_TAG = "dagster/retry_strategy"
RETRY_ON_STEP_TAG = "dagster/retry_on_asset_or_op_failure"
NUMBER_TAG = "dagster/retry_number"
PARENT_TAG = "dagster/parent_run_id"
ROOT_TAG = "dagster/root_run_id"
RESUME_TAG = "dagster/is_resume_retry"
_OWN_TAGS = (NUMBER_TAG, PARENT_TAG, ROOT_TAG, RESUME_TAG)


class Retries:
    """Decides whether, and makes the run that tries another again."""

    def __init__(
        self,
        store: Store,
        settings: Callable[[], EngineSettings],
        steps_of: Callable[[str, str], Sequence[str] | None],
    ) -> None:
        self._store = store
        self._settings = settings
        self._steps_of = steps_of

    def after_failure(
        self, run: Run, succeeded: Sequence[str], now: datetime
    ) -> Run | None:
        """Return the run that tries a failed one again, None if nothing does.

        Args:
            run: The run that failed.
            succeeded: Its steps that succeeded.
            now: The present instant.
        """
        if not self._may_retry(run):
            return None
        tried = [run.root_id, *(r.run_id for r in self._store.retries_of(run.root_id))]
        number = len(dict.fromkeys(tried))
        if number > self._limit_of(run):
            return None
        strategy = self._strategy_of(run)
        return self._again(
            run,
            succeeded if strategy is RetryStrategy.FROM_FAILURE else None,
            now,
            {NUMBER_TAG: str(number)},
        )

    def by_hand(self, run: Run, *, from_failure: bool, now: datetime) -> Run:
        """Return the run that executes a finished one again.

        Raises:
            ValueError: If the run has not finished, or there is nothing to go on from.
        """
        if not run.status.is_finished:
            raise ValueError("The run has not finished. Cancel it first.")
        succeeded: Sequence[str] | None = None
        if from_failure:
            if run.status is RunStatus.SUCCESS:
                raise ValueError(
                    "The run succeeded: there is no failure to go on from."
                )
            succeeded = self._store.succeeded_steps(run.run_id)
        return self._again(run, succeeded, now, {})

    def earlier_runs(self, run: Run) -> tuple[str, ...]:
        """Return the runs that *run* tries again, the last first."""
        found: list[str] = []
        parent = run.parent_run_id
        while parent is not None and parent not in found:
            found.append(parent)
            stored = self._store.run(parent)
            parent = None if stored is None else stored.parent_run_id
        return tuple(found)

    def _may_retry(self, run: Run) -> bool:
        if run.status is not RunStatus.FAILURE:
            return False
        on_step = run.tags.get(RETRY_ON_STEP_TAG)
        allowed = (
            self._settings().retry_on_step_failure
            if on_step is None
            else on_step.lower() == "true"
        )
        return allowed or run.interrupted

    def _limit_of(self, run: Run) -> int:
        try:
            return int(run.tags[MAX_RETRIES_TAG])
        except (KeyError, ValueError):
            return self._settings().max_retries

    def _strategy_of(self, run: Run) -> RetryStrategy:
        try:
            return RetryStrategy(run.tags[STRATEGY_TAG])
        except (KeyError, ValueError):
            return self._settings().retry_strategy

    def _again(
        self,
        run: Run,
        succeeded: Sequence[str] | None,
        now: datetime,
        tags: dict[str, str],
    ) -> Run:
        """Return a new run of the same; of all steps if *succeeded* is None."""
        steps = () if succeeded is None else self._steps_left(run, succeeded)
        kept = {key: value for key, value in run.tags.items() if key not in _OWN_TAGS}
        lineage = {PARENT_TAG: run.run_id, ROOT_TAG: run.root_id}
        if steps:
            lineage[RESUME_TAG] = "true"
        return msgspec.structs.replace(
            run,
            run_id=deciding.new_run_id(),
            status=RunStatus.NOT_STARTED,
            created=now,
            started=None,
            ended=None,
            error=None,
            interrupted=False,
            tags={**kept, **lineage, **tags},
            parent_run_id=run.run_id,
            root_run_id=run.root_id,
            step_keys=steps,
        )

    def _steps_left(self, run: Run, succeeded: Sequence[str]) -> tuple[str, ...]:
        """Return the steps that did not succeed; nothing for all of the job's."""
        every = run.step_keys or tuple(self._steps_of(run.location, run.job_name) or ())
        if not succeeded:
            return run.step_keys
        return tuple(step for step in every if step not in succeeded)
