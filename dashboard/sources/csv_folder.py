"""A folder of files named after their datasets, in the order they are to be loaded."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

from dashboard.sources.deliveries import Delivery, SourceError, loading_order

_NAME = re.compile(r"(?:(?P<number>\d+)-)?(?P<dataset>[a-z0-9_]+)")
_KINDS = (".csv", ".xlsx")


def folder_deliveries(folder: Path, datasets: Collection[str], source: str = "") -> list[Delivery]:
    """Every `dataset.csv`, or `01-dataset.csv` where the order matters, in a folder.

    Numbered files come first, by number; the others with definitions before figures. Raises
    SourceError where the folder holds none, or a file that is named after no dataset.
    """
    if not folder.is_dir():
        raise SourceError(f"There is no folder {folder}.")
    found = sorted(
        (_placed(place, datasets) for place in folder.iterdir() if _wanted(place)),
        key=lambda placed: (placed[0], placed[2].name),
    )
    if not found:
        raise SourceError(f"There is no file to load in {folder}: expected such as measures.csv.")
    return [
        Delivery(dataset, place.name, place.read_bytes(), source or f"The file {place.name}.")
        for _, dataset, place in found
    ]


def _wanted(place: Path) -> bool:
    return place.suffix.lower() in _KINDS and not place.name.startswith((".", "~$"))


def _placed(
    place: Path, datasets: Collection[str]
) -> tuple[tuple[float, tuple[int, str]], str, Path]:
    match = _NAME.fullmatch(place.stem.lower())
    if not match or match["dataset"] not in datasets:
        raise SourceError(
            f"{place.name} is not named after a dataset. Name it such as "
            f"observations.csv or 02-observations.csv; the datasets are {', '.join(datasets)}."
        )
    number = float(match["number"]) if match["number"] else float("inf")
    return (number, loading_order(match["dataset"])), match["dataset"], place
