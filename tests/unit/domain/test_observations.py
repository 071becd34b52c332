"""A figure is exact, and 0 of 0 is no figure at all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from dashboard.domain.measures import Span
from dashboard.domain.observations import Observation, ObservationError, Qualifier

from .made import figure, measure


def test_a_value_is_worked_out_exactly_from_its_counts():
    assert figure(numerator="470", denominator="473").value == Fraction(47000, 473)
    rate = measure(unit="per 1,000")
    assert figure(rate, numerator="5", denominator="2000").value == Fraction(5, 2)


def test_a_value_beside_its_counts_is_taken_for_their_rounding():
    exact = Fraction(860900, 8624)
    assert figure(value="99.83", numerator="8609", denominator="8624").value == exact


def test_a_value_cut_down_rather_than_rounded_still_gives_way_to_its_counts():
    assert figure(value="95", numerator="142", denominator="148").value == Fraction(14200, 148)


def test_a_value_that_its_counts_do_not_make_stands_as_given():
    assert figure(value="21.9", numerator="949", denominator="4110").value == Fraction("21.9")


def test_nought_of_nought_is_no_value_even_where_one_is_printed():
    observed = figure(value="100", numerator="0", denominator="0")
    assert observed.value is None
    assert observed.nothing_due


def test_half_of_a_share_gives_no_value():
    assert figure(numerator="363").value is None
    assert figure(denominator="61").value is None


def test_every_column_is_typed():
    observed = figure(
        value="5",
        target="40..60",
        minimum="-0.5",
        provisional="Y",
        as_at="2023-08-01",
        commentary=" Rising. ",
        qualifier="about",
    )
    assert observed.target == Span(Fraction(40), Fraction(60))
    assert observed.minimum == Fraction("-0.5")
    assert observed.provisional
    assert observed.as_at == date(2023, 8, 1)
    assert observed.commentary == "Rising."
    assert observed.qualifier is Qualifier.ABOUT


@pytest.mark.parametrize(
    ("columns", "column"),
    [
        ({"measure": ""}, "measure"),
        ({"period": "2003-04"}, "period"),
        ({"period": ""}, "period"),
        ({"value": "1/3"}, "value"),
        ({"value": "1e3"}, "value"),
        ({"numerator": "5", "denominator": "0"}, "denominator"),
        ({"numerator": "5", "denominator": "-3"}, "denominator"),
        ({"provisional": "perhaps"}, "provisional"),
        ({"qualifier": "nearly"}, "qualifier"),
        ({"target": "40..lots"}, "target"),
        ({"as_at": "soon"}, "as_at"),
    ],
)
def test_a_figure_that_cannot_be_used_names_its_column(columns, column):
    with pytest.raises(ObservationError) as caught:
        figure(**columns)
    assert caught.value.column == column


@pytest.mark.parametrize(
    "columns",
    [
        {"value": "99.68", "target": "95", "as_at": "2023-08-01", "provisional": "y"},
        {"numerator": "470", "denominator": "473", "note": "Cut."},
        {"numerator": "0", "denominator": "0"},
        {"value": "1540", "target": "40..60.5", "unrated": "Progress.", "qualifier": "over"},
    ],
)
def test_a_figure_survives_being_written_as_a_row_and_read_again(columns):
    observed = figure(**columns)
    assert Observation.from_row(observed.as_row()) == observed
