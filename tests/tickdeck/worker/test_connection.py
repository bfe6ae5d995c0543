from __future__ import annotations

import socket

import pytest

from tickdeck import wire
from tickdeck.worker.connection import Connection

READY = wire.Ready(version=1, pid=1, python="p")


def test_messages_come_until_the_other_side_closes() -> None:
    ours, theirs = socket.socketpair()
    connection = Connection(theirs)
    message = wire.CheckConfig(request=1, job_name="j", run_config={})
    ours.sendall(wire.encode(message) * 2)
    ours.close()

    assert list(connection.messages()) == [message, message]
    assert connection.is_broken
    theirs.close()


def test_sending_to_nobody_does_no_harm() -> None:
    ours, theirs = socket.socketpair()
    connection = Connection(theirs)
    ours.close()

    connection.send(READY)
    connection.send(READY)

    assert connection.is_broken
    theirs.close()


def test_what_cannot_be_encoded_is_said() -> None:
    ours, theirs = socket.socketpair()

    with pytest.raises(wire.WireError):
        Connection(theirs).send(wire.Ready(version=1, pid=1, python="\udcff"))

    ours.close()
    theirs.close()
