from __future__ import annotations

from tickdeck import CodeLocationSelector, JobSelector, RepositorySelector


def test_what_is_left_away_is_the_default() -> None:
    assert JobSelector(job_name="j") == JobSelector(None, "__repository__", "j")
    assert CodeLocationSelector("l").to_repository_selector() == RepositorySelector(
        "l", "__repository__"
    )
