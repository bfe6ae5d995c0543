from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tickdeck import Definitions, RunRequest, job, op, sensor
from tickdeck.storage.activity import STATE_MOVED
from tickdeck.testing import ManualEngine
from tickdeck.values.commands import MoveState, RemoveLocation

if TYPE_CHECKING:
    from collections.abc import Iterator


@op
def nothing() -> None: ...


@job
def j() -> None:
    nothing()


def counting(context: Any) -> RunRequest:
    context.update_cursor(str(int(context.cursor or 0) + 1))
    return RunRequest(context.cursor)


def definitions(*names: str) -> Definitions:
    return Definitions(sensors=[sensor(name=name, job=j)(counting) for name in names])


@pytest.fixture
def engine() -> Iterator[ManualEngine]:
    with ManualEngine(definitions("old", "other")) as made:
        made.tick("old")
        yield made


def move(engine: ManualEngine, old: str, new: str) -> None:
    engine.do(MoveState(source=engine.state(old).id, target=engine.state(new).id))


def test_the_new_name_goes_on_where_the_old_one_was(engine: ManualEngine) -> None:
    engine.load(definitions("new", "other"))
    [orphan] = engine.reader.orphans()
    assert {heir.state.name for heir in orphan.heirs} == {"new", "other"}

    move(engine, "old", "new")

    assert engine.tick("new").run_keys == ("2",)
    assert engine.reader.orphans() == ()
    [noted] = [item for item in engine.reader.happened() if item.kind == STATE_MOVED]
    assert noted.data == {"source": "old", "target": "new"}


def test_what_is_still_defined_gives_nothing_away(engine: ManualEngine) -> None:
    with pytest.raises(ValueError, match="old is still defined"):
        move(engine, "old", "other")
    with pytest.raises(ValueError, match="its own state"):
        move(engine, "old", "old")


def test_nothing_is_given_to_what_is_not_defined(engine: ManualEngine) -> None:
    engine.load(definitions())

    with pytest.raises(ValueError, match="other is not defined either"):
        move(engine, "old", "other")


def test_a_location_under_another_name_goes_on_too(engine: ManualEngine) -> None:
    engine.load(definitions("old"), "elsewhere")
    engine.do(RemoveLocation(name="definitions"))

    move(engine, "definitions:old", "elsewhere:old")

    assert engine.cursor("old") == "1"


def test_of_code_that_cannot_be_read_nobody_knows(engine: ManualEngine) -> None:
    engine._store.set_problem(  # noqa: SLF001 - as after a broken start
        "definitions", "Its definitions cannot be read: SyntaxError."
    )
    engine.load(definitions("new"), "elsewhere")
    engine._parts.sensors.put_away("definitions", "")  # noqa: SLF001 - as above

    with pytest.raises(ValueError, match="Nobody knows whether old"):
        move(engine, "old", "new")
