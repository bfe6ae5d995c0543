"""Opening the file: its permissions, its health, its age; and what its errors mean."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from pathlib import Path
from typing import TYPE_CHECKING

import peewee
from playhouse import migrations

from tickdeck.errors import DatabaseError, StartupError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tickdeck.clock import Clock
    from tickdeck.home import Home

BUSY_TIMEOUT_S = 5.0
CHECK_SECONDS = 1.0
_MIGRATIONS = Path(__file__).parent / "migrations"
_PRIVATE_FILE = 0o600
_WRITING = {
    "journal_mode": "wal",
    "foreign_keys": 0,
    "synchronous": "normal",
    "cache_size": -64_000,
    "temp_store": "memory",
    "wal_autocheckpoint": 4_000,
}


def open_for_writing(home: Home, clock: Clock) -> peewee.SqliteDatabase:
    """Open the one file, making or migrating its tables, connected in this thread.

    The engine's thread is the only one that writes. A copy of the file is put into
    the backups folder before each migration.

    Raises:
        StartupError: If the file is damaged, locked, from a newer Tickdeck, or cannot
            be opened; a sentence that says which and what to do.
    """
    path = home.database
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, _PRIVATE_FILE))
        path.chmod(_PRIVATE_FILE)
    except OSError as error:
        raise StartupError(
            f"The database {path} cannot be opened: {error.strerror}. "
            "Make it readable and writable for your account."
        ) from error
    database = _connectable(path, _WRITING)
    try:
        database.connect()
        _check_health(database)
        _migrate(database, home, clock)
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        database.close()
        raise StartupError(in_words(error, path)) from error
    except BaseException:
        database.close()
        raise
    return database


def open_for_reading(path: Path) -> peewee.SqliteDatabase:
    """Open the file so that this connection cannot change it, in this thread.

    Raises:
        DatabaseError: If there is no such file or it cannot be read, in words.
    """
    if not path.exists():
        raise DatabaseError(f"There is no database at {path} yet.")
    database = _connectable(path, {"query_only": 1, "cache_size": -32_000})
    try:
        with errors_in_words(path):
            database.connect()
            database.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError:
        database.close()
        raise
    return database


def _connectable(path: Path, pragmas: dict[str, object]) -> peewee.SqliteDatabase:
    return peewee.SqliteDatabase(
        str(path), autoconnect=False, timeout=BUSY_TIMEOUT_S, pragmas=pragmas
    )


def _check_health(database: peewee.SqliteDatabase) -> None:
    """Look for damage for at most `CHECK_SECONDS`, so that a large file opens soon."""
    connection: sqlite3.Connection = database.connection()
    give_up = time.monotonic() + CHECK_SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > give_up, 10_000)
    try:
        rows = connection.execute("PRAGMA quick_check(1)").fetchall()
    except sqlite3.OperationalError as error:
        if "interrupted" not in str(error):
            raise
        return
    finally:
        connection.set_progress_handler(None, 0)
    if rows != [("ok",)]:
        raise sqlite3.DatabaseError(f"malformed: {rows[0][0]}")


def _migrate(database: peewee.SqliteDatabase, home: Home, clock: Clock) -> None:
    runner = migrations.Runner(database, str(_MIGRATIONS))
    status = runner.status()
    unknown = sorted(each.name for each in status if each.path is None)
    if unknown:
        raise StartupError(
            f"The database {home.database} was written by a newer Tickdeck "
            f"(it has {unknown[-1]}). Install that version again, or set TICKDECK_HOME "
            "to another folder. Nothing was changed."
        )
    pending = [each.name for each in status if each.applied is None]
    if not pending:
        return
    if len(pending) < len(status):
        stamp = clock.now().strftime("%Y%m%dT%H%M%SZ")
        copy = home.backups / f"tickdeck-{stamp}-before-{pending[0]}.sqlite"
        back_up(database, copy)
    runner.up()


def back_up(database: peewee.SqliteDatabase, copy: Path) -> None:
    """Write a consistent copy of the open *database*, for its owner only."""
    os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _PRIVATE_FILE))
    with contextlib.closing(sqlite3.connect(copy)) as target:
        database.connection().backup(target)


@contextlib.contextmanager
def durable(database: peewee.SqliteDatabase) -> Iterator[None]:
    """Commit what is written inside so that even a power cut cannot take it back."""
    database.execute_sql("PRAGMA synchronous = FULL")
    try:
        yield
    finally:
        database.execute_sql("PRAGMA synchronous = NORMAL")


@contextlib.contextmanager
def errors_in_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file at *path* into sentences.

    Raises:
        DatabaseError: Instead of any of them.
    """
    try:
        yield
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        raise DatabaseError(in_words(_reason(error), path)) from error


def _reason(error: Exception) -> Exception:
    """Return what failed first.

    A full disk ends the transaction by itself, so that the rollback fails as well and
    would hide why.
    """
    while "cannot rollback" in str(error) and isinstance(error.__context__, Exception):
        error = error.__context__
    return error


def in_words(error: Exception, path: Path) -> str:
    """Say what SQLite's *error* means for the file at *path*, and what to do."""
    text = str(error).lower()
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return (
            f"The database {path} is damaged ({error}). It was left as it is. "
            f"Restore a copy from {path.parent / 'backups'}, or move the file away "
            "to begin with an empty one."
        )
    if "locked" in text or "busy" in text:
        return (
            f"The database {path} is locked by another program. "
            "Close whatever has it open; Tickdeck goes on trying."
        )
    if "full" in text:
        return (
            f"The disk with {path} is full. Free some space; Tickdeck goes on trying, "
            "and starts nothing that it cannot record."
        )
    if "readonly" in text or "read-only" in text:
        return f"The database {path} is read-only. Make it writable for your account."
    return f"The database {path} cannot be used: {error}."
