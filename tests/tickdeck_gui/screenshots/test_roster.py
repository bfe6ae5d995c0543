from __future__ import annotations

from tickdeck_gui.screenshots.roster import LINES, NOW


def test_names_are_unique_and_the_moment_has_a_zone() -> None:
    assert len({line.name for line in LINES}) == len(LINES)
    assert NOW.tzinfo is not None
