from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tickdeck.storage.conftest import NOON, deck

from tickdeck.engine.lock import EngineLock
from tickdeck.engine.restoring import problem_of, restore
from tickdeck.errors import AlreadyRunningError, SurroundingsError
from tickdeck.reading.reader import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tickdeck.storage.conftest import Deck

__all__ = ["deck"]


def test_a_backup_takes_the_databases_place_and_that_one_is_kept(
    deck: Deck, tmp_path: Path
) -> None:
    deck.record(deck.tick(1))
    backup = tmp_path / "copy.sqlite"
    deck.store.back_up(backup)
    deck.record(deck.tick(2))
    deck.store.close()

    kept = restore(deck.home, backup, NOON)

    def ticks(file: Path) -> int:
        reader = Reader(file)
        try:
            return len(reader.ticks(unfold=True))
        finally:
            reader.close()

    assert (ticks(deck.home.database), ticks(kept)) == (1, 2)
    assert kept.parent == deck.home.backups
    assert deck.home.database.stat().st_mode & 0o777 == 0o600


def test_an_engine_at_work_is_not_disturbed(deck: Deck, tmp_path: Path) -> None:
    backup = tmp_path / "copy.sqlite"
    deck.store.back_up(backup)
    lock = EngineLock(deck.home)
    lock.acquire(NOON)
    with pytest.raises(AlreadyRunningError):
        restore(deck.home, backup, NOON)
    lock.release()


def test_what_is_no_backup_is_refused(deck: Deck, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Ada, this is not a database. " * 100)
    before = deck.home.database.read_bytes()
    with pytest.raises(SurroundingsError):
        restore(deck.home, other, NOON)
    assert deck.home.database.read_bytes() == before
    assert "no database" in (problem_of(tmp_path / "none.sqlite") or "")
