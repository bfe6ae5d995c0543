from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QWidget

from tickdeck_gui.widgets.drop_overlay import (
    DropKind,
    DropOverlay,
    dropped_paths,
    understood,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_of_folders_and_files_both_are_taken_and_the_rest_is_named(
    tmp_path: Path,
) -> None:
    drop = understood([str(tmp_path), "/x/a.py", "/x/b.txt", "/x/c.jpg"])
    assert (drop.kind, drop.paths) == (DropKind.WATCH, (str(tmp_path),))
    assert drop.files == ("/x/a.py",)
    assert drop.refusal == (
        "b.txt and 1 more are left out: they are neither folders nor Python files."
    )
    assert drop.words == (
        f"Drop to watch {tmp_path} and to open the definitions in a.py\n{drop.refusal}"
    )


def test_folders_are_watched(tmp_path: Path) -> None:
    drop = understood([str(tmp_path)])
    assert (drop.kind, drop.paths, drop.refusal) == (
        DropKind.WATCH,
        (str(tmp_path),),
        "",
    )
    (tmp_path / "in").mkdir()
    two = understood([str(tmp_path), str(tmp_path / "in")])
    assert two.words == "Drop to watch 2 folders"


def test_python_files_are_opened() -> None:
    drop = understood(["/x/a.py", "/x/b.txt"])
    assert (drop.kind, drop.paths) == (DropKind.OPEN, ("/x/a.py",))
    assert drop.refusal == (
        "b.txt is left out: it is neither a folder nor a Python file."
    )


def test_what_is_not_even_a_file_is_refused() -> None:
    assert understood([]).words.startswith("This is neither a folder nor")


def test_anything_else_is_told_why_not() -> None:
    drop = understood(["/x/holiday.jpg"])
    assert drop.kind is DropKind.REFUSE
    assert drop.words.startswith("holiday.jpg is neither a folder nor a Python file")


def test_only_local_paths_count() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.py"), QUrl.fromLocalFile("/x/a.py")])
    assert dropped_paths(data) == ("/x/a.py",)


def test_the_veil_covers_all_and_says_what_will_happen(
    theme: Theme, qtbot: QtBot
) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(400, 300)
    below.show()
    overlay = DropOverlay(theme, below)
    assert overlay.drop is None
    drop = understood(["/x/a.py"])
    overlay.show_drop(drop)
    assert overlay.drop == drop
    assert overlay.geometry() == below.rect()
    assert overlay.accessibleName() == drop.words
    assert not below.grab().isNull()


def test_the_veil_is_the_same_wherever_one_begins_to_read(
    theme: Theme, qtbot: QtBot
) -> None:
    below = QWidget()
    qtbot.addWidget(below)
    below.resize(400, 300)
    overlay = DropOverlay(theme, below)
    overlay.show_drop(understood(["/x/a.py"]))
    before = overlay.grab().toImage()
    overlay.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert overlay.grab().toImage() == before
