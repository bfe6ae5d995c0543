"""What is asked before many runs are started, or any deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.dialogs.confirm import confirm
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QMessageBox, QWidget

    from tickdeck.values.runs import Run
    from tickdeck_gui.orders.run_orders import RunOrders


def reexecute(
    parent: QWidget, orders: RunOrders, runs: Sequence[Run], *, from_failure: bool
) -> QMessageBox | None:
    """Execute *runs* once more; if there are several, only when that is confirmed."""
    if len(runs) == 1:
        orders.reexecute(runs, from_failure=from_failure)
        return None
    return confirm(
        parent,
        tr("Start %Ln run(s) again?", "", len(runs)),
        tr("All of them are queued now; how many run at once is set in Settings."),
        tr("Start %Ln run(s)", "", len(runs)),
        lambda: orders.reexecute(runs, from_failure=from_failure),
    )


def cancel(
    parent: QWidget, orders: RunOrders, runs: Sequence[Run]
) -> QMessageBox | None:
    """Cancel *runs*, which may be more than are on show, when that is confirmed."""
    if not runs:
        return None
    return confirm(
        parent,
        tr("Cancel %Ln run(s)?", "", len(runs)),
        tr("Those at work are asked to end; those in the queue never start."),
        tr("Cancel %Ln run(s)", "", len(runs)),
        lambda: orders.cancel(runs),
    )


def force(
    parent: QWidget, orders: RunOrders, runs: Sequence[Run]
) -> QMessageBox | None:
    """Kill the processes of *runs* when that is confirmed."""
    if not runs:
        return None
    return confirm(
        parent,
        tr("Kill the processes of %Ln run(s)?", "", len(runs)),
        tr("They were asked to end. What they were writing may be left half done."),
        tr("Kill %Ln run(s)", "", len(runs)),
        lambda: orders.cancel(runs, force=True),
    )


def delete(parent: QWidget, orders: RunOrders, runs: Sequence[Run]) -> QMessageBox:
    """Delete *runs* when that is confirmed."""
    return confirm(
        parent,
        tr("Delete %Ln run(s)?", "", len(runs)),
        tr(
            "Their logs go too, and their run keys are free again: a sensor may "
            "ask for the same work once more."
        ),
        tr("Delete %Ln run(s)", "", len(runs)),
        lambda: orders.delete(runs),
    )
