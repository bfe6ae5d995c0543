from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tickdeck.engine.lock import EngineLock, Holder, read_holder
from tickdeck.errors import AlreadyRunningError, StartupError
from tickdeck.home import Home

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path)
    made.create()
    return made


def test_the_holder_is_named_to_whoever_comes_next(home: Home) -> None:
    first, second = EngineLock(home), EngineLock(home)
    first.acquire(NOON)

    with pytest.raises(AlreadyRunningError, match=str(os.getpid())):
        second.acquire(NOON)
    first.release()
    second.acquire(NOON)
    second.release()

    assert read_holder(home) is None


def test_where_commands_are_taken_is_told(home: Home) -> None:
    holder = Holder(pid=1, since=NOON, socket="/s")

    EngineLock(home).tell(holder)

    assert read_holder(home) == holder
    assert home.holder.stat().st_mode & 0o777 == 0o600


def test_a_holder_that_cannot_be_read_is_none(home: Home) -> None:
    home.holder.write_text("{")

    assert read_holder(home) is None


def test_a_lock_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(StartupError, match="cannot be locked"):
        EngineLock(Home(tmp_path / "file" / "home")).acquire(NOON)
