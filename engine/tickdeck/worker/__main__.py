"""Where a worker begins: its last argument is the file descriptor of the wire."""

from __future__ import annotations

import faulthandler
import signal
import socket
import sys


def main() -> int:
    """Serve the engine at the other end until it closes the wire."""
    # Ctrl-C in a terminal reaches the engine, which decides what becomes of runs.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    faulthandler.enable()
    wire_end = socket.socket(fileno=int(sys.argv[-1]))
    wire_end.set_inheritable(False)
    sys.argv = sys.argv[:1]
    from tickdeck.worker.serving import serve

    return serve(wire_end)


if __name__ == "__main__":
    sys.exit(main())
