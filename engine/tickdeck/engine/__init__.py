"""The engine: who is due, evaluate, record, launch, tell. It knows no window."""

from tickdeck.engine.core import Engine as Engine
from tickdeck.engine.restoring import problem_of as problem_of
from tickdeck.engine.restoring import restore as restore
