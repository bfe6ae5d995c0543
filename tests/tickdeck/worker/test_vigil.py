from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck import wire

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tickdeck.worker.conftest import Worker


def test_a_sensor_that_hangs_does_not_outlive_the_engine(
    worker: Worker, tmp_path: Path
) -> None:
    worker.say(wire.Evaluate(request=1, sensor="hanging", tick_id=1))
    while not (tmp_path / "hanging").exists():
        assert worker.process.poll() is None

    worker.wire.close()

    assert worker.process.wait(timeout=30) == 0
