from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tickdeck.cli.window import open_window
from tickdeck.errors import StartupError

if TYPE_CHECKING:
    from tests.tickdeck.cli.conftest import CommandLine


def test_without_qt_it_is_said_what_to_do(
    tickdeck: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "tickdeck_gui.app", None)

    with pytest.raises(StartupError, match="tickdeck serve"):
        open_window(tickdeck.home, None, example=False)
