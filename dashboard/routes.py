"""Plain addresses beside the pages: the chart library, whether it is alive, and can answer."""

from __future__ import annotations

import flask

from dashboard import paths
from dashboard.services import Services

# Where Dash looks for the whole of plotly, on pages that have a chart.
PLOTLY = "/_dash-component-suites/plotly/package_data/plotly.min.js"


def add_routes(server: flask.Flask, services: Services) -> None:
    """Add `/healthz` (this process runs) and `/readyz` (the store answers; the cache if it can)."""

    @server.get(PLOTLY)
    def plotly_bundle() -> flask.Response:
        """The small plotly, which has every kind of chart used here, in place of the whole."""
        small = paths.shipped("assets/vendor/plotly/plotly-basic.min.js")
        return flask.send_file(small, mimetype="text/javascript", max_age=86400)

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
