"""How rows add up to their figure, in a sentence, and which of them come first."""

from __future__ import annotations

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.readmodels.rows.words import actions_adding_up, adding_up, homes_adding_up

KNOWN = load_catalogue().register_measures


@pytest.mark.parametrize(
    ("measure", "dataset", "above", "total", "said"),
    [
        ("EHC-20W", "ehc_cases", 124, 131, "124 of 131: 7 not in time are listed first."),
        ("EHC-20W", "ehc_cases", 0, 1, "0 of 1: 1 not in time is listed first."),
        ("EHC-20W", "ehc_cases", 1204, 1204, "1,204 of 1,204: every one is in time."),
        ("EHC-20W", "ehc_cases", 0, 0, "Nothing was to be counted in this period."),
        ("FRA", "inspections", 1, 31, "1 of 31: 30 not in date are listed first."),
        ("FRA", "inspections", 31, 31, "31 of 31: every one is in date."),
        ("EHC-REQ", "ehc_cases", 29, 29, "29: every one is counted."),
        ("EHC-OVER", "ehc_cases", 0, 125, "None of 125 is counted."),
    ],
)
def test_rows_add_up_to_their_figure_in_a_sentence(
    measure: str, dataset: str, above: int, total: int, said: str
) -> None:
    found = adding_up(measure, dataset, above, total, KNOWN)
    assert (found.words, found.above, found.total) == (said, above, total)


def test_what_is_wrong_is_what_is_not_counted_where_high_is_good_and_what_is_elsewhere() -> None:
    first = {
        code: adding_up(code, "ehc_cases", 1, 2, KNOWN).counted_first
        for code in ("EHC-20W", "GAS-DOM", "EHC-OVER", "EHC-EXC")
    }
    assert first == {"EHC-20W": False, "GAS-DOM": False, "EHC-OVER": True, "EHC-EXC": True}
    assert adding_up("EHC-OVER", "ehc_cases", 15, 125, KNOWN).words == (
        "15 of 125: the 15 counted (past 20 weeks) are listed first."
    )
    assert adding_up("EHC-OVER", "ehc_cases", 1, 125, KNOWN).words.endswith("is listed first.")


@pytest.mark.parametrize(
    ("compliant", "homes", "fails", "said"),
    [
        (0, 0, [], "No home needed such a check on this day."),
        (207, 207, [], "207 of 207 homes: every check is in date."),
        (388, 472, [84], "388 of 472 homes: 84 fail because of 1 check."),
        (471, 472, [1], "471 of 472 homes: 1 fails because of 1 check."),
        (
            1000,
            1128,
            [84, 60],
            "1,000 of 1,128 homes: 128 fail because of 2 checks, the one that fails most first. "
            "A home that two of them fail is counted once.",
        ),
        (
            40,
            168,
            [84, 44],
            "40 of 168 homes: 128 fail because of 2 checks, the one that fails most first.",
        ),
    ],
)
def test_checks_that_fail_homes_add_up_in_a_sentence(
    compliant: int, homes: int, fails: list[int], said: str
) -> None:
    assert homes_adding_up(compliant, homes, fails) == said


@pytest.mark.parametrize(
    ("actions", "checks", "said"),
    [
        (0, 0, "No check has left one."),
        (1, 1, "1 action left by 1 check."),
        (1204, 310, "1,204 actions left by 310 checks, those that left most first."),
    ],
)
def test_T2_actions_add_up_over_the_checks_that_left_them(
    actions: int, checks: int, said: str
) -> None:
    found = actions_adding_up(actions, checks)
    assert (found.words, found.above) == (said, actions)
