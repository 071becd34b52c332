"""The list of checks: each code once, each with a test of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.intake.checks.listing import CHECKS, checks_of
from dashboard.intake.checks.registry import check
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Severity

HERE = Path(__file__).parent


def test_every_check_has_a_test_named_after_it() -> None:
    tests = "\n".join(file.read_text(encoding="utf-8") for file in HERE.glob("test_*.py"))
    assert [code for code in CHECKS if f"def test_{code}_" not in tests] == []


def test_a_code_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="required_blank is defined twice"):
        check("required_blank", topic="sheet", message="", fix="")(lambda sheet: ())


def test_every_check_says_what_is_wrong_and_what_to_do_in_a_sentence() -> None:
    for one in CHECKS.values():
        assert one.message.endswith((".", "}")), one.code
        assert one.fix[0].isupper(), one.code
        assert one.fix.endswith("."), one.code


def test_checks_of_a_dataset_leave_out_those_of_others() -> None:
    codes = {one.code for one in checks_of("sheet", "risks")}
    assert "key_twice" in codes
    assert "same_figures" not in codes


def test_checks_name_datasets_there_are() -> None:
    assert all(set(one.datasets) <= set(DATASETS) for one in CHECKS.values())


def test_a_long_cell_is_shortened_in_the_sentence_but_not_in_the_value() -> None:
    problem = CHECKS["not_a_number"].problem(row=2, column="value", value="x" * 100)
    assert problem.value == "x" * 100
    assert problem.message == f"“{'x' * 59}…” is not a number."
    assert problem.severity is Severity.ERROR
