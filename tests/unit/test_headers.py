"""A page keeps to itself: no other host, no framing, no guessing."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from flask import Flask, g
from werkzeug.test import TestResponse

from dashboard.domain.people import demonstration
from dashboard.headers import add_headers

SCRIPT = "\nstart(1 < 2);\n"
PAGE = f"""<html><script src="/a.js"></script><script>{SCRIPT}</script>
<script type="text/javascript">other()</script></html>"""


@pytest.fixture
def server() -> Flask:
    made = Flask("test")
    add_headers(made)
    made.add_url_rule("/", "page", lambda: PAGE)
    made.add_url_rule("/data", "data", lambda: {"words": "<script>not one</script>"})
    return made


def policy(response: TestResponse) -> dict[str, list[str]]:
    parts = response.headers["Content-Security-Policy"].split("; ")
    return {name: allowed for name, *allowed in (part.split(" ") for part in parts)}


def hashed(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_only_this_host_and_the_pages_own_scripts_run(server: Flask) -> None:
    allowed = policy(server.test_client().get("/"))["script-src"]
    assert allowed == ["'self'", hashed(SCRIPT), hashed("other()")]


def test_what_is_not_a_page_names_no_script(server: Flask) -> None:
    assert policy(server.test_client().get("/data"))["script-src"] == ["'self'"]


@pytest.mark.parametrize("address", ["/", "/data", "/nowhere"])
def test_every_answer_is_kept_to_this_host(server: Flask, address: str) -> None:
    response = server.test_client().get(address)
    allowed = policy(response)
    assert allowed["default-src"] == allowed["connect-src"] == ["'self'"]
    assert allowed["object-src"] == allowed["frame-ancestors"] == ["'none'"]
    assert not re.search(r"https?:|\*|unsafe-eval", response.headers["Content-Security-Policy"])
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "same-origin"
    assert "camera=()" in response.headers["Permissions-Policy"]


def test_a_page_is_not_kept_by_the_browser_and_what_is_no_page_may_be(server: Flask) -> None:
    assert server.test_client().get("/").headers["Cache-Control"] == "no-store"
    assert "Cache-Control" not in server.test_client().get("/data").headers


def test_in_a_demonstration_there_is_nothing_to_hide_from_the_next_visitor(server: Flask) -> None:
    @server.before_request
    def let_in() -> None:
        g.person = demonstration()

    assert "Cache-Control" not in server.test_client().get("/").headers
