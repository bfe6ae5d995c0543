"""All exceptions, by whose fault they are.

What authors wrote, or how they called it::

    DagsterError                              caught as in Dagster
    ├── DagsterInvalidDefinitionError         a definition cannot be
    ├── DagsterInvalidInvocationError         a call has the wrong arguments
    ├── DagsterInvariantViolationError        two promises contradict each other
    ├── DagsterInvalidSubsetError             a selection leaves its frame
    ├── DagsterInvalidConfigError             a run config does not fit its job
    ├── DagsterUnknownResourceError           (also an AttributeError)
    ├── DagsterUnknownPartitionError
    ├── DagsterExecutionStepExecutionError    an op failed
    ├── DagsterTypeCheckDidNotPass            an input or output has another type
    ├── SensorExecutionError                  a sensor's function failed
    ├── RunStatusSensorExecutionError         a run status sensor's function failed
    ├── ScheduleExecutionError                a schedule's function failed
    ├── FreshnessPolicySensorExecutionError
    ├── DagsterUserCodeUnreachableError       its process hung or died
    └── DagsterCodeLocationLoadError          definitions cannot be read
    CheckError                                a broken rule of the API …
    └── ParameterCheckError                   … that is an argument's type

    DagsterExecutionInterruptedError          the run was cancelled (a BaseException)

What is around us, or we ourselves::

    TickdeckError
    ├── EngineStoppedError                    it ended before it could answer
    └── SurroundingsError                     the disk, a permission, another program
        ├── StartupError                      the engine cannot begin
        │   └── AlreadyRunningError           another one has the data folder
        ├── DatabaseError                     it cannot be read or written just now
        ├── RecordRefusedError                it can never take this record
        └── WorkerLostError                   a process ended before it could answer
"""

from __future__ import annotations


class DagsterError(Exception):
    """The root of what authors' definitions and calls can get wrong."""


class DagsterInvalidDefinitionError(DagsterError):
    """A definition contradicts itself or another."""


class DagsterInvalidInvocationError(DagsterError):
    """A definition was called with arguments that it does not take."""


class DagsterInvariantViolationError(DagsterError):
    """Something was asked for that cannot be in this state."""


class DagsterInvalidSubsetError(DagsterError):
    """A selection names what its frame does not have."""


class DagsterInvalidConfigError(DagsterError):
    """A run config does not fit its job; the message numbers the problems."""


class DagsterUnknownResourceError(DagsterError, AttributeError):
    """A resource was asked for that nobody provides."""


class DagsterUnknownPartitionError(DagsterError):
    """A partition key is not among its definition's."""


class DagsterExecutionStepExecutionError(DagsterError):
    """An op of a run failed."""


class DagsterExecutionInterruptedError(BaseException):
    """The run was cancelled while this code ran.

    No `Exception`, so that code which goes on after any error does not go on after
    this; ``finally`` blocks run.
    """


class DagsterTypeCheckDidNotPass(DagsterError):  # noqa: N818 - the field's own name
    """An input or output of an op has another type than the one declared."""


class SensorExecutionError(DagsterError):
    """A sensor's function raised; its cause is what it raised."""


class RunStatusSensorExecutionError(DagsterError):
    """A run status sensor's function raised; its cause is what it raised."""


class ScheduleExecutionError(DagsterError):
    """A schedule's function raised; its cause is what it raised."""


class FreshnessPolicySensorExecutionError(DagsterError):
    """Named by Dagster; Tickdeck has no freshness policy sensors."""


class DagsterUserCodeUnreachableError(DagsterError):
    """The process that ran the code hung or died."""


class DagsterCodeLocationLoadError(DagsterError):
    """The definitions of a code location cannot be read."""


class CheckError(Exception):
    """A rule of the API was broken."""


class ParameterCheckError(CheckError):
    """An argument has the wrong type."""


class TickdeckError(Exception):
    """Tickdeck cannot go on with something, for a reason that its words give."""


class SurroundingsError(TickdeckError):
    """The disk, a permission or another program is in the way; not anybody's code."""


class StartupError(SurroundingsError):
    """The engine cannot begin to work."""


class AlreadyRunningError(StartupError):
    """Another engine is at work on this data folder."""


class DatabaseError(SurroundingsError):
    """The database cannot be read or written just now."""


class RecordRefusedError(SurroundingsError):
    """The database can never take this record as it is."""


class WorkerLostError(SurroundingsError):
    """A worker process ended before it could answer."""


class EngineStoppedError(TickdeckError):
    """The engine ended before it could carry out a command."""
