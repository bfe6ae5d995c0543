"""What each command does in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs.help import HelpDialog
from tickdeck_gui.dialogs.palette import PaletteDialog, Place
from tickdeck_gui.dialogs.shortcuts import ShortcutsDialog
from tickdeck_gui.formatting.marks import run_word_within
from tickdeck_gui.formatting.sentences import short_id
from tickdeck_gui.formatting.times import ago
from tickdeck_gui.translation import tr

_MOST_RUNS = 200

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.window import MainWindow


def bind_commands(window: MainWindow, desk: Desk) -> None:
    """Connect every command, and put the keys of some where they belong."""
    for act, do in (_on_window(window, desk) | _on_sensors(window)).items():
        desk.commands.action(act).triggered.connect(_without_argument(do))
    table, page = window.screens.sensors.table, window.screens.sensor
    for act in (Act.TOGGLE, Act.EVALUATE, Act.TEST):
        table.addAction(desk.commands.action(act))
    for act in (Act.EVALUATE, Act.TEST):
        page.addAction(desk.commands.action(act))


def _without_argument(do: Callable[[], object]) -> Callable[[bool], None]:
    """Return *do* as a slot for `QAction.triggered`, which tells whether checked."""

    def slot(_checked: bool) -> None:  # noqa: FBT001 - the signal's argument
        do()

    return slot


def _on_window(window: MainWindow, desk: Desk) -> dict[Act, Callable[[], object]]:
    screens, intake = window.screens, window.intake
    return {
        **{act: partial(screens.show, act) for act in screens.roots},
        Act.BACK: window.go_back,
        Act.FILTER: window.focus_filter,
        Act.PALETTE: lambda: open_palette(window, desk),
        Act.WATCH_FOLDER: intake.watch,
        Act.OPEN_DEFINITIONS: intake.ask_for_definitions,
        Act.RELOAD: intake.reload,
        Act.SHORTCUTS: lambda: ShortcutsDialog(window).open(),
        Act.HELP: lambda: _open_help(window, desk),
        Act.QUIT: window.quit_requested.emit,
    }


def _on_sensors(window: MainWindow) -> dict[Act, Callable[[], object]]:
    orders, page = window.sensor_orders, window.screens.sensor

    def with_first(act: Callable[[SensorId], None]) -> Callable[[], None]:
        def do() -> None:
            for sensor_id in window.chosen_sensors()[:1]:
                act(sensor_id)

        return do

    return {
        Act.TOGGLE: lambda: orders.toggle(window.chosen_sensors()),
        Act.START: lambda: orders.switch(window.chosen_sensors(), on=True),
        Act.STOP: lambda: orders.switch(window.chosen_sensors(), on=False),
        Act.EVALUATE: with_first(orders.evaluate),
        Act.TEST: with_first(window.test),
        Act.RESET: with_first(orders.reset),
        Act.EDIT_CURSOR: page.edit_cursor,
        Act.OPEN_SOURCE: page.open_source,
    }


def open_palette(window: MainWindow, desk: Desk) -> PaletteDialog:
    """Let the operator go to anything by name; returns at once."""
    icon = desk.theme.icon
    places = [
        Place(
            action.text(), action.shortcut().toString(), action.trigger, icon("right")
        )
        for action in desk.commands.everywhere()
        if action.objectName() not in (Act.PALETTE, Act.BACK)
    ]
    places += [
        Place(
            row.spec.name,
            row.state.location,
            _opening(window, row.state.id),
            icon("sensors"),
        )
        for row in desk.live.rows
    ]
    places += _jobs(window, desk) + _runs(window, desk)
    dialog = PaletteDialog(places, window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _jobs(window: MainWindow, desk: Desk) -> list[Place]:
    """Return a place for each job: its runs."""

    def open_runs(name: str) -> None:
        window.screens.show(Act.SHOW_RUNS)
        window.screens.runs.show_job(name)

    icon, what = desk.theme.icon("code"), tr("runs of the job")
    return [
        Place(job.name, f"{what}, {state.spec.name}", show, icon)
        for state in desk.live.locations
        for job in state.jobs
        for show in [partial(open_runs, job.name)]
    ]


def _runs(window: MainWindow, desk: Desk) -> list[Place]:
    """Return a place for each of the newest runs."""
    icon = desk.theme.icon("runs")
    return [
        Place(
            f"{short_id(run.run_id)} {run.job_name}",
            f"{run_word_within(run)}, {ago(run.created, desk.clock.now())}",
            partial(window.screens.open_run, run.run_id),
            icon,
        )
        for run in desk.reader.runs(limit=_MOST_RUNS)
    ]


def _open_help(window: MainWindow, desk: Desk) -> None:
    dialog = HelpDialog(desk.theme, parent=window)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _opening(window: MainWindow, sensor_id: SensorId) -> Callable[[], None]:
    return lambda: window.screens.open_sensor(sensor_id)
