from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import peewee
import pytest

from tickdeck.clock import SystemClock
from tickdeck.home import Home
from tickdeck.storage.database import open_for_writing
from tickdeck.storage.tables import TABLES, UtcField, from_micros, to_micros

if TYPE_CHECKING:
    from pathlib import Path


def shape(database: peewee.SqliteDatabase, table: str) -> Any:
    columns = database.execute_sql(f"PRAGMA table_info({table})").fetchall()
    indexes = database.execute_sql(f"PRAGMA index_list({table})").fetchall()
    return (
        [(each[1], each[2], each[3], each[5]) for each in columns],
        sorted((each[1], each[2]) for each in indexes),
    )


def test_the_migrations_make_the_tables_that_are_described(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.create()
    migrated = open_for_writing(home, SystemClock())
    described = peewee.SqliteDatabase(":memory:")
    described.connect()
    for table in TABLES:
        peewee.SchemaManager(table, described).create_all()

    names = [table._meta.table_name for table in TABLES]  # noqa: SLF001 - peewee's own
    assert {name: shape(migrated, name) for name in names} == {
        name: shape(described, name) for name in names
    }
    assert set(migrated.get_tables()) - set(names) <= {
        "schema_migration",
        "sqlite_sequence",
    }
    migrated.close()
    described.close()


def test_instants_survive_whatever_their_zone() -> None:
    there = datetime(2026, 3, 29, 2, 30, 0, 1, tzinfo=timezone(timedelta(hours=2)))

    assert from_micros(to_micros(there)) == there
    assert UtcField().python_value(UtcField().db_value(there)) == there
    assert UtcField().db_value(None) is None
    assert from_micros(0) == datetime(1970, 1, 1, tzinfo=UTC)


def test_a_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        to_micros(datetime(2026, 1, 1))  # noqa: DTZ001 - the point
