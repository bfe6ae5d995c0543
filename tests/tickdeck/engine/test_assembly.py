from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.commands import AddLocation
from tickdeck.values.runs import Run, RunStatus

if TYPE_CHECKING:
    from tests.tickdeck.engine.conftest import Launcher

from tickdeck.cli.locating import locations_of
from tickdeck.clock import SystemClock
from tickdeck.storage.store import Store


def test_a_run_waits_for_its_location_and_then_begins(launcher: Launcher) -> None:
    launcher.home.create()
    store = Store(launcher.home, SystemClock())
    store.create_run(
        Run(
            run_id="early",
            location="defs.py",
            job_name="j",
            status=RunStatus.NOT_STARTED,
            created=SystemClock().now(),
        )
    )
    store.close()
    engine = launcher.start()
    [spec] = locations_of(
        [launcher.write("@job\ndef j(): pass\ndefs = Definitions(jobs=[j])\n")], []
    )

    engine.ask(AddLocation(spec=spec))

    assert engine.ended("early").status is RunStatus.SUCCESS
