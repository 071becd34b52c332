"""What registers roll up to: the definition of each figure, where a council gives none itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard import formats
from dashboard.domain.cohorts.places import yearly
from dashboard.domain.measures import Measure, Polarity, RuleKind


@dataclass(frozen=True, slots=True)
class RegisterMeasure:
    """A figure counted from a register: a share of those below the line, or a number of them.

    `above` and `below` say in words who is counted; a number without `above` counts all.
    `calendar_year` says that it is kept by calendar year too.
    """

    code: str
    name: str
    section: str = ""
    group: str = ""
    dataset: str = ""
    unit: str = "percent"
    decimals: int = 1
    frequency: str = "monthly"
    polarity: str = "none"
    above: str = ""
    below: str = ""
    statutory_basis: str = ""
    calendar_year: bool = False

    def __post_init__(self) -> None:
        for name in ("section", "dataset", "below"):
            if not getattr(self, name):
                raise ValueError(f"{name} is missing")
        if self.polarity not in list(Polarity):
            raise ValueError(f"polarity cannot be {self.polarity!r}")

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage of those below the line, rather than a number."""
        return self.unit == "percent"

    def measure(self) -> Measure:
        """The definition a council's own `measures` row would give; rated by nothing."""
        counted = f"Of {self.below}: {self.above}." if self.above else f"{self.below}."
        return Measure(
            code=self.code,
            title=self.name,
            section=self.section,
            unit=self.unit,
            polarity=Polarity(self.polarity),
            rule=RuleKind.NONE,
            decimals=self.decimals,
            frequency=self.frequency,
            group=self.group,
            definition=formats.capital(counted),
            source="Counted from the register, case by case.",
            statutory_basis=self.statutory_basis or None,
        )

    def by_calendar_year(self) -> RegisterMeasure:
        """The same figure by calendar year, under its own code."""
        return replace(
            self,
            code=yearly(self.code),
            name=f"{self.name}, calendar year",
            group=by_calendar_year(self.group),
            frequency="yearly",
            below=self.below.replace("in the month", "in the year"),
            calendar_year=False,
        )


def by_calendar_year(group: str) -> str:
    """The group of the yearly figures, so that they stand apart from the monthly ones."""
    return f"{group} by calendar year"


def with_years(read: Mapping[str, RegisterMeasure]) -> dict[str, RegisterMeasure]:
    """The measures as read, each followed by its yearly one where it has one."""
    found: dict[str, RegisterMeasure] = {}
    for code, one in read.items():
        found[code] = one
        if one.calendar_year:
            found[yearly(code)] = one.by_calendar_year()
    return found
