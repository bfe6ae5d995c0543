from __future__ import annotations

from tickdeck import Failure, RetryRequested


def test_a_failure_keeps_its_words() -> None:
    failure = Failure("No disk.", metadata={"free": 0}, allow_retries=False)

    assert (str(failure), failure.metadata) == ("No disk.", {"free": 0})
    assert not failure.allow_retries


def test_a_retry_says_how_often() -> None:
    asked = RetryRequested(max_retries=3, seconds_to_wait=2.5)

    assert (asked.max_retries, asked.seconds_to_wait) == (3, 2.5)
    assert "at most 3" in str(asked)
