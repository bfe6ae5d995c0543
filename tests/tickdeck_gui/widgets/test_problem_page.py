from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.widgets.problem_page import ProblemPage, starting_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


def test_it_says_why_and_tries_again_while_somebody_looks(
    theme: Theme, qtbot: QtBot
) -> None:
    page = ProblemPage(theme)
    qtbot.addWidget(page)
    page.explain("It is locked.")
    assert page.page.words[1] == page.accessibleName() == "It is locked."
    page.show()
    assert page._again.isActive()  # noqa: SLF001 - five seconds
    with qtbot.waitSignal(page.retry_requested):
        page.retry.click()
    page.hide()
    assert not page._again.isActive()  # noqa: SLF001


def test_a_start_says_what_is_waited_for(theme: Theme, qtbot: QtBot) -> None:
    page = starting_page(theme)
    qtbot.addWidget(page)
    assert page.words[0] == "Starting…"
