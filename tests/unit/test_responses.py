"""Kept answers: the same bytes again, until an edition ends; never a write, never an apology."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from typing import Any

import brotli
import flask
import pytest
from werkzeug.test import TestResponse

from dashboard.private import keep_private
from dashboard.responses import CALLBACK, HIT, Kept, keep_responses

READ, WRITE = "page.children", "saved.children"
DECLARED = {
    name: {"inputs": [{"id": "period", "property": "value"}], "state": []} for name in (READ, WRITE)
}
STYLE = "/assets/base.css"


class Folder(dict[str, bytes]):
    """A cache that can be taken away."""

    down = False

    def get(self, key: str, default: Any = None) -> Any:
        self._reach()
        return super().get(key, default)

    def set(self, key: str, value: bytes) -> None:
        self._reach()
        self[key] = value

    def _reach(self) -> None:
        if self.down:
            raise ConnectionError("nobody is there")


class World:
    """A server whose callbacks say how often they were worked out."""

    def __init__(self) -> None:
        self.edition, self.cache, self.worked_out, self.fails = "1", Folder(), 0, False
        self.private = False
        self.server = flask.Flask("test")
        self.server.add_url_rule(CALLBACK, "callback", self.work_out, methods=["POST"])
        self.server.add_url_rule("/assets/<name>", "file", self.send)
        kept = Kept(self.cache, self.read_edition)
        keep_responses(self.server, kept, DECLARED, reads={READ})

    def read_edition(self) -> str:
        if not self.edition:
            raise OSError("the store is away")
        return self.edition

    def work_out(self) -> flask.Response:
        self.worked_out += 1
        if self.fails:
            flask.g.apologised = True
        if self.private:
            keep_private()
        return flask.jsonify(edition=self.edition, times=self.worked_out, words="figure " * 200)

    def send(self, name: str) -> flask.Response:
        if name == "none.css":
            flask.abort(404)
        response = flask.Response("p {}" * 100, mimetype="text/css")
        response.set_etag("one")
        return response

    def ask(self, output: str = READ, accept: str = "br", **asked: Any) -> TestResponse:
        body = {
            "output": output,
            "outputs": dict(zip(("id", "property"), output.split("."), strict=True)),
            "inputs": [{"id": "period", "property": "value", "value": "2023-24"}],
            "changedPropIds": ["period.value"],
        }
        return self.post(json.dumps(body | asked).encode(), accept)

    def post(self, body: bytes, accept: str = "br") -> TestResponse:
        headers = {"Accept-Encoding": accept, "Content-Type": "application/json"}
        return self.server.test_client().post(CALLBACK, data=body, headers=headers)

    def fetch(self, path: str, **headers: str) -> TestResponse:
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.server.test_client().get(path, headers={"Accept-Encoding": "br"} | given)


@pytest.fixture
def world() -> World:
    return World()


def was_kept(response: TestResponse) -> bool:
    return response.headers.get("Cache-Status") == HIT


def test_a_kept_answer_is_the_same_bytes_and_says_that_it_was_kept(world: World) -> None:
    first, again = world.ask(), world.ask()
    assert first.data == again.data
    assert (was_kept(first), was_kept(again)) == (False, True)
    assert world.worked_out == 1


def test_a_publication_makes_every_kept_answer_unreachable(world: World) -> None:
    world.ask()
    world.edition = "2"
    answer = world.ask()
    assert not was_kept(answer)
    assert json.loads(brotli.decompress(answer.data))["edition"] == "2"


def test_another_question_has_another_answer(world: World) -> None:
    world.ask()
    asked = [{"id": "period", "property": "value", "value": "2022-23"}]
    assert not was_kept(world.ask(inputs=asked))


def test_a_callback_that_writes_is_worked_out_every_time(world: World) -> None:
    for _ in range(3):
        assert not was_kept(world.ask(WRITE))
    assert world.worked_out == 3
    assert not world.cache


@pytest.mark.parametrize(
    ("accept", "encoding", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip;q=0.8, br;q=0", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_an_answer_is_kept_for_each_way_of_compressing_it(
    world: World, accept: str, encoding: str | None, unpack: Callable[[bytes], bytes]
) -> None:
    world.ask(accept="gzip" if encoding != "gzip" else "br")
    for _ in range(2):
        answer = world.ask(accept=accept)
        assert answer.headers.get("Content-Encoding") == encoding
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert json.loads(unpack(answer.data))["times"] == 2
    assert was_kept(answer)


def test_an_apology_is_never_kept(world: World) -> None:
    world.fails = True
    world.ask()
    world.fails = False
    assert not was_kept(world.ask())
    assert was_kept(world.ask())


def test_an_answer_that_holds_rows_is_kept_by_nobody(world: World) -> None:
    world.private = True
    for times in range(1, 4):
        answer = world.ask()
        assert not was_kept(answer)
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.get_json(force=True)["times"] == times
    assert not world.cache


def test_a_view_that_holds_rows_is_kept_neither_near_nor_far(world: World) -> None:
    kept = Kept(world.cache, world.read_edition)
    key = kept.key("view", b"/rows-behind")
    with world.server.test_request_context():
        keep_private()
        kept.set(key, b"rows")
        assert kept.get(key) is None
    with world.server.test_request_context():  # another request is not marked by the one before
        kept.set(key, b"counts")
        assert kept.get(key) == b"counts"
    assert list(world.cache.values()) == [b"counts"]


def test_a_cache_that_is_down_makes_answers_slower_and_never_different(world: World) -> None:
    world.cache.down = True
    answers = [world.ask(), world.ask()]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert world.worked_out == 2


def test_what_is_no_answer_in_the_cache_is_not_sent(world: World) -> None:
    world.ask()
    world.cache.update(dict.fromkeys(world.cache, "text"))  # type: ignore[arg-type]
    assert not was_kept(world.ask())


def test_a_store_that_is_away_is_left_to_the_callback_to_explain(world: World) -> None:
    world.edition = ""
    assert world.ask().status_code == 200
    assert not world.cache


def test_a_process_forgets_what_it_sent_long_ago_and_finds_it_in_the_cache(world: World) -> None:
    world.ask()
    for number in range(250):
        world.ask(inputs=[{"id": "period", "property": "value", "value": number}])
    for number in range(250):
        world.ask(inputs=[{"id": "period", "property": "value", "value": number}])
    assert was_kept(world.ask())
    assert world.worked_out == 251


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"null", b"[]", b"5", b"{}", b'{"output": 5}', b'{"output": "page.children"}'],
)
def test_a_body_that_is_no_callback_is_refused(world: World, body: bytes) -> None:
    answer = world.post(body)
    assert (answer.status_code, world.worked_out) == (400, 0)
    assert not was_kept(answer)


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("output", "other.children"),
        ("outputs", None),
        ("outputs", [{"id": "page"}]),
        ("outputs", [{"id": "page", "property": "title"}]),
        ("inputs", None),
        ("inputs", {}),
        ("inputs", []),
        ("inputs", [5]),
        ("inputs", [{"id": "sort", "property": "value", "value": "worst"}]),
        ("state", {}),
        ("state", [{"id": "sort", "property": "value", "value": "worst"}]),
        ("changedPropIds", None),
        ("changedPropIds", [{"id": "period"}]),
    ],
)
def test_a_callback_asked_otherwise_than_declared_is_refused(
    world: World, part: str, value: Any
) -> None:
    assert world.ask(**{part: value}).status_code == 400
    assert world.worked_out == 0
    assert world.ask(**{part: value}).status_code == 400  # and the refusal was not kept either


def test_a_file_is_kept_by_its_address_whatever_the_edition(world: World) -> None:
    first = world.fetch(STYLE)
    world.edition = "2"
    again = world.fetch(STYLE)
    assert (was_kept(first), was_kept(again)) == (False, True)
    assert brotli.decompress(again.data) == b"p {}" * 100
    assert not was_kept(world.fetch(f"{STYLE}?m=1"))


def test_a_file_that_the_browser_has_is_not_sent_again(world: World) -> None:
    tag = world.fetch(STYLE).headers["ETag"]
    answer = world.fetch(STYLE, If_None_Match=tag)
    assert (answer.status_code, answer.data) == (304, b"")
    other = world.fetch(STYLE, If_None_Match=tag, Accept_Encoding="gzip")
    assert other.status_code == 200  # other bytes, another tag


@pytest.mark.parametrize(
    ("path", "for_good"),
    [
        (f"{STYLE}?m=1795343562.1", True),
        ("/assets/part.v4_4_1m1795343562.min.js", True),
        (STYLE, False),
        ("/assets/none.css?m=1", False),
    ],
)
def test_only_an_address_with_a_fingerprint_is_never_asked_for_again(
    world: World, path: str, for_good: bool
) -> None:
    for _ in range(2):
        held = world.fetch(path).headers.get("Cache-Control", "")
        assert ("immutable" in held) is for_good
