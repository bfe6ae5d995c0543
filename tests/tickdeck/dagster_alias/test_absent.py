from __future__ import annotations

from tickdeck.dagster_alias.absent import why_absent, why_not_importable


def test_a_missing_name_is_planned_out_of_scope_or_unknown() -> None:
    assert "is planned" in why_absent("dagster", "DynamicOut")
    assert "out of Tickdeck's scope" in why_absent("dagster", "multiprocess_executor")
    assert "Did you mean sensor?" in why_absent("dagster", "sensr")
    assert "no module dagster.cli" in why_absent("dagster.cli", None)


def test_what_cannot_be_imported_may_be_a_name_or_a_module() -> None:
    assert why_not_importable("dagster.DynamicOut") == why_absent(
        "dagster", "DynamicOut"
    )
    assert why_not_importable("dagster.cli.main") == why_absent(
        "dagster.cli.main", None
    )
    either = why_not_importable("dagster.sensr")
    assert "no name dagster.sensr, and has no module dagster.sensr" in either
    assert "Did you mean sensor?" in either
