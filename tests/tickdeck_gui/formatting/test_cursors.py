from __future__ import annotations

from tickdeck_gui.formatting.cursors import cursor_changes


def test_only_entries_that_differ_are_named() -> None:
    before = '{"a": 1, "b": {"c": 2}, "gone": "x"}'
    after = '{"a": 1, "b": {"c": 3}, "new": null}'
    assert cursor_changes(before, after) == [
        'b: {"c": 2} → {"c": 3}',
        "gone: x → —",
        "new: — → null",
    ]


def test_what_is_no_object_is_read_side_by_side() -> None:
    assert cursor_changes("1763724512", "1763808044") == []
    assert cursor_changes(None, '{"a": 1}') == []
    assert cursor_changes("[1]", "[2]") == []


def test_long_values_are_shortened() -> None:
    (line,) = cursor_changes('{"a": "x"}', '{"a": "' + "y" * 100 + '"}')
    assert len(line) < 60
