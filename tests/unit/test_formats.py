"""Figures as people read them."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import formats
from dashboard.formats import figure, number, signed

F = Fraction


@pytest.mark.parametrize(
    ("value", "places", "printed"),
    [
        ("8609", 1, "8,609"),
        ("1721065", 0, "1,721,065"),
        ("12.0", 1, "12"),
        ("11.25", 1, "11.3"),
        ("-0.05", 1, "\u22120.1"),
        ("-0.04", 1, "0"),
        ("0.07", 2, "0.07"),
        ("99.678", 2, "99.68"),
    ],
)
def test_a_number_rounds_half_up_and_drops_its_trailing_zeros(value, places, printed):
    assert number(F(value), places) == printed


@pytest.mark.parametrize(
    ("value", "places", "line", "printed"),
    [
        ("99.996", 2, "100", "99.99"),
        ("99.96", 1, "100", "99.9"),
        ("89.99", 1, "90", "89.9"),
        ("10.04", 1, "10", "10.04"),
        ("95.4", 0, "95", "95.4"),
        ("100", 1, "100", "100"),
        ("99.95", 0, "99.95", "99.95"),
        ("50.5", 0, "50.2", "51"),
        ("-0.04", 1, "0", "\u22120.1"),
    ],
)
def test_rounding_never_reaches_or_crosses_a_line(value, places, line, printed):
    assert number(F(value), places, lines=[F(line)]) == printed


@pytest.mark.parametrize(
    ("value", "places", "line", "printed"),
    [("4.6", 0, "5", "4.6"), ("22.004", 1, "22", "22.004"), ("9.96", 1, "10", "9.96")],
)
def test_a_figure_that_may_not_be_cut_gets_places(value, places, line, printed):
    assert number(F(value), places, lines=[F(line)], may_cut=False) == printed


def test_places_are_added_where_lines_stand_on_both_sides():
    assert number(F("99.95"), 0, lines=[F("99.2"), F(100)]) == "99.9"
    assert number(F("50.5"), 0, lines=[F(50), F(51)]) == "50.5"


def test_an_endless_figure_on_an_endless_line_is_still_printed():
    assert number(F(1, 3), 1, lines=[F(1, 3)]) == "0.3"
    assert formats.places_apart(F(1, 3), 1, [F(1, 3)]) == 1


def test_columns_that_share_their_decimals_keep_their_zeros():
    assert number(F(12), 1, keep_zeros=True) == "12.0"
    assert figure(F(100), "percent", 2, keep_zeros=True) == "100.00%"


@pytest.mark.parametrize(
    ("value", "unit", "places", "printed"),
    [
        ("99.68", "percent", 2, "99.68%"),
        ("1721065", "gbp", 1, "£1,721,065"),
        ("20.58", "gbp", 1, "£20.58"),
        ("20.5", "gbp", 1, "£20.50"),
        ("20.5", "gbp", 0, "£21"),
        ("-368848", "gbp", 0, "\u2212£368,848"),
        ("11.3", "per 100,000", 1, "11.3"),
    ],
)
def test_a_figure_carries_the_sign_of_its_unit(value, unit, places, printed):
    assert figure(F(value), unit, places) == printed


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        ("2.6", "number", "+2.6"),
        ("-0.1", "percent", "\u22120.1%"),
        ("0", "number", "0"),
        ("0.04", "number", "+0.04"),
        ("-1200", "gbp", "\u2212£1,200"),
    ],
)
def test_a_difference_has_its_sign_and_is_never_lost_in_rounding(value, unit, printed):
    assert signed(F(value), unit) == printed


def test_a_difference_keeps_off_the_lines_it_is_given():
    assert signed(F("-5.01"), "number", 1, [F(-5)]) == "\u22125.01"
    assert signed(F("-5"), "number", 1, [F(-5)]) == "\u22125"


def test_dates_counts_and_plurals_read_as_english():
    assert formats.date_words(date(2023, 9, 30)) == "30 September 2023"
    assert [formats.count_words(n) for n in (0, 3, 9, 10, 1200)] == [
        *("no", "three", "nine", "10", "1,200")
    ]
    assert formats.plural(1, "workstream") == "workstream"
    assert formats.plural(13, "rated measure") == "rated measures"
    assert formats.plural(0, "body", "bodies") == "bodies"
    assert formats.numbered(3, "workstream") == "three workstreams"
    assert formats.counts(8609, F(8624)) == "8,609 of 8,624"


def test_a_given_number_is_printed_as_it_was_given():
    assert formats.exact(F("95.475"), "percent") == "95.475%"
    assert formats.exact(F(1, 3), "number", 2) == "0.33"


def test_files_hold_plain_numbers():
    assert formats.plain(F("8609")) == "8609"
    assert formats.plain(F("-1234.05")) == "-1234.05"
    assert formats.plain(F(1, 3)) == "0.333333333333"


def test_an_amount_that_has_to_be_enough_is_rounded_up():
    assert formats.round_up(F("2.641"), 2) == F("2.65")


decimals = st.decimals(-200, 200, places=4, allow_nan=False).map(F)


@given(decimals, st.integers(0, 3), st.lists(decimals, max_size=3))
def test_what_is_printed_stays_on_its_side_of_every_line(value, places, lines):
    shown = formats.rounded(value, places, lines=lines)
    assert all((shown > line) == (value > line) for line in lines)
    assert all((shown < line) == (value < line) for line in lines)
