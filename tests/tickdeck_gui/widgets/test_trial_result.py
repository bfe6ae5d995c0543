from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from tickdeck.values.commands import TestResult
from tickdeck.values.ticks import Reaction
from tickdeck_gui.screenshots import specimens
from tickdeck_gui.screenshots.seed import PERMISSION_ERROR
from tickdeck_gui.widgets.error_box import ErrorBox
from tickdeck_gui.widgets.log_text import LogText
from tickdeck_gui.widgets.trial_result import TrialResult

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tickdeck_gui.theme.theme import Theme


@pytest.fixture
def shown(theme: Theme, qtbot: QtBot) -> TrialResult:
    made = TrialResult(theme)
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def texts(shown: TrialResult) -> list[str]:
    QApplication.processEvents()
    return [one.text() for one in shown.findChildren(QLabel) if one.isVisible()]


def test_config_and_tags_of_the_chosen_request_are_shown(shown: TrialResult) -> None:
    shown.show_result(specimens.full_result(), None)
    found = texts(shown)
    assert (
        "ops:\n  fetch:\n    config:\n      path: /in/22.csv\n      currency: EUR"
        in (found)
    )
    assert "team: billing\nday: 2025-11-22" in found
    assert shown.requests is not None
    shown.requests.selectRow(2)
    found = texts(shown)
    assert "fetch: 'currency' is missing" in found
    assert "team: billing\nday: 2025-11-22" not in found


def test_of_several_chosen_requests_no_one_is_shown(
    shown: TrialResult, qtbot: QtBot
) -> None:
    shown.show_result(specimens.full_result(), None)
    assert shown.requests is not None
    with qtbot.waitSignal(shown.chosen_changed):
        shown.requests.selectAll()
    assert len(shown.chosen()) == 3
    assert "Config" not in texts(shown)


def test_everything_it_would_do_beside_runs_is_shown(shown: TrialResult) -> None:
    shown.show_result(specimens.reacting_result(), None)
    found = texts(shown)
    assert "It would fail for 1 run" in "".join(found).replace("(s)", "")
    assert "Mailed the report to 3 people" in found
    assert "Mailed an hour ago" in found
    assert "statements" in found
    assert "would be reported as made: 2025-11-22" in found


@pytest.mark.parametrize(
    ("result", "headline"),
    [
        (TestResult(), "It would skip, and give no reason"),
        (TestResult(skip_reason="No new files"), "No new files"),
        (TestResult(error=PERMISSION_ERROR), "The tick would fail"),
        (TestResult(acted="Mailed it\nto 3"), "Mailed it"),
        (
            TestResult(reactions=(Reaction(run_id="a", status="SUCCESS"),)),
            "Acted on 1 run",
        ),
    ],
)
def test_the_headline_says_what_it_comes_to(
    shown: TrialResult, result: TestResult, headline: str
) -> None:
    shown.show_result(result, None)
    assert texts(shown)[0] == headline


def test_an_error_comes_with_its_log(shown: TrialResult) -> None:
    result = TestResult(error=PERMISSION_ERROR, log=specimens.LOG)
    shown.show_result(result, None)
    QApplication.processEvents()
    assert shown.findChildren(ErrorBox)
    (log,) = shown.findChildren(LogText)
    assert "scanning" in log.toPlainText()


def test_what_was_given_with_a_reason_is_shown(shown: TrialResult) -> None:
    shown.show_result(TestResult(skip_reason="No", skip_data={"seen": 3}), None)
    assert "seen: 3" in texts(shown)


def test_a_sentence_takes_the_place_of_a_result(shown: TrialResult) -> None:
    shown.show_result(specimens.full_result(), None)
    shown.say("The sensor is gone.", loud=True)
    assert texts(shown) == ["The sensor is gone."]
    assert shown.chosen() == ()
