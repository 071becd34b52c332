"""The problems of a file as a page lists them."""

from __future__ import annotations

import pytest

from dashboard.close import problem_lines
from dashboard.close.problem_lines import FEW, MANY, listed, rows_words, unlisted
from dashboard.intake.problems import Problem, Severity


def problems(
    rows: range | list[int | None], code: str = "not_a_number", severity: Severity = Severity.ERROR
) -> list[Problem]:
    return [
        Problem(severity, code, row, "value", "O", "value is not a number.", "Write it in figures.")
        for row in rows
    ]


def test_what_must_be_fixed_comes_first_then_row_order() -> None:
    found = [
        *problems([9], severity=Severity.WARNING),
        *problems([7, None, 3]),
        *problems([5], "required_blank"),
    ]
    said = [(one.severity, one.row, one.code) for one in listed(found)]
    assert said == [
        ("error", None, "not_a_number"),
        ("error", 3, "not_a_number"),
        ("error", 5, "required_blank"),
        ("error", 7, "not_a_number"),
        ("warning", 9, "not_a_number"),
    ]


def test_a_cell_that_is_blank_was_found_so_whatever_it_is_kept_as() -> None:
    (line,) = listed(problems([5], "required_blank"))
    assert line.found == ""


def test_as_many_of_a_kind_as_can_be_taken_in_are_all_listed() -> None:
    lines = listed(problems(range(2, MANY + 2)))
    assert [one.row for one in lines] == list(range(2, MANY + 2))
    assert {one.alike for one in lines} == {""}


def test_of_more_of_a_kind_a_few_are_listed_and_the_rows_of_the_others_named() -> None:
    found = [*problems(range(2, MANY + 3)), *problems([40], "required_blank")]
    lines = listed(found)
    assert [one.row for one in lines] == [*range(2, 2 + FEW), 40]
    assert [one.alike for one in lines if one.alike] == ["Six more like these, in rows 7 to 12."]
    assert unlisted(found) == 0


def test_errors_and_warnings_of_one_check_are_different_kinds() -> None:
    found = problems(range(2, 10)) + problems(range(10, 18), severity=Severity.WARNING)
    assert len(listed(found)) == 16


def test_more_lines_than_a_page_has_are_left_to_the_file_that_is_sent_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(problem_lines, "MOST", 3)
    found = [*problems([2, 3]), *problems([4, 5], "required_blank")]
    assert ([one.row for one in listed(found)], unlisted(found)) == ([2, 3, 4], 1)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([3, 4, 5], "rows 3 to 5"),
        ([9, 3], "rows 3 and 9"),
        ([3, 5, 6, 7, 12], "rows 3, 5 to 7 and 12"),
        ([1_999, 2_000], "rows 1,999 to 2,000"),
        (
            list(range(2, 102, 2)),
            "rows 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 34, 36, 38, 40"
            " and on, as far as 100",
        ),
    ],
)
def test_rows_are_named_by_their_stretches(rows: list[int], words: str) -> None:
    assert rows_words(rows) == words
