from __future__ import annotations

import pytest

from tickdeck import Backoff, DagsterInvalidDefinitionError, Jitter, RetryPolicy


def test_a_retry_policy_with_a_pattern_needs_a_delay() -> None:
    with pytest.raises(DagsterInvalidDefinitionError):
        RetryPolicy(backoff=Backoff.LINEAR)


@pytest.mark.parametrize(
    ("policy", "delays"),
    [
        (RetryPolicy(), [0, 0, 0]),
        (RetryPolicy(delay=2), [2, 2, 2]),
        (RetryPolicy(delay=2, backoff=Backoff.LINEAR), [2, 4, 6]),
        (RetryPolicy(delay=2, backoff=Backoff.EXPONENTIAL), [2, 6, 14]),
        (RetryPolicy(delay=2, jitter=Jitter.FULL), [0.5, 0.5, 0.5]),
        (RetryPolicy(delay=2, jitter=Jitter.PLUS_MINUS), [1, 1, 1]),
    ],
)
def test_delays(policy: RetryPolicy, delays: list[float]) -> None:
    assert [policy.delay_before(n, lambda: 0.25) for n in (1, 2, 3)] == delays
