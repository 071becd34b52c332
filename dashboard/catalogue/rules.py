"""Reads the statutory rules and the one-off bank holidays, refusing a bad one by file and code."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.catalogue.loader import FOLDER, CatalogueError
from dashboard.domain.clocks.dates import WorkingDays
from dashboard.domain.clocks.rules import Rule, Rulebook, Sure, read_limit

RULES, BANK_HOLIDAYS = "rules.toml", "bank_holidays.toml"
_NEEDED = ("statement", "source", "sure")
# How the text of each key becomes a part of the rule; the type is what TOML has to give.
_READ: dict[str, tuple[type, Callable[[Any], Any]]] = {
    "statement": (str, str),
    "source": (str, str),
    "sure": (str, Sure),
    "limit": (str, read_limit),
    "setting": (str, str),
    "valid_from": (date, lambda day: day),
    "valid_to": (date, lambda day: day),
}


@cache
def load_rules(folder: Path = FOLDER) -> Rulebook:
    """Every rule of the folder, with the working days they are counted by.

    Raises CatalogueError for the first rule or day that cannot be used.
    """
    days = _read(folder / BANK_HOLIDAYS)
    try:
        calendar = WorkingDays.of(_days(days, "added"), _days(days, "removed"))
    except ValueError as error:
        raise CatalogueError(f"{BANK_HOLIDAYS}: {error}") from error
    rules = [
        _rule(code, wording)
        for code, wordings in _read(folder / RULES).items()
        for wording in _wordings(code, wordings)
    ]
    try:
        return Rulebook.of(rules, calendar)
    except ValueError as error:
        raise CatalogueError(f"{RULES}, {error}") from error


def _read(place: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CatalogueError(f"{place.name} cannot be read: {error}") from error


def _days(lists: dict[str, Any], name: str) -> Iterator[date]:
    if strange := set(lists) - {"added", "removed"}:
        raise ValueError(f"there is no {min(strange)!r}; days are added or removed")
    for day in lists.get(name, []):
        if type(day) is not date:
            raise ValueError(f"{name} holds {day!r}, which is not a day")
        yield day


def _wordings(code: str, wordings: Any) -> list[dict[str, Any]]:
    if not isinstance(wordings, list) or not all(isinstance(one, dict) for one in wordings):
        raise CatalogueError(f"{RULES}: {code} stands outside any [[CODE]] heading")
    return wordings


def _rule(code: str, wording: dict[str, Any]) -> Rule:
    try:
        for name in _NEEDED:
            if name not in wording:
                raise ValueError(f"{name} is missing")
        return Rule(code, **{name: _part(name, value) for name, value in wording.items()})
    except ValueError as error:
        raise CatalogueError(f"{RULES}, [{code}]: {error}") from error


def _part(name: str, value: Any) -> Any:
    if name not in _READ:
        raise ValueError(f"there is no {name!r} in a rule")
    kind, read = _READ[name]
    if type(value) is not kind:
        raise ValueError(f"{name} cannot be {value!r}")
    return read(value)
