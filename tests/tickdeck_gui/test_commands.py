from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt

from tickdeck_gui.commands import COMMANDS, Act, Commands


def test_every_act_is_a_command_once(qapp: object) -> None:
    assert sorted(spec.act for spec in COMMANDS) == sorted(Act)
    commands = Commands()
    assert all(commands.action(act).text() for act in Act)


def test_no_key_does_two_things() -> None:
    keys = Counter(key for spec in COMMANDS for key in spec.keys)
    assert [key for key, number in keys.items() if number > 1] == []


def test_what_is_impossible_is_not_among_what_is_possible(qapp: object) -> None:
    commands = Commands()
    commands.enable(Act.STOP, Act.START, when=0)
    assert set(commands.possible()) == {
        commands.action(act) for act in set(Act) - {Act.STOP, Act.START}
    }
    commands.enable(Act.STOP, when=[1])
    assert commands.action(Act.STOP) in commands.possible()


def test_keys_of_one_letter_work_only_where_they_belong(qapp: object) -> None:
    commands = Commands()
    assert commands.action(Act.EVALUATE) not in commands.everywhere()
    local = Qt.ShortcutContext.WidgetWithChildrenShortcut
    assert commands.action(Act.EVALUATE).shortcutContext() == local
