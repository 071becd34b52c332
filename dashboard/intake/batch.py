"""What a file comes to: every problem at once, and the rows fit to be kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice

import pandas as pd

from dashboard.intake.checks import personal, rows, tables
from dashboard.intake.checks.listing import checks_of
from dashboard.intake.checks.registry import Check
from dashboard.intake.columns import LEFT_OUT, ORG, Dataset, Kind, fold
from dashboard.intake.contracts import DATASETS
from dashboard.intake.limits import Limits
from dashboard.intake.precheck import Table, read_table
from dashboard.intake.problems import Problem, Severity, UnreadableError, in_file_order
from dashboard.intake.sheet import Cells, Row, Sheet, read_cells
from dashboard.registers.frames import RegisterFrame, framed, give_back

PROBLEMS = "Problems"  # the column that a file is given back with; it is not read


@dataclass(frozen=True, slots=True)
class _Start:
    """What a check starts from beside the file: see `check_table`."""

    org: str | None
    today: date | None
    most: int


@dataclass(frozen=True, slots=True)
class Batch:
    """A checked file. `digest` is the SHA-256 of its bytes, `read` how many rows it holds.

    `sheet` is None where no row of the file can be kept; `seen` is what could be read of it all
    the same. `headings` are those of the file, each with the column it was matched to.
    """

    dataset: str
    filename: str
    digest: str
    read: int
    problems: tuple[Problem, ...]
    sheet: Sheet | None
    headings: tuple[tuple[str, str | None], ...] = ()
    seen: Sheet | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep rows out."""
        return tuple(one for one in self.problems if one.severity is Severity.ERROR)

    @property
    def ok(self) -> bool:
        """Whether nothing keeps any row out; there may be warnings."""
        return not self.errors

    def rows(self) -> list[tuple[int, Row]]:
        """The checked rows in the file's order, each with its spreadsheet row number.

        Values are text in normal form, None where blank; rows with an error are left out.
        """
        faulty = {problem.row for problem in self.errors}
        lines = self.sheet.rows if self.sheet else []
        return [line for line in lines if line[0] not in faulty]

    def column(self, name: str) -> Iterator[tuple[int, str]]:
        """The texts of one column by spreadsheet row, whatever else is wrong with the row.

        Blanks are left out, and cells that could not be read.
        """
        cells = self.seen.cells.get(name) if self.seen else None
        if self.seen is not None and cells is not None:
            astray = self.seen.astray
            for row, text in zip(cells.codes.index.tolist(), cells.each(), strict=True):
                if text and row not in astray:
                    yield row, text

    def sound(self, *names: str) -> Iterator[tuple[int, Row]]:
        """Some columns of the rows in which they could be read, whatever else is wrong: one after
        another, for files of very many."""
        return self.seen.sound(*names) if self.seen else iter(())

    def register(self, as_at: date) -> RegisterFrame:
        """The checked rows of a register, to be kept as one; none of a file that was refused."""
        faulty = {problem.row for problem in self.errors}
        cells = self.sheet.cells if self.sheet else {}
        numbers = self.sheet.numbers.tolist() if self.sheet else []
        columns = {name: one.each() for name, one in cells.items() if name != ORG.name}
        whole = framed(self.dataset, numbers, columns, as_at)
        return whole.where(~whole.frame["row"].isin(faulty)) if faulty else whole


def check(
    dataset: str,
    data: bytes,
    *,
    filename: str = "",
    org: str | None = None,
    limits: Limits | None = None,
    today: date | None = None,
    own: Mapping[str, str] | None = None,
) -> Batch:
    """Check a file against a dataset's contract; nothing is kept.

    `own` are an organisation's own headings, folded, and the columns they stand for, LEFT_OUT
    where it needs none. `today` is
    the day after which nothing can have happened; without it no date is too late.
    Raises KeyError for a dataset there is not; a file that cannot be read is a problem, not an
    exception.
    """
    contract, limits = DATASETS[dataset], limits or Limits()
    digest = hashlib.sha256(data).hexdigest()
    try:
        named = {heading for heading, name in (own or {}).items() if name != LEFT_OUT}
        table = read_table(data, limits, named | headings_of(contract).keys())
    except UnreadableError as error:
        return Batch(dataset, filename, digest, 0, (error.problem,), None)
    batch = check_table(contract, table, org=org, today=today, own=own, most=limits.problems)
    del table
    give_back()
    return replace(batch, filename=filename, digest=digest)


