"""Tickdeck: the words that authors write sensors with.

Importing this loads neither the database nor the window.
"""

from tickdeck.definitions.alerts import (
    make_email_on_run_failure_sensor,
    make_slack_on_run_failure_sensor,
)
from tickdeck.definitions.asset_decorators import (
    asset,
    multi_asset,
)
from tickdeck.definitions.asset_jobs import (
    define_asset_job,
)
from tickdeck.definitions.asset_loading import (
    load_assets_from_current_module,
    load_assets_from_modules,
)
from tickdeck.definitions.asset_sensors import (
    AssetSensorDefinition,
    asset_sensor,
)
from tickdeck.definitions.assets import (
    AssetDep,
    AssetIn,
    AssetKey,
    AssetMaterialization,
    AssetObservation,
    AssetOut,
    AssetsDefinition,
    AssetSpec,
    MaterializeResult,
    SourceAsset,
)
from tickdeck.definitions.catalog import (
    Definitions,
)
from tickdeck.definitions.config import (
    Config,
    EnvVar,
    PermissiveConfig,
    RunConfig,
)
from tickdeck.definitions.config_schema import (
    Field,
)
from tickdeck.definitions.contexts import (
    SensorEvaluationContext,
    build_sensor_context,
)
from tickdeck.definitions.events import (
    DagsterEvent,
    DagsterEventType,
    EventLogEntry,
    EventLogRecord,
    EventRecordsFilter,
)
from tickdeck.definitions.failures import (
    Failure,
    RetryRequested,
)
from tickdeck.definitions.graphs import (
    GraphDefinition,
    graph,
)
from tickdeck.definitions.hooks import (
    HookContext,
    HookDefinition,
    build_hook_context,
    failure_hook,
    success_hook,
)
from tickdeck.definitions.in_process import (
    ExecuteInProcessResult,
)
from tickdeck.definitions.instance import (
    DagsterInstance,
    instance_for_test,
)
from tickdeck.definitions.io_managers import (
    ConfigurableIOManager,
    FilesystemIOManager,
    InputContext,
    IOManager,
    IOManagerDefinition,
    OutputContext,
    fs_io_manager,
    io_manager,
    mem_io_manager,
)
from tickdeck.definitions.jobs import (
    JobDefinition,
    job,
    validate_run_config,
)
from tickdeck.definitions.materializing import (
    materialize,
    materialize_to_memory,
)
from tickdeck.definitions.metadata import (
    MetadataValue,
)
from tickdeck.definitions.multi_asset_context import (
    MultiAssetSensorEvaluationContext,
    build_multi_asset_sensor_context,
)
from tickdeck.definitions.multi_asset_sensors import (
    MultiAssetSensorDefinition,
    multi_asset_sensor,
)
from tickdeck.definitions.op_contexts import (
    AssetExecutionContext,
    OpExecutionContext,
    build_asset_context,
    build_op_context,
)
from tickdeck.definitions.ops import (
    Backoff,
    In,
    Jitter,
    Nothing,
    OpDefinition,
    Out,
    Output,
    RetryPolicy,
    op,
)
from tickdeck.definitions.partitions import (
    DynamicPartitionsDefinition,
    PartitionedConfig,
    PartitionsDefinition,
    StaticPartitionsDefinition,
    dynamic_partitioned_config,
    static_partitioned_config,
)
from tickdeck.definitions.reactions import (
    DagsterRunReaction,
)
from tickdeck.definitions.refusals import (
    AutoMaterializeSensorDefinition,
    AutomationConditionSensorDefinition,
    FreshnessPolicySensorContext,
    FreshnessPolicySensorDefinition,
    build_freshness_policy_sensor_context,
    freshness_policy_sensor,
)
from tickdeck.definitions.repositories import (
    RepositoryDefinition,
    repository,
)
from tickdeck.definitions.requests import (
    Acted,
    AddDynamicPartitionsRequest,
    DeleteDynamicPartitionsRequest,
    RunRequest,
    SensorResult,
    SkipReason,
)
from tickdeck.definitions.resources import (
    ConfigurableResource,
    InitResourceContext,
    ResourceDefinition,
    ResourceParam,
    build_resources,
    resource,
)
from tickdeck.definitions.run_status_contexts import (
    RunFailureSensorContext,
    RunStatusSensorContext,
    build_run_status_sensor_context,
)
from tickdeck.definitions.run_status_sensors import (
    RunStatusSensorDefinition,
    run_failure_sensor,
    run_status_sensor,
)
from tickdeck.definitions.runs import (
    DagsterRun,
    DagsterRunStatus,
    RunRecord,
    RunsFilter,
)
from tickdeck.definitions.schedules import (
    DefaultScheduleStatus,
    ScheduleDefinition,
    ScheduleEvaluationContext,
    build_schedule_context,
    build_schedule_from_partitioned_job,
    schedule,
)
from tickdeck.definitions.selection import (
    AssetSelection,
)
from tickdeck.definitions.selectors import (
    CodeLocationSelector,
    JobSelector,
    RepositorySelector,
)
from tickdeck.definitions.sensors import (
    DefaultSensorStatus,
    SensorDefinition,
    sensor,
)
from tickdeck.definitions.time_partitions import (
    DailyPartitionsDefinition,
    HourlyPartitionsDefinition,
    MonthlyPartitionsDefinition,
    TimeWindow,
    TimeWindowPartitionsDefinition,
    WeeklyPartitionsDefinition,
    daily_partitioned_config,
    hourly_partitioned_config,
    monthly_partitioned_config,
    weekly_partitioned_config,
)
from tickdeck.errors import (
    CheckError,
    DagsterCodeLocationLoadError,
    DagsterError,
    DagsterExecutionInterruptedError,
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
    ScheduleExecutionError,
    SensorExecutionError,
)

