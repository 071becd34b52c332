"""The published figures that ship with the product, each file with where it was taken from."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dashboard.formats import date_words
from dashboard.paths import shipped
from dashboard.sources.csv_folder import folder_deliveries
from dashboard.sources.deliveries import LOADING_ORDER, Delivery, SourceError


def sample_organisations(folder: Path | None = None) -> tuple[str, ...]:
    """The codes of the organisations there are sample figures for."""
    published = (folder or shipped("sample_data")) / "published"
    return tuple(sorted(place.name for place in published.iterdir() if any(place.glob("*.csv"))))


def sample_deliveries(org: str, folder: Path | None = None) -> list[Delivery]:
    """An organisation's sample files in the order they are to be loaded.

    Raises SourceError for an organisation without any, and for a file whose source is not logged.
    """
    folder = folder or shipped("sample_data")
    if org not in (known := sample_organisations(folder)):
        raise SourceError(
            f"There are no sample figures for {org}. There are for {', '.join(known)}."
        )
    logged = _logged_sources(folder / "DATA_LOG.csv")
    return [
        Delivery(file.dataset, file.filename, file.data, _source(org, file.filename, logged))
        for file in folder_deliveries(folder / "published" / org, LOADING_ORDER)
    ]


def _logged_sources(log: Path) -> Mapping[str, str]:
    with log.open(encoding="utf-8-sig", newline="") as file:
        return {row["file"]: _sentence(row) for row in csv.DictReader(file)}


def _sentence(logged: Mapping[str, str]) -> str:
    """Where figures were taken from and, where the log says so, when they were transcribed."""
    source, transcribed = logged["source"].strip(), logged.get("transcribed_on")
    if not source or not transcribed:
        return source
    return f"{source}. Transcribed {date_words(date.fromisoformat(transcribed))}"


def _source(org: str, filename: str, logged: Mapping[str, str]) -> str:
    file = f"published/{org}/{filename}"
    if not logged.get(file):
        raise SourceError(f"DATA_LOG.csv does not say where {file} comes from.")
    return logged[file]
