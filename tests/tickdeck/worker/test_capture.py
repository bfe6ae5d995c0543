from __future__ import annotations

import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tickdeck.worker.capture import line_of, printing_into

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from tests.tickdeck.worker.conftest import Worker


def record(message: str, *arguments: object, error: bool = False) -> logging.LogRecord:
    try:
        raise ValueError("inside")  # noqa: TRY301 - for its traceback
    except ValueError:
        seen = sys.exc_info() if error else None
    return logging.LogRecord("n", logging.INFO, "f", 1, message, arguments, seen)


def test_a_record_becomes_a_line_with_its_traceback() -> None:
    line = line_of(record("hello %s", "you", error=True))

    assert line.level == "INFO"
    assert line.message.startswith("hello you\nTraceback")
    assert "ValueError: inside" in line.message


def test_arguments_that_do_not_fit_do_no_harm() -> None:
    assert line_of(record("hello %d", "you")).message == "hello %d ('you',)"


def test_texts_that_are_no_unicode_survive() -> None:
    assert line_of(record("\udcff")).message == "\\udcff"


def test_children_print_into_the_file_too(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "out.log"

    with printing_into(path):
        os.write(1, b"ours\n")
        subprocess.run(["echo", "theirs"], check=True)
    os.write(1, b"after\n")

    assert path.read_text() == "ours\ntheirs\n"
    assert capfd.readouterr().out == "after\n"
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_a_sensor_prints_is_out_before_its_answer(worker: Worker) -> None:
    worker.evaluate("skipping")
    worker.wire.close()

    assert worker.printed() == "printed\n"
