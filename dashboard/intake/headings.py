"""Which column of a dataset each heading of a file stands for, and what is wrong with headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dashboard.domain.periods import Period, PeriodError, PeriodKind
from dashboard.formats import MONTHS
from dashboard.intake.checks import personal, tables
from dashboard.intake.columns import LEFT_OUT, ORG, Dataset, fold
from dashboard.intake.normal import UK_DATE
from dashboard.intake.precheck import Table
from dashboard.intake.problems import Problem

_MONTH_NAMES = {name for month in MONTHS for name in (month.lower(), month[:3].lower())} | {"sept"}
PROBLEMS = "Problems"  # the column that a file is given back with; it is not read


@dataclass(frozen=True, slots=True)
class Placed:
    """Where each column of a dataset stands in a file, and what is said of the file's headings.

    `headings` are as typed, each with its column, LEFT_OUT or None; `blank` are those of no
    column that have nothing under them.
    """

    columns: dict[str, int]
    said: list[Problem]
    headings: tuple[tuple[str, str | None], ...]
    blank: frozenset[str]


def headings_of(contract: Dataset) -> dict[str, str]:
    """The contract's columns by their headings as they are compared."""
    return {fold(column.name): column.name for column in (*contract.columns, ORG)}


def needed_of(contract: Dataset, named: Mapping[str, str]) -> list[set[str]]:
    """For each column that the contract requires, the headings that stand for it; `named` are
    those that an organisation gave columns."""
    return [
        {fold(one.name), *(heading for heading, name in named.items() if name == one.name)}
        for one in contract.columns
        if one.required
    ]


def placed(contract: Dataset, table: Table, own: Mapping[str, str]) -> Placed:
    """What the headings of a table are; `own` as for `batch.check`."""
    own = {
        heading: name
        for heading, name in own.items()
        if not personal.not_to_be_sent(contract.name, heading)
    }
    columns, said = _columns(contract, table, own)
    if across := _months_across(contract, table, columns):
        said = [across]
    matched = {at: name for name, at in columns.items()}
    named = dict.fromkeys(_left_out(table, own, columns), LEFT_OUT) | matched
    typed = [heading.strip() for heading in table.headings]
    headings = tuple((heading, named.get(at)) for at, heading in enumerate(typed))
    blank = {typed[at] for at in range(len(typed)) if at not in named and _is_blank(table, at)}
    return Placed(columns, said, headings, frozenset(blank))


def _columns(
    contract: Dataset, table: Table, own: Mapping[str, str]
) -> tuple[dict[str, int], list[Problem]]:
    """Where each column of the contract stands in the table, and what is wrong with headings."""
    known = {**own, **headings_of(contract)}
    columns: dict[str, int] = {}
    strangers: list[int] = []
    problems: list[Problem] = []
    for at, heading in enumerate(map(fold, table.headings)):
        name = known.get(heading, "")
        if heading == fold(PROBLEMS):
            continue
        if name == LEFT_OUT or tables.unknown_column.find(heading, known):
            strangers.append(at)
        elif tables.duplicate_heading.find(name, columns):
            problems.append(tables.duplicate_heading.problem(row=table.heading_row, column=name))
        else:
            columns[name] = at
    absent = [one for one in contract.columns if tables.missing_column.find(one, columns)]
    problems += [
        tables.missing_column.problem(column=one.name, dataset=contract.name) for one in absent
    ]
    unneeded = _left_out(table, own, columns)
    return columns, [*problems, *_strangers(contract, table, strangers, columns, unneeded)]


def _months_across(contract: Dataset, table: Table, columns: Mapping[str, int]) -> Problem | None:
    """What is said of a table with months as headings, in place of what is said of each of them."""
    if "period" not in contract.names or "period" in columns:
        return None
    months = [heading.strip() for heading in table.headings if _is_a_month(heading)]
    one = tables.months_across
    if not one.find(months):
        return None
    return one.problem(row=table.heading_row, value=months[0], count=len(months))


def _is_a_month(heading: str) -> bool:
    if fold(heading) in _MONTH_NAMES:
        return True
    try:
        kind = Period.parse(heading.strip().removesuffix(" 00:00:00")).kind
    except PeriodError:
        return bool(UK_DATE.fullmatch(heading.strip()))
    return kind in (PeriodKind.MONTH, PeriodKind.SNAPSHOT)


def _left_out(table: Table, own: Mapping[str, str], columns: Mapping[str, int]) -> set[int]:
    """Where headings stand that the organisation has said it does not need."""
    said = {at for at, typed in enumerate(table.headings) if own.get(fold(typed)) == LEFT_OUT}
    return said.difference(columns.values())


def _strangers(
    contract: Dataset,
    table: Table,
    strangers: list[int],
    columns: dict[str, int],
    unneeded: set[int],
) -> Iterator[Problem]:
    """What is said of columns that are read by no one; nothing of those that are not needed,
    unless they are not to be sent at all."""
    lacking = ", ".join(name for name in contract.names if name not in columns)
    for at in strangers:
        heading = table.headings[at].strip()
        if personal.not_to_be_sent(contract.name, heading):
            one = personal.personal_column
            yield one.problem(row=table.heading_row, column=heading, value=heading)
        elif at in unneeded:
            continue
        elif not tables.blank_heading.find(heading):
            yield tables.unknown_column.problem(
                row=table.heading_row,
                column=heading,
                value=heading,
                dataset=contract.name,
                missing=f"; else correct the heading: it may be one of {lacking}"
                if lacking
                else "",
            )
        elif not _is_blank(table, at):
            yield tables.blank_heading.problem(row=table.heading_row, number=at + 1)


def _is_blank(table: Table, at: int) -> bool:
    return not (table.cells[at].str.strip() != "").any()
