from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import msgspec

from tickdeck.engine.run_queue import RunQueue, TagRoom, priority_of
from tickdeck.values.runs import Run, RunStatus
from tickdeck.values.settings import TagLimit

if TYPE_CHECKING:
    from collections.abc import Iterable

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def run(run_id: str, **tags: str) -> Run:
    return Run(
        run_id=run_id,
        location="l",
        job_name="j",
        status=RunStatus.NOT_STARTED,
        created=NOON,
        tags={key.replace("__", "/"): value for key, value in tags.items()},
    )


def ids(runs: Iterable[Run]) -> list[str]:
    return [each.run_id for each in runs]


def test_priority_comes_first_then_the_order() -> None:
    queue = RunQueue()
    for each in (
        run("a"),
        run("b", dagster__priority="5"),
        run("c", dagster__priority="high"),
        run("d", dagster__priority="-1"),
        run("e", dagster__priority="5"),
    ):
        queue.add(each)

    assert ids(queue) == ["b", "e", "a", "c", "d"]
    assert priority_of(run("x", dagster__priority="7")) == 7


def test_what_does_not_fit_holds_up_no_other() -> None:
    queue = RunQueue()
    for name in "abcd":
        queue.add(run(name))

    taken = queue.take(lambda each: each.run_id != "a", 2)

    assert (ids(taken), ids(queue), len(queue)) == (["b", "c"], ["a", "d"], 2)
    assert queue.remove("a") is not None
    assert queue.remove("a") is None
    assert "d" in queue
    queue.replace(msgspec.structs.replace(run("d"), status=RunStatus.QUEUED))
    assert [each.status for each in queue] == [RunStatus.QUEUED]


def test_limits_on_tags() -> None:
    limits = (
        TagLimit(key="db", value="duck", limit=1),
        TagLimit(key="who", limit=1, per_unique_value=True),
        TagLimit(key="any", limit=2),
    )
    room = TagRoom(limits, [run("a", db="duck", any="x"), run("b", who="ann")])

    assert not room.has_room(run("c", db="duck"))
    assert room.has_room(run("c", db="other"))
    assert not room.has_room(run("c", who="ann"))
    assert room.has_room(run("c", who="bob"))
    assert room.has_room(run("c", any="y"))
    room.take(run("c", any="y"))
    assert not room.has_room(run("d", any="z"))
    assert TagRoom((), []).has_room(run("e", db="duck"))
