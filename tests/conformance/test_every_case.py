"""Every numbered case of the conformance list has a test that is named after it."""

from __future__ import annotations

import re
from pathlib import Path

CASES = (
    *range(1, 7), *range(8, 19), *range(20, 26), 27, 28, 29, 30, 31, 32, 33, 34, 35, 37,
    *range(38, 48), 49, *range(50, 56), 56, 57, 58, *range(60, 70), 71, 72, 73, 74, 75,
    *range(77, 84), 85, 86, 87, *range(89, 96), *range(97, 101), *range(102, 108), 108,
    109, 110, 112, *range(113, 117), *range(118, 125), 126, *range(128, 133), 134, 135,
    *range(137, 142), 142, 143, 145, 146, 148, 149, 150,
)  # fmt: skip


def test_every_case_has_a_test() -> None:
    tests = Path(__file__).parent.parent
    found = {
        int(number)
        for path in tests.rglob("test_*.py")
        for number in re.findall(r"^def test_case_(\d+)_", path.read_text(), re.M)
    }

    assert [number for number in CASES if number not in found] == []
