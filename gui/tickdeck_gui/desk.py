"""What every screen is given."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from tickdeck.clock import Clock
    from tickdeck.reading.reader import Reader
    from tickdeck.values.commands import Command
    from tickdeck_gui.aio import Tasks
    from tickdeck_gui.commands import Commands
    from tickdeck_gui.models.live import LiveState
    from tickdeck_gui.models.notices import Notices
    from tickdeck_gui.preferences import Preferences
    from tickdeck_gui.theme.theme import Theme


@dataclass(frozen=True)
class Desk:
    """The objects that are built once, and how wishes reach the engine."""

    live: LiveState
    reader: Reader
    clock: Clock
    theme: Theme
    commands: Commands
    notices: Notices
    preferences: Preferences
    tasks: Tasks
    submit: Callable[[Command], Future[Any]]

    async def ask(self, command: Command) -> Any:
        """Hand *command* to the engine and return or raise what it answers."""
        return await asyncio.wrap_future(self.submit(command))

    def order(
        self, command: Command, then: Callable[[Any], None] | None = None
    ) -> None:
        """Hand *command* to the engine from a slot.

        *then* gets the answer; if the engine refuses, the operator is told why.
        """
        self.tasks.spawn(self._ordered(command, then))

    async def _ordered(
        self, command: Command, then: Callable[[Any], None] | None
    ) -> None:
        try:
            answer = await self.ask(command)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told
            self.notices.complain(said(error))
        else:
            if then is not None:
                then(answer)


def said(error: BaseException) -> str:
    """Return what *error* says, or its name if it says nothing."""
    first = error.args[0] if len(error.args) == 1 else None
    return (first if isinstance(first, str) else str(error)) or type(error).__name__
