from __future__ import annotations

import pytest

from tickdeck.definitions.errors_as_data import error_info


def caught(error: BaseException) -> BaseException:
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


def test_an_error_with_its_frames_and_text() -> None:
    info = error_info(caught(ValueError("bad\nthing")))

    assert (info.class_name, info.message) == ("ValueError", "bad\nthing")
    assert info.frames[-1].file == __file__
    assert info.frames[-1].source == "raise error"
    assert not info.frames[-1].ours
    assert info.text.startswith("Traceback")
    assert info.summary == "ValueError: bad"


def test_causes_are_kept_and_the_authors_words_come_first() -> None:
    try:
        try:
            raise KeyError("k")  # noqa: TRY301 - the point
        except KeyError as inner:
            raise RuntimeError("outer") from inner
    except RuntimeError as outer:
        info = error_info(outer)

    assert info.cause is not None
    assert info.cause.summary == "KeyError: k"
    assert info.summary == "RuntimeError: outer"


def test_an_error_that_cannot_be_shown_does_no_harm() -> None:
    class HostileError(Exception):
        def __str__(self) -> str:
            raise TypeError

    assert error_info(caught(HostileError())).message == "(its text cannot be shown)"


def test_texts_that_are_no_unicode_survive() -> None:
    assert error_info(caught(ValueError("\udcff"))).message == "\\udcff"


def test_a_long_chain_ends() -> None:
    error: BaseException = ValueError("0")
    for number in range(50):
        outer = ValueError(str(number))
        outer.__cause__ = error
        error = outer

    depth, info = 0, error_info(error)
    while info.cause is not None:
        depth, info = depth + 1, info.cause

    assert depth == 10