__version__ = "0.1.0"

__all__ = [
    "Acted",
    "AddDynamicPartitionsRequest",
    "AssetDep",
    "AssetExecutionContext",
    "AssetIn",
    "AssetKey",
    "AssetMaterialization",
    "AssetObservation",
    "AssetOut",
    "AssetSelection",
    "AssetSensorDefinition",
    "AssetSpec",
    "AssetsDefinition",
    "AutoMaterializeSensorDefinition",
    "AutomationConditionSensorDefinition",
    "Backoff",
    "CheckError",
    "CodeLocationSelector",
    "Config",
    "ConfigurableIOManager",
    "ConfigurableResource",
    "DagsterCodeLocationLoadError",
    "DagsterError",
    "DagsterEvent",
    "DagsterEventType",
    "DagsterExecutionInterruptedError",
    "DagsterExecutionStepExecutionError",
    "DagsterInstance",
    "DagsterInvalidConfigError",
    "DagsterInvalidDefinitionError",
    "DagsterInvalidInvocationError",
    "DagsterInvalidSubsetError",
    "DagsterInvariantViolationError",
    "DagsterRun",
    "DagsterRunReaction",
    "DagsterRunStatus",
    "DagsterUnknownPartitionError",
    "DagsterUnknownResourceError",
    "DagsterUserCodeUnreachableError",
    "DailyPartitionsDefinition",
    "DefaultScheduleStatus",
    "DefaultSensorStatus",
    "Definitions",
    "DeleteDynamicPartitionsRequest",
    "DynamicPartitionsDefinition",
    "EnvVar",
    "EventLogEntry",
    "EventLogRecord",
    "EventRecordsFilter",
    "ExecuteInProcessResult",
    "Failure",
    "Field",
    "FilesystemIOManager",
    "FreshnessPolicySensorContext",
    "FreshnessPolicySensorDefinition",
    "FreshnessPolicySensorExecutionError",
    "GraphDefinition",
    "HookContext",
    "HookDefinition",
    "HourlyPartitionsDefinition",
    "IOManager",
    "IOManagerDefinition",
    "In",
    "InitResourceContext",
    "InputContext",
    "Jitter",
    "JobDefinition",
    "JobSelector",
    "MaterializeResult",
    "MetadataValue",
    "MonthlyPartitionsDefinition",
    "MultiAssetSensorDefinition",
    "MultiAssetSensorEvaluationContext",
    "Nothing",
    "OpDefinition",
    "OpExecutionContext",
    "Out",
    "Output",
    "OutputContext",
    "ParameterCheckError",
    "PartitionedConfig",
    "PartitionsDefinition",
    "PermissiveConfig",
    "RepositoryDefinition",
    "RepositorySelector",
    "ResourceDefinition",
    "ResourceParam",
    "RetryPolicy",
    "RetryRequested",
    "RunConfig",
    "RunFailureSensorContext",
    "RunRecord",
    "RunRequest",
    "RunStatusSensorContext",
    "RunStatusSensorDefinition",
    "RunStatusSensorExecutionError",
    "RunsFilter",
    "ScheduleDefinition",
    "ScheduleEvaluationContext",
    "ScheduleExecutionError",
    "SensorDefinition",
    "SensorEvaluationContext",
    "SensorExecutionError",
    "SensorResult",
    "SkipReason",
    "SourceAsset",
    "StaticPartitionsDefinition",
    "TimeWindow",
    "TimeWindowPartitionsDefinition",
    "WeeklyPartitionsDefinition",
    "asset",
    "asset_sensor",
    "build_asset_context",
    "build_freshness_policy_sensor_context",
    "build_hook_context",
    "build_multi_asset_sensor_context",
    "build_op_context",
    "build_resources",
    "build_run_status_sensor_context",
    "build_schedule_context",
    "build_schedule_from_partitioned_job",
    "build_sensor_context",
    "daily_partitioned_config",
    "define_asset_job",
    "dynamic_partitioned_config",
    "failure_hook",
    "freshness_policy_sensor",
    "fs_io_manager",
    "graph",
    "hourly_partitioned_config",
    "instance_for_test",
    "io_manager",
    "job",
    "load_assets_from_current_module",
    "load_assets_from_modules",
    "make_email_on_run_failure_sensor",
    "make_slack_on_run_failure_sensor",
    "materialize",
    "materialize_to_memory",
    "mem_io_manager",
    "monthly_partitioned_config",
    "multi_asset",
    "multi_asset_sensor",
    "op",
    "repository",
    "resource",
    "run_failure_sensor",
    "run_status_sensor",
    "schedule",
    "sensor",
    "static_partitioned_config",
    "success_hook",
    "validate_run_config",
    "weekly_partitioned_config",
]
