"""Giving what a sensor remembers whose code is gone to the one that replaced it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.reading.rows import RunFilter
from tickdeck.values.commands import MoveState
from tickdeck.values.sensors import SensorStatus
from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.formatting.sentences import shortened
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QMessageBox, QWidget

    from tickdeck.reading.rows import SensorRow
    from tickdeck.values.sensors import SensorId, SensorState
    from tickdeck_gui.desk import Desk

_CURSOR_LENGTH = 40


def ask_to_take_over(
    parent: QWidget,
    desk: Desk,
    orphan: SensorRow,
    heir: SensorRow,
    then: Callable[[SensorId], None],
) -> QMessageBox:
    """Ask, saying what moves; *then* gets the id of *heir* when it has moved."""
    names = {"old": orphan.spec.name, "new": heir.spec.name}

    def told(state: SensorState) -> None:
        words = tr("{new} goes on from what {old} remembered")
        desk.notices.tell(words.format(**names))
        then(state.id)

    return confirm(
        parent,
        tr("Give what {old} remembers to {new}?").format(**names),
        "\n".join([*_what_moves(desk, orphan), "", _what_becomes(names)]),
        tr("Take over"),
        lambda: desk.order(
            MoveState(source=orphan.state.id, target=heir.state.id), told
        ),
    )


def _what_moves(desk: Desk, orphan: SensorRow) -> list[str]:
    """Return a line for each thing that moves."""
    sensor_id, cursor = orphan.state.id, orphan.state.cursor
    keys = desk.reader.run_key_count(sensor_id)
    runs = desk.reader.run_count(RunFilter(sensor_id=sensor_id))
    is_on = orphan.status is SensorStatus.RUNNING
    shown = shortened(cursor, _CURSOR_LENGTH) if cursor else tr("none", "cursor")
    return [
        tr("This moves:"),
        "• " + tr("the cursor: {cursor}").format(cursor=shown),
        "• " + (tr("the switch: on") if is_on else tr("the switch: off")),
        "• " + tr("%Ln run key(s), so that nothing runs twice", "", keys),
        "• " + tr("its ticks, and %Ln run(s)", "", runs),
    ]


def _what_becomes(names: dict[str, str]) -> str:
    return tr(
        "{new} keeps its own ticks and run keys; its cursor and switch give way. "
        "{old} is no longer listed. This cannot be undone."
    ).format(**names)
