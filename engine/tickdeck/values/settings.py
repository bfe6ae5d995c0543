"""How much the engine does at once, for how long, and what it keeps."""

from __future__ import annotations

import os
from datetime import datetime
from enum import StrEnum

import msgspec

KEEP_FOREVER = -1
SETTINGS_KEY = "engine"
"""Under which they are remembered."""
PAUSED_KEY = "paused"
"""Under which it is remembered since when nothing is begun."""


class RetryStrategy(StrEnum):
    """Which steps of a failed run are executed when it is tried again."""

    FROM_FAILURE = "FROM_FAILURE"
    ALL_STEPS = "ALL_STEPS"


class TagLimit(msgspec.Struct, frozen=True, kw_only=True):
    """How many runs with a tag may be in progress at once."""

    key: str
    value: str | None = None
    """Only runs whose tag has this value; None for any."""
    limit: int
    per_unique_value: bool = False
    """Whether each value of the tag has a limit of its own."""


class Retention(msgspec.Struct, frozen=True, kw_only=True):
    """After how many days records are deleted; 0 and less keep them for ever."""

    skipped_days: int = 7
    success_days: int = KEEP_FOREVER
    failure_days: int = KEEP_FOREVER
    tick_log_days: int = KEEP_FOREVER
    run_days: int = KEEP_FOREVER
    """Finished runs, with their logs and outputs; their run keys stay used."""
    run_log_days: int = KEEP_FOREVER
    """What runs logged and printed; the runs themselves stay."""


class EngineSettings(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers an operator may want to change."""

    parallel_evaluations: int = 8
    """Workers that evaluate sensors, at most, for each code location."""
    waiting_evaluations: int = 200
    """Evaluations of ``async`` sensors that may wait in one worker at once."""
    max_concurrent_runs: int = max(2, os.cpu_count() or 2)
    """Runs in progress, at most; others are queued. 0 for none, -1 for no limit."""
    tag_limits: tuple[TagLimit, ...] = ()
    max_retries: int = 0
    """How often a failed run is tried again, unless its tags say otherwise."""
    retry_strategy: RetryStrategy = RetryStrategy.FROM_FAILURE
    retry_on_step_failure: bool = True
    """Whether a run is tried again also if its own code failed, not its process."""
    max_runtime_seconds: float = 0.0
    """How long a run may take, unless its tags say otherwise; 0 for no limit."""
    cancel_grace_seconds: float = 10.0
    """How long a cancelled run may take to end by itself."""
    evaluation_memory_bytes: int = 2 * 1024**3
    """What a sensor may allocate; 0 for no limit."""
    evaluation_output_bytes: int = 10 * 1024**2
    """What a sensor may print before it is stopped."""
    load_timeout_seconds: float = 60.0
    """How long importing definitions may take."""
    reload_seconds: float = 0.5
    """How often definitions files are looked at for changes; 0 for never."""
    grace_seconds: float = 5.0
    """How long stopping waits for ticks and runs in hand."""
    retention: Retention = Retention()


_LEAST = {
    "parallel_evaluations": 1,
    "waiting_evaluations": 1,
    "max_concurrent_runs": -1,
    "max_retries": 0,
    "max_runtime_seconds": 0,
    "cancel_grace_seconds": 0,
    "evaluation_memory_bytes": 0,
    "evaluation_output_bytes": 1,
    "load_timeout_seconds": 0.001,
    "reload_seconds": 0,
    "grace_seconds": 0,
}


def problems_of(settings: EngineSettings) -> tuple[str, ...]:
    """Return what is wrong with *settings*, in sentences; nothing if they can be."""
    problems = [
        f"{name.replace('_', ' ').capitalize()} cannot be less than {least}."
        for name, least in _LEAST.items()
        if not getattr(settings, name) >= least
    ]
    for limit in settings.tag_limits:
        if not limit.key.strip():
            problems.append("A limit of runs needs the key of a tag.")
        if limit.limit < 0:
            problems.append(f"The limit of {limit.key} cannot be less than 0.")
    return tuple(problems)


def settings_of(remembered: object) -> EngineSettings:
    """Return what was remembered, JSON-like; what cannot be is the default."""
    known = {}
    for name in EngineSettings.__struct_fields__:
        if not isinstance(remembered, dict) or name not in remembered:
            continue
        try:
            one = msgspec.convert({name: remembered[name]}, EngineSettings)
        except msgspec.ValidationError:
            continue
        if not problems_of(one):
            known[name] = getattr(one, name)
    return EngineSettings(**known)


def paused_since(remembered: object) -> datetime | None:
    """Return since when the engine is paused, of what was remembered; None if not."""
    if not isinstance(remembered, str):
        return None
    try:
        since = datetime.fromisoformat(remembered)
    except ValueError:
        return None
    return None if since.tzinfo is None else since
