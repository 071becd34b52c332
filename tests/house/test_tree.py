"""The repository holds the product and nothing else: a fixed top level, and no trace of a desk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.repository import ROOT, files, relative, text_files

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "Procfile",
    "README.md",
    "assets",
    "benchmarks",
    "dashboard",
    "docs",
    "pages",
    "pyproject.toml",
    "requirements.lock",
    "sample_data",
    "tests",
}
THIS = Path(__file__)

# Hosts that a page, a licence, a namespace or a test may name; nothing is fetched from them.
HOSTS = {
    "127.0.0.1",
    "creativecommons.org",
    "github.com",
    "json-schema.org",
    "keepachangelog.com",
    "localhost",
    "schemas.openxmlformats.org",
    "scripts.sil.org",
    "semver.org",
    "www.w3.org",
}
COUNCILS_AND_GOVERNMENT = re.compile(r"(?:^|\.)(?:gov\.uk|legislation\.gov\.uk|nhs\.uk|example)$")

ADDRESS = re.compile(r"[a-z][a-z0-9+]*://(?:[^\s/@\"'`<>]*@)?([A-Za-z0-9][A-Za-z0-9.-]*)")
SOMEBODYS_FOLDER = re.compile(r"(?<![\w.<])/(?:home|root|Users|work|mnt|opt)/\w")
MAIL = re.compile(r"\b[\w.+-]+@(?!example\.)[\w-]+\.[a-z]{2,}\b", re.IGNORECASE)
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|WIP)\b|lorem ipsum", re.IGNORECASE)
NOT_HERE = re.compile(r"contracts section|rules\.md(?<!rating-rules\.md)", re.IGNORECASE)
NOT_OURS = re.compile(r"\b(?:language model|AI assistant|chat ?bot|as an AI)\b", re.IGNORECASE)

EVERY_TEXT = pytest.mark.parametrize(
    "path", [path for path in text_files() if path != THIS], ids=relative
)


def found(pattern: re.Pattern[str], path: Path) -> list[str]:
    """Each line of a file that the pattern is found in, as an editor numbers it."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    return [
        f"line {at}: {line.strip()}" for at, line in enumerate(lines, 1) if pattern.search(line)
    ]


def test_the_top_level_is_the_one_that_was_agreed() -> None:
    assert {relative(path).split("/")[0] for path in files()} == TOP_LEVEL


@EVERY_TEXT
def test_every_address_is_one_we_mean_to_name(path: Path) -> None:
    if path.name == "requirements.lock":
        return  # it may name none at all: see test_lock
    text = path.read_text(encoding="utf-8", errors="replace")
    strange = {
        host
        for host in ADDRESS.findall(text)
        if host not in HOSTS and "." in host and not COUNCILS_AND_GOVERNMENT.search(host)
    }
    assert strange == set()


@EVERY_TEXT
def test_no_file_names_a_folder_of_somebodys_machine(path: Path) -> None:
    assert found(SOMEBODYS_FOLDER, path) == []


@EVERY_TEXT
def test_no_file_holds_an_address_of_a_person(path: Path) -> None:
    assert found(MAIL, path) == []


@EVERY_TEXT
def test_nothing_is_left_for_later_or_speaks_of_anything_but_the_project(path: Path) -> None:
    assert found(UNFINISHED, path) + found(NOT_OURS, path) == []


@EVERY_TEXT
def test_no_file_cites_a_document_that_is_not_in_the_repository(path: Path) -> None:
    assert found(NOT_HERE, path) == []


def test_no_file_is_large_enough_to_be_there_by_mistake() -> None:
    large = {relative(path): path.stat().st_size for path in files()}
    assert {name for name, size in large.items() if size > 2_000_000} == set()


@pytest.mark.parametrize("name", ["Makefile", ".ci/run", "Procfile"])
def test_a_file_that_starts_things_ends_its_lines_as_unix_does(name: str) -> None:
    assert b"\r" not in (ROOT / name).read_bytes()
