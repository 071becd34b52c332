"""SEND: the statutory measures first, England's figure for the same period beside them."""

from __future__ import annotations

from dashboard.readmodels.send.page import SendQuery, SendView, build
from tests.unit.readmodels.papers import Papers

PLANS: dict[str, str | None] = {
    "section": "send",
    "title": "EHC plans issued within 20 weeks",
    "rule": "none",
    "green": None,
    "amber": None,
    "decimals": "0",
    "group": "Statutory timeliness",
}


def papers() -> Papers:
    given = Papers().measure("kent", "T01", **PLANS)
    given.measure(
        "kent", "T02", **(PLANS | {"title": "Advice on time", "statutory_basis": "reg 8"})
    )
    return given


def view(given: Papers, **query: str) -> SendView:
    return build(SendQuery(**query), given.books())


def test_the_headline_is_the_first_statutory_figure_and_the_lead_counts_the_blanks() -> None:
    given = papers().observed("kent", "T01", "2024-06", value="5", qualifier="about")
    given.observed("kent", "T02", "2024-06", commentary="Said to be better.")
    head = view(given).frame.head
    assert head.headline == "EHC plans issued within 20 weeks: about 5%"
    assert head.lead == (
        "Two measures; none can be rated. One of two statutory timeliness measures has no figure."
    )
    assert head.kicker.endswith("special educational needs and disabilities, up to June 2024")


def test_nothing_blank_is_nothing_said_of_blanks() -> None:
    given = Papers().measure(
        "kent", "T01", **(PLANS | {"rule": "bands", "green": "90", "amber": "80"})
    )
    given.observed("kent", "T01", "2024-06", value="95")
    assert view(given).frame.head.lead == "One measure; one can be rated."


def test_figures_of_demand_alone_are_no_statutory_timeliness() -> None:
    given = papers().measure("kent", "D01", **(PLANS | {"group": "EHC demand", "unit": "number"}))
    given.observed("kent", "D01", "2023", value="517")
    shown = view(given)
    assert shown.frame.head.headline == "No statutory timeliness figure has been published"
    assert shown.frame.head.lead.endswith("Both statutory timeliness measures have no figure.")
    assert [(group.name, group.first) for group in shown.groups] == [
        ("Statutory timeliness", True), ("EHC demand", True),
    ]  # fmt: skip


def test_a_statutory_figure_of_an_earlier_month_is_not_said_never_to_have_come() -> None:
    given = Papers().measure("kent", "T01", **PLANS, frequency="monthly")
    given.measure("kent", "D01", **(PLANS | {"group": "EHC demand", "frequency": "monthly"}))
    given.observed("kent", "T01", "2023-09", value="25").observed(
        "kent", "D01", "2023-10", value="9"
    )
    head = view(given).frame.head
    assert head.headline == "No statutory timeliness figure for October 2023"
    assert head.lead.startswith(
        "The last of EHC plans issued within 20 weeks is September 2023: 25%."
    )


def test_groups_a_leader_looks_for_stand_first_and_say_how_many_have_a_figure() -> None:
    given = Papers().measure("kent", "C01", **(PLANS | {"group": None}))
    given.measure("kent", "T01", **PLANS).measure("kent", "T02", **PLANS)
    given.measure("kent", "T03", **PLANS).observed("kent", "C01", "2024", value="1")
    given.observed("kent", "T03", "2024-06", commentary="Said to be better.")
    for code in ("T01", "T02"):
        given.observed("kent", code, "2024-06", value="5")
    timeliness, other = view(given).groups
    assert (timeliness.name, timeliness.statutory) == ("Statutory timeliness", True)
    assert timeliness.said == "Two of three have a figure; the rest are described in words only."
    assert (other.name, other.first, other.said) == ("Other", False, "")
    given = Papers().measure("kent", "T01", **PLANS).measure("kent", "T02", **PLANS)
    for code in ("T01", "T02"):
        given.observed("kent", code, "2024-06", value="5")
    assert view(given).groups[0].said == "Both have a figure."


