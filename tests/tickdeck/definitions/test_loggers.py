from __future__ import annotations

from tickdeck import get_dagster_logger


def test_its_lines_go_where_those_of_the_context_go() -> None:
    assert get_dagster_logger().name == "dagster"
    assert get_dagster_logger("prices").name == "dagster.prices"
    assert get_dagster_logger("prices").parent is get_dagster_logger()
