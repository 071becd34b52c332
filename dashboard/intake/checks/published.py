"""Whether a file fits what its organisation has published.

`find` is handed what the file names and what is published; ingest, which knows both, does that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from fractions import Fraction

from dashboard.domain.periods import Period, PeriodKind
from dashboard.intake.checks.observations import disagreement
from dashboard.intake.checks.registry import check
from dashboard.intake.checks.rows import is_total
from dashboard.intake.problems import Severity
from dashboard.intake.sheet import Row

_TELLING = 2  # codes: one may be a slip


@check(
    "another_councils_file",
    topic="published",
    severity=Severity.WARNING,
    message="This seems to be another council's file: {why}.",
    fix="Check which council it is of, and send it for that one.",
)
def another_councils_file(
    named: Collection[str], own: Collection[str], others: Iterable[Collection[str]]
) -> bool:
    """Given the codes a file names, and those of its council's measures and of each other's.

    All of them, at least two, are another's, of one other council alone, and none is its own. Its
    name is not said: whoever sends the file may not be one who may know of it.
    """
    codes = set(named)
    if len(codes) < _TELLING or not own or not codes.isdisjoint(own):
        return False
    return sum(codes.issubset(other) for other in others) == 1


@check(
    "measure_not_published",
    topic="published",
    severity=Severity.WARNING,
    datasets=("observations", "compliance_returns", "commentaries", "inspections"),
    message="No measure {value} is published for the organisation, so {outcome}{nearest}.",
    fix="Correct the code, or load the measure's definition.",
)
def measure_not_published(
    named: Iterable[tuple[int, str]], published: Collection[str]
) -> Iterator[tuple[int, str]]:
    """The rows whose measure is not among those published, the first of each code.

    Nothing of a row of totals, which is refused as one.
    """
    told: set[str] = set()
    for row, code in named:
        if code not in published and code not in told and not is_total(code):
            told.add(code)
            yield row, code


@check(
    "workstream_unknown",
    topic="published",
    severity=Severity.WARNING,
    datasets=("inspections", "compliance_returns"),
    message="There is no workstream {value}; {nearest}.",
    fix="Correct the code, or load the workstream's definition as a measure.",
)
def workstream_unknown(
    named: Iterable[tuple[int, str]], known: Collection[str]
) -> Iterator[tuple[int, str, str]]:
    """The rows whose workstream nobody knows, the first of each code, with the nearest known in
    words."""
    for row, code in measure_not_published.find(named, known):
        like = nearest(code, known, 0)
        same = like.upper() == code.upper()
        said = "capitals matter, and the code is {}" if same else "the nearest known code is {}"
        yield row, code, said.format(like)


def nearest(code: str, known: Iterable[str], least: float = 0.7) -> str:
    """The known code that is most like a code, whatever its capitals; "" where none is.

    `least` is how like it has to be, from 0 to 1.
    """
    by_capitals = {one.upper(): one for one in known}
    found = get_close_matches(code.upper(), by_capitals, n=1, cutoff=least)
    return by_capitals[found[0]] if found else ""


@check(
    "not_its_frequency",
    topic="published",
    severity=Severity.WARNING,
    datasets=("observations", "compliance_returns"),
    message="{measure} is reported {frequency}, and {period} is {kind}.",
    fix="Write {written} if the figure is for {fitting}; if it really is for {period} alone, "
    "nothing need be done.",
)
def not_its_frequency(period: Period, published: Collection[PeriodKind]) -> bool:
    """Given a period that is not of its measure's frequency, and the kinds it has figures of."""
    return period.kind not in published


@check(
    "fraction_for_percent",
    topic="published",
    severity=Severity.WARNING,
    datasets=("observations",),
    message="The value {value} reads as {value}%, and no figure of {measure} in the file is above "
    "1%.",
    fix="If 0.98 stands for 98%, give 98; in Excel, multiply the column by 100.",
)
def fraction_for_percent(values: Iterable[Fraction]) -> bool:
    """Given all the values of a measure in percent."""
    between = False
    for one in values:
        if not 0 <= one <= 1:
            return False
        between = between or 0 < one < 1
    return between


@check(
    "loaded_before",
    topic="published",
    severity=Severity.WARNING,
    message="The same file was loaded before, as {submission}, which is {state}.",
    fix="Nothing has to be done, unless another file was meant.",
)
def loaded_before(digest: str, earlier: str) -> bool:
    """Whether the file is byte for byte one that was loaded earlier."""
    return digest == earlier


@check(
    "return_disagrees",
    topic="published",
    severity=Severity.WARNING,
    datasets=("observations",),
    message="The value {value} is {how}: the published counts, {numerator} of {denominator}, come "
    "to {percent}%.",
    fix="Correct whichever is wrong: the figure published last is the one that shows.",
)
def return_disagrees(
    rows: Iterable[tuple[int, Row]], counted: Mapping[tuple[str, str], Row]
) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Values given alone that are not what the counts published for their measure and period
    come to: row, value and the words to say so."""
    for number, row in rows:
        counts = counted.get((str(row["measure"]), str(row["period"])))
        if counts is None or row["value"] is None or row["denominator"] is not None:
            continue
        above, below = counts["numerator"], counts["denominator"]
        if not above or not below or below == "0":
            continue
        if disagrees := disagreement(row["value"], above, below):
            how, percent = disagrees
            words = {"how": how, "percent": percent, "numerator": above, "denominator": below}
            yield number, row["value"], words
