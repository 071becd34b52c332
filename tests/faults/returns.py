"""Files as officers send them, each different from every other, with the rows they hold."""

from __future__ import annotations

import csv
import hashlib
import io
import random
from collections.abc import Sequence
from dataclasses import dataclass

Rows = list[dict[str, str]]

ORGS = ("thurrock", "kent", "southend", "demo")
CODES = [f"M-{number:02d}" for number in range(1, 13)]
WORKSTREAMS = ("GAS-DOM", "LIFT-PAS", "FRA", "ASB")
PERIODS = [f"2023-{month:02d}" for month in range(4, 10)]


@dataclass(frozen=True, slots=True)
class Return:
    """A file for an organisation, and its rows: texts in normal form, blanks left out."""

    org: str
    dataset: str
    rows: Rows

    @property
    def data(self) -> bytes:
        """The file as it is sent."""
        return _csv(self.rows)

    @property
    def digest(self) -> str:
        """The SHA-256 of the file."""
        return hashlib.sha256(self.data).hexdigest()


def made_up(chance: random.Random, org: str) -> Return:
    """A return of one of three kinds, at random: figures, counts that roll up, or a register."""
    kind = chance.choice(("observations", "observations", "compliance_returns", "assets"))
    return Return(org, kind, _MADE[kind](chance))


def observations(chance: random.Random) -> Rows:
    """Figures of measures over half a year."""
    return [
        {"measure": code, "period": period, "value": f"{chance.randrange(10**8)}"}
        for code in chance.sample(CODES, 8)
        for period in PERIODS
    ]


def _compliance_returns(chance: random.Random) -> Rows:
    return [
        {
            "workstream": code,
            "period": period,
            "period_due": "100000000",
            "period_completed": f"{chance.randrange(10**8)}",
        }
        for code in chance.sample(WORKSTREAMS, 2)
        for period in PERIODS
    ]


def _assets(chance: random.Random) -> Rows:
    return [
        {"asset_id": f"H{number}", "kind": "dwelling", "homes": "1"}
        for number in chance.sample(range(10**6), 200)
    ]


_MADE = {
    "observations": observations,
    "compliance_returns": _compliance_returns,
    "assets": _assets,
}


def _csv(rows: Sequence[dict[str, str]]) -> bytes:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


MEASURES = _csv(
    [
        {
            "measure": code,
            "title": f"Measure {code}",
            "section": "housing",
            "unit": "number",
            "polarity": "higher",
            "rule": "bands",
            "green": "90000000",
            "amber": "50000000",
        }
        for code in CODES
    ]
)
