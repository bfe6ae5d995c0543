from __future__ import annotations

import os
import resource

import pytest

from tickdeck.worker.memory import allocating_at_most, rss_bytes


def test_this_process_has_some_memory() -> None:
    assert rss_bytes() > 1024**2


def test_another_process_is_looked_at_and_one_that_is_gone_has_none() -> None:
    assert rss_bytes(os.getppid()) > 0
    assert rss_bytes(2**30) == 0


def test_the_limit_holds_only_inside() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)

    with pytest.raises(MemoryError), allocating_at_most(200 * 1024**2):
        bytearray(2 * 1024**3)

    assert resource.getrlimit(resource.RLIMIT_DATA) == before


def test_no_limit_changes_nothing() -> None:
    before = resource.getrlimit(resource.RLIMIT_DATA)

    with allocating_at_most(0):
        assert resource.getrlimit(resource.RLIMIT_DATA) == before
