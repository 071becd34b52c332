"""What is folded until asked for: long lists that support the page without being its message."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

LONG = 12  # more rows than this are folded


def folded(heading: str, rows: int, content: Sequence[Any], *, fold: bool | None = None) -> Any:
    """A section under its heading; one of more than `LONG` rows opens on its heading instead.

    `fold` settles it whatever the length. Print opens it, so that paper leaves nothing out.
    """
    if not (rows > LONG if fold is None else fold):
        return html.Section([html.H2(heading), *content])
    summary = html.Summary(html.H2(heading))
    return html.Section(html.Details([summary, *content], className="folded"))
