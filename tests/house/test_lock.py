"""The lock file holds what pyproject.toml asks for, with hashes, and names no host."""

from __future__ import annotations

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.repository import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_ENTRY = re.compile(
    r"^(?P<name>[\w.-]+)(?:\[[\w,-]+\])?==(?P<version>[^ ;\\]+)(?P<rest>.*?)(?=^\S|\Z)",
    re.MULTILINE | re.DOTALL,
)
ENTRIES = {canonicalize_name(found["name"]): found for found in _ENTRY.finditer(LOCK)}


def wanted() -> list[Requirement]:
    """Every requirement of the product, its extras and its development group."""
    project = PROJECT["project"]
    extras = [line for group in project["optional-dependencies"].values() for line in group]
    lines = [*project["dependencies"], *extras, *PROJECT["dependency-groups"]["dev"]]
    return [Requirement(line) for line in lines]


@pytest.mark.parametrize("requirement", wanted(), ids=str)
def test_the_lock_holds_a_version_that_the_project_allows(requirement: Requirement) -> None:
    entry = ENTRIES[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(entry["version"]), "run `make lock`"


def test_the_lock_holds_nothing_that_the_project_no_longer_asks_for() -> None:
    asked = {canonicalize_name(requirement.name) for requirement in wanted()}
    direct = {name for name, entry in ENTRIES.items() if "via civic-scorecard" in entry["rest"]}
    listed = {
        name for name, entry in ENTRIES.items() if re.search(r"#\s+civic-scorecard", entry["rest"])
    }
    assert direct | listed == asked, "run `make lock`"


@pytest.mark.parametrize("name", ENTRIES)
def test_each_package_is_pinned_by_hash(name: str) -> None:
    assert "--hash=sha256:" in ENTRIES[name]["rest"]


def test_the_lock_names_no_host_and_no_folder() -> None:
    assert not re.search(r"://|--(?:extra-)?index-url|--find-links|@ file", LOCK)


def test_the_build_tools_are_locked_so_that_nothing_unlocked_is_fetched() -> None:
    builders = [Requirement(line) for line in PROJECT["build-system"]["requires"]]
    assert {canonicalize_name(one.name) for one in builders} | {"editables"} <= set(ENTRIES)
