from __future__ import annotations

import random

from tickdeck_gui.models.line_changes import LineChanges, line_changes


def applied(before: str, after: str) -> str:
    """Do the steps one after the other, as a model does."""
    changes = line_changes(before, after)
    lines = list(before)
    for first, last in changes.removed:
        del lines[first : last + 1]
    if changes.order is not None:
        lines = [lines[number] for number in changes.order]
    for first, last in changes.inserted:
        lines[first:first] = after[first : last + 1]
    return "".join(lines)


def test_what_stays_the_same_takes_no_step() -> None:
    assert line_changes("abc", "abc") == LineChanges((), None, ())
    assert line_changes("abc", "abc").steps == 0


def test_lines_beside_each_other_go_and_come_in_one_step() -> None:
    changes = line_changes("abcdef", "aefxy")
    assert changes == LineChanges(((1, 3),), None, ((3, 4),))


def test_the_last_stretch_goes_first_so_that_numbers_hold() -> None:
    assert line_changes("abcdef", "bdf").removed == ((4, 4), (2, 2), (0, 0))


def test_only_what_changes_places_is_reordered() -> None:
    assert line_changes("abc", "acb").order == (0, 2, 1)
    assert line_changes("abc", "xabyc").order is None


def test_the_steps_lead_from_any_list_to_any_other() -> None:
    luck = random.Random(7)
    letters = "abcdefghij"
    for _ in range(300):
        before = "".join(luck.sample(letters, luck.randrange(11)))
        after = "".join(luck.sample(letters, luck.randrange(11)))
        assert applied(before, after) == after
