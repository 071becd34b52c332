"""What a preview says of figures that print alike, of a figure of nothing, and of totals."""

from __future__ import annotations

from datetime import date
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


def test_a_figure_that_stays_prints_alike_on_both_sides_of_a_new_target(services: Services) -> None:
    heads = "measure,title,section,unit,polarity,rule,tolerance,tolerance_kind"
    measure = csv(heads, "STAY,Stays,housing,percent,higher,tolerance,5,points")
    publish(services.ingest, "measures", measure)
    heads = f"{OBSERVED},target"
    publish(services.ingest, "observations", csv(heads, "STAY,2023-06,54.99,60"))
    sent = stage(services.ingest, "observations", csv(heads, "STAY,2023-06,54.99,50"))
    (one,) = services.preview(sent).moved
    assert (one.before, one.after) == ("54.9% (target 60%)", "54.9% (target 50%)")


def test_nothing_due_is_a_changed_figure_and_not_one_that_is_gone(services: Services) -> None:
    heads = "measure,period,numerator,denominator"
    (one,) = beside_june(services, "GAS-DOM,2023-06,0,0", heads=heads)
    assert (one.kind, one.before, one.after) == ("changed", "99.7%", "Nothing due")


def test_a_return_adds_up_beside_what_it_replaces_and_the_month_before(services: Services) -> None:
    heads = "workstream,period,period_due,period_completed"
    may = csv(heads, "GAS-DOM,2023-05,900,890", "LIFT-ADP,2023-05,50,50")
    publish(services.ingest, "compliance_returns", may)
    publish(services.ingest, "compliance_returns", csv(heads, "GAS-DOM,2023-06,1000,990"))
    june = csv(heads, "GAS-DOM,2023-06,1010,1000", "LIFT-ADP,2023-06,51,50")
    would = services.preview(stage(services.ingest, "compliance_returns", june))
    assert [(one.column, one.file, one.published, one.period_before) for one in would.totals] == [
        ("Rows", "2", "1", "2"),
        ("Period due", "1,061", "1,000", "950"),
        ("Period completed", "1,050", "990", "940"),
    ]


def test_a_register_adds_up_beside_the_one_it_replaces_unless_a_later_one_goes_on_showing(
    services: Services,
) -> None:
    publish(services.ingest, "assets", csv("asset_id,kind,homes", "B1,block,84"))
    more = csv("asset_id,kind,homes", "B1,block,84", "B2,block,16")
    would = services.preview(stage(services.ingest, "assets", more))
    assert [(one.column, one.file, one.published) for one in would.totals] == [
        ("Rows", "2", "1"),
        ("Homes", "100", "84"),
    ]
    late = stage(services.ingest, "assets", more, as_at=date(2023, 12, 31))
    assert services.preview(late).totals == ()
