from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from tickdeck_gui.preferences import FilterLook, Preferences, TableLook
from tickdeck_gui.theme.theme import Appearance

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    before = Preferences(file)
    before.appearance = Appearance.DARK
    before.editor = "kate --line {line} {file}"
    before.open_sensor = 7
    before.tray_explained = True
    before.keep_state("window", QByteArray(b"\x01\x02"))
    before.save()
    after = Preferences(file)
    assert after.appearance is Appearance.DARK
    assert after.editor == "kate --line {line} {file}"
    assert after.open_sensor == 7
    assert after.tray_explained
    assert after.state("window") == QByteArray(b"\x01\x02")


def test_at_first_nothing_is_remembered(tmp_path: Path) -> None:
    fresh = Preferences(tmp_path / "window.ini")
    assert fresh.appearance is Appearance.SYSTEM
    assert (fresh.open_sensor, fresh.editor, fresh.tray_explained) == (None, "", False)
    assert fresh.state("window") is None


def test_nonsense_in_the_file_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[General]\nappearance=pink\nopen-sensor=x\n")
    read = Preferences(file)
    assert read.appearance is Appearance.SYSTEM
    assert read.open_sensor is None


def test_tables_and_filters_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    before = Preferences(file)
    table = TableLook(widths=(10, 0, 30), sorted_by=2, descending=True)
    chosen = FilterLook(text='a "quoted", word', chip="Failed")
    before.keep_table("sensor-runs", table)
    before.keep_filtered("runs", chosen)
    before.save()
    after = Preferences(file)
    assert after.table("sensor-runs") == table
    assert after.filtered("runs") == chosen
    assert after.table("ticks") == TableLook()


def test_a_look_that_cannot_be_read_is_the_one_of_the_beginning(
    tmp_path: Path,
) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[table]\nRuns=nonsense\n[filter]\nruns={\n")
    assert Preferences(file).table("Runs") == TableLook()
    assert Preferences(file).filtered("runs") == FilterLook()


def test_a_muted_sensor_is_remembered_until_it_is_heard_again(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    before = Preferences(file)
    before.mute(7, muted=True)
    before.save()
    assert [Preferences(file).is_muted(each) for each in (7, 8)] == [True, False]
    before.mute(7, muted=False)
    before.save()
    assert not Preferences(file).is_muted(7)
