from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from tickdeck.reading.orphans import heirs_of
from tickdeck.reading.reader import Reader
from tickdeck.reading.rows import SensorRow
from tickdeck.values.sensors import (
    NO_LONGER_DEFINED,
    NOT_OPEN,
    SensorId,
    SensorKind,
    SensorSpec,
    SensorState,
)
from tickdeck.values.ticks import TickStatus

if TYPE_CHECKING:
    from tests.tickdeck.storage.conftest import Deck

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def row(number: int, name: str, **parts: Any) -> SensorRow:
    kind = parts.pop("kind", SensorKind.STANDARD)
    known = {"location": "l", "repository": "r", **parts}
    state = SensorState(id=SensorId(number), name=name, **known)
    return SensorRow(state=state, spec=SensorSpec(name=name, kind=kind))


GONE = row(1, "inbox", problem=NO_LONGER_DEFINED, last_tick_started=NOON)


def names(*rows: SensorRow, **first_ticks: datetime) -> list[str]:
    first = {
        each.state.id: first_ticks[each.state.name]
        for each in rows
        if each.state.name in first_ticks
    }
    return [each.state.name for each in heirs_of(GONE, (GONE, *rows), first)]


def test_who_never_ticked_comes_first_then_who_has_the_likest_name() -> None:
    later = NOON + timedelta(seconds=1)
    rows = (
        row(2, "inbox_2", last_tick_started=later),
        row(3, "mail"),
        row(4, "inbox_of_mail"),
    )

    assert names(*rows, inbox_2=later) == ["inbox_of_mail", "mail", "inbox_2"]


@pytest.mark.parametrize(
    "other",
    [
        row(2, "elsewhere", location="other"),
        row(2, "another kind", kind=SensorKind.ASSET),
        row(2, "gone too", problem=NO_LONGER_DEFINED),
        row(2, "closed", problem=NOT_OPEN),
    ],
)
def test_what_cannot_be_the_same_sensor(other: SensorRow) -> None:
    assert names(other) == []


def test_who_ticked_beside_it_is_another_sensor() -> None:
    other = row(2, "other", last_tick_started=NOON + timedelta(hours=1))

    assert names(other, other=NOON) == []
    assert names(other, other=NOON + timedelta(seconds=1)) == ["other"]


def test_orphans_are_found_with_what_they_remember(deck: Deck) -> None:
    """`a` ticked; `b` never did: there is nothing of its to give away."""
    deck.record(deck.tick(1, status=TickStatus.SUCCESS))
    ticked = msgspec.structs.replace(deck.states[0], last_tick_started=NOON)
    deck.store.save_sensor(ticked)
    deck.store.take_up("l", "r", [SensorSpec(name="renamed")])
    reader = Reader(deck.home.database)

    [orphan] = reader.orphans()
    reader.close()

    assert orphan.row.state.name == "a"
    assert [each.state.name for each in orphan.heirs] == ["renamed"]
