from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tickdeck.errors import DatabaseError

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def test_settings_are_kept(deck: Deck) -> None:
    assert deck.store.setting("theme", "light") == "light"

    deck.store.set_setting("theme", {"name": "dark"})

    assert deck.store.setting("theme", None) == {"name": "dark"}


def test_errors_are_sentences(deck: Deck) -> None:
    with closing(sqlite3.connect(deck.home.database, isolation_level=None)) as other:
        other.execute("DROP TABLE tick")

    with pytest.raises(DatabaseError, match="no such table"):
        deck.store.next_tick_id()


def test_what_was_stored_is_there_after_opening_again(deck: Deck) -> None:
    deck.store.record([deck.with_run(1, "k")])
    deck.store.close()

    from tickdeck.storage.store import Store

    again = Store(deck.home, deck.clock)
    assert [run.run_id for run in again.unfinished_runs()] == ["run-1"]
    again.close()
