"""Which Pythons there are to run definitions with, and what is in them."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from tickdeck_gui.translation import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIMIT_MILLISECONDS = 10_000
_END_MILLISECONDS = 1_000
_LEAST = (3, 11)
_FOLDERS = (".venv", "venv", "env")
_PLACES = ("bin/python", "Scripts/python.exe")
_QUESTION = """\
import sys
sys.path[:] = [p for p in sys.path if p]
from importlib.util import find_spec
import json
print(json.dumps({
    "version": list(sys.version_info[:3]),
    "has_tickdeck": find_spec("tickdeck") is not None,
    "has_dagster": find_spec("dagster") is not None,
    "has_msgspec": find_spec("msgspec") is not None,
}))
"""


class Interpreter(msgspec.Struct, frozen=True):
    """What a Python says of itself."""

    version: tuple[int, int, int]
    has_tickdeck: bool = False
    has_dagster: bool = False
    has_msgspec: bool = False

    @property
    def problem(self) -> str:
        """Why it cannot run definitions; nothing if it can."""
        if self.version[:2] < _LEAST:
            return tr("Tickdeck needs Python {least} or newer.").format(
                least=".".join(map(str, _LEAST))
            )
        borrows = self.version[:2] == sys.version_info[:2]
        if not (self.has_tickdeck or self.has_msgspec or borrows):
            # What Tickdeck lends is compiled for its own Python.
            return tr(
                "Install Tickdeck there: it is another Python than Tickdeck's own."
            )
        return ""

    @property
    def words(self) -> str:
        """What is in it."""
        version = ".".join(map(str, self.version))
        lent = tr("Tickdeck lends its own", "package")
        parts = [
            f"Python {version}",
            tr("has Tickdeck") if self.has_tickdeck else lent,
            tr("has Dagster") if self.has_dagster else tr("no Dagster"),
        ]
        return " · ".join(parts)


def interpreters_near(
    folder: Path, environment: Mapping[str, str] = os.environ
) -> tuple[str, ...]:
    """Return the Pythons of the projects around *folder*, the nearest first."""
    places = [
        parent / name for parent in (folder, *folder.parents) for name in _FOLDERS
    ]
    if active := environment.get("VIRTUAL_ENV"):
        places.append(Path(active))
    found = [
        str(place / python)
        for place in places
        for python in _PLACES
        if (place / python).is_file()
    ]
    return tuple(dict.fromkeys(found))


class InterpreterCheck(QObject):
    """Asks one Python at a time; what was asked before is not answered any more."""

    checked = Signal(object, str)
    """An `Interpreter`, or None and why it does not answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(_LIMIT_MILLISECONDS)
        self._limit.timeout.connect(self._on_limit)

    def ask(self, program: str) -> None:
        """Start *program* and have it say what is in it."""
        self.stop()
        process = QProcess(self)
        self._process = process
        process.finished.connect(self._on_finished)
        process.errorOccurred.connect(self._on_error)
        self._limit.start()
        process.start(program, ["-c", _QUESTION])

    def stop(self) -> None:
        """Ask no longer."""
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            # Nobody wants to hear from it any more.
            process.blockSignals(True)  # noqa: FBT003 - Qt's argument
            process.kill()
            process.waitForFinished(_END_MILLISECONDS)
            process.deleteLater()

    def _on_finished(self, code: int) -> None:
        if self._process is None:
            return
        said = bytes(self._process.readAllStandardOutput().data())
        self._done()
        try:
            answer = msgspec.json.decode(said, type=Interpreter) if not code else None
        except msgspec.DecodeError:
            answer = None
        if answer is None:
            self.checked.emit(None, tr("It does not answer like a Python."))
        else:
            self.checked.emit(answer, "")

    def _on_error(self, error: QProcess.ProcessError) -> None:
        if error != QProcess.ProcessError.FailedToStart:
            # It has finished as well, and that is told.
            return
        self._done()
        self.checked.emit(None, tr("It cannot be started."))

    def _on_limit(self) -> None:
        self.stop()
        self.checked.emit(None, tr("It does not answer."))

    def _done(self) -> None:
        self._limit.stop()
        process, self._process = self._process, None
        if process is not None:
            process.deleteLater()
