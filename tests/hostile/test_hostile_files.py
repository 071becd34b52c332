"""Hostile and broken files: each has a written answer, and no other answer will do."""

from __future__ import annotations

import pytest

from dashboard.intake.batch import check
from dashboard.intake.contracts import DATASETS
from tests.hostile import (
    at_once,
    bombs,
    days,
    encodings,
    figures,
    impostors,
    naughty,
    shapes,
    workbooks,
)
from tests.hostile.cases import Case, kept, said

TOPICS = (encodings, shapes, at_once, figures, days, workbooks, impostors, bombs)
WRITTEN = [case for topic in TOPICS for case in topic.CASES]
# The heavy ones are held to their answers where they are held to their memory.
HERE = [case for case in (*WRITTEN, *naughty.CASES) if case not in bombs.HEAVY]


@pytest.mark.parametrize("case", HERE, ids=[f"{at}" for at in range(len(HERE))])
def test_a_file_gets_its_written_answer(case: Case) -> None:
    batch = check(case.dataset, case.build())
    assert (case.name, said(batch), kept(batch)) == (case.name, case.said, case.kept)
    assert all(one.code and one.message and one.fix for one in batch.problems)


def test_there_are_more_than_three_hundred_written_answers_and_no_two_alike() -> None:
    assert len(WRITTEN) > 300
    assert len({case.name for case in (*WRITTEN, *naughty.CASES)}) == len(WRITTEN) + len(
        naughty.CASES
    )


def test_naughty_strings_are_put_into_every_dataset_that_has_words() -> None:
    without = set(DATASETS) - {case.dataset for case in naughty.CASES}
    assert without == {"hazards", "inspections", "annual_reviews"}
