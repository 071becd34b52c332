"""Every measurement of the performance table, each against what it is fair to compare it with."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from benchmarks import ingest, registers, uploads
from benchmarks.browser import Filter, Wanted, first_load
from benchmarks.load import Asked, Rate, load, loader
from benchmarks.pairs import compare, in_turn
from benchmarks.registers import Run
from benchmarks.results import Row
from benchmarks.servers import Server

PAGE, SELECT = "/housing?org=thurrock", "#housing-period"
CHART = "/measure?org=kent&measure=ASC-17"
# The last cell of the heat table; the first drawing gone, so that Dash answers; the caption.
LIVE = Wanted(
    painted=".heat-block tbody:last-of-type tr:last-child > :last-child",
    ready="body:not(:has(#first-view)) #housing-content",
    words=".heat-block caption",
)
STATIC = Wanted(LIVE.painted, ready=SELECT, words=LIVE.words)
DRAWN = Wanted(painted=".js-plotly-plot .scatterlayer", ready=".js-plotly-plot")
CALLBACK = "/_dash-update-component"
HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "gzip, deflate, br"}


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured, and how often: `pairs` repetitions, `requests`, `seconds` of load, rows."""

    browser: Browser
    dashboard: Server
    yardstick: Server
    folder: Path
    values: list[str]
    pairs: int
    requests: int
    seconds: float
    rows: int

    @property
    def live(self) -> str:
        """The address of the dashboard's page."""
        return self.dashboard.address + PAGE

    @property
    def static(self) -> str:
        """The address of the same page of the static site."""
        return f"{self.yardstick.address}/static/{self.values[0]}.html"


def first_loads(bench: Bench) -> Iterator[Row]:
    """A first visit, with nothing cached: until painted, until live, and its bytes."""
    live, static = [], []

    def ours() -> float:
        live.append(first_load(bench.browser, bench.live, LIVE))
        return live[-1].painted

    def theirs() -> float:
        static.append(first_load(bench.browser, bench.static, STATIC))
        return static[-1].painted

    met = compare(ours, theirs, bench.pairs)
    against = "the same page, static"
    yield Row("First load, painted", "ms", met.ours, against, met.theirs, met.ratio, at_most=1.5)
    yield Row("First load, filters live", "ms", median(one.ready for one in live))
    yield Row("First load, nothing kept", "ms", _first_ever(bench))
    mine, yours = live[-1].received / 1000, static[-1].received / 1000
    yield Row("First load, on the wire", "kB", mine, against, yours, mine / yours)


def _first_ever(bench: Bench) -> float:
    """Until painted, where the server has the page to work out as after a publication."""
    taken = []
    for at in range(bench.pairs):
        forget(bench)
        taken.append(first_load(bench.browser, f"{bench.live}&asked={at}", LIVE).painted)
    return median(taken)


def filter_changes(bench: Bench) -> Iterator[Row]:
    """Another period chosen, until its table is painted, once both have been asked before."""
    live = Filter(bench.browser, bench.live, SELECT, LIVE)
    static = Filter(bench.browser, bench.static, SELECT, STATIC, leaves=True)
    for one in (live, static):
        one.change()
    met = compare(live.change, static.change, bench.pairs)
    against = "the other static page"
    yield Row("Filter change, painted", "ms", met.ours, against, met.theirs, met.ratio, at_most=1.4)
    mine, yours = live.received() / 1000, static.received() / 1000
    yield Row("Filter change, on the wire", "kB", mine, against, yours, mine / yours)
    for one in (live, static):
        one.page.context.close()


