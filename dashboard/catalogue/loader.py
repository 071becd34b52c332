"""Reads the definitions that ship with a release, and refuses a bad one by file and code."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from dashboard.catalogue.register_measures import RegisterMeasure, with_years
from dashboard.domain.cadence import CADENCES

FOLDER = Path(__file__).resolve().parent
BASES = ("stock", "running")
ORGANISATION_CODE = re.compile(r"[a-z][a-z0-9-]{1,31}")

Definition = TypeVar("Definition", "Workstream", "KnownOrganisation", RegisterMeasure)


class CatalogueError(ValueError):
    """A definition cannot be used; the sentence names the file and the code."""


@dataclass(frozen=True, slots=True)
class KnownOrganisation:
    """A council, or a comparator such as the country, that the release knows by name.

    `synthetic` says that none of its figures are real.
    """

    code: str
    name: str
    comparator: bool = False
    synthetic: bool = False

    def __post_init__(self) -> None:
        if not ORGANISATION_CODE.fullmatch(self.code):
            raise ValueError("a code is 2 to 32 lower-case letters, digits and hyphens")


@dataclass(frozen=True, slots=True)
class Workstream:
    """One kind of safety check: what is inspected and how its returns are counted.

    `basis` is what a return's yearly figure counts where the return does not say: `stock` in
    date, `running` total since April, or None where that is not known. `counted` is the unit of
    a shortfall, `asset_count` how many `asset_unit` there are in all where the paper says.
    """

    code: str
    name: str
    group: str = ""
    frequency: str = ""
    basis: str | None = None
    counted: str = ""
    inspected: str = ""
    standard: str = ""
    visit_frequency: str = ""
    contractor: str = ""
    asset_count: int | None = None
    asset_unit: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if self.basis not in (None, *BASES):
            raise ValueError(f"basis is {self.basis!r}; it can be {' or '.join(BASES)}")
        if self.frequency and self.frequency not in CADENCES:
            raise ValueError(f"frequency is {self.frequency!r}; it can be {', '.join(CADENCES)}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The definitions of a release. `digest` names them: 8 characters of their SHA-256."""

    organisations: Mapping[str, KnownOrganisation]
    workstreams: Mapping[str, Workstream]
    digest: str
    register_measures: Mapping[str, RegisterMeasure]

    def name_of(self, org: str) -> str:
        """What an organisation is called; one that is not known goes by its code in words."""
        known = self.organisations.get(org)
        return known.name if known else org.replace("-", " ").title()

    def is_comparator(self, org: str) -> bool:
        """Whether figures are there to compare with, rather than to answer for."""
        known = self.organisations.get(org)
        return known is not None and known.comparator

    def is_synthetic(self, org: str) -> bool:
        """Whether the organisation was made up, and all its figures with it."""
        known = self.organisations.get(org)
        return known is not None and known.synthetic

    def basis(self, workstream: str) -> str | None:
        """What a return's yearly figure counts where the return does not say."""
        known = self.workstreams.get(workstream)
        return known.basis if known else None


@cache
def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Every definition file in the folder. Raises CatalogueError for the first bad definition."""
    digest = hashlib.sha256()
    for place in sorted(folder.glob("*.toml")):
        digest.update(place.name.encode() + b"\0" + place.read_bytes() + b"\0")
    return Catalogue(
        organisations=_read(folder / "organisations.toml", KnownOrganisation),
        workstreams=_read(folder / "workstreams.toml", Workstream),
        register_measures=MappingProxyType(
            with_years(_read(folder / "register_measures.toml", RegisterMeasure))
        ),
        digest=digest.hexdigest()[:8],
    )


def _read(place: Path, kind: type[Definition]) -> Mapping[str, Definition]:
    try:
        entries = tomllib.loads(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{place.name} cannot be read: {error}") from error
    return MappingProxyType(
        {code: _definition(place.name, code, entry, kind) for code, entry in entries.items()}
    )


def _definition(file: str, code: str, entry: Any, kind: type[Definition]) -> Definition:
    if not isinstance(entry, dict):
        raise CatalogueError(f"{file}: {code} stands outside any [CODE] heading")
    if "name" not in entry:
        raise CatalogueError(f"{file}, [{code}]: name is missing")
    wanted = {field.name: str(field.type) for field in fields(kind) if field.name != "code"}
    for name, value in entry.items():
        if name not in wanted:
            raise CatalogueError(f"{file}, [{code}]: there is no {name!r} in a definition")
        if type(value).__name__ != wanted[name].removesuffix(" | None"):
            raise CatalogueError(f"{file}, [{code}]: {name} cannot be {value!r}")
    try:
        return kind(code=code, **entry)
    except ValueError as error:
        raise CatalogueError(f"{file}, [{code}]: {error}") from error
