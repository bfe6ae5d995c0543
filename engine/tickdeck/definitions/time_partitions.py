"""Partitions that come about as time goes on: hours, days, weeks, months."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from tickdeck.definitions.cron import expect_cron, instants_after
from tickdeck.definitions.keywords import refuse_unknown
from tickdeck.definitions.partitions import PartitionedConfig, PartitionsDefinition
from tickdeck.definitions.present import present
from tickdeck.errors import DagsterInvalidDefinitionError, DagsterUnknownPartitionError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import tzinfo

    from tickdeck.definitions.instance import DagsterInstance

DATE = "%Y-%m-%d"
HOUR = "%Y-%m-%d-%H:%M"
_MOMENT = timedelta(seconds=1)


class TimeWindow(NamedTuple):
    """The stretch of time of a partition; it does not include its end."""

    start: datetime
    end: datetime


class TimeWindowPartitionsDefinition(PartitionsDefinition):
    """A partition for each stretch between two times of a cron expression.

    A partition comes about when its stretch is over.

    Args:
        start: When the first may begin; a text is read by *fmt*.
        fmt: How a key is made of the beginning of its stretch, as for ``strftime``.
        end: When the last must be over; never if omitted.
        timezone: Whose clock is meant; UTC if omitted.
        end_offset: How many partitions come about before their stretch is over;
            negative for so many later.
        cron_schedule: The times between which the stretches lie.
        further: Nothing else is accepted.

    Raises:
        DagsterInvalidDefinitionError: If the cron expression, the time zone or the
            beginning cannot be read, or a keyword would be without effect.
    """

    def __init__(
        self,
        start: datetime | str,
        fmt: str,
        end: datetime | str | None = None,
        timezone: str | None = None,
        end_offset: int = 0,
        cron_schedule: str = "0 0 * * *",
        **further: Any,
    ) -> None:
        refuse_unknown(type(self).__name__, further)
        self.fmt = fmt
        self.timezone = timezone or "UTC"
        try:
            self._zone: tzinfo = ZoneInfo(self.timezone)
        except (KeyError, ValueError, OSError) as error:
            raise DagsterInvalidDefinitionError(
                f"There is no time zone called {timezone!r}. One is called "
                "'Europe/Berlin'."
            ) from error
        self.cron_schedule = expect_cron(cron_schedule)
        self.start = self._instant(start)
        self.end = None if end is None else self._instant(end)
        self.end_offset = end_offset

    def _instant(self, given: datetime | str) -> datetime:
        if isinstance(given, datetime):
            if given.tzinfo is None:
                return given.replace(tzinfo=self._zone)
            return given.astimezone(self._zone)
        try:
            return datetime.strptime(given, self.fmt).replace(tzinfo=self._zone)
        except ValueError as error:
            raise DagsterInvalidDefinitionError(
                f"{given!r} is no time in the format {self.fmt!r}."
            ) from error

    def _starts(self) -> Iterator[datetime]:
        return instants_after(self.cron_schedule, self.start - _MOMENT, self._zone)

    def _windows(self, now: datetime) -> Iterator[TimeWindow]:
        """Yield the stretches that are over, and so many more as *end_offset* says."""
        starts = self._starts()
        begin = next(starts)
        extra = self.end_offset
        held: list[TimeWindow] = []
        for end in starts:
            window = TimeWindow(begin, end)
            begin = end
            if self.end is not None and end > self.end:
                break
            if end > now:
                if extra <= 0:
                    break
                extra -= 1
            held.append(window)
            if len(held) > max(0, -self.end_offset):
                yield held.pop(0)

    def get_partition_keys(
        self,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> list[str]:
        """Return the keys of the stretches that are over, in order."""
        return [
            window.start.strftime(self.fmt)
            for window in self._windows(_now(current_time))
        ]

    def time_window_for_partition_key(self, partition_key: str) -> TimeWindow:
        """Return the stretch of a key.

        Raises:
            DagsterUnknownPartitionError: If no stretch begins then.
        """
        try:
            begin = datetime.strptime(partition_key, self.fmt).replace(
                tzinfo=self._zone
            )
        except ValueError as error:
            raise DagsterUnknownPartitionError(
                f"Could not find a partition with key `{partition_key}`: it is no time "
                f"in the format {self.fmt!r}."
            ) from error
        # Two in a row from just before: a stretch begins only where the cron has one.
        around = instants_after(self.cron_schedule, begin - _MOMENT, self._zone)
        first, second = next(around), next(around)
        if first.strftime(self.fmt) != begin.strftime(self.fmt) or first < self.start:
            raise DagsterUnknownPartitionError(
                f"Could not find a partition with key `{partition_key}`."
            )
        return TimeWindow(first, second)

    def has_partition_key(
        self,
        partition_key: str,
        current_time: datetime | None = None,
        dynamic_partitions_store: DagsterInstance | None = None,
    ) -> bool:
        """Tell whether the key's stretch is over."""
        try:
            window = self.time_window_for_partition_key(partition_key)
        except DagsterUnknownPartitionError:
            return False
        if self.end_offset:
            return partition_key in self.get_partition_keys(current_time)
        return window.end <= _now(current_time) and (
            self.end is None or window.end <= self.end
        )

    def get_cron_schedule(self) -> str:
        """Return the times between which the stretches lie."""
        return self.cron_schedule

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.start.strftime(self.fmt)!r})"