def test_a_group_of_one_without_a_figure_says_so() -> None:
    given = Papers().measure("kent", "T01", **PLANS)
    given.observed("kent", "T01", "2024-06", commentary="Said to be better.")
    given.measure("kent", "C01", **(PLANS | {"group": "Context"}))
    given.observed("kent", "C01", "2024-06", value="3")
    statutory, context = view(given).groups
    assert statutory.said == "It has no figure: it is described in words only."
    assert context.said == ""


def test_only_what_is_described_in_words_is_said_to_be() -> None:
    given = papers().measure("kent", "T03", **PLANS).measure("kent", "T04", **PLANS)
    given.observed("kent", "T01", "2024-06", value="5")
    given.observed("kent", "T03", "2024-06", numerator="0", denominator="0")
    assert view(given).groups[0].said == "One of four has a figure."
    given.observed("kent", "T02", "2024-06", commentary="Said to be better.")
    said = "One of four has a figure; one is described in words only."
    assert view(given).groups[0].said == said


def test_a_group_of_one_with_nothing_due_or_nothing_sent_is_not_described_in_words() -> None:
    given = (
        Papers()
        .measure("kent", "T01", **PLANS)
        .measure("kent", "C01", **(PLANS | {"group": "Other"}))
    )
    given.measure("kent", "C02", **(PLANS | {"group": "Context"}))
    given.observed("kent", "T01", "2024-06", numerator="0", denominator="0")
    given.observed("kent", "C01", "2024-06", value="3")
    said = {group.name: group.said for group in view(given).groups}
    assert said == {"Statutory timeliness": "", "Other": "", "Context": "It has no figure."}


def test_the_running_calendar_year_is_shown_as_provisional_where_none_has_ended() -> None:
    yearly = PLANS | {"group": "Statutory timeliness by calendar year", "frequency": "yearly"}
    given = Papers().measure("kent", "T01", **PLANS, frequency="monthly")
    given.measure("kent", "T01-CY", **yearly).observed("kent", "T01", "2024-06", value="5")
    given.observed("kent", "T01-CY", "2024", value="40", provisional="y")
    (row,) = view(given).groups[1].rows
    assert (row.line.cell.text, row.period) == ("40%", "2024")
    assert [mark.words for mark in row.line.marks] == ["2024", "Provisional"]
    given.observed("kent", "T01-CY", "2023", value="30")
    (row,) = view(given).groups[1].rows
    assert (row.line.cell.text, row.period) == ("30%", "2023")


def test_england_is_beside_a_figure_only_for_the_very_same_period() -> None:
    given = papers().measure("england", "T01", **PLANS)
    given.observed("kent", "T01", "2024-06", value="5").observed(
        "kent", "T02", "2024-06", value="7"
    )
    given.observed("england", "T01", "2023-06", value="50")
    assert [row.england for row in view(given).groups[0].rows] == ["not stated"] * 2
    given.observed("england", "T01", "2024-06", value="50")
    assert [row.england for row in view(given).groups[0].rows] == ["50%", "not stated"]


def test_a_row_says_its_period_its_limit_and_what_the_paper_says() -> None:
    given = papers().observed(
        "kent", "T01", "2024-06", value="5", commentary="no counts given. Query: Why"
    )
    first, second = view(given).groups[0].rows
    assert (first.period, first.limit, first.said) == ("June 2024", "", "No counts given.")
    assert [mark.words for mark in first.line.marks] == ["Why"]
    assert (second.period, second.limit, second.said) == ("not stated", "reg 8", "")


def test_a_council_without_figures_says_so() -> None:
    shown = view(Papers().measure("kent", "GAS"))
    assert (shown.groups, shown.frame.head.lead) == ((), "")
    assert shown.frame.head.headline == "No SEND figures have been published here"
