"""What a page shows before its scripts have run: the same tree, sent as HTML in the first answer.

Dash draws a page only after 1.2 MB of scripts and three more requests. Until then the reader sees
this; civic.js takes it away in the very frame in which Dash's own drawing is there.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

import dash
import flask
from dash import html
from dash.development.base_component import Component

from dashboard.responses import Kept

FONTS = ("ibm-plex-sans-latin-400-normal", "ibm-plex-sans-latin-600-normal")
_VOID = {"br", "hr", "img", "input", "wbr", "col"}
_NOT_ATTRIBUTES = {"children", "key", "n_clicks", "n_clicks_timestamp", "disable_n_clicks"}
_RENAMED = {"className": "class", "htmlFor": "for"}
Properties = dict[str, Any]


# Dash's scripts, in their order, once what was sent has been painted (there is no painting where
# nobody looks, so a page in the background starts at once).
_START = """<script>
function start() {
  const waiting = [...document.getElementById("scripts").content.children];
  const scripts = waiting.map((script) => document.importNode(script, true));
  const files = scripts.filter((script) => script.src);
  for (const file of files) file.async = false; // fetched together, run in order
  files.at(-1).onload = () => document.body.append(...scripts.filter((script) => !script.src));
  document.body.append(...files);
}
if (document.hidden) start();
else requestAnimationFrame(() => setTimeout(start));
</script>"""


class Dashboard(dash.Dash):
    """Dash, but the page that was asked for is in the first answer, ahead of the scripts."""

    def __init__(self, name: str, kept: Kept, **settings: Any) -> None:
        self._kept = kept
        super().__init__(name, **settings)

    def interpolate_index(self, **parts: str) -> str:
        """Dash's page with the view in it, fonts named early and scripts that wait their turn."""
        page = self._page()
        if page is not None:
            parts["title"] = escape(page["title"])
            parts["app_entry"] = f"""<div id="first-view">{self._view(page)}</div>
{parts["app_entry"]}"""
        parts["css"] = "".join(map(self._early, FONTS)) + parts["css"]
        waiting = parts["scripts"] + parts["renderer"]
        parts["scripts"] = f'<template id="scripts">{waiting}</template>'
        parts["renderer"] = _START
        return super().interpolate_index(**parts)

    def _page(self) -> dict[str, Any] | None:
        """The page at the address asked for."""
        asked = self.strip_relative_path(flask.request.path)
        pages = dash.page_registry.values()
        return next((page for page in pages if page["path"].strip("/") == asked), None)

    def _view(self, page: dict[str, Any]) -> str:
        key = self._kept.key("view", flask.request.full_path.encode())
        found = self._kept.get(key)
        if found is not None:
            return found.decode()
        view = as_html(page["layout"](**flask.request.args.to_dict()))
        self._kept.set(key, view.encode())
        return view

    def _early(self, font: str) -> str:
        address = self.get_asset_url(f"fonts/{font}.woff2")
        return f'<link rel="preload" href="{address}" as="font" type="font/woff2" crossorigin>\n'


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
    if name == "Link":
        _write_element("a", held, to)
    elif name == "Select":
        _write_element("select", _select(held), to)
    elif described["namespace"] == "dash_html_components":
        _write_element(name.lower(), held, to)


def _select(held: Properties) -> Properties:
    """A select in the terms of HTML, where each option says whether it is chosen."""
    value = held.get("value")
    options = [
        html.Option(one["label"], value=one["value"], selected=one["value"] == value)
        for one in held.get("options") or ()
    ]
    name = f"form-select {held.get('className', '')}".rstrip()
    return {"id": held.get("id"), "className": name, "children": options}


def _write_element(tag: str, held: Properties, to: list[str]) -> None:
    to.append(f"<{tag}")
    for name, value in held.items():
        if value is None or value is False or name in _NOT_ATTRIBUTES:
            continue
        text = _style(value) if isinstance(value, dict) else str(value)
        to.append(f' {_attribute(name)}="{escape(text)}"')
    to.append(">")
    if tag not in _VOID:
        _write(held.get("children"), to)
        to.append(f"</{tag}>")


@cache
def _attribute(name: str) -> str:
    return _RENAMED.get(name, name).lower()


def _style(rules: dict[str, Any]) -> str:
    return ";".join(f"{_hyphened(name)}:{value}" for name, value in rules.items())


@cache
def _hyphened(name: str) -> str:
    """A style's name as style sheets spell it: `minWidth` is `min-width`."""
    return re.sub("[A-Z]", lambda capital: "-" + capital[0].lower(), name)
