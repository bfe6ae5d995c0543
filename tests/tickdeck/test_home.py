from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.errors import SurroundingsError
from tickdeck.home import Home

if TYPE_CHECKING:
    from pathlib import Path


def test_the_environment_chooses(tmp_path: Path) -> None:
    assert Home.chosen({"TICKDECK_HOME": str(tmp_path)}).folder == tmp_path
    assert Home.chosen({}).folder.name == "tickdeck"
    assert Home.chosen({"TICKDECK_HOME": "~/x"}).folder.is_absolute()


def test_everything_is_inside_and_only_its_owners(tmp_path: Path) -> None:
    home = Home(tmp_path / "deep" / "home")

    home.create()
    home.create()

    assert home.folder.stat().st_mode & 0o777 == 0o700
    for path in (home.database, home.lock, home.journal("r"), home.output("r")):
        assert path.is_relative_to(home.folder)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(SurroundingsError, match="TICKDECK_HOME"):
        Home(tmp_path / "file" / "home").create()
