"""Tickdeck: the words that authors write sensors with.

Importing this loads neither the database nor the window.
"""

from tickdeck.definitions.asset_jobs import define_asset_job
from tickdeck.definitions.assets import (
    AssetKey,
    AssetMaterialization,
    AssetObservation,
    AssetsDefinition,
    MaterializeResult,
    asset,
)
from tickdeck.definitions.catalog import Definitions
from tickdeck.definitions.config import Config, EnvVar, PermissiveConfig, RunConfig
from tickdeck.definitions.config_schema import Field
from tickdeck.definitions.contexts import (
    AssetExecutionContext,
    OpExecutionContext,
    SensorEvaluationContext,
    build_op_context,
    build_sensor_context,
)
from tickdeck.definitions.jobs import JobDefinition, job, validate_run_config
from tickdeck.definitions.ops import (
    Backoff,
    In,
    Jitter,
    OpDefinition,
    Out,
    Output,
    RetryPolicy,
    op,
)
from tickdeck.definitions.requests import RunRequest, SensorResult, SkipReason
from tickdeck.definitions.resources import (
    ConfigurableResource,
    InitResourceContext,
    ResourceDefinition,
    ResourceParam,
    build_resources,
    resource,
)
from tickdeck.definitions.selection import AssetSelection
from tickdeck.definitions.sensors import DefaultSensorStatus, SensorDefinition, sensor
from tickdeck.errors import (
    CheckError,
    DagsterCodeLocationLoadError,
    DagsterError,
    DagsterExecutionStepExecutionError,
    DagsterInvalidConfigError,
    DagsterInvalidDefinitionError,
    DagsterInvalidInvocationError,
    DagsterInvalidSubsetError,
    DagsterInvariantViolationError,
    DagsterUnknownPartitionError,
    DagsterUnknownResourceError,
    DagsterUserCodeUnreachableError,
    FreshnessPolicySensorExecutionError,
    ParameterCheckError,
    RunStatusSensorExecutionError,
    SensorExecutionError,
)

__version__ = "0.1.0"

__all__ = [
    "AssetExecutionContext",
    "AssetKey",
    "AssetMaterialization",
    "AssetObservation",
    "AssetSelection",
    "AssetsDefinition",
    "Backoff",
    "CheckError",
    "Config",
    "ConfigurableResource",
    "DagsterCodeLocationLoadError",
    "DagsterError",
    "DagsterExecutionStepExecutionError",
    "DagsterInvalidConfigError",
    "DagsterInvalidDefinitionError",
    "DagsterInvalidInvocationError",
    "DagsterInvalidSubsetError",
    "DagsterInvariantViolationError",
    "DagsterUnknownPartitionError",
    "DagsterUnknownResourceError",
    "DagsterUserCodeUnreachableError",
    "DefaultSensorStatus",
    "Definitions",
    "EnvVar",
    "Field",
    "FreshnessPolicySensorExecutionError",
    "In",
    "InitResourceContext",
    "Jitter",
    "JobDefinition",
    "MaterializeResult",
    "OpDefinition",
    "OpExecutionContext",
    "Out",
    "Output",
    "ParameterCheckError",
    "PermissiveConfig",
    "ResourceDefinition",
    "ResourceParam",
    "RetryPolicy",
    "RunConfig",
    "RunRequest",
    "RunStatusSensorExecutionError",
    "SensorDefinition",
    "SensorEvaluationContext",
    "SensorExecutionError",
    "SensorResult",
    "SkipReason",
    "asset",
    "build_op_context",
    "build_resources",
    "build_sensor_context",
    "define_asset_job",
    "job",
    "op",
    "resource",
    "sensor",
    "validate_run_config",
]
