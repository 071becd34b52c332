"""Contracts: how long they run, what they cost and what is not stated."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.contracts import Contract, ContractError

AS_AT = date(2022, 3, 30)


def made(**columns: str) -> Contract:
    return Contract.from_row({"contract_id": "C01", "title": "Care home"} | columns)


def test_an_extension_moves_the_end():
    contract = made(starts_on="2017-04-01", ends_on="2021-03-31", extended_to="2022-03-31")
    assert contract.end == date(2022, 3, 31)
    assert contract.days_to_end(AS_AT) == 1
    assert made(ends_on="2021-03-31").days_to_end(date(2021, 4, 2)) == -2


@pytest.mark.parametrize(
    ("columns", "state"),
    [
        ({"starts_on": "2022-04-01", "ends_on": "2031-03-31"}, "not started"),
        ({"starts_on": "2017-04-01", "ends_on": "2022-03-30"}, "running"),
        ({"ends_on": "2022-03-29"}, "ended"),
        ({}, "end not stated"),
    ],
)
def test_a_contract_runs_from_its_first_day_to_its_last(columns, state):
    assert made(**columns).state(AS_AT) == state


def test_what_the_source_leaves_blank_is_named():
    contract = made(provider="Southend Care", client_group="Older people", annual_value="1")
    assert contract.not_stated == (
        *("units", "starts_on", "ends_on"),
        *("review_due_on", "reviewed_on"),
    )
    assert made().days_to_end(AS_AT) is None


def test_a_review_is_overdue_when_its_day_has_passed_without_one():
    assert made(review_due_on="2022-03-29").review_overdue(AS_AT)
    assert not made(review_due_on="2022-03-30").review_overdue(AS_AT)


def test_a_contract_that_cannot_be_used_names_its_column():
    with pytest.raises(ContractError) as caught:
        made(units="many")
    assert caught.value.column == "units"
