"""Which commands are possible now; what is impossible is disabled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QTabWidget

from tickdeck.values.sensors import SensorKind, SensorStatus
from tickdeck_gui.commands import Act
from tickdeck_gui.frame.targets import Targets, targets_of
from tickdeck_gui.models.run_groups import sorted_out
from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.translation import Language, tr

if TYPE_CHECKING:
    from tickdeck.reading.rows import SensorRow
    from tickdeck_gui.frame.screens import Screens

_SOON_MILLISECONDS = 50
APPEARANCES = {
    Act.LIGHT: Appearance.LIGHT,
    Act.DARK: Appearance.DARK,
    Act.AS_THE_SYSTEM: Appearance.SYSTEM,
}
LANGUAGES = {
    Act.LANGUAGE_SYSTEM: Language.SYSTEM,
    Act.LANGUAGE_ENGLISH: Language.ENGLISH,
    Act.LANGUAGE_GERMAN: Language.GERMAN,
}


class CommandState(QObject):
    """Follows what is in sight and how the engine is."""

    def __init__(self, screens: Screens, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._screens = screens
        self._desk = screens.desk
        self.buttons: dict[Act, QAbstractButton] = {
            Act.MATERIALIZE: screens.assets.make_button,
            Act.CHANGE_FOLDER: screens.folders.edit_button,
            Act.EXPORT_FOLDER: screens.folders.export_button,
            Act.DELETE_FOLDER: screens.folders.delete_button,
        }
        """Commands that do what a button on a screen does, while it is in sight."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MILLISECONDS)
        self._soon.timeout.connect(self.refresh)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        screens, live = self._screens, self._desk.live
        screens.moved.connect(self.refresh)
        for table in screens.tables():
            # At once: the next key may come before anything else does.
            table.selectionModel().selectionChanged.connect(self.refresh)
            table.model().modelReset.connect(self._soon.start)
        for tabs in screens.stack.findChildren(QTabWidget):
            tabs.currentChanged.connect(self._soon.start)
        for told in (
            live.sensors_changed,
            live.runs_changed,
            live.reloaded,
            live.locations_changed,
        ):
            told.connect(self._on_told)
        live.engine_changed.connect(self.refresh)
        self._desk.notices.undo_stack.changed.connect(self.refresh)

    def _on_told(self) -> None:
        """Follow the first of many changes at once, and the rest a little later."""
        if not self._soon.isActive():
            self.refresh()
            self._soon.start()

    def refresh(self) -> None:
        """Enable what is possible, disable the rest."""
        targets = targets_of(self._screens)
        self._for_sensors(targets)
        self._for_runs(targets)
        self._for_screens()
        self._for_engine()
        self._for_choices()
        self._for_undo()

    def _for_sensors(self, targets: Targets) -> None:
        commands, live = self._desk.commands, self._desk.live
        rows = [row for each in targets.sensors if (row := live.row(each)) is not None]
        on = [row.status is SensorStatus.RUNNING for row in rows]
        commands.enable(Act.TOGGLE, when=rows)
        commands.enable(Act.START, when=not all(on))
        commands.enable(Act.STOP, when=any(on))
        row = rows[0] if len(rows) == 1 else None
        commands.enable(Act.EVALUATE, Act.TEST, Act.EDIT_CURSOR, when=row)
        commands.enable(Act.RESET, when=row and row.state.can_reset and _has_code(row))
        commands.enable(Act.OPEN_SOURCE, when=row and row.spec.source_file)

    def _for_runs(self, targets: Targets) -> None:
        commands = self._desk.commands
        runs = sorted_out(targets.runs)
        commands.enable(Act.CANCEL_RUNS, when=runs.unfinished)
        commands.enable(Act.RUN_AGAIN, Act.DELETE_RUNS, when=runs.finished)
        commands.enable(Act.RUN_FROM_FAILURE, when=runs.failed)

    def _for_screens(self) -> None:
        commands, screens = self._desk.commands, self._screens
        shown = screens.stack.currentWidget()
        for act, button in self.buttons.items():
            in_sight = shown is not None and shown.isAncestorOf(button)
            commands.enable(act, when=in_sight and button.isEnabled())
        commands.enable(Act.LIVE, Act.FIT, when=shown is screens.sensor)
        commands.enable(Act.FILTER, when=screens.filter_boxes())

    def _for_engine(self) -> None:
        commands, live = self._desk.commands, self._desk.live
        at_work = live.running_since is not None
        paused = live.paused_since is not None
        commands.enable(Act.PAUSE, when=at_work and not paused)
        commands.enable(Act.RESUME, when=at_work and paused)
        commands.enable(Act.BACK_UP, Act.RELOAD, when=at_work)
        jobs = any(state.jobs for state in live.locations)
        commands.enable(Act.START_JOB, when=at_work and jobs)
        commands.enable(Act.START_ENGINE, when=live.stopped_at)

    def _for_choices(self) -> None:
        commands, preferences = self._desk.commands, self._desk.preferences
        commands.enable(Act.NOTIFICATIONS_ON, when=not preferences.notifications)
        commands.enable(Act.NOTIFICATIONS_OFF, when=preferences.notifications)
        for act, appearance in APPEARANCES.items():
            other = self._desk.theme.appearance is not appearance
            commands.enable(act, when=other)
        for act, language in LANGUAGES.items():
            commands.enable(act, when=preferences.language is not language)

    def _for_undo(self) -> None:
        action = self._desk.commands.action(Act.UNDO)
        last = self._desk.notices.undo_stack.last
        action.setEnabled(last is not None)
        named = tr("Undo: {what}").format(what=last.text) if last else tr("Undo")
        action.setText(named)


def _has_code(row: SensorRow) -> bool:
    return row.spec.kind is not SensorKind.FOLDER
