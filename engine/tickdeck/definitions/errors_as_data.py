"""Exceptions as values that can cross a process."""

from __future__ import annotations

import linecache
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from tickdeck.values.errors import ErrorInfo, Frame

if TYPE_CHECKING:
    from types import TracebackType

MAX_FRAMES = 50
MAX_CHARACTERS = 100_000
MAX_CAUSES = 10


def error_info(error: BaseException, depth: int = 0) -> ErrorInfo:
    """Return *error* with its causes and frames; never raises, whatever it holds."""
    cause = error.__cause__ or (
        None if error.__suppress_context__ else error.__context__
    )
    return ErrorInfo(
        class_name=type(error).__name__,
        message=_text_of(error)[:MAX_CHARACTERS],
        frames=_frames_of(error.__traceback__),
        text=_whole(error) if depth == 0 else "",
        cause=(
            error_info(cause, depth + 1)
            if cause is not None and cause is not error and depth < MAX_CAUSES
            else None
        ),
    )


def _text_of(error: BaseException) -> str:
    try:
        text = str(error.args[0]) if isinstance(error, KeyError) else str(error)
    except Exception:  # noqa: BLE001 - the author's __str__ may do anything
        return "(its text cannot be shown)"
    return text.encode("utf-8", "backslashreplace").decode()


def _whole(error: BaseException) -> str:
    try:
        text = "".join(traceback.format_exception(error, limit=-MAX_FRAMES))
    except Exception:  # noqa: BLE001 - as above
        return ""
    return text.encode("utf-8", "backslashreplace").decode()[-MAX_CHARACTERS:]


def _frames_of(trace: TracebackType | None) -> tuple[Frame, ...]:
    ours = str(Path(__file__).parent.parent)
    frames = []
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(
            Frame(
                file=code.co_filename,
                line=trace.tb_lineno,
                function=code.co_name,
                source=linecache.getline(code.co_filename, trace.tb_lineno).strip(),
                ours=code.co_filename.startswith(ours),
            )
        )
        trace = trace.tb_next
    return tuple(frames[-MAX_FRAMES:])
