from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from tickdeck.clock import ManualClock
from tickdeck.errors import DatabaseError
from tickdeck_gui.faults import Faults
from tickdeck_gui.screenshots.roster import NOW

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def passed_on(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    seen: list[Any] = []
    monkeypatch.setattr(sys, "excepthook", lambda *about: seen.append(about[1]))
    return seen


@pytest.fixture
def faults(tmp_path: Path, passed_on: list[Any]) -> Iterator[Faults]:
    made = Faults(tmp_path / "window.log", ManualClock(NOW))
    made.install()
    yield made
    made.remove()


def let_through(error: BaseException) -> None:
    try:
        raise error  # noqa: TRY301 - for its traceback
    except BaseException as caught:  # noqa: BLE001 - as a slot lets it through
        sys.excepthook(type(caught), caught, caught.__traceback__)


def test_a_fault_is_told_kept_once_and_passed_on(
    faults: Faults, tmp_path: Path, passed_on: list[Any], qtbot: QtBot
) -> None:
    error = ValueError("no such colour")
    with qtbot.waitSignal(faults.happened) as told:
        let_through(error)
    sys.excepthook(ValueError, error, error.__traceback__)
    assert told.args is not None
    assert told.args[0] == "ValueError: no such colour"
    assert "in let_through" in told.args[1]
    kept = (tmp_path / "window.log").read_text()
    assert kept.startswith("2025-11-22T11:52")
    assert kept.count("no such colour") == 1
    assert passed_on == [error, error]


def test_an_unreadable_database_is_no_fault(
    faults: Faults, tmp_path: Path, passed_on: list[Any], qtbot: QtBot
) -> None:
    with (
        qtbot.assertNotEmitted(faults.happened),
        qtbot.waitSignal(faults.unreadable) as told,
    ):
        let_through(DatabaseError("It is locked."))
    assert told.args == ["It is locked."]
    assert passed_on == []
    assert not (tmp_path / "window.log").exists()


def test_an_interruption_is_only_passed_on(
    faults: Faults, passed_on: list[Any], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(faults.happened):
        let_through(KeyboardInterrupt())
    assert [type(one) for one in passed_on] == [KeyboardInterrupt]


def test_a_large_file_is_begun_anew_and_the_one_before_kept(
    faults: Faults, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "window.log").write_text("x" * 1_000_001)
    let_through(ValueError("no such colour"))
    assert (tmp_path / "window.before.log").stat().st_size == 1_000_001
    assert "no such colour" in (tmp_path / "window.log").read_text()


def test_afterwards_all_is_as_before(tmp_path: Path) -> None:
    before = sys.excepthook
    faults = Faults(tmp_path / "window.log", ManualClock(NOW))
    faults.install()
    assert sys.excepthook != before
    faults.remove()
    assert sys.excepthook is before
