"""A watched folder: complete files are taken in and moved aside, with what became of each."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from dashboard import formats
from dashboard.exports import with_problems
from dashboard.ingest import Ingest
from dashboard.intake.contracts import DATASETS
from dashboard.intake.problems import Problem, UnreadableError
from dashboard.refusals import DayToComeError, FileRefusedError
from dashboard.store import Submission

DONE, PROBLEMS = "done", "problems"
_KINDS = (".csv", ".xlsx", ".txt", ".tsv")
_NUMBERED = re.compile(r"\d+-")
_DAY = re.compile(r"(?<!\d)20\d\d-\d\d-\d\d(?!\d)")


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
    """Take in every complete file named after a dataset, in the order of their names.

    A file is complete once nobody has written to it for `settled`. It is submitted, not
    published, and moved to `done`; one with errors is moved to `problems` beside a copy that names
    them row by row. A file cut off half-way through is found again the next time, and told.
    """
    for place in sorted(_complete(folder, ingest.clock().timestamp() - settled.total_seconds())):
        yield _take(place, ingest, org, by)


def dataset_of(name: str) -> str | None:
    """The dataset a file is named after, as in `02-observations_june.csv`; None for no dataset."""
    stem = _NUMBERED.sub("", Path(name).stem.casefold(), count=1)
    found = [one for one in DATASETS if re.match(rf"{one}(?![a-z0-9])", stem)]
    return max(found, key=len, default=None)


def day_of(name: str) -> date | None:
    """The day a whole register's file is named after, as in `risks-2026-09-30.csv`; else None."""
    dataset, found = dataset_of(name), _DAY.search(name)
    if dataset is None or DATASETS[dataset].scope or found is None:
        return None
    try:
        return date.fromisoformat(found[0])
    except ValueError:
        return None


def _complete(folder: Path, before: float) -> Iterator[Path]:
    for place in folder.iterdir():
        wanted = place.suffix.casefold() in _KINDS and not place.name.startswith((".", "~$"))
        if wanted and place.is_file() and place.stat().st_mtime <= before:
            yield place


def submit_to_look_at(
    ingest: Ingest, submission: Submission, problems: Sequence[Problem], *, by: str, whence: str
) -> Submission:
    """Submit what came without anybody looking: its warnings are for the approver to look at."""
    warned = formats.numbered(len(problems), "warning")
    why = f"Taken from {whence} with {warned}, for the approver to look at." if problems else ""
    return ingest.submit(submission.id, by=by, why=why)


def _take(place: Path, ingest: Ingest, org: str, by: str) -> Taken:
    name, dataset = _in_words(place), dataset_of(place.name)
    try:
        data = place.read_bytes()
    except OSError as error:
        said = f"{name} could not be read: {error.strerror}."
        return Taken(place.name, place, said, refused=True)
    if dataset is None:
        known = ", ".join(DATASETS)
        said = f"{name} is not named after a dataset. The datasets are {known}."
        return _moved(place, _aside(place, ingest, PROBLEMS), said, refused=True)
    same = _same(place, ingest, dataset, data, org)
    if same is not None and same.state != "staged":
        said = f"{name} is the same file as {same.id}."
        return _moved(place, _aside(place, ingest, DONE), said)
    try:
        submitted = _sent(place, ingest, dataset, data, org, by)
    except FileRefusedError as refused:
        return _refused(place, ingest, data, refused)
    except DayToComeError as ahead:
        aside = _aside(place, ingest, PROBLEMS)
        return _moved(place, aside, f"{name}: {ahead}", refused=True)
    rows = formats.numbered(submitted.rows, "row")
    said = f"{name}: {rows}, submitted as {submitted.id}."
    return _moved(place, _aside(place, ingest, DONE), said)


def _same(place: Path, ingest: Ingest, dataset: str, data: bytes, org: str) -> Submission | None:
    """The newest submission where it is this file; a register named after another day is not."""
    found, day = ingest.latest_same(dataset, data, org), day_of(place.name)
    another = found is not None and day is not None and found.as_at != day.isoformat()
    return None if another else found


def _sent(place: Path, ingest: Ingest, dataset: str, data: bytes, org: str, by: str) -> Submission:
    """Stage and submit it; one that was staged when it was cut off is only submitted."""
    found, name = _same(place, ingest, dataset, data, org), place.name
    if found is None:
        day = day_of(name)
        found, batch = ingest.stage(dataset, data, org=org, by=by, filename=name, as_at=day)
        problems = batch.problems
    else:
        problems = ingest.recheck(found.id).problems
    return submit_to_look_at(ingest, found, problems, by=by, whence="a folder")


def _refused(place: Path, ingest: Ingest, data: bytes, refused: FileRefusedError) -> Taken:
    """Move it to the problems, beside a copy that names them where it can be read at all."""
    aside = _aside(place, ingest, PROBLEMS)
    name = _in_words(place)
    try:
        suffix, marked = with_problems(data, refused.batch)
    except UnreadableError as error:
        said = f"{name}: {error.problem.message} {error.problem.fix}"
        return _moved(place, aside, said, refused=True)
    _free(aside.with_name(f"{aside.stem}-with-problems{suffix}")).write_bytes(marked)
    return _moved(place, aside, f"{name}: {refused}", refused=True)


def _aside(place: Path, ingest: Ingest, into: str) -> Path:
    """Where the file goes: under the moment and its name."""
    target = place.parent / into
    target.mkdir(exist_ok=True)
    return _free(target / f"{ingest.clock():%Y%m%dT%H%M%S}-{place.name}")


def _moved(place: Path, aside: Path, said: str, *, refused: bool = False) -> Taken:
    """Move the file aside once the sentence is in a file beside it."""
    aside.with_name(f"{aside.name}.report.txt").write_text(said + "\n", encoding="utf-8")
    os.replace(place, aside)
    return Taken(place.name, aside, said, refused)


def _in_words(place: Path) -> str:
    """The file's name as text: it may hold bytes that are none."""
    return place.name.encode("utf-8", "replace").decode()


def _free(place: Path) -> Path:
    """The place, or one beside it where something has it already: nothing is overwritten."""
    taken, number = place, 2
    while taken.exists():
        taken, number = place.with_name(f"{place.stem}-{number}{place.suffix}"), number + 1
    return taken