def processor_time(bench: Bench, asked: Asked) -> Iterator[Row]:
    """What a filter change costs the server's processors, kept and not kept."""
    kept = _cpu(bench, [asked] * bench.requests)
    yield Row("Filter change kept, server CPU", "ms", kept, at_most=10)
    new = (_unasked(bench, asked, at) for at in range(1, 2 + bench.requests // 20))
    yield Row("Filter change not kept, server CPU", "ms", _cpu(bench, new))


def _cpu(bench: Bench, requests: Iterable[Asked]) -> float:
    started, count = bench.dashboard.cpu(), 0
    for asked in requests:
        asked.once()
        count += 1
    return (bench.dashboard.cpu() - started) * 1000 / count


def _unasked(bench: Bench, asked: Asked, at: int) -> Asked:
    """The same question as nobody has asked it before, with every kept answer forgotten."""
    forget(bench)
    return replace(asked, body=asked.body + b" " * at)


def forget(bench: Bench) -> None:
    """Forget every answer that is kept."""
    shutil.rmtree(bench.folder / "cache", ignore_errors=True)


def callbacks_per_second(bench: Bench, asked: Asked) -> Iterator[Row]:
    """Kept callbacks a second, proved to have been kept, against a handler that does nothing."""
    empty = Asked(bench.yardstick.port, "/empty", asked.body, asked.headers)
    taken: list[Rate] = []

    def ours() -> float:
        taken.append(load(asked, bench.seconds, bench.folder))
        return taken[-1].per_second

    def theirs() -> float:
        return load(empty, bench.seconds, bench.folder).per_second

    met = compare(ours, theirs, bench.pairs)
    hits, answers = (sum(getattr(one, name) for one in taken) for name in ("hits", "answers"))
    note = f"{hits:,} of {answers:,} answers came from the cache; asked by {loader()}"
    against = "an empty Flask handler"
    yield Row(
        "Kept callbacks", "a second", met.ours, against, met.theirs, met.ratio, at_least=0.6,
        note=note,
    )  # fmt: skip
    if hits < answers:
        raise SystemExit(f"these callbacks were not all kept: {note}")


def rows_checked(bench: Bench) -> Iterator[Row]:
    """A large return checked, against pandas reading the same file."""
    data = ingest.observations(bench.rows)
    met = compare(
        lambda: ingest.seconds_to_check(data), lambda: ingest.seconds_to_read(data), bench.pairs
    )
    name = f"{bench.rows:,} rows checked"
    yield Row(name, "s", met.ours, "pandas.read_csv", met.theirs, met.ratio, at_most=3)
    yield Row("Rows checked", "a second", bench.rows / met.ours)


def registers_scored(bench: Bench) -> Iterator[Row]:
    """Large registers scored by the command, against a process that reads the same file."""
    checks, assets = registers.write_estate(bench.folder, bench.rows)
    name = f"{bench.rows:,} checks"
    taken = in_turn(
        lambda: registers.scored("inspections", checks, assets),
        lambda: registers.read(checks),
        bench.pairs,
    )
    yield from _scored(name, taken)
    beyond = median(mine.seconds - 2 * yours.seconds for mine, yours in taken)
    yield Row(f"{name}, over 2 readings", "s", beyond, at_most=2)
    mine, yours = (median(run.megabytes for run in runs) for runs in zip(*taken, strict=True))
    yield Row(f"{name}, memory", "MB", mine, "pandas.read_csv", yours, at_most=400)
    cases = registers.write_cases(bench.folder, bench.rows // 4)
    name = f"{bench.rows // 4:,} EHC cases"
    taken = in_turn(
        lambda: registers.scored("ehc_cases", cases), lambda: registers.read(cases), bench.pairs
    )
    yield from _scored(name, taken)
    beyond = median(mine.seconds - yours.seconds for mine, yours in taken)
    yield Row(f"{name}, over 1 reading", "s", beyond, at_most=3)


def _scored(name: str, taken: list[tuple[Run, Run]]) -> Iterator[Row]:
    """By the clock, and in processor time, which a busy machine lengthens less."""
    against = "pandas.read_csv"
    mine, yours = (median(run.seconds for run in runs) for runs in zip(*taken, strict=True))
    yield Row(
        f"{name} scored", "s", mine, against, yours, median(a.seconds / b.seconds for a, b in taken)
    )
    mine, yours = (median(run.cpu for run in runs) for runs in zip(*taken, strict=True))
    ratio = median(a.cpu / b.cpu for a, b in taken)
    yield Row(f"{name}, CPU", "s", mine, against, yours, ratio)


def uploaded(bench: Bench) -> Iterator[Row]:
    """A large return from being sent until its preview is there, and the memory it takes."""
    rows = bench.rows * 29 // 20  # 290,000, or 22 MB, unless fewer are asked for
    uploads.publish_measures(bench.folder, rows)
    data = ingest.observations(rows, "Checked against the register.", 1)
    taken = [uploads.until_previewed(bench.dashboard, data) for _ in range(min(bench.pairs, 3))]
    name = f"{rows:,} rows sent and previewed"
    yield Row(name, "s", median(one.seconds for one in taken), at_most=10)
    most = max(one.megabytes for one in taken)
    yield Row(f"{rows:,} rows sent, memory over idle", "MB", most, at_most=300)


def chart(bench: Bench) -> Iterator[Row]:
    """A first visit to a measure's page, until its chart is painted: for information."""
    address = bench.dashboard.address + CHART
    loads = [first_load(bench.browser, address, DRAWN) for _ in range(bench.pairs)]
    yield Row("Chart page, chart painted", "ms", median(one.painted for one in loads))
    yield Row("Chart page, on the wire", "kB", loads[-1].received / 1000)


def callback(bench: Bench) -> Asked:
    """The request that the browser sends when another period is chosen, asked once already."""
    live = Filter(bench.browser, bench.live, SELECT, LIVE)
    with live.page.expect_request(lambda request: CALLBACK in request.url) as sent:
        live.change()
    body = json.dumps(sent.value.post_data_json).encode()
    live.page.context.close()
    asked = Asked(bench.dashboard.port, CALLBACK, body, HEADERS)
    if asked.once()[0] != 200:
        raise SystemExit("the housing page's callback does not answer")
    return asked
