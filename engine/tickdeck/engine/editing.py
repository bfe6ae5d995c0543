"""What an operator changes about a sensor: its switch and its cursor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from tickdeck.storage import activity
from tickdeck.values import commands
from tickdeck.values.sensors import SensorState, SensorStatus, StoredStatus

if TYPE_CHECKING:
    from tickdeck.clock import Clock
    from tickdeck.storage.store import Store
    from tickdeck.values.sensors import SensorSpec

Edit = (
    commands.StartSensor
    | commands.StopSensor
    | commands.ResetSensor
    | commands.SetCursor
)


class Editor:
    """Changes stored states; works with and without an engine around it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def edit(self, command: Edit, state: SensorState, spec: SensorSpec) -> SensorState:
        """Carry out *command* on the sensor with this *state*; return the new one.

        What would change nothing is not written.

        Raises:
            ValueError: If a cursor has moved since the command's version was read.
        """
        match command:
            case commands.StartSensor():
                return self._start(state, spec)
            case commands.StopSensor():
                return self._stop(state, spec)
            case commands.ResetSensor():
                return self._reset(state)
            case commands.SetCursor():
                return self._set_cursor(command, state)

    def _start(self, state: SensorState, spec: SensorSpec) -> SensorState:
        if state.status(spec.default_status) is SensorStatus.RUNNING:
            return state
        state = msgspec.structs.replace(
            state,
            stored_status=StoredStatus.RUNNING,
            last_sensor_start=self._clock.now(),
        )
        return self._keep(state, activity.SENSOR_STARTED, "Switched on.")

    def _stop(self, state: SensorState, spec: SensorSpec) -> SensorState:
        if state.status(spec.default_status) is SensorStatus.STOPPED:
            return state
        state = msgspec.structs.replace(state, stored_status=StoredStatus.STOPPED)
        return self._keep(state, activity.SENSOR_STOPPED, "Switched off.")

    def _reset(self, state: SensorState) -> SensorState:
        if not state.can_reset:
            return state
        state = msgspec.structs.replace(
            state, stored_status=StoredStatus.DECLARED_IN_CODE
        )
        return self._keep(state, activity.SENSOR_RESET, "Reset to what its code says.")

    def _set_cursor(
        self, command: commands.SetCursor, state: SensorState
    ) -> SensorState:
        expected = command.expected_version
        if expected is not None and expected != state.cursor_version:
            raise ValueError(
                "The cursor has moved since you read it: it is "
                f"{state.cursor!r} now. Look at it again."
            )
        state = msgspec.structs.replace(
            state,
            cursor=command.cursor or None,
            cursor_version=state.cursor_version + 1,
        )
        return self._keep(
            state,
            activity.CURSOR_SET,
            f"Cursor set to {state.cursor!r}.",
            cursor=state.cursor,
        )

    def _keep(
        self, state: SensorState, kind: str, message: str, **data: Any
    ) -> SensorState:
        self._store.save_sensor(state, kind, message, **data)
        return state
