"""What is said of a series is no more than the series shows."""

from __future__ import annotations

import pytest

from dashboard.domain.measures import Polarity
from dashboard.domain.signals import getting_better, in_brief, moved_since, movement

from .test_control import DELAYS, HIGHER, LOWER, STEPS, series

STEADY = "5 6 5 6 5 6 5 6 5 6 5 6"


def said(text: str, target: str = "-", polarity: Polarity = HIGHER, **options: object) -> str:
    values = series(text)
    labels = [f"point {n}" for n, _ in enumerate(values, start=1)]
    (wanted,) = series(target)
    return getting_better(labels, values, polarity, wanted, **options)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1076 1087 1089 1094 1103", "Up 4 months running"),
        ("1067 1061 1052 1037 1034", "Down 4 months running"),
        ("359 510", "Up this month, by 151"),
        ("510 359", "Down this month, by 151"),
        ("5 5.04", "Up this month, by 0.04"),
        ("305 303 303 303", "Level for 3 months"),
        ("7", "No earlier figure"),
        ("- - 7", "No earlier figure"),
        ("7 - 7", "No figure the month before"),
        ("7 -", "No figure"),
        ("", "No figure"),
        ("9 - 5 6 7", "Up 2 months running"),
    ],
)
def test_the_newest_moves_are_told_in_a_few_words_and_not_called_better_or_worse(text, words):
    assert movement(series(text)) == words
    assert in_brief(series(text), LOWER) == words


def test_moves_are_told_in_the_unit_and_the_rhythm_of_the_series():
    assert movement(series("80 81"), unit="percent") == "Up this month, by 1 point"
    assert movement(series("80 82.5"), unit="percent") == "Up this month, by 2.5 points"
    assert movement(series("80 82.5"), each="quarter", unit="gbp") == "Up this quarter, by £2.50"
    assert movement(series("1 2 3"), each="quarter") == "Up 2 quarters running"


def test_a_move_from_an_earlier_figure_names_it():
    was, now, *_ = series("99.8 99.7")
    assert moved_since("June 2023", was, now, unit="percent") == (
        "Down since June 2023, by 0.1 points"
    )
    assert moved_since("June 2023", now, was) == "Up since June 2023, by 0.1"
    assert moved_since("June 2023", now, now) == "Level with June 2023"


@pytest.mark.parametrize(
    ("text", "polarity", "words"),
    [
        (STEADY, "higher", "Up this month, by 1, within its usual range"),
        (f"{STEADY} 6", "higher", "Level for 2 months"),
        (f"{STEADY} - 6", "higher", "No figure the month before"),
        (f"{STEADY} -", "higher", "No figure"),
        (f"{STEADY} 20", "higher", "Getting better: outside its usual range"),
        (f"{STEADY} 20", "none", "Changing: outside its usual range"),
        ("33 39 34 38 39 35 33 34 35 36 37 38 39", "lower",
         "Getting worse: up 6 months running"),
        ("9 3 8 4 3 7 9 8 7 6 5 4 3", "lower", "Getting better: down 6 months running"),
        ("1 9 1 9 0 4 0 - 9 6 9 6 9 6 9", "higher",
         "Getting better: 7 months above its average"),
        ("8 9 8 9 2 9 2 9 4 1 4 1 4 1 4", "higher",
         "Getting worse: 7 months below its average"),
        (f"{STEPS} 13 15.5 15.5", "lower", "Getting worse: near one end of its usual range"),
    ],
)  # fmt: skip
def test_a_table_says_the_same_of_a_series_as_its_page(text, polarity, words):
    values, way = series(text), Polarity(polarity)
    assert in_brief(values, way) == words
    labels = [f"point {n}" for n, _ in enumerate(values, start=1)]
    lead = words.partition(":")[0]
    said = getting_better(labels, values, way)
    changing = lead.startswith(("Getting", "Changing"))
    assert said.startswith(f"{lead}.") if changing else "No " in said


def test_a_move_inside_the_usual_range_is_not_called_a_change():
    months = [f"month {n}" for n in range(1, 13)]
    (target,) = series("8.7")
    assert getting_better(months, DELAYS, LOWER, target, unit="per 100,000") == (
        "No clear change. The last two months fell, but every month sits inside the usual range "
        "of 7.2 to 15.8. The target of 8.7 lies inside it too, but none of these 12 months met it."
    )


