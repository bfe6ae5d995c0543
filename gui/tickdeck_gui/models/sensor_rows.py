"""Which sensors are listed, in which order, under which location. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from tickdeck.reading.rows import SensorRow
from tickdeck.values.locations import LocationKind, LocationStatus
from tickdeck.values.sensors import SensorKind, SensorStatus
from tickdeck_gui.translation import QT_TR_NOOP, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from tickdeck.values.locations import LocationState
    from tickdeck.values.sensors import SensorId


class Chip(StrEnum):
    """What the list can be narrowed to, by the names it is remembered under."""

    ALL = "All"
    ATTENTION = "Needs attention"
    ON = "On"
    OFF = "Off"
    STANDARD = "Standard"
    FOLDER = "Folder"
    RUN_STATUS = "Run status"
    ASSET = "Asset"
    MULTI_ASSET = "Multi-asset"
    SCHEDULE = "Schedule"


STATUS_CHIPS = (Chip.ATTENTION, Chip.ON, Chip.OFF)
"""Of these one is chosen, or none."""
_CHIP_WORDS: dict[Chip, str] = {
    Chip.ALL: QT_TR_NOOP("All"),
    Chip.ATTENTION: QT_TR_NOOP("Needs attention"),
    Chip.ON: QT_TR_NOOP("On"),
    Chip.OFF: QT_TR_NOOP("Off"),
    Chip.STANDARD: QT_TR_NOOP("Standard"),
    Chip.FOLDER: QT_TR_NOOP("Folder"),
    Chip.RUN_STATUS: QT_TR_NOOP("Run status"),
    Chip.ASSET: QT_TR_NOOP("Asset"),
    Chip.MULTI_ASSET: QT_TR_NOOP("Multi-asset"),
    Chip.SCHEDULE: QT_TR_NOOP("Schedule"),
}
KIND_CHIPS: dict[Chip, SensorKind] = {
    Chip.STANDARD: SensorKind.STANDARD,
    Chip.FOLDER: SensorKind.FOLDER,
    Chip.RUN_STATUS: SensorKind.RUN_STATUS,
    Chip.ASSET: SensorKind.ASSET,
    Chip.MULTI_ASSET: SensorKind.MULTI_ASSET,
    Chip.SCHEDULE: SensorKind.SCHEDULE,
}


@dataclass(frozen=True)
class SensorFilter:
    """What the operator wants to see; all of it has to hold."""

    text: str = ""
    chip: Chip = Chip.ALL
    kind: Chip = Chip.ALL
    location: str = ""
    """The name of one, or nothing for all."""

    def admits(self, row: SensorRow) -> bool:
        """Return whether *row* is to be listed."""
        return (
            self.location in ("", row.state.location)
            and fits_chip(row, self.chip)
            and fits_chip(row, self.kind)
            and self._fits_text(row)
        )

    def _fits_text(self, row: SensorRow) -> bool:
        if not self.text:
            return True
        spec = row.spec
        hay = "\n".join(
            (spec.name, spec.description, row.state.location, *spec.job_names)
        ).casefold()
        return all(word in hay for word in self.text.casefold().split())


@dataclass(frozen=True)
class LocationHeader:
    """A line above the sensors of one code location."""

    name: str
    sensor_count: int
    folded: bool = False
    state: LocationState | None = None

    @property
    def is_broken(self) -> bool:
        """Whether the location's definitions cannot be read."""
        return self.state is not None and self.state.status is LocationStatus.ERROR


Entry = LocationHeader | SensorRow


@dataclass(frozen=True)
class SensorOrder:
    """How the sensors of one location follow each other."""

    key: Callable[[SensorRow], Any] | None = None
    """None for the order in which they are given."""
    descending: bool = False

    def sorted(self, rows: list[SensorRow]) -> list[SensorRow]:
        """Return *rows* in this order."""
        if self.key is None:
            return rows
        return sorted(rows, key=self.key, reverse=self.descending)


def chip_word(chip: Chip) -> str:
    """Return what is written on *chip*."""
    return tr(_CHIP_WORDS[chip])


def needs_attention(row: SensorRow) -> bool:
    """Return whether a sensor fails, or cannot be evaluated though it is on."""
    on = row.status is SensorStatus.RUNNING
    return on and (row.state.consecutive_failures > 0 or row.state.problem is not None)


def fits_chip(row: SensorRow, chip: Chip) -> bool:
    """Return whether *row* is one of those that *chip* stands for."""
    match chip:
        case Chip.ALL:
            return True
        case Chip.ATTENTION:
            return needs_attention(row)
        case Chip.ON:
            return row.status is SensorStatus.RUNNING
        case Chip.OFF:
            return row.status is not SensorStatus.RUNNING
    return row.spec.kind is KIND_CHIPS[chip]


def place_of_error(state: LocationState | None) -> tuple[str, int] | None:
    """Return the file and line that keep a location from being loaded.

    That is the last line of the operator's own, else the file's; a module has none.
    """
    if state is None or state.error is None:
        return None
    spec = state.spec
    if spec.kind is LocationKind.FILE and state.error_line:
        return spec.target, state.error_line
    frames = [frame for frame in state.error.root.frames if not frame.ours]
    if frames:
        return frames[-1].file, frames[-1].line
    return (spec.target, 1) if spec.kind is LocationKind.FILE else None


def key_of(entry: Entry) -> str | int:
    """Return by what a line is known again: a location's name or a sensor's id."""
    return entry.name if isinstance(entry, LocationHeader) else entry.state.id


def arrange(
    rows: Sequence[SensorRow],
    locations: Sequence[LocationState],
    where: SensorFilter,
    folded: Collection[str] = (),
    order: SensorOrder | None = None,
    kept: Collection[SensorId] = (),
) -> tuple[Entry, ...]:
    """Return the lines of the list: the locations by name, the folders' last.

    A location without sensors is listed while nothing is filtered, or if it is
    broken: its error is why they are missing. Sensors that are *kept* are listed
    whatever *where* says.
    """
    groups: dict[str, list[SensorRow]] = {}
    for row in rows:
        if row.state.id in kept or where.admits(row):
            groups.setdefault(row.state.location, []).append(row)
    states = {state.spec.name: state for state in locations}
    for name, state in states.items():
        if _is_listed_when_empty(state, where):
            groups.setdefault(name, [])
    entries: list[Entry] = []
    for name in sorted(groups, key=lambda name: _location_order(name, states)):
        members = (order or SensorOrder()).sorted(groups[name])
        is_folded = name in folded
        entries.append(LocationHeader(name, len(members), is_folded, states.get(name)))
        if not is_folded:
            entries.extend(members)
    return tuple(entries)


def _is_listed_when_empty(state: LocationState, where: SensorFilter) -> bool:
    if state.spec.kind is LocationKind.FOLDERS:
        return False
    if where.location == state.spec.name and where == SensorFilter(
        location=where.location
    ):
        return True
    return where == SensorFilter() or (
        state.status is LocationStatus.ERROR
        and where.chip is Chip.ATTENTION
        and where.location in ("", state.spec.name)
    )


def _location_order(name: str, states: Mapping[str, LocationState]) -> tuple[bool, str]:
    state = states.get(name)
    is_folders = state is not None and state.spec.kind is LocationKind.FOLDERS
    return is_folders, name.casefold()
