from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage import run_keys

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def test_used_keys_come_with_their_runs(deck: Deck) -> None:
    deck.store.record([deck.with_run(1, "a"), deck.with_run(2, "b'\"ü")])

    used = deck.store.used_keys(deck.states[0].id, ["a", "b'\"ü", "c"])

    assert used == {"a": "run-1", "b'\"ü": "run-2"}
    assert deck.store.used_keys(deck.states[1].id, ["a"]) == {}
    assert deck.store.used_keys(deck.states[0].id, []) == {}


def test_ten_thousand_keys_are_one_question(deck: Deck) -> None:
    keys = [f"key-{number}" for number in range(10_000)]

    assert deck.store.used_keys(deck.states[0].id, keys) == {}


def test_released_keys_are_free_again(deck: Deck) -> None:
    deck.store.record([deck.with_run(1, "a")])

    with deck.store._words() as database:  # noqa: SLF001 - no command releases keys yet
        assert run_keys.release(database, deck.states[0].id, ["a", "z"]) == 1

    deck.store.record([deck.with_run(2, "a")])
    assert deck.store.used_keys(deck.states[0].id, ["a"]) == {"a": "run-2"}
