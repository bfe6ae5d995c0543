"""Guards that hold for every test."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

DAGSTER = "dagster==1.13.29"
"""The peer whose projects can be opened; not one of our dependencies."""

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


@pytest.fixture(scope="session")
def python_with_dagster() -> Path:
    """An interpreter with Dagster from the registry; made once, then kept."""
    folder = Path(__file__).parent.parent / ".dagster-venv"
    python = folder / "bin" / "python"
    done = folder / DAGSTER
    if not done.exists():
        venv.create(folder, clear=True, with_pip=True)
        subprocess.run(
            [python, "-m", "pip", "install", "--quiet", DAGSTER],
            check=True,
            timeout=500,
        )
        done.touch()
    return python
