"""The palette: all that one can do or go to, by name."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog

from tickdeck_gui.commands import COMMANDS, Act
from tickdeck_gui.dialogs.palette import PaletteDialog, Place
from tickdeck_gui.dialogs.start_job import StartJobDialog
from tickdeck_gui.formatting.marks import run_word_within
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.formatting.times import ago
from tickdeck_gui.frame.targets import in_words
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.values.locations import JobSpec
    from tickdeck.values.runs import Run
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow

_MOST_RUNS = 200
_ELSEWHERE = (Act.PALETTE, Act.BACK, Act.OPEN)
"""What makes no sense where one goes somewhere by name."""
_OF_SENSORS = (
    Act.TOGGLE,
    Act.START,
    Act.STOP,
    Act.EVALUATE,
    Act.TEST,
    Act.RESET,
    Act.EDIT_CURSOR,
    Act.OPEN_SOURCE,
    Act.CHANGE_FOLDER,
    Act.EXPORT_FOLDER,
    Act.DELETE_FOLDER,
)
_OF_RUNS = (Act.CANCEL_RUNS, Act.RUN_AGAIN, Act.RUN_FROM_FAILURE, Act.DELETE_RUNS)
_ICONS = {spec.act: spec.icon or "right" for spec in COMMANDS}
_Dialog = TypeVar("_Dialog", bound=QDialog)


def shown_dialog(dialog: _Dialog) -> _Dialog:
    """Open *dialog*, to be deleted when it is closed; returns at once."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def open_palette(window: MainWindow, desk: Desk) -> PaletteDialog:
    """Let the operator go to anything by name; returns at once."""
    window.command_state.refresh()
    places = [
        *_actions(window, desk),
        *_sensors(window, desk),
        *_jobs(window, desk),
        *_runs(window, desk),
    ]
    return shown_dialog(PaletteDialog(places, window))


def _actions(window: MainWindow, desk: Desk) -> list[Place]:
    """Return a place for each command that is possible, what it acts on first."""
    sensors, runs = in_words(window.targets, window.screens)
    targeted: list[Place] = []
    others: list[Place] = []
    for action in desk.commands.possible():
        act = Act(action.objectName())
        if act in _ELSEWHERE:
            continue
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        target = sensors if act in _OF_SENSORS else runs if act in _OF_RUNS else ""
        about = "   ".join(filter(None, (target, key)))
        icon = desk.theme.icon(_ICONS[act])
        place = Place(action.text(), about, action.trigger, icon)
        (targeted if target else others).append(place)
    return targeted + others


def _sensors(window: MainWindow, desk: Desk) -> list[Place]:
    icon = desk.theme.icon("sensors")
    return [
        Place(
            row.spec.name,
            row.state.location,
            partial(window.screens.open_sensor, row.state.id),
            icon,
        )
        for row in desk.live.rows
    ]


def _jobs(window: MainWindow, desk: Desk) -> list[Place]:
    """Return two places for each job: its runs, and to start it by hand."""
    made = []
    code, start = desk.theme.icon("code"), desk.theme.icon("runs")
    for state in desk.live.locations:
        location = state.spec.name
        for job in state.jobs:
            about = tr("runs of the job") + f", {location}"
            showing = partial(_show_runs, window, job.name)
            made.append(Place(job.name, about, showing, code))
            launching = partial(start_job, window, desk, location, job)
            words = tr("Start the job {name}…").format(name=job.name)
            made.append(Place(words, location, launching, start))
    return made


def _show_runs(window: MainWindow, job_name: str) -> None:
    window.screens.show(Act.SHOW_RUNS)
    window.screens.runs.show_job(job_name)


def start_job(
    window: MainWindow,
    desk: Desk,
    location: str | None = None,
    job: JobSpec | None = None,
) -> StartJobDialog:
    """Ask how to start a job by hand; returns at once."""

    def told(run: Run) -> None:
        desk.notices.tell(
            tr("{job} started by hand").format(job=run.job_name),
            tr("Show the run"),
            lambda: window.screens.open_run(run.run_id),
        )

    dialog = StartJobDialog(desk, location, job, window)
    dialog.launched.connect(told)
    return shown_dialog(dialog)


def _runs(window: MainWindow, desk: Desk) -> list[Place]:
    """Return a place for each of the newest runs."""
    icon = desk.theme.icon("runs")
    return [
        Place(
            f"{short_id(run.run_id)} {run.job_name}",
            f"{run_word_within(run)}, {ago(run.created, desk.clock.now())}",
            _opening(window, run.run_id),
            icon,
        )
        for run in desk.reader.runs(limit=_MOST_RUNS)
    ]


def _opening(window: MainWindow, run_id: str) -> Callable[[], None]:
    return lambda: window.screens.open_run(run_id)
