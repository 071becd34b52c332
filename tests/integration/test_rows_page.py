"""The rows behind a figure add up to it exactly, and are two clicks away where they may be seen."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest
from dash import dcc, html

from dashboard.catalogue import load_catalogue
from dashboard.domain.edition import Edition
from dashboard.domain.periods import Period
from dashboard.ingest import Ingest
from dashboard.readmodels.assessed import Assessed, assess
from dashboard.readmodels.books import Books
from dashboard.readmodels.rows.behind import addresses
from dashboard.readmodels.rows.page import SHOWN, RowsQuery, RowsView, build
from dashboard.services import Services
from pages import measure as measure_page
from pages import rows as page
from tests.drawn import of, rows, text
from tests.integration.conftest import Clock

NOT_SHOWN = (
    "The rows behind this figure are not shown here: the setting SCORECARD_REGISTERS does not "
    "name this council."
)


@pytest.fixture(scope="module")
def books(demo_services: Services) -> Books:
    return demo_services.read.books()


@pytest.fixture(scope="module")
def shown(demo_services: Services) -> Services:
    """What pages are handed where the borough's registers may be seen."""
    settings = demo_services.settings.model_copy(update={"registers": "demo"})
    return replace(demo_services, settings=settings)


def figures(books: Books, newest: int | None = None) -> Iterator[Assessed]:
    """Every figure of the borough that was counted from a register; or the newest few of each."""
    for series in assess(books, "demo").values():
        held = addresses(series, "demo", books)
        backed = [point for point in series.points if str(point.period) in held]
        yield from backed[-newest:] if newest else backed


def listed(found: Assessed, books: Books, number: str | None = None) -> RowsView:
    code, period = found.measure.code, str(found.period)
    return build(RowsQuery("demo", code, period, found.submission, number), books)


def figure(books: Books, code: str, period: str | None = None) -> Assessed:
    series = assess(books, "demo")[code]
    found = series.at(Period.parse(period)) if period else series.points[-1]
    assert found is not None
    return found


def every_row(found: Assessed, books: Books) -> list[tuple[str, ...]]:
    """The rows of every page, one page after another."""
    numbers = [option.value for option in listed(found, books).pages.options]
    return [row for number in numbers for row in listed(found, books, number).table.rows]


def add_up(found: Assessed, books: Books) -> None:
    view, of_it = listed(found, books), found.observation
    assert len(view.table.rows) <= SHOWN
    if of_it.denominator is None:
        assert of_it.value == view.above, of_it
    else:
        assert (of_it.numerator, of_it.denominator) == (view.above, view.total), of_it


def test_the_rows_behind_the_newest_figures_of_every_measure_add_up_to_them(books: Books) -> None:
    held = list(figures(books, newest=2))
    counted = set(books.catalogue.register_measures) - {"PT-READY"}  # its year is yet to begin
    assert counted <= {one.measure.code for one in held}
    for one in held:
        add_up(one, books)


@pytest.mark.slow
def test_the_rows_behind_every_figure_of_every_period_add_up_to_it(books: Books) -> None:
    for one in figures(books):
        add_up(one, books)


@pytest.mark.parametrize("code", ["EHC-20W-CY", "EHC-OVER", "EHC-ADV", "HAZ-SAFE", "FRA"])
def test_the_pages_together_list_each_row_once_and_what_is_wrong_first(
    code: str, books: Books
) -> None:
    found = figure(books, code)
    view, listing = listed(found, books), every_row(found, books)
    assert len({row[-1] for row in listing}) == len(listing) == view.total
    late = [row[-4].startswith(("Late", "Overdue", "Open, past")) for row in listing]
    wrong = view.above if code == "EHC-OVER" else view.total - view.above
    assert late == [True] * wrong + [False] * (view.total - wrong)


def test_a_page_holds_fifty_rows_and_leads_to_the_next_until_the_last(books: Books) -> None:
    found = figure(books, "EICR-DOM")
    first = listed(found, books)
    assert (first.pages.chosen, first.next_words) == ("1 to 50", "Next 50 of 1,000")
    assert first.table.caption.startswith("1 to 50 of 1,000. Row numbers are those of inspections")
    asked = dict(parse_qsl(urlsplit(first.next_href).query))
    assert asked == {"org": "demo", "measure": "EICR-DOM", "period": found.period.slug, "part": "2"}
    last = listed(found, books, "20")
    assert (last.pages.chosen, last.next_href) == ("951 to 1,000", "")
    assert listed(found, books, "21") == listed(found, books, "<b>") == first


@pytest.mark.parametrize("code", ["EHC-20W", "AR-OVER", "HAZ-SIG", "GAS-DOM", "BS02"])
def test_a_row_is_the_one_an_officer_finds_under_its_number_in_the_file(
    code: str, books: Books, demo_services: Services
) -> None:
    view = listed(figure(books, code), books)
    named = view.table.caption.partition("those of ")[2].split(", ")[1]
    assert demo_services.read.files is not None
    data = demo_services.read.files.get(books.kept.submission(named).digest)
    lines = list(csv.reader(io.StringIO(data.decode())))
    for row in view.table.rows:
        assert lines[int(row[-1].replace(",", "")) - 1][0] == row[0]


