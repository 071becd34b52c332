"""What is published of a dataset as a file in its own columns, to be corrected and sent back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dashboard.exports import csv_bytes, xlsx_bytes
from dashboard.intake.contracts import DATASETS
from dashboard.intake.limits import Limits
from dashboard.readmodels.books import Books
from dashboard.registers.clocks import KEPT_WHOLE

Rows = Sequence[Mapping[str, str | None]]
ENDINGS = ("csv", "xlsx")


class TooLargeError(ValueError):
    """A workbook of this many cells could not be sent back."""

    def __init__(self, cells: int, most: int) -> None:
        super().__init__(
            f"The workbook would have {cells:,} cells, and one of more than {most:,} could not be "
            "sent back. Take the CSV file."
        )


def file_of(books: Books, org: str, dataset: str, ending: str) -> bytes | None:
    """The rows published as of the edition, as the kind of file that `ending` names.

    None where nothing is published, or the organisation is out of reach. Raises TooLargeError
    where a workbook would have more cells than the intake reads. Whoever asks for a register has
    to have been asked first whether they may see its rows.
    """
    rows = _rows(books, org, dataset)
    if rows is None:
        return None
    contract = DATASETS[dataset]
    if ending == "csv":
        return csv_bytes(contract.columns, rows)
    filled = sum(bool(row.get(name)) for row in rows for name in contract.names)
    cells, most = len(contract.names) + filled, Limits().cells
    if cells > most:
        raise TooLargeError(cells, most)
    return xlsx_bytes(contract.title, contract.columns, rows)


def name_of(books: Books, org: str, dataset: str, ending: str, part: str = "") -> str:
    """What the file is called: "thurrock-observations-figures-34.csv".

    `part` says what it is limited to: "thurrock-observations-housing-figures-34.csv".
    """
    what = f"{dataset}-{part}" if part else dataset
    return f"{org}-{what}-figures-{books.edition.revision}.{ending}"


def _rows(books: Books, org: str, dataset: str) -> Rows | None:
    if dataset in KEPT_WHOLE:
        register = books.register(org, dataset)
        return register.rows() if register else None
    return [record.row for record in books.rows(org, dataset)] or None
