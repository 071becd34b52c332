"""The documentation names everything an officer or an operator can type, set or be told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from dashboard.cli import make_app
from dashboard.intake.checks.listing import CHECKS
from dashboard.intake.contracts import DATASETS
from dashboard.settings import PREFIX, Settings
from tests.house.repository import ROOT, documentation, files, is_vendored, relative

WORDS = documentation()
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LINK = re.compile(r"(?<!`)\]\(([^)\s]+)\)")


def is_named(name: str) -> bool:
    """Whether the documentation has the name as code: alone in backticks, or within them."""
    return re.search(rf"`[^`\n]*(?<![\w-]){re.escape(name)}(?![\w-])[^`\n]*`", WORDS) is not None


def commands() -> list[str]:
    """Every command as typed after `scorecard`."""
    top = typer.main.get_command(make_app())
    names: list[str] = []
    for name, command in sorted(top.commands.items()):
        inner = getattr(command, "commands", None)
        names += [f"{name} {one}" for one in sorted(inner)] if inner else [name]
    return names


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_explained(name: str) -> None:
    assert is_named(f"{PREFIX}{name}".upper())


@pytest.mark.parametrize("name", commands())
def test_every_command_is_explained(name: str) -> None:
    assert is_named(f"scorecard {name}")


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
    "page", [p for p in files() if p.suffix == ".md" and not is_vendored(p)], ids=relative
)
def test_a_link_within_the_documentation_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    inside = [link.split("#")[0] for link in LINK.findall(text) if "://" not in link]
    assert [link for link in inside if link and not (page.parent / link).exists()] == []