def test_every_rule_named_beside_a_row_is_told_in_full(books: Books) -> None:
    view = listed(figure(books, "EHC-20W"), books)
    assert [rule.label for rule in view.rules] == ["S5"]
    assert "20 weeks" in view.rules[0].words
    assert {row[-2] for row in view.table.rows} == {"S5"}


@pytest.mark.parametrize("code", ["BS01", "BS02", "BS03", "BS04", "BS05"])
def test_a_safety_measure_lists_the_checks_that_fail_homes_the_worst_first(
    code: str, books: Books
) -> None:
    found = figure(books, code)
    view, listing = listed(found, books), every_row(found, books)
    failed = [int(row[2].replace(",", "")) for row in listing]
    assert failed == sorted(failed, reverse=True)
    missed = view.total - view.above
    assert max(failed, default=0) <= missed <= sum(failed)
    assert (missed == 0) is (listing == [])
    assert all(row[5].startswith(("Overdue", "No record")) for row in listing)


def test_a_figure_is_listed_from_the_register_it_was_counted_from(
    ingest: Ingest, clock: Clock
) -> None:
    clock.moment = datetime(2025, 11, 27, 9, 0, tzinfo=UTC)
    for day, made in ((date(2025, 10, 31), "2024-10-01"), (date(2025, 11, 27), "2025-10-01")):
        data = f"case_id,plan_made_on\nC-{day.month},{made}\n".encode()
        staged, _ = ingest.stage("annual_reviews", data, org="kent", by="officer", as_at=day)
        ingest.publish(staged.id, by="manager")
    edition = Edition("1", "0" * 8, ingest.store.revision(), date(2025, 11, 27))
    kept = Books(ingest.store, load_catalogue(), edition, ingest.vault)
    found = {
        str(one.period): build(
            RowsQuery("kent", "AR-OVER", str(one.period), one.submission), kept
        ).table.rows[0][:1]
        for one in assess(kept, "kent")["AR-OVER"].points
    }
    assert found == {"2025-10": ("C-10",), "2025-11": ("C-11",)}


def test_a_figure_from_no_register_has_no_rows_to_build(books: Books) -> None:
    (measures, *_) = (one for one in books.kept.submissions("demo") if not one.register)
    with pytest.raises(LookupError, match="was not counted from a register"):
        build(RowsQuery("demo", "EHC-20W", "2026-10", measures.id), books)
    with pytest.raises(LookupError, match="was not counted from a register"):
        build(RowsQuery("demo", "BS01", "2026-10", measures.id), books)


# -- the page, and the way to it


def links(tree: html.Div) -> list[str]:
    return [one.href for one in of(tree, dcc.Link)]


@pytest.mark.parametrize("code", ["EHC-20W", "EHC-OVER", "GAS-DOM", "BS02", "HAZ-SIG"])
def test_where_they_may_be_seen_rows_are_one_click_from_the_page_of_their_measure(
    code: str, shown: Services
) -> None:
    tree = measure_page.layout(shown, org="demo", measure=code)
    hrefs = [href for href in links(tree) if href.startswith("/rows-behind")]
    asked = dict(parse_qsl(urlsplit(hrefs[0]).query))
    assert (asked["org"], asked["measure"]) == ("demo", code)
    drawn = page.layout(shown, **asked)
    (table,) = of(drawn, html.Table)
    assert 0 < len(rows(table)) <= SHOWN
    assert any(href.startswith(f"/measure?org=demo&measure={code}") for href in links(drawn))


def test_every_period_of_a_measure_leads_to_its_own_rows(shown: Services, books: Books) -> None:
    tree = measure_page.layout(shown, org="demo", measure="EHC-20W")
    (table, *_) = [one for one in of(tree, html.Table) if "Rows behind it" in text(one)]
    hrefs = links(table)
    assert len(hrefs) == len(rows(table))
    held = addresses(assess(books, "demo")["EHC-20W"], "demo", books)
    assert set(hrefs) <= set(held.values())


def test_where_they_may_not_be_seen_both_pages_say_so_and_why(demo_services: Services) -> None:
    tree = measure_page.layout(demo_services, org="demo", measure="EHC-20W")
    assert NOT_SHOWN in text(tree)
    assert not any(href.startswith("/rows-behind") for href in links(tree))
    drawn = page.layout(demo_services, org="demo", measure="EHC-20W")
    assert NOT_SHOWN in text(drawn)
    assert of(drawn, html.Table) == []


def test_a_figure_counted_from_no_register_has_neither_link_nor_excuse(shown: Services) -> None:
    tree = measure_page.layout(shown, org="thurrock", measure="LIFT-ADP")
    assert "rows behind" not in text(tree).casefold()
    drawn = page.layout(shown, org="thurrock")
    assert "No figure of this council is counted from a register." in text(drawn)


def test_rows_are_never_projected(shown: Services) -> None:
    drawn = page.layout(shown, org="demo", measure="EHC-20W", view="present")
    assert "The rows behind a figure are not projected." in text(drawn)
    assert of(drawn, html.Table) == []
