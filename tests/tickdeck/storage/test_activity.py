from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.storage import activity
from tickdeck.storage.activity import GapCause, gap_note, gap_of

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck

ASLEEP, CLOCK = GapCause.ASLEEP, GapCause.CLOCK


def test_what_happened_is_written_down(deck: Deck) -> None:
    deck.store.note(activity.ENGINE_STARTED, "Began.")
    deck.store.save_sensor(
        deck.states[0], activity.CURSOR_SET, "Cursor set to 'x'.", cursor="x"
    )

    with deck.store._words() as database:  # noqa: SLF001 - what is stored
        rows = database.execute_sql(
            "SELECT kind, sensor, message, data FROM activity ORDER BY id"
        ).fetchall()
    assert rows == [
        ("engine_started", None, "Began.", None),
        ("cursor_set", deck.states[0].id, "Cursor set to 'x'.", '{"cursor":"x"}'),
    ]


@pytest.mark.parametrize(
    ("note", "message", "gap"),
    [
        (gap_note(29.7, ASLEEP), "The machine slept for 30 s.", (ASLEEP, 30)),
        (
            gap_note(30, ASLEEP, sure=False),
            "The machine slept, or its clock was set forward, by 30 s.",
            (ASLEEP, 30),
        ),
        (
            gap_note(30, CLOCK),
            "The machine had its clock set forward, by 30 s.",
            (CLOCK, 30),
        ),
        (
            gap_note(-30, CLOCK),
            "The machine had its clock set back, by 30 s.",
            (CLOCK, 0),
        ),
    ],
)
def test_a_gap_is_told_in_words_and_in_numbers(
    note: activity.Note, message: str, gap: tuple[GapCause, int]
) -> None:
    assert note.message == message
    assert gap_of(message, note.data) == gap
    assert gap_of("Something else.", {}) == (ASLEEP, 0)
