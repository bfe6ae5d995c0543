"""Schedules of jobs with partitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.definitions.partitions import StaticPartitionsDefinition
from tickdeck.definitions.requests import RunRequest, SkipReason
from tickdeck.definitions.schedules import DefaultScheduleStatus, ScheduleDefinition
from tickdeck.definitions.time_partitions import TimeWindowPartitionsDefinition
from tickdeck.errors import CheckError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def build_schedule_from_partitioned_job(
    job: Any,
    description: str | None = None,
    name: str | None = None,
    minute_of_hour: int | None = None,
    hour_of_day: int | None = None,
    day_of_week: int | None = None,
    day_of_month: int | None = None,
    default_status: DefaultScheduleStatus = DefaultScheduleStatus.STOPPED,
    tags: Mapping[str, Any] | None = None,
    cron_schedule: str | None = None,
    execution_timezone: str | None = None,
    metadata: Mapping[str, Any] | None = None,
    owners: Sequence[str] | None = None,
) -> ScheduleDefinition:
    """Return a schedule that starts a job for each partition when its time is over.

    A job with static partitions is started for all of them, at the times of
    *cron_schedule*.

    Args:
        job: A job with time window partitions, or static ones.
        description: What it is for.
        name: How it is listed; the job's name and ``_schedule`` if omitted.
        minute_of_hour: Minutes past the hour, instead of when the partition ends.
        hour_of_day: The hour, instead of when the partition ends.
        day_of_week: The day, 0 for Sunday, of weekly partitions.
        day_of_month: The day, 1 for the first, of monthly partitions.
        default_status: Whether it is on before anybody switches it.
        tags: What each run is marked with.
        cron_schedule: When, for static partitions.
        execution_timezone: Whose clock is meant, for static partitions.
        metadata: Kept on the definition.
        owners: Kept on the definition: e-mail addresses, or ``team:`` and a name.

    Raises:
        CheckError: If the job has no such partitions, or what is said of the time is
            not for partitions of their kind.
    """
    partitions = job.partitions_def
    given = (minute_of_hour, hour_of_day, day_of_month, None, day_of_week)
    if isinstance(partitions, TimeWindowPartitionsDefinition):
        if cron_schedule is not None or execution_timezone is not None:
            raise CheckError(
                f"The partitions of {job.name} have times of their own: leave "
                "cron_schedule and execution_timezone away."
            )
        cron, zone = _moved(partitions.cron_schedule, given), partitions.timezone
        ask: Callable[..., Any] = _for_last(partitions, tags)
    elif isinstance(partitions, StaticPartitionsDefinition):
        if cron_schedule is None or any(each is not None for each in given):
            raise CheckError(
                f"The partitions of {job.name} have no times: say when, by "
                "cron_schedule alone."
            )
        cron, zone = cron_schedule, execution_timezone or "UTC"
        ask = _for_each(partitions, tags)
    else:
        raise CheckError(
            f"The job {job.name} has no partitions of time windows, and no static ones."
        )
    return ScheduleDefinition(
        name or f"{job.name}_schedule",
        cron,
        job=job,
        execution_fn=ask,
        execution_timezone=zone,
        description=description,
        default_status=default_status,
        metadata=metadata,
        owners=owners,
    )


def _moved(cron: str, given: Sequence[int | None]) -> str:
    """Return a cron expression at other times of its stretch.

    Raises:
        CheckError: If a part is given that the stretch goes through.
    """
    names = ("minute_of_hour", "hour_of_day", "day_of_month", "", "day_of_week")
    made = []
    for name, part, other in zip(names, cron.split(), given, strict=True):
        if other is not None and part == "*":
            raise CheckError(f"Partitions of the times {cron!r} have no {name}.")
        made.append(part if other is None else str(other))
    return " ".join(made)


def _for_last(
    partitions: TimeWindowPartitionsDefinition, tags: Mapping[str, Any] | None
) -> Callable[[Any], RunRequest | SkipReason]:
    def for_last_partition(context: Any) -> RunRequest | SkipReason:
        key = partitions.get_last_partition_key(
            current_time=context.scheduled_execution_time
        )
        if key is None:
            return SkipReason("No partition is over yet.")
        return RunRequest(run_key=key, partition_key=key, tags=tags)

    return for_last_partition


def _for_each(
    partitions: StaticPartitionsDefinition, tags: Mapping[str, Any] | None
) -> Callable[[Any], list[RunRequest]]:
    def for_each_partition(_context: Any) -> list[RunRequest]:
        # No key: it would hold for ever, and the next time would start nothing.
        return [
            RunRequest(partition_key=key, tags=tags)
            for key in partitions.get_partition_keys()
        ]

    return for_each_partition