def check_table(
    contract: Dataset,
    table: Table,
    *,
    org: str | None = None,
    today: date | None = None,
    most: int = Limits().problems,
    own: Mapping[str, str] | None = None,
) -> Batch:
    """Check the text of a table against a contract; see `check`. `most` problems are listed."""
    own = {
        heading: name
        for heading, name in (own or {}).items()
        if not personal.not_to_be_sent(contract.name, heading)
    }
    columns, said = _columns(contract, table, own)
    start = _Start(org.casefold() if org else None, today, most)
    sheet, found = _sheet(contract, table, columns, start)
    every = chain(table.problems, said, found, _on_sheet(sheet), _on_text(sheet))
    problems = _listed(every, most)
    blocked = any(
        one.severity is Severity.ERROR and one.row in (None, table.heading_row) for one in problems
    )
    ordered = in_file_order(problems, (*contract.names, ORG.name))
    matched = {at: name for name, at in columns.items()}
    unneeded = dict.fromkeys(_left_out(table, own, columns), LEFT_OUT)
    named = unneeded | matched
    headings = tuple((typed.strip(), named.get(at)) for at, typed in enumerate(table.headings))
    kept = None if blocked else sheet
    return Batch(contract.name, "", "", table.read, ordered, kept, headings, sheet)


def headings_of(contract: Dataset) -> dict[str, str]:
    """The contract's columns by their headings as they are compared."""
    return {fold(column.name): column.name for column in (*contract.columns, ORG)}


def _listed(problems: Iterator[Problem], most: int) -> list[Problem]:
    """The problems, of either severity no more than `most`, and a last one if there are others.

    Once there are too many errors nothing more is looked for: no row of the file can be kept.
    """
    listed: dict[Severity, list[Problem]] = {severity: [] for severity in Severity}
    more: list[Problem] = []
    too_many = tables.too_many_problems
    for one in problems:
        if not too_many.find(listed[one.severity], most):
            listed[one.severity].append(one)
            continue
        more = [too_many.problem(most=most, severity=one.severity)]
        if one.severity is Severity.ERROR:
            break
    return [*more, *listed[Severity.ERROR], *listed[Severity.WARNING]]


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
        elif (table.cells[at].str.strip() != "").any():
            yield tables.blank_heading.problem(row=table.heading_row, number=at + 1)


def _sheet(
    contract: Dataset, table: Table, columns: dict[str, int], start: _Start
) -> tuple[Sheet, list[Problem]]:
    """The columns in normal form, with every cell that cannot be read or may not be blank."""
    cells: dict[str, Cells] = {}
    problems: list[Problem] = []
    for name, at in columns.items():
        cells[name], found = read_cells(contract.column(name), table.cells[at], start.most)
        problems += found
    astray = frozenset(
        one.row for one in table.problems if one.row and one.severity is Severity.ERROR
    )
    sheet = Sheet(contract, start.org, cells, table.cells.index, astray, start.today)
    problems += islice(_problems(rows.required_blank, sheet), start.most + 1)
    return sheet, problems


def _on_sheet(sheet: Sheet) -> Iterator[Problem]:
    for one in checks_of("sheet", sheet.dataset.name):
        found = _problems(one, sheet)
        yield from (said for said in found if said.row not in sheet.astray)


def _problems(one: Check, sheet: Sheet) -> Iterator[Problem]:
    for row, column, value, words, severity in one.find(sheet):
        yield one.problem(row=row, column=column, value=value, severity=severity, **words)


def _on_text(sheet: Sheet) -> Iterator[Problem]:
    """Warnings of personal details; the text is not repeated in them."""
    for name, cells in sheet.cells.items():
        if sheet.dataset.column(name).kind is Kind.TEXT:
            looked_at = pd.Series(cells.normal, dtype="str").str.contains(personal.WORTH_A_LOOK)
            positions = looked_at.index[looked_at.fillna(value=False)].tolist()
            for one in checks_of("text", sheet.dataset.name):
                found = [at for at in positions if one.find(cells.normal[at])]
                told = one.problem(column=name)
                yield from (told.at(row) for row, _ in cells.where(found))
