"""What operators do to sensors, in one place for list, page and palette."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.commands import (
    EvaluateNow,
    ResetSensor,
    SetCursor,
    StartSensor,
    StopSensor,
)
from tickdeck.values.sensors import SensorStatus, StoredStatus
from tickdeck_gui.editor import open_in_editor
from tickdeck_gui.formatting.sentences import tick_result
from tickdeck_gui.orders.bulk import ask_all
from tickdeck_gui.translation import number, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tickdeck.values.sensors import SensorId, SensorState
    from tickdeck.values.ticks import Tick
    from tickdeck_gui.desk import Desk


class SensorOrders:
    """Orders for one sensor or many; what came of them is told in notices."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def switch(self, sensor_ids: Sequence[SensorId], *, on: bool) -> None:
        """Switch sensors on or off, and offer to undo it."""
        wanted = SensorStatus.RUNNING if on else SensorStatus.STOPPED
        rows = [self._desk.live.row(sensor_id) for sensor_id in sensor_ids]
        changing = [row.state.id for row in rows if row and row.status is not wanted]
        if changing:
            self._desk.tasks.spawn(self._switch(changing, on=on, undoable=True))

    def toggle(self, sensor_ids: Sequence[SensorId]) -> None:
        """Switch sensors off if all of them are on, else on."""
        rows = [self._desk.live.row(sensor_id) for sensor_id in sensor_ids]
        all_on = all(row and row.status is SensorStatus.RUNNING for row in rows)
        self.switch(sensor_ids, on=not all_on)

    async def _switch(
        self, sensor_ids: Sequence[SensorId], *, on: bool, undoable: bool
    ) -> None:
        wish = StartSensor if on else StopSensor
        doing = tr("Switching on") if on else tr("Switching off")
        wishes = [(self._name(one), wish(sensor_id=one)) for one in sensor_ids]
        outcomes = await ask_all(self._desk, wishes, doing)
        pairs = list(zip(sensor_ids, outcomes, strict=False))
        done = [one for one, outcome in pairs if not outcome.problem]
        if len(done) < len(pairs):
            sentence = _not_switched(len(pairs), len(pairs) - len(done), on=on)
            self._desk.notices.complain_of_some(sentence, outcomes)
        elif undoable:
            text = _switched([self._name(one) for one in done], on=on)
            rest = len(sensor_ids) - len(done)
            if rest:
                text += ", " + tr("%Ln left as they were", "", rest)
            self._desk.notices.tell_undoable(text, lambda: self._undo(done, was_on=on))

    def _undo(self, sensor_ids: Sequence[SensorId], *, was_on: bool) -> None:
        self._desk.tasks.spawn(self._switch(sensor_ids, on=not was_on, undoable=False))

    def evaluate(self, sensor_id: SensorId) -> None:
        """Tick once, and say what came of it."""

        def told(tick: Tick) -> None:
            text = f"{tick.sensor_name}: {tick_result(tick)}"
            failed = tick.error is not None
            (self._desk.notices.complain if failed else self._desk.notices.tell)(text)

        self._desk.order(EvaluateNow(sensor_id=sensor_id), told)

    def reset(self, sensor_id: SensorId) -> None:
        """Let the code decide again whether the sensor is on; offer to undo it."""
        row = self._desk.live.row(sensor_id)
        was_on = row is not None and row.state.stored_status is StoredStatus.RUNNING
        wish = StartSensor if was_on else StopSensor

        def told(state: SensorState) -> None:
            self._desk.notices.tell_undoable(
                tr("{name} follows its code again").format(name=state.name),
                lambda: self._desk.order(wish(sensor_id=sensor_id)),
            )

        self._desk.order(ResetSensor(sensor_id=sensor_id), told)

    def set_cursor(
        self, sensor_id: SensorId, cursor: str | None, expected_version: int
    ) -> None:
        """Change the cursor unless it has moved meanwhile; offer to undo it."""
        row = self._desk.live.row(sensor_id)
        before = row.state.cursor if row else None

        wish = SetCursor(
            sensor_id=sensor_id, cursor=cursor, expected_version=expected_version
        )
        self._desk.order(wish, lambda state: self.tell_of_cursor(before, state))

    def tell_of_cursor(self, before: str | None, state: SensorState) -> None:
        """Say that a cursor was changed to that of *state*, and offer to undo it."""
        pattern = (
            tr("Cursor of {name} cleared")
            if state.cursor is None
            else tr("Cursor of {name} changed")
        )
        self._desk.notices.tell_undoable(
            pattern.format(name=state.name),
            lambda: self._desk.order(
                SetCursor(
                    sensor_id=state.id,
                    cursor=before,
                    expected_version=state.cursor_version,
                )
            ),
        )

    def mute(
        self, sensor_id: SensorId, *, muted: bool, then: Callable[[], None]
    ) -> None:
        """Notify of a sensor no more, or again; offer to undo it.

        *then* is called whenever that has changed, also by the undoing.
        """

        def change(*, wanted: bool) -> None:
            self._desk.preferences.mute(sensor_id, muted=wanted)
            then()

        change(wanted=muted)
        words = (
            tr("You are not notified when {name} fails")
            if muted
            else tr("You are notified when {name} fails")
        )
        self._desk.notices.tell_undoable(
            words.format(name=self._name(sensor_id)),
            lambda: change(wanted=not muted),
        )

    def open_source(self, file: str, line: int) -> None:
        """Open *file* at *line* in the operator's editor."""
        problem = open_in_editor(self._desk.preferences.editor, file, line)
        if problem:
            self._desk.notices.complain(problem)

    def _name(self, sensor_id: SensorId) -> str:
        row = self._desk.live.row(sensor_id)
        return row.spec.name if row else tr("sensor {id}").format(id=sensor_id)


def _switched(names: Sequence[str], *, on: bool) -> str:
    if len(names) == 1:
        pattern = tr("{name} switched on") if on else tr("{name} switched off")
        return pattern.format(name=names[0])
    if on:
        return tr("%Ln sensor(s) switched on", "", len(names))
    return tr("%Ln sensor(s) switched off", "", len(names))


def _not_switched(many: int, failed: int, *, on: bool) -> str:
    refusal = (
        tr("{failed} of %Ln sensor(s) could not be switched on.", "", many)
        if on
        else tr("{failed} of %Ln sensor(s) could not be switched off.", "", many)
    )
    return refusal.format(failed=number(failed))
