"""Guards that hold for every test."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytest_plugins = ["pytester"]

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def no_real_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test touch what somebody really keeps."""
    monkeypatch.setenv("TICKDECK_HOME", str(tmp_path / "data"))


@pytest.fixture(autouse=True)
def no_thread_left_running(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Blame the test that starts a QThread, not the one that later crashes on it."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        yield
        return
    started: list[Any] = []
    really_start = core.QThread.start

    def start(thread: object, *arguments: object) -> None:
        started.append(thread)
        really_start(thread, *arguments)

    monkeypatch.setattr(core.QThread, "start", start)
    yield
    assert [each.objectName() for each in started if each.isRunning()] == []
