"""Real Dagster projects, where Dagster is installed in a location's interpreter.

Dagster reads its definitions, evaluates its sensors and executes its runs; Tickdeck
says when, stores what came of it, and shows it. Dagster's own records of a location,
which its sensors look things up in, are kept in a folder of Tickdeck's.
"""

from tickdeck.worker.dagster_project.finding import find_repository
from tickdeck.worker.dagster_project.project import DagsterProject

__all__ = ["DagsterProject", "find_repository"]