class HourlyPartitionsDefinition(TimeWindowPartitionsDefinition):
    """A partition for each hour; keys are like ``2026-01-31-13:00``."""

    def __init__(
        self,
        start_date: datetime | str,
        end_date: datetime | str | None = None,
        minute_offset: int = 0,
        timezone: str | None = None,
        fmt: str | None = None,
        end_offset: int = 0,
        **further: Any,
    ) -> None:
        super().__init__(
            start_date,
            fmt or HOUR,
            end_date,
            timezone,
            end_offset,
            f"{minute_offset} * * * *",
            **further,
        )


class DailyPartitionsDefinition(TimeWindowPartitionsDefinition):
    """A partition for each day; keys are like ``2026-01-31``."""

    def __init__(
        self,
        start_date: datetime | str,
        end_date: datetime | str | None = None,
        minute_offset: int = 0,
        hour_offset: int = 0,
        timezone: str | None = None,
        fmt: str | None = None,
        end_offset: int = 0,
        **further: Any,
    ) -> None:
        super().__init__(
            start_date,
            fmt or DATE,
            end_date,
            timezone,
            end_offset,
            f"{minute_offset} {hour_offset} * * *",
            **further,
        )


class WeeklyPartitionsDefinition(TimeWindowPartitionsDefinition):
    """A partition for each week; keys are the dates of their first days.

    Args:
        start_date: When the first may begin.
        end_date: When the last must be over.
        minute_offset: Minutes past the hour at which a week begins.
        hour_offset: The hour at which a week begins.
        day_offset: The day at which a week begins; 0 for Sunday.
        timezone: Whose clock is meant.
        fmt: How keys are written.
        end_offset: How many come about early.
        further: Nothing else is accepted.
    """

    def __init__(
        self,
        start_date: datetime | str,
        end_date: datetime | str | None = None,
        minute_offset: int = 0,
        hour_offset: int = 0,
        day_offset: int = 0,
        timezone: str | None = None,
        fmt: str | None = None,
        end_offset: int = 0,
        **further: Any,
    ) -> None:
        super().__init__(
            start_date,
            fmt or DATE,
            end_date,
            timezone,
            end_offset,
            f"{minute_offset} {hour_offset} * * {day_offset}",
            **further,
        )


