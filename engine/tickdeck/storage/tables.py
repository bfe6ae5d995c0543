"""The tables, described once. `migrations` makes them; a test compares the two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import peewee

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def to_micros(instant: datetime) -> int:
    """Return whole microseconds since 1970 in UTC.

    Raises:
        ValueError: If *instant* is naive: nobody can say which hour it means.
    """
    if instant.tzinfo is None:
        raise ValueError(f"{instant} has no time zone")
    return (instant - _EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """Return the instant in UTC, whatever zone was stored."""
    return _EPOCH + timedelta(microseconds=micros)


class UtcField(peewee.Field):
    """An aware datetime, stored as whole microseconds since 1970 in UTC."""

    field_type = "BIGINT"

    def db_value(self, value: datetime | None) -> int | None:
        """Refuse a naive datetime."""
        return None if value is None else to_micros(value)

    def python_value(self, value: int | None) -> datetime | None:
        """Return UTC."""
        return None if value is None else from_micros(value)


class LocationTable(peewee.Model):
    """A code location that was opened at least once."""

    name = peewee.TextField(primary_key=True)
    kind = peewee.TextField()
    target = peewee.TextField()
    interpreter = peewee.TextField(null=True)
    working_directory = peewee.TextField(null=True)
    pinned = peewee.BooleanField()  # opened again at the next start
    status = peewee.TextField()
    error = peewee.TextField(null=True)
    error_line = peewee.IntegerField(null=True)
    snapshot = peewee.TextField(null=True)  # the last version that worked
    loaded_at = UtcField(null=True)

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "code_location"


class SensorTable(peewee.Model):
    """A sensor: what its code said last, and what is remembered between ticks."""

    id = peewee.AutoField()
    location = peewee.TextField()
    repository = peewee.TextField()
    name = peewee.TextField()
    spec = peewee.TextField()
    stored_status = peewee.TextField(null=True)
    cursor = peewee.TextField(null=True)
    cursor_version = peewee.IntegerField(default=0)
    last_run_key = peewee.TextField(null=True)
    last_tick_started = UtcField(null=True)
    last_sensor_start = UtcField(null=True)
    consecutive_failures = peewee.IntegerField(default=0)
    failing_since = UtcField(null=True)
    problem = peewee.TextField(null=True)

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "sensor"
        indexes = ((("location", "repository", "name"), True),)


class TickTable(peewee.Model):
    """A tick; or a fold of identical skips, which owns the ids up to `last_id`."""

    id = peewee.AutoField()
    last_id = peewee.IntegerField()
    sensor = peewee.IntegerField()
    status = peewee.TextField()
    started = UtcField()
    ended = UtcField(null=True)
    scheduled = UtcField(null=True)
    woken_by = peewee.TextField()
    skip_reason = peewee.TextField(null=True)
    error = peewee.TextField(null=True)
    cursor_before = peewee.TextField(null=True)
    cursor = peewee.TextField(null=True)
    run_ids = peewee.TextField(default="[]")
    run_keys = peewee.TextField(default="[]")
    origin_run_ids = peewee.TextField(default="[]")
    requests = peewee.TextField(default="[]")
    interrupted = peewee.BooleanField(default=False)
    count = peewee.IntegerField(default=1)
    last_started = UtcField(null=True)
    folded = peewee.BlobField(null=True)  # see `ticks.pack_moment`
    has_log = peewee.BooleanField(default=False)
    outcome = peewee.TextField(null=True)  # what few ticks have: see `ticks.Rest`

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "tick"
        indexes = (
            (("sensor", "id"), False),
            (("status", "id"), False),
            (("last_id",), False),
            (("sensor", "has_log", "id"), False),
            (("sensor", "started"), False),
        )


TickTable.add_index(
    TickTable.index(
        TickTable.sensor,
        TickTable.started,
        name="ticktable_file_events",
        where=peewee.SQL("\"woken_by\" = 'FILE_CHANGE'"),
    )
)


class TickLogTable(peewee.Model):
    """What a tick logged and printed."""

    tick = peewee.IntegerField(primary_key=True)
    lines = peewee.TextField()

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "tick_log"


class TickItemTable(peewee.Model):
    """What a folder's tick decided about one file that had changed."""

    tick = peewee.IntegerField()
    position = peewee.IntegerField()
    item = peewee.TextField()
    decision = peewee.TextField()
    detail = peewee.TextField()

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "tick_item"
        primary_key = peewee.CompositeKey("tick", "position")
        indexes = ((("item",), False),)
        without_rowid = True


class RunKeyTable(peewee.Model):
    """A run key that a sensor has used. Its uniqueness is the promise."""

    sensor = peewee.IntegerField()
    key = peewee.TextField()
    run_id = peewee.TextField(null=True)
    claimed = UtcField()

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "run_key"
        primary_key = peewee.CompositeKey("sensor", "key")
        indexes = ((("run_id",), False), (("sensor", "claimed"), False))
        without_rowid = True


