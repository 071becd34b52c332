"""What the figures of a housing register are called, and which have a page of their own."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.domain.measures import Measure
from dashboard.readmodels.addresses import measure_address
from dashboard.readmodels.books import Books


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one organisation's workstreams and measures, by code."""

    org: str
    own: dict[str, Measure]
    known: dict[str, str]

    @classmethod
    def of(cls, books: Books, org: str) -> Names:
        """The organisation's own names before those that the release ships."""
        rows = [Measure.from_row(record.row) for record in books.rows(org, "measures")]
        own = {one.code: one for one in rows}
        rolled = {record.row["measure"] for record in books.rows(org, "rollups")}
        shipped = books.catalogue.register_measures
        for code in shipped.keys() & rolled - own.keys():
            own[code] = shipped[code].measure()
        works = books.catalogue.workstreams
        return cls(org, own, {code: one.name for code, one in works.items()})

    def title(self, code: str) -> str:
        """What it is called; a code nobody has named goes by itself."""
        found = self.own.get(code)
        return found.title if found else self.known.get(code, code)

    def href(self, code: str) -> str | None:
        """The page of its measure, None where it has none."""
        return measure_address(self.org, code) if code in self.own else None
