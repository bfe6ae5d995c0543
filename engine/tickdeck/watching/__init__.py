"""File-system events as hints: this sensor had better look now."""

from tickdeck.watching.watcher import POLLING_SECONDS, Watcher

__all__ = ["POLLING_SECONDS", "Watcher"]
