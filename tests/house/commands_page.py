"""What docs/commands.md says: every command of `scorecard`, from the command line itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from dashboard.cli import make_app
from tests.house.repository import ROOT

PAGE = ROOT / "docs" / "commands.md"
INTRODUCTION = """# Commands

`scorecard` is installed with the product; `python -m dashboard` is the same. It ends in 0 when
done, 1 when something was refused or a problem found, 2 when it was used wrongly. With `--json` one
JSON document goes to standard output and nothing else does; messages go to standard error.

This page is written by `python -m tests.house.commands_page`, and a test holds it to the commands.
"""


def commands() -> Iterator[tuple[str, Any]]:
    """Every command with its words as typed after `scorecard`, in the order of the help."""
    for name, command in typer.main.get_command(make_app()).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        if inner:
            yield from ((f"{name} {word}", one) for word, one in inner.items())
        else:
            yield name, command


def page() -> str:
    """The whole page, as it should stand."""
    return "\n".join([INTRODUCTION, *(_section(name, one) for name, one in commands())])


def _section(name: str, command: Any) -> str:
    options = [one for one in command.params if one.opts[0].startswith("-")]
    arguments = [one.name.upper() for one in command.params if one not in options]
    required = [_option(one) for one in options if one.required]
    typed = " ".join([f"scorecard {name}", *arguments, *required])
    lines = [f"## {name}", "", f"`{typed}`", "", command.help or "", ""]
    if options:
        lines += ["| option | what it does |", "| --- | --- |"]
        lines += [f"| `{_option(one)}` | {one.help or ''} |" for one in options]
        lines += [""]
    return "\n".join(lines)


def _option(option: Any) -> str:
    longest = max(option.opts, key=len)
    word = "" if option.is_flag else f" {longest.strip('-').replace('-', '_').upper()}"
    return f"{longest}{word}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
