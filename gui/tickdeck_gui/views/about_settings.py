"""Versions, the data folder and the processes, as a card of the settings."""

from __future__ import annotations

import platform
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import PySide6
from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

import tickdeck
from tickdeck.values.commands import ListProcesses
from tickdeck.values.processes import ProcessInfo, ProcessRole
from tickdeck_gui.formatting.sentences import home_path, size
from tickdeck_gui.translation import number, tr
from tickdeck_gui.views.engine_settings import titled_card
from tickdeck_gui.widgets.facts import emptied, facts
from tickdeck_gui.widgets.labels import button, label
from tickdeck_gui.widgets.setting_rows import NAME_WIDTH

if TYPE_CHECKING:
    from collections.abc import Sequence
    from concurrent.futures import Future
    from pathlib import Path

    from PySide6.QtGui import QHideEvent, QShowEvent

    from tickdeck_gui.desk import Desk

_AGAIN_MILLISECONDS = 5_000


class AboutView(QFrame):
    """Looks at the processes now and then while it is in sight."""

    _answered = Signal(object)

    def __init__(self, desk: Desk, data_folder: Path) -> None:
        super().__init__()
        self._desk, self._data_folder = desk, data_folder
        self._processes: tuple[ProcessInfo, ...] = ()
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(4)
        self._lines.setColumnMinimumWidth(0, NAME_WIDTH)
        self._lines.setColumnStretch(4, 1)
        self.total = label("", "second")
        self.copy_button = button(tr("Copy diagnostics"))
        self.folder_button = button(tr("Open the data folder"))
        self._build()
        self.copy_button.clicked.connect(self._copy)
        self.folder_button.clicked.connect(self._open_folder)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self.look)
        self._answered.connect(self.show_processes)

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame, column = titled_card(tr("About"))
        outer.addWidget(frame)
        column.addWidget(facts(self._versions(), name_width=NAME_WIDTH))
        column.addSpacing(4)
        column.addWidget(self.total)
        column.addLayout(self._lines)
        column.addSpacing(4)
        acts = QHBoxLayout()
        acts.addWidget(self.copy_button)
        acts.addWidget(self.folder_button)
        acts.addStretch(1)
        column.addLayout(acts)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the processes from now on."""
        super().showEvent(event)
        self._again.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Look no longer."""
        super().hideEvent(event)
        self._again.stop()

    def look(self) -> None:
        """Show which processes there are now; none while there is no engine."""
        self._desk.submit(ListProcesses()).add_done_callback(self._tell)

    def _tell(self, answer: Future[Any]) -> None:
        """Hand the answer on; it may come in the engine's thread."""
        failed = answer.cancelled() or answer.exception() is not None
        # The window may be gone by now.
        with suppress(RuntimeError):
            self._answered.emit(() if failed else answer.result() or ())

    def show_processes(self, processes: Sequence[ProcessInfo]) -> None:
        """Show *processes*, those that take most first."""
        self._processes = tuple(
            sorted(processes, key=lambda it: it.rss_bytes, reverse=True)
        )
        emptied(self._lines)
        taken = sum(one.rss_bytes for one in processes)
        self.total.setText(
            tr("All processes together take {size} of memory.").format(size=size(taken))
        )
        self.total.setVisible(bool(processes))
        for row, one in enumerate(self._processes):
            words = [_role_words(one), size(one.rss_bytes) if one.rss_bytes else "—"]
            words.append(tr("process {number}").format(number=one.pid))
            words.append(tr("at work") if one.busy else tr("waiting"))
            for column, said in enumerate(words):
                role = "second" if column != 1 else ""
                self._lines.addWidget(label(said, role), row, column)

    def _versions(self) -> list[tuple[str, str]]:
        return [
            ("Tickdeck", tickdeck.__version__),
            ("Python", platform.python_version()),
            ("Qt", PySide6.__version__),
            (tr("System"), platform.platform()),
            (tr("Data folder"), str(self._data_folder)),
        ]

    def diagnostics(self) -> str:
        """Return what somebody who helps wants to know; no secret is in it."""
        live = self._desk.live
        lines = [f"{name}: {value}" for name, value in self._versions()]
        on = live.sensors_on()
        lines.append(f"{tr('Sensors on')}: {number(on)} / {number(len(live.rows))}")
        for state in live.locations:
            spec = state.spec
            line = f"{spec.name}: {spec.kind.lower()}, {state.status.lower()}"
            if spec.interpreter:
                line += f", {spec.interpreter}"
            lines.append(line)
            if state.error is not None:
                lines.append(f"  {state.error.summary}")
        lines += [
            f"{_role_words(one)}: {size(one.rss_bytes)}" for one in self._processes
        ]
        if live.trouble:
            lines.append(live.trouble)
        return "\n".join(lines)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.diagnostics())
        self._desk.notices.tell(tr("Diagnostics copied"))

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._data_folder))):
            self._desk.notices.complain(
                tr("Nothing here can show a folder: {folder}").format(
                    folder=home_path(str(self._data_folder))
                )
            )


def _role_words(process: ProcessInfo) -> str:
    match process.role:
        case ProcessRole.ENGINE:
            return tr("Window and engine")
        case ProcessRole.EVALUATES:
            words = tr("Evaluates {location}")
        case ProcessRole.EXECUTES:
            words = tr("Executes runs of {location}")
        case ProcessRole.LOADS:
            words = tr("Loads {location}")
    return words.format(location=process.location)
