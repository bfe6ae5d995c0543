from __future__ import annotations

from tickdeck.values.errors import ErrorInfo, Frame

OURS = (Frame("tickdeck/x.py", 1, "f", ours=True),)
THEIRS = (*OURS, Frame("sensors.py", 3, "g"))


def test_the_root_is_what_the_users_code_raised() -> None:
    low = ErrorInfo(class_name="KeyError", message="k", frames=THEIRS)
    theirs = ErrorInfo(
        class_name="ValueError", message="said", frames=THEIRS, cause=low
    )
    ours = ErrorInfo(class_name="Wrapped", message="w", frames=OURS, cause=theirs)

    assert ours.root == theirs
    assert ours.summary == "ValueError: said"


def test_an_error_of_ours_alone_is_its_own_root() -> None:
    ours = ErrorInfo(class_name="Lost", message="", frames=OURS)

    assert ours.root == ours
    assert ours.summary == "Lost"
