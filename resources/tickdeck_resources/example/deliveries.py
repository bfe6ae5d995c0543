"""The example: every CSV file that lands in ``inbox`` is checked, summed and reported.

Edit this copy as you like: saving it is enough, Tickdeck reads it again. Put your own
CSV files into ``inbox`` (columns: product, quantity, price) and watch what happens.
One of the files there is wrong on purpose, to show what a failure looks like.
"""

import csv
import os
from pathlib import Path

from tickdeck import (
    AssetSelection,
    Config,
    ConfigurableResource,
    DefaultSensorStatus,
    Definitions,
    RunConfig,
    RunRequest,
    SensorEvaluationContext,
    SkipReason,
    asset,
    define_asset_job,
    job,
    op,
    sensor,
)

HERE = Path(__file__).parent
INBOX = HERE / "inbox"


class Reports(ConfigurableResource):
    """Where reports are kept: a resource, so that tests can use another folder."""

    folder: str

    def write(self, name: str, text: str) -> Path:
        """Write a report and return its path."""
        path = Path(self.folder) / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
        return path

    def all(self) -> list[Path]:
        """Return every report, by name."""
        return sorted(Path(self.folder).glob("*.report.txt"))


class DeliveryConfig(Config):
    """Which file a run is about."""

    path: str


@op
def read_delivery(context, config: DeliveryConfig):
    """Read the rows of a delivery and check each of them."""
    rows = []
    with open(config.path, newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            try:
                rows.append((row["product"], int(row["quantity"]), float(row["price"])))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(
                    f"{Path(config.path).name}, line {number}: {error}"
                ) from error
    context.log.info("%s rows in %s", len(rows), config.path)
    return {"name": Path(config.path).stem, "rows": rows}


@op
def summarise(context, delivery):
    """Add up what was delivered."""
    total = sum(quantity * price for _product, quantity, price in delivery["rows"])
    context.log.info("%s is worth %.2f", delivery["name"], total)
    return {**delivery, "total": total}


@op
def write_report(context, summary, reports: Reports):
    """Write a report that people can read."""
    lines = [f"Delivery {summary['name']}", ""]
    lines += [f"{q:>6} x {p:<20} {price:>10.2f}" for p, q, price in summary["rows"]]
    lines += ["", f"Total {summary['total']:>32.2f}", ""]
    path = reports.write(f"{summary['name']}.report.txt", "\n".join(lines))
    context.log.info("wrote %s", path)


@job(tags={"team": "warehouse"})
def process_delivery():
    """Check, sum and report one delivery."""
    write_report(summarise(read_delivery()))


@sensor(
    job=process_delivery,
    minimum_interval_seconds=5,
    default_status=DefaultSensorStatus.RUNNING,
    watch=[INBOX],
)
def new_deliveries(context: SensorEvaluationContext):
    """A CSV file landed in the inbox, or was changed."""
    last_mtime = newest = float(context.cursor or 0)
    for entry in sorted(os.scandir(INBOX), key=lambda each: each.name):
        if not entry.name.endswith(".csv"):
            continue
        mtime = entry.stat().st_mtime
        if mtime <= last_mtime:
            continue
        newest = max(newest, mtime)
        yield RunRequest(
            run_key=f"{entry.name}:{mtime}",
            run_config=RunConfig(
                ops={"read_delivery": DeliveryConfig(path=entry.path)}
            ),
        )
    context.update_cursor(str(newest))
    if newest == last_mtime:
        yield SkipReason("No new deliveries")


@asset
def report_index(context, reports: Reports):
    """A list of all reports."""
    names = [path.name for path in reports.all()]
    reports.write("index.txt", "\n".join(names) + "\n")
    context.add_output_metadata({"reports": len(names)})


@asset(deps=[report_index])
def warehouse_total(context, reports: Reports):
    """The worth of all deliveries together."""
    total = sum(float(path.read_text().rsplit("Total", 1)[1]) for path in reports.all())
    context.add_output_metadata({"total": round(total, 2)})
    reports.write("total.txt", f"{total:.2f}\n")


refresh_totals = define_asset_job(
    "refresh_totals",
    AssetSelection.all(),
    description="Write the index and the total anew.",
)


@sensor(
    job=refresh_totals,
    minimum_interval_seconds=10,
    default_status=DefaultSensorStatus.RUNNING,
)
def reports_changed(context: SensorEvaluationContext, reports: Reports):
    """There are other reports than when the totals were written last."""
    names = ",".join(path.name for path in reports.all())
    if not names:
        return SkipReason("No reports yet")
    if names == context.cursor:
        return SkipReason("The totals are up to date")
    context.update_cursor(names)
    return RunRequest()


defs = Definitions(
    assets=[report_index, warehouse_total],
    jobs=[refresh_totals],
    sensors=[new_deliveries, reports_changed],
    resources={"reports": Reports(folder=str(HERE / "reports"))},
)
