from __future__ import annotations

import pytest

from tickdeck import DagsterInvalidDefinitionError, ParameterCheckError
from tickdeck.definitions.cron import expect_cron


def test_a_cron_expression_that_cannot_be_read_is_refused() -> None:
    assert expect_cron("*/5 * * * *") == "*/5 * * * *"
    with pytest.raises(DagsterInvalidDefinitionError, match="five fields"):
        expect_cron("* * * * * *")
    with pytest.raises(DagsterInvalidDefinitionError, match="no cron expression"):
        expect_cron("whenever")
    with pytest.raises(ParameterCheckError):
        expect_cron(5)  # type: ignore[arg-type]  # the point
