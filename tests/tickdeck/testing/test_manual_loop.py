from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tickdeck.clock import ManualClock
from tickdeck.testing.manual_loop import ManualLoop


def test_only_what_is_due_is_run() -> None:
    clock = ManualClock(datetime(2026, 1, 1, tzinfo=UTC))
    loop = ManualLoop(clock)
    done: list[str] = []
    loop.call_soon(lambda: loop.call_soon(done.append, "soon"))
    loop.call_later(5, done.append, "later")
    never = loop.call_later(1, done.append, "never")
    never.cancel()

    loop.run_ready()
    upcoming = loop.next_timer()
    clock.advance(timedelta(seconds=5))
    loop.run_ready()

    assert (done, upcoming, loop.next_timer()) == (["soon", "later"], 5.0, None)
    loop.close()
