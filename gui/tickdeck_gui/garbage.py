"""Looking for garbage in the window's thread, and in no other.

Python looks for reference cycles in whichever thread happens to make the next object.
Where that is the engine's, it would destroy Qt objects there, which Qt forbids: timers
of a dialog, for one, can only be stopped by the thread that started them.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MILLISECONDS = 500
_SETTLED_MILLISECONDS = 5000
"""After that, what is loaded stays: looking through all of it for garbage takes a
tenth of a second with ten thousand sensors, in which nothing is painted."""
_THRESHOLDS = (10_000, 20, 20)
"""How many new objects, and how many rounds of the generation before."""


class GarbageCollector(QObject):
    """Does by a timer what Python else does by itself, while it is started."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MILLISECONDS)
        self._settled.timeout.connect(gc.freeze)
        self._rounds = [0, 0]

    def start(self) -> None:
        """Look for garbage here, from now on."""
        gc.disable()
        self._timer.start()
        self._settled.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        self._settled.stop()
        gc.unfreeze()
        gc.collect()
        gc.enable()

    def look(self) -> int | None:
        """Collect a generation that is full; return which, or None if none is."""
        if gc.get_count()[0] < _THRESHOLDS[0]:
            return None
        generation = 0
        for older in (1, 2):
            self._rounds[older - 1] += 1
            if self._rounds[older - 1] < _THRESHOLDS[older]:
                break
            self._rounds[older - 1] = 0
            generation = older
        gc.collect(generation)
        return generation
