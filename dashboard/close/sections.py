"""Which sections a return is of, so that people of some sections send and see those alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from dashboard import visitor
from dashboard.close.pages import refuse
from dashboard.close.shown import datasets
from dashboard.domain.people import EVERYWHERE, Person
from dashboard.domain.sections import MEASURE_IN, NONE, OF_DATASET, Placed, named
from dashboard.domain.sections import sections_of as sections_of_row
from dashboard.intake.batch import Batch
from dashboard.readmodels.types import Option
from dashboard.readmodels.within import placed_in
from dashboard.services import Services
from dashboard.store import Submission

# What whoever is limited to sections may send: each row of these says whose it is.
_BY_MEASURE = frozenset({"measures", "observations", "commentaries"})


def may_be_of(person: Person, dataset: str) -> bool:
    """Whether a dataset may hold rows of a person's sections."""
    if person.sections == EVERYWHERE or dataset not in OF_DATASET:
        return True
    return person.has_sections({OF_DATASET[dataset]})


def own_datasets() -> list[Option]:
    """The kinds of return that whoever asks may send."""
    person = visitor.person()
    return [one for one in datasets() if _may_send(person, one.value)]


def require_dataset(dataset: str) -> None:
    """Refuse a kind of return that holds nothing of the sections of whoever sends it."""
    person = visitor.person()
    if not _may_send(person, dataset):
        refuse(403, f"You work here for {named(person.sections)}: this return is of others too.")


def require_own(services: Services, org: str, batch: Batch) -> None:
    """Refuse a file with a row that is not of the sections of whoever sends it.

    Asked before its problems are told, which may quote what is published.
    """
    person = visitor.person()
    if person.sections == EVERYWHERE:
        return
    require_dataset(batch.dataset)
    placed = _placed(services, org)
    for row in _rows_of(batch) if batch.dataset in _BY_MEASURE else ():
        if not person.has_sections(sections_of_row(batch.dataset, row, placed)):
            sentence = f"You work here for {named(person.sections)}: {row['measure']} is not known"
            refuse(403, f"{sentence} to be of that. Send what is, and leave the rest to others.")


def sections_of(services: Services, one: Submission) -> frozenset[str] | None:
    """The sections of all that a submission holds; None where it is of no single ones.

    It is not looked into where whoever asks may see every section.
    """
    if visitor.person().sections == EVERYWHERE:
        return None
    if one.dataset in OF_DATASET:
        return frozenset({OF_DATASET[one.dataset]})
    if one.dataset not in _BY_MEASURE:
        return None
    return _together(one.dataset, _kept_rows(services, one), _placed(services, one.org))


def sections_of_measures(
    services: Services, org: str, codes: Collection[str]
) -> frozenset[str] | None:
    """The sections of measures together; None where one is not known."""
    rows: list[dict[str, str | None]] = [{"measure": code} for code in codes]
    return _together("observations", rows, _placed(services, org))


def own(services: Services, found: Sequence[Submission]) -> list[Submission]:
    """Of submissions those that hold nothing but what is of the sections of whoever asks."""
    person = visitor.person()
    return [one for one in found if person.has_sections(sections_of(services, one))]


def _may_send(person: Person, dataset: str) -> bool:
    if person.sections == EVERYWHERE:
        return True
    return dataset in _BY_MEASURE or (dataset in OF_DATASET and may_be_of(person, dataset))


def _together(
    dataset: str, rows: Iterable[dict[str, str | None]], placed: Placed
) -> frozenset[str] | None:
    found: set[str] = set()
    for row in rows:
        sections = sections_of_row(dataset, row, placed)
        if sections == NONE:
            return None
        found |= sections
    return frozenset(found)


def _placed(services: Services, org: str) -> Placed:
    """The sections of the council's measures as they are published, whoever asks."""
    ingest = services.ingest
    return placed_in(ingest.store.rows(org, "measures"), ingest.catalogue)


def _kept_rows(services: Services, one: Submission) -> list[dict[str, str | None]]:
    """The rows of a submission, those too that wait as one file."""
    file = services.read.books().register_of(one.id) if one.register else None
    if file is not None:
        return [{**row} for row in file.rows()]
    return [{**record.row} for record in services.ingest.store.rows_of(one.id)]


def _rows_of(batch: Batch) -> Iterator[dict[str, str | None]]:
    """What the rows of a file say they are of, those with errors too."""
    cells = batch.sheet.cells if batch.sheet else {}
    names = [name for name in (MEASURE_IN[batch.dataset], "section") if name in cells]
    if names and names[0] == MEASURE_IN[batch.dataset]:
        for values in zip(*(cells[name].each() for name in names), strict=True):
            row = dict(zip(names, values, strict=True))
            if row["measure"]:
                yield row
