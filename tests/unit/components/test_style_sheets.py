"""The style sheets name no colour but the tokens', and nothing leans on Bootstrap's look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard import paths

ASSETS = paths.shipped("assets")
SHEETS = [*sorted(ASSETS.glob("[1-9]0-*.css"))]
COMPONENTS = sorted(Path(paths.PACKAGE / "components").glob("*.py"))
BOOTSTRAP = re.compile(
    r"\b(danger|warning|success|info|alert|badge|card-\w+|btn(-\w+)?|table-striped|bg-\w+)\b"
)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_takes_every_colour_from_the_tokens(sheet: Path) -> None:
    rules = re.sub(r"url\(.*?\)|/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b(?![^{]*\{)", rules)
    assert not re.search(r"\b(rgba?|hsla?)\(", rules)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_uses_no_token_that_is_not_there(sheet: Path) -> None:
    every = "".join(path.read_text(encoding="utf-8") for path in ASSETS.glob("*.css"))
    defined = set(re.findall(r"(--[\w-]+)\s*:", every))
    assert set(re.findall(r"var\((--[\w-]+)", sheet.read_text(encoding="utf-8"))) <= defined


@pytest.mark.parametrize("module", COMPONENTS, ids=lambda path: path.stem)
def test_no_component_uses_bootstraps_names_for_a_look(module: Path) -> None:
    names = re.findall(r"className=\"([^\"]*)\"", module.read_text(encoding="utf-8"))
    assert not [name for name in names if BOOTSTRAP.search(name)]


def test_blocks_keep_their_fill_on_paper() -> None:
    printed = (ASSETS / "50-print.css").read_text(encoding="utf-8")
    assert "print-color-adjust: exact" in printed
    for gone in (".topbar", ".controls"):
        assert re.search(rf"{re.escape(gone)}\b[^}}]*display: none", printed)


def test_a_slide_shows_nothing_to_press() -> None:
    projected = (ASSETS / "40-present.css").read_text(encoding="utf-8")
    for gone in (".topbar", ".controls", ".chart-figures"):
        assert re.search(rf"{re.escape(gone)}\b[^}}]*display: none", projected)
