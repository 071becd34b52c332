"""How a measure lies along the months: what is to come, and what a register was counted from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboard.catalogue import load_catalogue
from tests.unit.readmodels.housing.test_page import rows, short_papers, view
from tests.unit.readmodels.papers import Papers


def test_a_month_that_has_not_ended_is_not_due_and_the_last_that_began_is_what_counts() -> None:
    given = short_papers().measure("thurrock", "GAS", title="Gas", frequency="monthly")
    given.observed("thurrock", "GAS", "2023-08", value="100")
    shown = view(given, date(2023, 8, 20))
    august, september = rows(shown)["GAS"].cells[-2:]
    assert (august.cell.state, september.cell.state) == ("rated", "not_due")
    assert september.cell.note == "Due September 2023"
    assert [item.count for item in shown.frame.head.tally] == [0, 1, 1, 0]


def registers() -> Papers:
    """Figures counted from a register, for two months, beside a workstream's own."""
    given = short_papers()
    given.catalogue = replace(given.catalogue, register_measures=load_catalogue().register_measures)
    given.measure("thurrock", "BS01", title="Homes with gas in date", frequency="monthly")
    given.observed("thurrock", "BS01", "2023-08", numerator="9", denominator="10")
    given.observed("thurrock", "BS01", "2023-09", numerator="10", denominator="10")
    given.measure("thurrock", "HAZ-EM", title="Emergencies", rule="none", frequency="monthly")
    return given.observed("thurrock", "HAZ-EM", "2023-09", numerator="1", denominator="2")


def test_months_before_a_register_was_counted_are_one_cell_and_no_gap() -> None:
    found = rows(view(registers()))["BS01"].cells
    assert [(one.span, one.cell.state, one.cell.note) for one in found] == [
        (4, "not_due", "Counted from August 2023"),
        (1, "rated", None),
        (1, "rated", None),
    ]


def test_figures_of_registers_are_measures_and_one_without_a_target_is_said_so_once() -> None:
    shown = view(registers())
    assert shown.frame.head.headline == "One measure short of 100%; one has no Sep rating"
    assert shown.frame.head.lead == "Asbestos 99.37%. The one unrated has no target."
    assert shown.table.caption.startswith("3 measures.")
    assert [mark.words for mark in rows(shown)["HAZ-EM"].notes] == ["Not rated: no target"]


def test_a_measure_no_one_has_figures_of_yet_is_not_counted_from_any_month() -> None:
    given = registers().measure("thurrock", "BS02", title="Homes with fire", frequency="monthly")
    assert {one.cell.state for one in rows(view(given))["BS02"].cells} == {"no_figure"}
