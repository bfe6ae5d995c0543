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
from tickdeck.definitions.config_mapping import (
    ConfigMapping,
    config_mapping,
    configured,
)
from tickdeck.definitions.config_schema import (
    Array,
    Field,
    Map,
    Noneable,
    Permissive,
    ScalarUnion,
    Selector,
    Shape,
)
from tickdeck.definitions.config_types import (
    BoolSource,
    Enum,
    EnumValue,
    IntSource,
    StringSource,
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
from tickdeck.definitions.file_paths import (
    file_relative_path,
)
from tickdeck.definitions.graphs import (
    GraphDefinition,
    GraphIn,
    GraphOut,
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
from tickdeck.definitions.inputs_outputs import (
    In,
    Nothing,
    Out,
    Output,
)
from tickdeck.definitions.instance import (
    DagsterInstance,
    EventRecordsResult,
    instance_for_test,
)
from tickdeck.definitions.io_managers import (
    ConfigurableIOManager,
    FilesystemIOManager,
    InputContext,
    IOManager,
    IOManagerDefinition,
    OutputContext,
    build_input_context,
    build_output_context,
    fs_io_manager,
    io_manager,
    mem_io_manager,
)
from tickdeck.definitions.jobs import (
    JobDefinition,
    job,
    validate_run_config,
)
from tickdeck.definitions.loggers import (
    get_dagster_logger,
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
from tickdeck.definitions.old_style_resources import (
    InitResourceContext,
    ResourceDefinition,
    make_values_resource,
    resource,
)
from tickdeck.definitions.op_contexts import (
    AssetExecutionContext,
    OpExecutionContext,
    build_asset_context,
    build_op_context,
)
from tickdeck.definitions.ops import (
    OpDefinition,
    op,
)
from tickdeck.definitions.partitioned_schedules import (
    build_schedule_from_partitioned_job,
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
    ResourceDependency,
    ResourceParam,
    build_init_resource_context,
    build_resources,
)
from tickdeck.definitions.retry_policies import (
    Backoff,
    Jitter,
    RetryPolicy,
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
from tickdeck.definitions.with_resources import (
    with_resources,
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
    DagsterTypeCheckDidNotPass,
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
    "Array",
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
    "BoolSource",
    "CheckError",
    "CodeLocationSelector",
    "Config",
    "ConfigMapping",
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
    "DagsterTypeCheckDidNotPass",
    "DagsterUnknownPartitionError",
    "DagsterUnknownResourceError",
    "DagsterUserCodeUnreachableError",
    "DailyPartitionsDefinition",
    "DefaultScheduleStatus",
    "DefaultSensorStatus",
    "Definitions",
    "DeleteDynamicPartitionsRequest",
    "DynamicPartitionsDefinition",
    "Enum",
    "EnumValue",
    "EnvVar",
    "EventLogEntry",
    "EventLogRecord",
    "EventRecordsFilter",
    "EventRecordsResult",
    "ExecuteInProcessResult",
    "Failure",
    "Field",
    "FilesystemIOManager",
    "FreshnessPolicySensorContext",
    "FreshnessPolicySensorDefinition",
    "FreshnessPolicySensorExecutionError",
    "GraphDefinition",
    "GraphIn",
    "GraphOut",
    "HookContext",
    "HookDefinition",
    "HourlyPartitionsDefinition",
    "IOManager",
    "IOManagerDefinition",
    "In",
    "InitResourceContext",
    "InputContext",
    "IntSource",
    "Jitter",
    "JobDefinition",
    "JobSelector",
    "Map",
    "MaterializeResult",
    "MetadataValue",
    "MonthlyPartitionsDefinition",
    "MultiAssetSensorDefinition",
    "MultiAssetSensorEvaluationContext",
    "Noneable",
    "Nothing",
    "OpDefinition",
    "OpExecutionContext",
    "Out",
    "Output",
    "OutputContext",
    "ParameterCheckError",
    "PartitionedConfig",
    "PartitionsDefinition",
    "Permissive",
    "PermissiveConfig",
    "RepositoryDefinition",
    "RepositorySelector",
    "ResourceDefinition",
    "ResourceDependency",
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
    "ScalarUnion",
    "ScheduleDefinition",
    "ScheduleEvaluationContext",
    "ScheduleExecutionError",
    "Selector",
    "SensorDefinition",
    "SensorEvaluationContext",
    "SensorExecutionError",
    "SensorResult",
    "Shape",
    "SkipReason",
    "SourceAsset",
    "StaticPartitionsDefinition",
    "StringSource",
    "TimeWindow",
    "TimeWindowPartitionsDefinition",
    "WeeklyPartitionsDefinition",
    "asset",
    "asset_sensor",
    "build_asset_context",
    "build_freshness_policy_sensor_context",
    "build_hook_context",
    "build_init_resource_context",
    "build_input_context",
    "build_multi_asset_sensor_context",
    "build_op_context",
    "build_output_context",
    "build_resources",
    "build_run_status_sensor_context",
    "build_schedule_context",
    "build_schedule_from_partitioned_job",
    "build_sensor_context",
    "config_mapping",
    "configured",
    "daily_partitioned_config",
    "define_asset_job",
    "dynamic_partitioned_config",
    "failure_hook",
    "file_relative_path",
    "freshness_policy_sensor",
    "fs_io_manager",
    "get_dagster_logger",
    "graph",
    "hourly_partitioned_config",
    "instance_for_test",
    "io_manager",
    "job",
    "load_assets_from_current_module",
    "load_assets_from_modules",
    "make_email_on_run_failure_sensor",
    "make_slack_on_run_failure_sensor",
    "make_values_resource",
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
    "with_resources",
]
