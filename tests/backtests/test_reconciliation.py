"""Every printed figure comes out of the published ones, or differs for a stated reason."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from dashboard.readmodels.data.reconciliation import AGREES, DIFFERS, NOT_COMPARABLE, UNEXPECTED
from tests.backtests.papers import COUNCILS, Row, rows
from tests.backtests.published import reconciled


@dataclass(frozen=True)
class Case:
    """A row of a council's printed figures, and its place in the file."""

    org: str
    place: int
    row: Row

    def __str__(self) -> str:
        parts = (self.row[name] for name in ("subject", "period", "kind", "item"))
        return " ".join(part for part in (self.org, *parts) if part)


PRINTED = [Case(org, n, row) for org in COUNCILS for n, row in enumerate(rows(org, "printed"))]


def expected(*words: str) -> list[Case]:
    return [case for case in PRINTED if case.row["expected"] in words]


@pytest.mark.parametrize("case", expected("same"), ids=str)
def test_ours_is_the_figure_in_the_paper(case: Case) -> None:
    line = reconciled(case.org)[case.place]
    assert (line.printed, line.outcome) == (case.row["printed"], AGREES), line.why


@pytest.mark.parametrize("case", expected("differs"), ids=str)
def test_ours_differs_from_the_paper_and_the_reason_is_given(case: Case) -> None:
    line = reconciled(case.org)[case.place]
    assert (line.printed, line.outcome) == (case.row["printed"], DIFFERS), line.why
    assert line.ours
    assert line.why


def test_a_figure_that_cannot_be_compared_says_why() -> None:
    left_out = expected("not_comparable")
    assert left_out
    lines = [reconciled(case.org)[case.place] for case in left_out]
    assert {line.outcome for line in lines} == {NOT_COMPARABLE}
    assert [line for line in lines if not line.why] == []


def test_nothing_comes_out_other_than_its_file_says() -> None:
    lines = [line for org in COUNCILS for line in reconciled(org)]
    assert len(lines) == len(PRINTED)
    assert [line for line in lines if line.outcome == UNEXPECTED] == []


def test_every_printed_figure_says_what_is_expected_and_where_it_stands() -> None:
    assert [
        case for case in PRINTED if not (case.row["expected"] and case.row["source_line"])
    ] == []


@pytest.mark.parametrize("org", COUNCILS)
def test_every_printed_figure_leads_to_the_page_that_shows_ours(org: str) -> None:
    assert [line for line in reconciled(org) if f"org={org}" not in line.href] == []
    assert [line for line in reconciled(org) if not line.title] == []
