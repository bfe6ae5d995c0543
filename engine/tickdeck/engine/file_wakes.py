"""From a change on the disk to a sensor that is due."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol

from tickdeck.values.ticks import WokenBy
from tickdeck.watching import POLLING_SECONDS, Watcher

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Iterable, Mapping

    from tickdeck.values.folders import FolderRule
    from tickdeck.values.sensors import SensorId, SensorSpec, SensorState


class Wake(Protocol):
    """Makes a sensor due."""

    def __call__(
        self,
        sensor_id: SensorId,
        woken_by: WokenBy,
        closed_paths: Iterable[str] = (),
    ) -> None:
        """Say which, why, and which files were just closed."""
        ...


_Wanted = tuple[tuple[str, ...], bool]
"""Paths, and whether everything inside them is watched too."""


class FileWakes:
    """Watches what sensors want watched; used in the engine's loop only.

    Beginning to watch a large tree takes a while, so that is done in a thread.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop, wake: Wake) -> None:
        self._loop = loop
        self._wake = wake
        self._watcher: Watcher[SensorId] = Watcher(self._on_change)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="tickdeck-watching")
        self._by_location: dict[str, dict[SensorId, _Wanted]] = {}
        self._poll = loop.call_later(POLLING_SECONDS, self._look_where_nothing_tells)

    def take_up(
        self,
        location: str,
        sensors: Iterable[tuple[SensorState, SensorSpec]],
        rules: Mapping[SensorId, FolderRule],
    ) -> None:
        """Watch for these sensors, as all that *location* has."""
        before = self._by_location.get(location, {})
        now: dict[SensorId, _Wanted] = {}
        for state, spec in sensors:
            if spec.watch:
                rule = rules.get(state.id)
                now[state.id] = (spec.watch, rule is not None and rule.recursive)
        for sensor_id, (paths, recursive) in now.items():
            if before.get(sensor_id) != (paths, recursive):
                self._thread.submit(self._watch, sensor_id, paths, recursive=recursive)
        for sensor_id in before.keys() - now.keys():
            self._thread.submit(self._watcher.unwatch, sensor_id)
        self._by_location[location] = now

    def close(self) -> None:
        """Watch nothing more, and leave no thread."""
        self._poll.cancel()
        self._thread.shutdown(wait=True, cancel_futures=True)
        self._watcher.close()

    def _watch(
        self, sensor_id: SensorId, paths: tuple[str, ...], *, recursive: bool
    ) -> None:
        with contextlib.suppress(RuntimeError):  # closed meanwhile
            self._watcher.watch(sensor_id, paths, recursive=recursive)
            # What changed before it was watched was not told.
            self._on_change(sensor_id, (), True)  # noqa: FBT003 - as the watcher calls it

    def _on_change(
        self,
        sensor_id: SensorId,
        closed_paths: tuple[str, ...],
        _other: bool,  # noqa: FBT001 - the watcher's protocol
    ) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has just been closed
            self._loop.call_soon_threadsafe(
                self._wake, sensor_id, WokenBy.FILE_CHANGE, closed_paths
            )

    def _look_where_nothing_tells(self) -> None:
        """Wake the sensors on whose file systems changes are not told of."""
        for sensors in self._by_location.values():
            for sensor_id in sensors:
                if self._watcher.is_polling(sensor_id):
                    self._wake(sensor_id, WokenBy.FILE_CHANGE)
        self._poll = self._loop.call_later(
            POLLING_SECONDS, self._look_where_nothing_tells
        )
