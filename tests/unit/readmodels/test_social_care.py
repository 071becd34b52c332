"""Adult social care: every indicator on one line, each against its own month's target."""

from __future__ import annotations

from dashboard.readmodels.social_care import SocialCareQuery, SocialCareView, build
from tests.unit.readmodels.figures import delays, monthly
from tests.unit.readmodels.papers import Papers


def view(given: Papers, **query: str) -> SocialCareView:
    return build(SocialCareQuery(**query), given.books())


def test_the_head_counts_and_says_how_many_are_not_rated() -> None:
    head = view(monthly(delays(), "ASC-13", ["518"])).frame.head
    assert head.kicker == "Kent County Council: adult social care, January 2019"
    assert head.headline == "One measure is red"
    assert head.lead == "2 measures, 1 of them rated. One is not rated: each line says why."
    assert [item.count for item in head.tally] == [1, 0, 0, 1]


def test_all_rated_is_said_plainly() -> None:
    assert view(delays()).frame.head.lead == "1 measure, 1 of them rated."


def test_each_month_stands_against_its_own_target() -> None:
    ((july,),) = [group.rows for group in view(delays(), period="2018-07").groups]
    assert (july.line.cell.text, july.line.cell.target) == ("9.2", "9.3")
    assert july.line.cell.rating.rag == "green"


def test_a_council_without_the_section_says_so() -> None:
    shown = view(Papers().measure("kent", "GAS"))
    assert shown.groups == ()
    assert shown.frame.head.headline == "No figures have been published for this section"
    assert (shown.frame.head.lead, shown.frame.head.tally) == ("", ())
    assert shown.frame.head.kicker == "Kent County Council: adult social care"
