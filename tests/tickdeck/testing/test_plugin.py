from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tickdeck.testing import ManualEngine


def test_the_fixture_makes_engines_and_dagster_is_importable(
    tickdeck_engine: Callable[..., ManualEngine],
) -> None:
    dagster: Any = importlib.import_module("dagster")
    made = dagster.sensor(name="s", job_name="j")(lambda: None)
    empty = dagster.job(name="j")(lambda: None)

    engine = tickdeck_engine(dagster.Definitions(sensors=[made], jobs=[empty]))

    assert engine.tick("s").status == "SKIPPED"


def test_an_authors_own_tests_find_it(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        from dagster import Definitions, job, sensor

        @job
        def j(): ...

        @sensor(job=j)
        def s(): ...

        def test_it(tickdeck_engine):
            assert tickdeck_engine(Definitions(sensors=[s])).tick("s").run_ids == ()
        """
    )

    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)
