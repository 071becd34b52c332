"""What a commentary says."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.domain.commentaries import Commentary, CommentaryError, names_a_person
from dashboard.domain.periods import Period

JULY = Period.parse("2023-07")


def test_a_row_becomes_a_commentary_with_what_is_blank_left_out() -> None:
    made = Commentary.from_row(
        {"measure": "GAS", "period": "2023-07", "why": "Tenants were away.", "what": " "}
        | {"owner_role": "Head of assets", "action_due": "2023-09-30"}
    )
    assert made == Commentary(
        "GAS", JULY, why="Tenants were away.", owner_role="Head of assets",
        action_due=date(2023, 9, 30),
    )  # fmt: skip
    assert made.said == ("Tenants were away.",)


def test_a_post_and_a_date_alone_say_nothing() -> None:
    with pytest.raises(CommentaryError, match="what: has to be given, or why, or an action"):
        Commentary.from_row({"measure": "GAS", "period": "2023-07", "owner_role": "Head"})


@pytest.mark.parametrize(
    "owner", ["Long Orchard", "L. Orchard", "Long M. Orchard-Hill", "Löng O’Orchard"]
)
def test_two_words_as_a_name_is_written_are_a_person(owner: str) -> None:
    assert names_a_person(owner)


@pytest.mark.parametrize("owner", ["Gas Manager", "Head of assets", "Repairs", "the gas team", ""])
def test_words_of_posts_and_teams_are_none(owner: str) -> None:
    assert not names_a_person(owner)
