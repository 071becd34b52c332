"""Which pages stand beside one another: a section's figures and what its registers add."""

from __future__ import annotations

from dashboard.readmodels.addresses import address
from dashboard.readmodels.books import Books
from dashboard.readmodels.types import Option

# The pages of a section, and the register without which one has nothing to show.
FAMILIES: dict[str, tuple[tuple[str, str, str | None], ...]] = {
    "send": (
        ("/send", "Figures", None),
        ("/send/cases", "Assessments in time", "ehc_cases"),
        ("/send/reviews", "Annual reviews", "annual_reviews"),
    ),
    "housing": (
        ("/housing", "Figures", None),
        ("/housing/checks", "Checks due", "inspections"),
        ("/housing/hazards", "Hazards", "hazards"),
    ),
}


def beside(section: str, path: str, org: str, books: Books) -> tuple[Option, ...]:
    """The pages of the section that have something to show for `org`; none where only one has.

    The page at `path` is there without an address.
    """
    shown = [
        Option("" if place == path else address(place, org=org), name)
        for place, name, register in FAMILIES[section]
        if register is None or books.has_register(org, register)
    ]
    return tuple(shown) if len(shown) > 1 else ()