class MonthlyPartitionsDefinition(TimeWindowPartitionsDefinition):
    """A partition for each month; keys are the dates of their first days.

    Args:
        start_date: When the first may begin.
        end_date: When the last must be over.
        minute_offset: Minutes past the hour at which a month begins.
        hour_offset: The hour at which a month begins.
        day_offset: The day at which a month begins; 1 for the first.
        timezone: Whose clock is meant.
        fmt: How keys are written.
        end_offset: How many come about early.
        further: Nothing else is accepted.
    """

    def __init__(
        self,
        start_date: datetime | str,
        end_date: datetime | str | None = None,
        minute_offset: int = 0,
        hour_offset: int = 0,
        day_offset: int = 1,
        timezone: str | None = None,
        fmt: str | None = None,
        end_offset: int = 0,
        **further: Any,
    ) -> None:
        super().__init__(
            start_date,
            fmt or DATE,
            end_date,
            timezone,
            end_offset,
            f"{minute_offset} {hour_offset} {day_offset} * *",
            **further,
        )


def _windowed(
    partitions: TimeWindowPartitionsDefinition,
    tags_for_partition_fn: Callable[[datetime, datetime], Mapping[str, str]] | None,
) -> Callable[[Callable[[datetime, datetime], Mapping[str, Any]]], PartitionedConfig]:
    def define(
        function: Callable[[datetime, datetime], Mapping[str, Any]],
    ) -> PartitionedConfig:
        def config_of(key: str) -> Mapping[str, Any]:
            return function(*partitions.time_window_for_partition_key(key))

        def tags_of(key: str) -> Mapping[str, str]:
            if tags_for_partition_fn is None:
                return {}
            return tags_for_partition_fn(*partitions.time_window_for_partition_key(key))

        return PartitionedConfig(partitions, config_of, tags_of, function)

    return define


def hourly_partitioned_config(
    start_date: datetime | str,
    *,
    tags_for_partition_fn: Callable[[datetime, datetime], Mapping[str, str]]
    | None = None,
    **options: Any,
) -> Any:
    """Turn a function of a start and an end into the config of an hourly job.

    Args:
        start_date: When the first partition may begin.
        tags_for_partition_fn: A function of a start and an end that returns tags.
        options: What `HourlyPartitionsDefinition` takes as well.
    """
    partitions = HourlyPartitionsDefinition(start_date, **options)
    return _windowed(partitions, tags_for_partition_fn)


def daily_partitioned_config(
    start_date: datetime | str,
    *,
    tags_for_partition_fn: Callable[[datetime, datetime], Mapping[str, str]]
    | None = None,
    **options: Any,
) -> Any:
    """Turn a function of a start and an end into the config of a daily job.

    Args:
        start_date: When the first partition may begin.
        tags_for_partition_fn: A function of a start and an end that returns tags.
        options: What `DailyPartitionsDefinition` takes as well.
    """
    partitions = DailyPartitionsDefinition(start_date, **options)
    return _windowed(partitions, tags_for_partition_fn)


def weekly_partitioned_config(
    start_date: datetime | str,
    *,
    tags_for_partition_fn: Callable[[datetime, datetime], Mapping[str, str]]
    | None = None,
    **options: Any,
) -> Any:
    """Turn a function of a start and an end into the config of a weekly job.

    Args:
        start_date: When the first partition may begin.
        tags_for_partition_fn: A function of a start and an end that returns tags.
        options: What `WeeklyPartitionsDefinition` takes as well.
    """
    partitions = WeeklyPartitionsDefinition(start_date, **options)
    return _windowed(partitions, tags_for_partition_fn)


def monthly_partitioned_config(
    start_date: datetime | str,
    *,
    tags_for_partition_fn: Callable[[datetime, datetime], Mapping[str, str]]
    | None = None,
    **options: Any,
) -> Any:
    """Turn a function of a start and an end into the config of a monthly job.

    Args:
        start_date: When the first partition may begin.
        tags_for_partition_fn: A function of a start and an end that returns tags.
        options: What `MonthlyPartitionsDefinition` takes as well.
    """
    partitions = MonthlyPartitionsDefinition(start_date, **options)
    return _windowed(partitions, tags_for_partition_fn)


def _now(given: datetime | None) -> datetime:
    if given is None:
        return present()
    return given if given.tzinfo is not None else given.replace(tzinfo=UTC)
