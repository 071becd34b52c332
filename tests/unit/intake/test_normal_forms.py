"""Cells in normal form: what is accepted, and that nothing is guessed."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.intake.checks.cells import diagnose
from dashboard.intake.columns import Column, Kind
from dashboard.intake.contracts import DATASETS
from dashboard.intake.normal import NotNormalError, normal_form, plain_pattern
from tests.unit.intake.sending import TEXTS

_COLUMNS = [column for dataset in DATASETS.values() for column in dataset.columns]


def column(kind: Kind, **more: object) -> Column:
    return Column("column", kind, "A column", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "normal"),
    [
        (Kind.NUMBER, "1,721,065", "1721065"),
        (Kind.NUMBER, "£1,721,065.50", "1721065.50"),
        (Kind.NUMBER, "-£5", "-5"),
        (Kind.NUMBER, "99.68%", "99.68"),
        (Kind.NUMBER, "99.68 %", "99.68"),
        (Kind.NUMBER, "−0.05", "-0.05"),
        (Kind.NUMBER, "+3", "3"),
        (Kind.NUMBER, ".5", "0.5"),
        (Kind.NUMBER, "007", "7"),
        (Kind.INTEGER, "8,624.0", "8624"),
        (Kind.INTEGER, "100", "100"),
        (Kind.SPAN, "40..60", "40..60"),
        (Kind.SPAN, "1,000 .. £2,000", "1000..2000"),
        (Kind.SPAN, "95%", "95"),
        (Kind.DATE, "2025-03-31", "2025-03-31"),
        (Kind.DATE, "2025-03-31 00:00:00", "2025-03-31"),
        (Kind.DATE, "31/03/2025", "2025-03-31"),
        (Kind.DATE, "1/4/2025", "2025-04-01"),
        (Kind.PERIOD, "Jul-23", "2023-07"),
        (Kind.PERIOD, "Q1 23-24", "2023-24 Q1"),
        (Kind.PERIOD, "2023-09-30", "2023-09-30"),
        (Kind.YES_NO, "yes", "Y"),
        (Kind.YES_NO, "FALSE", "N"),
        (Kind.TEXT, "one\r\ntwo\x0bthree", "one\ntwo\nthree"),
        (Kind.CODE, "GAS-DOM", "GAS-DOM"),
    ],
)
def test_a_cell_is_normalised(kind: Kind, text: str, normal: str) -> None:
    assert normal_form(column(kind), text) == normal


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.NUMBER, "9,68"),
        (Kind.NUMBER, "٣"),
        (Kind.NUMBER, "9" * 5000),
        (Kind.NUMBER, "–5"),
        (Kind.INTEGER, "12.5"),
        (Kind.SPAN, "60..40"),
        (Kind.DATE, "03/31/2025"),
        (Kind.DATE, "31/02/2025"),
        (Kind.DATE, "31/03/25"),
        (Kind.DATE, "31/03/0205"),
        (Kind.PERIOD, "2003-04"),
        (Kind.YES_NO, "maybe"),
        (Kind.CODE, "a\nb"),
        (Kind.CODE, "x" * 101),
        (Kind.TEXT, "#REF!"),
    ],
)
def test_a_cell_with_no_single_reading_has_no_normal_form(kind: Kind, text: str) -> None:
    with pytest.raises(NotNormalError):
        normal_form(column(kind), text)


def test_a_choice_is_matched_however_its_words_are_joined() -> None:
    status = column(Kind.CHOICE, choices=("not_started", "at_risk"))
    assert normal_form(status, "At risk") == "at_risk"
    assert normal_form(status, "NOT-STARTED") == "not_started"
    with pytest.raises(NotNormalError):
        normal_form(status, "delayed")


def test_bounds_hold_at_both_ends() -> None:
    score = column(Kind.INTEGER, low=1, high=5)
    assert [normal_form(score, text) for text in ("1", "5")] == ["1", "5"]
    for outside in ("0", "6"):
        with pytest.raises(NotNormalError):
            normal_form(score, outside)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_a_number_written_with_thousands_commas_keeps_its_value(value: object) -> None:
    assert Fraction(normal_form(column(Kind.NUMBER), f"{value:,}")) == Fraction(str(value))


@given(st.sampled_from(_COLUMNS), TEXTS)
def test_a_cell_either_has_a_normal_form_of_its_own_or_a_check_that_says_why(
    cell: Column, text: str
) -> None:
    typed = text.strip() or "x"
    reason = ""
    try:
        normal = normal_form(cell, typed)
    except NotNormalError as error:
        reason = str(error)
    assert diagnose(cell.kind, typed, reason) if reason else normal_form(cell, normal) == normal


@given(st.sampled_from(_COLUMNS), TEXTS)
def test_text_taken_as_it_stands_is_its_own_normal_form(cell: Column, text: str) -> None:
    pattern = plain_pattern(cell)
    if pattern and re.fullmatch(pattern, text.strip()):
        assert normal_form(cell, text.strip()) == text.strip()


@given(st.dates())
def test_a_day_reads_the_same_in_both_forms(day: object) -> None:
    iso, slashed = f"{day}", f"{day:%d/%m}/{str(day)[:4]}"
    read = []
    for text in (iso, slashed):
        try:
            read.append(normal_form(column(Kind.DATE), text))
        except NotNormalError as error:
            read.append(str(error))
    assert read in ([iso, iso], ["unlikely year", "unlikely year"])
