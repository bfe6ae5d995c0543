from __future__ import annotations

from tickdeck.reading.filters import run_conditions
from tickdeck.reading.rows import RunFilter


def test_nothing_given_is_no_condition() -> None:
    assert run_conditions(RunFilter()) == ("", ())


def test_values_never_stand_in_the_sql() -> None:
    sql, values = run_conditions(
        RunFilter(statuses=("SUCCESS", "FAILURE"), job_name="x'; DROP", text="'")
    )

    assert sql.count("?") == len(values) == 7
    assert "DROP" not in sql
