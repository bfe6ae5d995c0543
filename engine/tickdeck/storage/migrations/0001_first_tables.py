"""The tables of Tickdeck 0.1.

Plain SQL, frozen: later changes of `tables` must not rewrite history. Ids that
cursors or people may remember are AUTOINCREMENT, so that none is used twice.
"""

_STATEMENTS = """
CREATE TABLE "code_location" (
    "name" TEXT NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "target" TEXT NOT NULL,
    "interpreter" TEXT, "working_directory" TEXT, "pinned" INTEGER NOT NULL,
    "status" TEXT NOT NULL, "error" TEXT, "error_line" INTEGER, "snapshot" TEXT,
    "loaded_at" INTEGER);
CREATE TABLE "sensor" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "location" TEXT NOT NULL,
    "repository" TEXT NOT NULL, "name" TEXT NOT NULL, "spec" TEXT NOT NULL,
    "stored_status" TEXT, "cursor" TEXT, "cursor_version" INTEGER NOT NULL,
    "last_run_key" TEXT, "last_tick_started" INTEGER, "last_sensor_start" INTEGER,
    "consecutive_failures" INTEGER NOT NULL, "failing_since" INTEGER,
    "problem" TEXT);
CREATE UNIQUE INDEX "sensortable_location_repository_name"
    ON "sensor" ("location", "repository", "name");
CREATE TABLE "tick" (
    "id" INTEGER NOT NULL PRIMARY KEY, "last_id" INTEGER NOT NULL,
    "sensor" INTEGER NOT NULL, "status" TEXT NOT NULL, "started" INTEGER NOT NULL,
    "ended" INTEGER, "scheduled" INTEGER, "woken_by" TEXT NOT NULL,
    "skip_reason" TEXT, "error" TEXT, "cursor_before" TEXT, "cursor" TEXT,
    "run_ids" TEXT NOT NULL, "run_keys" TEXT NOT NULL,
    "origin_run_ids" TEXT NOT NULL, "requests" TEXT NOT NULL,
    "interrupted" INTEGER NOT NULL, "count" INTEGER NOT NULL,
    "last_started" INTEGER, "folded" BLOB, "has_log" INTEGER NOT NULL);
CREATE INDEX "ticktable_sensor_id" ON "tick" ("sensor", "id");
CREATE INDEX "ticktable_status_id" ON "tick" ("status", "id");
CREATE INDEX "ticktable_last_id" ON "tick" ("last_id");
CREATE TABLE "tick_log" (
    "tick" INTEGER NOT NULL PRIMARY KEY, "lines" TEXT NOT NULL);
CREATE TABLE "tick_item" (
    "tick" INTEGER NOT NULL, "position" INTEGER NOT NULL, "item" TEXT NOT NULL,
    "decision" TEXT NOT NULL, "detail" TEXT NOT NULL,
    PRIMARY KEY ("tick", "position")) WITHOUT ROWID;
CREATE INDEX "tickitemtable_item" ON "tick_item" ("item");
CREATE TABLE "run_key" (
    "sensor" INTEGER NOT NULL, "key" TEXT NOT NULL, "run_id" TEXT,
    "claimed" INTEGER NOT NULL, PRIMARY KEY ("sensor", "key")) WITHOUT ROWID;
CREATE INDEX "runkeytable_run_id" ON "run_key" ("run_id");
CREATE INDEX "runkeytable_sensor_claimed" ON "run_key" ("sensor", "claimed");
CREATE TABLE "run" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "run_id" TEXT NOT NULL,
    "location" TEXT NOT NULL, "job_name" TEXT NOT NULL, "status" TEXT NOT NULL,
    "created" INTEGER NOT NULL, "started" INTEGER, "ended" INTEGER,
    "run_config" TEXT NOT NULL, "tags" TEXT NOT NULL, "run_key" TEXT,
    "sensor" INTEGER, "sensor_name" TEXT, "tick" INTEGER, "partition_key" TEXT,
    "asset_keys" TEXT NOT NULL, "parent_run_id" TEXT, "root_run_id" TEXT,
    "interrupted" INTEGER NOT NULL, "error" TEXT);
CREATE UNIQUE INDEX "runtable_run_id" ON "run" ("run_id");
CREATE INDEX "runtable_status_id" ON "run" ("status", "id");
CREATE INDEX "runtable_sensor_id" ON "run" ("sensor", "id");
CREATE INDEX "runtable_tick" ON "run" ("tick");
CREATE INDEX "runtable_job_name_id" ON "run" ("job_name", "id");
CREATE TABLE "run_event" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "run" INTEGER,
    "at" INTEGER NOT NULL, "type" TEXT NOT NULL, "level" TEXT NOT NULL,
    "step_key" TEXT, "message" TEXT NOT NULL, "error" TEXT, "asset_key" TEXT,
    "data" TEXT);
CREATE INDEX "runeventtable_run_id" ON "run_event" ("run", "id");
CREATE INDEX "runeventtable_type_id" ON "run_event" ("type", "id");
CREATE INDEX "runeventtable_asset_key_id" ON "run_event" ("asset_key", "id");
CREATE TABLE "rollup" (
    "sensor" INTEGER NOT NULL, "seconds" INTEGER NOT NULL,
    "start" INTEGER NOT NULL, "skipped" INTEGER NOT NULL,
    "succeeded" INTEGER NOT NULL, "failed" INTEGER NOT NULL,
    "runs" INTEGER NOT NULL,
    PRIMARY KEY ("sensor", "seconds", "start")) WITHOUT ROWID;
CREATE TABLE "folder_rule" (
    "sensor" INTEGER NOT NULL PRIMARY KEY, "rule" TEXT NOT NULL,
    "generation" INTEGER NOT NULL);
CREATE TABLE "known_file" (
    "sensor" INTEGER NOT NULL, "path" TEXT NOT NULL,
    "modified_ns" INTEGER NOT NULL, "size" INTEGER NOT NULL,
    PRIMARY KEY ("sensor", "path")) WITHOUT ROWID;
CREATE TABLE "activity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "at" INTEGER NOT NULL,
    "kind" TEXT NOT NULL, "sensor" INTEGER, "message" TEXT NOT NULL);
CREATE INDEX "activitytable_at" ON "activity" ("at");
CREATE TABLE "setting" ("key" TEXT NOT NULL PRIMARY KEY, "value" TEXT NOT NULL);
"""


def up(migrator, db):  # type: ignore[no-untyped-def]  # noqa: D103 - the runner's protocol
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
