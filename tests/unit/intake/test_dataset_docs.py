"""docs/datasets.md says what the checker does."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.intake.checks.listing import CHECKS
from dashboard.intake.contracts import DATASETS
from dashboard.intake.docs import PAGE, main, render


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), "run python -m dashboard.intake.docs"
    assert main(["--check"]) == 0


def test_every_check_and_column_is_named() -> None:
    text = render()
    assert [code for code in CHECKS if f"| `{code}` |" not in text] == []
    for dataset in DATASETS.values():
        assert [name for name in dataset.names if f"`{name}`" not in text] == []


def test_a_page_that_is_out_of_date_fails_the_check_until_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "datasets.md"
    assert main(["--check"], page) == 1
    assert "out of date" in capsys.readouterr().err
    assert main([], page) == 0
    assert main(["--check"], page) == 0
