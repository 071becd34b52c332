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
from dashboard.intake.checks.owners import told_as_an_owner
from dashboard.intake.checks.registry import Check
from dashboard.intake.columns import LEFT_OUT, ORG, Dataset, Kind
from dashboard.intake.contracts import DATASETS
from dashboard.intake.headings import headings_of, needed_of, placed
from dashboard.intake.limits import Limits
from dashboard.intake.precheck import Table, read_table
from dashboard.intake.problems import Problem, Severity, UnreadableError, in_file_order
from dashboard.intake.sheet import Cells, Row, Sheet, read_cells
from dashboard.registers.frames import RegisterFrame, framed, give_back


@dataclass(frozen=True, slots=True)
class _Start:
    """What a check starts from beside the file: see `check_table`."""

    org: str | None
    today: date | None
    most: int
    as_read: bool


@dataclass(frozen=True, slots=True)
class Batch:
    """A checked file. `digest` is the SHA-256 of its bytes, `read` how many rows it holds.

    `sheet` is None where no row of the file can be kept; `seen` is what could be read of it all
    the same. `headings` are those of the file, each with the column it was matched to; `blank`
    are those of no column that have nothing under them.
    """

    dataset: str
    filename: str
    digest: str
    read: int
    problems: tuple[Problem, ...]
    sheet: Sheet | None
    headings: tuple[tuple[str, str | None], ...] = ()
    seen: Sheet | None = None
    blank: frozenset[str] = frozenset()

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
    as_read: bool = False,
) -> Batch:
    """Check a file against a dataset's contract; nothing is kept.

    `own` are an organisation's own headings, folded, and the columns they stand for, LEFT_OUT
    where it needs none. `today` is the day after which nothing can have happened; without it no
    date is too late. Of days that may be month first, as others of their column are, nothing is
    said that follows from them, unless they are to be taken `as_read`.
    Raises KeyError for a dataset there is not; a file that cannot be read is a problem, not an
    exception.
    """
    contract, limits = DATASETS[dataset], limits or Limits()
    digest = hashlib.sha256(data).hexdigest()
    try:
        named = {heading: name for heading, name in (own or {}).items() if name != LEFT_OUT}
        known, needed = {*named, *headings_of(contract)}, needed_of(contract, named)
        table = read_table(data, limits, known, needed)
    except UnreadableError as error:
        return Batch(dataset, filename, digest, 0, (error.problem,), None)
    most = limits.problems
    batch = check_table(contract, table, org=org, today=today, own=own, most=most, as_read=as_read)
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
    as_read: bool = False,
) -> Batch:
    """Check the text of a table against a contract; see `check`. `most` problems are listed."""
    found = placed(contract, table, own or {})
    start = _Start(org.casefold() if org else None, today, most, as_read)
    sheet, unread = _sheet(contract, table, found.columns, start)
    every = chain(table.problems, found.said, unread, _on_sheet(sheet), _on_text(sheet))
    problems = _listed(every, most)
    blocked = any(
        one.severity is Severity.ERROR and one.row in (None, table.heading_row) for one in problems
    )
    ordered = in_file_order(problems, (*contract.names, ORG.name))
    kept = None if blocked else sheet
    read, headings, blank = table.read, found.headings, found.blank
    return Batch(contract.name, "", "", read, ordered, kept, headings, sheet, blank)


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


def _sheet(
    contract: Dataset, table: Table, columns: dict[str, int], start: _Start
) -> tuple[Sheet, list[Problem]]:
    """The columns in normal form, with every cell that cannot be read or may not be blank."""
    cells: dict[str, Cells] = {}
    problems: list[Problem] = []
    for name, at in columns.items():
        column = contract.column(name)
        read, found = read_cells(column, table.cells[at], start.most)
        dated = column.kind in (Kind.DATE, Kind.TIMESTAMP) and not start.as_read
        cells[name] = read.doubted() if dated else read
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
                found = [at for at in positions if _finds(one, sheet, name, cells.normal[at] or "")]
                told = one.problem(column=name)
                yield from (told.at(row) for row, _ in cells.where(found))


def _finds(one: Check, sheet: Sheet, column: str, text: str) -> bool:
    """Whether a check of text objects; a person in a column for posts is told of as such."""
    if one is personal.person_named and told_as_an_owner(sheet.dataset.name, column, text):
        return False
    return bool(one.find(text))
