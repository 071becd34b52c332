"""A file held against what its organisation has published."""

from __future__ import annotations

from fractions import Fraction

import pytest

from dashboard.domain.periods import Period, PeriodKind
from dashboard.intake.checks.published import (
    another_councils_file,
    fraction_for_percent,
    loaded_before,
    measure_not_published,
    nearest,
    not_its_frequency,
    return_disagrees,
    workstream_unknown,
)


def test_measure_not_published_is_said_of_the_first_row_of_each_code() -> None:
    named = [(2, "GAS-DOM"), (3, "GAS-DON"), (4, "GAS-DON"), (5, "ASB")]
    assert list(measure_not_published.find(named, {"GAS-DOM"})) == [(3, "GAS-DON"), (5, "ASB")]


def test_workstream_unknown_names_the_nearest_code_once() -> None:
    named = [(2, "GAS-DOM"), (3, "gas-don"), (4, "gas-don"), (5, "FRAS")]
    found = list(workstream_unknown.find(named, ["ASB", "FRA", "GAS-DOM"]))
    assert found == [
        (3, "gas-don", "the nearest known code is GAS-DOM"),
        (5, "FRAS", "the nearest known code is FRA"),
    ]


def test_workstream_unknown_says_so_where_only_the_capitals_differ() -> None:
    found = list(workstream_unknown.find([(2, "gas-dom")], ["ASB", "GAS-DOM"]))
    assert found == [(2, "gas-dom", "capitals matter, and the code is GAS-DOM")]


@pytest.mark.parametrize("code", ["Total", "Grand total", "Average"])
def test_workstream_unknown_says_nothing_of_a_row_of_totals(code: str) -> None:
    assert list(workstream_unknown.find([(2, code)], ["GAS-DOM"])) == []
    assert list(measure_not_published.find([(2, code)], ["GAS-DOM"])) == []


def test_not_its_frequency_is_said_unless_the_measure_has_such_periods() -> None:
    month = Period.parse("2026-09")
    assert not_its_frequency.find(month, {PeriodKind.QUARTER})
    assert not not_its_frequency.find(month, {PeriodKind.QUARTER, PeriodKind.MONTH})


def test_the_nearest_code_is_one_that_is_like_it_whatever_its_capitals() -> None:
    assert nearest("Gas-Don", ["ASB", "GAS-DOM"]) == "GAS-DOM"
    assert nearest("gas-dom", {"GAS-DOM"}) == "GAS-DOM"
    assert nearest("WOBBLE", ["ASB", "GAS-DOM"]) == ""
    assert nearest("WOBBLE", []) == ""


def test_loaded_before_is_said_of_the_same_bytes_only() -> None:
    assert loaded_before.find("5f2c", "5f2c")
    assert not loaded_before.find("5f2c", "5f2d")


@pytest.mark.parametrize(
    ("values", "found"),
    [
        (["0.98", "1", "0.97"], True),
        (["0.98"], True),
        (["98", "0.98"], False),
        (["1", "0", "1"], False),
        (["-0.5"], False),
        ([], False),
    ],
)
def test_fraction_for_percent_looks_at_all_the_figures_of_a_measure(
    values: list[str], found: bool
) -> None:
    assert fraction_for_percent.find([Fraction(value) for value in values]) is found


def test_return_disagrees_is_said_of_a_value_that_is_not_its_counts() -> None:
    row = {"measure": "LIFT", "period": "2023-24 Q2", "value": "95", "denominator": None}
    counts: dict[str, str | None] = {"numerator": "142", "denominator": "148"}
    counted = {("LIFT", "2023-24 Q2"): counts}
    ((number, value, words),) = return_disagrees.find([(2, row)], counted)
    assert (number, value, words["how"]) == (2, "95", "cut, not rounded")
    assert words["percent"] == "95.945946"
    for other in ({"value": "96"}, {"value": None}, {"denominator": "148"}, {"measure": "GAS"}):
        assert list(return_disagrees.find([(2, {**row, **other})], counted)) == []
    for blank in ({"numerator": None}, {"denominator": None}, {"denominator": "0"}):
        held = {("LIFT", "2023-24 Q2"): {**counts, **blank}}
        assert list(return_disagrees.find([(2, row)], held)) == []


def test_another_councils_file_is_one_that_names_the_codes_of_one_other_council() -> None:
    own, others = {"A", "B"}, [{"X", "Y", "Z"}, {"X", "W"}]
    find = another_councils_file.find
    assert find({"X", "Y"}, own, others)
    assert not find({"X"}, own, others)
    assert not find({"X", "Y", "A"}, own, others)
    assert not find({"X", "Y", "V"}, own, others)
    assert not find({"X", "Y"}, own, [*others, {"X", "Y"}])
    assert not find({"X", "Y"}, (), others)
