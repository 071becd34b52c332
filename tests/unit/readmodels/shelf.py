"""Papers with registers beside them: checks, assets and hazards kept whole, as the vault does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from dashboard.catalogue import load_catalogue
from dashboard.domain.edition import Edition
from dashboard.readmodels.books import Books
from dashboard.readmodels.parts import Sheet, SheetRow
from dashboard.registers.frames import RegisterFrame, framed, pack, unpack
from dashboard.registers.rollup import by_home, roll_up
from dashboard.registers.safety import safety
from dashboard.store import Submission
from tests.unit.readmodels.papers import Papers

DAY = date(2026, 11, 27)  # a Friday
Row = dict[str, str | None]


def register(dataset: str, *rows: Row, as_at: date = DAY) -> RegisterFrame:
    """A register as it is read back from where it is kept."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {name: [row.get(name) for row in rows] for name in names}
    made = framed(dataset, range(2, len(rows) + 2), columns, as_at)
    return unpack(dataset, pack(made), as_at)


def check(asset: str, workstream: str, **columns: str) -> Row:
    return {"asset_id": asset, "workstream": workstream, "required": "Y", **columns}


def home(asset: str, parent: str | None = None, **columns: str) -> Row:
    return {"asset_id": asset, "kind": "dwelling", "parent_id": parent, "homes": "1", **columns}


def block(asset: str, **columns: str) -> Row:
    return {"asset_id": asset, "kind": "block", "parent_id": None, **columns}


class Shelf(Papers):
    """Papers of organisations that have registers too."""

    def __init__(self) -> None:
        super().__init__()
        shipped = load_catalogue()
        self.catalogue = replace(
            self.catalogue,
            workstreams=shipped.workstreams,
            register_measures=shipped.register_measures,
        )
        self.stood: dict[str, RegisterFrame] = {}

    def put(self, dataset: str, *rows: Row, as_at: date = DAY, org: str = "thurrock") -> Shelf:
        """Publish a whole register."""
        self.publish(org, "settings")
        self.stood[f"{org}/{dataset}"] = register(dataset, *rows, as_at=as_at)
        return self

    def rolled(self, org: str = "thurrock") -> Shelf:
        """Roll the registers up, as publication does."""
        found = {name.split("/")[1]: one for name, one in self.stood.items()}
        for dataset in found.keys() - {"assets"}:
            made = roll_up(found[dataset], self.catalogue.register_measures)
            self._keep(org, "rollups", [one.as_row() for one in made])
        if {"inspections", "assets"} <= found.keys():
            homes = safety(found["inspections"], found["assets"])
            made = by_home(homes, found["inspections"].as_at)
            self._keep(org, "rollups", [one.as_row() for one in made])
        return self

    def books(self, as_at: date = DAY) -> Books:
        return Books(self, self.catalogue, Edition("1.0", "0" * 8, self.count, as_at), self)

    def register(self, org: str, dataset: str, *, revision: int | None = None) -> Submission | None:
        name = f"{org}/{dataset}"
        return self.submission(name) if name in self.stood else None

    def submission(self, submission_id: str) -> Submission:
        if submission_id not in self.stood:
            return super().submission(submission_id)
        org, dataset = submission_id.split("/")
        return Submission(
            id=submission_id,
            org=org,
            dataset=dataset,
            state="published",
            filename="register.csv",
            digest="",
            rows=len(self.stood[submission_id].frame),
            source=f"Register {dataset}",
            by="officer",
            created_at=datetime(2026, 11, 27, tzinfo=UTC),
            register=submission_id,
            as_at=self.stood[submission_id].as_at.isoformat(),
        )

    def get(self, digest: str) -> bytes:
        """The bytes of a register, which are kept under its own name here."""
        return pack(self.stood[digest])


def rows_of(sheet: Sheet | None) -> list[SheetRow]:
    return [row for group in (sheet.groups if sheet else ()) for row in group.rows]


def cells(sheet: Sheet | None) -> list[tuple[str, ...]]:
    """The rows of a sheet in words: the name first."""
    return [(row.head.text, *(item.text for item in row.cells)) for row in rows_of(sheet)]
