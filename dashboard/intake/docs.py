"""What docs/datasets.md says: every dataset, column and check, written from their declarations.

`python -m dashboard.intake.docs` writes it; with `--check` it only says whether it is up to date.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dashboard.intake.checks.listing import CHECKS, MODULES
from dashboard.intake.checks.registry import Check
from dashboard.intake.columns import KIND_WORDS, ORG, Column, Dataset
from dashboard.intake.contracts import DATASETS
from dashboard.intake.contracts_figures import MEASURES
from dashboard.intake.docs_tables import headings, line, registers, rules, workstreams

PAGE = Path(__file__).resolve().parents[2] / "docs" / "datasets.md"

_OPENING = """\
# Datasets and checks

This page is generated from the declarations that the checker itself uses: edit those, then run
`python -m dashboard.intake.docs`.

A dataset is one CSV file, or one sheet of an XLSX workbook: the one that lacks fewest of the
required headings, the first of several that are shown. CSV may be UTF-8, UTF-8 with its mark,
UTF-16 or Windows-1252, parted by commas, semicolons or tabs. Headings are matched
without regard to case, spaces and underscores; columns may stand in any order, and those that are
not listed here are left unread, with a warning. Blank rows are skipped. `scorecard template
DATASET` writes the headings; `scorecard check DATASET FILE` checks a file and changes nothing.
"""

_FOLDERS = """\
## `sen2` and `dfe_ehc`

Two kinds of files come several at once, in a folder or a ZIP file, and are known by their names.

`sen2` is the person-level return as COLLECT exports it (specifications 1.1 to 1.3): the modules
person, requests, assessment, namedplan, activeplans and senneed. Requests become rows of
`ehc_cases`, active plans rows of `annual_reviews`; of the person module only the sex is read, and
names, birth dates, postcodes and UPNs never are. `week20` says that an exception applies but not
which, so it stands as `unstated`; a file of `ehc_cases` has to give one of the four. The plan's
start date ends the 20 weeks; where it is blank the date of an outcome to issue does. A request
marked `H` was decided before the period: it is a case where its assessment was still going on or
ended within the period, and none where the assessment is marked `H` too. Problems of cases have the
row of the requests file, those of reviews the row of the active plans. [What each code stands
on](decisions/sen2-codes.md).

`dfe_ehc` are the DfE's open-data files timeliness_20_week, requests and annual_reviews. The whole
figures of England and of each council known become figures to compare with, with their counts.
"""

_CHECKS = """\
## Checks

Every problem has a code that does not change. An error keeps its row out, and a file with errors
is not loaded; a warning does not. `row` is the row number in a spreadsheet, the headings being
row 1. Words in braces are filled in.
"""


def render() -> str:
    """The page, as Markdown."""
    datasets = (block for dataset in DATASETS.values() for block in _dataset(dataset))
    tables = (*registers(), *workstreams())
    return "\n".join([_OPENING, *_kinds(), *datasets, _FOLDERS, *tables, _CHECKS, *_checks()])


def main(arguments: Sequence[str], page: Path = PAGE) -> int:
    """Write the page, or with `--check` compare it. Returns the exit code."""
    text = render()
    if "--check" not in arguments:
        page.write_text(text, encoding="utf-8")
        return 0
    if page.is_file() and page.read_text(encoding="utf-8") == text:
        return 0
    sys.stderr.write(f"{page.name} is out of date: run python -m dashboard.intake.docs\n")
    return 1


def _kinds() -> Iterator[str]:
    yield from headings("Type", "How a cell is read")
    yield from (line(f"`{kind}`", words) for kind, words in KIND_WORDS.items())
    yield f"\nEvery dataset may also have a column `org`. {ORG.description}.\n"


def _dataset(dataset: Dataset) -> Iterator[str]:
    key = ", ".join(f"`{name}`" for name in dataset.key)
    yield f"## `{dataset.name}`\n\n{dataset.description} Key: {key}.\n"
    yield from (
        "| Column | Type | Allowed | What it is | Example |",
        "| --- | --- | --- | --- | --- |",
    )
    yield from (_column(column) for column in dataset.columns)
    yield ""
    if dataset is MEASURES:
        yield from rules()


def _column(column: Column) -> str:
    name = f"**`{column.name}`** (required)" if column.required else f"`{column.name}`"
    return line(
        name, f"`{column.kind}`", ", ".join(column.allowed), column.description, column.example
    )


def _checks() -> Iterator[str]:
    for module in MODULES:
        title = (module.__doc__ or "").partition("\n")[0]
        yield f"### {title}\n"
        yield from (
            "| Code | | Datasets | What is said | What to do |",
            "| --- | --- | --- | --- | --- |",
        )
        yield from (_check(one) for one in CHECKS.values() if _declared_in(one) == module.__name__)
        yield ""


def _check(one: Check) -> str:
    return line(f"`{one.code}`", one.severity, ", ".join(one.datasets), one.message, one.fix)


def _declared_in(one: Check) -> str:
    return one.find.__module__


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
