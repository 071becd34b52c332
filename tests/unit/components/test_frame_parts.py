"""The parts round every page: bar, filters, head, foot, facts and what stands for nothing."""

from __future__ import annotations

from dash import dcc, html

from dashboard.components.definition import definition
from dashboard.components.empty import empty
from dashboard.components.filters import filter_bar, presenting
from dashboard.components.foot import foot
from dashboard.components.nav import TABS, nav
from dashboard.components.page_header import page_header
from dashboard.components.status_marks import status_marks
from dashboard.components.tile import tile_row
from dashboard.readmodels.types import (
    Fact,
    Filter,
    Foot,
    Mark,
    Option,
    PageHead,
    RatingView,
    TallyItem,
)
from tests.drawn import called, cell, of, text

COUNCIL = Filter("org", "Council", "kent", (Option("kent", "Kent"), Option("demo", "Demo")))
PERIOD = Filter("period", "Period", "2019-01", (Option("2019-01", "January 2019"),))


def links(tree: html.Header) -> dict[str, str]:
    return {text(link): link.href for link in of(tree, dcc.Link)}


def test_the_tabs_stand_in_order_and_keep_the_council() -> None:
    bar = nav("Housing", "kent")
    tabs = [text(tab) for tab in called(bar, "page-tab")]
    assert tabs == [tab.name for tab in TABS]
    assert links(bar)["SEND"] == "/send?org=kent"
    assert links(bar)["Help"] == "/about?org=kent"


def test_without_a_council_the_addresses_are_plain() -> None:
    assert links(nav("Overview"))["Housing"] == "/housing"


def test_one_tab_is_current_in_words_for_readers_and_in_weight_for_eyes() -> None:
    bar = nav("Housing", "kent")
    (current,) = called(bar, "page-tab--current")
    assert current.children.to_plotly_json()["props"]["aria-current"] == "page"
    assert not called(nav("About"), "page-tab--current")


def test_every_select_has_a_visible_label() -> None:
    bar = filter_bar("housing", [COUNCIL, PERIOD], "/housing")
    labels = {label.htmlFor: text(label) for label in of(bar, html.Label)}
    assert labels == {"housing-org": "Council", "housing-period": "Period"}
    ids = [part.id for part in called(bar, "select")]
    assert ids == list(labels)


def test_a_select_shows_what_the_page_shows() -> None:
    select, _ = called(filter_bar("housing", [COUNCIL, PERIOD], "/housing"), "select")
    assert select.value == "kent"
    assert [choice["label"] for choice in select.options] == ["Kent", "Demo"]


def test_present_is_the_same_view_as_a_slide() -> None:
    bar = filter_bar("housing", [COUNCIL, PERIOD], "/housing")
    present = of(bar, html.A)[0]
    assert present.href == "/housing?org=kent&period=2019-01&view=present"


def test_presenting_keeps_the_rest_of_an_address() -> None:
    assert presenting("/housing?org=kent") == "/housing?org=kent&view=present"


def test_downloads_follow_present() -> None:
    bar = filter_bar("housing", [COUNCIL], "/housing", [("Download data", "/x.csv")])
    assert [text(link) for link in of(bar, html.A)] == ["Present", "Download data"]


def test_a_page_has_one_message_with_its_notices_before_it() -> None:
    head = PageHead(
        "Housing",
        "Housing safety, Q2",
        "Three workstreams short of 100%",
        "Adaptation lifts 95.9%.",
        (TallyItem("red", "red", 0),),
        ("There is no period 2031-02; showing Q2.",),
    )
    drawn = page_header(head)
    (headline,) = of(drawn, html.H1)
    assert text(headline) == "Three workstreams short of 100%"
    assert text(drawn).startswith("There is no period 2031-02")
    (notice,) = called(drawn, "notice")
    assert notice.role == "status"


def test_a_head_without_lead_or_tally_leaves_no_holes() -> None:
    assert text(page_header(PageHead("About", "About", "How it works"))) == "About How it works"


def test_the_foot_says_where_the_figures_came_from_and_which_edition() -> None:
    said = text(foot(Foot(("Kent, January 2019",), "Amber: up to 10%.", "22 May 2026, figures 12")))
    assert said == ("Source: Kent, January 2019 Amber: up to 10%. Edition: 22 May 2026, figures 12")


def test_a_definition_is_a_list_of_labels_and_words() -> None:
    drawn = definition([Fact("Good is", "Lower"), Fact("Last year’s outturn", "Not stated")])
    assert [text(part) for part in of(drawn, html.Dt)] == ["Good is", "Last year’s outturn"]
    assert [text(part) for part in of(drawn, html.Dd)] == ["Lower", "Not stated"]


def test_an_empty_place_says_what_will_stand_there() -> None:
    drawn = empty("No commentary for January 2019.", hint="It appears once signed off.")
    assert text(drawn) == "No commentary for January 2019. It appears once signed off."
    assert called(drawn, "shape--ring")


def test_a_measure_opens_with_its_value_target_and_what_would_make_it_green() -> None:
    figure = cell(
        rating=RatingView("red", "Red", "30% worse than target.", "−2.6"),
        counts="142 of 148",
        marks=(Mark("clock", "One month in arrears"),),
    )
    assert text(tile_row(figure)) == (
        "January 2019 11.3 Target 8.7 To be green −2.6 Red 30% worse than target. "
        "142 of 148 One month in arrears"
    )


def test_a_measure_without_a_figure_says_so_and_has_no_target() -> None:
    said = text(tile_row(cell("no_figure", "none", text=None, target=None)))
    assert said.startswith("January 2019 No figure Not rated")


def test_statuses_are_counted_in_words_and_nought_is_left_out() -> None:
    items = [
        TallyItem("complete", "complete", 3),
        TallyItem("not_started", "not started", 0),
        TallyItem("in_progress", "in progress", 6),
    ]
    drawn = status_marks(items)
    assert text(drawn) == "3 complete, 6 in progress"
    assert len(called(drawn, "tally-mark")) == 9


def test_a_recommendation_without_actions_says_so() -> None:
    assert text(status_marks([])) == "No actions"
