from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tickdeck.cli.locating import locations_of
from tickdeck.values.locations import LocationKind

if TYPE_CHECKING:
    from pathlib import Path


def test_files_and_modules_are_locations(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("")

    file, module = locations_of([path], ["pkg.mod"], "/bin/python")

    assert (file.name, file.kind, file.target) == ("a.py", LocationKind.FILE, str(path))
    assert file.working_directory == str(tmp_path)
    assert (module.name, module.kind) == ("pkg.mod", LocationKind.MODULE)
    assert module.interpreter == "/bin/python"


def test_what_cannot_be_one_is_said(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for folder in (tmp_path, tmp_path / "b"):
        (folder / "a.py").write_text("")

    with pytest.raises(ValueError, match="no file"):
        locations_of([tmp_path / "none.py"], [])
    with pytest.raises(ValueError, match="is a folder"):
        locations_of([tmp_path], [])
    with pytest.raises(ValueError, match="no name of a module"):
        locations_of([], ["not a module"])
    with pytest.raises(ValueError, match=r"called a\.py"):
        locations_of([tmp_path / "a.py", tmp_path / "b" / "a.py"], [])
