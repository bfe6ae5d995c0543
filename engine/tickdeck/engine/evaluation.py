"""One evaluation of one sensor, from a free worker to its answer."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from tickdeck import wire
from tickdeck.errors import WorkerLostError
from tickdeck.values.ticks import LogLine

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from datetime import datetime

    from tickdeck.launching.pool import WorkerPool

MAX_LOG_LINES = 5_000
MAX_LOG_CHARACTERS = 256 * 1024


class TickLog:
    """What an evaluation logs and prints, as lines, up to a limit."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._lines: list[LogLine] = []
        self._characters = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._unended = ""
        self._is_cut = False

    def add(self, lines: tuple[LogLine, ...]) -> None:
        """Take lines that the worker structured."""
        for line in lines:
            if self._is_cut:
                return
            self._characters += len(line.message)
            if (
                len(self._lines) >= MAX_LOG_LINES
                or self._characters > MAX_LOG_CHARACTERS
            ):
                self._is_cut = True
                self._lines.append(
                    LogLine(
                        at=line.at,
                        level="WARNING",
                        message="The log is cut off here: it is too long to be kept.",
                    )
                )
                return
            self._lines.append(line)

    def print_out(self, text: bytes) -> None:
        """Take what was printed, in whatever pieces it comes."""
        if self._is_cut:
            return
        *ended, self._unended = (self._unended + self._decoder.decode(text)).split("\n")
        if len(self._unended) > MAX_LOG_CHARACTERS:
            ended, self._unended = [*ended, self._unended], ""
        self._add_printed(ended)

    def close(self) -> tuple[LogLine, ...]:
        """Return all lines; the last may have had no end."""
        if self._unended:
            self._add_printed([self._unended])
            self._unended = ""
        return tuple(self._lines)

    def _add_printed(self, texts: list[str]) -> None:
        at = self._now()
        self.add(
            tuple(
                LogLine(at=at, level="STDOUT", message=text[:MAX_LOG_CHARACTERS])
                for text in texts
            )
        )


class EvaluationTask:
    """Asks a worker to evaluate a sensor; a `launching.pool.Task`."""

    def __init__(
        self,
        *,
        make_message: Callable[[], wire.Evaluate | None],
        answered: Callable[[EvaluationTask, wire.Evaluated], None],
        failed: Callable[[EvaluationTask, str], None],
        timeout_s: float,
        now: Callable[[], datetime],
        shares: bool = False,
    ) -> None:
        self.timeout_s: float | None = timeout_s
        self.shares = shares
        self.log = TickLog(now)
        self._make_message = make_message
        self._answered = answered
        self._failed = failed

    def prepare(self) -> wire.FromEngine | None:
        """Open the tick, now that a worker is free."""
        return self._make_message()

    def hear(self, message: wire.FromWorker) -> bool:
        """Take log lines, then the answer."""
        match message:
            case wire.Evaluated():
                self._answered(self, message)
                return True
            case wire.TickLogged():
                self.log.add(message.lines)
        return False

    def print_out(self, text: bytes) -> None:
        """Keep what the sensor printed."""
        self.log.print_out(text)

    def lost(self, why: str) -> None:
        """End the tick without an answer."""
        self._failed(self, why)


class QuestionTask:
    """A single question to a worker, answered by a future; a `launching.pool.Task`."""

    def __init__(
        self,
        message: wire.FromEngine,
        answer: asyncio.Future[wire.FromWorker],
        timeout_s: float,
        log: TickLog | None = None,
    ) -> None:
        self.timeout_s: float | None = timeout_s
        self.shares = False
        self._message = message
        self._answer = answer
        self._log = log

    def prepare(self) -> wire.FromEngine | None:
        """Ask, if anybody still wants to know."""
        return None if self._answer.done() else self._message

    def hear(self, message: wire.FromWorker) -> bool:
        """Pass the answer on."""
        if isinstance(message, wire.TickLogged):
            if self._log is not None:
                self._log.add(message.lines)
            return False
        if not self._answer.done():
            self._answer.set_result(message)
        return True

    def print_out(self, text: bytes) -> None:
        """Keep what a tested sensor printed."""
        if self._log is not None:
            self._log.print_out(text)

    def lost(self, why: str) -> None:
        """Say why there is no answer."""
        if not self._answer.done():
            self._answer.set_exception(WorkerLostError(f"There is no answer: {why}."))


async def ask(
    loop: asyncio.AbstractEventLoop,
    pool: WorkerPool,
    message: wire.FromEngine,
    timeout_s: float,
) -> wire.FromWorker:
    """Have one of *pool*'s workers answer *message*.

    Raises:
        WorkerLostError: If it hangs or dies.
    """
    answer: asyncio.Future[wire.FromWorker] = loop.create_future()
    pool.submit(QuestionTask(message, answer, timeout_s))
    return await answer
