"""What a preview says of figures that print alike, and of a figure of nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.readmodels.returns.preview import Moved
from dashboard.services import Services
from tests.integration import files
from tests.integration.close.closing import csv, publish, services_in, stage

OBSERVED = "measure,period,value"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return services_in(tmp_path)


def beside_june(
    services: Services, *lines: str, heads: str = "measure,period,value"
) -> list[Moved]:
    """The figures that such a file would move, beside 99.68% published for June 2023."""
    publish(services.ingest, "measures", files.MEASURES)
    publish(services.ingest, "observations", csv(f"{OBSERVED},target", "GAS-DOM,2023-06,99.68,100"))
    data = csv(heads, *lines)
    return list(services.preview(stage(services.ingest, "observations", data)).moved)


def test_figures_that_print_alike_say_what_sets_them_apart(services: Services) -> None:
    (one,) = beside_june(services, "GAS-DOM,2023-06,99.684,100", heads=f"{OBSERVED},target")
    assert (one.before, one.after) == ("99.7% (99.68)", "99.7% (99.684)")


def test_nothing_due_is_a_changed_figure_and_not_one_that_is_gone(services: Services) -> None:
    heads = "measure,period,numerator,denominator"
    (one,) = beside_june(services, "GAS-DOM,2023-06,0,0", heads=heads)
    assert (one.kind, one.before, one.after) == ("changed", "99.7%", "Nothing due")
