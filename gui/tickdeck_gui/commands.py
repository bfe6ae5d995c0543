"""Every action once: menus, shortcuts and the shortcut sheet read it from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence

from tickdeck_gui.translation import QT_TR_NOOP, tr


class Act(StrEnum):
    """What an operator can ask for with a key or a menu."""

    SHOW_SENSORS = "show-sensors"
    SHOW_RUNS = "show-runs"
    SHOW_ASSETS = "show-assets"
    SHOW_FOLDERS = "show-folders"
    SHOW_ACTIVITY = "show-activity"
    SHOW_SETTINGS = "show-settings"
    BACK = "back"
    FILTER = "filter"
    PALETTE = "palette"
    WATCH_FOLDER = "watch-folder"
    OPEN_DEFINITIONS = "open-definitions"
    RELOAD = "reload"
    SHORTCUTS = "shortcuts"
    HELP = "help"
    QUIT = "quit"
    TOGGLE = "toggle"
    START = "start"
    STOP = "stop"
    EVALUATE = "evaluate"
    TEST = "test"
    OPEN = "open"
    RESET = "reset"
    EDIT_CURSOR = "edit-cursor"
    OPEN_SOURCE = "open-source"
    LIVE = "live"
    FIT = "fit"
    CANCEL_RUNS = "cancel-runs"
    RUN_AGAIN = "run-again"
    RUN_FROM_FAILURE = "run-from-failure"
    DELETE_RUNS = "delete-runs"
    MATERIALIZE = "materialize"
    CHANGE_FOLDER = "change-folder"
    EXPORT_FOLDER = "export-folder"
    DELETE_FOLDER = "delete-folder"
    START_JOB = "start-job"
    UNDO = "undo"
    BACK_UP = "back-up"
    PAUSE = "pause"
    RESUME = "resume"
    START_ENGINE = "start-engine"
    NOTIFICATIONS_ON = "notifications-on"
    NOTIFICATIONS_OFF = "notifications-off"
    LIGHT = "light"
    DARK = "dark"
    AS_THE_SYSTEM = "as-the-system"
    LANGUAGE_SYSTEM = "language-system"
    LANGUAGE_ENGLISH = "language-english"
    LANGUAGE_GERMAN = "language-german"


@dataclass(frozen=True)
class CommandSpec:
    """The words, icon and keys of one action."""

    act: Act
    text: str
    """To be translated where it is shown."""
    icon: str = ""
    keys: tuple[str, ...] = ()
    everywhere: bool = True
    """Whether its keys work in the whole window, or only where it is added."""


COMMANDS = (
    CommandSpec(Act.SHOW_SENSORS, QT_TR_NOOP("Sensors"), "sensors", ("Ctrl+1",)),
    CommandSpec(Act.SHOW_RUNS, QT_TR_NOOP("Runs"), "runs", ("Ctrl+2",)),
    CommandSpec(Act.SHOW_ASSETS, QT_TR_NOOP("Assets"), "asset", ("Ctrl+3",)),
    CommandSpec(Act.SHOW_FOLDERS, QT_TR_NOOP("Folders"), "folder", ("Ctrl+4",)),
    CommandSpec(Act.SHOW_ACTIVITY, QT_TR_NOOP("Activity"), "clock", ("Ctrl+5",)),
    CommandSpec(Act.SHOW_SETTINGS, QT_TR_NOOP("Settings"), "settings", ("Ctrl+,",)),
    CommandSpec(Act.BACK, QT_TR_NOOP("Back"), "back", ("Esc", "Alt+Left")),
    CommandSpec(Act.FILTER, QT_TR_NOOP("Filter this screen"), "search", ("Ctrl+F",)),
    CommandSpec(Act.PALETTE, QT_TR_NOOP("Go to anything…"), "search", ("Ctrl+K",)),
    CommandSpec(Act.WATCH_FOLDER, QT_TR_NOOP("Watch a folder…"), "plus", ("Ctrl+N",)),
    CommandSpec(
        Act.OPEN_DEFINITIONS, QT_TR_NOOP("Open definitions…"), "code", ("Ctrl+O",)
    ),
    CommandSpec(Act.RELOAD, QT_TR_NOOP("Reload definitions"), "refresh", ("F5",)),
    CommandSpec(Act.SHORTCUTS, QT_TR_NOOP("Keyboard shortcuts"), "keyboard", ("?",)),
    CommandSpec(Act.HELP, QT_TR_NOOP("Help"), "search", ("F1",)),
    CommandSpec(Act.QUIT, QT_TR_NOOP("Quit Tickdeck"), "close", ("Ctrl+Q",)),
    CommandSpec(Act.OPEN, QT_TR_NOOP("Open"), "right", ("Return",), everywhere=False),
    CommandSpec(
        Act.TOGGLE, QT_TR_NOOP("Switch on or off"), "", ("Space",), everywhere=False
    ),
    CommandSpec(Act.START, QT_TR_NOOP("Switch on"), "check"),
    CommandSpec(Act.STOP, QT_TR_NOOP("Switch off"), "stop"),
    CommandSpec(
        Act.EVALUATE, QT_TR_NOOP("Evaluate now"), "evaluate", ("E",), everywhere=False
    ),
    CommandSpec(Act.TEST, QT_TR_NOOP("Test…"), "test", ("T",), everywhere=False),
    CommandSpec(Act.EDIT_CURSOR, QT_TR_NOOP("Edit the cursor…"), "edit"),
    CommandSpec(Act.RESET, QT_TR_NOOP("Reset to the default in code"), "undo"),
    CommandSpec(Act.OPEN_SOURCE, QT_TR_NOOP("Open in editor"), "code"),
    CommandSpec(
        Act.LIVE, QT_TR_NOOP("Follow the present"), "clock", ("L",), everywhere=False
    ),
    CommandSpec(Act.FIT, QT_TR_NOOP("Show all ticks"), "", ("0",), everywhere=False),
    CommandSpec(Act.CANCEL_RUNS, QT_TR_NOOP("Cancel run"), "stop"),
    CommandSpec(Act.RUN_AGAIN, QT_TR_NOOP("Run again"), "refresh"),
    CommandSpec(Act.RUN_FROM_FAILURE, QT_TR_NOOP("Run from failure"), "refresh"),
    CommandSpec(Act.DELETE_RUNS, QT_TR_NOOP("Delete run…"), "delete"),
    CommandSpec(Act.MATERIALIZE, QT_TR_NOOP("Materialize"), "asset"),
    CommandSpec(Act.CHANGE_FOLDER, QT_TR_NOOP("Change the watched folder…"), "edit"),
    CommandSpec(Act.EXPORT_FOLDER, QT_TR_NOOP("Export as Python…"), "code"),
    CommandSpec(Act.DELETE_FOLDER, QT_TR_NOOP("Delete the sensor…"), "delete"),
    CommandSpec(Act.START_JOB, QT_TR_NOOP("Start a job…"), "runs"),
    CommandSpec(Act.UNDO, QT_TR_NOOP("Undo"), "undo", ("Ctrl+Z",)),
    CommandSpec(Act.BACK_UP, QT_TR_NOOP("Back up now"), "copy"),
    CommandSpec(Act.PAUSE, QT_TR_NOOP("Pause the engine"), "stop"),
    CommandSpec(Act.RESUME, QT_TR_NOOP("Let the engine go on"), "runs"),
    CommandSpec(Act.START_ENGINE, QT_TR_NOOP("Start the engine again"), "refresh"),
    CommandSpec(Act.NOTIFICATIONS_ON, QT_TR_NOOP("Switch notifications on"), "check"),
    CommandSpec(Act.NOTIFICATIONS_OFF, QT_TR_NOOP("Switch notifications off"), "stop"),
    CommandSpec(Act.LIGHT, QT_TR_NOOP("Appearance: light"), "settings"),
    CommandSpec(Act.DARK, QT_TR_NOOP("Appearance: dark"), "settings"),
    CommandSpec(Act.AS_THE_SYSTEM, QT_TR_NOOP("Appearance: as the system"), "settings"),
    CommandSpec(Act.LANGUAGE_SYSTEM, QT_TR_NOOP("Language: as the system"), "settings"),
    CommandSpec(Act.LANGUAGE_ENGLISH, QT_TR_NOOP("Language: English"), "settings"),
    CommandSpec(Act.LANGUAGE_GERMAN, QT_TR_NOOP("Language: Deutsch"), "settings"),
)
"""In the order of the shortcut sheet."""


class Commands(QObject):
    """The window's actions; whoever knows how connects to what they trigger."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._actions = {spec.act: self._made(spec) for spec in COMMANDS}

    def action(self, act: Act) -> QAction:
        """Return the one action for *act*."""
        return self._actions[act]

    def everywhere(self) -> tuple[QAction, ...]:
        """Return the actions whose keys work in the whole window."""
        return tuple(self._actions[spec.act] for spec in COMMANDS if spec.everywhere)

    def possible(self) -> tuple[QAction, ...]:
        """Return the actions that would do something now, wherever their keys work."""
        return tuple(each for each in self._actions.values() if each.isEnabled())

    def enable(self, *acts: Act, when: object) -> None:
        """Let *acts* be possible if *when* is true, else impossible."""
        for act in acts:
            self._actions[act].setEnabled(bool(when))

    def _made(self, spec: CommandSpec) -> QAction:
        action = QAction(tr(spec.text), self)
        action.setObjectName(spec.act)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if spec.everywhere
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        return action
