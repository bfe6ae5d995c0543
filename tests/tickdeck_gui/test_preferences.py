from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray

from tickdeck_gui.preferences import (
    FilterLook,
    PlaceLook,
    Preferences,
    ScreenLook,
    TableLook,
)
from tickdeck_gui.theme.theme import Appearance

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_survives_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    before = Preferences(file)
    before.appearance = Appearance.DARK
    before.editor = "kate --line {line} {file}"
    before.place = PlaceLook(screen="show-sensors", sensor_id=7)
    before.tray_explained = True
    before.end_explained = True
    before.keeps_working = False
    before.notifications = False
    before.notify_of("run", wanted=False)
    before.keep_state("window", QByteArray(b"\x01\x02"))
    before.save()
    after = Preferences(file)
    assert after.appearance is Appearance.DARK
    assert after.editor == "kate --line {line} {file}"
    assert after.place == PlaceLook(screen="show-sensors", sensor_id=7)
    assert (after.tray_explained, after.end_explained) == (True, True)
    assert (after.keeps_working, after.notifications) == (False, False)
    assert [after.notifies_of(kind) for kind in ("run", "sensor")] == [False, True]
    assert after.state("window") == QByteArray(b"\x01\x02")


def test_at_first_nothing_is_remembered(tmp_path: Path) -> None:
    fresh = Preferences(tmp_path / "window.ini")
    assert fresh.appearance is Appearance.SYSTEM
    assert (fresh.place, fresh.editor) == (PlaceLook(), "")
    assert (fresh.tray_explained, fresh.end_explained) == (False, False)
    assert (fresh.keeps_working, fresh.notifications) == (True, True)
    assert fresh.muted_sensors() == ()
    assert fresh.state("window") is None


def test_nonsense_in_the_file_is_not_believed(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    file.write_text("[General]\nappearance=pink\nplace=x\nnotifications=perhaps\n")
    read = Preferences(file)
    assert read.appearance is Appearance.SYSTEM
    assert read.place == PlaceLook()
    assert read.notifications


def test_tables_and_filters_survive_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "window.ini"
    before = Preferences(file)
    table = TableLook(widths=(10, 0, 30), sorted_by=2, descending=True)
    chosen = FilterLook(text='a "quoted", word', chip="Failed")
    before.keep_table("sensor-runs", table)
    before.keep_filtered("runs", chosen)
    screen = ScreenLook(tabs=(2,), splitters=((900, 330),), own={"span": 60.0})
    before.keep_screen("sensor", screen)
    before.save()
    after = Preferences(file)
    assert after.table("sensor-runs") == table
    assert after.filtered("runs") == chosen
    assert after.table("ticks") == TableLook()
    assert after.screen("sensor") == screen
    assert after.screen("run") == ScreenLook()


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
    assert Preferences(file).muted_sensors() == (7,)
    before.mute(7, muted=False)
    before.save()
    assert not Preferences(file).is_muted(7)
