"""Indexes for a stretch of one sensor's time, and for what has failed since a time."""

_STATEMENTS = """
CREATE INDEX "ticktable_sensor_started" ON "tick" ("sensor", "started");
CREATE INDEX "ticktable_file_events" ON "tick" ("sensor", "started")
  WHERE "woken_by" = 'FILE_CHANGE';
CREATE INDEX "runtable_status_ended" ON "run" ("status", "ended");
CREATE INDEX "activitytable_kind_at" ON "activity" ("kind", "at");
"""


def up(migrator, db):  # type: ignore[no-untyped-def]  # noqa: D103 - the runner's protocol
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
