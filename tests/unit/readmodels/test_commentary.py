"""Commentary: reasons, notes and due dates are read from what officers write, never guessed."""

from __future__ import annotations

from datetime import date

from dashboard.readmodels.commentary import said


def test_the_first_short_sentence_is_the_reason_beside_a_blank_cell() -> None:
    assert said("columns lost in the paper. More was written later.").reason == (
        "columns lost in the paper"
    )


def test_a_long_first_sentence_is_not_a_reason() -> None:
    assert said("An officer wrote " + "at length " * 12).reason is None


def test_marked_sentences_become_marks_and_leave_the_words() -> None:
    found = said("progress, not rated. Note: 729 not compliant. Query: Repeated commentary")
    assert found.words == "progress, not rated."
    assert [(mark.kind, mark.words) for mark in found.marks] == [
        ("note", "729 not compliant"),
        ("query", "Repeated commentary"),
    ]


def test_a_label_without_words_is_left_as_it_stands() -> None:
    assert said("Note:").words == "Note:"


def test_nothing_written_says_nothing() -> None:
    assert said(None).words == ""
    assert said("").reason is None


def test_a_next_due_month_ends_on_its_last_day() -> None:
    found = said("29 of 29 in date. Next due November 2023")
    assert (found.due, found.due_words) == (date(2023, 11, 30), "November 2023")


def test_a_next_due_year_ends_on_its_last_day() -> None:
    assert said("Next test due in 2025").due == date(2025, 12, 31)


def test_a_next_due_day_is_that_day() -> None:
    found = said("Next visit due on 9 October 2023.")
    assert (found.due, found.due_words) == (date(2023, 10, 9), "9 October 2023")


def test_a_date_that_is_not_a_next_one_is_not_a_due_date() -> None:
    assert said("Counted on 10 October 2023").due is None
