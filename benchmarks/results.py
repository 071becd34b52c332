"""What is reported: each measurement beside what it is held against, its goal, and whether met."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `goal` bounds `held`, which is the ratio unless a goal is absolute."""

    name: str
    unit: str
    ours: float
    against: str = ""
    theirs: float | None = None
    ratio: float | None = None
    at_most: float | None = None
    at_least: float | None = None
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none."""
        held = self.ours if self.ratio is None else self.ratio
        if self.at_most is not None:
            return held <= self.at_most
        return None if self.at_least is None else held >= self.at_least

    @property
    def goal(self) -> str:
        """The goal in a few words."""
        times = self.unit if self.ratio is None else "x"
        if self.at_most is not None:
            return f"at most {self.at_most:g} {times}"
        return f"at least {self.at_least:g} {times}" if self.at_least is not None else ""


def machine() -> dict[str, object]:
    """What the figures were taken on, as far as it matters."""
    one, five, _ = os.getloadavg()
    return {
        "processors": os.cpu_count(),
        "load": [round(one, 1), round(five, 1)],
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def show(rows: Sequence[Row], console: Console) -> None:
    """The table, as a person reads it."""
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("measured", "ours", "against", "", "ratio", "goal", "met"):
        right = heading in {"ours", "", "ratio"}
        table.add_column(heading, justify="right" if right else "left")
    for row in rows:
        table.add_row(
            row.name,
            f"{_number(row.ours)} {row.unit}",
            row.against,
            "" if row.theirs is None else f"{_number(row.theirs)} {row.unit}",
            "" if row.ratio is None else f"{row.ratio:.2f}",
            row.goal,
            {True: "yes", False: "NO", None: ""}[row.met],
        )
    console.print(table)
    for row in rows:
        if row.note:
            console.print(f"{row.name}: {row.note}.", highlight=False)


def save(rows: Sequence[Row], pairs: int, file: Path) -> None:
    """The same as JSON, for whoever compares releases."""
    listed = [asdict(row) | {"met": row.met} for row in rows]
    told = {"machine": machine(), "pairs": pairs, "rows": listed}
    file.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.2f}"
