"""What operators do to code locations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.values.commands import AddLocation, RemoveLocation
from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from tickdeck.values.locations import LocationSpec
    from tickdeck_gui.desk import Desk


class LocationOrders:
    """Orders for code locations; what came of them is told in notices."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def close(self, spec: LocationSpec) -> None:
        """Close a code location at once, and offer to open it again."""

        def told(_answer: object) -> None:
            self._desk.notices.tell_undoable(
                tr("{name} closed; its sensors are no longer evaluated").format(
                    name=spec.name
                ),
                lambda: self._desk.order(AddLocation(spec=spec)),
            )

        self._desk.order(RemoveLocation(name=spec.name), told)
