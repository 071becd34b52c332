"""A drawn page as a test reads it: its words in order, and its parts by class."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dash.development.base_component import Component


def parts(tree: Any) -> Iterator[Component]:
    """Every component of a drawn page, outermost first."""
    if isinstance(tree, Component):
        yield tree
        yield from parts(getattr(tree, "children", None))
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from parts(one)


def words(tree: Any) -> str:
    """Every word of a drawn page, in order."""
    if isinstance(tree, Component):
        return words(getattr(tree, "children", None))
    if isinstance(tree, list | tuple):
        return " ".join(" ".join(map(words, tree)).split())
    return "" if tree is None else str(tree)


def classed(tree: Any, name: str) -> list[Component]:
    """The components with this class."""
    return [one for one in parts(tree) if name in (getattr(one, "className", "") or "").split()]
