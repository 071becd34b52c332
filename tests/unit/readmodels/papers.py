"""A stand-in for the store: papers published by hand, row by row, for read-model tests."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from dashboard.catalogue import Catalogue, KnownOrganisation, Workstream
from dashboard.domain.edition import Edition
from dashboard.domain.returns import ComplianceReturn, roll_up
from dashboard.readmodels.books import Books
from dashboard.store import Organisation, Record, Restatement, Submission

NAMES = {"thurrock": "Thurrock Council", "kent": "Kent County Council", "england": "England"}
BANDS = {"unit": "percent", "polarity": "higher", "rule": "bands", "green": "100", "amber": "90"}
DAY = date(2024, 2, 7)

Row = Mapping[str, str | None]


class Papers:
    """What was published, by organisation and dataset; each `publish` is a submission."""

    def __init__(self, workstreams: dict[str, Workstream] | None = None) -> None:
        self.published: dict[tuple[str, str], list[Record]] = {}
        self.filed: list[tuple[str, str, int]] = []  # organisation, dataset and number of rows
        self.day = DAY  # when what is published from now on is loaded and published
        self.history: dict[str, dict[str, Any]] = {}  # what became of each submission
        self.catalogue = Catalogue(
            {
                code: KnownOrganisation(code, name, comparator=code == "england")
                for code, name in NAMES.items()
            },
            workstreams or {},
            "0" * 8,
            {},
        )

    def publish(self, org: str, dataset: str, *rows: dict[str, str | None]) -> Papers:
        """Publish rows of a dataset; returns of workstreams are rolled up as the store does."""
        self.filed.append((org, dataset, len(rows)))
        moment = datetime.combine(self.day, time(12), UTC)
        self.history[f"S{self.count}"] = {"created_at": moment, "published_at": moment}
        self._keep(org, dataset, list(rows))
        if dataset == "compliance_returns":
            self._keep(org, "rollups", [self._rolled(row) for row in rows])
        return self

    def measure(self, org: str, code: str, **columns: str | None) -> Papers:
        """Publish the definition of a housing measure rated by bands, unless told otherwise."""
        row = {"measure": code, "title": code.title(), "section": "housing", **BANDS}
        return self.publish(org, "measures", {**row, "decimals": "2", **columns})

    def returned(self, org: str, workstream: str, period: str, **columns: str | None) -> Papers:
        """Publish one compliance return."""
        row = {"workstream": workstream, "period": period, **columns}
        return self.publish(org, "compliance_returns", row)

    def observed(self, org: str, measure: str, period: str, **columns: str | None) -> Papers:
        """Publish one observation."""
        return self.publish(org, "observations", {"measure": measure, "period": period, **columns})

    def books(self, as_at: date = DAY) -> Books:
        """The papers as a read model reads them."""
        return Books(self, self.catalogue, Edition("1.0", "0" * 8, self.count, as_at))

    def _keep(self, org: str, dataset: str, rows: list[dict[str, str | None]]) -> None:
        kept = self.published.setdefault((org, dataset), [])
        for row in rows:
            kept.append(Record(row, len(kept) + 2, f"S{self.count}", self.count))

    def _rolled(self, row: dict[str, str | None]) -> dict[str, str | None]:
        one = ComplianceReturn.from_row(row)
        return roll_up(one, self.catalogue.basis(one.workstream)).as_row()

    @property
    def count(self) -> int:
        return len(self.filed)

    def restatements(self, org: str, *, revision: int | None = None) -> tuple[Restatement, ...]:
        """No figure was published twice."""
        return ()

    def register(self, org: str, dataset: str, *, revision: int | None = None) -> None:
        """No register is kept as one: the papers are figures."""
        return

    def revision(self) -> int:
        return self.count

    def organisations(self) -> tuple[Organisation, ...]:
        orgs = sorted({org for org, _ in self.published})
        return tuple(Organisation(org, NAMES[org]) for org in orgs)

    def rows(
        self,
        org: str,
        dataset: str,
        *,
        revision: int | None = None,
        subject: str | None = None,
        period: str | None = None,
    ) -> list[Record]:
        return list(self.published.get((org, dataset), ()))

    def sent(self, org: str, dataset: str, periods: Collection[str]) -> list[Record]:
        return [one for one in self.rows(org, dataset) if one.row["period"] in periods]

    def submission(self, submission_id: str) -> Submission:
        org, dataset, count = self.filed[int(submission_id[1:]) - 1]
        made = Submission(
            id=submission_id,
            org=org,
            dataset=dataset,
            state="published",
            filename="return.csv",
            digest="",
            rows=count,
            source=f"Paper {submission_id}",
            by="officer",
            created_at=datetime(2024, 2, 7, tzinfo=UTC),
            revision=int(submission_id[1:]),
            published_by="manager",
        )
        return replace(made, **self.history[submission_id])

    def submissions(self, org: str | None = None) -> tuple[Submission, ...]:
        every = (self.submission(f"S{number + 1}") for number in range(self.count))
        return tuple(one for one in every if org in (None, one.org))


def books_of(org: str, as_at: date, **datasets: Iterable[Row]) -> Books:
    """Books of one organisation on a day, holding these rows by dataset."""
    papers = Papers()
    for dataset, rows in datasets.items():
        papers.publish(org, dataset, *(dict(row) for row in rows))
    return papers.books(as_at)
