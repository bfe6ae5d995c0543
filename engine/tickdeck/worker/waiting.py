"""Evaluations that wait, many at once, in a thread and a loop of their own."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING

from tickdeck.worker.capture import listening_alone

if TYPE_CHECKING:
    import logging
    from collections.abc import Callable

    from tickdeck import wire
    from tickdeck.values.ticks import LogLine
    from tickdeck.worker.locations import Location
    from tickdeck.worker.vigil import Vigil


class WaitingEvaluations:
    """Runs evaluations of ``async`` sensors beside each other.

    Args:
        vigil: Ends the process if the engine is gone while one goes on.
        logger: What ``context.log`` is.
        tell: Takes each line, with the request that it belongs to.
        answer: Takes each answer.
    """

    def __init__(
        self,
        vigil: Vigil,
        logger: logging.Logger,
        tell: Callable[[int, LogLine], None],
        answer: Callable[[wire.Evaluate, wire.Evaluated], None],
    ) -> None:
        self._vigil = vigil
        self._logger = logger
        self._tell = tell
        self._answer = answer
        self._loop: asyncio.AbstractEventLoop | None = None

    def submit(self, location: Location, message: wire.Evaluate) -> None:
        """Begin an evaluation; its answer comes later."""
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            threading.Thread(
                target=self._loop.run_forever, daemon=True, name="evaluations"
            ).start()
        asyncio.run_coroutine_threadsafe(self._evaluate(location, message), self._loop)

    async def _evaluate(self, location: Location, message: wire.Evaluate) -> None:
        def tell(line: LogLine) -> None:
            self._tell(message.request, line)

        with self._vigil:
            with listening_alone(tell):
                answer = await location.evaluate_async(message, self._logger)
            self._answer(message, answer)
