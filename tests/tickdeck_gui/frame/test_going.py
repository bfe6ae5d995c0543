from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tickdeck.values.commands import LaunchRun
from tickdeck.values.sensors import SensorId
from tickdeck_gui.dialogs.start_job import StartJobDialog
from tickdeck_gui.frame.going import open_palette, start_job

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.dialogs.palette import Place
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.screenshots.fakes import FakeEngine

    Drive = Callable[[Coroutine[Any, Any, None]], None]


def places(window: MainWindow, desk: Desk) -> tuple[Place, ...]:
    palette = open_palette(window, desk)
    palette.close()
    return palette.places


def test_what_acts_on_the_chosen_sensor_comes_first_and_says_on_which(
    window: MainWindow, desk: Desk
) -> None:
    window.screens.open_sensor(SensorId(1))
    first = places(window, desk)[0]
    assert first.about.startswith("bank_statements")


def test_each_job_can_be_started_and_its_run_be_gone_to(
    window: MainWindow, desk: Desk, engine: FakeEngine, drive: Drive
) -> None:
    state = next(each for each in desk.live.locations if each.jobs)
    job = state.jobs[0]
    run = desk.reader.runs()[0]
    engine.answers[LaunchRun] = run

    async def scenario() -> None:
        start = f"Start the job {job.name}…"
        place = next(one for one in places(window, desk) if one.text == start)
        assert place.about == state.spec.name
        place.act()
        (dialog,) = window.findChildren(StartJobDialog)
        dialog.start.click()
        await desk.tasks.settled()

    drive(scenario())
    (wish,) = engine.commands
    assert isinstance(wish, LaunchRun)
    assert (wish.location, wish.job_name) == (state.spec.name, job.name)
    (toast,) = window.toasts.shown
    assert toast.words == f"{run.job_name} started by hand"
    toast.act_button.click()
    assert window.screens.run.run_id == run.run_id


def test_a_job_can_be_chosen_in_the_dialog_too(window: MainWindow, desk: Desk) -> None:
    dialog = start_job(window, desk)
    assert dialog.isVisible()
    dialog.close()
