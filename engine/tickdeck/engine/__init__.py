"""The engine: who is due, evaluate, record, launch, tell. It knows no window."""

from tickdeck.engine.core import Engine as Engine
