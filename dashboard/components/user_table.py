"""How users are laid out: a line each, with who they are, where they work and whether they may."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash import html

from dashboard.components import table_parts as parts
from dashboard.components.marks import mark, shape
from dashboard.readmodels.types import Mark

_HEADS = ("Name", "Role", "Organisations", "Sections", "Last signed in", "State")


@dataclass(frozen=True, slots=True)
class UserLine:
    """A user in words; `href` leads to their page, blank where there is none."""

    name: str
    href: str
    role: str
    where: str
    what: str  # the sections
    signed_in: str
    disabled: bool
    must_change: bool  # an administrator chose the password


def user_table(lines: Sequence[UserLine]) -> html.Table:
    """Every user, by name."""
    head = parts.row([parts.column_head(words) for words in _HEADS])
    return parts.table("By name.", [head], [_line(one) for one in lines], "sheet sheet--stack")


def user_state(line: UserLine) -> html.Span | str:
    """Whether a user may sign in, in words with a shape where there is something to know."""
    if line.disabled:
        return html.Span([shape("cross"), html.Span("Disabled")], className="ink-mark")
    if line.must_change:
        return mark(Mark("clock", "Has a one-time password"))
    return "May sign in" if line.href else "Signed in by the banner"


def _line(line: UserLine) -> html.Tr:
    name = html.A(line.name, href=line.href) if line.href else line.name
    return parts.row(
        [
            parts.row_head([name]),
            parts.cell(line.role, label="Role"),
            parts.cell(line.where, label="Organisations"),
            parts.cell(line.what, label="Sections"),
            parts.cell(line.signed_in, label="Last signed in"),
            parts.cell(user_state(line), label="State"),
        ]
    )
