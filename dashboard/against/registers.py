"""What is said of a register beside the one whose place it takes."""

from __future__ import annotations

from collections.abc import Iterator

from dashboard.against.published import Published
from dashboard.intake.batch import Batch
from dashboard.intake.checks.whole import register_loses_rows
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem
from dashboard.intake.sheet import Sheet


def against_registers(batch: Batch, published: Published) -> Iterator[Problem]:
    """Warnings, where a register leaves out much of what is published."""
    if batch.seen is not None:
        yield from _loses_rows(batch.seen, published)


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


def _stands_behind(sheet: Sheet, published: Published) -> bool:
    """Whether a register of a later day goes on showing, so that none of its rows goes."""
    shown = published.shown(sheet.dataset.name)
    if shown is None or sheet.today is None or sheet.dataset.scope:
        return False
    return sheet.today.isoformat() < shown.day
