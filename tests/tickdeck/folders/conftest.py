from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tickdeck.clock import ManualClock
from tickdeck.values.folders import CommandAction, FolderRule

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    folder.mkdir()
    return folder


@pytest.fixture
def rule(folder: Path) -> FolderRule:
    """A rule for `folder` that prints each file's path."""
    return FolderRule(
        name="scans",
        folders=(str(folder),),
        action=CommandAction(arguments=("echo", "{path}")),
    )


@pytest.fixture
def clock() -> ManualClock:
    """A clock in the far future: files made now are long unchanged by it."""
    return ManualClock(datetime(2100, 1, 1, tzinfo=UTC))
