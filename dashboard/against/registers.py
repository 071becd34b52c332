"""What is said of a register beside the one whose place it takes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dashboard.against.published import Published
from dashboard.formats import date_words
from dashboard.intake.batch import Batch
from dashboard.intake.checks.dates import DONE
from dashboard.intake.checks.whole import register_loses_rows, register_seems_older
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Sheet


def against_registers(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings, where a register leaves out much of what is published, or is older than it says."""
    if batch.seen is not None:
        yield from _loses_rows(batch.seen, published)
        yield from _seems_older(batch.seen)


def _loses_rows(sheet: Sheet, published: Published) -> Iterator[Problem]:
    """Told by the keys: whole columns are compared, as registers are large."""
    contract = DATASETS[sheet.dataset.name]
    if contract.name not in register_loses_rows.datasets or _stands_behind(sheet, published):
        return
    if not sheet.has(*contract.key) or sheet.unread(*contract.key):
        return  # it may be a row that could not be read
    sent = set(zip(*(sheet.cells[name].each() for name in contract.key), strict=True))
    before = list(zip(*published.columns(contract.name, contract.key), strict=True))
    if contract.scope:  # the first of the key names what is replaced together: a plan
        named = {key[0] for key in sent}
        before = [key for key in before if key[0] in named]
    gone = sum(key not in sent for key in before)
    if register_loses_rows.find(gone, len(before)):
        whole = "each plan that it names" if contract.scope else "the whole register"
        yield register_loses_rows.problem(gone=gone, published=len(before), whole=whole)


def _seems_older(sheet: Sheet) -> Iterator[Problem]:
    """Told by all dates of what has happened, whatever it is."""
    if sheet.dataset.name not in register_seems_older.datasets or sheet.today is None:
        return
    held = [sheet.cells[name] for name in DONE[sheet.dataset.name] if name in sheet.cells]
    days = [text[:10] for cells in held for text in cells.normal if text]
    newest = date.fromisoformat(max(days, default="9999-12-31"))
    if register_seems_older.find(newest, sheet.today, len(sheet.numbers)):
        yield register_seems_older.problem(newest=date_words(newest), today=date_words(sheet.today))


def _stands_behind(sheet: Sheet, published: Published) -> bool:
    """Whether a register of a later day goes on showing, so that none of its rows goes."""
    shown = published.shown(sheet.dataset.name)
    if shown is None or sheet.today is None or sheet.dataset.scope:
        return False
    return sheet.today.isoformat() < shown.day
