from __future__ import annotations

import errno

from tickdeck.watching import limits


def test_too_many_watches_come_with_the_command_that_helps() -> None:
    said = limits.sentence(
        OSError(errno.ENOSPC, "no space"), "/in", current=lambda _name: 8192
    )
    assert said.startswith("/in is looked through at intervals")
    assert said.endswith("sudo sysctl fs.inotify.max_user_watches=524288")


def test_the_wanted_limit_is_always_more_than_there_is() -> None:
    said = limits.sentence(
        OSError(errno.EMFILE, "too many"), "/in", current=lambda _name: 1000
    )
    assert said.endswith("sudo sysctl fs.inotify.max_user_instances=2000")


def test_any_other_error_is_said_as_it_is() -> None:
    error = OSError(errno.EACCES, "it may not be read")
    assert not limits.is_limit(error)
    assert limits.sentence(error, "/in") == (
        "/in cannot be watched: it may not be read."
    )


def test_the_present_limit_is_asked_of_the_system() -> None:
    said = limits.sentence(OSError(errno.ENOSPC, "no space"), "/in")
    assert int(said.rpartition("=")[2]) >= 524_288
