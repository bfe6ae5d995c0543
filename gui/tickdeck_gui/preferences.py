"""What the window remembers from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec
from PySide6.QtCore import QByteArray, QSettings

from tickdeck_gui.theme.theme import Appearance
from tickdeck_gui.translation import Language

if TYPE_CHECKING:
    from pathlib import Path

_APPEARANCE = "appearance"
_EDITOR = "editor"
_LANGUAGE = "language"
_GEOMETRY = "geometry"
_PLACE = "place"
_SCREEN = "screen"
_TRAY_EXPLAINED = "tray-explained"
_END_EXPLAINED = "end-explained"
_KEEPS_WORKING = "keeps-working"
_NOTIFICATIONS = "notifications"
_NOTIFY = "notify"
_TABLE = "table"
_FILTER = "filter"
_MUTED = "muted"


class TableLook(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator has made of a table's columns."""

    widths: tuple[int, ...] = ()
    """By column: pixels, or shares of the room; 0 for one that was left out."""
    sorted_by: int = -1
    """The number of a column, or -1 for the order of the beginning."""
    descending: bool = False


class FilterLook(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator has chosen to see of a list."""

    text: str = ""
    chip: str = ""


class PlaceLook(msgspec.Struct, frozen=True, kw_only=True):
    """Which screen was open, and which sensor or run it showed."""

    screen: str = ""
    sensor_id: int | None = None
    run_id: str | None = None


class ScreenLook(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator has made of a screen, besides its tables and its filter."""

    tabs: tuple[int, ...] = ()
    """The open page of each tab bar."""
    splitters: tuple[tuple[int, ...], ...] = ()
    """Pixels, by splitter."""
    own: dict[str, Any] = {}
    """Whatever the screen itself wants to find again; JSON-like."""


_Kept = TypeVar("_Kept", TableLook, FilterLook, PlaceLook, ScreenLook)


class Preferences:
    """Typed access to one settings file in the data folder."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def appearance(self) -> Appearance:
        """Light, dark, or as the system has it."""
        stored = str(self._settings.value(_APPEARANCE, Appearance.SYSTEM))
        return Appearance(stored) if stored in list(Appearance) else Appearance.SYSTEM

    @appearance.setter
    def appearance(self, chosen: Appearance) -> None:
        self._settings.setValue(_APPEARANCE, str(chosen))

    @property
    def language(self) -> Language:
        """The language of the window, from its next start on."""
        stored = str(self._settings.value(_LANGUAGE, Language.SYSTEM))
        return Language(stored) if stored in list(Language) else Language.SYSTEM

    @language.setter
    def language(self, chosen: Language) -> None:
        self._settings.setValue(_LANGUAGE, str(chosen))

    @property
    def editor(self) -> str:
        """A command line with ``{file}`` and ``{line}``; empty to find one."""
        return str(self._settings.value(_EDITOR, ""))

    @editor.setter
    def editor(self, command_line: str) -> None:
        self._settings.setValue(_EDITOR, command_line)

    @property
    def place(self) -> PlaceLook:
        """Where the operator was."""
        return self._kept(_PLACE, PlaceLook)

    @place.setter
    def place(self, place: PlaceLook) -> None:
        self._keep(_PLACE, place)

    def screen(self, name: str) -> ScreenLook:
        """Return how the screen called *name* looked."""
        return self._kept(f"{_SCREEN}/{name}", ScreenLook)

    def keep_screen(self, name: str, look: ScreenLook) -> None:
        """Keep the tabs and edges of the screen called *name*."""
        self._keep(f"{_SCREEN}/{name}", look)

    @property
    def tray_explained(self) -> bool:
        """Whether it was said that closing the window keeps the engine running."""
        return self._is_set(_TRAY_EXPLAINED)

    @tray_explained.setter
    def tray_explained(self, said: bool) -> None:
        self._set(_TRAY_EXPLAINED, said)

    @property
    def end_explained(self) -> bool:
        """Whether it was said that closing the window ends the engine."""
        return self._is_set(_END_EXPLAINED)

    @end_explained.setter
    def end_explained(self, said: bool) -> None:
        self._set(_END_EXPLAINED, said)

    @property
    def keeps_working(self) -> bool:
        """Whether the engine goes on when the window is closed, where it can."""
        return self._is_set(_KEEPS_WORKING, default=True)

    @keeps_working.setter
    def keeps_working(self, wanted: bool) -> None:
        self._set(_KEEPS_WORKING, wanted)

    @property
    def notifications(self) -> bool:
        """Whether anything at all is notified of."""
        return self._is_set(_NOTIFICATIONS, default=True)

    @notifications.setter
    def notifications(self, wanted: bool) -> None:
        self._set(_NOTIFICATIONS, wanted)

    def notifies_of(self, kind: str) -> bool:
        """Return whether one kind of news is wanted, while any are."""
        return self._is_set(f"{_NOTIFY}/{kind}", default=True)

    def notify_of(self, kind: str, *, wanted: bool) -> None:
        """Remember whether one kind of news is wanted."""
        self._set(f"{_NOTIFY}/{kind}", wanted)

    def is_muted(self, sensor_id: int) -> bool:
        """Return whether nobody wants to be notified of a sensor and its runs."""
        return self._is_set(f"{_MUTED}/{sensor_id}")

    def muted_sensors(self) -> tuple[int, ...]:
        """Return the ids of the sensors that nobody wants to be notified of."""
        self._settings.beginGroup(_MUTED)
        keys = self._settings.childKeys()
        self._settings.endGroup()
        return tuple(sorted(int(key) for key in keys if key.isdigit()))

    def mute(self, sensor_id: int, *, muted: bool) -> None:
        """Remember whether somebody wants to be notified of a sensor."""
        if muted:
            self._set(f"{_MUTED}/{sensor_id}", muted)
        else:
            self._settings.remove(f"{_MUTED}/{sensor_id}")

    def _is_set(self, key: str, *, default: bool = False) -> bool:
        stored = str(self._settings.value(key, default)).lower()
        return stored == "true" if stored in ("true", "false") else default

    def _set(self, key: str, value: bool) -> None:  # noqa: FBT001 - what is stored
        self._settings.setValue(key, "true" if value else "false")

    def state(self, name: str) -> QByteArray | None:
        """Return the geometry or columns kept under *name*."""
        stored = self._settings.value(f"{_GEOMETRY}/{name}")
        return stored if isinstance(stored, QByteArray) else None

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keep a window's geometry or a table's columns under *name*."""
        self._settings.setValue(f"{_GEOMETRY}/{name}", state)

    def table(self, name: str) -> TableLook:
        """Return how the table called *name* looked."""
        return self._kept(f"{_TABLE}/{name}", TableLook)

    def keep_table(self, name: str, look: TableLook) -> None:
        """Keep the columns of the table called *name*."""
        self._keep(f"{_TABLE}/{name}", look)

    def filtered(self, name: str) -> FilterLook:
        """Return what was chosen to be seen on the screen called *name*."""
        return self._kept(f"{_FILTER}/{name}", FilterLook)

    def keep_filtered(self, name: str, look: FilterLook) -> None:
        """Keep what is chosen to be seen on the screen called *name*."""
        self._keep(f"{_FILTER}/{name}", look)

    def _kept(self, key: str, kind: type[_Kept]) -> _Kept:
        try:
            return msgspec.json.decode(str(self._settings.value(key, "{}")), type=kind)
        except msgspec.DecodeError:
            return kind()

    def _keep(
        self, key: str, look: TableLook | FilterLook | PlaceLook | ScreenLook
    ) -> None:
        self._settings.setValue(key, msgspec.json.encode(look).decode())

    def save(self) -> None:
        """Write everything to disk now."""
        self._settings.sync()
