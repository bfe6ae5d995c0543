"""Indexes for what is looked at by its time; what the words of an activity are of."""

_STATEMENTS = """
DROP INDEX "runtable_created";
CREATE INDEX "runtable_created_status" ON "run" ("created", "status");
CREATE INDEX "ticktable_sensor_has_log_id" ON "tick" ("sensor", "has_log", "id");
ALTER TABLE "activity" ADD COLUMN "data" TEXT;
"""


def up(migrator, db):  # type: ignore[no-untyped-def]  # noqa: D103 - the runner's protocol
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
