from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.errors import StartupError
from tickdeck.example import example_location
from tickdeck.home import Home

if TYPE_CHECKING:
    from pathlib import Path


def test_the_example_is_copied_once_and_may_then_be_changed(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")

    spec = example_location(home)
    definitions = home.folder / "example" / "deliveries.py"
    definitions.write_text("# mine")

    assert spec.target == str(definitions)
    assert example_location(home) == spec
    assert definitions.read_text() == "# mine"
    assert len(list((home.folder / "example" / "inbox").iterdir())) == 4


def test_an_example_that_cannot_be_copied_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path)
    (tmp_path / "example").write_text("in the way")

    with pytest.raises(StartupError, match="cannot be copied"):
        example_location(home)
