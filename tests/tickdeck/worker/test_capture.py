from __future__ import annotations

import logging
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tickdeck.worker.capture import line_of, printing_into

if TYPE_CHECKING:
    from pathlib import Path

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


def test_what_has_no_text_at_all_does_no_harm() -> None:
    class Unspeakable:
        def __str__(self) -> str:
            raise RuntimeError("no")

        __repr__ = __str__

    assert line_of(record("%s", Unspeakable())).message == (
        "(line 1 of f logged what has no text)"
    )


def test_printing_goes_back_where_it_went_also_after_an_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KeyError), printing_into(tmp_path / "out.log"):
        raise KeyError

    os.write(2, b"after\n")
    assert capfd.readouterr().err == "after\n"


def test_output_is_added_to_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "out.log"
    path.write_text("before\n")

    with printing_into(path):
        os.write(2, b"now\n")

    assert path.read_text() == "before\nnow\n"


def test_what_a_sensor_prints_is_out_before_its_answer(worker: Worker) -> None:
    worker.evaluate("skipping")

    assert worker.process.stdout is not None
    os.set_blocking(worker.process.stdout.fileno(), False)
    assert os.read(worker.process.stdout.fileno(), 100) == b"printed\n"
