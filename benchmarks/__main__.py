"""`python -m benchmarks`: measure what docs/performance.md says, and print one table."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import measures
from benchmarks.browser import browsing
from benchmarks.measures import LIVE, PAGE, SELECT, Bench
from benchmarks.results import Row, machine, save, show
from benchmarks.servers import DASHBOARD, YARDSTICK, seed, serving
from benchmarks.static_site import write_site


def main(
    pairs: Annotated[int, typer.Option(min=1, help="Paired repetitions of each.")] = 9,
    requests: Annotated[int, typer.Option(min=1, help="Requests to take CPU time over.")] = 1000,
    seconds: Annotated[float, typer.Option(help="Length of each burst of load.")] = 3.0,
    rows: Annotated[
        int, typer.Option(min=1, help="Rows to check and score; a quarter of cases.")
    ] = 200_000,
    json: Annotated[Path | None, typer.Option(help="Write the results here too.")] = None,
) -> None:
    """Measure the dashboard against what it is fair to hold it against, turn and turn about."""
    console = Console(width=120)
    done: list[Row] = []
    with tempfile.TemporaryDirectory() as name, console.status("Making a store of its own") as said:
        for row in _measured(Path(name), pairs, requests, seconds, rows):
            done.append(row)
            said.update(f"Measured: {row.name}")
    show(done, console)
    console.print(", ".join(f"{name} {value}" for name, value in machine().items()), style="dim")
    if json is not None:
        save(done, pairs, json)


def _measured(folder: Path, pairs: int, requests: int, seconds: float, rows: int) -> Iterator[Row]:
    seed(folder)
    with browsing() as browser, serving(DASHBOARD, folder, "/readyz") as dashboard:
        site = write_site(browser, dashboard.address + PAGE, SELECT, LIVE, folder / "pages")
        with serving(YARDSTICK, folder, "/empty") as yardstick:
            bench = Bench(
                browser, dashboard, yardstick, folder, site, pairs, requests, seconds, rows
            )
            yield from measures.first_loads(bench)
            yield from measures.filter_changes(bench)
            asked = measures.callback(bench)
            yield from measures.processor_time(bench, asked)
            yield from measures.callbacks_per_second(bench, asked)
            yield from measures.chart(bench)
            yield from measures.rows_checked(bench)
            yield from measures.uploaded(bench)
            yield from measures.registers_scored(bench)


if __name__ == "__main__":
    typer.run(main)
