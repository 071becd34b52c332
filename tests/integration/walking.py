"""Goes everywhere a reader can: every plain address, every page and every callback of a server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from typing import Any
from zipfile import ZipFile

import flask
from werkzeug.test import TestResponse

import pages
from dashboard.registers.clocks import KEPT_WHOLE

_PLAIN = {"Accept-Encoding": "identity"}  # so that what is kept of an answer can be read
# What an argument of a route may be; any other is filled with the borough's code.
_WORDS = {"dataset": [*sorted(KEPT_WHOLE), "measures"], "ending": ["csv", "xlsx"]}


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
    """A route with every argument it takes filled with each word that could stand there."""
    if "GET" not in rule.methods or str(rule).startswith(("/_dash-component", "/assets")):
        return
    for words in product(*(_WORDS.get(name, ["demo"]) for name in rule.arguments)):
        with client.application.test_request_context():
            filled = dict(zip(rule.arguments, words, strict=True))
            address = flask.url_for(rule.endpoint, **filled)
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
    body = _words(answer.get_data())
    try:
        read = json.dumps(json.loads(body), ensure_ascii=False)
    except json.JSONDecodeError:
        read = ""
    return f"{answer.headers}\n{body}\n{read}"


def _words(body: bytes) -> str:
    """What can be read in an answer, a workbook unpacked; a picture has no words."""
    if body.startswith(b"PK"):
        with ZipFile(BytesIO(body)) as book:
            body = b"\n".join(map(book.read, book.namelist()))
    return body.decode("utf-8", "replace")
