"""Plain addresses beside the pages: whether the service is alive, and whether it can answer."""

from __future__ import annotations

import flask

from dashboard.services import Services


def add_routes(server: flask.Flask, services: Services) -> None:
    """Add `/healthz` (this process runs) and `/readyz` (the store answers; the cache if it can)."""

    @server.get("/healthz")
    def healthz() -> flask.Response:
        return flask.jsonify(status="alive")

    @server.get("/readyz")
    def readyz() -> tuple[flask.Response, int]:
        try:
            edition = services.read.edition()
        except Exception:  # whatever the driver raises, the answer is the same: not ready
            return flask.jsonify(status="the store cannot be reached"), 503
        return flask.jsonify(status="ready", edition=str(edition)), 200
