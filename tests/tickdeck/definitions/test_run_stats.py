from __future__ import annotations

from tickdeck import DagsterInstance, asset, materialize


def test_the_log_of_a_run_in_numbers() -> None:
    instance = DagsterInstance.ephemeral()

    @asset
    def good() -> int:
        return 1

    @asset
    def bad() -> None:
        raise ValueError("no good")

    result = materialize([good, bad], instance=instance, raise_on_error=False)
    stats = instance.get_run_stats(result.run_id)

    assert (stats.run_id, stats.expectations) == (result.run_id, 0)
    assert (stats.steps_succeeded, stats.steps_failed) == (1, 1)
    assert (stats.materializations, stats.enqueued_time) == (1, None)
    log = instance.all_logs(result.run_id)
    assert (stats.start_time, stats.end_time) == (log[0].timestamp, log[-1].timestamp)


def test_a_run_that_there_is_not_has_none() -> None:
    stats = DagsterInstance.ephemeral().get_run_stats("nobody")

    assert (stats.steps_succeeded, stats.start_time, stats.end_time) == (0, None, None)
