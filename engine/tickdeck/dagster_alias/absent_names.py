"""Names of Dagster's that are not here, and what to use instead."""

from __future__ import annotations


def _each(names: str, hint: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), hint)


PLANNED: dict[str, str] = {
    **_each(
        "MultiPartitionsDefinition MultiPartitionKey MultiPartitionMapping "
        "MultiToSingleDimensionPartitionMapping DimensionPartitionMapping",
        "Use a StaticPartitionsDefinition of joined keys.",
    ),
    **_each("DynamicOut DynamicOutput", "Ask for one run for each item, by a sensor."),
    **_each(
        "asset_check multi_asset_check AssetCheckEvaluation AssetCheckExecutionContext "
        "AssetCheckKey AssetCheckResult AssetChecksDefinition AssetCheckSeverity "
        "AssetCheckSpec AssetOrCheckKey ResolvedAssetCheckSpec "
        "build_asset_check_context build_column_schema_change_checks "
        "build_last_update_freshness_checks build_metadata_bounds_checks "
        "build_time_partition_freshness_checks load_asset_checks_from_current_module "
        "load_asset_checks_from_modules load_asset_checks_from_package_module "
        "load_asset_checks_from_package_name",
        "Raise Failure in the asset where a check must hold.",
    ),
    "graph_asset": "Put the steps into one @asset.",
    "graph_multi_asset": "Put the steps into one @multi_asset.",
    **_each(
        "observable_source_asset multi_observable_source_asset ObserveResult",
        "Use a @sensor that reports AssetObservations.",
    ),
    **_each(
        "load_assets_from_package_module load_assets_from_package_name",
        "Use load_assets_from_modules.",
    ),
    **_each(
        "load_definitions_from_current_module load_definitions_from_module "
        "load_definitions_from_modules load_definitions_from_package_module "
        "load_definitions_from_package_name",
        "List them in Definitions(...); for assets, use load_assets_from_modules.",
    ),
    **_each(
        "DagsterType TypeCheck TypeCheckContext PythonObjectDagsterType "
        "usable_as_dagster_type make_python_type_usable_as_dagster_type "
        "check_dagster_type DagsterTypeLoader DagsterTypeLoaderContext "
        "dagster_type_loader",
        "Annotate inputs and outputs with Python's own types.",
    ),
    "TimeWindowPartitionMapping": "Windows that overlap belong together by themselves.",
    "IdentityPartitionMapping": "Equal keys belong together by themselves.",
    **_each(
        "AllPartitionMapping LastPartitionMapping PartitionMapping "
        "SpecificPartitionsPartitionMapping StaticPartitionMapping",
        "Name the other asset in deps, and read the partitions that are needed.",
    ),
    **_each(
        "Partition PartitionKeyRange partitioned_config partition_loading_context",
        "Partitions are named by their keys; see PartitionedConfig.",
    ),
    **_each(
        "BoolMetadataValue FloatMetadataValue IntMetadataValue JsonMetadataValue "
        "MarkdownMetadataValue NullMetadataValue PathMetadataValue TextMetadataValue "
        "TimestampMetadataValue UrlMetadataValue MetadataEntry "
        "DagsterAssetMetadataValue DagsterJobMetadataValue DagsterRunMetadataValue "
        "NotebookMetadataValue PoolMetadataValue PythonArtifactMetadataValue",
        "Use the value itself, or MetadataValue.text and its like.",
    ),
    **_each(
        "TableColumn TableColumnConstraints TableColumnDep TableColumnLineage "
        "TableColumnLineageMetadataValue TableConstraints TableMetadataValue "
        "TableRecord TableSchema TableSchemaMetadataValue",
        "Use MetadataValue.md with a table in Markdown.",
    ),
    "ExpectationResult": "Raise Failure where it must hold, or log what was found.",
    "InMemoryIOManager": "Use mem_io_manager.",
    "UPathIOManager": "Use a ConfigurableIOManager of your own.",
    "custom_path_fs_io_manager": "Use FilesystemIOManager(base_dir=...).",
    **_each(
        "InputManager InputManagerDefinition input_manager",
        "Use @io_manager, whose load_input it is.",
    ),
    **_each(
        "ConfigurableIOManagerFactory ConfigurableLegacyIOManagerAdapter",
        "Use ConfigurableIOManager or @io_manager.",
    ),
    "ConfigurableResourceFactory": "Override ConfigurableResource.create_resource.",
    "ConfigurableLegacyResourceAdapter": "Use @resource.",
    **_each(
        "DataVersion DataProvenance DataVersionsByPartition",
        "Put it into the metadata of the Output.",
    ),
    **_each(
        "AssetRecordsFilter RunStatusChangeRecordsFilter", "Use EventRecordsFilter."
    ),
}
"""What Tickdeck is to have one day."""

