from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.launching.growth import Growth
from tickdeck.launching.seats import PoolLimits, Seat

if TYPE_CHECKING:
    from tickdeck.launching.seats import Task

LIMITS = PoolLimits(most=3, patience_s=0.1, backlog_s=1.0)


@pytest.fixture
def growth() -> Growth:
    made = Growth(LIMITS)
    made.begin(100.0)
    return made


def seat(busy_since: float | None = None, *, loaded: bool = True) -> Seat:
    made = Seat()
    made.loaded = loaded
    if busy_since is not None:
        made.task, made.busy_since = BUSY, busy_since
    return made


class Busy:
    """What a worker does."""

    timeout_s: float | None = None
    shares = False

    def prepare(self) -> None:
        return None

    def hear(self, message: object) -> bool:
        raise AssertionError(message)

    def print_out(self, text: bytes) -> None: ...

    def lost(self, why: str) -> None: ...


BUSY: Task = Busy()


def test_a_worker_that_is_busy_for_long_needs_help(growth: Growth) -> None:
    assert growth.is_needed(100.5, [seat(100.3)])
    assert not growth.is_needed(100.5, [seat(100.45)])
    assert not growth.is_needed(100.5, [seat(100.3), seat(100.45)])
    assert not growth.is_needed(100.5, [seat(100.3), seat()])


def test_workers_that_do_nothing_else_need_help(growth: Growth) -> None:
    growth.worked(2.1)
    assert growth.is_needed(102.0, [seat(101.99), seat(101.98)])
    later = [seat(102.29), seat(102.28)]
    assert not growth.is_needed(102.3, later), "less than half of their time"
    growth.begin(102.0)
    growth.worked(1.0)
    assert not growth.is_needed(102.3, later), "the line has not been there for long"


def test_workers_that_spend_their_time_between_tasks_need_none(growth: Growth) -> None:
    growth.worked(0.4)
    assert not growth.is_needed(102.0, [seat(101.99)])


def test_there_is_one_at_a_time_and_never_one_too_many(growth: Growth) -> None:
    growth.worked(60.0)
    assert not growth.is_needed(110.0, [seat(100.0), seat(loaded=False)])
    assert growth.is_needed(110.0, [seat(100.0)] * 2)
    assert not growth.is_needed(110.0, [seat(100.0)] * 3)


def test_where_there_is_no_worker_one_is_needed(growth: Growth) -> None:
    assert growth.is_needed(100.0, [])
