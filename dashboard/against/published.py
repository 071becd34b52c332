"""What an organisation has published, as checks look it up: rows of the store, whole registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from dashboard.intake.sheet import Row
from dashboard.registers.clocks import KEPT_WHOLE
from dashboard.registers.frames import RegisterFrame, unpack
from dashboard.store import Store, Submission, Vault
from dashboard.store.standing import Key, has_figure


@dataclass(frozen=True, slots=True)
class Published:
    """An organisation's rows in the store, and its registers of cases and checks in the vault."""

    store: Store
    vault: Vault
    org: str

    def others(self) -> list[Published]:
        """What each other organisation has published."""
        codes = [one.code for one in self.store.organisations() if one.code != self.org]
        return [replace(self, org=code) for code in codes]

    def rows(self, dataset: str, measure: str | None = None) -> list[Row]:
        """The rows that show of a dataset, of one measure if given."""
        return [record.row for record in self.store.rows(self.org, dataset, subject=measure)]

    def codes(self) -> set[str]:
        """The codes of the measures that are defined."""
        return {str(row["measure"]) for row in self.rows("measures")}

    def figures(self, dataset: str, measure: str) -> dict[Key, Row]:
        """The rows of a measure in a dataset that state a figure, by measure and period."""
        rows = self.rows(dataset, measure)
        return {(str(row["measure"]), str(row["period"])): row for row in rows if has_figure(row)}

    def shown(self, dataset: str) -> Submission | None:
        """The whole register that shows of a dataset."""
        return self.store.register(self.org, dataset)

    def register(self, dataset: str) -> RegisterFrame | None:
        """The register of cases or checks that shows, None where there is none any longer."""
        found = self.shown(dataset)
        if found is None or not found.register or not self.vault.has(found.register):
            return None
        day = date.fromisoformat(found.as_at)
        return unpack(dataset, self.vault.get(found.register), day, found.id)

    def columns(self, dataset: str, names: Iterable[str]) -> list[list[str | None]]:
        """Some columns of all that shows of a dataset, wherever it is kept."""
        if dataset not in KEPT_WHOLE:
            rows = self.rows(dataset)
            return [[row.get(name) for row in rows] for name in names]
        register = self.register(dataset)
        return [register.texts(name) if register else [] for name in names]