OUT_OF_SCOPE: dict[str, str] = {
    **_each(
        "executor Executor ExecutorDefinition ExecutorRequirement InitExecutorContext "
        "multiple_process_executor_requirements StepExecutionContext StepLauncher "
        "StepRunRef external_instance_from_step_run_ref run_step_from_ref "
        "step_context_to_step_run_ref step_run_ref_to_step_context "
        "IAttachDifferentObjectToOpContext raise_execution_interrupts",
        "Runs execute in one process.",
    ),
    **_each(
        "in_process_executor multiprocess_executor multi_or_in_process_executor",
        "Leave it away: runs execute in one process.",
    ),
    **_each(
        "logger LoggerDefinition InitLoggerContext build_init_logger_context "
        "colored_console_logger json_console_logger default_loggers "
        "default_system_loggers JsonLogFormatter DagsterLogManager",
        "What is logged and printed is kept with its run or tick.",
    ),
    **_each(
        "AutoMaterializePolicy AutoMaterializeRule "
        "AutoMaterializeAssetPartitionsFilter AutomationCondition AutomationContext "
        "AutomationResult EvaluateAutomationConditionsResult "
        "evaluate_automation_conditions",
        "Use an @asset_sensor or a ScheduleDefinition.",
    ),
    **_each(
        "FreshnessPolicy LegacyFreshnessPolicy apply_freshness_policy "
        "build_sensor_for_freshness_checks",
        "Use a @sensor that compares the time of the last materialization.",
    ),
    "BackfillPolicy": "Ask for one run for each partition.",
    **_each(
        "AssetAttributesModel Component ComponentFormConfig ComponentLoadContext "
        "ComponentTree ComponentTypeSpec DefinitionsComponent DefsFolderComponent "
        "FunctionComponent Injected Model PythonScriptComponent ResolutionContext "
        "Resolvable ResolvedAssetKey ResolvedAssetSpec Resolver ScaffoldRequest "
        "Scaffolder SqlComponent StateBackedComponent TemplatedSqlComponent "
        "UPathDefsStateStorage UvRunComponent build_component_defs "
        "build_defs_for_component component_defs component_instance components "
        "definitions get_all_components_defs_within_project "
        "get_component_defs_within_project load_defs load_from_defs_folder "
        "scaffold_component scaffold_with template_var",
        "List what there is in Definitions(...).",
    ),
    **_each(
        "PipesBlobStoreMessageReader PipesClient PipesClientCompletedInvocation "
        "PipesCompositeMessageReader PipesContextInjector PipesEnvContextInjector "
        "PipesExecutionResult PipesFileContextInjector PipesFileMessageReader "
        "PipesLaunchedData PipesLogReader PipesMessageHandler PipesMessageReader "
        "PipesSession PipesSubprocessClient PipesTempFileContextInjector "
        "PipesTempFileMessageReader open_pipes_session",
        "Use subprocess in an op; what it prints is kept.",
    ),
    **_each(
        "execute_job reconstructable build_reconstructable_job ReexecutionOptions "
        "JobExecutionResult",
        "Use job.execute_in_process(), or `tickdeck run`.",
    ),
    **_each(
        "config_from_files config_from_pkg_resources config_from_yaml_strings",
        "Read the file, and give what is in it as a dict.",
    ),
    **_each(
        "QueuedRunCoordinator DefaultRunLauncher SubmitRunContext",
        "Limits of the queue are in the settings.",
    ),
    **_each("FileHandle LocalFileHandle local_file_manager", "Use Python's own files."),
    **_each(
        "DependencyDefinition MultiDependencyDefinition NodeInvocation "
        "PendingNodeInvocation InputMapping OutputMapping",
        "Call the ops in the body of a @job or a @graph.",
    ),
    **_each("serialize_value deserialize_value", "Use json."),
    **_each(
        "BindResourcesToJobs RepositoryData create_repository_using_definitions_args",
        "Use Definitions(...), which binds resources to its jobs.",
    ),
    **_each(
        "AnchorBasedFilePathMapping CodeReferencesMetadataValue FilePathMapping "
        "LocalFileCodeReference UrlCodeReference link_code_references_to_git "
        "with_source_code_references",
        "The window shows the source of each definition.",
    ),
    **_each(
        "BetaWarning ConfigArgumentWarning PreviewWarning SupersessionWarning "
        "deprecation_warning",
        "Leave it away: Tickdeck gives no such warnings.",
    ),
    **_each(
        "DagsterConfigMappingFunctionError DagsterEventLogInvalidForRun "
        "DagsterExecutionStepNotFoundError DagsterInvalidConfigDefinitionError "
        "DagsterResourceFunctionError DagsterRunNotFoundError "
        "DagsterStepOutputNotFoundError DagsterSubprocessError DagsterTypeCheckError "
        "DagsterUnmetExecutorRequirementsError DagsterUserCodeExecutionError",
        "Catch DagsterError, which all errors of a definition or run are.",
    ),
    **_each(
        "AssetJobKey AssetPartitionStatus AssetValueLoader ConfigSchema "
        "DagsterLibraryRegistry HookExecutionResult MigrateIOStorageResult "
        "PaginatedResults RunShardedEventsCursor SensorReturnTypesUnion "
        "map_asset_specs migrate_io_storage resources version",
        "It belongs to Dagster's own machinery.",
    ),
    **_each(
        "Callable Final Mapping Sequence TYPE_CHECKING TypingAny TypingTuple "
        "importlib sys",
        "Import it from Python's own library.",
    ),
    "DagsterGraphQLClient": "Tickdeck has no server. Use the command `tickdeck`.",
    **_each(
        "SlackResource slack_resource",
        "Use make_slack_on_run_failure_sensor, or post by HTTPS.",
    ),
    **_each("S3Resource s3_resource", "Use boto3 in your own ConfigurableResource."),
    **_each(
        "S3PickleIOManager s3_pickle_io_manager",
        "Use boto3 in your own ConfigurableIOManager.",
    ),
}
"""What Tickdeck is not for."""