class RunTable(peewee.Model):
    """A run."""

    id = peewee.AutoField()
    run_id = peewee.TextField(unique=True)
    location = peewee.TextField()
    job_name = peewee.TextField()
    status = peewee.TextField()
    created = UtcField()
    started = UtcField(null=True)
    ended = UtcField(null=True)
    run_config = peewee.TextField(default="{}")
    tags = peewee.TextField(default="{}")
    run_key = peewee.TextField(null=True)
    sensor = peewee.IntegerField(null=True)
    sensor_name = peewee.TextField(null=True)
    tick = peewee.IntegerField(null=True)
    partition_key = peewee.TextField(null=True)
    asset_keys = peewee.TextField(default="[]")
    parent_run_id = peewee.TextField(null=True)
    root_run_id = peewee.TextField(null=True)
    interrupted = peewee.BooleanField(default=False)
    error = peewee.TextField(null=True)
    step_keys = peewee.TextField(default="[]")
    updated = UtcField(null=True)

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "run"
        indexes = (
            (("status", "id"), False),
            (("sensor", "id"), False),
            (("tick",), False),
            (("job_name", "id"), False),
            (("parent_run_id",), False),
            (("root_run_id",), False),
            (("created", "status"), False),
            (("status", "ended"), False),
        )


class RunEventTable(peewee.Model):
    """A line of a run's structured log; its id is what status sensors' cursors hold.

    An asset event that a sensor reports belongs to no run.
    """

    id = peewee.AutoField()
    run = peewee.IntegerField(null=True)  # run.id, not the text
    at = UtcField()
    type = peewee.TextField()
    level = peewee.TextField()
    step_key = peewee.TextField(null=True)
    message = peewee.TextField()
    error = peewee.TextField(null=True)
    asset_key = peewee.TextField(null=True)
    data = peewee.TextField(null=True)
    partition = peewee.TextField(null=True)

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "run_event"
        indexes = (
            (("run", "id"), False),
            (("type", "id"), False),
            (("asset_key", "id"), False),
        )


class DynamicPartitionTable(peewee.Model):
    """A key of a dynamic partitions definition, in the order of adding."""

    id = peewee.AutoField()
    definition = peewee.TextField()
    key = peewee.TextField()
    added = UtcField()

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "dynamic_partition"
        indexes = ((("definition", "key"), True),)


class RollupTable(peewee.Model):
    """How many ticks began in a minute, hour or day; timelines read only this."""

    sensor = peewee.IntegerField()
    seconds = peewee.IntegerField()  # the length of the stretch: 60, 3600, 86400
    start = peewee.BigIntegerField()  # whole seconds since 1970 in UTC
    skipped = peewee.IntegerField()
    succeeded = peewee.IntegerField()
    failed = peewee.IntegerField()
    runs = peewee.IntegerField()

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "rollup"
        primary_key = peewee.CompositeKey("sensor", "seconds", "start")
        without_rowid = True


class FolderRuleTable(peewee.Model):
    """A folder watched without code."""

    sensor = peewee.IntegerField(primary_key=True)
    rule = peewee.TextField()
    generation = peewee.IntegerField(default=0)  # counts changes of its known files

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "folder_rule"


class KnownFileTable(peewee.Model):
    """A file that a folder sensor has dealt with, as it was then."""

    sensor = peewee.IntegerField()
    path = peewee.TextField()
    modified_ns = peewee.BigIntegerField()
    size = peewee.BigIntegerField()

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "known_file"
        primary_key = peewee.CompositeKey("sensor", "path")
        without_rowid = True


class ActivityTable(peewee.Model):
    """What happened that is neither a tick nor a run: starts, stops, edits, gaps."""

    id = peewee.AutoField()
    at = UtcField(index=True)
    kind = peewee.TextField()
    sensor = peewee.IntegerField(null=True)
    message = peewee.TextField()
    data = peewee.TextField(null=True)  # what the message is made of, JSON

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "activity"
        indexes = ((("kind", "at"), False),)


class SettingTable(peewee.Model):
    """A choice of the operator's, as JSON."""

    key = peewee.TextField(primary_key=True)
    value = peewee.TextField()

    class Meta:
        """Named for the thing, not for the class."""

        table_name = "setting"


TABLES = (
    LocationTable,
    SensorTable,
    TickTable,
    TickLogTable,
    TickItemTable,
    RunKeyTable,
    RunTable,
    RunEventTable,
    DynamicPartitionTable,
    RollupTable,
    FolderRuleTable,
    KnownFileTable,
    ActivityTable,
    SettingTable,
)
