from __future__ import annotations

from tickdeck.dagster_alias.absent import why_absent


def test_a_missing_name_is_planned_out_of_scope_or_unknown() -> None:
    assert "is planned" in why_absent("dagster", "DynamicOut")
    assert "out of Tickdeck's scope" in why_absent("dagster", "multiprocess_executor")
    assert "Did you mean sensor?" in why_absent("dagster", "sensr")
    assert "no module dagster.cli" in why_absent("dagster.cli", None)
