from __future__ import annotations

import msgspec

from tickdeck.reading.rows import SensorRow
from tickdeck.values.errors import ErrorInfo, Frame
from tickdeck.values.locations import LocationKind, LocationState
from tickdeck_gui.models.sensor_rows import (
    KIND_CHIPS,
    Chip,
    Entry,
    LocationHeader,
    SensorFilter,
    SensorOrder,
    arrange,
    chip_word,
    fits_chip,
    key_of,
    needs_attention,
    place_of_error,
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


def test_all_that_is_chosen_has_to_hold() -> None:
    found = arrange(ROWS, LOCATIONS, SensorFilter(kind=Chip.FOLDER))
    assert names(found) == ["camera_import", "nightly_exports", "scans"]
    found = arrange(ROWS, LOCATIONS, SensorFilter(kind=Chip.FOLDER, chip=Chip.OFF))
    assert names(found) == ["camera_import"]
    where = SensorFilter(location="ops.py", kind=Chip.STANDARD, chip=Chip.ON)
    found = arrange(ROWS, LOCATIONS, where)
    assert headers(found) == ["ops.py"]
    assert names(found) == ["disk_space", "legacy_poll", "queue_depth"]


def test_what_is_kept_stays_whatever_is_chosen() -> None:
    kept = {row.state.id for row in ROWS if row.spec.name == "scans"}
    found = arrange(ROWS, LOCATIONS, SensorFilter(text="disk"), kept=kept)
    assert names(found) == ["disk_space", "scans"]


def test_each_sensor_is_on_or_off_and_of_one_kind() -> None:
    for row in ROWS:
        assert fits_chip(row, Chip.ON) != fits_chip(row, Chip.OFF)
        assert sum(fits_chip(row, kind) for kind in KIND_CHIPS) == 1


def broken(*frames: Frame, kind: LocationKind = LocationKind.MODULE) -> LocationState:
    state = LOCATIONS[-1]
    return msgspec.structs.replace(
        state,
        spec=msgspec.structs.replace(state.spec, kind=kind, target="jobs.daily"),
        error=ErrorInfo(class_name="KeyError", message="'x'", frames=frames),
        error_line=None,
    )


def test_an_error_is_at_the_line_of_the_file_or_of_the_operators_own() -> None:
    weather = LOCATIONS[-1]
    assert place_of_error(weather) == ("/home/ada/work/weather/weather.py", 12)
    ours = Frame("/opt/tickdeck/worker/loading.py", 88, "load", ours=True)
    theirs = Frame("/home/ada/jobs/daily.py", 7, "<module>")
    assert place_of_error(broken(ours, theirs)) == ("/home/ada/jobs/daily.py", 7)


def test_the_name_of_a_module_is_no_place() -> None:
    assert place_of_error(broken()) is None
    assert place_of_error(LOCATIONS[0]) is None
    assert place_of_error(None) is None


def test_lines_are_known_again_by_name_or_id() -> None:
    entries = arrange(ROWS, LOCATIONS, SensorFilter(location="ops.py"))
    assert [key_of(entry) for entry in entries] == ["ops.py", 5, 6, 7, 8]


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
