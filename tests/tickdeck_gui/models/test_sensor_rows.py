from __future__ import annotations

from tickdeck.reading.rows import SensorRow
from tickdeck_gui.models.sensor_rows import (
    Chip,
    Entry,
    LocationHeader,
    SensorFilter,
    SensorOrder,
    arrange,
    chip_word,
    fits_chip,
    needs_attention,
)
from tickdeck_gui.screenshots.seed import seeded_locations, seeded_sensors

ROWS = seeded_sensors()
LOCATIONS = seeded_locations()


def headers(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.name for entry in entries if isinstance(entry, LocationHeader)]


def names(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.spec.name for entry in entries if isinstance(entry, SensorRow)]


def test_locations_come_by_name_and_folders_last() -> None:
    entries = arrange(ROWS, LOCATIONS, SensorFilter())
    assert headers(entries) == ["invoices.py", "ops.py", "weather.py", "Folders"]
    assert len(names(entries)) == len(ROWS)


def test_a_broken_location_without_sensors_is_listed_with_its_error() -> None:
    entries = arrange((), LOCATIONS, SensorFilter(chip=Chip.ATTENTION))
    assert headers(entries) == ["weather.py"]
    header = entries[0]
    assert isinstance(header, LocationHeader)
    assert header.is_broken


def test_text_filters_by_all_words_in_name_description_job_or_location() -> None:
    found = arrange(ROWS, LOCATIONS, SensorFilter(text="OPS.py alert"))
    assert names(found) == ["disk_space"]


def test_a_chip_leaves_only_its_kind() -> None:
    found = arrange(ROWS, LOCATIONS, SensorFilter(chip=Chip.FOLDER))
    assert names(found) == ["camera_import", "nightly_exports", "scans"]


def test_every_chip_has_a_word() -> None:
    assert [chip_word(chip) for chip in Chip] == [chip.value for chip in Chip]


def test_a_folded_location_hides_its_sensors() -> None:
    entries = arrange(ROWS, LOCATIONS, SensorFilter(), folded={"ops.py"})
    assert "disk_space" not in names(entries)
    assert "ops.py" in headers(entries)


def test_attention_is_for_what_is_on_and_fails_or_is_gone() -> None:
    troubled = [row.spec.name for row in ROWS if needs_attention(row)]
    assert troubled == ["bank_statements", "legacy_poll"]
    assert [row for row in ROWS if fits_chip(row, Chip.ATTENTION)] == [
        row for row in ROWS if row.spec.name in troubled
    ]


def test_an_order_holds_within_each_location() -> None:
    backwards = SensorOrder(lambda row: row.spec.name, descending=True)
    entries = arrange(ROWS, LOCATIONS, SensorFilter(), order=backwards)
    assert headers(entries) == ["invoices.py", "ops.py", "weather.py", "Folders"]
    assert names(entries)[:4] == [
        "report_done",
        "new_invoices",
        "exchange_rates",
        "bank_statements",
    ]
