"""What each command does in the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tickdeck.values.commands import BackUp, PauseEngine
from tickdeck_gui.commands import Act
from tickdeck_gui.dialogs import run_questions
from tickdeck_gui.dialogs.help import HelpDialog
from tickdeck_gui.dialogs.shortcuts import ShortcutsDialog
from tickdeck_gui.frame.command_state import APPEARANCES, LANGUAGES
from tickdeck_gui.frame.going import open_palette, shown_dialog, start_job
from tickdeck_gui.models.run_groups import Sorted, sorted_out
from tickdeck_gui.translation import LANGUAGE_NAMES, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from tickdeck.values.sensors import SensorId
    from tickdeck_gui.desk import Desk
    from tickdeck_gui.frame.window import MainWindow
    from tickdeck_gui.theme.theme import Appearance
    from tickdeck_gui.translation import Language

    Doing = dict[Act, Callable[[], object]]


def bind_commands(window: MainWindow, desk: Desk) -> None:
    """Connect every command, and put the keys of some where they belong."""
    for doing in (
        _on_window(window, desk),
        _on_sensors(window),
        _on_runs(window),
        _on_engine(window, desk),
        _on_preferences(window, desk),
    ):
        for act, do in doing.items():
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


def _on_window(window: MainWindow, desk: Desk) -> Doing:
    screens, intake = window.screens, window.intake
    return {
        **{act: partial(screens.show, act) for act in screens.roots},
        **{act: button.click for act, button in window.command_state.buttons.items()},
        Act.BACK: window.go_back,
        Act.FILTER: window.focus_filter,
        Act.PALETTE: lambda: open_palette(window, desk),
        Act.WATCH_FOLDER: intake.watch,
        Act.OPEN_DEFINITIONS: intake.ask_for_definitions,
        Act.RELOAD: intake.reload,
        Act.SHORTCUTS: lambda: shown_dialog(ShortcutsDialog(window)),
        Act.HELP: lambda: shown_dialog(HelpDialog(desk.theme, parent=window)),
        Act.QUIT: window.quit_requested.emit,
        Act.START_JOB: lambda: start_job(window, desk),
        Act.UNDO: partial(_undo, desk),
    }


def _undo(desk: Desk) -> None:
    done = desk.notices.undo_stack.undo_last()
    if done is not None:
        desk.notices.tell(tr("Taking back: {what}").format(what=done.text))


def _on_sensors(window: MainWindow) -> Doing:
    orders = window.sensor_orders

    def with_one(act: Callable[[SensorId], object]) -> Callable[[], None]:
        def do() -> None:
            sensor_id = window.targets.sensor
            if sensor_id is not None:
                act(sensor_id)

        return do

    return {
        Act.TOGGLE: lambda: orders.toggle(window.targets.sensors),
        Act.START: lambda: orders.switch(window.targets.sensors, on=True),
        Act.STOP: lambda: orders.switch(window.targets.sensors, on=False),
        Act.EVALUATE: with_one(orders.evaluate),
        Act.TEST: with_one(window.test),
        Act.RESET: with_one(orders.reset),
        Act.EDIT_CURSOR: with_one(window.edit_cursor),
        Act.OPEN_SOURCE: with_one(window.open_source),
    }


def _on_runs(window: MainWindow) -> Doing:
    orders = window.run_orders

    def again(*, from_failure: bool) -> None:
        runs = chosen().failed if from_failure else chosen().finished
        run_questions.reexecute(window, orders, runs, from_failure=from_failure)

    def chosen() -> Sorted:
        return sorted_out(window.targets.runs)

    return {
        Act.CANCEL_RUNS: lambda: orders.cancel(chosen().unfinished),
        Act.RUN_AGAIN: lambda: again(from_failure=False),
        Act.RUN_FROM_FAILURE: lambda: again(from_failure=True),
        Act.DELETE_RUNS: lambda: run_questions.delete(
            window, orders, chosen().finished
        ),
    }


def _on_engine(window: MainWindow, desk: Desk) -> Doing:
    def back_up() -> None:
        desk.order(
            BackUp(),
            lambda path: desk.notices.tell(tr("Backed up to {path}").format(path=path)),
        )

    return {
        Act.PAUSE: lambda: desk.order(PauseEngine(paused=True)),
        Act.RESUME: lambda: desk.order(PauseEngine(paused=False)),
        Act.START_ENGINE: window.start_requested.emit,
        Act.BACK_UP: back_up,
    }


def _on_preferences(window: MainWindow, desk: Desk) -> Doing:
    preferences = desk.preferences
    changed = window.command_state.refresh

    def notify(*, wanted: bool) -> None:
        preferences.notifications = wanted
        words = (
            tr("Notifications are switched on")
            if wanted
            else tr("Notifications are switched off")
        )
        desk.notices.tell_undoable(words, partial(notify, wanted=not wanted))
        changed()
        window.screens.settings.notifications.read()

    def appear(appearance: Appearance) -> None:
        preferences.appearance = appearance
        desk.theme.choose(appearance)
        changed()

    def speak(language: Language) -> None:
        preferences.language = language
        desk.notices.tell(
            tr("From its next start on, Tickdeck speaks: {language}").format(
                language=tr(LANGUAGE_NAMES[language])
            )
        )
        window.screens.settings.language.read()
        changed()

    return {
        Act.NOTIFICATIONS_ON: partial(notify, wanted=True),
        Act.NOTIFICATIONS_OFF: partial(notify, wanted=False),
        **{act: partial(appear, each) for act, each in APPEARANCES.items()},
        **{act: partial(speak, each) for act, each in LANGUAGES.items()},
    }
