"""Partitions, reactions of run status sensors, runs that are tried again."""

_STATEMENTS = """
CREATE TABLE "dynamic_partition" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "definition" TEXT NOT NULL,
    "key" TEXT NOT NULL, "added" INTEGER NOT NULL);
CREATE UNIQUE INDEX "dynamicpartitiontable_definition_key"
    ON "dynamic_partition" ("definition", "key");
ALTER TABLE "tick" ADD COLUMN "outcome" TEXT;
ALTER TABLE "run" ADD COLUMN "step_keys" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE "run" ADD COLUMN "updated" INTEGER;
CREATE INDEX "runtable_parent_run_id" ON "run" ("parent_run_id");
CREATE INDEX "runtable_root_run_id" ON "run" ("root_run_id");
CREATE INDEX "runtable_created" ON "run" ("created");
ALTER TABLE "run_event" ADD COLUMN "partition" TEXT;
UPDATE "run" SET "updated" = coalesce("ended", "started", "created");
"""


def up(migrator, db):  # type: ignore[no-untyped-def]  # noqa: D103 - the runner's protocol
    for statement in _STATEMENTS.split(";"):
        if statement.strip():
            db.execute_sql(statement)
