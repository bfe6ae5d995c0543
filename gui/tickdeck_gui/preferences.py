"""What the window remembers from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

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
_OPEN_SENSOR = "open-sensor"
_TRAY_EXPLAINED = "tray-explained"
_TABLE = "table"
_FILTER = "filter"
_MUTED = "muted"


class TableLook(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator has made of a table's columns."""

    widths: tuple[int, ...] = ()
    """Pixels, by column; 0 for one that was left out."""
    sorted_by: int = -1
    """The number of a column, or -1 for the order of the beginning."""
    descending: bool = False


class FilterLook(msgspec.Struct, frozen=True, kw_only=True):
    """What an operator has chosen to see of a list."""

    text: str = ""
    chip: str = ""


_Kept = TypeVar("_Kept", TableLook, FilterLook)


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
    def open_sensor(self) -> int | None:
        """The id of the sensor whose page was open."""
        stored = str(self._settings.value(_OPEN_SENSOR, ""))
        return int(stored) if stored.isdigit() else None

    @open_sensor.setter
    def open_sensor(self, sensor_id: int | None) -> None:
        self._settings.setValue(_OPEN_SENSOR, "" if sensor_id is None else sensor_id)

    @property
    def tray_explained(self) -> bool:
        """Whether it was said that closing the window keeps the engine running."""
        return str(self._settings.value(_TRAY_EXPLAINED, "false")) == "true"

    @tray_explained.setter
    def tray_explained(self, said: bool) -> None:
        self._settings.setValue(_TRAY_EXPLAINED, "true" if said else "false")

    def is_muted(self, sensor_id: int) -> bool:
        """Return whether nobody wants to be notified of a sensor and its runs."""
        return str(self._settings.value(f"{_MUTED}/{sensor_id}", "false")) == "true"

    def mute(self, sensor_id: int, *, muted: bool) -> None:
        """Remember whether somebody wants to be notified of a sensor."""
        if muted:
            self._settings.setValue(f"{_MUTED}/{sensor_id}", "true")
        else:
            self._settings.remove(f"{_MUTED}/{sensor_id}")

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

    def _keep(self, key: str, look: TableLook | FilterLook) -> None:
        self._settings.setValue(key, msgspec.json.encode(look).decode())

    def save(self) -> None:
        """Write everything to disk now."""
        self._settings.sync()
