from __future__ import annotations

from datetime import timedelta

from tickdeck.engine.clock_watch import ClockWatch
from tickdeck.testing import ManualEngine


def messages(engine: ManualEngine) -> list[str]:
    return [item.message for item in engine.reader.happened() if item.kind == "gap"][
        ::-1
    ]


def test_a_gap_is_written_down_also_where_nobody_says_what_it_was() -> None:
    with ManualEngine() as engine:
        watch = ClockWatch(
            engine._loop,  # noqa: SLF001 - its parts
            engine._store,  # noqa: SLF001 - as above
            engine.clock,
            asleep=lambda: None,
        )
        watch.start()
        engine.advance(15)
        engine.clock.jump(engine.clock.now() + timedelta(hours=8))
        engine.advance(15)
        engine.clock.jump(engine.clock.now() - timedelta(hours=1))
        engine.advance(15)
        watch.stop()

        assert messages(engine) == [
            "The machine slept, or its clock was set forward, by 28800 s.",
            "The machine had its clock set back, by 3600 s.",
        ]


def test_sleep_and_a_clock_that_was_set_are_told_apart() -> None:
    slept = [0.0]
    with ManualEngine() as engine:
        watch = ClockWatch(
            engine._loop,  # noqa: SLF001 - its parts
            engine._store,  # noqa: SLF001 - as above
            engine.clock,
            asleep=lambda: slept[0],
        )
        watch.start()
        engine.clock.jump(engine.clock.now() + timedelta(hours=8))
        slept[0] += 8 * 3600
        engine.advance(15)
        engine.clock.jump(engine.clock.now() + timedelta(hours=1))
        engine.advance(15)
        watch.stop()

        assert messages(engine) == [
            "The machine slept for 28800 s.",
            "The machine had its clock set forward, by 3600 s.",
        ]
