from __future__ import annotations

import os
import signal
import threading

import pytest

from tickdeck import DagsterExecutionInterruptedError
from tickdeck.worker.interruption import interruptible


def test_a_signal_interrupts_once() -> None:
    done: list[str] = []
    before = signal.getsignal(signal.SIGTERM)

    def interrupted() -> None:
        with interruptible():
            try:
                os.kill(os.getpid(), signal.SIGTERM)
                done.append("not reached")
            finally:
                os.kill(os.getpid(), signal.SIGTERM)
                done.append("cleaned up")

    with pytest.raises(DagsterExecutionInterruptedError):
        interrupted()

    assert done == ["cleaned up"]
    assert signal.getsignal(signal.SIGTERM) is before


def test_other_threads_are_not_reached() -> None:
    before = signal.getsignal(signal.SIGTERM)
    seen: list[object] = []

    def work() -> None:
        with interruptible():
            seen.append(signal.getsignal(signal.SIGTERM))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert seen == [before]