@pytest.mark.parametrize(
    ("text", "target", "words"),
    [
        (
            STEADY,
            "-",
            "No clear change. The last month rose, but every month sits inside the usual range of "
            "3 to 8.",
        ),
        (
            f"{STEADY} 6",
            "4",
            "No clear change. The last month did not move, and every month sits inside the usual "
            "range of 3 to 8. The target of 4 lies inside it too, and all of these 13 months met "
            "it.",
        ),
        (
            f"{STEADY} - 6",
            "6",
            "No clear change. Every month sits inside the usual range of 3 to 8. The target of 6 "
            "lies inside it too, so most months will meet it and some will not until something "
            "changes.",
        ),
        (
            STEADY,
            "6",
            "No clear change. The last month rose, but every month sits inside the usual range of "
            "3 to 8. The target of 6 lies inside it too, so about half the months will meet it "
            "until something changes.",
        ),
        (
            "5 6 5 6 20 5 6 5 6 5 6 7 6",
            "60",
            "No clear change. The last month fell, but point 13 sits inside the usual range of "
            "4 to 9; one earlier month did not. The target of 60 lies outside the usual range: it "
            "will not be met until something changes.",
        ),
        (
            STEADY,
            "1",
            "No clear change. The last month rose, but every month sits inside the usual range of "
            "3 to 8. The target of 1 lies outside the usual range: it will be met unless something "
            "changes.",
        ),
        (
            f"{STEADY} 20",
            "60",
            "Getting better. point 13, at 20, lies outside the usual range of 4 to 9. The target "
            "of 60 lies outside that range, so only a lasting change will meet it.",
        ),
        (
            "33 39 34 38 39 35 33 34 35 36 37 38 39",
            "1",
            "Getting better. The last seven months rise without a break. The target of 1 lies "
            "outside the usual range of 30 to 42, so only a lasting change will miss it.",
        ),
        (
            "9 3 8 4 3 7 9 8 7 6 5 4 3",
            "5",
            "Getting worse. The last seven months fall without a break. The target of 5 lies "
            "inside the usual range of 0 to 12.",
        ),
    ],
)
def test_what_is_said_fits_what_the_series_shows(text, target, words):
    assert said(text, target) == words


def test_a_shift_counts_every_point_on_its_side_of_the_average():
    high = "1 9 1 9 0 4 0 4 0 4 0 4 0 4 5 10 6 10 6 10 6 10 6 5"
    assert said(high) == (
        "Getting better. The last 10 months all lie higher than the average of 4.8."
    )
    assert said(high, polarity=Polarity.NONE).startswith("Changing. The last 10 months all")
    assert said("1 9 1 9 0 4 0 - 9 6 9 6 9 6 9").startswith("Getting better. The last seven")
    low = "8 9 8 9 2 9 2 9 4 1 4 1 4 1 4"
    assert "seven months all lie lower than the average of 5." in said(low)


def test_two_of_three_near_a_limit_are_said_to_be_near_one_end():
    assert said(f"{STEPS} 13 15.5 15.5").startswith(
        "Getting better. At least two of the last three months lie near one end of the usual range"
    )


def test_C7_too_few_figures_are_said_to_be_too_few():
    assert said("1 2 3") == (
        "Too few figures to say: three of the 12 it takes. Up 2 months running."
    )
    assert said("") == "No figures yet."
    assert said("- -") == "No figures yet."


def test_a_missing_newest_figure_is_not_passed_over():
    assert said(f"{STEADY} -") == (
        "No figure for point 13, so whether it is changing cannot be said."
    )


def test_a_series_that_never_moves_is_said_not_to():
    assert said("303 " * 12) == "No change: every month is 303."


def test_figures_that_never_stand_side_by_side_have_no_usual_range():
    assert said("1 - 2 - 1 - 2 - 1 - 2 - 1 - 2 - 1 - 2 - 1 - 2") == (
        "Too few figures in a row to say."
    )


def test_the_usual_range_of_a_percentage_stays_between_0_and_100():
    assert "the usual range of 97.4% to 100%" in said(
        "99 99.5 99 100 99 99.5 99 100 99 99.5 99 100", unit="percent"
    )


def test_C6_a_target_none_of_the_months_met_is_not_said_to_be_met_by_some():
    words = "lies inside it too, but none of these 12 months met it."
    assert said("50 48 50 48 50 48 50 48 50 48 50 48", "51").endswith(words)
    words = "lies inside it too, and all of these 12 months met it."
    assert said("50 48 50 48 50 48 50 48 50 48 50 48", "47").endswith(words)
    words = "so some months will meet it and most will not until something changes."
    assert said("50 48 50 48 50 48 50 48 50 48 48 48", "49").endswith(words)


def test_C9_a_target_that_a_range_is_cut_off_at_lies_at_the_end_of_it():
    ninety = "99 99.5 99 99.8 99 99.5 99 99.8 99 99.5 99 99.8"
    assert said(ninety, "100", unit="percent").endswith(
        "The target of 100% lies at the end of it, but none of these 12 months met it."
    )
