"""Why a name of Dagster's is not here, and what to use instead."""

from __future__ import annotations

import difflib

import tickdeck

_PLANNED = {
    "MultiPartitionsDefinition": "Use a StaticPartitionsDefinition of joined keys.",
    "MultiPartitionKey": "Use a StaticPartitionsDefinition of joined keys.",
    "DynamicOut": "Ask for one run for each item, by a sensor.",
    "DynamicOutput": "Ask for one run for each item, by a sensor.",
    "asset_check": "Raise Failure in the asset where a check must hold.",
    "AssetCheckResult": "Raise Failure in the asset where a check must hold.",
    "AssetCheckSpec": "Raise Failure in the asset where a check must hold.",
    "AssetCheckSeverity": "Raise Failure in the asset where a check must hold.",
    "AssetCheckEvaluation": "Raise Failure in the asset where a check must hold.",
    "multi_asset_check": "Raise Failure in the asset where a check must hold.",
    "graph_asset": "Put the steps into one @asset.",
    "graph_multi_asset": "Put the steps into one @multi_asset.",
    "observable_source_asset": "Use a @sensor that reports AssetObservations.",
    "load_assets_from_package_module": "Use load_assets_from_modules.",
    "load_assets_from_package_name": "Use load_assets_from_modules.",
    "DagsterType": "Annotate inputs and outputs with Python's own types.",
    "TypeCheck": "Annotate inputs and outputs with Python's own types.",
    "TimeWindowPartitionMapping": "Windows that overlap belong together by themselves.",
    "IdentityPartitionMapping": "Equal keys belong together by themselves.",
    "ConfigurableResourceFactory": "Override ConfigurableResource.create_resource.",
    "ConfigurableLegacyResourceAdapter": "Use @resource.",
}
_OUT_OF_SCOPE = {
    "executor": "Runs execute in one process.",
    "in_process_executor": "Leave it away: runs execute in one process.",
    "multiprocess_executor": "Leave it away: runs execute in one process.",
    "multi_or_in_process_executor": "Leave it away: runs execute in one process.",
    "ExecutorDefinition": "Runs execute in one process.",
    "logger": "What is logged and printed is kept with its run or tick.",
    "LoggerDefinition": "What is logged and printed is kept with its run or tick.",
    "AutoMaterializePolicy": "Use an @asset_sensor or a ScheduleDefinition.",
    "AutomationCondition": "Use an @asset_sensor or a ScheduleDefinition.",
    "FreshnessPolicy": "Use a @sensor that compares the time of the last "
    "materialization.",
    "PipesSubprocessClient": "Use subprocess in an op; what it prints is kept.",
    "open_pipes_session": "Use subprocess in an op; what it prints is kept.",
    "DagsterGraphQLClient": "Tickdeck has no server. Use the command `tickdeck`.",
    "SlackResource": "Use make_slack_on_run_failure_sensor, or post by HTTPS.",
    "slack_resource": "Use make_slack_on_run_failure_sensor, or post by HTTPS.",
    "S3Resource": "Use boto3 in your own ConfigurableResource.",
    "s3_resource": "Use boto3 in your own ConfigurableResource.",
    "S3PickleIOManager": "Use boto3 in your own ConfigurableIOManager.",
    "s3_pickle_io_manager": "Use boto3 in your own ConfigurableIOManager.",
}
_REAL = (
    "Where Dagster is installed in a code location's interpreter, Tickdeck opens it "
    "as a real Dagster project."
)


def why_absent(module: str, name: str | None) -> str:
    """Return a sentence on why *module* has no *name*, or why there is none such.

    It says whether the name is planned, out of scope, or not known at all.
    """
    if name is None:
        return (
            f"There is no module {module} here: Tickdeck stands in for Dagster, and "
            f"has the names that are imported from dagster itself. {_REAL}"
        )
    whole = f"{module}.{name}"
    if name in _PLANNED:
        return f"{whole} is planned for Tickdeck, and not there yet. {_PLANNED[name]}"
    if name in _OUT_OF_SCOPE:
        return f"{whole} is out of Tickdeck's scope. {_OUT_OF_SCOPE[name]} {_REAL}"
    near = difflib.get_close_matches(name, tickdeck.__all__, n=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"Tickdeck knows no name {whole}.{hint} {_REAL}"
