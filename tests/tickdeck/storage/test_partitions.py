from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tickdeck.storage.conftest import NOON

from tickdeck.storage import partitions

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def test_keys_keep_the_order_of_adding_whatever_comes_between(deck: Deck) -> None:
    database = deck.store._database  # noqa: SLF001 - below the façade

    partitions.add(database, "d", ["c", "a"], NOON)
    partitions.add(database, "e", ["z"], NOON)
    partitions.add(database, "d", ["b", "a"], NOON)
    deleted = partitions.delete(database, "d", ["c"])

    assert deleted == 1
    assert partitions.keys_of(database, "d") == ("a", "b")
    assert deck.store.dynamic_partitions("e") == ("z",)
