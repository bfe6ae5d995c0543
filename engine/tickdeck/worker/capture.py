"""What users' code logs, as values; and where what it prints goes."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tickdeck.definitions.errors_as_data import error_info
from tickdeck.values.ticks import LogLine

if TYPE_CHECKING:
    from pathlib import Path

Sink = Callable[[LogLine], None]


class LineHandler(logging.Handler):
    """Hands each record to whoever listens at the moment."""

    def __init__(self) -> None:
        super().__init__()
        self.sink: Sink | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Turn the record into a line."""
        if self.sink is not None:
            self.sink(line_of(record))


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
