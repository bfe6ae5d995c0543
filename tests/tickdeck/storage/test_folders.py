from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage import folders
from tickdeck.values.folders import CommandAction, FolderRule, KnownFile
from tickdeck.values.sensors import SensorSpec

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck

RULE = FolderRule(
    name="scans", folders=("/in",), action=CommandAction(arguments=("ls", "{path}"))
)


def test_a_rule_is_a_sensor_with_the_files_that_were_there(deck: Deck) -> None:
    known = (KnownFile("/in/a", 1, 2),)

    state = deck.store.save_rule("Folders", "r", SensorSpec(name="scans"), RULE, known)

    assert deck.store.rules() == {state.id: RULE}
    assert deck.store.known_files(state.id) == known
    assert deck.store.folder_generation(state.id) == 1


def test_saving_a_rule_again_keeps_what_it_knows(deck: Deck) -> None:
    spec = SensorSpec(name="scans")
    known = (KnownFile("/in/a", 1, 2),)
    state = deck.store.save_rule("Folders", "r", spec, RULE, known)

    again = deck.store.save_rule("Folders", "r", spec, RULE, ())

    assert again.id == state.id
    assert deck.store.known_files(state.id) == known


def test_files_change_with_the_generation(deck: Deck) -> None:
    state = deck.store.save_rule("Folders", "r", SensorSpec(name="scans"), RULE, ())

    with deck.store._words() as database:  # noqa: SLF001 - as a tick does
        folders.remember(
            database, state.id, [KnownFile("/a", 1, 1), KnownFile("/b", 1, 1)], ()
        )
        folders.remember(database, state.id, [KnownFile("/a", 2, 2)], ["/b"])

    assert deck.store.known_files(state.id) == (KnownFile("/a", 2, 2),)
    assert deck.store.folder_generation(state.id) == 2
    assert deck.store.folder_generation(deck.states[0].id) == 0
