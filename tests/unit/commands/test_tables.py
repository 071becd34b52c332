"""What commands print on a terminal, where they fit and where they would not."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.commands.tables import show_table

HEADINGS = ("measure", "rating", "why")
ROW = ("GAS-DOM", None, "0.4 points better than target.")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Makes standard output a terminal of so many columns."""

    def wide(columns: int) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(columns))

    return wide


def test_a_terminal_that_is_wide_enough_is_given_a_table(terminal: Any, capsys: Any) -> None:
    terminal(100)
    show_table("observations", HEADINGS, [ROW])
    (line,) = [one for one in capsys.readouterr().out.splitlines() if "GAS-DOM" in one]
    assert "0.4 points better than target." in line


def test_a_row_whose_words_would_be_broken_is_a_list(terminal: Any, capsys: Any) -> None:
    terminal(24)
    show_table("observations", HEADINGS, [ROW])
    lines = [one.split() for one in capsys.readouterr().out.splitlines()]
    assert ["measure", "GAS-DOM"] in lines
    assert not any("rating" in line for line in lines)


def test_what_is_piped_is_a_line_a_row_parted_by_tabs(capsys: Any) -> None:
    show_table("observations", HEADINGS, [("GAS-DOM", None, "Two\nlines")])
    assert capsys.readouterr().out == "observations\nmeasure\trating\twhy\nGAS-DOM\t\tTwo lines\n"
