"""Goes everywhere a reader can: every plain address, every page and every callback of a server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import product
from typing import Any

import flask
from werkzeug.test import TestResponse

import pages

_PLAIN = {"Accept-Encoding": "identity"}  # so that what is kept of an answer can be read


def walk(server: flask.Flask, *addresses: str) -> Iterator[tuple[str, TestResponse]]:
    """Every answer of a server, named: its own routes, the pages at `addresses`, its callbacks.

    An address is asked for as a first page, then as Dash follows a link to it; each callback with
    what the addresses say, and again, in case an answer was kept.
    """
    client = server.test_client()
    for _ in range(2):
        for rule in server.url_map.iter_rules():
            yield from _route(client, rule)
        for address in addresses:
            for path in (address, f"{address}&view=present"):
                yield path, client.get(path, headers=_PLAIN)
        for callback in client.get("/_dash-dependencies").get_json():
            if not callback["no_output"] and callback["clientside_function"] is None:
                yield from _called(client, callback, addresses)


def _route(client: Any, rule: Any) -> Iterator[tuple[str, TestResponse]]:
    """A route with every argument it takes filled with a word that could stand there."""
    if "GET" in rule.methods and not str(rule).startswith(("/_dash-component", "/assets")):
        words = dict.fromkeys(rule.arguments, "demo")
        with client.application.test_request_context():
            address = flask.url_for(rule.endpoint, **words)
        yield address, client.get(f"{address}?org=demo", headers=_PLAIN)


def _called(
    client: Any, callback: Any, addresses: tuple[str, ...]
) -> Iterator[tuple[str, TestResponse]]:
    names = callback["output"].strip(".").split("...")
    outputs = [dict(zip(("id", "property"), name.rsplit(".", 1), strict=True)) for name in names]
    page = str(callback["inputs"][0]["id"]).rpartition("-")[0] if callback["inputs"] else ""
    paths = [module.PAGE.path for module in pages.ALL if module.PAGE.key == page]
    for address in addresses:
        if paths and address.partition("?")[0] not in paths:
            continue  # what another page asks
        inputs = [part | {"value": _value(part, address)} for part in callback["inputs"]]
        state = [part | {"value": None} for part in callback["state"]]
        changed = [f"{inputs[0]['id']}.{inputs[0]['property']}"]
        asked = {"output": callback["output"], "outputs": outputs, "inputs": inputs}
        body = {**asked, "state": state, "changedPropIds": changed}
        given = client.post("/_dash-update-component", json=body, headers=_PLAIN)
        yield f"{callback['output'][:60]} at {address}", given


def _value(part: dict[str, Any], address: str) -> str | None:
    """What an input holds at an address: a part of it, or the filter of that name."""
    path, _, search = address.partition("?")
    whole = {"pathname": path, "search": f"?{search}"}
    query = dict(pair.split("=", 1) for pair in search.split("&"))
    name = str(part["id"]).rpartition("-")[2]
    return whole.get(part["property"], query.get(name))


def everywhere(org: str, measures: dict[str, str]) -> list[str]:
    """Every page of an organisation; those of one measure at each measure's period given."""
    found = [f"{module.PAGE.path}?org={org}" for module in pages.ALL]
    of_one = [module.PAGE.path for module in pages.ALL if "measure" in module.PAGE.filters]
    found += [
        f"{path}?org={org}&measure={code}&period={period}"
        for path, (code, period) in product(of_one, measures.items())
    ]
    return found


def said(answer: TestResponse) -> str:
    """The whole of an answer: head and body, as text and as JSON reads it."""
    body = answer.get_data().decode("utf-8", "replace")  # a picture has no words
    try:
        read = json.dumps(json.loads(body), ensure_ascii=False)
    except json.JSONDecodeError:
        read = ""
    return f"{answer.headers}\n{body}\n{read}"
