"""Which section of a council's work a row of figures belongs to, and so who may see it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dashboard.domain.calendar import named_in

# Every section with its name, in the order the pages have them.
SECTIONS = {
    "housing": "Housing",
    "send": "SEND",
    "strategies": "Strategies",
    "adult-social-care": "Adult social care",
    "partnership": "Partnership",
    "risks": "Risks",
}

# The datasets that are of one section, whatever a row says.
OF_DATASET = {
    "compliance_returns": "housing",
    "assets": "housing",
    "inspections": "housing",
    "hazards": "housing",
    "ehc_cases": "send",
    "ehc_advice": "send",
    "annual_reviews": "send",
    "sen2": "send",
    "dfe_ehc": "send",
    "actions": "strategies",
    "funds": "partnership",
    "contracts": "partnership",
    "risks": "risks",
}

# Those whose rows are each of the section of the measure in this column.
MEASURE_IN = {
    "measures": "measure",
    "observations": "measure",
    "rollups": "measure",
    "commentaries": "measure",
    "printed": "subject",
}

WORKSTREAMS = OF_DATASET["compliance_returns"]  # whose measures the catalogue's workstreams are

Row = Mapping[str, str | None]
Placed = Mapping[str, frozenset[str]]  # the sections of each measure, by its code

NONE: frozenset[str] = frozenset()  # of no section that is known, or of no single one


def named(sections: Collection[str]) -> str:
    """Sections in words: "Housing and SEND"; "" for EVERYWHERE, which names none."""
    *rest, last = [name for code, name in SECTIONS.items() if code in sections] or [""]
    return f"{', '.join(rest)} and {last}" if rest else last


def sections_of(dataset: str, row: Row, placed: Placed) -> frozenset[str]:
    """The sections a row belongs to; NONE where that is not known, which nobody limited may see."""
    if dataset in OF_DATASET:
        return frozenset({OF_DATASET[dataset]})
    if dataset == "returns_calendar":
        return _of_return(row, placed)
    found = placed.get(row.get(MEASURE_IN.get(dataset, "")) or "", NONE)
    named = row.get("section") if dataset == "measures" else None
    return found | {named} if named else found


def _of_return(row: Row, placed: Placed) -> frozenset[str]:
    """A return is of its dataset's section, and of those of the measures it is limited to."""
    dataset = row.get("dataset") or ""
    found = {OF_DATASET[dataset]} if dataset in OF_DATASET else set[str]()
    codes = {code.casefold(): sections for code, sections in placed.items()}
    for name in map(str.casefold, named_in(row.get("covers"))):
        if name in SECTIONS:
            found.add(name)
        elif name in codes:
            found |= codes[name]
        else:
            return NONE
    return frozenset(found)
