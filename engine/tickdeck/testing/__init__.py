"""For authors' tests: the engine without time, threads and processes.

from tickdeck.testing import ManualEngine

def test_each_file_is_processed_once(tmp_path):
    with ManualEngine(defs) as engine:
        engine.tick("inbox")
"""

from tickdeck.clock import ManualClock as ManualClock
from tickdeck.testing.manual_engine import ManualEngine as ManualEngine

__all__ = ["ManualClock", "ManualEngine"]
