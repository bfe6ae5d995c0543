"""What users' code logs, as values; and where what it prints goes."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TextIO

from tickdeck.clock import SystemClock
from tickdeck.definitions.errors_as_data import error_info
from tickdeck.values.ticks import LogLine

if TYPE_CHECKING:
    from pathlib import Path

Sink = Callable[[LogLine], None]


_own_sink: ContextVar[Sink | None] = ContextVar("own_sink", default=None)
"""Who listens to the evaluation at hand, where several go on at once."""


class LineHandler(logging.Handler):
    """Hands each record to whoever listens at the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.sink: Sink | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Turn the record into a line."""
        sink = _own_sink.get() or self.sink
        if sink is not None:
            sink(line_of(record))


def line_of(record: logging.LogRecord) -> LogLine:
    """Return a log record as a line, its traceback included."""
    try:
        message = record.getMessage()
    except Exception:  # noqa: BLE001 - the author's arguments may not fit
        message = _unformatted(record)
    if record.exc_info and record.exc_info[1] is not None:
        message = f"{message}\n{error_info(record.exc_info[1]).text.rstrip()}"
    return LogLine(
        at=datetime.fromtimestamp(record.created, UTC),
        level=record.levelname,
        message=legible(message),
    )


def _unformatted(record: logging.LogRecord) -> str:
    try:
        return f"{record.msg} {record.args}"
    except Exception:  # noqa: BLE001 - the author's __str__ may do anything
        return f"(line {record.lineno} of {record.pathname} logged what has no text)"


def legible(text: str) -> str:
    """Return *text* as UTF-8 can carry it: names of files may be no Unicode."""
    return text.encode("utf-8", "backslashreplace").decode()


class Capture:
    """Listens to the root logger, to ``context.log`` and to warnings.

    The handlers are made once: a tick only says who listens.
    """

    def __init__(self) -> None:
        self._handler = LineHandler()
        self.logger = logging.Logger(  # noqa: LOG001 - its lines are one tick's
            "dagster", logging.DEBUG
        )
        """What ``context.log`` is; everything written to it is kept."""
        self.logger.addHandler(self._handler)
        root = logging.getLogger()
        root.addHandler(self._handler)
        if root.level in (logging.NOTSET, logging.WARNING):
            root.setLevel(logging.INFO)
        logging.captureWarnings(capture=True)
        warnings.simplefilter("default")

    @contextlib.contextmanager
    def listening(self, sink: Sink) -> Iterator[None]:
        """Hand lines to *sink* inside the block."""
        self._handler.sink = sink
        try:
            yield
        finally:
            self._handler.sink = None
            flush_printed()


@contextlib.contextmanager
def listening_alone(sink: Sink) -> Iterator[None]:
    """Hand what this evaluation logs and prints to *sink*; others go on meanwhile."""
    if not isinstance(sys.stdout, _SharedStream):
        sys.stdout = _SharedStream(sys.stdout, "STDOUT")
        sys.stderr = _SharedStream(sys.stderr, "STDERR")
    token = _own_sink.set(sink)
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, _SharedStream):
                stream.end_line()
        _own_sink.reset(token)


class _SharedStream(io.TextIOBase):
    """Standard output or error, of which each evaluation sees its own lines."""

    def __init__(self, beneath: TextIO, level: str) -> None:
        self._beneath = beneath
        self._level = level
        self._begun: ContextVar[str] = ContextVar(f"begun_{level}", default="")

    @property
    def encoding(self) -> str:  # type: ignore[override]  # the base has an attribute
        """The encoding of the stream beneath."""
        return self._beneath.encoding

    def fileno(self) -> int:
        """Return the descriptor of the stream beneath."""
        return self._beneath.fileno()

    def writable(self) -> bool:
        """Tell that it can be written to."""
        return True

    def write(self, text: str) -> int:
        """Hand whole lines to who listens; what belongs to nobody goes beneath."""
        sink = _own_sink.get()
        if sink is None:
            return self._beneath.write(text)
        *lines, rest = (self._begun.get() + text).split("\n")
        self._begun.set(rest)
        for line in lines:
            self._tell(sink, line)
        return len(text)

    def flush(self) -> None:
        """Flush the stream beneath."""
        self._beneath.flush()

    def end_line(self) -> None:
        """Hand on the last line, which may have had no end."""
        sink, rest = _own_sink.get(), self._begun.get()
        self._begun.set("")
        if sink is not None and rest:
            self._tell(sink, rest)

    def _tell(self, sink: Sink, line: str) -> None:
        now = SystemClock().now()
        sink(LogLine(at=now, level=self._level, message=legible(line)))


def flush_printed() -> None:
    """Let what was printed reach its file descriptor."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()


@contextlib.contextmanager
def printing_into(path: Path) -> Iterator[None]:
    """Send what this process and its children print to the end of a file.

    A file, not a pipe: it takes everything also when nobody reads, after the engine
    has been killed.
    """
    flush_printed()
    kept = [os.dup(1), os.dup(2)]
    output = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        yield
    finally:
        flush_printed()
        os.dup2(kept[0], 1)
        os.dup2(kept[1], 2)
        for descriptor in (output, *kept):
            os.close(descriptor)
