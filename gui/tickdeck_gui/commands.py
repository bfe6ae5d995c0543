"""Every action once: menus, shortcuts and the shortcut sheet read it from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence


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


@dataclass(frozen=True)
class CommandSpec:
    """The words, icon and keys of one action."""

    act: Act
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    everywhere: bool = True
    """Whether its keys work in the whole window, or only where it is added."""


COMMANDS = (
    CommandSpec(Act.SHOW_SENSORS, "Sensors", "sensors", ("Ctrl+1",)),
    CommandSpec(Act.SHOW_RUNS, "Runs", "runs", ("Ctrl+2",)),
    CommandSpec(Act.SHOW_ASSETS, "Assets", "asset", ("Ctrl+3",)),
    CommandSpec(Act.SHOW_FOLDERS, "Folders", "folder", ("Ctrl+4",)),
    CommandSpec(Act.SHOW_ACTIVITY, "Activity", "clock", ("Ctrl+5",)),
    CommandSpec(Act.SHOW_SETTINGS, "Settings", "settings", ("Ctrl+,",)),
    CommandSpec(Act.BACK, "Back", "back", ("Esc", "Alt+Left")),
    CommandSpec(Act.FILTER, "Filter this screen", "search", ("Ctrl+F",)),
    CommandSpec(Act.PALETTE, "Go to anything…", "search", ("Ctrl+K",)),
    CommandSpec(Act.WATCH_FOLDER, "Watch a folder…", "plus", ("Ctrl+N",)),
    CommandSpec(Act.OPEN_DEFINITIONS, "Open definitions…", "code", ("Ctrl+O",)),
    CommandSpec(Act.RELOAD, "Reload definitions", "refresh", ("F5",)),
    CommandSpec(Act.SHORTCUTS, "Keyboard shortcuts", "keyboard", ("?",)),
    CommandSpec(Act.HELP, "Help", "search", ("F1",)),
    CommandSpec(Act.QUIT, "Quit Tickdeck", "close", ("Ctrl+Q",)),
    CommandSpec(Act.OPEN, "Open", "right", ("Return",), everywhere=False),
    CommandSpec(Act.TOGGLE, "Switch on or off", "", ("Space",), everywhere=False),
    CommandSpec(Act.START, "Switch on", "check"),
    CommandSpec(Act.STOP, "Switch off", "stop"),
    CommandSpec(Act.EVALUATE, "Evaluate now", "evaluate", ("E",), everywhere=False),
    CommandSpec(Act.TEST, "Test…", "test", ("T",), everywhere=False),
    CommandSpec(Act.EDIT_CURSOR, "Edit the cursor…", "edit"),
    CommandSpec(Act.RESET, "Reset to the default in code", "undo"),
    CommandSpec(Act.OPEN_SOURCE, "Open in editor", "code"),
    CommandSpec(Act.LIVE, "Follow the present", "clock", ("L",), everywhere=False),
    CommandSpec(Act.FIT, "Show three hours", "", ("0",), everywhere=False),
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

    def _made(self, spec: CommandSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.act)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setShortcutContext(
            Qt.ShortcutContext.WindowShortcut
            if spec.everywhere
            else Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        return action
