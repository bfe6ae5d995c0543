from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon

from tickdeck_gui.dialogs.palette import PaletteDialog, Place, matches, ranked

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def place(text: str, gone: list[str] | None = None) -> Place:
    found = gone if gone is not None else []
    return Place(text, "", lambda: found.append(text), QIcon())


def test_a_few_letters_in_order_are_enough() -> None:
    assert matches("bank_statements", "bnkst")
    assert matches("bank_statements", "stat bank")
    assert not matches("bank_statements", "xyz")


def test_what_begins_with_the_letters_comes_first() -> None:
    places = [place("rescan"), place("s_c_a_n"), place("scans")]
    assert [one.text for one in ranked(places, "scan")] == [
        "scans",
        "rescan",
        "s_c_a_n",
    ]


def test_arrows_choose_while_one_types_and_enter_goes(qtbot: QtBot) -> None:
    gone: list[str] = []
    dialog = PaletteDialog([place("scans", gone), place("scans_2", gone)])
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.text, "scan")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert gone == ["scans_2"]
