"""Rows that are alike to a clock share one, and no row shares one with a row that is not."""

from __future__ import annotations

from itertools import product

import pandas as pd

from dashboard.domain.clocks.housing import Inspection, asks_installed_on, asks_previous_due, check
from dashboard.registers.clocks import Coded, combinations, looked_at
from tests.unit.domain.clocks.law import BOOK, day

DATES = ("installed_on", "last_completed", "previous_due", "next_due")
DAYS = (None, "2018-03-01", "2019-02-10", "2019-03-20")


def coded(*texts: str | None) -> Coded:
    codes, different = pd.factorize(pd.Series(texts, dtype="object"), use_na_sentinel=False)
    return pd.Series(codes), [None if pd.isna(text) else str(text) for text in different]


def test_a_column_no_clock_looks_at_tells_no_rows_apart() -> None:
    columns = {
        "workstream": coded("EICR-DOM", "EICR-DOM", "GAS-DOM", "GAS-DOM", "EICR-DOM"),
        "outcome": coded(None, None, None, None, "no_access"),
        "previous_due": coded("2019-02-10", "2019-02-11", "2019-02-10", "2019-02-11", "2019-02-10"),
    }
    seen = looked_at("inspections", pd.RangeIndex(5), columns)
    key, rows = combinations(pd.RangeIndex(5), seen)
    assert key.tolist() == [0, 0, 1, 2, 3]
    assert [row["previous_due"] for row in rows] == [None, "2019-02-10", "2019-02-11", "2019-02-10"]


def test_a_column_is_looked_at_though_the_file_lacks_those_it_depends_on() -> None:
    columns = {"asset": coded("H1", "H2"), "installed_on": coded("2019-01-01", "2019-01-01")}
    assert looked_at("inspections", pd.RangeIndex(2), columns)["installed_on"][0].tolist() == [1, 1]


def test_no_check_comes_out_otherwise_for_what_is_not_looked_at() -> None:
    workstreams = ("GAS-DOM", "GAS", "EICR-DOM", "LIFT-PAS", "GASKET")
    outcomes = (None, "no_access", "satisfactory")
    unseen = 0
    for workstream, outcome, *days in product(workstreams, outcomes, DAYS, DAYS, DAYS, DAYS):
        row = {"asset_id": "H1", "workstream": workstream, "required": "Y", "outcome": outcome}
        row |= dict(zip(DATES, days, strict=True)) | {"interval_months": "12"}
        blank = dict(row)
        if not asks_installed_on(row):
            blank["installed_on"] = None
        if not asks_previous_due(row):
            blank["previous_due"] = None
        if blank != row:
            unseen += 1
            typed = (Inspection.from_row(one) for one in (row, blank))
            whole, part = (check(one, day("2019-03-15"), BOOK) for one in typed)
            assert whole == part, row
    assert unseen > 1000


def test_combinations_stay_apart_however_many_texts_the_columns_hold() -> None:
    texts = [str(at) for at in range(300)]
    columns = {f"column {at}": coded(*texts[at:], *texts[:at]) for at in range(9)}
    key, rows = combinations(pd.RangeIndex(300), columns)
    assert key.tolist() == list(range(300))
    assert [row["column 0"] for row in rows] == texts
