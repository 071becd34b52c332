"""A chart says what it draws: in words, in a table, in as many labels as there is room for."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, ViewportSize, expect

CHARTS = [
    "/measure?org=kent&measure=ASC-06&period=2019-01",
    "/measure?org=kent&measure=ASC-17",
    "/measure?org=thurrock&measure=GAS-DOM",
    "/measure?org=thurrock&measure=LIFT-ADP",
]
PLAIN = ["/housing?org=thurrock", "/risks?org=kent", "/strategies?org=southend", "/data?org=kent"]
PHONE, LAPTOP = ViewportSize(width=320, height=800), ViewportSize(width=1280, height=900)
SMALL_BUNDLE = 1_300_000  # bytes: the basic bundle unpacked; the whole of plotly is four times it

DRAWN = """() => [...document.querySelectorAll(".js-plotly-plot")].map((plot) =>
  plot.data.map(({ type, name, y }) => ({ type, name, y })))"""

Visit = Callable[[str], Page]


@pytest.mark.parametrize("address", CHARTS)
def test_the_table_behind_a_chart_holds_the_figures_it_draws(address: str, visit: Visit) -> None:
    page = visit(address)
    (traces,) = page.evaluate(DRAWN)
    assert {trace["type"] for trace in traces} == {"scatter"}
    drawn = traces[-1]["y"]
    page.get_by_text("The same figures as a table").click()
    said = page.locator(".chart-figures tbody tr td.now").all_inner_texts()
    assert len(said) == len(drawn)
    for words, value in zip(said, drawn, strict=True):
        if value is None:
            assert words == "No figure"
        else:
            assert _number(words) == pytest.approx(value, abs=_one_in_the_last_place(words))


@pytest.mark.parametrize("address", CHARTS)
def test_a_chart_reads_aloud_its_first_and_last_figure_and_its_target(
    address: str, visit: Visit
) -> None:
    page = visit(address)
    name = page.locator(".chart-graph").get_attribute("aria-label") or ""
    page.get_by_text("The same figures as a table").click()
    figures = page.locator(".chart-figures tbody tr td.now").all_inner_texts()
    for words in (figures[0], figures[-1]):
        assert re.split(r"\s", words)[0] in name
    assert "target" in name


def test_a_narrow_chart_is_drawn_again_with_fewer_words_and_none_smaller(visit: Visit) -> None:
    page = visit(CHARTS[0])
    labels = page.locator(".js-plotly-plot .xtick")
    expect(labels).to_have_count(12)
    page.set_viewport_size(PHONE)
    expect(labels).to_have_count(4)
    sizes = page.locator(".js-plotly-plot text").evaluate_all(
        "(all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes) >= 14
    page.set_viewport_size(LAPTOP)
    expect(labels).to_have_count(12)


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("address", CHARTS)
def test_no_word_of_a_chart_is_cut_off_or_stands_on_another(
    address: str, width: int, visit: Visit, page: Page
) -> None:
    page.set_viewport_size(ViewportSize(width=width, height=900))
    visit(address)
    assert page.evaluate(SPOILT) == []


def test_a_chart_has_no_toolbar_no_legend_and_nothing_to_send_elsewhere(visit: Visit) -> None:
    page = visit(CHARTS[0])
    expect(page.locator(".js-plotly-plot")).to_be_visible()
    for name in (".modebar", ".legend", "[data-title*=hare]", ".js-plotly-plot canvas"):
        expect(page.locator(name)).to_have_count(0)
    words = page.locator(".js-plotly-plot").inner_html()
    assert re.search("share chart|cloud", words, re.IGNORECASE) is None


def test_a_page_with_a_chart_fetches_the_small_plotly_once(page: Page, visit: Visit) -> None:
    fetched = _fetched(page)
    visit(CHARTS[0])
    (bundle,) = [request for request in fetched if "plotly.min.js" in request.url]
    response = bundle.response()
    assert response is not None
    assert len(response.body()) < SMALL_BUNDLE


@pytest.mark.parametrize("address", PLAIN)
def test_a_page_without_a_chart_fetches_no_plotly(address: str, page: Page, visit: Visit) -> None:
    fetched = _fetched(page)
    visit(address)
    assert [request.url for request in fetched if "plotly" in request.url] == []


# Words of a chart that leave its box, or two of them that share a place.
SPOILT = """() => {
  const found = [];
  for (const plot of document.querySelectorAll(".js-plotly-plot")) {
    const box = plot.getBoundingClientRect();
    const words = [...plot.querySelectorAll("text")]
      .filter((one) => one.textContent.trim() && one.getBoundingClientRect().width)
      .map((one) => ({ said: one.textContent, at: one.getBoundingClientRect() }));
    for (const { said, at } of words) {
      const out = at.left < box.left - 1 || at.right > box.right + 1;
      if (out || at.bottom > box.bottom + 1 || at.top < box.top - 1) found.push(`cut: ${said}`);
    }
    words.forEach((one, place) => words.slice(place + 1).forEach((other) => {
      const across = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left);
      const down = Math.min(one.at.bottom, other.at.bottom) - Math.max(one.at.top, other.at.top);
      if (across > 2 && down > 5) found.push(`${one.said} | ${other.said}`);
    }));
  }
  return found;
}"""


def _fetched(page: Page) -> list[Request]:
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    return requests


def _number(words: str) -> float:
    figure = re.split(r"\s", words.replace("−", "-").replace(",", ""))[0]
    return float(figure.strip("£%"))


def _one_in_the_last_place(words: str) -> float:
    figure = re.split(r"\s", words)[0].strip("£%")
    places = len(figure.partition(".")[2])
    return float(10**-places)
