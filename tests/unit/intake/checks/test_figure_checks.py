"""Observations held against the definitions and figures of their organisation."""

from __future__ import annotations

from dashboard.domain.measures import Measure
from dashboard.intake.checks.figures import figure_removed, target_not_used
from dashboard.intake.sheet import Row

GAS: Row = {
    "measure": "GAS",
    "title": "Gas",
    "section": "housing",
    "unit": "percent",
    "polarity": "higher",
    "rule": "bands",
    "green": "100",
    "amber": "90",
}


def test_target_not_used_is_said_where_bands_alone_rate() -> None:
    bands, shown = Measure.from_row(GAS), Measure.from_row({**GAS, "polarity": "none"})
    assert [target_not_used.find(one) for one in (bands, shown, None)] == [True, False, False]


def test_figure_removed_is_said_of_a_blank_row_unless_it_gives_a_target_to_what_is_counted() -> (
    None
):
    names = ("value", "numerator", "denominator", "target", "minimum")
    blank: Row = {"measure": "GAS", "period": "2023-07", **dict.fromkeys(names)}
    key = ("GAS", "2023-07")
    assert list(figure_removed.find([(2, blank)], {key}, ())) == [(2, key)]
    assert list(figure_removed.find([(2, blank)], (), {key})) == []
    for name in ("value", "numerator", "denominator"):
        assert list(figure_removed.find([(2, {**blank, name: "0"})], {key}, ())) == []
    for name in ("target", "minimum"):
        aims = {**blank, name: "95"}
        assert list(figure_removed.find([(2, aims)], {key}, ())) == [(2, key)]
        assert list(figure_removed.find([(2, aims)], {key}, {key})) == []
    assert list(figure_removed.find([(2, blank)], {key}, {key})) == [(2, key)]
