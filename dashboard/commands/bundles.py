"""What arrives as several files at once, in a folder or a ZIP file, and how it is checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dashboard.intake.dfe_ehc import check_published
from dashboard.intake.problems import Problem
from dashboard.intake.sen2 import check_return
from dashboard.intake.sen2_files import files_in

BUNDLES = ("sen2", "dfe_ehc")


def check_bundle(name: str, place: Path, today: date) -> tuple[int, list[Problem]]:
    """How many rows the files of a folder or ZIP hold, and what is wrong with them.

    Raises UnreadableError where the place is neither.
    """
    files = files_in(place)
    if name == "sen2":
        made = check_return(files, today=today)
        return made.read, list(made.problems)
    published = check_published(files)
    return published.read, list(published.problems)
