"""A watched folder: complete files are taken in and moved aside, with what became of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from dashboard import formats
from dashboard.exports import with_problems
from dashboard.ingest import Ingest
from dashboard.intake.batch import Batch
from dashboard.intake.contracts import DATASETS
from dashboard.refusals import FileRefusedError
from dashboard.store import Submission

DONE, PROBLEMS = "done", "problems"
_KINDS = (".csv", ".xlsx", ".txt", ".tsv")
_NUMBERED = re.compile(r"\d+-")


@dataclass(frozen=True, slots=True)
class Taken:
    """A file of the folder, where it was moved to, and what became of it in a sentence."""

    name: str
    moved_to: Path
    said: str
    refused: bool


def take_in(
    folder: Path, ingest: Ingest, *, org: str, by: str, settled: timedelta
) -> Iterator[Taken]:
    """Take in every complete file named after a dataset, the earliest first.

    A file is complete once nobody has written to it for `settled`. It is submitted, not
    published, and moved to `done`; one with errors is moved to `problems` beside a copy that names
    them row by row. A file cut off half-way through is found again the next time, and told.
    """
    for place in sorted(_complete(folder, ingest.clock().timestamp() - settled.total_seconds())):
        yield _take(place, ingest, org, by)


def dataset_of(name: str) -> str | None:
    """The dataset a file is named after, as in `02-observations-june.csv`; None for no dataset."""
    stem = _NUMBERED.sub("", Path(name).stem.casefold(), count=1)
    found = [one for one in DATASETS if re.match(rf"{one}(?![a-z0-9_])", stem)]
    return max(found, key=len, default=None)


def _complete(folder: Path, before: float) -> Iterator[Path]:
    for place in folder.iterdir():
        wanted = place.suffix.casefold() in _KINDS and not place.name.startswith((".", "~$"))
        if wanted and place.is_file() and place.stat().st_mtime <= before:
            yield place


def _take(place: Path, ingest: Ingest, org: str, by: str) -> Taken:
    dataset, data = dataset_of(place.name), place.read_bytes()
    if dataset is None:
        known = ", ".join(DATASETS)
        said = f"{place.name} is not named after a dataset. The datasets are {known}."
        return _moved(place, ingest, PROBLEMS, said)
    same = ingest.latest_same(dataset, data, org)
    if same is not None and same.state != "staged":
        return _moved(place, ingest, DONE, f"{place.name} is the same file as {same.id}.")
    try:
        submission, batch = (same, None) if same else _stage(place, ingest, dataset, data, org, by)
    except FileRefusedError as refused:
        return _refused(place, ingest, data, refused)
    submitted = _submit(ingest, submission, batch, by)
    rows = formats.numbered(submitted.rows, "row")
    return _moved(place, ingest, DONE, f"{place.name}: {rows}, submitted as {submitted.id}.")


def _stage(
    place: Path, ingest: Ingest, dataset: str, data: bytes, org: str, by: str
) -> tuple[Submission, Batch]:
    return ingest.stage(dataset, data, org=org, by=by, filename=place.name)


def _submit(ingest: Ingest, submission: Submission, batch: Batch | None, by: str) -> Submission:
    """Put it before whoever approves: the warnings are for them to look at."""
    found = batch.problems if batch else ingest.recheck(submission.id).problems
    warned = formats.numbered(len(found), "warning")
    why = f"Taken from a folder with {warned}, for the approver to look at." if found else ""
    return ingest.submit(submission.id, by=by, why=why)


def _refused(place: Path, ingest: Ingest, data: bytes, refused: FileRefusedError) -> Taken:
    suffix, marked = with_problems(data, refused.batch)
    taken = _moved(place, ingest, PROBLEMS, f"{place.name}: {refused}")
    beside = taken.moved_to.with_name(f"{taken.moved_to.stem}-with-problems{suffix}")
    beside.write_bytes(marked)
    return taken


def _moved(place: Path, ingest: Ingest, into: str, said: str) -> Taken:
    """Move the file aside under the moment and its name, with the sentence in a file beside it."""
    target = place.parent / into
    target.mkdir(exist_ok=True)
    moment = f"{ingest.clock():%Y%m%dT%H%M%S}"
    aside = _free(target / f"{moment}-{place.name}")
    os.replace(place, aside)
    aside.with_name(f"{aside.name}.report.txt").write_text(said + "\n", encoding="utf-8")
    return Taken(place.name, aside, said, into == PROBLEMS)


def _free(place: Path) -> Path:
    """The place, or one beside it where something has it already: nothing is overwritten."""
    taken, number = place, 2
    while taken.exists():
        taken, number = place.with_name(f"{place.stem}-{number}{place.suffix}"), number + 1
    return taken
