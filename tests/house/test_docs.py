"""The documentation names everything an officer or an operator can type, set or be told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dashboard.intake.checks.listing import CHECKS
from dashboard.intake.contracts import DATASETS
from dashboard.settings import PREFIX, Settings
from tests.house.commands_page import PAGE, commands, page
from tests.house.repository import ROOT, documentation, files, is_vendored, relative

WORDS = documentation()
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LINK = re.compile(r"(?<!`)\]\(([^)\s]+)\)")


def is_named(name: str) -> bool:
    """Whether the documentation has the name as code: alone in backticks, or within them."""
    return re.search(rf"`[^`\n]*(?<![\w-]){re.escape(name)}(?![\w-])[^`\n]*`", WORDS) is not None


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_explained(name: str) -> None:
    assert is_named(f"{PREFIX}{name}".upper())


@pytest.mark.parametrize("name", [name for name, _ in commands()])
def test_every_command_is_explained(name: str) -> None:
    assert is_named(f"scorecard {name}")


def test_the_page_of_commands_is_the_one_the_commands_write() -> None:
    run = "run `python -m tests.house.commands_page`"
    assert PAGE.read_text(encoding="utf-8") == page(), run


@pytest.mark.parametrize("name", DATASETS)
def test_every_dataset_and_each_of_its_columns_is_explained(name: str) -> None:
    assert is_named(name)
    assert [one.name for one in DATASETS[name].columns if not is_named(one.name)] == []


@pytest.mark.parametrize("code", CHECKS)
def test_every_check_that_an_officer_may_be_shown_is_listed(code: str) -> None:
    assert is_named(code)


@pytest.mark.parametrize("target", re.findall(r"^([a-z]+):.*## ", MAKEFILE, re.MULTILINE))
def test_every_task_is_explained(target: str) -> None:
    assert is_named(f"make {target}")


@pytest.mark.parametrize(
    "written", [p for p in files() if p.suffix == ".md" and not is_vendored(p)], ids=relative
)
def test_a_link_within_the_documentation_leads_somewhere(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    inside = [link.split("#")[0] for link in LINK.findall(text) if "://" not in link]
    assert [link for link in inside if link and not (written.parent / link).exists()] == []
