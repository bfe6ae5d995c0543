"""Opening a source file at its line, in the operator's own editor."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QUrl
from PySide6.QtGui import QDesktopServices

from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Callable

_KNOWN = (
    ("code", "code --goto {file}:{line}"),
    ("codium", "codium --goto {file}:{line}"),
    ("pycharm", "pycharm --line {line} {file}"),
    ("subl", "subl {file}:{line}"),
    ("kate", "kate --line {line} {file}"),
    ("gedit", "gedit +{line} {file}"),
)


def editor_arguments(
    command_line: str,
    file: str,
    line: int,
    which: Callable[[str], str | None] = shutil.which,
) -> list[str] | None:
    """Return the program and arguments that open *file* at *line*.

    Args:
        command_line: What the operator set, with ``{file}`` and ``{line}``; if empty,
            the first well-known editor is taken.
        file: The path to open.
        line: The line to go to, from 1.
        which: Finds programs.

    Returns:
        None if there is no such editor, and the system's default has to do.
    """
    if not command_line:
        command_line = next((known for name, known in _KNOWN if which(name)), "")
    try:
        parts = shlex.split(command_line)
    except ValueError:
        return None
    if not parts or not which(parts[0]):
        return None
    place = {"{file}": file, "{line}": str(max(line, 1))}
    return [_filled(part, place) for part in parts]


def _filled(part: str, place: dict[str, str]) -> str:
    for name, value in place.items():
        part = part.replace(name, value)
    return part


def open_in_editor(command_line: str, file: str, line: int) -> str | None:
    """Open *file*; return a sentence that says why that did not work, or None."""
    if not Path(file).is_file():
        return tr("{file} is no longer there.").format(file=file)
    arguments = editor_arguments(command_line, file, line)
    if arguments is not None:
        started = QProcess.startDetached(arguments[0], arguments[1:])
        if started[0]:
            return None
    if QDesktopServices.openUrl(QUrl.fromLocalFile(file)):
        return None
    refusal = tr("No editor could open {file}. Name one in Settings.")
    return refusal.format(file=file)
