from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from tickdeck.errors import EngineStoppedError
from tickdeck.values.commands import ListProcesses
from tickdeck.values.processes import ProcessInfo, ProcessRole
from tickdeck_gui.views.about_settings import AboutView

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk
    from tickdeck_gui.screenshots.fakes import FakeEngine

PROCESSES = (
    ProcessInfo(pid=71, role=ProcessRole.EVALUATES, location="ops.py", busy=True),
    ProcessInfo(pid=70, role=ProcessRole.ENGINE, rss_bytes=180_000_000),
)


@pytest.fixture
def view(desk: Desk, qtbot: QtBot, tmp_path: Path) -> AboutView:
    made = AboutView(desk, tmp_path)
    qtbot.addWidget(made)
    return made


def words(view: AboutView) -> list[str]:
    return [one.text() for one in view.findChildren(QLabel) if not one.isHidden()]


def test_the_memory_of_each_process_is_told_the_largest_first(
    view: AboutView, engine: FakeEngine
) -> None:
    engine.answers[ListProcesses] = PROCESSES
    view.look()
    said = words(view)
    assert "All processes together take 180.0 MB of memory." in said
    first = said.index("Window and engine")
    assert said[first : first + 4] == [
        "Window and engine",
        "180.0 MB",
        "process 70",
        "waiting",
    ]
    assert said[first + 4 :][:4] == [
        "Evaluates ops.py",
        "—",
        "process 71",
        "at work",
    ]


def test_without_an_engine_there_are_none(view: AboutView, engine: FakeEngine) -> None:
    view.show_processes(PROCESSES)
    engine.answers[ListProcesses] = EngineStoppedError("The engine has stopped.")
    view.look()
    assert "Window and engine" not in words(view)
    assert view.total.isHidden()


def test_diagnostics_say_what_helps(
    view: AboutView, desk: Desk, tmp_path: Path
) -> None:
    view.show_processes(PROCESSES)
    view.copy_button.click()
    text = QGuiApplication.clipboard().text()
    for part in (
        f"Data folder: {tmp_path}",
        "Sensors on: 10 / 11",
        "weather.py: file, error\n  SyntaxError: '(' was never closed",
        "Window and engine: 180.0 MB",
    ):
        assert part in text
