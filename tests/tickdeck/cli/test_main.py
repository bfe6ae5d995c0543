from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.tickdeck.cli.conftest import CommandLine

WORDS = (
    "window", "serve", "check", "preview", "sensors", "ticks", "runs", "start", "stop",
    "reset", "cursor", "doctor",
)  # fmt: skip


def test_the_help_names_every_word(tickdeck: CommandLine) -> None:
    code, out, _err = tickdeck.run("--help")

    assert code == 0
    for word in (*WORDS, "TICKDECK_HOME"):
        assert word in out


@pytest.mark.parametrize("word", WORDS)
def test_every_word_has_a_help_of_its_own(tickdeck: CommandLine, word: str) -> None:
    code, out, _err = tickdeck.run(word, "--help")

    assert code == 0
    assert "Usage" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("--nonsense",),
        ("serve", "--for", "soon"),
        ("serve", "--for", "-1"),
        ("ticks", "--limit", "0"),
        ("start",),
        ("check",),
        ("cursor", "s", "--set", "a", "--clear"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_2(
    tickdeck: CommandLine, arguments: tuple[str, ...]
) -> None:
    code, _out, err = tickdeck.run(*arguments)

    assert code == 2
    assert "Usage" in err


def test_a_problem_is_a_sentence_and_exit_code_1(tickdeck: CommandLine) -> None:
    code, out, err = tickdeck.run("serve", "-f", "/no/such.py")

    assert (code, out) == (1, "")
    assert err == "There is no file /no/such.py.\n"


def test_the_version(tickdeck: CommandLine) -> None:
    assert tickdeck.run("--version")[1].startswith("tickdeck 0.")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("sensors",), 0, "No sensors yet"),
        (("sensors", "--json"), 0, ""),
        (("check", "/no/such.py"), 1, "There is no file /no/such.py."),
        (("nonsense",), 2, "No such command"),
    ],
    ids=str,
)
def test_a_process_of_its_own_ends_with_the_same_codes(
    arguments: tuple[str, ...], code: int, said: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tickdeck", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == code
    assert said in (done.stdout if code == 0 else done.stderr)
    assert "Traceback" not in done.stderr


def test_a_reader_that_goes_away_does_no_harm() -> None:
    shown = subprocess.run(
        f"{sys.executable} -m tickdeck --help | head -n 1",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in shown.stderr
