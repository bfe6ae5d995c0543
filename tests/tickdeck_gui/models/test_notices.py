from __future__ import annotations

from typing import TYPE_CHECKING

from tickdeck_gui.models.notices import Notice, Notices, Outcome

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_what_is_told_and_what_is_complained_of_differ(qtbot: QtBot) -> None:
    notices = Notices()
    with qtbot.waitSignal(notices.announced) as told:
        notices.tell("done")
    with qtbot.waitSignal(notices.announced) as complained:
        notices.complain("not done")
    assert told.args == [Notice("done")]
    assert complained.args == [Notice("not done", failed=True)]


def test_what_can_be_undone_is_kept_and_undone_once(qtbot: QtBot) -> None:
    notices, undone = Notices(), []
    with qtbot.waitSignal(notices.announced) as told:
        notices.tell_undoable("scans switched off", lambda: undone.append(1))
    assert told.args is not None
    notice: Notice = told.args[0]
    assert (notice.verb, notice.undoable) == ("Undo", notices.undo_stack.last)
    assert notice.act is not None
    notice.act()
    notice.act()
    assert undone == [1]
    assert notices.undo_stack.last is None


def test_of_some_that_failed_all_can_be_seen(qtbot: QtBot) -> None:
    notices = Notices()
    outcomes = [Outcome("a"), Outcome("b", "It is gone.")]
    with qtbot.waitSignal(notices.announced) as complained:
        notices.complain_of_some("1 of 2 sensors could not be started.", outcomes)
    assert complained.args is not None
    notice: Notice = complained.args[0]
    assert notice.text == "1 of 2 sensors could not be started. b: It is gone."
    assert notice.act is not None
    with qtbot.waitSignal(notices.outcomes_requested) as wanted:
        notice.act()
    assert wanted.args == ["1 of 2 sensors could not be started.", tuple(outcomes)]


def test_one_that_failed_needs_no_list(qtbot: QtBot) -> None:
    notices = Notices()
    with qtbot.waitSignal(notices.announced) as complained:
        notices.complain_of_some("It could not be started.", [Outcome("b", "Gone.")])
    assert complained.args == [Notice("It could not be started. b: Gone.", failed=True)]


def test_progress_lasts_and_can_be_stopped(qtbot: QtBot) -> None:
    notices, stopped = Notices(), []
    with qtbot.waitSignal(notices.announced) as shown:
        notices.show_progress("Deleting: 3 of 9", lambda: stopped.append(1))
    assert shown.args is not None
    notice: Notice = shown.args[0]
    assert (notice.verb, notice.lasting) == ("Stop", True)
    with qtbot.waitSignal(notices.progress_ended):
        notices.end_progress()
