"""What of a page is sent as HTML: all that needs no script, so that a browser draws it at once.

Dash makes a React component of every tag, half a millisecond each: a table of 50 cells took a
third of a second to draw. Sent as HTML the same table takes a few milliseconds.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

_VOID = {"br", "hr", "img", "input", "wbr", "col"}
_NOT_ATTRIBUTES = {"children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"}
_RENAMED = {"className": "class", "htmlFor": "for"}
Properties = dict[str, Any]


class Drawn(Component):
    """An element whose inside is HTML; civic.js has its other half."""

    _namespace, _type = "civic", "Drawn"
    _prop_names = available_properties = ("tag", "attributes", "inside")
    _base_nodes = _valid_wildcard_attributes = available_wildcard_properties = ()

    def __init__(self, tag: str, attributes: Properties, inside: str) -> None:
        """`attributes` as Dash names them; `inside` must be HTML that escapes what it quotes."""
        super().__init__(tag=tag, attributes=attributes, inside=inside)


def lightened(tree: Any) -> Any:
    """The same tree with every part that needs no script as HTML.

    What a callback can name, that is anything with an id, stays what it is; so does a select or a
    graph, and whatever they stand in.
    """
    if isinstance(tree, list | tuple):
        return [lightened(node) for node in tree]
    if not isinstance(tree, Component) or isinstance(tree, dcc.Link):
        return tree
    if _is_still(tree):
        held = tree.to_plotly_json()["props"]
        attributes = {name: value for name, value in held.items() if name != "children"}
        return Drawn(type(tree).__name__.lower(), attributes, as_html(held.get("children")))
    tree.children = lightened(getattr(tree, "children", None))
    return tree


def _is_still(node: Any) -> bool:
    """Whether nothing in it needs a script."""
    if isinstance(node, list | tuple):
        return all(map(_is_still, node))
    if not isinstance(node, Component) or isinstance(node, dcc.Link):
        return True
    plain = node._namespace == "dash_html_components" and getattr(node, "id", None) is None
    return plain and _is_still(getattr(node, "children", None))


def as_html(tree: Any) -> str:
    """The HTML of a component tree, as a browser would have it once Dash has drawn it.

    A component that only a script can draw, such as a graph, leaves its place empty.
    """
    written: list[str] = []
    _write(tree, written)
    return "".join(written)


def _write(node: Any, to: list[str]) -> None:
    if isinstance(node, list | tuple):
        for child in node:
            _write(child, to)
    elif isinstance(node, Component):
        _write_component(node, to)
    elif node is not None:
        to.append(escape(str(node), quote=False))


def _write_component(node: Component, to: list[str]) -> None:
    described = node.to_plotly_json()
    name, held = described["type"], described["props"]
    if isinstance(node, Drawn):
        _open(node.tag, node.attributes, to)
        to.append(f"{node.inside}</{node.tag}>")
    elif name == "Link":  # civic.js opens it without a new document
        _write_element("a", {**held, "data-link": ""}, to)
    elif name == "Select":
        _write_element("select", _select(held), to)
    elif name == "Input":
        _write_element("input", {**held, "className": _classes("form-control", held)}, to)
    elif described["namespace"] == "dash_html_components":
        _write_element(name.lower(), held, to)


def _select(held: Properties) -> Properties:
    """A select in the terms of HTML, where each option says whether it is chosen."""
    value = held.get("value")
    options = [
        html.Option(one["label"], value=one["value"], selected=one["value"] == value)
        for one in held.get("options") or ()
    ]
    name = _classes("form-select", held)
    return {"id": held.get("id"), "className": name, "children": options}


def _classes(name: str, held: Properties) -> str:
    """The class Bootstrap's component has, before its own."""
    return f"{name} {held.get('className', '')}".rstrip()


def _write_element(tag: str, held: Properties, to: list[str]) -> None:
    _open(tag, held, to)
    if tag not in _VOID:
        _write(held.get("children"), to)
        to.append(f"</{tag}>")


def _open(tag: str, held: Properties, to: list[str]) -> None:
    to.append(f"<{tag}")
    for name, value in held.items():
        if value is None or value is False or name in _NOT_ATTRIBUTES:
            continue
        text = _style(value) if isinstance(value, dict) else "" if value is True else str(value)
        to.append(f' {_attribute(name)}="{escape(text)}"')
    to.append(">")


@cache
def _attribute(name: str) -> str:
    return _RENAMED.get(name, name).lower()


def _style(rules: dict[str, Any]) -> str:
    return ";".join(f"{_hyphened(name)}:{value}" for name, value in rules.items())


@cache
def _hyphened(name: str) -> str:
    """A style's name as style sheets spell it: `minWidth` is `min-width`."""
    return re.sub("[A-Z]", lambda capital: "-" + capital[0].lower(), name)
