"""What a page shows before its scripts have run: the same tree, sent as HTML in the first answer.

Dash draws a page only after 1.2 MB of scripts and three more requests. Until then the reader sees
this; civic.js takes it away in the very frame in which Dash's own drawing is there.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any

import dash
import flask

from dashboard.access.pages import strip
from dashboard.components.drawn import as_html
from dashboard.responses import Kept

_MAIN = re.compile('<main id="([^"]+)"')
NOWHERE = "no-such-page"  # the address of the page that stands where there is none
FONTS = ("ibm-plex-sans-latin-400-normal", "ibm-plex-sans-latin-600-normal")


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


def _not_found(answer: flask.Response) -> flask.Response:
    answer.status_code = 404
    return answer


class Dashboard(dash.Dash):
    """Dash, but the page that was asked for is in the first answer, ahead of the scripts."""

    def __init__(self, name: str, kept: Kept, **settings: Any) -> None:
        self._kept = kept
        super().__init__(name, **settings)

    def interpolate_index(self, **parts: str) -> str:
        """Dash's page with the view in it, fonts named early and scripts that wait their turn."""
        page = self._page()
        view = self._view(page)
        parts["title"] = escape(page["title"])
        parts["app_entry"] = f"""<div id="first-view">{view}</div>
{parts["app_entry"]}"""
        found = _MAIN.search(view)
        parts["app_entry"] = strip(found[1] if found else "main") + parts["app_entry"]
        parts["css"] = "".join(map(self._early, FONTS)) + parts["css"]
        waiting = parts["scripts"] + parts["renderer"]
        parts["scripts"] = f'<template id="scripts">{waiting}</template>'
        parts["renderer"] = _START
        return super().interpolate_index(**parts)

    def _page(self) -> dict[str, Any]:
        """The page at the address asked for; where there is none, the one that says so."""
        asked = self.strip_relative_path(flask.request.path)
        by_address = {page["path"].strip("/"): page for page in dash.page_registry.values()}
        nowhere = by_address[NOWHERE]
        page = by_address.get(asked or "", nowhere)
        if page is nowhere:
            flask.after_this_request(_not_found)
        return page

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
