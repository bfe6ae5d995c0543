"""Giving what a renamed sensor remembered to its new name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck.storage.activity import STATE_MOVED

if TYPE_CHECKING:
    from tickdeck.storage.store import Store
    from tickdeck.values.sensors import SensorSpec, SensorState


class StateMover:
    """Moves stored states; works with and without an engine around it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def move(
        self,
        source: tuple[SensorState, SensorSpec],
        target: tuple[SensorState, SensorSpec],
    ) -> SensorState:
        """Give all that *source* remembers to *target*; return the target's state.

        Raises:
            ValueError: If the code of *source* is not gone, or that of *target* is; a
                sentence.
        """
        (old, _old_spec), (new, _new_spec) = source, target
        if old.id == new.id:
            raise ValueError("A sensor cannot be given its own state.")
        if old.problem is None:
            raise ValueError(
                f"{old.name} is still defined: only a sensor whose code is gone can "
                "give away what it remembers."
            )
        if not old.is_orphan:
            raise ValueError(
                f"Nobody knows whether {old.name} is still defined: {old.problem} "
                "Mend that first."
            )
        if new.is_orphan:
            raise ValueError(
                f"{new.name} is not defined either: only a sensor that is can be given "
                "what another remembers."
            )
        state = self._store.move_state(old.id, new.id)
        self._store.note(
            STATE_MOVED,
            f"What {old.name} remembered was moved to {new.name}.",
            new.id,
            source=old.name,
            target=new.name,
        )
        return state
