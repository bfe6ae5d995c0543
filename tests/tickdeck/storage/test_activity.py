from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage import activity

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck


def test_what_happened_is_written_down(deck: Deck) -> None:
    deck.store.note(activity.ENGINE_STARTED, "Began.")
    deck.store.save_sensor(deck.states[0], activity.SENSOR_STOPPED, "Switched off.")

    with deck.store._words() as database:  # noqa: SLF001 - no screen reads it yet
        rows = database.execute_sql(
            "SELECT kind, sensor, message FROM activity ORDER BY id"
        ).fetchall()
    assert rows == [
        ("engine_started", None, "Began."),
        ("sensor_stopped", deck.states[0].id, "Switched off."),
    ]
