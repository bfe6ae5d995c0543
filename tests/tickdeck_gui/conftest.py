"""A deck of seeded values, so that no test needs an engine or a database."""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from tickdeck_gui.aio import run_event_loop
from tickdeck_gui.frame.window import MainWindow
from tickdeck_gui.screenshots.fakes import FakeEngine, SeededReader
from tickdeck_gui.screenshots.rendering import answering_engine, seeded_desk
from tickdeck_gui.theme.theme import Appearance, Theme
from tickdeck_gui.translation import Language, Translation

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.desk import Desk

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The platform without a screen says this of windows, tooltips and trays.
    ignored = pytest.mark.qt_log_ignore(
        "This plugin does not support", "systemTrayWindowChanged", extend=True
    )
    for item in items:
        if "tickdeck_gui" in item.path.parts:
            item.add_marker(ignored)


@pytest.fixture(scope="session", autouse=True)
def english(qapp: QApplication) -> Translation:
    """Words and numbers do not depend on who runs the tests."""
    made = Translation(Language.ENGLISH)
    made.install(qapp)
    return made


@pytest.fixture(autouse=True)
def utc(monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()


@pytest.fixture(scope="session", autouse=True)
def garbage_is_collected_here_only() -> Iterator[None]:
    """As in the program: in a thread that reads, it would destroy widgets there.

    What is there before the first test stays: to look at it after each took longer
    than most tests.
    """
    gc.disable()
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_on_screen(request: pytest.FixtureRequest) -> Iterator[None]:
    """Delete what a test has closed: each widget left makes all later tests slower."""
    yield
    if {"qtbot", "qapp"} & set(request.fixturenames):
        gc.collect()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def light_theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Appearance.LIGHT)


@pytest.fixture
def theme(light_theme: Theme) -> Theme:
    """The one theme, light again whatever the test before has chosen."""
    light_theme.choose(Appearance.LIGHT)
    return light_theme


@pytest.fixture
def engine() -> FakeEngine:
    return answering_engine()


@pytest.fixture
def reader() -> SeededReader:
    return SeededReader()


@pytest.fixture
def desk_with(
    theme: Theme, tmp_path: Path, engine: FakeEngine
) -> Iterator[Callable[[SeededReader], Desk]]:
    """Makes a desk with a reader.

    What it consists of is deleted after the test: through their signals, Qt would keep
    all that was connected to them, each window with all its parts.
    """
    made: list[Desk] = []

    def make(reader: SeededReader) -> Desk:
        made.append(seeded_desk(theme, tmp_path, engine, reader))
        return made[-1]

    yield make
    for desk in made:
        for part in (desk.commands, desk.live, desk.notices):
            part.deleteLater()


@pytest.fixture
def desk(desk_with: Callable[[SeededReader], Desk], reader: SeededReader) -> Desk:
    return desk_with(reader)


@pytest.fixture
def window(desk: Desk, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(desk, tmp_path)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    return made


@pytest.fixture
def drive(qapp: QApplication) -> Callable[[Coroutine[Any, Any, None]], None]:
    """Runs a scenario in the event loop that the program itself uses."""

    def run(scenario: Coroutine[Any, Any, None]) -> None:
        run_event_loop(qapp, scenario)

    return run
