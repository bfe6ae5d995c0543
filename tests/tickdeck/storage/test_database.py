from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import peewee
import pytest

from tickdeck.clock import SystemClock
from tickdeck.errors import DatabaseError, StartupError
from tickdeck.home import Home
from tickdeck.storage.database import (
    back_up,
    durable,
    errors_in_words,
    in_words,
    open_for_reading,
    open_for_writing,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    made.create()
    return made


def opened(home: Home) -> peewee.SqliteDatabase:
    return open_for_writing(home, SystemClock())


def test_the_file_is_private_and_in_wal_mode(home: Home) -> None:
    database = opened(home)

    assert home.database.stat().st_mode & 0o777 == 0o600
    assert database.execute_sql("PRAGMA journal_mode").fetchone() == ("wal",)
    database.close()


def test_a_file_that_is_no_database_is_said_and_left_as_it_is(home: Home) -> None:
    home.database.write_text("Dear diary, " * 200)

    with pytest.raises(StartupError, match=r"is damaged .* left as it is"):
        opened(home)

    assert home.database.read_text().startswith("Dear diary")


def test_a_damaged_file_is_said(home: Home) -> None:
    database = opened(home)
    with database.atomic():
        for number in range(2_000):
            database.execute_sql(
                "INSERT INTO setting VALUES (?, ?)", (f"key-{number}", "x" * 100)
            )
    database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    content = bytearray(home.database.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 20_000] = b"\xff" * 20_000
    home.database.write_bytes(content)

    with pytest.raises(StartupError, match="damaged"):
        opened(home)


def test_a_newer_file_is_refused_unchanged(home: Home) -> None:
    database = opened(home)
    database.execute_sql(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_future', '2030')"
    )
    database.close()

    with pytest.raises(StartupError, match=r"newer Tickdeck .*9999_future"):
        opened(home)


def test_a_locked_file_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    opened(home).close()
    monkeypatch.setattr("tickdeck.storage.database.BUSY_TIMEOUT_S", 0.05)
    database = opened(home)
    with closing(sqlite3.connect(home.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with (
            pytest.raises(DatabaseError, match="locked by another program"),
            errors_in_words(home.database),
        ):
            database.execute_sql("DELETE FROM setting")

    database.close()


def test_a_file_that_cannot_be_opened_is_said(home: Home) -> None:
    home.database.mkdir()

    with pytest.raises(StartupError, match="cannot be opened"):
        opened(home)


def test_a_copy_is_made_before_a_migration(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = opened(home)
    database.execute_sql("INSERT INTO setting VALUES ('a', '1')")
    database.close()
    more = tmp_path / "more"
    more.mkdir()
    from tickdeck.storage import database as module

    for each in module._MIGRATIONS.glob("0*.py"):  # noqa: SLF001 - the folder itself is what changes
        (more / each.name).write_text(each.read_text())
    (more / "9000_note.py").write_text(
        "def up(migrator, db):\n    db.execute_sql('CREATE TABLE note (a)')\n"
    )
    monkeypatch.setattr(module, "_MIGRATIONS", more)

    opened(home).close()

    [copy] = home.backups.iterdir()
    assert "before-9000_note" in copy.name
    assert copy.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT * FROM setting").fetchall() == [("a", "1")]
        names = kept.execute("SELECT name FROM sqlite_master").fetchall()
    assert ("note",) not in names


def test_a_migration_that_fails_changes_nothing(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(home).close()
    more = tmp_path / "more"
    more.mkdir()
    from tickdeck.storage import database as module

    first = "0001_first_tables.py"
    (more / first).write_text((module._MIGRATIONS / first).read_text())  # noqa: SLF001 - as above
    (more / "0002_bad.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('CREATE TABLE half (a)')\n"
        "    db.execute_sql('CREATE GARBAGE')\n"
    )
    monkeypatch.setattr(module, "_MIGRATIONS", more)

    with pytest.raises(StartupError):
        opened(home)

    monkeypatch.undo()
    database = opened(home)
    assert "half" not in database.get_tables()
    database.close()


def test_readers_cannot_write(home: Home) -> None:
    opened(home).close()
    reader = open_for_reading(home.database)

    with pytest.raises(peewee.OperationalError):
        reader.execute_sql("DELETE FROM setting")

    reader.close()


def test_there_is_nothing_to_read_before_the_first_start(home: Home) -> None:
    with pytest.raises(DatabaseError, match="no database"):
        open_for_reading(home.database)


def test_only_what_is_durable_waits_for_the_disk(home: Home) -> None:
    database = opened(home)

    with durable(database):
        inside = database.execute_sql("PRAGMA synchronous").fetchone()
    outside = database.execute_sql("PRAGMA synchronous").fetchone()

    assert (inside, outside) == ((2,), (1,))
    database.close()


def test_a_copy_is_complete(home: Home, tmp_path: Path) -> None:
    database = opened(home)
    database.execute_sql("INSERT INTO setting VALUES ('a', '1')")

    back_up(database, tmp_path / "copy.sqlite")

    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as copy:
        assert copy.execute("SELECT * FROM setting").fetchall() == [("a", "1")]
    database.close()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ("database or disk is full", "Free some space"),
        ("database is locked", "locked by another program"),
        ("attempt to write a readonly database", "read-only"),
        ("database disk image is malformed", "damaged"),
        ("something else", "something else"),
    ],
)
def test_errors_say_what_to_do(error: str, said: str, tmp_path: Path) -> None:
    sentence = in_words(sqlite3.OperationalError(error), tmp_path / "x.sqlite")

    assert said in sentence
    assert "x.sqlite" in sentence


def test_what_failed_first_is_said_not_what_failed_because_of_it(
    tmp_path: Path,
) -> None:
    first = sqlite3.OperationalError("database or disk is full")
    then = sqlite3.OperationalError("cannot rollback - no transaction is active")
    then.__context__ = first
    words = errors_in_words(tmp_path / "x.sqlite")

    with pytest.raises(DatabaseError, match="Free some space"), words:
        raise then
