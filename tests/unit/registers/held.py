"""Small registers for the tests, from rows of text as checked files hold them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.intake.contracts import DATASETS
from dashboard.registers.frames import RegisterFrame, framed

DAY = date(2025, 6, 10)


def held(
    dataset: str, *rows: dict[str, str | None], as_at: date = DAY, numbers: Sequence[int] = ()
) -> RegisterFrame:
    """A register of these rows with every column of its dataset, the first in row 2."""
    names = DATASETS[dataset].names
    columns = {name: [row.get(name) for row in rows] for name in names}
    return framed(dataset, numbers or range(2, len(rows) + 2), columns, as_at)


def case(number: int, received: str, **columns: str | None) -> dict[str, str | None]:
    return {"case_id": f"C{number}", "received_on": received, **columns}


def check(asset: str, workstream: str, due: str | None, **columns: str) -> dict[str, str | None]:
    required = {"asset_id": asset, "workstream": workstream, "required": "Y", "next_due": due}
    return required | columns


def home(asset: str, parent: str | None = None, kind: str = "dwelling") -> dict[str, str | None]:
    return {"asset_id": asset, "kind": kind, "parent_id": parent}
