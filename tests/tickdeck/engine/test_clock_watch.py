from __future__ import annotations

from datetime import timedelta

from tickdeck.engine.clock_watch import ClockWatch
from tickdeck.testing import ManualEngine


def test_a_gap_is_written_down() -> None:
    with ManualEngine() as engine:
        watch = ClockWatch(engine._loop, engine._store, engine.clock)  # noqa: SLF001 - its parts
        watch.start()
        engine.advance(15)
        engine.clock.jump(engine.clock.now() + timedelta(hours=8))
        engine.advance(15)
        engine.clock.jump(engine.clock.now() - timedelta(hours=1))
        engine.advance(15)
        watch.stop()
        rows = engine._store._database.execute_sql(  # noqa: SLF001 - what is stored
            "SELECT message FROM activity WHERE kind = 'gap' ORDER BY id"
        ).fetchall()

    assert [row[0] for row in rows] == [
        "The machine slept, or its clock was set forward, by 28800 s.",
        "The machine had its clock set back, by 3600 s.",
    ]
