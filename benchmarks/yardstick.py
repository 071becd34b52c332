"""What the dashboard is held against: a handler that does nothing, and a static site.

The static site is as quick as this gunicorn can be: every file is compressed and in memory before
the first request, and nothing is worked out.
"""

from __future__ import annotations

import hashlib
import mimetypes
import os
from collections.abc import Iterator
from pathlib import Path

import brotli
import flask

from dashboard import paths

server = flask.Flask("yardstick", static_folder=None)


def _responses(folder: Path, prefix: str, cache_control: str) -> Iterator[tuple[str, bytes, dict]]:
    for file in sorted(folder.rglob("*")):
        if not file.is_file() or "vendor" in file.parts:
            continue
        body = file.read_bytes()
        headers = {
            "Content-Type": mimetypes.guess_type(file.name)[0] or "text/plain",
            "Cache-Control": cache_control,
            "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
        }
        if file.suffix != ".woff2":
            body = brotli.compress(body, quality=5)
            headers["Content-Encoding"] = "br"
        yield f"{prefix}/{file.relative_to(folder).as_posix()}", body, headers


_PAGES = Path(os.environ.get("BENCHMARK_PAGES", "pages"))
_FILES = {
    path: (body, headers)
    for path, body, headers in (
        *_responses(paths.shipped("assets"), "/assets", "public, max-age=31536000, immutable"),
        *_responses(_PAGES, "/static", "no-cache"),
    )
}


@server.route("/empty", methods=["GET", "POST"])
def empty() -> str:
    """Nothing."""
    return ""


@server.get("/<path:_path>")
def file(_path: str) -> flask.Response:
    """A file of the static site."""
    body, headers = _FILES[flask.request.path]
    return flask.Response(body, headers=headers).make_conditional(flask.request)
