"""Putting a backup in the place of the database, while no engine works on it."""

from __future__ import annotations

import contextlib
import os
import shutil
from typing import TYPE_CHECKING

from tickdeck.engine.lock import EngineLock
from tickdeck.errors import DatabaseError, SurroundingsError
from tickdeck.reading.reader import Reader

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from tickdeck.home import Home


def problem_of(backup: Path) -> str | None:
    """Return why *backup* cannot be restored, as a sentence; None if it can be."""
    try:
        with contextlib.closing(Reader(backup)) as reader:
            reader.roster()
            damage = reader.problems()
    except DatabaseError as error:
        return str(error)
    return f"{backup} is damaged: {damage[0]}" if damage else None


def restore(home: Home, backup: Path, now: datetime) -> Path:
    """Make *backup* the database of *home*; return where the one until now is kept.

    Runs and ticks that are newer than the backup are forgotten with it, and so are
    their run keys; what runs had printed stays on the disk.

    Raises:
        AlreadyRunningError: If an engine works on *home*.
        SurroundingsError: If the backup is none, or a file cannot be written.
    """
    problem = problem_of(backup)
    if problem is not None:
        raise SurroundingsError(problem)
    lock = EngineLock(home)
    lock.acquire_silently()
    kept = home.backups / f"replaced-{now:%Y%m%dT%H%M%S%fZ}.sqlite"
    fresh = home.database.with_suffix(".restoring")
    try:
        shutil.copyfile(backup, fresh)
        fresh.chmod(0o600)
        with fresh.open("rb") as written:
            os.fsync(written.fileno())
        if home.database.exists():
            home.database.replace(kept)
        for companion in ("-wal", "-shm"):
            beside = home.database.with_name(home.database.name + companion)
            if beside.exists():
                beside.replace(kept.with_name(kept.name + companion))
        fresh.replace(home.database)
    except OSError as error:
        raise SurroundingsError(
            f"{backup} could not be restored: {error.strerror or error}. The database "
            f"is {home.database}, or else {kept}."
        ) from error
    finally:
        lock.release()
    return kept
