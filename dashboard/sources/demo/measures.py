"""Decides what the borough's measures are called and how they are rated."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.catalogue import Workstream, load_catalogue
from dashboard.domain.measures import Measure
from dashboard.domain.tsm import MEASURES

COLUMNS = (
    "measure",
    "title",
    "section",
    "unit",
    "polarity",
    "rule",
    "green",
    "amber",
    "decimals",
    "frequency",
    "group",
    "definition",
    "source",
    "statutory_basis",
)
_RULED = ("housing", "percent", "higher", "bands", 100, 90, 2)
_SAFETY = {
    "BS01": "Homes with every gas safety check in date",
    "BS02": "Homes with every fire risk assessment in date",
    "BS03": "Homes with every asbestos survey in date",
    "BS04": "Homes with every legionella risk assessment in date",
    "BS05": "Homes with every passenger lift check in date",
}
_TSM = "Regulator of Social Housing, Tenant Satisfaction Measures"
# What the borough set itself for what its registers add up to: green and amber from here.
_OWN = {
    "EHC-20W": (90, 60),
    "EHC-20W-EX": (90, 60),
    "EHC-6W": (95, 85),
    "EHC-52W": (0, 5),
    "EHC-ADV": (90, 70),
    "AR-12M": (90, 75),
    "AR-4W": (90, 75),
    "AR-FINAL": (90, 75),
    "PT-READY": (100, 90),
    "HAZ-EM": (100, 90),
    "HAZ-SIG": (100, 90),
    "HAZ-SUM": (100, 90),
    "HAZ-SAFE": (100, 90),
    "HAZ-WORK": (100, 90),
}
_GROUPS = {"FRA": "Fire", "LRA": "Asbestos and water"}


def measures(source: str) -> Iterator[tuple[object, ...]]:
    """Workstreams and building-safety measures by the housing key, the rest by bands of its own."""
    for known in load_catalogue().workstreams.values():
        yield _workstream(known, source)
    for code, workstreams in MEASURES.items():
        counted = f"Homes for which every check of {' and '.join(workstreams)} is in date."
        group = "Building safety (homes)"
        yield (code, _SAFETY[code], *_RULED, "monthly", group, counted, source, _TSM)

    for code, one in load_catalogue().register_measures.items():
        if code not in MEASURES:
            yield _counted(one.measure(), source)


def _counted(one: Measure, source: str) -> tuple[object, ...]:
    """What registers add up to, in the catalogue's words; not rated where no band is set."""
    bands = _OWN.get(one.code)
    rule, green, amber = ("bands", *bands) if bands else ("none", "", "")
    known = (one.code, one.title, one.section, one.unit, one.polarity.value)
    rated = (rule, green, amber, one.decimals, one.frequency, one.group)
    return (*known, *rated, one.definition, source, one.statutory_basis)


def _workstream(known: Workstream, source: str) -> tuple[object, ...]:
    frequency = "monthly" if known.frequency == "monthly" else "quarterly"
    group = known.group or _GROUPS[known.code]
    counted = f"{known.inspected} Counted as checks in date of those required.".strip()
    return (known.code, known.name, *_RULED, frequency, group, counted, source, known.standard)
